//! `part(root: RepoId = root_of(id, fork_of))`: a computed part.

use proc_macro2::Ident;
use syn::parse::ParseStream;
use syn::{Error, Result, Token, Type};

use super::Call;
use crate::attrs::Meta;
use crate::names;
use crate::sink::Sink;

/// A part that no field holds, with its type and the function that makes it.
pub(crate) struct PartAttr {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    pub(crate) call: Call,
}

const HELP: &str = "write `part(name: Type = function(field, ..))`";

impl PartAttr {
    /// Reads `part(..)`, which may hold several. The names of those that cannot be read are kept apart.
    pub(super) fn read(
        meta: &Meta<'_>,
        parts: &mut Vec<Self>,
        unreadable: &mut Vec<String>,
        sink: &mut Sink,
    ) -> Result<()> {
        if !meta.input.peek(syn::token::Paren) {
            let message = format!("`part` declares nothing; {HELP}");
            return Err(Error::new_spanned(&meta.path, message));
        }
        meta.list(sink, |meta, _| {
            let name = meta.path.require_ident()?.clone();
            match Self::definition(&name, meta.input) {
                Ok((ty, call)) => parts.push(Self { name, ty, call }),
                Err(error) => {
                    unreadable.push(names::plain(&name));
                    return Err(error);
                }
            }
            Ok(())
        })
    }

    /// What follows the name: `: Type = function(field, ..)`.
    fn definition(name: &Ident, input: ParseStream<'_>) -> Result<(Type, Call)> {
        let lacks = |what: &str| {
            let name = names::plain(name);
            format!("computed part `{name}` has no {what}; {HELP}")
        };
        if !input.peek(Token![:]) {
            return Err(Error::new(name.span(), lacks("type")));
        }
        input.parse::<Token![:]>()?;
        let ty = input.parse()?;
        if !input.peek(Token![=]) {
            return Err(Error::new(name.span(), lacks("function")));
        }
        input.parse::<Token![=]>()?;
        Ok((ty, input.parse()?))
    }
}
