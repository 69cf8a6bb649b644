//! `impl KeyPart`: the components that a value is written as, and read from.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Context;
use crate::model::key_part::{Component, Shape, Variant};
use crate::names;

pub(super) fn key_part(context: &Context<'_>) -> TokenStream {
    let (shape, encode, decode) = match &context.part.shape {
        Shape::Newtype(inner) => of_fields(std::slice::from_ref(inner), context),
        Shape::Struct(fields) => of_fields(fields, context),
        Shape::Names(variants) => of_names(variants),
        Shape::Enum(variants) => of_variants(variants, context),
    };
    let items = quote! {
        const SHAPE: _p::Shape = #shape;

        fn encode(
            value: &Self,
            to: &mut _p::PartWriter<'_>,
        ) -> ::core::result::Result<(), _p::PartError> {
            #encode
        }

        fn decode(
            from: &mut _p::PartReader<'_>,
        ) -> ::core::result::Result<Self, _p::PartError> {
            #decode
        }
    };
    let named = match &context.part.shape {
        Shape::Names(variants) => names_of(variants, context),
        Shape::Newtype(_) | Shape::Struct(_) | Shape::Enum(_) => TokenStream::new(),
    };
    let part = context.extend(&quote!(_p::KeyPart), &[], [], &items);
    quote! { #named #part }
}

type Pieces = (TokenStream, TokenStream, TokenStream);

fn of_fields(fields: &[Component<'_>], context: &Context<'_>) -> Pieces {
    let shape = match fields {
        [only] => shape(only, context),
        fields => {
            let shapes = fields.iter().map(|field| shape(field, context));
            quote!(_p::Shape::sequence(&[#(#shapes),*]))
        }
    };
    let encode = write(fields, context, |field| {
        let member = &field.member;
        quote!(&value.#member)
    });
    let fields = read(fields, context);
    (shape, encode, quote!(_p::Ok(Self { #fields })))
}

fn of_names(variants: &[Variant<'_>]) -> Pieces {
    let names = variants.iter().map(|variant| &variant.names.written);
    let shape = quote!(_p::Shape::names(&[#(#names),*]));
    (
        shape,
        quote!(to.name(__name(value))),
        quote!(__named(&from.name()?)),
    )
}

/// The names of variants without fields, for both of their key forms.
fn names_of(variants: &[Variant<'_>], context: &Context<'_>) -> TokenStream {
    let ident = context.part.ident;
    let (impl_generics, ty_generics, where_clause) = context.part.generics.split_for_impl();
    let text = names::plain(ident);
    let to_names = variants.iter().map(|variant| {
        let (variant, name) = (variant.ident, &variant.names.written);
        quote!(#ident::#variant => #name,)
    });
    let from_names = variants.iter().map(|variant| {
        let (variant, name) = (variant.ident, &variant.names.written);
        quote!(#name => _p::Ok(#ident::#variant),)
    });
    quote! {
        fn __name #impl_generics (value: &#ident #ty_generics) -> &'static str #where_clause {
            match value {
                #(#to_names)*
            }
        }

        fn __named #impl_generics (
            name: &str,
        ) -> ::core::result::Result<#ident #ty_generics, _p::PartError> #where_clause {
            match name {
                #(#from_names)*
                other => _p::Err(_p::PartError::unknown_name(#text, other)),
            }
        }
    }
}

fn of_variants(variants: &[Variant<'_>], context: &Context<'_>) -> Pieces {
    let shapes = variants.iter().map(|variant| {
        let name = &variant.names.written;
        let fields = variant.fields.iter().map(|field| shape(field, context));
        let fields: Vec<TokenStream> = fields.collect();
        if fields.is_empty() {
            quote!(_p::Shape::name(#name))
        } else {
            quote!(_p::Shape::sequence(&[_p::Shape::name(#name), #(#fields),*]))
        }
    });
    let shape = quote!(_p::Shape::one_of(&[#(#shapes),*]));
    let writes = variants
        .iter()
        .map(|variant| write_variant(variant, context));
    let reads = variants
        .iter()
        .map(|variant| read_variant(variant, context));
    let text = names::plain(context.part.ident);
    let encode = quote!(match value { #(#writes)* });
    let decode = quote! {
        let name = from.name()?;
        match &*name {
            #(#reads)*
            other => _p::Err(_p::PartError::unknown_name(#text, other)),
        }
    };
    (shape, encode, decode)
}

fn write_variant(variant: &Variant<'_>, context: &Context<'_>) -> TokenStream {
    let (ident, name) = (variant.ident, &variant.names.written);
    if variant.fields.is_empty() {
        return quote!(Self::#ident { .. } => to.name(#name),);
    }
    let bindings = variant.fields.iter().map(|field| {
        let (member, binding) = (&field.member, binding(field));
        quote!(#member: #binding)
    });
    let fields = write(&variant.fields, context, |field| {
        let binding = binding(field);
        quote!(#binding)
    });
    quote! {
        Self::#ident { #(#bindings),* } => {
            to.tag(#name)?;
            #fields
        }
    }
}

fn read_variant(variant: &Variant<'_>, context: &Context<'_>) -> TokenStream {
    let (ident, name) = (variant.ident, &variant.names.written);
    if variant.fields.is_empty() {
        return quote!(#name => _p::Ok(Self::#ident {}),);
    }
    let fields = read(&variant.fields, context);
    quote! {
        #name => {
            from.fields()?;
            _p::Ok(Self::#ident { #fields })
        }
    }
}

fn shape(component: &Component<'_>, context: &Context<'_>) -> TokenStream {
    let marker = context.marker(component);
    quote!(_p::shape_of::<#marker>())
}

/// Writes the fields one after the other.
fn write(
    fields: &[Component<'_>],
    context: &Context<'_>,
    value: impl Fn(&Component<'_>) -> TokenStream,
) -> TokenStream {
    let last = fields.len().saturating_sub(1);
    let fields = fields.iter().enumerate().map(|(at, field)| {
        let (marker, value) = (context.marker(field), value(field));
        if at == last {
            quote!(_p::write_last::<#marker>(to, #value))
        } else {
            quote!(_p::write_field::<#marker>(to, #value)?;)
        }
    });
    quote!(#(#fields)*)
}

/// Reads the fields one after the other, into a literal of their type.
fn read(fields: &[Component<'_>], context: &Context<'_>) -> TokenStream {
    let last = fields.len().saturating_sub(1);
    let fields = fields.iter().enumerate().map(|(at, field)| {
        let (member, marker) = (&field.member, context.marker(field));
        if at == last {
            quote!(#member: _p::read_last::<#marker>(from)?,)
        } else {
            quote!(#member: _p::read_field::<#marker>(from)?,)
        }
    });
    quote!(#(#fields)*)
}

fn binding(component: &Component<'_>) -> Ident {
    format_ident!("__f{}", component.number)
}
