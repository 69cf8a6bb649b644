//! How the values of a field are stored where serde is told a function.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Generics;

use crate::model::field::Field;

/// The codec of a field that is no key by itself, with the type that says so where it is one of its own.
pub(super) fn codec(field: &Field<'_>, generics: &Generics) -> (TokenStream, TokenStream) {
    let Some(function) = &field.serialize_with else {
        return (quote!(_p::SerdeValue), TokenStream::new());
    };
    let codec = format_ident!("__Codec{}", field.number);
    let ty = field.ty;
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let declared = quote! {
        pub struct #codec;

        #[automatically_derived]
        impl _p::FieldCodec for #codec {}

        #[automatically_derived]
        impl #impl_generics _p::ValueCodec<#ty> for #codec #where_clause {
            fn encode(value: &#ty) -> _p::StoredValue {
                _p::encode_with(|to| #function(value, to))
            }
        }
    };
    (quote!(#codec), declared)
}
