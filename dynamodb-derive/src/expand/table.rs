//! `impl Table`, and what the table asks of its indexes and entities.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{LitStr, Path};

use super::{hidden, key_attribute};
use crate::model::table::{Encoding, Table};

pub(crate) fn table(table: &Table<'_>) -> TokenStream {
    let aliases = aliases(table);
    let handles = handles(table);
    let schema = schema(table);
    let lists = lists(table);
    let obligations = obligations(table);
    hidden(
        &table.krate,
        &quote! { #aliases #handles #schema #lists #obligations },
    )
}

/// Inherent, so that a user need not import the trait for them.
fn handles(table: &Table<'_>) -> TokenStream {
    let Table {
        ident,
        vis,
        connect,
        with_client,
        ..
    } = table;
    let name = table.name.value();
    let connect_doc = format!(
        "A handle on the table `{name}`, with the application's AWS configuration: four attempts of 10 s unless it says otherwise."
    );
    let client_doc =
        format!("A handle on the table `{name}` that sends its requests through this client.");
    quote! {
        #[allow(dead_code, reason = "a program connects in one way")]
        impl #ident {
            #[doc = #connect_doc]
            #vis async fn #connect(config: &_p::SdkConfig) -> _model::Db<Self> {
                _p::connect(config)
            }

            #[doc = #client_doc]
            #vis fn #with_client(client: _p::Client) -> _model::Db<Self> {
                _model::Db::new(client)
            }
        }
    }
}

fn schema(table: &Table<'_>) -> TokenStream {
    let Table { ident, name, .. } = table;
    let indexes = table.indexes.iter().enumerate().map(|(number, index)| {
        let alias = index_alias((number, index));
        quote_spanned!(index.span()=> <#alias as _p::Index>::SCHEMA)
    });
    let entities = table.entities.iter().enumerate().map(|(number, entity)| {
        let alias = entity_alias((number, entity));
        quote_spanned!(entity.span()=> <#alias as _p::Entity>::SCHEMA)
    });
    let partition = key_attribute(table.partition);
    let sort = table.sort.map(|sort| {
        let sort = key_attribute(sort);
        quote!(.sort(#sort))
    });
    let ttl = table.ttl.map(|ttl| quote!(.ttl(#ttl)));
    let type_tag = table.type_tag.map(|tag: &LitStr| quote!(.type_tag(#tag)));
    let (marker, encoding) = match table.encoding {
        Encoding::Escaped => (quote!(Escaped), None),
        Encoding::Raw => (quote!(Raw), Some(quote!(.encoding(_p::Encoding::Raw)))),
    };
    // A static: others that lead to it are then not looked through again as far as references lead, which is to all that
    // the table has.
    quote! {
        static __SCHEMA: _p::TableSchema = _p::TableSchema::new(#name, #partition)
            #sort #ttl #type_tag #encoding
            .indexes(&[#(#indexes),*])
            .entities(&[#(#entities),*]);

        #[automatically_derived]
        impl _p::Table for #ident {
            type Encoding = _p::#marker;
            const SCHEMA: &'static _p::TableSchema = &__SCHEMA;
        }
    }
}

fn lists(table: &Table<'_>) -> TokenStream {
    let ident = table.ident;
    let indexes = table.indexes.iter().enumerate().map(index_alias);
    let entities = table.entities.iter().enumerate().map(entity_alias);
    quote! {
        #(#[automatically_derived] impl _p::HasIndex<#indexes> for #ident {})*
        #(#[automatically_derived] impl _p::Lists<#entities> for #ident {})*
    }
}

/// The listed types, each mentioned once: a path that leads nowhere is one error.
fn aliases(table: &Table<'_>) -> TokenStream {
    let indexes = table.indexes.iter().enumerate().map(|(number, index)| {
        let alias = index_alias((number, index));
        quote!(type #alias = #index;)
    });
    let entities = table.entities.iter().enumerate().map(|(number, entity)| {
        let alias = entity_alias((number, entity));
        quote!(type #alias = #entity;)
    });
    quote! { #(#indexes)* #(#entities)* }
}

/// A message about an alias stands at the path that it is for.
fn index_alias((number, index): (usize, &Path)) -> Ident {
    format_ident!("__Index{number}", span = index.span())
}

fn entity_alias((number, entity): (usize, &Path)) -> Ident {
    format_ident!("__Entity{number}", span = entity.span())
}

/// Each at the entry of the list that it is about.
fn obligations(table: &Table<'_>) -> TokenStream {
    let ident = table.ident;
    let of_entities = table.entities.iter().enumerate().map(|(number, entity)| {
        let alias = entity_alias((number, entity));
        quote_spanned!(entity.span()=> _p::ask::Home::<#alias, #ident>::OF.ask();)
    });
    let overlaps = table.entities.iter().enumerate().skip(1);
    let of_pairs = overlaps.map(|(position, entity)| {
        quote_spanned! {entity.span()=>
            const _: () = _p::refuse_overlap(<#ident as _p::Table>::SCHEMA, #position);
        }
    });
    let of_indexes = table.indexes.iter().enumerate().map(|(position, index)| {
        quote_spanned! {index.span()=>
            const _: () = _p::verify_index(<#ident as _p::Table>::SCHEMA, #position);
        }
    });
    quote! {
        fn _obligations() {
            #[allow(unused_imports, reason = "not every table asks everything")]
            use _p::ask::asked::*;
            #(#of_entities)*
        }
        #(#of_pairs)*
        #(#of_indexes)*
    }
}
