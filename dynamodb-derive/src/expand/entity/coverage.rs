//! Which attributes can be read through which index, and named in which filter.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{name_type, nested_tuple};
use super::attributes::{of_their_own, stored};
use super::context::{Context, Setting, Source};
use super::parts;
use crate::model::field::Field;
use crate::model::key::{Key, KeyValue};
use crate::model::part::{self, Part};

/// The entity itself is a row of whatever carries all its fields.
pub(super) fn whole(context: &Context<'_>) -> TokenStream {
    let (me, module) = (&context.me, &context.entity.module);
    let read = stored(context).filter(|field| field.not_read.is_none());
    let markers = read.map(|field| {
        let ident = field.ident;
        quote!(#module::#ident)
    });
    let fields = nested_tuple(markers.collect());
    let of_fields = context.generics(&[], []);
    let (fields_generics, _, fields_clause) = of_fields.split_for_impl();
    let source = context.free("I");
    let carried = syn::parse_quote!(#source: _p::CarriesWhole<#me>);
    let assumed = context.is_entity().into_iter().chain([carried]);
    let generics = context.generics(&[&source], assumed);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #fields_generics _p::Fields for #me #fields_clause {
            type Fields = #fields;
        }

        #[automatically_derived]
        impl #impl_generics _p::Row<#source> for #me #where_clause {
            type Entity = Self;

            fn columns() -> _p::Columns {
                _p::Columns::Whole
            }

            fn decode(row: _p::RowItem) -> _p::Result<Self> {
                <Self as _p::Entity>::decode_row(row)
            }
        }
    }
}

/// What is known of each field's attribute.
pub(super) fn markers(context: &Context<'_>) -> TokenStream {
    let fields = stored(context).map(|field| {
        let attribute = attribute(field, context);
        let carries = carries(field, context);
        let filterable = filterable(field, context);
        quote! { #attribute #carries #filterable }
    });
    quote!(#(#fields)*)
}

/// The fields that can be read back from keys, as the schema lists them.
pub(super) fn key_fields(context: &Context<'_>) -> Vec<TokenStream> {
    let mut listed = Vec::new();
    for field in of_their_own(context) {
        let (attribute, ty) = (&field.attribute.written, field.ty);
        for part in context
            .entity
            .parts
            .iter()
            .filter(|part| gives_back(part, field))
        {
            let marker = parts::marker(part, context);
            listed.push(match &field.serialize_with {
                None => quote!(_p::key_field::<#marker>(#attribute)),
                Some(function) => quote! {
                    _p::key_field_with::<#marker>(#attribute, |parts, part| {
                        _p::restore_with::<#marker, #ty>(parts, part, |value, to| #function(value, to))
                    })
                },
            });
        }
    }
    listed
}

fn attribute(field: &Field<'_>, context: &Context<'_>) -> TokenStream {
    let (module, ident) = (&context.entity.module, field.ident);
    let attribute = &field.attribute.written;
    let name = name_type(attribute);
    let (codec, declared) = codec(field, context);
    let set = match context.setting(field) {
        Setting::Never => quote!(Never),
        Setting::WithKeys => quote!(WithKeys),
        Setting::Alone => quote!(Alone),
    };
    quote! {
        #declared

        #[automatically_derived]
        impl _p::Attribute for #module::#ident {
            const NAME: &'static str = #attribute;
            type Codec = #codec;
        }

        #[automatically_derived]
        impl _p::Field for #module::#ident {
            type Entity = #module::Schema;
            type Name = #name;
            type Set = _p::#set;
        }
    }
}

/// How values of the field are stored, with the type that says so where serde is told a function.
fn codec(field: &Field<'_>, context: &Context<'_>) -> (TokenStream, TokenStream) {
    if context
        .sources
        .iter()
        .any(|source| is_bare_in(field, source))
    {
        return (quote!(_p::BareKey), TokenStream::new());
    }
    super::super::codec::codec(field, &context.generics(&[], []))
}

fn carries(field: &Field<'_>, context: &Context<'_>) -> TokenStream {
    let module = &context.entity.module;
    let name = name_type(&field.attribute.written);
    let carries = |source: TokenStream| quote!(_p::Carries<#name, #source> for #module::Schema);
    if field.flatten.is_some() {
        let carries = carries(quote!(I));
        return quote!(#[automatically_derived] impl<I: _p::ProjectsAll> #carries {});
    }
    let gives_back = |key: &Key<'_>| key.parts().any(|part| gives_back(part, field));
    if gives_back(&context.entity.key) {
        let carries = carries(quote!(I));
        return quote!(#[automatically_derived] impl<I> #carries {});
    }
    if !context.sources.iter().any(|source| gives_back(source.key)) {
        let carries = carries(quote!(I));
        return quote!(#[automatically_derived] impl<I: _p::Projects<#name>> #carries {});
    }
    let one_by_one = context.sources.iter().map(|source| {
        let marker = &source.marker;
        let carries = carries(marker.clone());
        if source.index.is_none() || gives_back(source.key) {
            return quote!(#[automatically_derived] impl #carries {});
        }
        quote! {
            #[automatically_derived]
            impl #carries where for<'never> #marker: _p::Projects<#name> {}
        }
    });
    quote!(#(#one_by_one)*)
}

fn filterable(field: &Field<'_>, context: &Context<'_>) -> TokenStream {
    if field.flatten.is_some() {
        return TokenStream::new();
    }
    let (module, ident) = (&context.entity.module, field.ident);
    let is_bare = |source: &Source<'_>| is_bare_in(field, source);
    if !context.sources.iter().any(is_bare) {
        return quote!(#[automatically_derived] impl _p::FilterField for #module::#ident {});
    }
    let name = name_type(&field.attribute.written);
    // Every index carries the table's key.
    let of_table = context
        .sources
        .iter()
        .any(|source| source.index.is_none() && is_bare(source));
    let filterable = if of_table {
        quote!(#[automatically_derived] impl<C> _p::SeenIn<C> for #module::#ident {})
    } else {
        let one_by_one = context.sources.iter().map(|source| {
            let marker = &source.marker;
            let is_there = source.index.is_none() || is_bare(source);
            let clause =
                (!is_there).then(|| quote!(where for<'never> #marker: _p::Projects<#name>));
            quote! {
                #[automatically_derived]
                impl _p::SeenIn<#marker> for #module::#ident #clause {}
            }
        });
        quote! {
            #(#one_by_one)*
            #[automatically_derived]
            impl _p::SeenIn<_model::Stored> for #module::#ident {}
        }
    };
    let free = context
        .sources
        .iter()
        .filter(|source| !is_bare(source))
        .map(|source| &source.marker);
    quote! {
        #filterable
        #[automatically_derived]
        impl _p::FreeIn<_model::Stored> for #module::#ident {}
        #(#[automatically_derived] impl _p::FreeIn<#free> for #module::#ident {})*
    }
}

/// Whether the field is a key attribute of this source by itself.
fn is_bare_in(field: &Field<'_>, source: &Source<'_>) -> bool {
    let mut values = source.key.partition.iter().chain(&source.key.sort);
    values.any(|value| match value {
        KeyValue::Native(part, _) => is_field(part, field),
        KeyValue::Text(..) => false,
    })
}

/// Whether the part holds the field's value, and gives it back.
fn gives_back(part: &Part<'_>, field: &Field<'_>) -> bool {
    is_field(part, field) && !part.form.is_lossy()
}

fn is_field(part: &Part<'_>, field: &Field<'_>) -> bool {
    !part.unique
        && matches!(
            &part.source,
            part::Source::Field(reference)
                if reference.field.number == field.number && reference.rest.is_empty()
        )
}
