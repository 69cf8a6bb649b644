//! `#[table(..)]`: one physical table.

use proc_macro2::Ident;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, LitStr, Path, Result};

use super::value::{KeyAttribute, OneOrMore, crate_path, name, paths};
use super::{Slot, key, unknown_key, walk};
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
    pub(crate) entities: Vec<Path>,
}

const KEYS: &[&str] = &[
    "name", "pk", "sk", "ttl", "type_tag", "encoding", "indexes", "entities", "crate",
];

impl TableAttrs {
    pub(crate) fn read(attributes: &[Attribute], sink: &mut Sink) -> Self {
        let mut read = Self::default();
        walk(attributes, "table", sink, |meta, sink| read.key(meta, sink));
        read
    }

    fn key(&mut self, meta: &ParseNestedMeta<'_>, sink: &mut Sink) -> Result<()> {
        let of = "`#[table(..)]`";
        let key = key(meta, of, KEYS)?;
        match key.to_string().as_str() {
            "crate" => self.krate.set(key, crate_path(meta)?, sink),
            "name" => self.name.set(key, meta.value()?.parse()?, sink),
            "pk" => self.pk.set(key, meta.value()?.parse()?, sink),
            "sk" => self.sk.set(key, meta.value()?.parse()?, sink),
            "ttl" => self.ttl.set(key, meta.value()?.parse()?, sink),
            "type_tag" => self.type_tag.set(key, meta.value()?.parse()?, sink),
            "encoding" => self.encoding.set(key, name(meta)?, sink),
            "indexes" => self.indexes.extend(paths(meta)?),
            "entities" => self.entities.extend(paths(meta)?),
            _ => return Err(unknown_key(meta, of, KEYS)),
        }
        Ok(())
    }
}
