//! `#[entity(..)]` on a field.

use proc_macro2::Ident;
use syn::{Attribute, Result};

use super::value::name;
use super::{Keys, Meta, Misspelt, Slot, walk};
use crate::sink::Sink;

/// What a field does for its entity besides holding a value.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) version: Slot<()>,
    pub(crate) ttl: Slot<()>,
    pub(crate) created_at: Slot<()>,
    pub(crate) updated_at: Slot<()>,
    /// `unique`, or `unique(set = name)`.
    pub(crate) unique: Slot<Option<Ident>>,
}

const KEYS: Keys = Keys {
    of: "`#[entity(..)]` on a field",
    known: &["version", "ttl", "created_at", "updated_at", "unique"],
};

const UNIQUE_KEYS: Keys = Keys {
    of: "`unique(..)`",
    known: &["set"],
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
            "ttl" => self.ttl.fill(meta, meta.flag(), sink),
            "created_at" => self.created_at.fill(meta, meta.flag(), sink),
            "updated_at" => self.updated_at.fill(meta, meta.flag(), sink),
            _ => {
                let set = setter(meta, sink);
                self.unique.fill(meta, set, sink)
            }
        }
    }
}

fn setter(meta: &Meta<'_>, sink: &mut Sink) -> Result<Option<Ident>> {
    if meta.flag().is_ok() {
        return Ok(None);
    }
    let mut set = Slot::default();
    meta.list(sink, |meta, sink| {
        UNIQUE_KEYS.read(meta, &mut Misspelt::default())?;
        set.fill(meta, name(meta), sink)
    })?;
    Ok(set.get().cloned())
}
