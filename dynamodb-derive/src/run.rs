//! The pipeline of every derive: attributes, model, rules, expansion.

use proc_macro2::TokenStream;
use syn::{DeriveInput, Error, Result};

use crate::attrs::entity::EntityAttrs;
use crate::attrs::index::IndexAttrs;
use crate::attrs::key_part::KeyPartAttrs;
use crate::attrs::projection::ProjectionAttrs;
use crate::attrs::serde::SerdeContainer;
use crate::attrs::table::TableAttrs;
use crate::model::entity::Entity;
use crate::model::index::Index;
use crate::model::key_part::KeyPart;
use crate::model::projection::Projection;
use crate::model::table::Table;
use crate::sink::Sink;
use crate::{check, expand};

/// One derive: what it makes of an item, with all mistakes in the sink.
type Derive = fn(&DeriveInput, Sink) -> Result<TokenStream>;

/// Runs a derive over an item.
pub(crate) fn run(tokens: TokenStream, derive: Derive) -> TokenStream {
    let result = syn::parse2(tokens).and_then(|input| derive(&input, Sink::new()));
    result.unwrap_or_else(|error: Error| error.to_compile_error())
}

pub(crate) fn table(input: &DeriveInput, mut sink: Sink) -> Result<TokenStream> {
    let attrs = TableAttrs::read(&input.attrs, &mut sink);
    let table = Table::resolve(input, &attrs, &mut sink);
    check::table(table.as_ref(), &attrs, input, &mut sink);
    sink.finish()?;
    Ok(table.map(|table| expand::table(&table)).unwrap_or_default())
}

pub(crate) fn index(input: &DeriveInput, mut sink: Sink) -> Result<TokenStream> {
    let attrs = IndexAttrs::read(&input.attrs, &mut sink);
    let index = Index::resolve(input, &attrs, &mut sink);
    check::index(index.as_ref(), &attrs, input, &mut sink);
    sink.finish()?;
    Ok(index.map(|index| expand::index(&index)).unwrap_or_default())
}

pub(crate) fn entity(input: &DeriveInput, mut sink: Sink) -> Result<TokenStream> {
    let attrs = EntityAttrs::read(&input.attrs, &mut sink);
    let serde = SerdeContainer::read(&input.attrs);
    let entity = Entity::resolve(input, &attrs, &serde, &mut sink);
    if let Some(entity) = &entity {
        check::entity(entity, &attrs, &serde, &mut sink);
    }
    sink.finish()?;
    Ok(entity
        .map(|entity| expand::entity(&entity))
        .unwrap_or_default())
}

pub(crate) fn projection(input: &DeriveInput, mut sink: Sink) -> Result<TokenStream> {
    let attrs = ProjectionAttrs::read(&input.attrs, &mut sink);
    let serde = SerdeContainer::read(&input.attrs);
    let projection = Projection::resolve(input, &attrs, &serde, &mut sink);
    if let Some(projection) = &projection {
        check::projection(projection, &serde, &mut sink);
    }
    sink.finish()?;
    Ok(projection
        .map(|projection| expand::projection(&projection))
        .unwrap_or_default())
}

pub(crate) fn key_part(input: &DeriveInput, mut sink: Sink) -> Result<TokenStream> {
    let attrs = KeyPartAttrs::read(&input.attrs, &mut sink);
    let serde = SerdeContainer::read(&input.attrs);
    let part = KeyPart::resolve(input, &attrs, &serde, &mut sink);
    if let Some(part) = &part {
        check::key_part(part, &serde, &mut sink);
    }
    sink.finish()?;
    Ok(part.map(|part| expand::key_part(&part)).unwrap_or_default())
}
