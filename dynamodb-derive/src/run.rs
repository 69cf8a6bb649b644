//! The pipeline of every derive: attributes, model, rules, expansion.

use proc_macro2::TokenStream;
use syn::{DeriveInput, Error, Result};

use crate::attrs::collection::CollectionAttrs;
use crate::attrs::document::DocumentAttrs;
use crate::attrs::entity::EntityAttrs;
use crate::attrs::index::IndexAttrs;
use crate::attrs::key_part::KeyPartAttrs;
use crate::attrs::projection::ProjectionAttrs;
use crate::attrs::serde::SerdeContainer;
use crate::attrs::table::TableAttrs;
use crate::model::collection::Collection;
use crate::model::document::Document;
use crate::model::entity::Entity;
use crate::model::index::Index;
use crate::model::key_part::KeyPart;
use crate::model::projection::Projection;
use crate::model::table::Table;
use crate::sink::Sink;
use crate::{check, expand};

/// What a derive makes of an item: its expansion, or all its mistakes.
pub(crate) type Derive = fn(&DeriveInput) -> Result<TokenStream>;

/// Runs a derive over an item. Mistakes are told by what stands in for the expansion.
pub(crate) fn run(
    tokens: TokenStream,
    derive: Derive,
    fallback: fn(&DeriveInput, &Error) -> TokenStream,
) -> TokenStream {
    match syn::parse2(tokens) {
        Ok(input) => derive(&input).unwrap_or_else(|error| fallback(&input, &error)),
        Err(error) => error.to_compile_error(),
    }
}

pub(crate) fn table(input: &DeriveInput) -> Result<TokenStream> {
    let mut sink = Sink::new();
    let attrs = TableAttrs::read(&input.attrs, &mut sink);
    let table = Table::resolve(input, &attrs, &mut sink);
    check::table(table.as_ref(), &attrs, input, &mut sink);
    sink.finish()?;
    Ok(table.as_ref().map(expand::table).unwrap_or_default())
}

pub(crate) fn index(input: &DeriveInput) -> Result<TokenStream> {
    let mut sink = Sink::new();
    let attrs = IndexAttrs::read(&input.attrs, &mut sink);
    let index = Index::resolve(input, &attrs, &mut sink);
    check::index(index.as_ref(), &attrs, input, &mut sink);
    sink.finish()?;
    Ok(index.as_ref().map(expand::index).unwrap_or_default())
}

pub(crate) fn entity(input: &DeriveInput) -> Result<TokenStream> {
    let mut sink = Sink::new();
    let attrs = EntityAttrs::read(&input.attrs, &mut sink);
    let serde = SerdeContainer::read(&input.attrs);
    let entity = Entity::resolve(input, &attrs, &serde, &mut sink);
    if let Some(entity) = &entity {
        check::entity(entity, &attrs, &serde, &mut sink);
    }
    sink.finish()?;
    Ok(entity.as_ref().map(expand::entity).unwrap_or_default())
}

pub(crate) fn projection(input: &DeriveInput) -> Result<TokenStream> {
    let mut sink = Sink::new();
    let attrs = ProjectionAttrs::read(&input.attrs, &mut sink);
    let serde = SerdeContainer::read(&input.attrs);
    let projection = Projection::resolve(input, &attrs, &serde, &mut sink);
    if let Some(projection) = &projection {
        check::projection(projection, &serde, &mut sink);
    }
    sink.finish()?;
    Ok(projection
        .as_ref()
        .map(expand::projection)
        .unwrap_or_default())
}

pub(crate) fn document(input: &DeriveInput) -> Result<TokenStream> {
    let mut sink = Sink::new();
    let attrs = DocumentAttrs::read(&input.attrs, &mut sink);
    let serde = SerdeContainer::read(&input.attrs);
    let document = Document::resolve(input, &attrs, &serde, &mut sink);
    if let Some(document) = &document {
        check::document(document, &serde, &mut sink);
    }
    sink.finish()?;
    Ok(document.as_ref().map(expand::document).unwrap_or_default())
}

pub(crate) fn collection(input: &DeriveInput) -> Result<TokenStream> {
    let mut sink = Sink::new();
    let attrs = CollectionAttrs::read(&input.attrs, &mut sink);
    let collection = Collection::resolve(input, &attrs, &mut sink);
    if let Some(collection) = &collection {
        check::collection(collection, &mut sink);
    }
    sink.finish()?;
    Ok(collection
        .as_ref()
        .map(expand::collection)
        .unwrap_or_default())
}

pub(crate) fn key_part(input: &DeriveInput) -> Result<TokenStream> {
    let mut sink = Sink::new();
    let attrs = KeyPartAttrs::read(&input.attrs, &mut sink);
    let serde = SerdeContainer::read(&input.attrs);
    let part = KeyPart::resolve(input, &attrs, &serde, &mut sink);
    if let Some(part) = &part {
        check::key_part(part, &serde, &mut sink);
    }
    sink.finish()?;
    Ok(part.as_ref().map(expand::key_part).unwrap_or_default())
}
