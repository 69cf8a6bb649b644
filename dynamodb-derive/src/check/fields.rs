//! Fields: their attributes and their roles.

use std::rc::Rc;

use proc_macro2::Ident;
use syn::GenericParam;

use crate::model::entity::Entity;
use crate::model::field::Field;
use crate::model::role::Roles;
use crate::sink::Sink;

pub(super) fn an_entity_owns_its_values(entity: &Entity<'_>, sink: &mut Sink) {
    for parameter in &entity.generics.params {
        if let GenericParam::Lifetime(borrowed) = parameter {
            sink.at(
                borrowed,
                format!(
                    "`{}` cannot borrow, because its items outlive the reply that they were read from; use owned fields",
                    entity.ident
                ),
            );
        }
    }
}

pub(super) fn attributes_are_distinct(fields: &[Rc<Field<'_>>], sink: &mut Sink) {
    are_distinct(fields, sink, |field| &field.attribute.written);
}

pub(super) fn attributes_are_distinct_when_read(fields: &[Rc<Field<'_>>], sink: &mut Sink) {
    are_distinct(fields, sink, |field| &field.attribute.read);
}

fn are_distinct(
    fields: &[Rc<Field<'_>>],
    sink: &mut Sink,
    name: impl for<'f> Fn(&'f Field<'_>) -> &'f str,
) {
    let mut seen: Vec<&Field<'_>> = Vec::new();
    for field in fields.iter().filter(|field| field.has_attribute()) {
        if let Some(first) = seen.iter().find(|seen| name(seen) == name(field)) {
            sink.pair(
                field.ident,
                format!(
                    "fields `{}` and `{}` are both attribute `{}`; rename one of them",
                    first.name,
                    field.name,
                    name(field)
                ),
                first.ident,
                format!("the other field of attribute `{}`", name(field)),
            );
        }
        seen.push(field);
    }
}

pub(super) fn one_field_has_the_role(
    role: &str,
    fields: &[(Rc<Field<'_>>, Ident)],
    sink: &mut Sink,
) {
    if let Some(((_, first), others)) = fields.split_first() {
        for (field, word) in others {
            sink.pair(
                word,
                format!(
                    "an entity has one `{role}` field, but `{}` is a second one",
                    field.name
                ),
                first,
                "the first one is here",
            );
        }
    }
    for (field, word) in fields {
        if field.skipped().is_some() || field.flatten.is_some() {
            sink.at(
                word,
                format!(
                    "field `{}` is not stored as an attribute of its own, so it cannot be the `{role}`",
                    field.name
                ),
            );
        }
    }
}

pub(super) fn a_field_has_one_role(roles: &Roles<'_>, sink: &mut Sink) {
    let mut seen: Vec<(&Rc<Field<'_>>, &Ident)> = Vec::new();
    for (field, word) in roles.all() {
        if let Some((_, first)) = seen.iter().find(|(known, _)| known.number == field.number) {
            sink.pair(
                word,
                format!("field `{}` cannot be both `{first}` and `{word}`; take another field for one of them", field.name),
                first,
                format!("it is `{first}` here"),
            );
        }
        seen.push((field, word));
    }
}

pub(super) fn unique_fields_are_stored(roles: &Roles<'_>, sink: &mut Sink) {
    for unique in &roles.unique {
        if unique.field.skipped().is_some() || unique.field.flatten.is_some() {
            sink.at(
                &unique.word,
                format!(
                    "field `{}` is not stored as an attribute of its own, so it cannot be unique",
                    unique.field.name
                ),
            );
        }
    }
}

/// DynamoDB deletes an expired item by itself, and nobody would give its values up.
pub(super) fn unique_values_do_not_expire(roles: &Roles<'_>, sink: &mut Sink) {
    if let (Some(unique), Some((ttl, word))) = (roles.unique.first(), roles.ttls.first()) {
        sink.pair(
            &unique.word,
            format!(
                "`{}` cannot be unique in an item that expires, because DynamoDB would delete the item and keep its value taken; delete such items yourself, or leave `unique` out",
                unique.field.name
            ),
            word,
            format!("the item expires by `{}`", ttl.name),
        );
    }
}
