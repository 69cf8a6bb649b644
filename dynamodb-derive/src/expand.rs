//! Tokens out of a model in which every lookup succeeded.

mod codec;
mod collection;
mod document;
mod entity;
pub(crate) mod fallback;
mod index;
mod key_part;
mod projection;
mod table;

pub(crate) use self::collection::collection;
pub(crate) use self::document::document;
pub(crate) use self::entity::entity;
pub(crate) use self::index::index;
pub(crate) use self::key_part::key_part;
pub(crate) use self::projection::projection;
pub(crate) use self::table::table;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{GenericParam, Generics, Path, Visibility};

use crate::attrs::value::{KeyAttribute, Scalar};
use crate::names;

/// Puts impls where their short paths are no names of the user's scope: `_model` is the runtime crate, `_p` what only
/// expansions may name.
fn hidden(krate: &Path, items: &TokenStream) -> TokenStream {
    quote! {
        #[allow(unused_qualifications, reason = "paths are whole")]
        const _: () = {
            use #krate::{self as _model, __private as _p};
            #items
        };
    }
}

/// The type that stands for an attribute's name in every derive.
fn name_type(attribute: &str) -> TokenStream {
    let hash = names::attribute_hash(attribute);
    quote!(_p::Name<#hash>)
}

fn key_attribute(attribute: &KeyAttribute) -> TokenStream {
    let name = &attribute.name;
    let scalar = match attribute.scalar {
        Scalar::S => quote!(S),
        Scalar::N => quote!(N),
        Scalar::B => quote!(B),
    };
    quote!(_p::KeyAttribute::new(#name, _p::AttributeType::#scalar))
}

/// Types in a tuple, nested so that none is longer than the runtime's traits reach: eight.
fn nested_tuple(mut types: Vec<TokenStream>) -> TokenStream {
    const LONGEST: usize = 8;
    while types.len() > LONGEST {
        let tuples = types.chunks(LONGEST).map(|chunk| quote!((#(#chunk,)*)));
        types = tuples.collect();
    }
    quote!((#(#types,)*))
}

/// An identifier for a type parameter of ours that is none of the user's.
fn free_parameter(name: &str, generics: &Generics) -> Ident {
    let taken = |candidate: &str| {
        generics.params.iter().any(|parameter| match parameter {
            GenericParam::Type(parameter) => parameter.ident == candidate,
            GenericParam::Const(parameter) => parameter.ident == candidate,
            GenericParam::Lifetime(_) => false,
        })
    };
    let mut candidate = name.to_owned();
    while taken(&candidate) {
        candidate.push('_');
    }
    Ident::new(&candidate, proc_macro2::Span::call_site())
}

/// A name for a private field of a generated struct that is none of the public ones.
fn free_field<'n>(name: &str, taken: impl Iterator<Item = &'n str>) -> Ident {
    let taken: Vec<&str> = taken.collect();
    let mut name = name.to_owned();
    while taken.contains(&name.as_str()) {
        name.push('_');
    }
    Ident::new(&name, proc_macro2::Span::call_site())
}

/// The visibility of an item in a module of the place where `vis` was written.
fn inside_a_module(vis: &Visibility) -> TokenStream {
    let Visibility::Restricted(restricted) = vis else {
        return match vis {
            Visibility::Inherited => quote!(pub(super)),
            _ => vis.to_token_stream(),
        };
    };
    let path = &restricted.path;
    if path.is_ident("self") {
        quote!(pub(super))
    } else if path
        .segments
        .first()
        .is_some_and(|first| first.ident == "super")
    {
        quote!(pub(in super::#path))
    } else {
        vis.to_token_stream()
    }
}
