//! An entity: its markers, its typed keys, its methods and `impl Entity`.

mod attributes;
mod context;
mod coverage;
mod keys;
mod methods;
mod obligations;
mod parts;
mod schema;
mod stages;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use self::context::Context;
pub(super) use self::context::key_ident;
use super::hidden;
use crate::model::entity::Entity;

/// What filters are given, of an entity whose keys may be wrong.
pub(super) struct Attributes {
    /// The markers and the struct of paths.
    pub(super) nameable: TokenStream,
    pub(super) impls: TokenStream,
    /// The struct of paths as a type, in the context `C`, and a value of it.
    pub(super) ty: TokenStream,
    pub(super) value: TokenStream,
}

impl Attributes {
    pub(super) fn of(entity: &Entity<'_>, source: &Ident) -> Self {
        let context = Context::new(entity);
        let (markers, paths) = (attributes::markers(&context), attributes::paths(&context));
        let (ident, arguments) = (&context.attributes, context.arguments(&[source]));
        Self {
            nameable: quote! { #markers #paths },
            impls: coverage::fields(&context),
            ty: quote!(#ident #arguments),
            value: attributes::value(&context),
        }
    }
}

pub(crate) fn entity(entity: &Entity<'_>) -> TokenStream {
    let context = Context::new(entity);
    let nameable = [
        attributes::markers(&context),
        attributes::paths(&context),
        keys::structs(&context),
        stages::query(&context),
    ];
    let impls = [
        parts::parts(&context),
        methods::methods(&context),
        stages::stages(&context),
        schema::entity(&context),
        keys::rows(&context),
        coverage::whole(&context),
        coverage::markers(&context),
        obligations::obligations(&context),
    ];
    let hidden = hidden(&entity.krate, &quote! { #(#impls)* });
    quote! { #(#nameable)* #hidden }
}
