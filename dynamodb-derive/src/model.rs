//! What the attributes mean: every name looked up, every default filled in.

pub(crate) mod case;
pub(crate) mod collection;
pub(crate) mod document;
pub(crate) mod entity;
pub(crate) mod field;
pub(crate) mod group;
pub(crate) mod index;
pub(crate) mod key;
pub(crate) mod key_part;
pub(crate) mod part;
pub(crate) mod projection;
pub(crate) mod role;
pub(crate) mod scope;
pub(crate) mod table;

use syn::{Path, parse_quote};

use crate::attrs::Slot;

/// Where the runtime crate is: as the user says, or under its own name.
pub(crate) fn crate_path(given: &Slot<Path>) -> Path {
    given
        .get()
        .cloned()
        .unwrap_or_else(|| parse_quote!(::dynamodb_model))
}
