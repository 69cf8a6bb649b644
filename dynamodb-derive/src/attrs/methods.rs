//! `methods(create = insert, ..)`: other names for generated methods.

use std::collections::BTreeMap;

use proc_macro2::Ident;
use syn::Result;

use super::value::name;
use super::{Keys, Meta, Misspelt, Slot};
use crate::sink::Sink;

/// The names that the user gave, by the default name.
#[derive(Default)]
pub(crate) struct MethodAttrs(BTreeMap<&'static str, Slot<Ident>>);

impl MethodAttrs {
    /// Reads `methods(..)`, of which each may be one of these.
    pub(super) fn read(
        &mut self,
        known: &'static [&'static str],
        meta: &Meta<'_>,
        sink: &mut Sink,
    ) -> Result<()> {
        let keys = Keys {
            of: "`methods(..)`",
            known,
        };
        meta.list(sink, |meta, sink| {
            let method = keys.read(meta, &mut Misspelt::default())?;
            let slot = self.0.entry(method).or_default();
            slot.fill(meta, name(meta), sink)
        })
    }

    /// The name that the user gave to a method.
    pub(crate) fn get(&self, method: &str) -> Option<&Ident> {
        self.0.get(method)?.get()
    }
}
