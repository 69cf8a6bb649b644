//! The setters of fields that index keys are made of: one for each group that must change together.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::context::Context;
use super::parts::{self, Root};
use super::schema;
use crate::model::field::Field;
use crate::model::group::{Group, groups};

pub(super) fn setters(context: &Context<'_>) -> TokenStream {
    let setters: Vec<TokenStream> = groups(context.entity)
        .iter()
        .filter(|group| group.fields.iter().all(|field| is_stored(field)))
        .map(|group| setter(group, context))
        .collect();
    if setters.is_empty() {
        return TokenStream::new();
    }
    let attributes = &context.attributes;
    let arguments = context.arguments(&[&quote!(_p::Changes)]);
    let generics = context.of_entity(&[]);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    quote! {
        #[allow(dead_code, clippy::restriction, reason = "not every one is called")]
        impl #impl_generics #attributes #arguments #where_clause {
            #(#setters)*
        }
    }
}

fn setter(group: &Group<'_>, context: &Context<'_>) -> TokenStream {
    let entity = context.entity;
    let (vis, module) = (entity.vis, &entity.module);
    let name = name(group);
    let doc = doc(group, context);
    let taken = || {
        let both = group.needed.iter().chain(&group.fields);
        both.map(AsRef::as_ref)
    };
    let parameters = taken().map(|field| {
        let (name, ty) = (field.ident, field.ty);
        quote!(#name: impl _p::Given<#ty>)
    });
    let values = taken().map(|field| {
        let (name, ty, value) = (field.ident, field.ty, Root::Given.field(field));
        quote!(let #value = _p::Given::<#ty>::given(#name);)
    });
    let list = match context.is_generic() {
        true => {
            let me = &context.me;
            quote!(<#me as _p::Entity>::SCHEMA.parts())
        }
        false => quote!(__PARTS),
    };
    let made = group.parts.iter();
    let made = made.map(|part| parts::put(part, context, Root::Given));
    let flags = schema::flags(context, Root::Given, |number| {
        group.entries.contains(&number)
    });
    let (entries, unique) = (&group.entries, &group.unique);
    let fields = group.fields.iter().map(|field| {
        let (ident, ty, value) = (field.ident, field.ty, Root::Given.field(field));
        quote!(_p::change_field::<#module::#ident, #ty>(&#value))
    });
    quote! {
        #[doc = #doc]
        #vis fn #name(&self, #(#parameters),*) -> _model::Change {
            #(#values)*
            let mut parts = _p::Parts::new(#list);
            #(#made)*
            #flags
            _p::change_keys(parts, &[#(#entries),*], &[#(#unique),*], [#(#fields),*])
        }
    }
}

fn name(group: &Group<'_>) -> Ident {
    if let Some(given) = group.names.first() {
        return given.clone();
    }
    let fields: Vec<&str> = group
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    let span = group.fields.first().map(|field| field.ident.span());
    let name = format_ident!("set_{}", fields.join("_and_"));
    match span {
        Some(span) => Ident::new(&name.to_string(), span),
        None => name,
    }
}

fn doc(group: &Group<'_>, context: &Context<'_>) -> String {
    let code = |names: Vec<String>| {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        names.join(", ")
    };
    let fields = code(
        group
            .fields
            .iter()
            .map(|field| field.name.clone())
            .collect(),
    );
    let indexes = group.entries.iter();
    let indexes = indexes.filter_map(|number| context.entity.indexes.get(*number));
    let indexes = code(indexes.map(|index| index.name()).collect());
    let needed = match group.needed.as_slice() {
        [] => String::new(),
        needed => {
            let needed = needed.iter().map(|field| field.name.clone()).collect();
            format!(" {} must be those of the item's key.", code(needed))
        }
    };
    let keys = match group.entries.as_slice() {
        [] => String::new(),
        _ => format!(", and the keys of {indexes} that are made of them"),
    };
    let unique = match group.unique.as_slice() {
        [] => "",
        _ => " The write fails if another item has a unique value already.",
    };
    format!("Sets {fields}{keys}.{unique}{needed}")
}

fn is_stored(field: &Field<'_>) -> bool {
    field.not_written.is_none() && field.flatten.is_none()
}
