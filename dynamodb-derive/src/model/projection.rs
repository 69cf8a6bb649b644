//! A projection: a typed part of an entity.

use std::rc::Rc;

use proc_macro2::Ident;
use syn::{DeriveInput, GenericParam, Generics, Lifetime, Path, Visibility};

use super::crate_path;
use super::entity::named_fields;
use super::field::Field;
use crate::attrs::projection::ProjectionAttrs;
use crate::attrs::serde::SerdeContainer;
use crate::sink::Sink;

/// Some attributes of an entity, in a struct of their own. Its fields are only read.
pub(crate) struct Projection<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) generics: &'a Generics,
    pub(crate) krate: Path,
    pub(crate) of: Path,
    pub(crate) fields: Vec<Rc<Field<'a>>>,
}

impl<'a> Projection<'a> {
    /// Looks everything up; `None` when the input is no struct with named fields.
    pub(crate) fn resolve(
        input: &'a DeriveInput,
        attrs: &'a ProjectionAttrs,
        serde: &SerdeContainer,
        sink: &mut Sink,
    ) -> Option<Self> {
        let ident = &input.ident;
        if attrs.of.is_missing("of", &attrs.misspelt) {
            sink.at(
                ident,
                format!("projection `{ident}` names no entity; add `#[projection(of = ..)]`"),
            );
        }
        let named = named_fields(input, sink)?;
        Some(Self {
            ident,
            vis: &input.vis,
            generics: &input.generics,
            krate: crate_path(&attrs.krate),
            of: attrs
                .of
                .get()
                .cloned()
                .unwrap_or_else(|| ident.clone().into()),
            fields: Field::resolve_all(named, serde),
        })
    }

    /// The lifetime of a projection that borrows from replies.
    pub(crate) fn lifetime(&self) -> Option<&'a Lifetime> {
        let mut parameters = self.generics.params.iter();
        match (parameters.next(), parameters.next()) {
            (Some(GenericParam::Lifetime(parameter)), None) => Some(&parameter.lifetime),
            _ => None,
        }
    }

    /// The fields that are read from the item.
    pub(crate) fn read(&self) -> impl Iterator<Item = &Rc<Field<'a>>> {
        self.fields.iter().filter(|field| field.not_read.is_none())
    }
}
