//! `#[entity(..)]`: how a struct is kept in a table.

mod key;
mod methods;
mod part;
mod when;

use proc_macro2::Ident;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, LitStr, Path, Result};

pub(crate) use self::key::{IndexAttr, KeyAttr};
pub(crate) use self::methods::{METHODS, MethodAttrs};
pub(crate) use self::part::PartAttr;
pub(crate) use self::when::{Call, WhenAttr};
use super::value::{crate_path, name};
use super::{Slot, flag, key, unknown_key, walk};
use crate::sink::Sink;

/// The attributes of `derive(Entity)` on the struct itself.
#[derive(Default)]
pub(crate) struct EntityAttrs {
    pub(crate) krate: Slot<Path>,
    pub(crate) table: Slot<Path>,
    pub(crate) name: Slot<LitStr>,
    pub(crate) key: Slot<KeyAttr>,
    pub(crate) indexes: Vec<IndexAttr>,
    pub(crate) scan: Slot<()>,
    pub(crate) parts: Vec<PartAttr>,
    pub(crate) methods: MethodAttrs,
    pub(crate) module: Slot<Ident>,
}

const KEYS: &[&str] = &[
    "table", "name", "key", "index", "scan", "part", "methods", "module", "crate",
];

impl EntityAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "entity", sink, |meta, sink| {
            read.key(meta, sink)
        });
        read
    }

    fn key(&mut self, meta: &ParseNestedMeta<'_>, sink: &mut Sink) -> Result<()> {
        let of = "`#[entity(..)]`";
        let key = key(meta, of, KEYS)?;
        match key.to_string().as_str() {
            "crate" => self.krate.set(key, crate_path(meta)?, sink),
            "table" => self.table.set(key, meta.value()?.parse()?, sink),
            "name" => self.name.set(key, meta.value()?.parse()?, sink),
            "key" => {
                let value = KeyAttr::read(meta, sink)?;
                self.key.set(key, value, sink);
            }
            "index" => self.indexes.extend(IndexAttr::read(meta, sink)?),
            "scan" => self.scan.set(key, flag(meta)?, sink),
            "part" => self.parts.extend(PartAttr::read(meta)?),
            "methods" => self.methods.read(meta, sink)?,
            "module" => self.module.set(key, name(meta)?, sink),
            _ => return Err(unknown_key(meta, of, KEYS)),
        }
        Ok(())
    }
}
