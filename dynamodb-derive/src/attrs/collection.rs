//! `#[collection(..)]`: entities that share a partition.

use proc_macro2::Ident;
use syn::{Attribute, Path, Result};

use super::value::{crate_path, name};
use super::{Keys, Meta, Misspelt, Slot, walk};
use crate::sink::Sink;

/// The attributes of `derive(Collection)`.
#[derive(Default)]
pub(crate) struct CollectionAttrs {
    pub(crate) krate: Slot<Path>,
    pub(crate) table: Slot<Path>,
    pub(crate) index: Slot<Path>,
    /// The parts of the partition key, in their order.
    pub(crate) partition: Slot<Vec<Ident>>,
    pub(crate) query: Slot<Ident>,
    pub(crate) misspelt: Misspelt,
}

const KEYS: Keys = Keys {
    of: "`#[collection(..)]`",
    known: &["table", "index", "partition", "query", "crate"],
};

impl CollectionAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "collection", sink, |meta, sink| {
            read.key(meta, sink)
        });
        read
    }

    fn key(&mut self, meta: &Meta<'_>, sink: &mut Sink) -> Result<()> {
        match KEYS.read(meta, &mut self.misspelt)? {
            "crate" => self.krate.fill(meta, crate_path(meta), sink),
            "table" => self.table.fill(meta, meta.value(), sink),
            "index" => self.index.fill(meta, meta.value(), sink),
            "partition" => self.partition.fill(meta, meta.values(), sink),
            _ => self.query.fill(meta, name(meta), sink),
        }
    }
}
