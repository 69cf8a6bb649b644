//! `#[key_part(..)]`: a type of the user's in keys.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, Path, Result};

use super::value::crate_path;
use super::{Slot, flag, key, unknown_key, walk};
use crate::sink::Sink;

/// The attributes of `derive(KeyPart)`.
#[derive(Default)]
pub(crate) struct KeyPartAttrs {
    pub(crate) krate: Slot<Path>,
    pub(crate) ordered: Slot<()>,
}

const KEYS: &[&str] = &["ordered", "crate"];

impl KeyPartAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "key_part", sink, |meta, sink| {
            read.key(meta, sink)
        });
        read
    }

    fn key(&mut self, meta: &ParseNestedMeta<'_>, sink: &mut Sink) -> Result<()> {
        let of = "`#[key_part(..)]`";
        let key = key(meta, of, KEYS)?;
        match key.to_string().as_str() {
            "crate" => self.krate.set(key, crate_path(meta)?, sink),
            "ordered" => self.ordered.set(key, flag(meta)?, sink),
            _ => return Err(unknown_key(meta, of, KEYS)),
        }
        Ok(())
    }
}
