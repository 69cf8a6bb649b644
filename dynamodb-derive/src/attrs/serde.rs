//! The `#[serde(..)]` attributes that decide what is stored under which name.
//!
//! They are read leniently: what serde itself refuses is told by serde's own derive, once.

use proc_macro2::Ident;
use syn::spanned::Spanned as _;
use syn::{Attribute, LitStr, Path, PathSegment, Result};

use super::{Meta, walk_silently};
use crate::sink::Sink;

/// `rename = ".."`, or `rename(serialize = "..", deserialize = "..")`.
#[derive(Clone, Default)]
pub(crate) struct Rename {
    pub(crate) serialize: Option<LitStr>,
    pub(crate) deserialize: Option<LitStr>,
}

/// What serde is told about a struct or an enum.
#[derive(Default)]
pub(crate) struct SerdeContainer {
    pub(crate) rename_all: Rename,
    /// The keys given here that change the shape of the whole, by their first word: `tag`, `transparent`, `from`, ..
    pub(crate) others: Vec<Path>,
}

/// What serde is told about a field or a variant. Each flag keeps the word that set it.
#[derive(Default)]
pub(crate) struct SerdeField {
    pub(crate) rename: Rename,
    pub(crate) skip_serializing: Option<Path>,
    pub(crate) skip_deserializing: Option<Path>,
    pub(crate) flatten: Option<Path>,
    /// The function of `with` or `serialize_with`: the stored form is not the type's own.
    pub(crate) serialize_with: Option<Path>,
}

impl SerdeContainer {
    pub(crate) fn read(attributes: &[Attribute]) -> Self {
        let mut read = Self::default();
        walk_silently(attributes, "serde", |meta| {
            if meta.path.is_ident("rename_all") {
                read.rename_all.read(meta)?;
            } else {
                read.others.push(meta.path.clone());
            }
            Ok(())
        });
        read
    }

    /// Whether serde is told one of these, and where.
    pub(crate) fn other(&self, word: &str) -> Option<&Path> {
        self.others.iter().find(|path| path.is_ident(word))
    }
}

impl SerdeField {
    pub(crate) fn read(attributes: &[Attribute]) -> Self {
        let mut read = Self::default();
        walk_silently(attributes, "serde", |meta| read.key(meta));
        read
    }

    fn key(&mut self, meta: &Meta<'_>) -> Result<()> {
        let Some(key) = meta.path.get_ident() else {
            return Ok(());
        };
        let place = || Some(meta.path.clone());
        match key.to_string().as_str() {
            "rename" => self.rename.read(meta)?,
            "skip" => {
                self.skip_serializing = place();
                self.skip_deserializing = place();
            }
            "skip_serializing" => self.skip_serializing = place(),
            "skip_deserializing" => self.skip_deserializing = place(),
            "flatten" => self.flatten = place(),
            "serialize_with" => self.serialize_with = Some(function(meta)?),
            "with" => {
                let mut path = function(meta)?;
                let serialize = Ident::new("serialize", path.span());
                path.segments.push(PathSegment::from(serialize));
                self.serialize_with = Some(path);
            }
            _ => {}
        }
        Ok(())
    }
}

impl Rename {
    fn read(&mut self, meta: &Meta<'_>) -> Result<()> {
        if !meta.input.peek(syn::token::Paren) {
            let name: LitStr = meta.value()?;
            self.serialize = Some(name.clone());
            self.deserialize = Some(name);
            return Ok(());
        }
        let mut ignored = Sink::new();
        let read = meta.list(&mut ignored, |side, _| {
            let name = Some(side.value()?);
            if side.path.is_ident("serialize") {
                self.serialize = name;
            } else if self.deserialize.is_none() {
                // serde takes several names for reading and writes back none of them: the first is the main one
                self.deserialize = name;
            }
            Ok(())
        });
        drop(ignored.finish());
        read
    }
}

fn function(meta: &Meta<'_>) -> Result<Path> {
    meta.value::<LitStr>()?.parse_with(Path::parse_mod_style)
}
