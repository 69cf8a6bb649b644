//! An entity whose declaration has mistakes.

mod methods;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use super::Item;
use crate::attrs::entity::EntityAttrs;
use crate::expand::{free_parameter, hidden};
use crate::model::crate_path;
use crate::names;

/// An entity without fields, in every index; nothing when its table is not known.
pub(crate) fn entity(input: &DeriveInput, attrs: &EntityAttrs) -> TokenStream {
    let Some(table) = attrs.table.get() else {
        return TokenStream::new();
    };
    let item = Item::new(input);
    let tag = names::plain(&input.ident);
    let other = free_parameter("O", &input.generics);
    let entity = item.implement(
        &quote!(_p::Entity),
        &quote! {
            type Table = #table;
            type Key = _p::Unknown<Self>;
            type Attributes<#other> = _p::Unknown<#other>;
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
                ::core::unreachable!()
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
    let impls = quote! { #entity #indexed #row #methods };
    let hidden = hidden(&crate_path(&attrs.krate), &impls);
    let query = methods::query(input, attrs);
    quote! { #query #hidden }
}
