//! The pipeline of every derive: attributes, model, rules, expansion.

use proc_macro2::TokenStream;
use syn::{DeriveInput, Error};

use crate::attrs::entity::EntityAttrs;
use crate::attrs::index::IndexAttrs;
use crate::attrs::key_part::KeyPartAttrs;
use crate::attrs::projection::ProjectionAttrs;
use crate::attrs::serde::SerdeContainer;
use crate::attrs::table::TableAttrs;
use crate::check;
use crate::expand::{self, fallback};
use crate::model::entity::Entity;
use crate::model::index::Index;
use crate::model::key_part::KeyPart;
use crate::model::projection::Projection;
use crate::model::table::Table;
use crate::sink::Sink;

/// What a derive makes of an item: its expansion, or all its mistakes and what stands in for the expansion.
pub(crate) type Outcome = Result<TokenStream, Mistakes>;

/// The mistakes of an item.
pub(crate) struct Mistakes {
    pub(crate) error: Error,
    pub(crate) fallback: TokenStream,
}

/// Runs a derive over an item.
pub(crate) fn run(tokens: TokenStream, derive: fn(&DeriveInput) -> Outcome) -> TokenStream {
    let input = match syn::parse2(tokens) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    derive(&input).unwrap_or_else(|Mistakes { error, fallback }| {
        let mut tokens = error.to_compile_error();
        tokens.extend(fallback);
        tokens
    })
}

pub(crate) fn table(input: &DeriveInput) -> Outcome {
    let mut sink = Sink::new();
    let attrs = TableAttrs::read(&input.attrs, &mut sink);
    let table = Table::resolve(input, &attrs, &mut sink);
    check::table(table.as_ref(), &attrs, input, &mut sink);
    finish(sink, table.as_ref(), expand::table, || {
        fallback::table(input, &attrs)
    })
}

pub(crate) fn index(input: &DeriveInput) -> Outcome {
    let mut sink = Sink::new();
    let attrs = IndexAttrs::read(&input.attrs, &mut sink);
    let index = Index::resolve(input, &attrs, &mut sink);
    check::index(index.as_ref(), &attrs, input, &mut sink);
    finish(sink, index.as_ref(), expand::index, || {
        fallback::index(input, &attrs)
    })
}

pub(crate) fn entity(input: &DeriveInput) -> Outcome {
    let mut sink = Sink::new();
    let attrs = EntityAttrs::read(&input.attrs, &mut sink);
    let serde = SerdeContainer::read(&input.attrs);
    let entity = Entity::resolve(input, &attrs, &serde, &mut sink);
    if let Some(entity) = &entity {
        check::entity(entity, &attrs, &serde, &mut sink);
    }
    finish(sink, entity.as_ref(), expand::entity, || {
        fallback::entity(input, &attrs, entity.as_ref())
    })
}

pub(crate) fn projection(input: &DeriveInput) -> Outcome {
    let mut sink = Sink::new();
    let attrs = ProjectionAttrs::read(&input.attrs, &mut sink);
    let serde = SerdeContainer::read(&input.attrs);
    let projection = Projection::resolve(input, &attrs, &serde, &mut sink);
    if let Some(projection) = &projection {
        check::projection(projection, &serde, &mut sink);
    }
    finish(sink, projection.as_ref(), expand::projection, || {
        fallback::projection(input, &attrs)
    })
}

pub(crate) fn key_part(input: &DeriveInput) -> Outcome {
    let mut sink = Sink::new();
    let attrs = KeyPartAttrs::read(&input.attrs, &mut sink);
    let serde = SerdeContainer::read(&input.attrs);
    let part = KeyPart::resolve(input, &attrs, &serde, &mut sink);
    if let Some(part) = &part {
        check::key_part(part, &serde, &mut sink);
    }
    finish(sink, part.as_ref(), expand::key_part, || {
        fallback::key_part(input, &attrs)
    })
}

/// Expands a model without mistakes. Where there is no model, the sink says why.
fn finish<M>(
    sink: Sink,
    model: Option<&M>,
    expand: impl FnOnce(&M) -> TokenStream,
    fallback: impl FnOnce() -> TokenStream,
) -> Outcome {
    match sink.finish() {
        Ok(()) => Ok(model.map(expand).unwrap_or_default()),
        Err(error) => Err(Mistakes {
            error,
            fallback: fallback(),
        }),
    }
}
