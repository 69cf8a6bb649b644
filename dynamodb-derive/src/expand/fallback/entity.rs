//! An entity whose declaration has mistakes.

mod methods;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use super::Item;
use crate::attrs::entity::EntityAttrs;
use crate::expand::entity::Attributes;
use crate::expand::{free_parameter, hidden};
use crate::model::crate_path;
use crate::model::entity::Entity;
use crate::names;

/// An entity in every index; nothing when its table is not known.
pub(crate) fn entity(
    input: &DeriveInput,
    attrs: &EntityAttrs,
    model: Option<&Entity<'_>>,
) -> TokenStream {
    let Some(table) = attrs.table.get() else {
        return TokenStream::new();
    };
    let item = Item::new(input);
    let tag = names::plain(&input.ident);
    let other = free_parameter("O", &input.generics);
    let attributes = model.map(|model| Attributes::of(model, &other));
    let ty = attributes
        .as_ref()
        .map_or_else(|| quote!(_p::Unknown<#other>), |a| a.ty.clone());
    let value = attributes
        .as_ref()
        .map_or_else(|| quote!(::core::unreachable!()), |a| a.value.clone());
    let entity = item.implement(
        &quote!(_p::Entity),
        &quote! {
            type Table = #table;
            type Key = _p::Unknown<Self>;
            type Attributes<#other> = #ty;
            type Marker = _p::Unknown<Self>;
            type Version = ();

            const SCHEMA: &'static _p::EntitySchema = &_p::EntitySchema::new(
                #tag, &[], &[], _p::KeyTemplate::Text(&[_p::Segment::Literal(#tag)]),
            ).open();

            fn parts(&self) -> _p::Parts {
                ::core::unreachable!()
            }

            fn encode_fields(&self) -> _p::Result<_p::StoredFields> {
                ::core::unreachable!()
            }

            fn decode_row(_: _p::RowItem) -> _p::Result<Self> {
                ::core::unreachable!()
            }

            fn attributes<#other>() -> Self::Attributes<#other> {
                #value
            }
        },
    );
    let indexed = item.implement_for_all(
        &other,
        &quote!(_p::IndexedBy<#other>),
        &quote! {
            const ENTRY: _p::Option<&'static _p::IndexEntry> = _p::None;
            type Key = _p::Unknown<Self>;
        },
    );
    let row = item.row(&quote!(Self));
    let methods = methods::methods(input, attrs);
    let (nameable, of_fields) = attributes.map(|a| (a.nameable, a.impls)).unzip();
    let impls = quote! { #entity #indexed #row #methods #of_fields };
    let hidden = hidden(&crate_path(&attrs.krate), &impls);
    let query = methods::query(input, attrs);
    quote! { #nameable #query #hidden }
}
