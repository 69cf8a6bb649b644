//! `key(..)` and `index(Marker, ..)` of an entity.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::{Error, Path, Result};

use super::WhenAttr;
use crate::attrs::value::{KeySource, OneOrMore, name, shards};
use crate::attrs::{Keys, Meta, Misspelt, Slot};
use crate::sink::Sink;

/// What the keys of the table and of an index have in common.
#[derive(Default)]
pub(crate) struct KeyAttr {
    pub(crate) pk: Slot<OneOrMore<KeySource>>,
    pub(crate) sk: Slot<OneOrMore<KeySource>>,
    pub(crate) query: Slot<Ident>,
    /// Only of the table's key.
    pub(crate) get: Slot<Ident>,
    pub(crate) shards: Slot<u16>,
    pub(crate) singleton: Slot<()>,
    pub(crate) low_cardinality: Slot<()>,
    pub(crate) misspelt: Misspelt,
}

const TABLE_KEYS: Keys = Keys {
    of: "`key(..)`",
    known: &["pk", "sk", "query", "get", "shards", "singleton", "allow"],
};

const ALLOWANCES: Keys = Keys {
    of: "`allow(..)`",
    known: &["low_cardinality"],
};

impl KeyAttr {
    /// Reads `key(..)`.
    pub(super) fn read(meta: &Meta<'_>, sink: &mut Sink) -> Result<Self> {
        let mut read = Self::default();
        meta.list(sink, |meta, sink| {
            let key = TABLE_KEYS.read(meta, &mut read.misspelt)?;
            read.key(key, meta, sink)
        })?;
        Ok(read)
    }

    fn key(&mut self, key: &str, meta: &Meta<'_>, sink: &mut Sink) -> Result<()> {
        match key {
            "pk" => self.pk.fill(meta, meta.value(), sink),
            "sk" => self.sk.fill(meta, meta.value(), sink),
            "query" => self.query.fill(meta, name(meta), sink),
            "get" => self.get.fill(meta, name(meta), sink),
            "shards" => self.shards.fill(meta, shards(meta), sink),
            "singleton" => self.singleton.fill(meta, meta.flag(), sink),
            _ => meta.list(sink, |meta, sink| {
                ALLOWANCES.read(meta, &mut self.misspelt)?;
                self.low_cardinality.fill(meta, meta.flag(), sink)
            }),
        }
    }
}

/// The entity's place in one index.
pub(crate) struct IndexAttr {
    pub(crate) marker: Path,
    pub(crate) key: KeyAttr,
    pub(crate) when: Slot<WhenAttr>,
    /// The name of the setter of the fields that the keys are made of.
    pub(crate) set: Slot<Ident>,
    /// `scan`, or `scan = name`.
    pub(crate) scan: Slot<Option<Ident>>,
}

const INDEX_KEYS: Keys = Keys {
    of: "`index(..)`",
    known: &[
        "query",
        "pk",
        "sk",
        "when",
        "set",
        "scan",
        "shards",
        "singleton",
        "allow",
    ],
};

impl IndexAttr {
    /// Reads `index(Marker, ..)`; `None` when that failed and the sink holds why.
    pub(super) fn read(meta: &Meta<'_>, sink: &mut Sink) -> Result<Option<Self>> {
        let mistakes = sink.count();
        let word = meta.path.to_token_stream();
        let mut marker = None;
        let mut read = KeyAttr::default();
        let mut when = Slot::default();
        let mut set = Slot::default();
        let mut scan = Slot::default();
        meta.list(sink, |meta, sink| {
            if marker.is_none() && meta.flag().is_ok() && !is_flag(meta) {
                marker = Some(meta.path.clone());
                return Ok(());
            }
            match INDEX_KEYS.read(meta, &mut read.misspelt)? {
                "when" => when.fill(meta, WhenAttr::read(meta), sink),
                "set" => set.fill(meta, name(meta), sink),
                "scan" => scan.fill(meta, scan_name(meta), sink),
                key => read.key(key, meta, sink),
            }
        })?;
        let Some(marker) = marker else {
            if sink.count() > mistakes {
                return Ok(None);
            }
            return Err(Error::new_spanned(
                word,
                "`index` does not say which index; name its type first: `index(Gsi1, query = .., pk = ..)`",
            ));
        };
        Ok(Some(Self {
            marker,
            key: read,
            when,
            set,
            scan,
        }))
    }
}

fn scan_name(meta: &Meta<'_>) -> Result<Option<Ident>> {
    match meta.flag() {
        Ok(()) => Ok(None),
        Err(_) => name(meta).map(Some),
    }
}

/// The keys that have no value either, as the marker has none.
fn is_flag(meta: &Meta<'_>) -> bool {
    ["scan", "singleton"]
        .iter()
        .any(|flag| meta.path.is_ident(flag))
}
