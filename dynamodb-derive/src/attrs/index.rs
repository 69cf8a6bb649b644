//! `#[index(..)]`: a secondary index of a table.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, LitStr, Path, Result, Token};

use super::value::{KeyAttribute, OneOrMore, crate_path};
use super::{Keys, Meta, Misspelt, Slot, in_parentheses, walk};
use crate::sink::Sink;
use crate::suggest::nearest_or_all;

/// The attributes of `derive(Index)`.
#[derive(Default)]
pub(crate) struct IndexAttrs {
    pub(crate) krate: Slot<Path>,
    pub(crate) global: Slot<()>,
    pub(crate) local: Slot<()>,
    pub(crate) name: Slot<LitStr>,
    pub(crate) pk: Slot<OneOrMore<KeyAttribute>>,
    pub(crate) sk: Slot<OneOrMore<KeyAttribute>>,
    pub(crate) project: Slot<Project>,
    pub(crate) misspelt: Misspelt,
}

/// What an index carries besides the keys of the table and its own.
#[derive(Clone)]
pub(crate) enum Project {
    KeysOnly,
    All,
    Include(Vec<LitStr>),
}

const KEYS: Keys = Keys {
    of: "`#[index(..)]`",
    known: &["global", "local", "name", "pk", "sk", "project", "crate"],
};

impl IndexAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "index", sink, |meta, sink| read.key(meta, sink));
        read
    }

    fn key(&mut self, meta: &Meta<'_>, sink: &mut Sink) -> Result<()> {
        match KEYS.read(meta, &mut self.misspelt)? {
            "crate" => self.krate.fill(meta, crate_path(meta), sink),
            "global" => self.global.fill(meta, meta.flag(), sink),
            "local" => self.local.fill(meta, meta.flag(), sink),
            "name" => self.name.fill(meta, meta.value(), sink),
            "pk" => self.pk.fill(meta, meta.value(), sink),
            "sk" => self.sk.fill(meta, meta.value(), sink),
            _ => self.project.fill(meta, meta.value(), sink),
        }
    }

    /// Whether the kind of the index was not even tried to say.
    pub(crate) fn has_no_kind(&self) -> bool {
        self.global.is_missing("global", &self.misspelt)
            && self.local.is_missing("local", &self.misspelt)
            && !self.misspelt.has("global")
            && !self.misspelt.has("local")
    }
}

impl Parse for Project {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let word = Ident::parse_any(input)?;
        match word.to_string().as_str() {
            "keys_only" => Ok(Self::KeysOnly),
            "all" => Ok(Self::All),
            "include" => {
                if !input.peek(syn::token::Paren) {
                    return Err(Error::new(
                        word.span(),
                        "`include` needs its attributes: `include(\"a\", \"b\")`",
                    ));
                }
                let names = in_parentheses(input, |content| {
                    Punctuated::<LitStr, Token![,]>::parse_terminated(content)
                })?;
                Ok(Self::Include(names.into_iter().collect()))
            }
            other => Err(Error::new(
                word.span(),
                format!(
                    "an index cannot project `{other}`{}",
                    nearest_or_all(other, "projections", ["keys_only", "all", "include"])
                ),
            )),
        }
    }
}
