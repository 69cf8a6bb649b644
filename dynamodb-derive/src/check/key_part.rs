//! Types of the user's in keys.

use syn::{Expr, GenericParam, Lit, UnOp};

use crate::attrs::serde::Rename;
use crate::model::key_part::{KeyPart, Shape, Variant};
use crate::names;
use crate::sink::Sink;

pub(super) fn it_is_made_of_something(part: &KeyPart<'_>, sink: &mut Sink) {
    let (empty, what) = match &part.shape {
        Shape::Struct(fields) => (fields.is_empty(), "fields"),
        Shape::Names(variants) => (variants.is_empty(), "variants"),
        Shape::Newtype(_) | Shape::Enum(_) => (false, ""),
    };
    if empty {
        sink.at(
            part.ident,
            format!("`{}` has no {what}, so it has no key form", part.ident),
        );
    }
}

pub(super) fn it_owns_its_values(part: &KeyPart<'_>, sink: &mut Sink) {
    for parameter in &part.generics.params {
        if let GenericParam::Lifetime(borrowed) = parameter {
            sink.at(
                borrowed,
                format!(
                    "key part `{}` cannot borrow, because it is read back from keys; use owned fields",
                    part.ident
                ),
            );
        }
    }
}

pub(super) fn nothing_is_skipped(part: &KeyPart<'_>, sink: &mut Sink) {
    for variant in part.variants() {
        if let Some(word) = &variant.skipped {
            sink.at(
                word,
                format!(
                    "serde skips variant `{}`, so it has no name for a key; remove this, or the variant",
                    names::plain(variant.ident)
                ),
            );
        }
    }
    for component in part.components() {
        if let Some(word) = &component.skipped {
            sink.at(
                word,
                format!(
                    "key part `{}` is made of all its fields, and none can be skipped",
                    part.ident
                ),
            );
        }
    }
}

pub(super) fn variant_names_are_the_same_both_ways(
    part: &KeyPart<'_>,
    all: &Rename,
    sink: &mut Sink,
) {
    for variant in part.variants() {
        let given = &variant.names;
        if given.written == given.read {
            continue;
        }
        let message = format!(
            "variant `{}` would be written as `{}` and read as `{}`; in a key it has one name",
            names::plain(variant.ident),
            given.written,
            given.read
        );
        match (&given.place, &all.serialize, &all.deserialize) {
            (Some(place), _, _) => sink.at(place, message),
            (None, Some(place), _) | (None, None, Some(place)) => {
                // the other variants would only repeat it
                sink.at(place, message);
                return;
            }
            (None, None, None) => {}
        }
    }
}

pub(super) fn variant_names_are_distinct(part: &KeyPart<'_>, sink: &mut Sink) {
    let mut seen: Vec<&Variant<'_>> = Vec::new();
    for variant in part.variants() {
        let name = &variant.names.written;
        if let Some(first) = seen.iter().find(|first| first.names.written == *name) {
            sink.pair(
                variant.ident,
                format!(
                    "variants `{}` and `{}` are both `{name}` in a key; rename one of them",
                    names::plain(first.ident),
                    names::plain(variant.ident)
                ),
                first.ident,
                format!("the other variant named `{name}`"),
            );
        }
        seen.push(variant);
    }
}

pub(super) fn only_enums_without_fields_are_ordered(part: &KeyPart<'_>, sink: &mut Sink) {
    let Some(word) = part.ordered else { return };
    let why = match &part.shape {
        Shape::Names(_) => return,
        Shape::Newtype(_) | Shape::Struct(_) => "a struct is ordered when its fields are",
        Shape::Enum(_) => "an enum with fields has no order in a key",
    };
    sink.at(
        word,
        format!("`ordered` is for enums without fields, and {why}; remove it"),
    );
}

pub(super) fn ordered_variants_are_in_order(part: &KeyPart<'_>, sink: &mut Sink) {
    let (Some(_), Shape::Names(variants)) = (part.ordered, &part.shape) else {
        return;
    };
    discriminants_are_in_order(variants, sink);
    for pair in variants.windows(2) {
        let [before, after] = pair else { continue };
        let (first, second) = (&before.names.written, &after.names.written);
        if first > second {
            sink.at(
                after.ident,
                format!(
                    "variant `{}` is out of order, because keys sort by name and `{second}` comes before `{first}`; move it up, or give it a later name: `#[serde(rename = \"..\")]`",
                    names::plain(after.ident),
                ),
            );
            return;
        }
    }
}

/// Rust orders an enum's variants by discriminant, not by place.
fn discriminants_are_in_order(variants: &[Variant<'_>], sink: &mut Sink) {
    let mut before: Option<i128> = None;
    for variant in variants {
        let value = match variant.discriminant {
            None => before.map_or(Some(0), |before| before.checked_add(1)),
            Some(expression) => literal(expression),
        };
        let Some(value) = value else {
            sink.at(
                variant.discriminant,
                "the order of this value cannot be seen here; write a number, or remove `ordered`",
            );
            return;
        };
        if before.is_some_and(|before| before >= value) {
            sink.at(
                variant.discriminant,
                format!(
                    "variant `{}` is out of order, because Rust sorts by this value; number the variants upwards",
                    names::plain(variant.ident)
                ),
            );
            return;
        }
        before = Some(value);
    }
}

fn literal(expression: &Expr) -> Option<i128> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => number.base10_parse().ok(),
            Lit::Byte(byte) => Some(byte.value().into()),
            _ => None,
        },
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => literal_negated(&unary.expr),
        Expr::Paren(inner) => literal(&inner.expr),
        Expr::Group(inner) => literal(&inner.expr),
        _ => None,
    }
}

fn literal_negated(expression: &Expr) -> Option<i128> {
    literal(expression)?.checked_neg()
}
