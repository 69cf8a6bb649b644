//! Places and names that a macro has to cope with: what it takes for granted may be forbidden, shadowed or renamed.

/// Public, as some lints are about public items alone.
pub mod all_lints_denied;
mod generics;
mod inside_a_function;
mod made_by_a_macro;
mod name_clashes;
mod no_prelude;
mod raw_identifiers;
mod renamed_crate;
mod renamed_methods;
mod visibility;
