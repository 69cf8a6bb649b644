//! `#[document(..)]`: a struct inside of attributes.

use syn::{Attribute, Path, Result};

use super::value::crate_path;
use super::{Keys, Meta, Misspelt, Slot, walk};
use crate::sink::Sink;

/// The attributes of `derive(Document)`.
#[derive(Default)]
pub(crate) struct DocumentAttrs {
    pub(crate) krate: Slot<Path>,
}

const KEYS: Keys = Keys {
    of: "`#[document(..)]`",
    known: &["crate"],
};

impl DocumentAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "document", sink, |meta, sink| {
            read.key(meta, sink)
        });
        read
    }

    fn key(&mut self, meta: &Meta<'_>, sink: &mut Sink) -> Result<()> {
        KEYS.read(meta, &mut Misspelt::default())?;
        self.krate.fill(meta, crate_path(meta), sink)
    }
}
