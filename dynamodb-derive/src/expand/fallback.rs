//! What stands in for an expansion when the declaration has mistakes.
//!
//! Without it each use of the item would be an error too, and hide the few that matter. These impls make the item what
//! it was meant to be for everyone else; no program that compiles has them.

mod entity;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Generics};

pub(crate) use self::entity::entity;
use super::{free_parameter, hidden, key_attribute};
use crate::attrs::Slot;
use crate::attrs::index::IndexAttrs;
use crate::attrs::key_part::KeyPartAttrs;
use crate::attrs::projection::ProjectionAttrs;
use crate::attrs::table::TableAttrs;
use crate::attrs::value::{KeyAttribute, OneOrMore};
use crate::model::crate_path;

/// A table that lists everything.
pub(crate) fn table(input: &DeriveInput, attrs: &TableAttrs) -> TokenStream {
    let item = Item::new(input);
    let name = attrs
        .name
        .get()
        .map_or_else(String::new, syn::LitStr::value);
    let partition = first(&attrs.pk).unwrap_or_else(any_attribute);
    let sort = (!attrs.sk.is_empty()).then(|| {
        let sort = first(&attrs.sk).unwrap_or_else(any_attribute);
        quote!(.sort(#sort))
    });
    let ttl = attrs.ttl.get().map(|ttl| quote!(.ttl(#ttl)));
    let is_raw = attrs
        .encoding
        .get()
        .is_some_and(|encoding| encoding == "raw");
    let encoding = if is_raw { quote!(Raw) } else { quote!(Escaped) };
    let other = free_parameter("O", &input.generics);
    let table = item.implement(
        &quote!(_p::Table),
        &quote! {
            type Encoding = _p::#encoding;
            const SCHEMA: &'static _p::TableSchema =
                &_p::TableSchema::new(#name, #partition) #sort #ttl .encoding(_p::Encoding::#encoding);
        },
    );
    let lists = item.implement_for_all(&other, &quote!(_p::Lists<#other>), &TokenStream::new());
    let has = item.implement_for_all(&other, &quote!(_p::HasIndex<#other>), &TokenStream::new());
    hidden(&crate_path(&attrs.krate), &quote! { #table #lists #has })
}

/// An index of both kinds that carries everything.
pub(crate) fn index(input: &DeriveInput, attrs: &IndexAttrs) -> TokenStream {
    let item = Item::new(input);
    let name = attrs
        .name
        .get()
        .map_or_else(String::new, syn::LitStr::value);
    let all = |slot: &Slot<OneOrMore<KeyAttribute>>| {
        let attributes = slot.get().map_or(&[][..], |given| &given.items);
        let attributes = attributes.iter().map(key_attribute);
        quote!(&[#(#attributes),*])
    };
    let (partition, sort) = (all(&attrs.pk), all(&attrs.sk));
    let none = TokenStream::new();
    let other = free_parameter("O", &input.generics);
    let index = item.implement(
        &quote!(_p::Index),
        &quote! {
            const SCHEMA: &'static _p::IndexSchema = &_p::IndexSchema::global(
                #name, #partition, #sort, _p::ProjectionSchema::All,
            );
        },
    );
    let kinds = ["GlobalIndex", "LocalIndex", "ProjectsAll"].map(|kind| {
        let kind = quote::format_ident!("{kind}");
        item.implement(&quote!(_p::#kind), &none)
    });
    let projects = item.implement_for_all(&other, &quote!(_p::Projects<#other>), &none);
    hidden(
        &crate_path(&attrs.krate),
        &quote! { #index #(#kinds)* #projects },
    )
}

/// A projection that every index carries; nothing when its entity is not known.
pub(crate) fn projection(input: &DeriveInput, attrs: &ProjectionAttrs) -> TokenStream {
    let Some(of) = attrs.of.get() else {
        return TokenStream::new();
    };
    let row = Item::new(input).row(&quote!(#of));
    hidden(&crate_path(&attrs.krate), &row)
}

/// A key part that can do everything.
pub(crate) fn key_part(input: &DeriveInput, attrs: &KeyPartAttrs) -> TokenStream {
    let item = Item::new(input);
    let none = TokenStream::new();
    let other = free_parameter("O", &input.generics);
    let part = item.implement(
        &quote!(_p::Part),
        &quote! {
            type Ref = Self;

            fn as_part(&self) -> &Self {
                self
            }
        },
    );
    let key_part = item.implement(
        &quote!(_p::KeyPart),
        &quote! {
            const SHAPE: _p::Shape = _p::Shape::text();

            fn encode(
                _: &Self,
                _: &mut _p::PartWriter<'_>,
            ) -> ::core::result::Result<(), _p::PartError> {
                ::core::unreachable!()
            }

            fn decode(
                _: &mut _p::PartReader<'_>,
            ) -> ::core::result::Result<Self, _p::PartError> {
                ::core::unreachable!()
            }
        },
    );
    let native = item.implement(
        &quote!(_p::NativePart),
        &quote! {
            const TYPE: _p::AttributeType = _p::AttributeType::S;

            fn to_key(_: &Self) -> ::core::result::Result<_p::KeyValue, _p::PartError> {
                ::core::unreachable!()
            }

            fn from_key(_: &_p::KeyValue) -> ::core::result::Result<Self, _p::PartError> {
                ::core::unreachable!()
            }
        },
    );
    let capabilities = ["Ordered", "Text", "HighCardinality"].map(|capability| {
        let capability = quote::format_ident!("{capability}");
        item.implement(&quote!(_p::#capability), &none)
    });
    let supports = item.implement_for_all(&other, &quote!(_p::Supports<#other>), &none);
    hidden(
        &crate_path(&attrs.krate),
        &quote! { #part #key_part #native #(#capabilities)* #supports },
    )
}

/// The item that has the mistakes.
struct Item<'i> {
    input: &'i DeriveInput,
}

impl<'i> Item<'i> {
    fn new(input: &'i DeriveInput) -> Self {
        Self { input }
    }

    fn implement(&self, of: &TokenStream, items: &TokenStream) -> TokenStream {
        self.with_generics(&self.input.generics, of, items)
    }

    fn implement_for_all(
        &self,
        parameter: &syn::Ident,
        of: &TokenStream,
        items: &TokenStream,
    ) -> TokenStream {
        let mut generics = self.input.generics.clone();
        generics.params.push(syn::parse_quote!(#parameter));
        self.with_generics(&generics, of, items)
    }

    fn with_generics(
        &self,
        generics: &Generics,
        of: &TokenStream,
        items: &TokenStream,
    ) -> TokenStream {
        let ident = &self.input.ident;
        let (impl_generics, _, where_clause) = generics.split_for_impl();
        let (_, ty_generics, _) = self.input.generics.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #impl_generics #of for #ident #ty_generics #where_clause {
                #items
            }
        }
    }

    fn row(&self, entity: &TokenStream) -> TokenStream {
        let source = free_parameter("I", &self.input.generics);
        self.implement_for_all(
            &source,
            &quote!(_p::Row<#source>),
            &quote! {
                type Entity = #entity;

                fn columns() -> _p::Columns {
                    _p::Columns::Whole
                }

                fn decode(_: _p::RowItem) -> _p::Result<Self> {
                    ::core::unreachable!()
                }
            },
        )
    }
}

fn first(slot: &Slot<OneOrMore<KeyAttribute>>) -> Option<TokenStream> {
    slot.get()?.items.first().map(key_attribute)
}

fn any_attribute() -> TokenStream {
    quote!(_p::KeyAttribute::new("", _p::AttributeType::S))
}
