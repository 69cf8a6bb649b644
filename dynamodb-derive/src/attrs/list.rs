//! `key, key = value, key(..)`: the form of every attribute.

use proc_macro2::{Ident, Span, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Path, PathSegment, Result, Token, parenthesized};

use crate::sink::Sink;

/// One key of a list, and the input that stands after it.
///
/// syn's own nested metas give up at the first token that does not fit; with these, a mistake in one key leaves the
/// others readable, and is told once.
pub(crate) struct Meta<'a> {
    pub(crate) path: Path,
    pub(crate) input: ParseStream<'a>,
}

impl Meta<'_> {
    /// The place of the key, for messages.
    pub(crate) fn word(&self) -> Ident {
        self.path.get_ident().cloned().unwrap_or_else(|| {
            let place = self.path.segments.first();
            let span = place.map_or_else(Span::call_site, |segment| segment.ident.span());
            Ident::new("_key", span)
        })
    }

    /// The value of `key = value`.
    pub(crate) fn value<T: Parse>(&self) -> Result<T> {
        self.equals()?.parse()
    }

    /// The input after `key =`.
    pub(crate) fn equals(&self) -> Result<ParseStream<'_>> {
        let key = self.path.to_token_stream();
        if !self.input.peek(Token![=]) {
            return Err(Error::new_spanned(
                &self.path,
                format!("`{key}` needs a value: `{key} = ..`"),
            ));
        }
        self.input.parse::<Token![=]>()?;
        Ok(self.input)
    }

    /// A key that is only named.
    pub(crate) fn flag(&self) -> Result<()> {
        if at_end(self.input) {
            return Ok(());
        }
        let key = self.path.to_token_stream();
        Err(self.input.error(format!("`{key}` takes no value")))
    }

    /// The keys of `key(..)`; their mistakes go to the sink.
    pub(crate) fn list(
        &self,
        sink: &mut Sink,
        read: impl FnMut(&Meta<'_>, &mut Sink) -> Result<()>,
    ) -> Result<()> {
        self.parentheses(|content| {
            walk_list(content, sink, read);
            Ok(())
        })
    }

    /// The values of `key(value, ..)`.
    pub(crate) fn values<T: Parse>(&self) -> Result<Vec<T>> {
        self.parentheses(comma_separated)
    }

    /// Whatever stands in `key(..)`.
    pub(crate) fn parentheses<T>(
        &self,
        read: impl FnOnce(ParseStream<'_>) -> Result<T>,
    ) -> Result<T> {
        if !self.input.peek(syn::token::Paren) {
            let key = self.path.to_token_stream();
            let message = format!("`{key}` takes a list: `{key}(..)`");
            return Err(Error::new_spanned(&self.path, message));
        }
        in_parentheses(self.input, read)
    }
}

/// Reads the keys of all attributes with this name. A mistake in one key goes to the sink, and the next key is read.
pub(crate) fn walk(
    attributes: &[Attribute],
    name: &str,
    sink: &mut Sink,
    mut read: impl FnMut(&Meta<'_>, &mut Sink) -> Result<()>,
) {
    for attribute in attributes.iter().filter(|a| a.path().is_ident(name)) {
        let parsed = attribute.parse_args_with(|input: ParseStream<'_>| {
            walk_list(input, sink, &mut read);
            Ok(())
        });
        sink.keep(parsed);
    }
}

/// Reads attributes that another derive answers for: what does not fit is passed over.
pub(crate) fn walk_silently(
    attributes: &[Attribute],
    name: &str,
    mut read: impl FnMut(&Meta<'_>) -> Result<()>,
) {
    let mut ignored = Sink::new();
    walk(attributes, name, &mut ignored, |meta, _| {
        // a key of which only the beginning is understood is passed over too
        drop(read(meta));
        skip_value(meta.input)
    });
    drop(ignored.finish());
}

/// Reads what stands in the parentheses that come next, and steps over all of it even where it does not fit.
pub(crate) fn in_parentheses<T>(
    input: ParseStream<'_>,
    read: impl FnOnce(ParseStream<'_>) -> Result<T>,
) -> Result<T> {
    let content;
    parenthesized!(content in input);
    let result = read(&content).and_then(|value| {
        if content.is_empty() {
            Ok(value)
        } else {
            Err(content.error("expected `)`"))
        }
    });
    while !content.is_empty() {
        content.parse::<TokenTree>()?;
    }
    result
}

fn comma_separated<T: Parse>(input: ParseStream<'_>) -> Result<Vec<T>> {
    let values = Punctuated::<T, Token![,]>::parse_terminated(input)?;
    Ok(values.into_iter().collect())
}

fn walk_list(
    input: ParseStream<'_>,
    sink: &mut Sink,
    mut read: impl FnMut(&Meta<'_>, &mut Sink) -> Result<()>,
) {
    while !input.is_empty() {
        let result = key_path(input)
            .and_then(|path| read(&Meta { path, input }, sink))
            .and_then(|()| match at_end(input) {
                true => Ok(()),
                false => Err(input.error("expected `,`")),
            });
        if sink.keep(result).is_none() && skip_value(input).is_err() {
            return;
        }
        if input.parse::<Token![,]>().is_err() {
            return;
        }
    }
}

/// A path whose words may be keywords.
fn key_path(input: ParseStream<'_>) -> Result<Path> {
    let word = |input: ParseStream<'_>| {
        Ident::parse_any(input).map_err(|error| Error::new(error.span(), "a key is expected here"))
    };
    let leading_colon = input.parse()?;
    let mut segments = Punctuated::new();
    segments.push_value(PathSegment::from(word(input)?));
    while input.peek(Token![::]) {
        segments.push_punct(input.parse()?);
        segments.push_value(PathSegment::from(word(input)?));
    }
    Ok(Path {
        leading_colon,
        segments,
    })
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
