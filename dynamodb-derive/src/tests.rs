//! Each rule as its user meets it: the message, and the words that it points at.

mod collection;
mod document;
mod entity;
mod expansion;
mod fields;
mod index;
mod indexes;
mod key_part;
mod keys;
mod methods;
mod projection;
mod table;

use std::fmt::Write as _;

use expect_test::Expect;
use syn::DeriveInput;

use crate::run::Derive;

/// Compares all mistakes of an item: the message, then the words under it.
fn check(derive: Derive, source: &str, expected: &Expect) {
    let input: DeriveInput = syn::parse_str(source).expect("the item parses");
    let mut shown = String::new();
    for error in derive(&input).err().into_iter().flatten() {
        let words = error.span().source_text().unwrap_or_default();
        writeln!(shown, "{error}\n    {words}").expect("a string takes it");
    }
    expected.assert_eq(&shown);
}
