//! The names of an entity's generated methods.

use proc_macro2::Ident;

use crate::attrs::entity::EntityAttrs;
use crate::sink::Sink;

/// Every generated method that has a default name.
pub(crate) struct Methods {
    pub(crate) create: Method,
    pub(crate) put: Method,
    pub(crate) replace: Method,
    pub(crate) update: Method,
    pub(crate) upsert: Method,
    pub(crate) delete: Method,
    pub(crate) check: Method,
    pub(crate) get: Method,
    pub(crate) query: Method,
    pub(crate) scan: Method,
}

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
        let mut method = |default: &'static str, in_key: Option<&Ident>| {
            let here = attrs.methods.get(default);
            if let (Some(here), Some(in_key)) = (here, in_key) {
                let message = format!("method `{default}` is renamed twice");
                sink.pair(here, message, in_key, "first renamed here");
            }
            let given = in_key.or(here).cloned();
            Method {
                default,
                renamed: given.is_some(),
                name: given.unwrap_or_else(|| Ident::new(default, entity.span())),
            }
        };
        let key = attrs.key.get();
        Self {
            create: method("create", None),
            put: method("put", None),
            replace: method("replace", None),
            update: method("update", None),
            upsert: method("upsert", None),
            delete: method("delete", None),
            check: method("check", None),
            get: method("get", key.and_then(|key| key.get.get())),
            query: method("query", key.and_then(|key| key.query.get())),
            scan: method("scan", None),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Method> {
        [
            &self.create,
            &self.put,
            &self.replace,
            &self.update,
            &self.upsert,
            &self.delete,
            &self.check,
            &self.get,
            &self.query,
            &self.scan,
        ]
        .into_iter()
    }
}
