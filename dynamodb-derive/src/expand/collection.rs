//! `impl Collection`, its `query`, and what the variants must have in common.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::hidden;
use crate::model::collection::{Collection, Holder};
use crate::names;

pub(crate) fn collection(collection: &Collection<'_>) -> TokenStream {
    let index = collection
        .index
        .map_or_else(|| quote!(_model::Base), |index| index.to_token_stream());
    let query = query(collection);
    let data = data(collection, &index);
    let obligations = obligations(collection, &index);
    let facts = facts(collection);
    hidden(
        &collection.krate,
        &quote! { #query #data #obligations #facts },
    )
}

/// Inherent, as the query of an entity is.
fn query(collection: &Collection<'_>) -> TokenStream {
    let Collection {
        ident, vis, query, ..
    } = collection;
    let names: Vec<_> = match collection.partition {
        Some((_, names)) => names.to_vec(),
        None => vec![format_ident!("partition")],
    };
    let types: Vec<_> = (0..names.len())
        .map(|number| format_ident!("A{number}"))
        .collect();
    let doc = format!("Queries the items of one partition, each a variant of `{ident}`.");
    quote! {
        #[allow(dead_code, clippy::restriction, clippy::self_named_constructors, reason = "a program may only use the type, which may have its name")]
        impl #ident {
            #[doc = #doc]
            #vis fn #query<F, T, #(#types),*>(#(#names: #types),*) -> _model::CollectionQuery<Self>
            where
                Self: _p::InPartition<F, T, (#(#types,)*)>,
            {
                <Self as _p::InPartition<F, T, (#(#types,)*)>>::in_partition((#(#names,)*))
            }
        }
    }
}

fn data(collection: &Collection<'_>, index: &TokenStream) -> TokenStream {
    let Collection { ident, table, .. } = collection;
    let name = names::plain(ident);
    let first = collection.variants.first().map(|variant| variant.held);
    let variants = collection.variants.iter().map(|Holder { ident, held }| {
        quote_spanned! {held.span()=>
            _p::Variant::new::<#held, #index>(|row| _p::in_variant::<#held, #index, _>(row, Self::#ident))
        }
    });
    quote! {
        #[automatically_derived]
        impl _p::Collection for #ident {
            type Table = #table;
            type Index = #index;
            type First = #first;
            const NAME: &'static str = #name;
            const VARIANTS: &'static [_p::Variant<Self>] = &[#(#variants),*];
        }
    }
}

/// What is asked of the types: one table, an index of it, and one kind of partition key.
fn obligations(collection: &Collection<'_>, index: &TokenStream) -> TokenStream {
    let table = collection.table;
    let first = collection.variants.first().map(|variant| variant.held);
    let listed = collection
        .index
        .map(|index| quote_spanned!(index.span()=> _p::ask::Indexing::<#table, #index>::OF.ask();));
    let homes = collection.variants.iter().map(|Holder { held, .. }| {
        quote_spanned!(held.span()=> _p::ask::HomeOfRow::<#held, #index, #table>::OF.ask();)
    });
    let same = collection.variants.iter().skip(1).map(|Holder { held, .. }| {
        quote_spanned!(held.span()=> _p::ask::SamePartition::<#held, #first, #index>::OF.ask();)
    });
    quote! {
        fn _obligations() {
            #[allow(unused_imports, reason = "not every collection asks everything")]
            use _p::ask::asked::*;
            #listed
            #(#homes)*
            #(#same)*
        }
    }
}

/// What is asked of the data: one template of the partition key, and one variant for each entity.
fn facts(collection: &Collection<'_>) -> TokenStream {
    let ident = collection.ident;
    let name = names::plain(ident);
    let variants = quote!(#name, <#ident as _p::Collection>::VARIANTS);
    let first = collection
        .variants
        .first()
        .map(|variant| variant.held.span());
    let (here, given) = match collection.partition {
        Some((word, names)) => {
            let names = names.iter().map(names::plain);
            (word.span(), quote!(_p::Some(&[#(#names),*])))
        }
        None => (first.unwrap_or_else(|| ident.span()), quote!(_p::None)),
    };
    let partition = quote_spanned!(here=> const _: () = _p::verify_partition(#variants, #given););
    let others = collection.variants.iter().enumerate().skip(1);
    let others = others.map(|(number, Holder { held, .. })| {
        quote_spanned!(held.span()=> const _: () = _p::verify_variant(#variants, #number);)
    });
    quote! { #partition #(#others)* }
}
