//! A type for each attribute, and the struct of typed paths that filters and conditions are given.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::super::inside_a_module;
use super::context::Context;
use crate::model::field::Field;
use crate::names;

/// The module of markers: one for each stored field, and one for each part that is no field.
pub(super) fn markers(context: &Context<'_>) -> TokenStream {
    let entity = context.entity;
    let (vis, module) = (entity.vis, &entity.module);
    let inner = inside_a_module(vis);
    let module_doc = format!("The attributes of `{}`, as types.", entity.ident);
    let schema_doc = format!("What `{}` is made of.", entity.ident);
    let fields = stored(context).map(|field| {
        let doc = format!("The field `{}`.", field.name);
        marker(field.ident, &doc, &inner)
    });
    let parts = part_names(context).into_iter().map(|name| {
        let doc = format!("The key part `{}`.", names::plain(name));
        marker(name, &doc, &inner)
    });
    quote! {
        #[doc = #module_doc]
        #[allow(
            missing_copy_implementations,
            missing_debug_implementations,
            non_camel_case_types,
            clippy::restriction,
            reason = "named as the fields are, and without values"
        )]
        #vis mod #module {
            #(#fields)*
            #(#parts)*
            #[doc = #schema_doc]
            #inner struct Schema;
        }
    }
}

/// The struct of paths.
pub(super) fn paths(context: &Context<'_>) -> TokenStream {
    let entity = context.entity;
    let (krate, vis, module) = (context.krate(), entity.vis, &entity.module);
    let ident = &context.attributes;
    let source = context.free("C");
    let generics = context.generics(&[&source], []);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let doc = format!(
        "The attributes of `{}`, as filters and conditions name them.",
        entity.ident
    );
    let fields = of_their_own(context).map(|field| {
        let (vis, name, ty) = (field.vis, field.ident, field.ty);
        let doc = format!("The attribute `{}`.", field.attribute.written);
        quote!(#[doc = #doc] #vis #name: #krate::Attr<#module::#name, #ty, #source>,)
    });
    let types = has_phantom(context).then(|| {
        let me = &context.me;
        let field = phantom(context);
        quote!(#field: #krate::__private::PhantomData<fn() -> (#me, #source)>,)
    });
    quote! {
        #[doc = #doc]
        #[allow(
            dead_code,
            missing_copy_implementations,
            missing_debug_implementations,
            clippy::restriction,
            reason = "not every attribute is filtered by, and none has a value"
        )]
        #vis struct #ident #impl_generics #where_clause {
            #(#fields)*
            #types
        }
    }
}

/// A value of the struct of paths.
pub(super) fn value(context: &Context<'_>) -> TokenStream {
    let ident = &context.attributes;
    let fields = of_their_own(context).map(|field| {
        let name = field.ident;
        quote!(#name: _p::Attr::new(),)
    });
    let types = has_phantom(context).then(|| {
        let field = phantom(context);
        quote!(#field: _p::PhantomData,)
    });
    quote!(#ident { #(#fields)* #types })
}

/// The fields that are written, in the order of the struct.
pub(super) fn stored<'c>(context: &'c Context<'_>) -> impl Iterator<Item = &'c Field<'c>> {
    let fields = context.entity.fields.iter().map(AsRef::as_ref);
    fields.filter(|field: &&Field<'_>| field.not_written.is_none())
}

/// The fields that are written into an attribute of their own.
pub(super) fn of_their_own<'c>(context: &'c Context<'_>) -> impl Iterator<Item = &'c Field<'c>> {
    stored(context).filter(|field| field.flatten.is_none())
}

fn marker(name: &Ident, doc: &str, vis: &TokenStream) -> TokenStream {
    quote! {
        #[doc = #doc]
        #vis struct #name;
    }
}

/// The names of open sort-key parts that are no stored fields.
fn part_names<'c>(context: &'c Context<'_>) -> Vec<&'c Ident> {
    let mut found: Vec<&Ident> = Vec::new();
    for stage in context.sources.iter().flat_map(|source| &source.stages) {
        let name = &stage.part.name;
        let is_field = stored(context).any(|field| field.ident == name);
        if !is_field && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// A generic entity's parameters need not all be in the types of its attributes.
fn has_phantom(context: &Context<'_>) -> bool {
    context.is_generic() || of_their_own(context).next().is_none()
}

fn phantom(context: &Context<'_>) -> Ident {
    super::super::free_field(
        "types",
        of_their_own(context).map(|field| field.name.as_str()),
    )
}
