//! A table as its marker declares it.

use proc_macro2::Ident;
use syn::{Data, DeriveInput, Fields, LitStr, Path, Visibility};

use super::crate_path;
use crate::attrs::table::TableAttrs;
use crate::attrs::value::KeyAttribute;
use crate::sink::Sink;
use crate::suggest::nearest_or_all;

/// One physical table.
pub(crate) struct Table<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) krate: Path,
    pub(crate) name: &'a LitStr,
    pub(crate) partition: &'a KeyAttribute,
    pub(crate) sort: Option<&'a KeyAttribute>,
    pub(crate) ttl: Option<&'a LitStr>,
    pub(crate) type_tag: Option<&'a LitStr>,
    pub(crate) encoding: Encoding,
    pub(crate) indexes: &'a [Path],
    pub(crate) entities: &'a [Path],
    /// The name of the generated `connect`.
    pub(crate) connect: Ident,
    /// The name of the generated `with_client`.
    pub(crate) with_client: Ident,
}

/// How text is written into keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Escaped,
    Raw,
}

impl<'a> Table<'a> {
    /// Fills everything in; `None` when something required is missing and the sink holds that.
    pub(crate) fn resolve(
        input: &'a DeriveInput,
        attrs: &'a TableAttrs,
        sink: &mut Sink,
    ) -> Option<Self> {
        let ident = &input.ident;
        let encoding = encoding(attrs.encoding.get(), sink);
        let mut missing = |is_missing: bool, what: &str, fix: &str| {
            if is_missing {
                sink.at(ident, format!("table `{ident}` {what}; add `{fix}`"));
            }
        };
        missing(
            attrs.name.is_missing("name", &attrs.misspelt),
            "has no name",
            "name = \"..\"",
        );
        missing(
            attrs.pk.is_missing("pk", &attrs.misspelt),
            "has no partition key",
            "pk = \"pk\"",
        );
        missing(
            attrs.entities.is_none() && !attrs.misspelt.has("entities"),
            "lists no entity",
            "entities(..)",
        );
        let method = |default: &str| {
            let given = attrs.methods.get(default).cloned();
            given.unwrap_or_else(|| Ident::new(default, ident.span()))
        };
        Some(Self {
            ident,
            vis: &input.vis,
            connect: method("connect"),
            with_client: method("with_client"),
            krate: crate_path(&attrs.krate),
            name: attrs.name.get()?,
            partition: attrs.pk.get()?.items.first()?,
            sort: attrs.sk.get().and_then(|sk| sk.items.first()),
            ttl: attrs.ttl.get(),
            type_tag: attrs.type_tag.get(),
            encoding,
            indexes: &attrs.indexes,
            entities: attrs.listed(),
        })
    }

    /// The attribute that holds each item's entity.
    pub(crate) fn type_tag(&self) -> String {
        self.type_tag
            .map_or_else(|| "_type".to_owned(), LitStr::value)
    }
}

fn encoding(word: Option<&Ident>, sink: &mut Sink) -> Encoding {
    let Some(word) = word else {
        return Encoding::Escaped;
    };
    match word.to_string().as_str() {
        "escaped" => {}
        "raw" => return Encoding::Raw,
        other => sink.at(
            word,
            format!(
                "there is no encoding `{other}`{}",
                nearest_or_all(other, "encodings", ["escaped", "raw"])
            ),
        ),
    }
    Encoding::Escaped
}

/// Whether the input is what a table or an index is declared on: `pub struct Marker;`.
pub(crate) fn is_marker(input: &DeriveInput) -> bool {
    matches!(&input.data, Data::Struct(data) if matches!(data.fields, Fields::Unit))
}
