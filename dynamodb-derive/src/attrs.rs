//! Attributes as they are written: every value with its place, nothing looked up.

pub(crate) mod entity;
pub(crate) mod field;
pub(crate) mod index;
pub(crate) mod key_part;
pub(crate) mod projection;
pub(crate) mod serde;
pub(crate) mod table;
pub(crate) mod value;

use proc_macro2::{Ident, TokenTree};
use quote::ToTokens as _;
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::{Attribute, Error, Result, Token};

use crate::names;
use crate::sink::Sink;
use crate::suggest::nearest_or_all;

/// A key of an attribute that may be given once.
pub(crate) struct Slot<T>(Option<(Ident, T)>);

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Slot<T> {
    /// Fills the slot; a second value is a mistake, and the first one stays.
    pub(crate) fn set(&mut self, key: &Ident, value: T, sink: &mut Sink) {
        match &self.0 {
            None => self.0 = Some((key.clone(), value)),
            Some((first, _)) => sink.pair(
                key,
                format!("`{}` is given twice", names::plain(key)),
                first,
                "first given here",
            ),
        }
    }

    pub(crate) fn get(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, value)| value)
    }

    /// The word that filled the slot, for messages.
    pub(crate) fn key(&self) -> Option<&Ident> {
        self.0.as_ref().map(|(key, _)| key)
    }

    pub(crate) fn is_set(&self) -> bool {
        self.0.is_some()
    }
}

/// Reads the keys of all attributes with this name. A mistake in one key goes to the sink and the next key is read.
pub(crate) fn walk(
    attributes: &[Attribute],
    name: &str,
    sink: &mut Sink,
    mut read: impl FnMut(&ParseNestedMeta<'_>, &mut Sink) -> Result<()>,
) {
    for attribute in attributes.iter().filter(|a| a.path().is_ident(name)) {
        let parsed = attribute.parse_nested_meta(|meta| step(&meta, sink, &mut read));
        sink.keep(parsed);
    }
}

/// Reads the keys inside of one key's parentheses, with the same patience.
pub(crate) fn walk_nested(
    meta: &ParseNestedMeta<'_>,
    sink: &mut Sink,
    mut read: impl FnMut(&ParseNestedMeta<'_>, &mut Sink) -> Result<()>,
) -> Result<()> {
    if !meta.input.peek(syn::token::Paren) {
        let key = meta.path.to_token_stream();
        return Err(meta.error(format!("`{key}` takes a list: `{key}(..)`")));
    }
    meta.parse_nested_meta(|nested| step(&nested, sink, &mut read))
}

fn step(
    meta: &ParseNestedMeta<'_>,
    sink: &mut Sink,
    read: &mut impl FnMut(&ParseNestedMeta<'_>, &mut Sink) -> Result<()>,
) -> Result<()> {
    let result = read(meta, sink).and_then(|()| {
        if at_end(meta.input) {
            Ok(())
        } else {
            Err(meta.input.error("expected `,`"))
        }
    });
    if sink.keep(result).is_none() {
        skip_value(meta.input)?;
    }
    Ok(())
}

/// The single word of a key; a path is no key.
pub(crate) fn key<'a>(
    meta: &'a ParseNestedMeta<'_>,
    of: &str,
    known: &[&str],
) -> Result<&'a Ident> {
    meta.path
        .get_ident()
        .ok_or_else(|| unknown_key(meta, of, known))
}

/// The mistake of a key that does not exist; `of` says where, in the user's words: `` `#[table(..)]` ``.
pub(crate) fn unknown_key(meta: &ParseNestedMeta<'_>, of: &str, known: &[&str]) -> Error {
    let written = meta.path.to_token_stream().to_string().replace(' ', "");
    Error::new_spanned(
        &meta.path,
        format!(
            "{of} has no key `{written}`{}",
            nearest_or_all(&written, "keys", known.iter().copied())
        ),
    )
}

/// A key that is only named, without a value.
pub(crate) fn flag(meta: &ParseNestedMeta<'_>) -> Result<()> {
    if at_end(meta.input) {
        return Ok(());
    }
    let key = meta.path.to_token_stream();
    Err(meta.input.error(format!("`{key}` takes no value")))
}

fn at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// Steps over what is left of a key, so that the next one can be read.
fn skip_value(input: ParseStream<'_>) -> Result<()> {
    while !at_end(input) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
