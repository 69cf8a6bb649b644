//! `#[table(..)]`: one physical table.

use proc_macro2::Ident;
use syn::{Attribute, LitStr, Path, Result};

use super::methods::MethodAttrs;
use super::value::{KeyAttribute, OneOrMore, crate_path, name};
use super::{Keys, Meta, Misspelt, Slot, walk};
use crate::sink::Sink;

/// The attributes of `derive(Table)`.
#[derive(Default)]
pub(crate) struct TableAttrs {
    pub(crate) krate: Slot<Path>,
    pub(crate) name: Slot<LitStr>,
    pub(crate) pk: Slot<OneOrMore<KeyAttribute>>,
    pub(crate) sk: Slot<OneOrMore<KeyAttribute>>,
    pub(crate) ttl: Slot<LitStr>,
    pub(crate) type_tag: Slot<LitStr>,
    pub(crate) encoding: Slot<Ident>,
    pub(crate) indexes: Vec<Path>,
    /// `None` while nothing was listed; a list that could not be read counts as one.
    pub(crate) entities: Option<Vec<Path>>,
    pub(crate) methods: MethodAttrs,
    pub(crate) misspelt: Misspelt,
}

/// The generated methods, with their default names.
pub(crate) const METHODS: &[&str] = &["connect", "with_client"];

const KEYS: Keys = Keys {
    of: "`#[table(..)]`",
    known: &[
        "name", "pk", "sk", "ttl", "type_tag", "encoding", "indexes", "entities", "methods",
        "crate",
    ],
};

impl TableAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "table", sink, |meta, sink| read.key(meta, sink));
        read
    }

    fn key(&mut self, meta: &Meta<'_>, sink: &mut Sink) -> Result<()> {
        match KEYS.read(meta, &mut self.misspelt)? {
            "crate" => self.krate.fill(meta, crate_path(meta), sink),
            "name" => self.name.fill(meta, meta.value(), sink),
            "pk" => self.pk.fill(meta, meta.value(), sink),
            "sk" => self.sk.fill(meta, meta.value(), sink),
            "ttl" => self.ttl.fill(meta, meta.value(), sink),
            "type_tag" => self.type_tag.fill(meta, meta.value(), sink),
            "encoding" => self.encoding.fill(meta, name(meta), sink),
            "indexes" => {
                self.indexes.extend(meta.values()?);
                Ok(())
            }
            "methods" => self.methods.read(METHODS, meta, sink),
            _ => {
                let entities = self.entities.get_or_insert_default();
                entities.extend(meta.values()?);
                Ok(())
            }
        }
    }

    /// The entities of all lists.
    pub(crate) fn listed(&self) -> &[Path] {
        self.entities.as_deref().unwrap_or_default()
    }
}
