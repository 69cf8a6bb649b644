//! What stands in for an expansion when the declaration has mistakes.
//!
//! Without it each use of the item would be an error too, and hide the few that matter. The first mistake becomes the
//! length of an array. That array, `__Refused`, is a type about which the compiler has complained already: whatever is
//! done with a value of it is not told again. So every generated method is there, and gives a `__Refused`.

mod item;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Error, Path};

use self::item::Item;
use super::entity::key_ident;
use super::{free_parameter, hidden};
use crate::attrs::Slot;
use crate::attrs::collection::CollectionAttrs;
use crate::attrs::document::DocumentAttrs;
use crate::attrs::entity::EntityAttrs;
use crate::attrs::index::IndexAttrs;
use crate::attrs::key_part::KeyPartAttrs;
use crate::attrs::projection::ProjectionAttrs;
use crate::attrs::serde::SerdeContainer;
use crate::attrs::table::{self, TableAttrs};
use crate::model::crate_path;
use crate::model::document::Document;
use crate::sink::Sink;

/// A table that lists everything.
pub(crate) fn table(input: &DeriveInput, error: &Error) -> TokenStream {
    let attrs = told_already(|sink| TableAttrs::read(&input.attrs, sink));
    let item = Item::new(input);
    let names = table::METHODS.iter().map(|method| {
        let given = attrs.methods.get(method).cloned();
        given.unwrap_or_else(|| Ident::new(method, input.ident.span()))
    });
    let methods = item.methods(names.collect(), Vec::new());
    let table = item.implement(
        &quote!(_p::Table),
        &quote! {
            type Encoding = __Refused;
            const SCHEMA: &'static _p::TableSchema = __REFUSED;
        },
    );
    let lists = item.implement_for_all(|other| quote!(_p::Lists<#other>), &TokenStream::new());
    let has = item.implement_for_all(|other| quote!(_p::HasIndex<#other>), &TokenStream::new());
    refused(&attrs.krate, error, &quote! { #methods #table #lists #has })
}

/// An index of both kinds that carries everything.
pub(crate) fn index(input: &DeriveInput, error: &Error) -> TokenStream {
    let attrs = told_already(|sink| IndexAttrs::read(&input.attrs, sink));
    let item = Item::new(input);
    let none = TokenStream::new();
    let index = item.implement(
        &quote!(_p::Index),
        &quote!(
            const SCHEMA: &'static _p::IndexSchema = __REFUSED;
        ),
    );
    let kinds = ["GlobalIndex", "LocalIndex", "ProjectsAll"].map(|kind| {
        let kind = format_ident!("{kind}");
        item.implement(&quote!(_p::#kind), &none)
    });
    let projects = item.implement_for_all(|other| quote!(_p::Projects<#other>), &none);
    refused(&attrs.krate, error, &quote! { #index #(#kinds)* #projects })
}

/// An entity that is in every index.
pub(crate) fn entity(input: &DeriveInput, error: &Error) -> TokenStream {
    let attrs = told_already(|sink| EntityAttrs::read(&input.attrs, sink));
    let item = Item::new(input);
    let table = attrs
        .table
        .get()
        .map_or_else(|| quote!(__Refused), |table| quote!(#table));
    let source = free_parameter("C", &input.generics);
    let entity = item.implement(
        &quote!(_p::Entity),
        &quote! {
            type Table = #table;
            type Key = __Refused;
            type Attributes<#source> = __Refused;
            type Marker = __Refused;
            type Version = __Refused;
            type Unique = __Refused;

            const SCHEMA: &'static _p::EntitySchema = __REFUSED;

            fn parts(&self) -> _p::Parts {
                loop {}
            }

            fn encode_fields(&self) -> _p::Result<_p::StoredFields> {
                loop {}
            }

            fn decode_row(_: _p::RowItem) -> _p::Result<Self> {
                loop {}
            }

            fn attributes<#source>() -> __Refused {
                loop {}
            }
        },
    );
    let indexed = item.implement_for_all(
        |other| quote!(_p::IndexedBy<#other>),
        &quote! {
            const ENTRY: _p::Option<&'static _p::IndexEntry> = __REFUSED;
            type Key = __Refused;
        },
    );
    let partition = item.partition();
    let methods = item.methods(functions(input, &attrs), writes(input, &attrs));
    let (keys, row) = (keys(&item, &attrs), item.row());
    let items = quote! { #methods #entity #indexed #partition #row };
    let hidden = refused(&attrs.krate, error, &items);
    quote! { #keys #hidden }
}

/// A projection that every index carries.
pub(crate) fn projection(input: &DeriveInput, error: &Error) -> TokenStream {
    let attrs = told_already(|sink| ProjectionAttrs::read(&input.attrs, sink));
    refused(&attrs.krate, error, &Item::new(input).row())
}

/// The document itself, as far as it has named fields: its attributes are found by their names, and nothing that stands
/// in for them would be taken for one.
pub(crate) fn document(input: &DeriveInput, error: &Error) -> TokenStream {
    let document = told_already(|sink| {
        let attrs = DocumentAttrs::read(&input.attrs, sink);
        Document::resolve(input, &attrs, &SerdeContainer::read(&input.attrs), sink)
    });
    let document = document.as_ref().map(super::document);
    let mistakes = error.to_compile_error();
    quote! { #document #mistakes }
}

/// A collection of nothing.
pub(crate) fn collection(input: &DeriveInput, error: &Error) -> TokenStream {
    let attrs = told_already(|sink| CollectionAttrs::read(&input.attrs, sink));
    let item = Item::new(input);
    let query = attrs.query.get().cloned();
    let query = query.unwrap_or_else(|| Ident::new("query", input.ident.span()));
    let methods = item.methods(vec![query], Vec::new());
    let name = input.ident.to_string();
    let collection = item.implement(
        &quote!(_p::Collection),
        &quote! {
            type Table = __Refused;
            type Index = __Refused;
            type First = __Refused;
            const NAME: &'static str = #name;
            const VARIANTS: &'static [_p::Variant<Self>] = __REFUSED;
        },
    );
    refused(&attrs.krate, error, &quote! { #methods #collection })
}

/// A key part that can do everything.
pub(crate) fn key_part(input: &DeriveInput, error: &Error) -> TokenStream {
    let attrs = told_already(|sink| KeyPartAttrs::read(&input.attrs, sink));
    if let Data::Union(_) = input.data {
        // it could not even be cloned
        return error.to_compile_error();
    }
    let item = Item::new(input);
    let none = TokenStream::new();
    let part = item.implement(
        &quote!(_p::Part),
        &quote! {
            type Ref = Self;

            fn as_part(&self) -> &Self {
                self
            }
        },
    );
    let result = |ok: &TokenStream| quote!(::core::result::Result<#ok, _p::PartError> { loop {} });
    let (written, read, key) = (
        result(&quote!(())),
        result(&quote!(Self)),
        result(&quote!(_p::KeyValue)),
    );
    let key_part = item.implement(
        &quote!(_p::KeyPart),
        &quote! {
            const SHAPE: _p::Shape = __REFUSED;
            fn encode(_: &Self, _: &mut _p::PartWriter<'_>) -> #written
            fn decode(_: &mut _p::PartReader<'_>) -> #read
        },
    );
    let native = item.implement(
        &quote!(_p::NativePart),
        &quote! {
            const TYPE: _p::AttributeType = __REFUSED;
            fn to_key(_: &Self) -> #key
            fn from_key(_: &_p::KeyValue) -> #read
        },
    );
    let comparable = item.implement(
        &quote!(_p::Comparable),
        &quote!(
            type Value = __Refused;
        ),
    );
    let capabilities = ["Ordered", "Text", "HighCardinality"].map(|capability| {
        let capability = format_ident!("{capability}");
        item.implement(&quote!(_p::#capability), &none)
    });
    let supports = item.implement_for_all(|other| quote!(_p::Supports<#other>), &none);
    let nested = item.implement_for_all(
        |other| quote!(_p::HasPart<#other>),
        &quote! {
            type Part = __Refused;

            fn part(&self) -> &__Refused {
                loop {}
            }
        },
    );
    refused(
        &attrs.krate,
        error,
        &quote! { #part #key_part #native #comparable #(#capabilities)* #supports #nested },
    )
}

/// Reads attributes whose mistakes are known.
fn told_already<A>(read: impl FnOnce(&mut Sink) -> A) -> A {
    let mut sink = Sink::new();
    let attrs = read(&mut sink);
    drop(sink.finish());
    attrs
}

/// The mistakes, and the impls that lean on the first of them.
fn refused(krate: &Slot<Path>, error: &Error, impls: &TokenStream) -> TokenStream {
    let mut mistakes = error.into_iter().map(|mistake| mistake.to_compile_error());
    let first = mistakes.next();
    let hidden = hidden(
        &crate_path(krate),
        &quote! {
            type __Refused = [(); #first];
            const __REFUSED: __Refused = loop {};
            #impls
        },
    );
    quote! { #hidden #(#mistakes)* }
}

/// The generated functions that are called on the type; which of them there will be is not known yet.
fn functions(input: &DeriveInput, attrs: &EntityAttrs) -> Vec<Ident> {
    let in_key = |method: &str| {
        let key = attrs.key.get()?;
        match method {
            "query" => key.query.get(),
            "get" => key.get.get(),
            _ => None,
        }
    };
    let own = [
        "get", "query", "update", "upsert", "delete", "check", "scan",
    ]
    .map(|method| {
        let given = in_key(method).or_else(|| attrs.methods.get(method));
        given
            .cloned()
            .unwrap_or_else(|| Ident::new(method, input.ident.span()))
    });
    let indexes = attrs.indexes.iter().flat_map(|index| {
        let query = index.key.query.get();
        let scan = index.scan.get().and_then(Option::as_ref);
        query.into_iter().chain(scan).cloned()
    });
    own.into_iter().chain(indexes).collect()
}

/// The generated methods that are called on a value.
fn writes(input: &DeriveInput, attrs: &EntityAttrs) -> Vec<Ident> {
    let names = ["create", "put", "replace"].map(|method| {
        let given = attrs.methods.get(method).cloned();
        given.unwrap_or_else(|| Ident::new(method, input.ident.span()))
    });
    names.into()
}

/// The typed keys, which signatures of the user's may name.
fn keys(item: &Item<'_>, attrs: &EntityAttrs) -> TokenStream {
    let (vis, ident, of) = (&item.input.vis, &item.input.ident, &item.of);
    let krate = crate_path(&attrs.krate);
    let queries = attrs
        .indexes
        .iter()
        .filter_map(|index| index.key.query.get());
    let keys = std::iter::once(None).chain(queries.map(Some));
    let mut names = Vec::new();
    for name in keys.map(|query| key_ident(ident, query)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let (impl_generics, _, _) = item.generics.split_for_impl();
    quote! {
        #(#vis type #names #impl_generics = <#of as #krate::__private::Entity>::Key;)*
    }
}
