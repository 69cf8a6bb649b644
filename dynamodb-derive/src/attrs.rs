//! Attributes as they are written: every value with its place, nothing looked up.

pub(crate) mod collection;
pub(crate) mod document;
pub(crate) mod entity;
pub(crate) mod field;
pub(crate) mod index;
pub(crate) mod key_part;
mod list;
pub(crate) mod methods;
pub(crate) mod projection;
pub(crate) mod serde;
mod slot;
pub(crate) mod table;
pub(crate) mod value;

use quote::ToTokens as _;
use syn::{Error, Result};

pub(crate) use self::list::{Meta, in_parentheses, walk, walk_silently};
pub(crate) use self::slot::{Misspelt, Slot};
use crate::suggest::{nearest, nearest_or_all};

/// The keys that one list takes.
pub(crate) struct Keys {
    /// The list in the user's words: `` `#[table(..)]` ``.
    pub(crate) of: &'static str,
    pub(crate) known: &'static [&'static str],
}

impl Keys {
    /// The key that was written; `None` tells the mistake of one that does not exist.
    pub(crate) fn read(&self, meta: &Meta<'_>, misspelt: &mut Misspelt) -> Result<&'static str> {
        let known = self.known.iter().find(|known| meta.path.is_ident(known));
        known.copied().ok_or_else(|| self.unknown(meta, misspelt))
    }

    fn unknown(&self, meta: &Meta<'_>, misspelt: &mut Misspelt) -> Error {
        let written = meta.path.to_token_stream().to_string().replace(' ', "");
        let known = || self.known.iter().copied();
        misspelt.note(nearest(&written, known()));
        let help = nearest_or_all(&written, "keys", known());
        Error::new_spanned(
            &meta.path,
            format!("{} has no key `{written}`{help}", self.of),
        )
    }
}
