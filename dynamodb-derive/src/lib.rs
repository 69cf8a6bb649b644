//! Derive macros of [`dynamodb-model`](https://docs.rs/dynamodb-model); depend on that crate, which exports them.
//!
//! Every derive is one pipeline: `attrs` reads the syntax, `model` looks every name up, `check` applies the rules, and
//! `expand` writes static data and methods of three lines. All mistakes of an item are told in one compile.

mod attrs;
mod check;
mod expand;
mod model;
mod names;
mod path;
mod run;
mod sink;
mod suggest;
mod template;

#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

use crate::expand::fallback;

#[doc = include_str!("../docs/table.md")]
#[proc_macro_derive(Table, attributes(table))]
pub fn derive_table(input: TokenStream) -> TokenStream {
    run::run(input.into(), run::table, fallback::table).into()
}

#[doc = include_str!("../docs/index.md")]
#[proc_macro_derive(Index, attributes(index))]
pub fn derive_index(input: TokenStream) -> TokenStream {
    run::run(input.into(), run::index, fallback::index).into()
}

#[doc = include_str!("../docs/entity.md")]
#[proc_macro_derive(Entity, attributes(entity))]
pub fn derive_entity(input: TokenStream) -> TokenStream {
    run::run(input.into(), run::entity, fallback::entity).into()
}

#[doc = include_str!("../docs/projection.md")]
#[proc_macro_derive(Projection, attributes(projection))]
pub fn derive_projection(input: TokenStream) -> TokenStream {
    run::run(input.into(), run::projection, fallback::projection).into()
}

#[doc = include_str!("../docs/document.md")]
#[proc_macro_derive(Document, attributes(document))]
pub fn derive_document(input: TokenStream) -> TokenStream {
    run::run(input.into(), run::document, fallback::document).into()
}

#[doc = include_str!("../docs/collection.md")]
#[proc_macro_derive(Collection, attributes(collection))]
pub fn derive_collection(input: TokenStream) -> TokenStream {
    run::run(input.into(), run::collection, fallback::collection).into()
}

#[doc = include_str!("../docs/key_part.md")]
#[proc_macro_derive(KeyPart, attributes(key_part))]
pub fn derive_key_part(input: TokenStream) -> TokenStream {
    run::run(input.into(), run::key_part, fallback::key_part).into()
}
