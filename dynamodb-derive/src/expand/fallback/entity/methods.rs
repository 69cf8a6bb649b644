//! The entity's methods, as far as its attributes can be read: they take anything, so that no call of theirs is wrong.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::DeriveInput;

use crate::attrs::Slot;
use crate::attrs::entity::{EntityAttrs, IndexAttr, KeyAttr};
use crate::attrs::value::{KeySource, OneOrMore};
use crate::check::VERBS;
use crate::model::crate_path;
use crate::names;
use crate::sink::Sink;
use crate::template::{Piece, Template};

/// The type in which queries with open sort-key parts stand.
pub(super) fn query(input: &DeriveInput, attrs: &EntityAttrs) -> TokenStream {
    if is_generic(input) {
        return TokenStream::new();
    }
    let (krate, vis, ident) = (crate_path(&attrs.krate), &input.vis, &input.ident);
    let query = query_ident(input);
    let doc = format!("A query of `{ident}` items.");
    quote! {
        #krate::__staged_query! {
            #[doc = #doc]
            #vis struct #query[][] of #ident, where []
        }
    }
}

pub(super) fn methods(input: &DeriveInput, attrs: &EntityAttrs) -> TokenStream {
    if is_generic(input) {
        return TokenStream::new();
    }
    let (vis, ident, query) = (&input.vis, &input.ident, query_ident(input));
    let none = KeyAttr::default();
    let key = attrs.key.get().unwrap_or(&none);
    let name = |method: &str, in_key: Option<&Ident>| {
        let given = in_key.or_else(|| attrs.methods.get(method));
        given
            .cloned()
            .unwrap_or_else(|| Ident::new(method, Span::call_site()))
    };
    let mut found = Found::default();
    for method in ["create", "put", "replace"] {
        let name = name(method, None);
        let method = quote!(#vis fn #name(&self) -> _model::Put<Self> { ::core::unreachable!() });
        found.add(&name, method);
    }
    let item_parts = distinct(parts(&key.pk).into_iter().chain(parts(&key.sk)));
    for (method, in_key, ty) in [("get", key.get.get(), "Get"), ("delete", None, "Delete")] {
        let (name, ty) = (name(method, in_key), format_ident!("{ty}"));
        found.add(
            &name,
            taking(vis, &name, item_parts.len(), &quote!(_model::#ty<Self>)),
        );
    }
    let name = name("query", key.query.get());
    let own = distinct(parts(&key.pk)).len();
    found.add(
        &name,
        taking(vis, &name, own, &quote!(#query<_model::Base, ()>)),
    );
    for IndexAttr {
        marker, key: attr, ..
    } in &attrs.indexes
    {
        let Some(name) = attr.query.get() else {
            continue;
        };
        let own = if attr.pk.is_set() {
            distinct(parts(&attr.pk)).len()
        } else {
            own
        };
        found.add(name, taking(vis, name, own, &quote!(#query<#marker, ()>)));
    }
    let methods = found.methods;
    let stages = stages(input, attrs);
    quote! {
        #[allow(dead_code, reason = "not every entity is read and written in every way")]
        impl #ident { #(#methods)* }
        #stages
    }
}

/// The methods of all sort-key parts, at every stage.
fn stages(input: &DeriveInput, attrs: &EntityAttrs) -> TokenStream {
    let (vis, query) = (&input.vis, query_ident(input));
    let of_key = attrs.key.get().map(|key| &key.sk);
    let keys = of_key
        .into_iter()
        .chain(attrs.indexes.iter().map(|index| &index.key.sk));
    let mut found = Found::default();
    for part in distinct(keys.flat_map(parts)) {
        if let Some(name) = names::ident(&part, Span::call_site())
            && !VERBS.contains(&part.as_str())
        {
            let method = quote!(#vis fn #name<C>(self, _: C) -> Self { self });
            found.add(&name, method);
        }
    }
    let methods = found.methods;
    quote! {
        #[allow(dead_code, reason = "not every query gives every part")]
        impl<I, S> #query<I, S> { #(#methods)* }
    }
}

/// Methods under distinct names: the clash of two may be the very mistake.
#[derive(Default)]
struct Found {
    names: Vec<String>,
    methods: Vec<TokenStream>,
}

impl Found {
    fn add(&mut self, name: &Ident, method: TokenStream) {
        let name = names::plain(name);
        if !self.names.contains(&name) {
            self.names.push(name);
            self.methods.push(method);
        }
    }
}

fn taking(
    vis: &syn::Visibility,
    name: &Ident,
    arguments: usize,
    gives: &TokenStream,
) -> TokenStream {
    let types: Vec<Ident> = (0..arguments)
        .map(|number| format_ident!("A{number}"))
        .collect();
    quote!(#vis fn #name<#(#types),*>(#(_: #types),*) -> #gives { ::core::unreachable!() })
}

/// The names of the parts that a key is made of, looked up or not.
fn parts(slot: &Slot<OneOrMore<KeySource>>) -> Vec<String> {
    let mut ignored = Sink::new();
    let mut parts = Vec::new();
    for source in slot.get().map_or(&[][..], |given| &given.items) {
        match source {
            KeySource::Field(path) => parts.push(path.name()),
            KeySource::Template(literal) => {
                let template = Template::parse(literal, &mut ignored);
                let pieces = template.map(|template| template.pieces).unwrap_or_default();
                parts.extend(pieces.iter().filter_map(|piece| match piece {
                    Piece::Part(path, _) => Some(path.name()),
                    Piece::Text(_) => None,
                }));
            }
        }
    }
    drop(ignored.finish());
    parts
}

fn distinct(parts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for part in parts {
        if !distinct.contains(&part) {
            distinct.push(part);
        }
    }
    distinct
}

fn query_ident(input: &DeriveInput) -> Ident {
    format_ident!(
        "{}Query",
        names::plain(&input.ident),
        span = input.ident.span()
    )
}

fn is_generic(input: &DeriveInput) -> bool {
    !input.generics.params.is_empty()
}
