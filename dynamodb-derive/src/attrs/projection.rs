//! `#[projection(..)]`: a typed part of an entity.

use syn::{Attribute, Path, Result};

use super::value::crate_path;
use super::{Keys, Meta, Misspelt, Slot, walk};
use crate::sink::Sink;

/// The attributes of `derive(Projection)`.
#[derive(Default)]
pub(crate) struct ProjectionAttrs {
    pub(crate) krate: Slot<Path>,
    pub(crate) of: Slot<Path>,
    pub(crate) misspelt: Misspelt,
}

const KEYS: Keys = Keys {
    of: "`#[projection(..)]`",
    known: &["of", "crate"],
};

impl ProjectionAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "projection", sink, |meta, sink| {
            read.key(meta, sink)
        });
        read
    }

    fn key(&mut self, meta: &Meta<'_>, sink: &mut Sink) -> Result<()> {
        match KEYS.read(meta, &mut self.misspelt)? {
            "crate" => self.krate.fill(meta, crate_path(meta), sink),
            _ => self.of.fill(meta, meta.value(), sink),
        }
    }
}
