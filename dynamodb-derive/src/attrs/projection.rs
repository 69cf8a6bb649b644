//! `#[projection(..)]`: a typed part of an entity.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, Path, Result};

use super::value::crate_path;
use super::{Slot, key, unknown_key, walk};
use crate::sink::Sink;

/// The attributes of `derive(Projection)`.
#[derive(Default)]
pub(crate) struct ProjectionAttrs {
    pub(crate) krate: Slot<Path>,
    pub(crate) of: Slot<Path>,
}

const KEYS: &[&str] = &["of", "crate"];

impl ProjectionAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "projection", sink, |meta, sink| {
            read.key(meta, sink)
        });
        read
    }

    fn key(&mut self, meta: &ParseNestedMeta<'_>, sink: &mut Sink) -> Result<()> {
        let of = "`#[projection(..)]`";
        let key = key(meta, of, KEYS)?;
        match key.to_string().as_str() {
            "crate" => self.krate.set(key, crate_path(meta)?, sink),
            "of" => self.of.set(key, meta.value()?.parse()?, sink),
            _ => return Err(unknown_key(meta, of, KEYS)),
        }
        Ok(())
    }
}
