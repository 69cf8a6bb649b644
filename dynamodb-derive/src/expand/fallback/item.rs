use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{DeriveInput, GenericParam, Generics};

use crate::expand::free_parameter;

/// The item that has the mistakes.
pub(super) struct Item<'i> {
    pub(super) input: &'i DeriveInput,
    /// Its own, without lifetimes: what borrows is taken to be static, as everything in a table is.
    pub(super) generics: Generics,
    /// The item as a type.
    pub(super) of: TokenStream,
}

impl<'i> Item<'i> {
    pub(super) fn new(input: &'i DeriveInput) -> Self {
        let ident = &input.ident;
        let mut generics = input.generics.clone();
        let arguments: Vec<TokenStream> = generics.params.iter().map(argument).collect();
        let params = std::mem::take(&mut generics.params).into_iter();
        generics.params = params
            .filter(|param| !matches!(param, GenericParam::Lifetime(_)))
            .collect();
        if generics.params.len() < arguments.len() {
            generics.where_clause = None;
        }
        Self {
            input,
            generics,
            of: if arguments.is_empty() {
                quote!(#ident)
            } else {
                quote!(#ident<#(#arguments),*>)
            },
        }
    }

    /// Functions of whatever parameters, and methods without any. Those of one name are a mistake that is told already.
    pub(super) fn methods(
        &self,
        mut functions: Vec<Ident>,
        mut methods: Vec<Ident>,
    ) -> TokenStream {
        let mut known = Vec::new();
        let mut is_new = |name: &Ident| {
            let is_new = !known.contains(name);
            known.push(name.clone());
            is_new
        };
        functions.retain(&mut is_new);
        methods.retain(&mut is_new);
        let (vis, of) = (&self.input.vis, &self.of);
        let (impl_generics, _, where_clause) = self.generics.split_for_impl();
        quote! {
            impl #impl_generics #of #where_clause {
                #(#vis const #functions: __Refused = loop {};)*
                #(#vis fn #methods(&self) -> __Refused { loop {} })*
            }
        }
    }

    pub(super) fn implement(&self, of: &TokenStream, items: &TokenStream) -> TokenStream {
        self.with_generics(&self.generics, of, items)
    }

    pub(super) fn implement_for_all(
        &self,
        of: impl FnOnce(&Ident) -> TokenStream,
        items: &TokenStream,
    ) -> TokenStream {
        let other = free_parameter("O", &self.generics);
        let mut generics = self.generics.clone();
        generics.params.push(syn::parse_quote!(#other));
        self.with_generics(&generics, &of(&other), items)
    }

    fn with_generics(
        &self,
        generics: &Generics,
        of: &TokenStream,
        items: &TokenStream,
    ) -> TokenStream {
        let item = &self.of;
        let mut generics = generics.clone();
        if !self.generics.params.is_empty() {
            let bound = syn::parse_quote!(Self: _p::Send + _p::Sync + 'static);
            generics.make_where_clause().predicates.push(bound);
        }
        let (impl_generics, _, where_clause) = generics.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #impl_generics #of for #item #where_clause {
                #items
            }
        }
    }

    /// Partitions of whatever parts.
    pub(super) fn partition(&self) -> TokenStream {
        let [source, argument] = ["O", "A"].map(|name| free_parameter(name, &self.generics));
        let mut generics = self.generics.clone();
        generics.params.push(syn::parse_quote!(#source));
        generics.params.push(syn::parse_quote!(#argument));
        self.with_generics(
            &generics,
            &quote!(_p::PartitionOf<#source, __Refused, __Refused, #argument>),
            &quote! {
                fn parts(_: #argument) -> _p::Parts {
                    loop {}
                }
            },
        )
    }

    pub(super) fn row(&self) -> TokenStream {
        self.implement_for_all(
            |source| quote!(_p::Row<#source>),
            &quote! {
                type Entity = __Refused;

                fn columns() -> _p::Columns {
                    loop {}
                }

                fn decode(_: _p::RowItem) -> _p::Result<Self> {
                    loop {}
                }
            },
        )
    }
}

fn argument(parameter: &GenericParam) -> TokenStream {
    match parameter {
        GenericParam::Lifetime(_) => quote!('static),
        GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
        GenericParam::Const(parameter) => parameter.ident.to_token_stream(),
    }
}
