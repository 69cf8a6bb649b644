//! What serde is told must leave an item a map of attributes.

use std::rc::Rc;

use proc_macro2::Ident;
use syn::Path;

use crate::attrs::serde::{Rename, SerdeContainer};
use crate::model::field::Field;
use crate::sink::Sink;

/// Ways to store a struct as something else than a map of its fields.
const RESHAPING: [&str; 8] = [
    "transparent",
    "tag",
    "untagged",
    "content",
    "from",
    "try_from",
    "into",
    "remote",
];

pub(super) fn an_entity_is_a_plain_map(ident: &Ident, serde: &SerdeContainer, sink: &mut Sink) {
    is_a_plain_map(ident, serde, sink);
    if let Some(word) = serde.other("deny_unknown_fields") {
        sink.at(
            word,
            format!(
                "`{ident}` cannot deny unknown fields, because its items carry key attributes too; remove this"
            ),
        );
    }
}

pub(super) fn a_projection_is_a_plain_map(ident: &Ident, serde: &SerdeContainer, sink: &mut Sink) {
    is_a_plain_map(ident, serde, sink);
}

pub(super) fn a_document_is_a_plain_map(ident: &Ident, serde: &SerdeContainer, sink: &mut Sink) {
    for (word, written) in reshaping(serde) {
        sink.at(
            word,
            format!(
                "`{ident}` is a map with one member for each field, which `{written}` would change; remove it"
            ),
        );
    }
}

fn is_a_plain_map(ident: &Ident, serde: &SerdeContainer, sink: &mut Sink) {
    for (word, written) in reshaping(serde) {
        sink.at(
            word,
            format!(
                "`{ident}` is an item with one attribute for each field, which `{written}` would change; remove it"
            ),
        );
    }
}

/// Where serde is told one of these ways, and which.
fn reshaping(serde: &SerdeContainer) -> impl Iterator<Item = (&Path, &'static str)> {
    let given = |word: &'static str| Some((serde.other(word)?, word));
    RESHAPING.into_iter().filter_map(given)
}

pub(super) fn names_are_the_same_both_ways(
    fields: &[Rc<Field<'_>>],
    all: &Rename,
    sink: &mut Sink,
) {
    let mut told_of_all = false;
    for field in fields {
        let names = &field.attribute;
        if names.written == names.read || !field.has_attribute() || field.skipped().is_some() {
            continue;
        }
        let message = format!(
            "field `{}` would be written as `{}` and read as `{}`; an attribute has one name",
            field.name, names.written, names.read
        );
        match (&names.place, &all.serialize, &all.deserialize) {
            (Some(place), _, _) => sink.at(place, message),
            (None, Some(place), _) | (None, None, Some(place)) => {
                if !std::mem::replace(&mut told_of_all, true) {
                    sink.at(place, message);
                }
            }
            (None, None, None) => {}
        }
    }
}
