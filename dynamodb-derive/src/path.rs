//! Field paths: `system_id`, `id.owner`, `id.0`.

use std::fmt;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Lit, Member, Result, Token};

use crate::names;

/// A field as the user names it, possibly inside of other fields. Not looked up yet.
#[derive(Clone)]
pub(crate) struct FieldPath {
    /// The field of the entity, without `r#`.
    root: String,
    /// The way from there, never with an empty step.
    rest: Vec<Member>,
    /// What a message about this path points at.
    tokens: TokenStream,
}

impl FieldPath {
    /// Reads `root.rest.rest` out of a template; the literal is what messages and carets point at.
    /// `None` when a step is no field name.
    pub(crate) fn from_text(text: &str, literal: &impl ToTokens, span: Span) -> Option<Self> {
        let mut steps = text.split('.');
        let root = names::ident(steps.next()?, span)?;
        let rest = steps
            .map(|step| member(step, span))
            .collect::<Option<_>>()?;
        Some(Self {
            root: names::plain(&root),
            rest,
            tokens: literal.to_token_stream(),
        })
    }

    pub(crate) fn root(&self) -> &str {
        &self.root
    }

    pub(crate) fn rest(&self) -> &[Member] {
        &self.rest
    }

    /// The name a part made from this path has: its last step that has a name.
    pub(crate) fn name(&self) -> String {
        let named = self.rest.iter().rev().find_map(|member| match member {
            Member::Named(ident) => Some(names::plain(ident)),
            Member::Unnamed(_) => None,
        });
        named.unwrap_or_else(|| self.root.clone())
    }

    pub(crate) fn span(&self) -> Span {
        self.tokens
            .clone()
            .into_iter()
            .next()
            .map_or_else(Span::call_site, |token: TokenTree| token.span())
    }
}

impl Parse for FieldPath {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let root = Ident::parse_any(input)?;
        let mut tokens = root.to_token_stream();
        let mut rest = Vec::new();
        while input.peek(Token![.]) {
            input.parse::<Token![.]>()?.to_tokens(&mut tokens);
            let step = if input.peek(Lit) {
                Member::Unnamed(input.parse()?)
            } else {
                Member::Named(Ident::parse_any(input)?)
            };
            step.to_tokens(&mut tokens);
            rest.push(step);
        }
        Ok(Self {
            root: names::plain(&root),
            rest,
            tokens,
        })
    }
}

impl ToTokens for FieldPath {
    /// What a message points at, not an expression.
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.root)?;
        write_steps(&self.rest, f)
    }
}

/// Writes the steps into nested fields as the user would: `.owner`, `.0`.
pub(crate) fn write_steps(steps: &[Member], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for step in steps {
        match step {
            Member::Named(ident) => write!(f, ".{}", names::plain(ident))?,
            Member::Unnamed(index) => write!(f, ".{}", index.index)?,
        }
    }
    Ok(())
}

fn member(step: &str, span: Span) -> Option<Member> {
    if !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit()) {
        let index = step.parse().ok()?;
        return Some(Member::Unnamed(syn::Index { index, span }));
    }
    names::ident(step, span).map(Member::Named)
}
