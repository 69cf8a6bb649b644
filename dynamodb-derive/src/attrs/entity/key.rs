//! `key(..)` and `index(Marker, ..)` of an entity.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::meta::ParseNestedMeta;
use syn::{Error, Path, Result};

use super::WhenAttr;
use crate::attrs::value::{KeySource, OneOrMore, name};
use crate::attrs::{Slot, flag, key, unknown_key, walk_nested};
use crate::sink::Sink;
use crate::suggest::nearest_or_all;

/// What the keys of the table and of an index have in common.
#[derive(Default)]
pub(crate) struct KeyAttr {
    pub(crate) pk: Slot<OneOrMore<KeySource>>,
    pub(crate) sk: Slot<OneOrMore<KeySource>>,
    pub(crate) query: Slot<Ident>,
    /// Only of the table's key.
    pub(crate) get: Slot<Ident>,
    pub(crate) singleton: Slot<()>,
    pub(crate) low_cardinality: Slot<()>,
}

const TABLE_KEYS: &[&str] = &["pk", "sk", "query", "get", "singleton", "allow"];

impl KeyAttr {
    /// Reads `key(..)`.
    pub(crate) fn read(meta: &ParseNestedMeta<'_>, sink: &mut Sink) -> Result<Self> {
        let of = "`key(..)`";
        let mut read = Self::default();
        walk_nested(meta, sink, |meta, sink| {
            if key(meta, of, TABLE_KEYS)? == "get" {
                read.get.set(key(meta, of, TABLE_KEYS)?, name(meta)?, sink);
                return Ok(());
            }
            if read.shared_key(meta, sink)? {
                return Ok(());
            }
            Err(unknown_key(meta, of, TABLE_KEYS))
        })?;
        Ok(read)
    }

    /// Reads a key that both kinds know; `false` when it is none.
    fn shared_key(&mut self, meta: &ParseNestedMeta<'_>, sink: &mut Sink) -> Result<bool> {
        let Some(key) = meta.path.get_ident() else {
            return Ok(false);
        };
        match key.to_string().as_str() {
            "pk" => self.pk.set(key, meta.value()?.parse()?, sink),
            "sk" => self.sk.set(key, meta.value()?.parse()?, sink),
            "query" => self.query.set(key, name(meta)?, sink),
            "singleton" => self.singleton.set(key, flag(meta)?, sink),
            "allow" => walk_nested(meta, sink, |meta, sink| self.allowance(meta, sink))?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn allowance(&mut self, meta: &ParseNestedMeta<'_>, sink: &mut Sink) -> Result<()> {
        const KNOWN: [&str; 1] = ["low_cardinality"];
        match meta.path.get_ident() {
            Some(key) if key == "low_cardinality" => {
                self.low_cardinality.set(key, flag(meta)?, sink);
                Ok(())
            }
            _ => {
                let written = meta.path.to_token_stream().to_string();
                Err(meta.error(format!(
                    "`allow` does not know `{written}`{}",
                    nearest_or_all(&written, "allowances", KNOWN)
                )))
            }
        }
    }
}

/// The entity's place in one index.
pub(crate) struct IndexAttr {
    pub(crate) marker: Path,
    pub(crate) key: KeyAttr,
    pub(crate) when: Slot<WhenAttr>,
    pub(crate) scan: Slot<()>,
}

const INDEX_KEYS: &[&str] = &["query", "pk", "sk", "when", "scan", "singleton", "allow"];

impl IndexAttr {
    /// Reads `index(Marker, ..)`; `None` when it names no marker and the sink holds that.
    pub(crate) fn read(meta: &ParseNestedMeta<'_>, sink: &mut Sink) -> Result<Option<Self>> {
        let word = meta.path.to_token_stream();
        let mut marker = None;
        let mut read = KeyAttr::default();
        let mut when = Slot::default();
        let mut scan = Slot::default();
        let mut first = true;
        walk_nested(meta, sink, |meta, sink| {
            if std::mem::take(&mut first) && names_marker(meta) {
                marker = Some(meta.path.clone());
                return Ok(());
            }
            if read.shared_key(meta, sink)? {
                return Ok(());
            }
            let of = "`index(..)`";
            let key = key(meta, of, INDEX_KEYS)?;
            match key.to_string().as_str() {
                "when" => when.set(key, WhenAttr::read(meta)?, sink),
                "scan" => scan.set(key, flag(meta)?, sink),
                _ => return Err(unknown_key(meta, of, INDEX_KEYS)),
            }
            Ok(())
        })?;
        let Some(marker) = marker else {
            return Err(Error::new_spanned(
                word,
                "`index` does not say which index; name its type first: `index(Gsi1, query = .., pk = ..)`",
            ));
        };
        Ok(Some(Self {
            marker,
            key: read,
            when,
            scan,
        }))
    }
}

/// The marker comes first and is followed by nothing; every key but `scan` and `singleton` has a value.
fn names_marker(meta: &ParseNestedMeta<'_>) -> bool {
    let is_flag = ["scan", "singleton"]
        .iter()
        .any(|flag| meta.path.is_ident(flag));
    flag(meta).is_ok() && !is_flag
}
