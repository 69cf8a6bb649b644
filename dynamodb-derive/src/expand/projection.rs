//! `impl Row` for a projection, wherever its attributes are carried.

use std::rc::Rc;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Generics, Lifetime};

use super::{free_parameter, hidden, inside_a_module, name_type, nested_tuple};
use crate::model::field::Field;
use crate::model::projection::Projection;

pub(crate) fn projection(projection: &Projection<'_>) -> TokenStream {
    let markers = markers(projection);
    let row = match projection.lifetime() {
        Some(lifetime) => borrowed_row(projection, lifetime),
        None => row(projection),
    };
    let facts = facts(projection);
    hidden(&projection.krate, &quote! { #markers #row #facts })
}

/// A type for each field, in a module of its own: a unit struct beside the impls would be a pattern in them.
fn markers(projection: &Projection<'_>) -> TokenStream {
    let of = &projection.of;
    let vis = inside_a_module(projection.vis);
    let idents = projection.read().map(|field| field.ident);
    let impls = projection.read().map(|field| {
        let ident = field.ident;
        let attribute = &field.attribute.read;
        let name = name_type(attribute);
        let entity = quote_spanned!(of.span()=> <#of as _p::Entity>::Marker);
        quote! {
            #[automatically_derived]
            impl _p::Attribute for __fields::#ident {
                const NAME: &'static str = #attribute;
                type Codec = _p::SerdeValue;
            }

            #[automatically_derived]
            impl _p::Field for __fields::#ident {
                type Entity = #entity;
                type Name = #name;
                type Set = _p::Never;
            }
        }
    });
    quote! {
        #[allow(non_camel_case_types, reason = "markers are named as the fields are")]
        mod __fields {
            #(#vis struct #idents;)*
        }
        #(#impls)*
    }
}

fn row(projection: &Projection<'_>) -> TokenStream {
    let Projection { ident, of, .. } = projection;
    let ty_generics = projection.generics.split_for_impl().1;
    let fields = fields(projection);
    let source = free_parameter("I", projection.generics);
    let mut generics = generics_with(projection, &source);
    if !projection.generics.params.is_empty() {
        let owned = syn::parse_quote!(Self: _p::DeserializeOwned + _p::Send + 'static);
        generics.make_where_clause().predicates.push(owned);
    }
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let columns = columns(projection);
    quote! {
        #fields

        #[automatically_derived]
        impl #impl_generics _p::Row<#source> for #ident #ty_generics #where_clause {
            type Entity = #of;

            #columns

            fn decode(row: _p::RowItem) -> _p::Result<Self> {
                row.value()
            }
        }
    }
}

/// Of a projection with a lifetime, which is the reply's.
fn borrowed_row(projection: &Projection<'_>, lifetime: &Lifetime) -> TokenStream {
    let Projection { ident, of, .. } = projection;
    let ty_generics = projection.generics.split_for_impl().1;
    let fields = fields(projection);
    let source = free_parameter("I", projection.generics);
    let generics = generics_with(projection, &source);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let columns = columns(projection);
    let at = Lifetime::new("'row", lifetime.span());
    quote! {
        #fields

        #[automatically_derived]
        impl #impl_generics _p::BorrowedRow<#source> for #ident #ty_generics #where_clause {
            type Entity = #of;

            type At<#at> = #ident<#at>;

            #columns

            fn read(row: &_p::RowItem) -> _p::Result<#ident<'_>, _p::CodecError> {
                row.lend()
            }
        }
    }
}

fn fields(projection: &Projection<'_>) -> TokenStream {
    let ident = projection.ident;
    let (impl_generics, ty_generics, where_clause) = projection.generics.split_for_impl();
    let markers = projection.read().map(|field| {
        let ident = field.ident;
        quote!(__fields::#ident)
    });
    let fields = nested_tuple(markers.collect());
    quote! {
        #[automatically_derived]
        impl #impl_generics _p::Fields for #ident #ty_generics #where_clause {
            type Fields = #fields;
        }
    }
}

fn columns(projection: &Projection<'_>) -> TokenStream {
    let attributes = projection.read().map(|field| &field.attribute.read);
    quote! {
        fn columns() -> _p::Columns {
            _p::Columns::Only(&[#(#attributes),*])
        }
    }
}

/// The projection's parameters and the source that it is read through.
fn generics_with(projection: &Projection<'_>, source: &Ident) -> Generics {
    let mut generics = projection.generics.clone();
    generics.params.push(syn::parse_quote!(#source));
    let carries = syn::parse_quote!(#source: _p::CarriesWhole<Self>);
    generics.make_where_clause().predicates.push(carries);
    generics
}

/// That the entity has each field, of this type, in this attribute: in one body, so that one mistake is one error.
fn facts(projection: &Projection<'_>) -> TokenStream {
    let of = &projection.of;
    let (impl_generics, _, where_clause) = projection.generics.split_for_impl();
    let accesses = projection.read().map(|field| access(field, projection));
    let accesses = quote!(#(#accesses)*);
    let is_generic = !projection.generics.params.is_empty();
    let is_schema_known = !is_generic || projection.lifetime().is_some();
    let in_function = is_generic.then(|| {
        quote! {
            fn _fields #impl_generics () #where_clause { #accesses }
        }
    });
    let in_constant = is_schema_known.then(|| {
        let name = projection.ident.to_string();
        let names = projection.read().map(|field| {
            let (field_name, attribute) = (&field.name, &field.attribute.read);
            quote_spanned! {field.ident.span()=>
                _p::verify_projection(SCHEMA, #name, &[(#field_name, #attribute)]);
            }
        });
        let schema = quote_spanned!(of.span()=> <#of as _p::Entity>::SCHEMA);
        let accesses = (!is_generic).then_some(&accesses);
        quote! {
            const _: () = {
                const SCHEMA: &_p::EntitySchema = #schema;
                #accesses
                #(#names)*
            };
        }
    });
    quote! { #in_constant #in_function }
}

/// A local is named where it is used: a macro may have written the field, with locals of its own.
fn access(field: &Rc<Field<'_>>, projection: &Projection<'_>) -> TokenStream {
    let of = &projection.of;
    let (ident, ty) = (field.ident, field.ty.to_token_stream());
    let is_lent = projection
        .lifetime()
        .is_some_and(|lifetime| mentions(ty.clone(), lifetime));
    let check = match is_lent {
        true => quote_spanned!(ident.span()=> _p::lent::<#ty, _>(&entity.#ident);),
        false => quote_spanned!(ident.span()=> let _: &#ty = &entity.#ident;),
    };
    quote_spanned!(ident.span()=> let _ = |entity: &#of| { #check };)
}

fn mentions(tokens: TokenStream, lifetime: &Lifetime) -> bool {
    let mut after_apostrophe = false;
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => mentions(group.stream(), lifetime),
        TokenTree::Punct(punct) => {
            after_apostrophe = punct.as_char() == '\'';
            false
        }
        TokenTree::Ident(ident) => std::mem::take(&mut after_apostrophe) && ident == lifetime.ident,
        TokenTree::Literal(_) => false,
    })
}
