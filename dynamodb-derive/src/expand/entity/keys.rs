//! Typed keys: one struct for the primary key and one for each index.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::context::{Context, Source};
use super::parts;
use crate::model::part::Part;
use crate::names;

/// The structs themselves.
pub(super) fn structs(context: &Context<'_>) -> TokenStream {
    let structs = context
        .sources
        .iter()
        .map(|source| declare(source, context));
    quote!(#(#structs)*)
}

/// How they are read from rows.
pub(super) fn rows(context: &Context<'_>) -> TokenStream {
    let rows = context.sources.iter().map(|source| row(source, context));
    quote!(#(#rows)*)
}

/// The parts that a row's keys give back: the index's own, then those of the primary key, each source once.
fn kept<'c>(source: &'c Source<'_>, context: &'c Context<'_>) -> Vec<&'c Part<'c>> {
    let mut kept: Vec<&Part<'_>> = Vec::new();
    for part in source.key.parts().chain(context.entity.key.parts()) {
        let part: &Part<'_> = part;
        let known = kept.iter().any(|known| known.source == part.source);
        if !known && !part.form.is_lossy() {
            kept.push(part);
        }
    }
    kept
}

fn declare(source: &Source<'_>, context: &Context<'_>) -> TokenStream {
    let entity = context.entity;
    let (krate, vis, ident, me) = (context.krate(), entity.vis, &source.key_ident, &context.me);
    let generics = context.generics(&[], []);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let doc = source.index.map_or_else(
        || format!("The primary key of a `{}`, in its parts.", entity.ident),
        |index| {
            let (entity, index) = (entity.ident, index.name());
            format!("The keys of a `{entity}` in the index `{index}`, in their parts.")
        },
    );
    let kept = kept(source, context);
    let private = quote!(#krate::__private);
    let fields = kept.iter().map(|part| {
        let name = &part.name;
        let doc = format!("The part `{}`.", names::plain(name));
        let ty = parts::value_type(part, context, &private);
        quote!(#[doc = #doc] #vis #name: #ty,)
    });
    let key = key_field(&kept);
    quote! {
        #[doc = #doc]
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #[allow(
            dead_code,
            private_interfaces,
            clippy::nursery,
            clippy::restriction,
            reason = "as the fields are"
        )]
        #vis struct #ident #impl_generics #where_clause {
            #(#fields)*
            #key: #krate::Key<#me>,
        }
    }
}

fn row(source: &Source<'_>, context: &Context<'_>) -> TokenStream {
    let (vis, ident, marker, me) = (
        context.entity.vis,
        &source.key_ident,
        &source.marker,
        &context.me,
    );
    let generics = context.of_entity(&[]);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let kept = kept(source, context);
    let key = key_field(&kept);
    let read = read(&kept, &key, context);
    quote! {
        impl #impl_generics #ident #ty_generics #where_clause {
            /// The key itself, which reads or deletes the item.
            #[allow(dead_code, reason = "not every key is used")]
            #vis fn key(&self) -> &_model::Key<#me> {
                &self.#key
            }
        }

        #[automatically_derived]
        impl #impl_generics _p::Row<#marker> for #ident #ty_generics #where_clause {
            type Entity = #me;

            fn columns() -> _p::Columns {
                _p::Columns::Keys
            }

            fn decode(row: _p::RowItem) -> _p::Result<Self> {
                #read
            }
        }
    }
}

fn read(kept: &[&Part<'_>], key: &Ident, context: &Context<'_>) -> TokenStream {
    if kept.is_empty() {
        return quote!(_p::Ok(Self { #key: _p::RowItem::key(&row)? }));
    }
    let (mut markers, mut values) = (quote!(()), quote!(()));
    for (number, part) in kept.iter().enumerate().rev() {
        let (marker, value) = (parts::marker(part, context), value_name(number));
        markers = quote!((#marker, #markers));
        values = quote!((#value, #values));
    }
    let fields = kept.iter().enumerate().map(|(number, part)| {
        let (name, value) = (&part.name, value_name(number));
        quote!(#name: #value,)
    });
    quote! {
        let (#values, key) = _p::read_parts::<#markers, _>(&row)?;
        _p::Ok(Self { #(#fields)* #key: key })
    }
}

/// No name of the user's, which could be a constant's.
fn value_name(number: usize) -> Ident {
    format_ident!("__value{number}")
}

fn key_field(kept: &[&Part<'_>]) -> Ident {
    let names: Vec<String> = kept.iter().map(|part| names::plain(&part.name)).collect();
    super::super::free_field("key", names.iter().map(String::as_str))
}
