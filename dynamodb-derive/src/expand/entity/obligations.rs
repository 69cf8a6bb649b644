//! What the user's other declarations must be, each asked at the smallest token that can be wrong.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::attributes::of_their_own;
use super::context::Context;
use super::parts;
use crate::model::key::{Key, KeyValue};
use crate::model::part::Part;

pub(super) fn obligations(context: &Context<'_>) -> TokenStream {
    let types = types(context);
    let generics = context.of_entity(&[]);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let facts = facts(context);
    quote! {
        fn _obligations #impl_generics () #where_clause {
            #[allow(unused_imports, reason = "not every entity asks everything")]
            use _p::ask::asked::*;
            #types
        }
        #facts
    }
}

fn types(context: &Context<'_>) -> TokenStream {
    let entity = context.entity;
    let (me, table) = (&context.me, &entity.table);
    let lists = (!context.is_generic())
        .then(|| quote_spanned!(table.span()=> _p::ask::Listing::<#table, #me>::OF.ask();));
    let indexes = entity.indexes.iter().map(|index| {
        let marker = index.marker;
        let kind = if index.local {
            quote!(Local)
        } else {
            quote!(Global)
        };
        quote_spanned! {marker.span()=>
            _p::ask::Indexing::<#table, #marker>::OF.ask();
            _p::ask::#kind::<#marker>::OF.ask();
        }
    });
    let spread = context.sources.iter().filter(|source| {
        let is_local = source.index.is_some_and(|index| index.local);
        !source.key.low_cardinality && source.key.shards.is_none() && !is_local
    });
    let spread = spread.filter_map(|source| {
        let part = lone_part(source.key)?;
        let ty = parts::value_type(part, context, &quote!(_p));
        let form = parts::form(part.form);
        let place = part.name.span();
        Some(quote_spanned!(place=> _p::ask::Spread::<#ty, #form>::OF.ask();))
    });
    let ttl = entity.roles.ttls.first().map(|(field, _)| {
        let ty = field.ty;
        quote_spanned!(ty.span()=> _p::ttl_field::<#ty>();)
    });
    quote! { #lists #(#indexes)* #(#spread)* #ttl }
}

/// What can be known only when all declarations are there, checked while the crate is.
fn facts(context: &Context<'_>) -> TokenStream {
    if context.is_generic() {
        return TokenStream::new();
    }
    let entity = context.entity;
    let (me, table) = (&context.me, &entity.table);
    let of_table = quote_spanned!(table.span()=> <#table as _p::Table>::SCHEMA);
    let schemas = quote!(#of_table, <#me as _p::Entity>::SCHEMA);
    let of = |values: &[KeyValue<'_>], default: Span| {
        values.first().map_or(default, |value| value.span())
    };
    let here = of(&entity.key.partition, entity.ident.span());
    let partition = quote_spanned!(here=> const _: () = _p::verify_partition_key(#schemas););
    let here = of(&entity.key.sort, here);
    let sort = quote_spanned!(here=> const _: () = _p::verify_sort_key(#schemas););
    let indexes = entity.indexes.iter().enumerate().map(|(number, index)| {
        let marker = index.marker.span();
        let here = of(&index.key.partition, marker);
        let partition =
            quote_spanned!(here=> const _: () = _p::verify_index_partition(#schemas, #number););
        let here = of(&index.key.sort, marker);
        let sort = quote_spanned!(here=> const _: () = _p::verify_index_sort(#schemas, #number););
        quote! { #partition #sort }
    });
    let fields = of_their_own(context).enumerate().map(|(number, field)| {
        quote_spanned!(field.ident.span()=> _p::verify_field(TABLE, ENTITY, #number);)
    });
    let ttl = entity
        .roles
        .ttls
        .first()
        .map(|(field, _)| quote_spanned!(field.ident.span()=> _p::verify_ttl(TABLE, ENTITY);));
    let unique = entity.roles.unique.iter().enumerate().map(|(number, unique)| {
        quote_spanned!(unique.word.span()=> _p::verify_unique(TABLE, ENTITY, #number);)
    });
    // Items, because locals would be looked up where the field was written, which may be another macro; and statics,
    // because the compiler looks through all references of a constant, and through none of a static to other statics.
    quote! {
        #partition
        #sort
        #(#indexes)*
        const _: () = {
            static TABLE: &_p::TableSchema = #of_table;
            static ENTITY: &_p::EntitySchema = <#me as _p::Entity>::SCHEMA;
            #(#fields)*
            #ttl
            #(#unique)*
        };
    }
}

/// The only part of a partition key.
fn lone_part<'k>(key: &'k Key<'k>) -> Option<&'k Part<'k>> {
    let mut parts = key.partition.iter().flat_map(|value| value.parts());
    let first = parts.next()?;
    parts.next().is_none().then_some(first.as_ref())
}
