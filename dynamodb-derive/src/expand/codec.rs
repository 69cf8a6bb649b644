//! How the values of a field are stored where serde is told a function.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, Generics};

use crate::model::field::Field;

/// The codec of a field that is no key by itself, with the type that says so where it is one of its own.
pub(super) fn codec(field: &Field<'_>, generics: &Generics) -> (TokenStream, TokenStream) {
    let Some(function) = &field.serialize_with else {
        return (quote!(_p::SerdeValue), TokenStream::new());
    };
    let codec = format_ident!("__Codec{}", field.number);
    let ty = field.ty;
    let generics = named_in(&ty.to_token_stream(), generics);
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

/// The parameters that a type names, with what is asked of them alone: the codec has none that would hold the others.
fn named_in(ty: &TokenStream, generics: &Generics) -> Generics {
    let mut left_out = Vec::new();
    let mut kept = generics.clone();
    kept.params = std::mem::take(&mut kept.params)
        .into_iter()
        .filter(|parameter| {
            let name = match parameter {
                GenericParam::Type(parameter) => &parameter.ident,
                GenericParam::Const(parameter) => &parameter.ident,
                GenericParam::Lifetime(_) => return true,
            };
            let is_named = names(ty.clone(), name);
            if !is_named {
                left_out.push(name.clone());
            }
            is_named
        })
        .collect();
    if let Some(clause) = &mut kept.where_clause {
        clause.predicates = std::mem::take(&mut clause.predicates)
            .into_iter()
            .filter(|predicate| {
                let names = |name| names(predicate.to_token_stream(), name);
                !left_out.iter().any(names)
            })
            .collect();
    }
    kept
}

fn names(tokens: TokenStream, name: &Ident) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == *name,
        TokenTree::Group(group) => names(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
