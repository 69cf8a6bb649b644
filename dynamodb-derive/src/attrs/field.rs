//! `#[entity(..)]` on a field.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, Result};

use super::{Slot, flag, key, unknown_key, walk};
use crate::sink::Sink;

/// What a field does for its entity besides holding a value.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) version: Slot<()>,
    pub(crate) ttl: Slot<()>,
}

const KEYS: &[&str] = &["version", "ttl"];

impl FieldAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "entity", sink, |meta, sink| {
            read.key(meta, sink)
        });
        read
    }

    fn key(&mut self, meta: &ParseNestedMeta<'_>, sink: &mut Sink) -> Result<()> {
        let of = "`#[entity(..)]` on a field";
        let key = key(meta, of, KEYS)?;
        match key.to_string().as_str() {
            "version" => self.version.set(key, flag(meta)?, sink),
            "ttl" => self.ttl.set(key, flag(meta)?, sink),
            _ => return Err(unknown_key(meta, of, KEYS)),
        }
        Ok(())
    }
}
