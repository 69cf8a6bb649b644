//! `impl Document`: the typed paths into a struct, wherever it is held.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::Generics;

use super::codec::codec;
use super::{free_field, free_parameter, hidden, inside_a_module};
use crate::model::document::Document;
use crate::names;

pub(crate) fn document(document: &Document<'_>) -> TokenStream {
    let markers = markers(document);
    let paths = Paths::new(document);
    let (declared, implemented) = (paths.declared(), paths.implemented());
    hidden(&document.krate, &quote! { #markers #declared #implemented })
}

/// A type for each field, in a module of its own: a unit struct beside the impls would be a pattern in them.
fn markers(document: &Document<'_>) -> TokenStream {
    let vis = inside_a_module(document.vis);
    let idents = document.stored().map(|field| field.ident);
    let impls = document.stored().map(|field| {
        let ident = field.ident;
        let name = &field.attribute.written;
        let (codec, declared) = codec(field, document.generics);
        quote! {
            #declared

            #[automatically_derived]
            impl _p::Attribute for __fields::#ident {
                const NAME: &'static str = #name;
                type Codec = #codec;
            }
        }
    });
    quote! {
        #[allow(non_camel_case_types, reason = "markers are named as the fields are")]
        mod __fields {
            #(#vis struct #idents;)*
        }
        #(#impls)*
    }
}

/// The struct of paths: of the document that is attribute `A`, in the context `C`, at the place `P`.
struct Paths<'d, 'a> {
    document: &'d Document<'a>,
    ident: Ident,
    /// `A`, `C` and `P`, by names that are none of the user's parameters, nor of types in the fields.
    own: [Ident; 3],
    generics: Generics,
}

impl<'d, 'a> Paths<'d, 'a> {
    fn new(document: &'d Document<'a>) -> Self {
        let own = ["__A", "__C", "__P"].map(|name| free_parameter(name, document.generics));
        let mut generics = document.generics.clone();
        for parameter in &own {
            generics.params.push(syn::parse_quote!(#parameter));
        }
        Self {
            ident: format_ident!("{}Attributes", names::plain(document.ident)),
            document,
            own,
            generics,
        }
    }

    fn declared(&self) -> TokenStream {
        let (vis, ident) = (self.document.vis, &self.ident);
        let [attribute, source, place] = &self.own;
        let (impl_generics, _, where_clause) = self.generics.split_for_impl();
        let fields = self.document.stored().map(|field| {
            let (vis, name) = (field.vis, field.ident);
            let ty = self.of_the_document(field.ty.to_token_stream());
            quote!(#vis #name: _p::Attr<_p::Within<#attribute, __fields::#name>, #ty, #source, #place>,)
        });
        let types = self.phantom().map(|field| {
            let (_, me, _) = self.document.generics.split_for_impl();
            let of = self.document.ident;
            quote!(#field: _p::PhantomData<fn() -> (#of #me, #attribute, #source, #place)>,)
        });
        quote! {
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

    /// A type as it is outside of the struct, where `Self` would be the struct of paths.
    fn of_the_document(&self, ty: TokenStream) -> TokenStream {
        let tokens = ty.into_iter().map(|token| match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                let of = self.document.ident;
                let (_, me, _) = self.document.generics.split_for_impl();
                quote!(#of #me)
            }
            TokenTree::Group(group) => {
                let inner = self.of_the_document(group.stream());
                TokenTree::Group(Group::new(group.delimiter(), inner)).into()
            }
            token => token.into(),
        });
        tokens.collect()
    }

    /// The user's parameters need not all be in the types of the fields, and without fields ours are in none.
    fn phantom(&self) -> Option<Ident> {
        let mut fields = self.document.stored().peekable();
        let is_bare = fields.peek().is_none() || !self.document.generics.params.is_empty();
        is_bare.then(|| free_field("types", fields.map(|field| field.name.as_str())))
    }

    fn implemented(&self) -> TokenStream {
        let Document { ident: of, .. } = self.document;
        let ident = &self.ident;
        let [attribute, source, place] = &self.own;
        let mut generics = self.document.generics.clone();
        if !generics.params.is_empty() {
            let owned = syn::parse_quote!(Self: 'static);
            generics.make_where_clause().predicates.push(owned);
        }
        let (impl_generics, me, where_clause) = generics.split_for_impl();
        let (_, arguments, _) = self.generics.split_for_impl();
        let fields = || self.document.stored().map(|field| field.ident);
        let (declared, chosen) = (fields(), fields());
        let types = self.phantom().map(|field| quote!(#field: _p::PhantomData,));
        quote! {
            #[automatically_derived]
            impl #impl_generics _p::Document for #of #me #where_clause {
                type Attributes<#attribute: 'static, #source: 'static, #place: _p::Place> = #ident #arguments;

                fn declared<#attribute: 'static, #source: 'static>() -> &'static Self::Attributes<#attribute, #source, _p::Declared> {
                    const { &#ident { #(#declared: _p::Attr::new(),)* #types } }
                }

                fn chosen<#attribute: 'static, #source: 'static>(at: &_p::Chosen) -> Self::Attributes<#attribute, #source, _p::Chosen> {
                    #ident { #(#chosen: _p::Attr::within(at),)* #types }
                }
            }
        }
    }
}
