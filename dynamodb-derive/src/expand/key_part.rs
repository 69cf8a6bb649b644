//! `impl KeyPart` and what else a key can ask of a type.

mod body;
mod native;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::{Member, Type, Visibility, WherePredicate};

use super::{hidden, name_type};
use crate::model::key_part::{Component, KeyPart, Shape};
use crate::names;

pub(crate) fn key_part(part: &KeyPart<'_>) -> TokenStream {
    let context = Context::new(part);
    let pieces = [
        components(&context),
        part_itself(&context),
        body::key_part(&context),
        native::native_part(&context),
        capabilities(&context),
        nested(&context),
    ];
    hidden(&part.krate, &quote!(#(#pieces)*))
}

/// One type under expansion.
struct Context<'p> {
    part: &'p KeyPart<'p>,
    /// Every field of the type, of all variants one after the other.
    components: Vec<&'p Component<'p>>,
}

impl<'p> Context<'p> {
    fn new(part: &'p KeyPart<'_>) -> Self {
        Self {
            part,
            components: part.components(),
        }
    }

    /// The impl of another trait than `Part`.
    fn extend(
        &self,
        of: &TokenStream,
        parameters: &[&Ident],
        predicates: impl IntoIterator<Item = WherePredicate>,
        items: &TokenStream,
    ) -> TokenStream {
        let predicates = predicates.into_iter().chain([as_part()]);
        self.implement(of, parameters, predicates, items)
    }

    /// The impl of a trait for the type, as far as these predicates hold.
    fn implement(
        &self,
        of: &TokenStream,
        parameters: &[&Ident],
        predicates: impl IntoIterator<Item = WherePredicate>,
        items: &TokenStream,
    ) -> TokenStream {
        let ident = self.part.ident;
        let (_, ty_generics, _) = self.part.generics.split_for_impl();
        let mut generics = self.part.generics.clone();
        for parameter in parameters {
            generics.params.push(syn::parse_quote!(#parameter));
        }
        let clause = generics.make_where_clause();
        clause.predicates.extend(predicates);
        let (impl_generics, _, where_clause) = generics.split_for_impl();
        quote! {
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl #impl_generics #of for #ident #ty_generics #where_clause {
                #items
            }
        }
    }

    /// A component as a type, for generated calls.
    fn marker(&self, component: &Component<'_>) -> TokenStream {
        let ident = component_ident(component);
        let (_, ty_generics, _) = self.part.generics.split_for_impl();
        quote!(#ident #ty_generics)
    }
}

fn component_ident(component: &Component<'_>) -> Ident {
    format_ident!("__C{}", component.number)
}

/// What a component's type has to be is asked here, once; all else goes through the component.
fn components(context: &Context<'_>) -> TokenStream {
    let part = context.part;
    let (impl_generics, ty_generics, where_clause) = part.generics.split_for_impl();
    let (me, is_generic) = (part.ident, !part.generics.params.is_empty());
    let declared = context.components.iter().map(|component| {
        let (ident, ty) = (component_ident(component), component.ty);
        let declared = if is_generic {
            quote! {
                struct #ident #impl_generics (_p::PhantomData<fn() -> #me #ty_generics>)
                #where_clause;
            }
        } else {
            quote!(struct #ident;)
        };
        quote! {
            #declared

            #[automatically_derived]
            impl #impl_generics _p::Component for #ident #ty_generics #where_clause {
                type Type = #ty;
            }
        }
    });
    quote!(#(#declared)*)
}

fn part_itself(context: &Context<'_>) -> TokenStream {
    let items = quote! {
        type Ref = Self;

        fn as_part(&self) -> &Self {
            self
        }
    };
    context.implement(&quote!(_p::Part), &[], [], &items)
}

/// What a part has to be besides is asked by the impl of `Part` alone: the others take it for granted.
fn as_part() -> WherePredicate {
    syn::parse_quote!(for<'never> Self: _p::Part<Ref = Self>)
}

/// What the type can do because its fields can.
fn capabilities(context: &Context<'_>) -> TokenStream {
    let none = TokenStream::new();
    let has = |capability: &str, types: &[&Type]| {
        let capability = Ident::new(capability, proc_macro2::Span::call_site());
        let of = quote!(_p::#capability);
        context.extend(&of, &[], holds(types, &of), &none)
    };
    match &context.part.shape {
        Shape::Newtype(inner) => {
            let types = [inner.ty];
            let form = super::free_parameter("C", context.part.generics);
            let supports = quote!(_p::Supports<#form>);
            let supports = context.extend(&supports, &[&form], holds(&types, &supports), &none);
            let others = ["Ordered", "Text", "HighCardinality"].map(|of| has(of, &types));
            let comparable = comparable(context, inner.ty);
            quote! { #supports #(#others)* #comparable }
        }
        Shape::Struct(fields) => {
            let types: Vec<&Type> = fields.iter().map(|field| field.ty).collect();
            let ordered = has("Ordered", &types);
            let spread = has("HighCardinality", &[]);
            quote! { #ordered #spread }
        }
        Shape::Names(_) if context.part.ordered.is_some() => has("Ordered", &[]),
        Shape::Names(_) => none.clone(),
        Shape::Enum(_) => has("HighCardinality", &[]),
    }
}

/// A newtype that is stored as its field is compared in filters as its field is.
fn comparable(context: &Context<'_>, inner: &Type) -> TokenStream {
    if !context.part.native {
        return TokenStream::new();
    }
    let predicates: [WherePredicate; 2] = [
        syn::parse_quote!(for<'never> #inner: _p::Comparable),
        syn::parse_quote!(for<'never> Self: _p::Serialize),
    ];
    let items = quote!(
        type Value = Self;
    );
    context.implement(&quote!(_p::Comparable), &[], predicates, &items)
}

/// The fields that a template can name by themselves, as `{id.owner}` does. A field that nobody outside sees has no
/// name outside.
fn nested(context: &Context<'_>) -> TokenStream {
    let part = context.part;
    let fields = match &part.shape {
        Shape::Newtype(only) => std::slice::from_ref(only),
        Shape::Struct(fields) => fields,
        Shape::Names(_) | Shape::Enum(_) => &[],
    };
    let is_private = |vis: &Visibility| matches!(vis, Visibility::Inherited);
    let seen = fields
        .iter()
        .filter(|field| is_private(part.vis) || !is_private(field.vis));
    let impls = seen.map(|field| {
        let (member, ty) = (&field.member, field.ty);
        let name = name_type(&match member {
            Member::Named(ident) => names::plain(ident),
            Member::Unnamed(index) => index.index.to_string(),
        });
        let items = quote! {
            type Part = #ty;

            fn part(&self) -> &#ty {
                &self.#member
            }
        };
        context.implement(&quote!(_p::HasPart<#name>), &[], [], &items)
    });
    quote!(#(#impls)*)
}

/// The predicates that every type can do something: `for<'never>` leaves the question to those who ask it.
fn holds(types: &[&Type], of: &TokenStream) -> Vec<WherePredicate> {
    types
        .iter()
        .map(|ty| {
            let ty = ty.to_token_stream();
            syn::parse_quote!(for<'never> #ty: #of)
        })
        .collect()
}
