//! An entity: its markers, its typed keys, its methods and `impl Entity`.

mod attributes;
mod context;
mod coverage;
mod groups;
mod keys;
mod methods;
mod obligations;
mod partition;
mod parts;
mod schema;
mod stages;

use proc_macro2::TokenStream;
use quote::quote;

use self::context::Context;
pub(super) use self::context::key_ident;
use super::hidden;
use crate::model::entity::Entity;

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
        groups::setters(&context),
        partition::partitions(&context),
        obligations::obligations(&context),
    ];
    let hidden = hidden(&entity.krate, &quote! { #(#impls)* });
    quote! { #(#nameable)* #hidden }
}
