//! The parts of the keys, each as a type of its own.
//!
//! What a part's type has to be able to do is asked once, where its type is named here. Everything else goes through
//! the part, so that a field that cannot stand in a key is one error, at the field.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Member, Type};

use super::context::Context;
use crate::model::field::{Field, inside_of_option};
use crate::model::part::{FieldRef, Part, Source};
use crate::names;
use crate::template::Form;

pub(super) fn parts(context: &Context<'_>) -> TokenStream {
    let declared = context
        .entity
        .parts
        .iter()
        .map(|part| declare(part, context));
    let list = if context.is_generic() {
        TokenStream::new()
    } else {
        let schemas = schemas(context);
        quote!(static __PARTS: &[_p::PartSchema] = &[#schemas];)
    };
    quote! { #(#declared)* #list }
}

/// The part as a type, for generated calls.
pub(super) fn marker(part: &Part<'_>, context: &Context<'_>) -> TokenStream {
    let ident = ident(part);
    let arguments = context.arguments(&[]);
    quote!(#ident #arguments)
}

/// The list of all parts: a static, or for a generic entity what its schema says.
pub(super) fn list(context: &Context<'_>) -> TokenStream {
    if context.is_generic() {
        quote!(<Self as _p::Entity>::SCHEMA.parts())
    } else {
        quote!(__PARTS)
    }
}

/// The schemas of all parts.
pub(super) fn schemas(context: &Context<'_>) -> TokenStream {
    let encoding = encoding(context);
    let schemas = context.entity.parts.iter().map(|part| {
        let marker = marker(part, context);
        let name = names::plain(&part.name);
        if part.unique {
            return quote!(_p::unique_schema::<#marker>(#name));
        }
        quote!(_p::part_schema::<#marker, #encoding>(#name))
    });
    quote!(#(#schemas),*)
}

/// The encoding of the entity's table, at the place where the table is named.
pub(super) fn encoding(context: &Context<'_>) -> TokenStream {
    let table = &context.entity.table;
    quote_spanned!(table.span()=> <#table as _p::Table>::Encoding)
}

/// The type that callers give and rows yield for a part. `private` is the path of what only expansions may name.
pub(super) fn value_type(
    part: &Part<'_>,
    context: &Context<'_>,
    private: &TokenStream,
) -> TokenStream {
    if let Some(inner) = optional(part, context) {
        return inner.to_token_stream();
    }
    stored_type(part, private)
}

/// The type inside of a part's `Option`, where the part need not be there.
fn optional<'p>(part: &'p Part<'_>, context: &Context<'_>) -> Option<&'p Type> {
    let ty = match &part.source {
        Source::Field(reference) if reference.rest.is_empty() => reference.field.ty,
        Source::Computed(computed) => computed.ty,
        Source::Field(_) => return None,
    };
    inside_of_option(ty).filter(|_| !is_required(part, context))
}

/// Where the values of fields are.
#[derive(Clone, Copy)]
pub(super) enum Root {
    /// In `self`, which is the entity.
    Itself,
    /// In variables that a setter was given.
    Given,
}

impl Root {
    /// The field's value, as a place.
    pub(super) fn field(self, field: &Field<'_>) -> TokenStream {
        match self {
            Self::Itself => {
                let ident = field.ident;
                quote!(self.#ident)
            }
            Self::Given => format_ident!("__field{}", field.number).to_token_stream(),
        }
    }
}

/// Takes the value of a part in.
pub(super) fn put(part: &Part<'_>, context: &Context<'_>, root: Root) -> TokenStream {
    let marker = marker(part, context);
    let value = of(part, context, root);
    let put = if part.unique {
        quote!(put_unique)
    } else {
        quote!(put_part)
    };
    quote!(_p::#put::<#marker>(&mut parts, #value);)
}

/// The value of a part, as the entity's keys take it.
fn of(part: &Part<'_>, context: &Context<'_>, root: Root) -> TokenStream {
    let value = match &part.source {
        Source::Field(reference) => reference_of(reference, root),
        Source::Computed(computed) => {
            let call = call(computed.call.function, &computed.call.arguments, root);
            let value = typed(&call, computed.ty, computed.call.function.span());
            quote!(&#value)
        }
    };
    if optional(part, context).is_some() {
        quote!(_p::Option::as_ref(#value))
    } else {
        quote!(_p::Some(#value))
    }
}

/// A call of the user's function with fields.
pub(super) fn call(function: &syn::Path, arguments: &[FieldRef<'_>], root: Root) -> TokenStream {
    let arguments = arguments.iter().map(|argument| {
        let place = place(argument, root);
        quote!(&#place)
    });
    quote!(#function(#(#arguments),*))
}

/// The value, as one of this type: that it is of another stands at the user's word for it.
pub(super) fn typed(value: &TokenStream, ty: &impl ToTokens, place: Span) -> TokenStream {
    let value = at(value.clone(), place);
    let name = Ident::new("value", Span::call_site().located_at(place));
    quote! { { let #name: #ty = #value; #name } }
}

/// `self.field`, or `self.field.nested`.
pub(super) fn place(reference: &FieldRef<'_>, root: Root) -> TokenStream {
    let field = root.field(&reference.field);
    let rest = &reference.rest;
    quote!(#field #(.#rest)*)
}

/// Whether every item has the part: it stands in the primary key.
pub(super) fn is_required(part: &Part<'_>, context: &Context<'_>) -> bool {
    let mut primary = context.entity.key.parts();
    primary.any(|known| known.source == part.source)
}

fn ident(part: &Part<'_>) -> Ident {
    format_ident!("__P{}", part.number)
}

fn declare(part: &Part<'_>, context: &Context<'_>) -> TokenStream {
    let ident = ident(part);
    let number = part.number;
    let ty = value_type(part, context, &quote!(_p));
    // A type that has no such form is told at the template, which asks for it.
    let ty = match part.form {
        Form::Native | Form::Plain => ty,
        _ => at(ty, part.name.span()),
    };
    let (kind, form) = match part.form {
        _ if part.unique => (quote!(UniquePart), None),
        Form::Native => (quote!(BarePart), None),
        form if form.is_lossy() => (quote!(WrittenPart), Some(self::form(form))),
        form => (quote!(ReadPart), Some(self::form(form))),
    };
    let form = form.map(|form| quote!(type Form = #form;));
    let generics = context.generics(&[], []);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let declared = if context.is_generic() {
        let me = &context.me;
        quote!(struct #ident #impl_generics (_p::PhantomData<fn() -> #me>) #where_clause;)
    } else {
        quote!(struct #ident;)
    };
    quote! {
        #declared

        #[automatically_derived]
        impl #impl_generics _p::#kind for #ident #ty_generics #where_clause {
            const NUMBER: usize = #number;
            #form
            type Type = #ty;
        }
    }
}

pub(super) fn form(form: Form) -> TokenStream {
    match form {
        Form::Native => quote!(_p::Native),
        Form::Plain => quote!(_p::Plain),
        Form::Lower => quote!(_p::Lower),
        Form::Upper => quote!(_p::Upper),
        Form::Year => quote!(_p::Year),
        Form::Month => quote!(_p::Month),
        Form::Day => quote!(_p::Day),
        Form::Hour => quote!(_p::Hour),
        Form::Seconds => quote!(_p::Seconds),
        Form::Millis => quote!(_p::Millis),
        Form::Desc => quote!(_p::Desc),
        Form::Width(width) => quote!(_p::Width<#width>),
    }
}

/// The type as the field or the computed part declares it.
fn stored_type(part: &Part<'_>, private: &TokenStream) -> TokenStream {
    match &part.source {
        Source::Computed(computed) => computed.ty.to_token_stream(),
        Source::Field(reference) => {
            let outer = reference.field.ty.to_token_stream();
            reference.rest.iter().fold(outer, |outer, member| {
                let name = nested_name(member, private);
                let span = part.name.span();
                quote_spanned!(span=> <#outer as #private::HasPart<#name>>::Part)
            })
        }
    }
}

fn reference_of(reference: &FieldRef<'_>, root: Root) -> TokenStream {
    let field = root.field(&reference.field);
    reference
        .rest
        .iter()
        .fold(quote!(&#field), |outer, member| {
            let name = nested_name(member, &quote!(_p));
            quote!(_p::HasPart::<#name>::part(#outer))
        })
}

fn nested_name(member: &Member, private: &TokenStream) -> TokenStream {
    let name = match member {
        Member::Named(ident) => names::plain(ident),
        Member::Unnamed(index) => index.index.to_string(),
    };
    let hash = names::attribute_hash(&name);
    quote!(#private::Name<#hash>)
}

/// The tokens, shown at another place. What they name stays what it is.
pub(super) fn at(tokens: TokenStream, place: Span) -> TokenStream {
    let moved = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            let inner = at(group.stream(), place);
            let mut moved = Group::new(group.delimiter(), inner);
            moved.set_span(group.span());
            token = TokenTree::Group(moved);
        }
        token.set_span(token.span().located_at(place));
        token
    });
    moved.collect()
}
