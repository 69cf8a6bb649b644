//! `impl Row` for a projection, wherever its attributes are carried.

use std::rc::Rc;

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote, quote_spanned};

use syn::Path;
use syn::spanned::Spanned as _;

use super::{free_parameter, hidden, inside_a_module, name_type, nested_tuple};
use crate::model::field::Field;
use crate::model::projection::Projection;

pub(crate) fn projection(projection: &Projection<'_>) -> TokenStream {
    let markers = markers(projection);
    let row = row(projection);
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
    let (fields_generics, ty_generics, fields_clause) = projection.generics.split_for_impl();
    let markers = projection.read().map(|field| {
        let ident = field.ident;
        quote!(__fields::#ident)
    });
    let fields = nested_tuple(markers.collect());
    let source = free_parameter("I", projection.generics);
    let mut generics = projection.generics.clone();
    generics.params.push(syn::parse_quote!(#source));
    let is_generic = !projection.generics.params.is_empty();
    let clause = generics.make_where_clause();
    clause
        .predicates
        .push(syn::parse_quote!(#source: _p::CarriesWhole<Self>));
    if is_generic {
        let owned = syn::parse_quote!(Self: _p::DeserializeOwned + _p::Send + 'static);
        clause.predicates.push(owned);
    }
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let attributes = projection.read().map(|field| &field.attribute.read);
    quote! {
        #[automatically_derived]
        impl #fields_generics _p::Fields for #ident #ty_generics #fields_clause {
            type Fields = #fields;
        }

        #[automatically_derived]
        impl #impl_generics _p::Row<#source> for #ident #ty_generics #where_clause {
            type Entity = #of;

            fn columns() -> _p::Columns {
                _p::Columns::Only(&[#(#attributes),*])
            }

            fn decode(row: _p::RowItem) -> _p::Result<Self> {
                row.value()
            }
        }
    }
}

/// That the entity has each field, of this type, in this attribute: in one body, so that one mistake is one error.
fn facts(projection: &Projection<'_>) -> TokenStream {
    let of = &projection.of;
    let name = projection.ident.to_string();
    let accesses = projection.read().map(|field| access(field, of));
    if projection.generics.params.is_empty() {
        let names = projection.read().map(|field| {
            let (field_name, attribute) = (&field.name, &field.attribute.read);
            quote_spanned! {field.ident.span()=>
                _p::verify_projection(SCHEMA, #name, &[(#field_name, #attribute)]);
            }
        });
        let schema = quote_spanned!(of.span()=> <#of as _p::Entity>::SCHEMA);
        return quote! {
            const _: () = {
                const SCHEMA: &_p::EntitySchema = #schema;
                #(#accesses)*
                #(#names)*
            };
        };
    }
    let (impl_generics, _, where_clause) = projection.generics.split_for_impl();
    quote! {
        fn _fields #impl_generics () #where_clause { #(#accesses)* }
    }
}

/// A local is named where it is used: a macro may have written the field, with locals of its own.
fn access(field: &Rc<Field<'_>>, of: &Path) -> TokenStream {
    let (ident, ty) = (field.ident, field.ty.to_token_stream());
    quote_spanned!(ident.span()=> let _ = |entity: &#of| { let _: &#ty = &entity.#ident; };)
}
