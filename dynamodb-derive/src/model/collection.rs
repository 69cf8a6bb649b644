//! A collection: an enum of entities that share a partition.

use proc_macro2::Ident;
use syn::{Data, DataEnum, DeriveInput, Fields, Generics, Path, Type, Variant, Visibility};

use super::crate_path;
use crate::attrs::collection::CollectionAttrs;
use crate::sink::Sink;

/// An enum, each variant of which holds one entity.
pub(crate) struct Collection<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) generics: &'a Generics,
    pub(crate) krate: Path,
    pub(crate) table: &'a Path,
    /// `None` for the table itself.
    pub(crate) index: Option<&'a Path>,
    /// The word and the names of `partition(..)`, where they are given.
    pub(crate) partition: Option<(&'a Ident, &'a [Ident])>,
    /// The name of the generated `query`.
    pub(crate) query: Ident,
    pub(crate) variants: Vec<Holder<'a>>,
}

/// A variant, and what it holds.
pub(crate) struct Holder<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) held: &'a Type,
}

impl<'a> Collection<'a> {
    /// Looks everything up; `None` when something required is missing and the sink holds that.
    pub(crate) fn resolve(
        input: &'a DeriveInput,
        attrs: &'a CollectionAttrs,
        sink: &mut Sink,
    ) -> Option<Self> {
        let ident = &input.ident;
        if attrs.table.is_missing("table", &attrs.misspelt) {
            sink.at(
                ident,
                format!("collection `{ident}` names no table; add `#[collection(table = ..)]`"),
            );
        }
        let variants = variants(input, sink);
        let query = attrs.query.get().cloned();
        Some(Self {
            ident,
            vis: &input.vis,
            generics: &input.generics,
            krate: crate_path(&attrs.krate),
            index: attrs.index.get(),
            partition: attrs
                .partition
                .word()
                .zip(attrs.partition.get().map(Vec::as_slice)),
            query: query.unwrap_or_else(|| Ident::new("query", ident.span())),
            variants: variants?,
            table: attrs.table.get()?,
        })
    }
}

/// The variants; `None` when there is none, or one holds something else than one entity.
fn variants<'a>(input: &'a DeriveInput, sink: &mut Sink) -> Option<Vec<Holder<'a>>> {
    let ident = &input.ident;
    let Data::Enum(DataEnum { variants, .. }) = &input.data else {
        sink.at(
            ident,
            format!("collection `{ident}` is one of several entities; declare it as an enum, with a variant for each"),
        );
        return None;
    };
    if variants.is_empty() {
        sink.at(
            ident,
            format!("collection `{ident}` has no variant; add one for each entity: `Order(Order)`"),
        );
        return None;
    }
    let holders: Vec<_> = variants
        .iter()
        .map(|variant| holder(variant, sink))
        .collect();
    holders.into_iter().collect()
}

fn holder<'a>(variant: &'a Variant, sink: &mut Sink) -> Option<Holder<'a>> {
    let ident = &variant.ident;
    if let Fields::Unnamed(fields) = &variant.fields
        && let (Some(field), 1) = (fields.unnamed.first(), fields.unnamed.len())
    {
        return Some(Holder {
            ident,
            held: &field.ty,
        });
    }
    sink.at(
        ident,
        format!(
            "variant `{ident}` of a collection holds one entity and nothing else: `{ident}(..)`"
        ),
    );
    None
}
