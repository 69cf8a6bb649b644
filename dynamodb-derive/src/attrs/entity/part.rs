//! `part(root: RepoId = root_of(id, fork_of))`: a computed part.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::meta::ParseNestedMeta;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Error, Result, Token, Type, parenthesized};

use super::Call;

/// A part that no field holds, with its type and the function that makes it.
pub(crate) struct PartAttr {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    pub(crate) call: Call,
}

const HELP: &str = "write `part(name: Type = function(field, ..))`";

impl PartAttr {
    /// Reads `part(..)`, which may hold several.
    pub(crate) fn read(meta: &ParseNestedMeta<'_>) -> Result<Vec<Self>> {
        if !meta.input.peek(syn::token::Paren) {
            return Err(Error::new_spanned(
                meta.path.to_token_stream(),
                format!("`part` declares nothing; {HELP}"),
            ));
        }
        let content;
        parenthesized!(content in meta.input);
        let parts = Punctuated::<Self, Token![,]>::parse_terminated(&content)?;
        Ok(parts.into_iter().collect())
    }
}

impl Parse for PartAttr {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name: Ident = input.parse()?;
        if !input.peek(Token![:]) {
            return Err(Error::new(
                name.span(),
                format!("computed part `{name}` has no type; {HELP}"),
            ));
        }
        input.parse::<Token![:]>()?;
        let ty = input.parse()?;
        if !input.peek(Token![=]) {
            return Err(Error::new(
                name.span(),
                format!("computed part `{name}` has no function; {HELP}"),
            ));
        }
        input.parse::<Token![=]>()?;
        let call = input.parse()?;
        Ok(Self { name, ty, call })
    }
}
