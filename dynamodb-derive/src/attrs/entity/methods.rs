//! `methods(create = insert, ..)`: other names for generated methods.

use proc_macro2::Ident;
use syn::Result;
use syn::meta::ParseNestedMeta;

use crate::attrs::value::name;
use crate::attrs::{Slot, key, unknown_key, walk_nested};
use crate::sink::Sink;

/// The generated methods that have a name of their own, with their default names.
pub(crate) const METHODS: &[&str] = &[
    "create", "put", "replace", "delete", "get", "query", "scan", "key", "key_of",
];

/// The names that the user gave, by the default name.
#[derive(Default)]
pub(crate) struct MethodAttrs(Vec<(String, Slot<Ident>)>);

impl MethodAttrs {
    pub(super) fn read(&mut self, meta: &ParseNestedMeta<'_>, sink: &mut Sink) -> Result<()> {
        let of = "`methods(..)`";
        walk_nested(meta, sink, |meta, sink| {
            let key = key(meta, of, METHODS)?;
            let method = key.to_string();
            if !METHODS.contains(&method.as_str()) {
                return Err(unknown_key(meta, of, METHODS));
            }
            let given = name(meta)?;
            if let Some((_, slot)) = self.0.iter_mut().find(|(known, _)| *known == method) {
                slot.set(key, given, sink);
            } else {
                let mut slot = Slot::default();
                slot.set(key, given, sink);
                self.0.push((method, slot));
            }
            Ok(())
        })
    }

    /// The slot of a method, if it was renamed.
    pub(crate) fn get(&self, method: &str) -> Option<&Slot<Ident>> {
        self.0
            .iter()
            .find(|(known, _)| known == method)
            .map(|(_, slot)| slot)
    }
}
