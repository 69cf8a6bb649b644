//! The names and generics that all pieces of an entity's expansion share.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, Generics, Path, WherePredicate};

use crate::model::entity::Entity;
use crate::model::field::Field;
use crate::model::group;
use crate::model::index::IndexEntry;
use crate::model::key::{Argument, Key, Stage};
use crate::names;

/// One entity under expansion.
pub(super) struct Context<'e> {
    pub(super) entity: &'e Entity<'e>,
    /// The entity as a type, with its parameters.
    pub(super) me: TokenStream,
    /// The table, then the indexes.
    pub(super) sources: Vec<Source<'e>>,
    /// The struct of attribute paths.
    pub(super) attributes: Ident,
    /// The type of queries whose sort key has open parts.
    pub(super) query: Ident,
    /// The fields, by number, that no update sets.
    fixed: BTreeSet<usize>,
    /// The fields, by number, that index keys are made of, or that are unique.
    in_keys: BTreeSet<usize>,
    /// The user's generics, without defaults.
    generics: Generics,
}

/// One way to the entity's items: the table's own key, or an index.
pub(super) struct Source<'e> {
    /// `_model::Base`, or the index's marker.
    pub(super) marker: TokenStream,
    pub(super) index: Option<&'e IndexEntry<'e>>,
    pub(super) key: &'e Key<'e>,
    /// The struct of a row's typed key.
    pub(super) key_ident: Ident,
    /// What a query by this key takes.
    pub(super) arguments: Vec<Argument<'e>>,
    /// What it may be given after that.
    pub(super) stages: Vec<Stage<'e>>,
}

/// How an update sets a field.
pub(super) enum Setting {
    /// By itself.
    Alone,
    /// Together with the index keys and the unique value that are made of it.
    WithKeys,
    Never,
}

impl<'e> Context<'e> {
    pub(super) fn new(entity: &'e Entity<'_>) -> Self {
        let ident = entity.ident;
        let (_, ty_generics, _) = entity.generics.split_for_impl();
        let mut generics = entity.generics.clone();
        for parameter in &mut generics.params {
            match parameter {
                GenericParam::Type(parameter) => {
                    parameter.default = None;
                }
                GenericParam::Const(parameter) => {
                    parameter.default = None;
                }
                GenericParam::Lifetime(_) => {}
            }
        }
        let base = Source {
            marker: quote!(_model::Base),
            index: None,
            key: &entity.key,
            key_ident: key_ident(ident, None),
            arguments: entity.key.partition_arguments(),
            stages: entity.key.stages(),
        };
        let indexes = entity.indexes.iter().map(|index| Source {
            marker: index.marker.to_token_stream(),
            index: Some(index),
            key: &index.key,
            key_ident: key_ident(ident, Some(index.query)),
            arguments: index.key.partition_arguments(),
            stages: index.key.stages(),
        });
        Self {
            entity,
            me: quote!(#ident #ty_generics),
            sources: std::iter::once(base).chain(indexes).collect(),
            attributes: named(ident, "Attributes"),
            query: named(ident, "Query"),
            fixed: group::fixed(entity),
            in_keys: group::in_groups(entity),
            generics,
        }
    }

    pub(super) fn is_generic(&self) -> bool {
        !self.generics.params.is_empty()
    }

    /// How an update sets the field.
    pub(super) fn setting(&self, field: &Field<'_>) -> Setting {
        if self.fixed.contains(&field.number) {
            Setting::Never
        } else if self.in_keys.contains(&field.number) {
            Setting::WithKeys
        } else {
            Setting::Alone
        }
    }

    /// The runtime crate, for what stands outside of the hidden block.
    pub(super) fn krate(&self) -> &Path {
        &self.entity.krate
    }

    /// The user's generics with more parameters after them, and more predicates.
    pub(super) fn generics(
        &self,
        parameters: &[&Ident],
        predicates: impl IntoIterator<Item = WherePredicate>,
    ) -> Generics {
        let mut generics = self.generics.clone();
        let parameters = parameters
            .iter()
            .map(|&parameter| GenericParam::Type(parameter.clone().into()));
        generics.params.extend(parameters);
        let mut predicates = predicates.into_iter().peekable();
        if predicates.peek().is_some() {
            generics.make_where_clause().predicates.extend(predicates);
        }
        generics
    }

    /// That the parameters make an entity of it, which a generic one's impls have to assume.
    pub(super) fn is_entity(&self) -> Option<WherePredicate> {
        let me = &self.me;
        self.is_generic()
            .then(|| syn::parse_quote!(#me: _p::Entity))
    }

    /// Generics of impls that assume the entity.
    pub(super) fn of_entity(&self, parameters: &[&Ident]) -> Generics {
        self.generics(parameters, self.is_entity())
    }

    /// The user's parameters, as arguments of generated types, with more after them.
    pub(super) fn arguments(&self, more: &[&dyn ToTokens]) -> TokenStream {
        let own = self
            .generics
            .params
            .iter()
            .map(|parameter| match parameter {
                GenericParam::Lifetime(parameter) => parameter.lifetime.to_token_stream(),
                GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
                GenericParam::Const(parameter) => parameter.ident.to_token_stream(),
            });
        let more = more.iter().map(|argument| argument.to_token_stream());
        let all: Vec<TokenStream> = own.chain(more).collect();
        if all.is_empty() {
            return TokenStream::new();
        }
        quote!(<#(#all),*>)
    }

    /// The user's parameters as they are declared: `T: Clone,`.
    pub(super) fn declared(&self) -> TokenStream {
        let own = self.generics.params.iter();
        quote!(#(#own,)*)
    }

    /// The user's parameters as they are used: `T,`.
    pub(super) fn used(&self) -> TokenStream {
        let own = self
            .generics
            .params
            .iter()
            .map(|parameter| match parameter {
                GenericParam::Lifetime(parameter) => parameter.lifetime.to_token_stream(),
                GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
                GenericParam::Const(parameter) => parameter.ident.to_token_stream(),
            });
        quote!(#(#own,)*)
    }

    /// A type parameter of ours that is none of the user's.
    pub(super) fn free(&self, name: &str) -> Ident {
        super::super::free_parameter(name, &self.generics)
    }
}

/// The struct of a typed key: the primary one, or that of an index with this query.
pub(in super::super) fn key_ident(entity: &Ident, query: Option<&Ident>) -> Ident {
    let query = query.map_or_else(String::new, |query| pascal(&names::plain(query)));
    named(entity, &format!("{query}Key"))
}

fn named(entity: &Ident, suffix: &str) -> Ident {
    format_ident!("{}{suffix}", names::plain(entity), span = entity.span())
}

fn pascal(snake: &str) -> String {
    crate::model::case::Case::Pascal.field(snake)
}
