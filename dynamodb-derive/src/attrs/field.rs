//! `#[entity(..)]` on a field.

use syn::{Attribute, Result};

use super::{Keys, Meta, Misspelt, Slot, walk};
use crate::sink::Sink;

/// What a field does for its entity besides holding a value.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) version: Slot<()>,
    pub(crate) ttl: Slot<()>,
}

const KEYS: Keys = Keys {
    of: "`#[entity(..)]` on a field",
    known: &["version", "ttl"],
};

impl FieldAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "entity", sink, |meta, sink| {
            read.key(meta, sink)
        });
        read
    }

    fn key(&mut self, meta: &Meta<'_>, sink: &mut Sink) -> Result<()> {
        match KEYS.read(meta, &mut Misspelt::default())? {
            "version" => self.version.fill(meta, meta.flag(), sink),
            _ => self.ttl.fill(meta, meta.flag(), sink),
        }
    }
}
