//! `#[key_part(..)]`: a type of the user's in keys.

use syn::{Attribute, Path, Result};

use super::value::crate_path;
use super::{Keys, Meta, Misspelt, Slot, walk};
use crate::sink::Sink;

/// The attributes of `derive(KeyPart)`.
#[derive(Default)]
pub(crate) struct KeyPartAttrs {
    pub(crate) krate: Slot<Path>,
    pub(crate) ordered: Slot<()>,
}

const KEYS: Keys = Keys {
    of: "`#[key_part(..)]`",
    known: &["ordered", "crate"],
};

impl KeyPartAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "key_part", sink, |meta, sink| {
            read.key(meta, sink)
        });
        read
    }

    fn key(&mut self, meta: &Meta<'_>, sink: &mut Sink) -> Result<()> {
        match KEYS.read(meta, &mut Misspelt::default())? {
            "crate" => self.krate.fill(meta, crate_path(meta), sink),
            _ => self.ordered.fill(meta, meta.flag(), sink),
        }
    }
}
