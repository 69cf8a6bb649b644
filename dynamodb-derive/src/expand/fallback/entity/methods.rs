//! The entity's methods, as far as its attributes can be read: they take anything, so that no call of theirs is wrong.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::{DeriveInput, Visibility};

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
    let ident = &input.ident;
    let mut found = Found {
        vis: &input.vis,
        names: Vec::new(),
        methods: Vec::new(),
    };
    let none = KeyAttr::default();
    let key = attrs.key.get().unwrap_or(&none);
    of_key(&mut found, input, attrs, key);
    for index in &attrs.indexes {
        of_index(&mut found, input, index, key);
    }
    let methods = found.methods;
    let stages = stages(input, attrs);
    quote! {
        #[allow(dead_code, reason = "not every entity is read and written in every way")]
        impl #ident { #(#methods)* }
        #stages
    }
}

fn of_key(found: &mut Found<'_>, input: &DeriveInput, attrs: &EntityAttrs, key: &KeyAttr) {
    let query = query_ident(input);
    let name = |method: &str, in_key: Option<&Ident>| {
        let given = in_key.or_else(|| attrs.methods.get(method)).cloned();
        given.unwrap_or_else(|| Ident::new(method, Span::call_site()))
    };
    for method in ["create", "put", "replace"] {
        found.add(
            &name(method, None),
            &quote!(&self),
            &quote!(_model::Put<Self>),
        );
    }
    let all = distinct(parts(&key.pk).into_iter().chain(parts(&key.sk))).len();
    found.taking(all, &name("get", key.get.get()), &quote!(_model::Get<Self>));
    found.taking(all, &name("delete", None), &quote!(_model::Delete<Self>));
    let own = distinct(parts(&key.pk)).len();
    let queries = quote!(#query<_model::Base, ()>);
    found.taking(own, &name("query", key.query.get()), &queries);
    if attrs.scan.is_set() {
        found.taking(0, &name("scan", None), &quote!(_model::Scan<Self>));
    }
}

fn of_index(found: &mut Found<'_>, input: &DeriveInput, index: &IndexAttr, table: &KeyAttr) {
    let Some(name) = index.key.query.get() else {
        return;
    };
    let (marker, query) = (&index.marker, query_ident(input));
    let is_local = !index.key.pk.is_set();
    let partition = if is_local { &table.pk } else { &index.key.pk };
    let own = distinct(parts(partition)).len();
    found.taking(own, name, &quote!(#query<#marker, ()>));
    if let Some(scan) = index.scan.get() {
        let default = || format_ident!("scan_{}", names::plain(name));
        let scan = scan.clone().unwrap_or_else(default);
        found.taking(0, &scan, &quote!(_model::Scan<Self, #marker>));
    }
}

/// The methods of all sort-key parts, at every stage.
fn stages(input: &DeriveInput, attrs: &EntityAttrs) -> TokenStream {
    let (vis, query) = (&input.vis, query_ident(input));
    let of_key = attrs.key.get().map(|key| &key.sk);
    let keys = of_key
        .into_iter()
        .chain(attrs.indexes.iter().map(|index| &index.key.sk));
    let free = distinct(keys.flat_map(parts)).into_iter();
    let free = free.filter(|part| !VERBS.contains(&part.as_str()));
    let methods = free.filter_map(|part| {
        let name = names::ident(&part, Span::call_site())?;
        Some(quote!(#vis fn #name<C>(self, _: C) -> Self { self }))
    });
    quote! {
        #[allow(dead_code, reason = "not every query gives every part")]
        impl<I, S> #query<I, S> { #(#methods)* }
    }
}

/// Methods under distinct names: the clash of two may be the very mistake.
struct Found<'i> {
    vis: &'i Visibility,
    names: Vec<String>,
    methods: Vec<TokenStream>,
}

impl Found<'_> {
    fn add(&mut self, name: &Ident, parameters: &TokenStream, gives: &TokenStream) {
        let vis = self.vis;
        let plain = names::plain(name);
        if !self.names.contains(&plain) {
            self.names.push(plain);
            let method = quote!(#vis fn #name(#parameters) -> #gives { ::core::unreachable!() });
            self.methods.push(method);
        }
    }

    /// A method that takes so many arguments of any type.
    fn taking(&mut self, arguments: usize, name: &Ident, gives: &TokenStream) {
        let any = (0..arguments).map(|_| quote!(_: impl _p::Sized));
        self.add(name, &quote!(#(#any),*), gives);
    }
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
