//! Values that several attributes share: key attributes of a table, keys of an entity, lists of paths.

use std::ops::RangeInclusive;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::token::{Bracket, Paren};
use syn::{Error, LitInt, LitStr, Path, Result, Token, bracketed};

use super::{Meta, in_parentheses};
use crate::path::FieldPath;

/// One value, or several in brackets.
#[derive(Clone)]
pub(crate) struct OneOrMore<T> {
    pub(crate) items: Vec<T>,
    /// The brackets of a list; `None` for a value by itself.
    pub(crate) brackets: Option<Bracket>,
}

impl<T: Parse> Parse for OneOrMore<T> {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if !input.peek(Bracket) {
            return Ok(Self {
                items: vec![input.parse()?],
                brackets: None,
            });
        }
        let content;
        let brackets = bracketed!(content in input);
        let items = Punctuated::<T, Token![,]>::parse_terminated(&content)?;
        if items.is_empty() {
            return Err(Error::new(
                brackets.span.join(),
                "a key needs at least one attribute",
            ));
        }
        Ok(Self {
            items: items.into_iter().collect(),
            brackets: Some(brackets),
        })
    }
}

/// The native types a key attribute can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scalar {
    S,
    N,
    B,
}

/// A key attribute of a table or an index: `"pk"`, `N("at")` or `B("digest")`.
#[derive(Clone)]
pub(crate) struct KeyAttribute {
    pub(crate) name: LitStr,
    pub(crate) scalar: Scalar,
}

impl Parse for KeyAttribute {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        const HELP: &str =
            "write `\"name\"` for a string, `N(\"name\")` for a number or `B(\"name\")` for bytes";
        if input.peek(LitStr) {
            return Ok(Self {
                name: input.parse()?,
                scalar: Scalar::S,
            });
        }
        if !input.peek(Ident::peek_any) {
            return Err(input.error(format!("a key attribute is expected; {HELP}")));
        }
        let kind = Ident::parse_any(input)?;
        let scalar = match kind.to_string().as_str() {
            "S" => Scalar::S,
            "N" => Scalar::N,
            "B" => Scalar::B,
            other => {
                return Err(Error::new(
                    kind.span(),
                    format!("`{other}` is not a key attribute; {HELP}"),
                ));
            }
        };
        if !input.peek(Paren) {
            return Err(Error::new(
                kind.span(),
                format!("`{kind}` needs the attribute's name: `{kind}(\"name\")`"),
            ));
        }
        let name = in_parentheses(input, |content| content.parse())?;
        Ok(Self { name, scalar })
    }
}

/// What an entity writes into a key attribute: a template, or a bare field in its native type.
#[derive(Clone)]
pub(crate) enum KeySource {
    Template(LitStr),
    Field(FieldPath),
}

impl ToTokens for KeySource {
    /// What a message about this key points at.
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Template(literal) => literal.to_tokens(tokens),
            Self::Field(path) => path.to_tokens(tokens),
        }
    }
}

impl Parse for KeySource {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(LitStr) {
            input.parse().map(Self::Template)
        } else if input.peek(Ident::peek_any) {
            input.parse().map(Self::Field)
        } else {
            Err(input.error("a key is expected: a template such as `\"ORDER#{id}\"`, or a field"))
        }
    }
}

/// A name in an attribute's `key = name`.
pub(crate) fn name(meta: &Meta<'_>) -> Result<Ident> {
    let input = meta.equals()?;
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        return Err(Error::new(
            literal.span(),
            format!(
                "a name is written without quotes: `{}`",
                literal.value().trim()
            ),
        ));
    }
    input.parse()
}

/// The number of `shards = 8`.
pub(crate) fn shards(meta: &Meta<'_>) -> Result<u16> {
    let value: TokenTree = meta.equals()?.parse()?;
    let number = syn::parse2::<LitInt>(value.to_token_stream());
    let number = number.and_then(|literal| literal.base10_parse::<u16>());
    match number {
        Ok(number) if SHARDS.contains(&number) => Ok(number),
        _ => Err(Error::new(
            value.span(),
            format!(
                "`shards` is a number from {} to {}; a key that is not spread has none",
                SHARDS.start(),
                SHARDS.end()
            ),
        )),
    }
}

/// The runtime knows no more.
const SHARDS: RangeInclusive<u16> = 2..=256;

/// The module of `crate = path`.
pub(crate) fn crate_path(meta: &Meta<'_>) -> Result<Path> {
    Path::parse_mod_style(meta.equals()?)
}
