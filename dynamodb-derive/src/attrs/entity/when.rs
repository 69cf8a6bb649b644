//! `when = unread`, `when = is_open(status, closed_at)`, and the call that both `when` and `part` make.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{Error, Path, Result, Token};

use crate::attrs::{Meta, in_parentheses};
use crate::path::FieldPath;

/// When an item is in an index.
pub(crate) enum WhenAttr {
    /// While this bool field is true.
    Field(FieldPath),
    /// While this function of fields is.
    Call(Call),
}

/// A pure function of fields.
pub(crate) struct Call {
    pub(crate) function: Path,
    pub(crate) arguments: Vec<FieldPath>,
}

impl WhenAttr {
    pub(crate) fn read(meta: &Meta<'_>) -> Result<Self> {
        let input = meta.equals()?;
        if !input.peek(Ident::peek_any) && !input.peek(Token![::]) {
            return Err(input.error(
                "`when` takes a bool field or a function of fields: `when = is_open(status)`",
            ));
        }
        // A field path cannot hold `::` or `(`, and a function cannot do without `(`.
        let ahead = input.fork();
        let is_field =
            ahead.parse::<FieldPath>().is_ok() && !ahead.peek(Token![::]) && !ahead.peek(Paren);
        if is_field {
            input.parse().map(Self::Field)
        } else {
            input.parse().map(Self::Call)
        }
    }
}

impl Parse for Call {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let function = Path::parse_mod_style(input)?;
        if !input.peek(Paren) {
            return Err(Error::new_spanned(
                function,
                "a function is called here with the fields that it reads: `root_of(id, fork_of)`",
            ));
        }
        let arguments = in_parentheses(input, |content| {
            Punctuated::<FieldPath, Token![,]>::parse_terminated(content)
        })?;
        if arguments.is_empty() {
            return Err(Error::new_spanned(
                function,
                "a function that reads no field gives every item the same value; name the fields it reads",
            ));
        }
        Ok(Self {
            function,
            arguments: arguments.into_iter().collect(),
        })
    }
}
