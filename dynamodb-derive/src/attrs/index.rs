//! `#[index(..)]`: a secondary index of a table.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::meta::ParseNestedMeta;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, LitStr, Path, Result, Token, parenthesized};

use super::value::{KeyAttribute, OneOrMore, crate_path};
use super::{Slot, flag, key, unknown_key, walk};
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
}

/// What an index carries besides the keys of the table and its own.
#[derive(Clone)]
pub(crate) enum Project {
    KeysOnly,
    All,
    Include(Vec<LitStr>),
}

const KEYS: &[&str] = &["global", "local", "name", "pk", "sk", "project", "crate"];

impl IndexAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "index", sink, |meta, sink| read.key(meta, sink));
        read
    }

    fn key(&mut self, meta: &ParseNestedMeta<'_>, sink: &mut Sink) -> Result<()> {
        let of = "`#[index(..)]`";
        let key = key(meta, of, KEYS)?;
        match key.to_string().as_str() {
            "crate" => self.krate.set(key, crate_path(meta)?, sink),
            "global" => self.global.set(key, flag(meta)?, sink),
            "local" => self.local.set(key, flag(meta)?, sink),
            "name" => self.name.set(key, meta.value()?.parse()?, sink),
            "pk" => self.pk.set(key, meta.value()?.parse()?, sink),
            "sk" => self.sk.set(key, meta.value()?.parse()?, sink),
            "project" => self.project.set(key, meta.value()?.parse()?, sink),
            _ => return Err(unknown_key(meta, of, KEYS)),
        }
        Ok(())
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
                let content;
                parenthesized!(content in input);
                let names = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
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
