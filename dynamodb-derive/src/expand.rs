//! Tokens out of a model in which every lookup succeeded.

use proc_macro2::TokenStream;

use crate::model;

pub(crate) fn table(_: &model::table::Table<'_>) -> TokenStream {
    TokenStream::new()
}

pub(crate) fn index(_: &model::index::Index<'_>) -> TokenStream {
    TokenStream::new()
}

pub(crate) fn entity(_: &model::entity::Entity<'_>) -> TokenStream {
    TokenStream::new()
}

pub(crate) fn projection(_: &model::projection::Projection<'_>) -> TokenStream {
    TokenStream::new()
}

pub(crate) fn key_part(_: &model::key_part::KeyPart<'_>) -> TokenStream {
    TokenStream::new()
}
