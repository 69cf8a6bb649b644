//! `#[entity(..)]`: how a struct is kept in a table.

mod key;
mod part;
mod when;

use proc_macro2::Ident;
use syn::{Attribute, LitStr, Path, Result};

pub(crate) use self::key::{IndexAttr, KeyAttr};
pub(crate) use self::part::PartAttr;
pub(crate) use self::when::{Call, WhenAttr};
use super::methods::MethodAttrs;
use super::value::{crate_path, name};
use super::{Keys, Meta, Misspelt, Slot, walk};
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
    /// The names of computed parts whose declaration could not be read: keys may name them all the same.
    pub(crate) unreadable_parts: Vec<String>,
    pub(crate) methods: MethodAttrs,
    pub(crate) module: Slot<Ident>,
    pub(crate) misspelt: Misspelt,
}

/// The generated methods that have a name of their own, with their default names.
pub(crate) const METHODS: &[&str] = &[
    "create", "put", "replace", "update", "upsert", "delete", "check", "get", "query", "scan",
];

const KEYS: Keys = Keys {
    of: "`#[entity(..)]`",
    known: &[
        "table", "name", "key", "index", "scan", "part", "methods", "module", "crate",
    ],
};

impl EntityAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "entity", sink, |meta, sink| {
            read.key(meta, sink)
        });
        read
    }

    fn key(&mut self, meta: &Meta<'_>, sink: &mut Sink) -> Result<()> {
        match KEYS.read(meta, &mut self.misspelt)? {
            "crate" => self.krate.fill(meta, crate_path(meta), sink),
            "table" => self.table.fill(meta, meta.value(), sink),
            "name" => self.name.fill(meta, meta.value(), sink),
            "key" => {
                let key = KeyAttr::read(meta, sink);
                self.key.fill(meta, key, sink)
            }
            "index" => {
                self.indexes.extend(IndexAttr::read(meta, sink)?);
                Ok(())
            }
            "scan" => self.scan.fill(meta, meta.flag(), sink),
            "part" => PartAttr::read(meta, &mut self.parts, &mut self.unreadable_parts, sink),
            "methods" => self.methods.read(METHODS, meta, sink),
            _ => self.module.fill(meta, name(meta), sink),
        }
    }
}
