//! The names of an entity's generated methods.

use proc_macro2::Ident;

use crate::attrs::entity::{EntityAttrs, METHODS};
use crate::sink::Sink;

/// Every generated method under the name it has on this entity.
pub(crate) struct Methods(Vec<Method>);

/// One generated method.
pub(crate) struct Method {
    /// What it is called unless the user says otherwise.
    pub(crate) default: &'static str,
    pub(crate) name: Ident,
    /// Whether the user gave the name.
    pub(crate) renamed: bool,
}

impl Methods {
    /// Joins `methods(..)` with the `query` and `get` of `key(..)`.
    pub(super) fn resolve(entity: &Ident, attrs: &EntityAttrs, sink: &mut Sink) -> Self {
        let methods = METHODS.iter().map(|&default| {
            let slot = attrs.methods.get(default);
            let here = slot.and_then(|slot| slot.get());
            let in_key = attrs.key.get().and_then(|key| match default {
                "query" => key.query.get(),
                "get" => key.get.get(),
                _ => None,
            });
            if let (Some(here), Some(in_key)) = (here, in_key) {
                sink.pair(
                    here,
                    format!("method `{default}` is renamed twice"),
                    in_key,
                    "first renamed here",
                );
            }
            let given = in_key.or(here);
            Method {
                default,
                name: given
                    .cloned()
                    .unwrap_or_else(|| Ident::new(default, entity.span())),
                renamed: given.is_some(),
            }
        });
        Self(methods.collect())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Method> {
        self.0.iter()
    }
}
