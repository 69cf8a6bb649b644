//! A document: a struct inside of attributes.

use std::rc::Rc;

use proc_macro2::Ident;
use syn::{DeriveInput, Generics, Path, Visibility};

use super::crate_path;
use super::entity::named_fields;
use super::field::Field;
use crate::attrs::document::DocumentAttrs;
use crate::attrs::serde::SerdeContainer;
use crate::sink::Sink;

/// A struct whose fields have typed paths wherever an attribute holds it.
pub(crate) struct Document<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) generics: &'a Generics,
    pub(crate) krate: Path,
    pub(crate) fields: Vec<Rc<Field<'a>>>,
}

impl<'a> Document<'a> {
    /// Looks everything up; `None` when the input is no struct with named fields.
    pub(crate) fn resolve(
        input: &'a DeriveInput,
        attrs: &DocumentAttrs,
        serde: &SerdeContainer,
        sink: &mut Sink,
    ) -> Option<Self> {
        let named = named_fields(input, sink)?;
        Some(Self {
            ident: &input.ident,
            vis: &input.vis,
            generics: &input.generics,
            krate: crate_path(&attrs.krate),
            fields: Field::resolve_all(named, serde),
        })
    }

    /// The fields that are written into the document.
    pub(crate) fn stored(&self) -> impl Iterator<Item = &Field<'a>> {
        let fields = self.fields.iter().map(AsRef::as_ref);
        fields.filter(|field: &&Field<'_>| field.not_written.is_none())
    }
}
