use super::message::Message;
use super::{nth, same};
use crate::key::{KeyTemplate, PartSchema};
use crate::schema::{EntitySchema, FieldSchema, IndexSchema, KeyAttribute, TableSchema};
use crate::write::WRITE_ID;

/// Refuses field number `position` of the entity if it is stored where the library stores something else: in the type
/// tag, in the mark of writes, or in a key attribute, unless the field is that key, bare.
#[track_caller]
pub const fn verify_field(table: &TableSchema, entity: &EntitySchema, position: usize) {
    let Some(field) = nth(entity.fields(), position) else {
        return;
    };
    if same(field.attribute(), table.type_tag_attribute()) {
        clash(entity, field)
            .text("which holds the type tag of every item; rename the field (`#[serde(rename = \"…\")]`), or set another `type_tag` on the table")
            .refuse();
    }
    if same(field.attribute(), WRITE_ID) {
        clash(entity, field)
            .text("which holds the mark of the last conditional write of every item; rename the field (`#[serde(rename = \"…\")]`)")
            .refuse();
    }
    if is_key_somewhere(table, field.attribute()) {
        verify_against_keys(table, entity, field);
    }
}

/// Most fields have a name that no key attribute has, and the compiler interprets this for each of them.
const fn is_key_somewhere(table: &TableSchema, name: &str) -> bool {
    if same(name, table.partition_key().name()) {
        return true;
    }
    if let Some(sort) = table.sort_key()
        && same(name, sort.name())
    {
        return true;
    }
    let mut indexes = table.index_schemas();
    while let [index, rest @ ..] = indexes {
        if is_among(index.partition_keys(), name) || is_among(index.sort_keys(), name) {
            return true;
        }
        indexes = rest;
    }
    false
}

const fn is_among(mut keys: &[KeyAttribute], name: &str) -> bool {
    while let [key, rest @ ..] = keys {
        if same(name, key.name()) {
            return true;
        }
        keys = rest;
    }
    false
}

#[track_caller]
const fn verify_against_keys(table: &TableSchema, entity: &EntitySchema, field: &FieldSchema) {
    verify_against_key(
        entity,
        field,
        table.partition_key(),
        Some(entity.partition_template()),
        None,
    );
    if let Some(sort) = table.sort_key() {
        verify_against_key(entity, field, sort, entity.sort_template(), None);
    }
    let mut indexes = table.index_schemas();
    while let [index, rest @ ..] = indexes {
        let (mut partition, mut sort): (&[KeyTemplate], &[KeyTemplate]) = (&[], &[]);
        let mut entries = entity.index_entries();
        while let [entry, others @ ..] = entries {
            if same(entry.index().name(), index.name()) {
                (partition, sort) = (entry.partition_templates(), entry.sort_templates());
            }
            entries = others;
        }
        verify_against_index(entity, field, index, partition, sort);
        indexes = rest;
    }
}

#[track_caller]
const fn verify_against_index(
    entity: &EntitySchema,
    field: &FieldSchema,
    index: &IndexSchema,
    partition: &[KeyTemplate],
    sort: &[KeyTemplate],
) {
    let lists = [
        (index.partition_keys(), partition),
        (index.sort_keys(), sort),
    ];
    let mut lists: &[(&[KeyAttribute], &[KeyTemplate])] = &lists;
    while let [(attributes, templates), rest @ ..] = lists {
        let (mut attributes, mut templates) = (*attributes, *templates);
        while let [attribute, other_attributes @ ..] = attributes {
            if let [template, other_templates @ ..] = templates {
                verify_against_key(entity, field, *attribute, Some(template), Some(index));
                templates = other_templates;
            } else {
                verify_against_key(entity, field, *attribute, None, Some(index));
            }
            attributes = other_attributes;
        }
        lists = rest;
    }
}

#[track_caller]
const fn verify_against_key(
    entity: &EntitySchema,
    field: &FieldSchema,
    attribute: KeyAttribute,
    template: Option<&KeyTemplate>,
    index: Option<&IndexSchema>,
) {
    if !same(field.attribute(), attribute.name()) {
        return;
    }
    if let Some(KeyTemplate::Native(part)) = template
        && let Some(part) = nth(entity.parts(), *part)
        && is_field(part, field)
    {
        return;
    }
    let message = clash(entity, field).text("which is a key attribute of ");
    let message = match index {
        Some(index) => message.text("index ").name(index.name()),
        None => message.text("the table"),
    };
    message
        .text(
            "; rename the field (`#[serde(rename = \"…\")]`), or make it the key by naming it bare",
        )
        .refuse();
}

const fn is_field(part: &PartSchema, field: &FieldSchema) -> bool {
    same(part.name(), field.field())
}

/// Refuses a `ttl` field that DynamoDB would not look at.
#[track_caller]
pub const fn verify_ttl(table: &TableSchema, entity: &EntitySchema) {
    let Some(field) = entity.ttl_attribute() else {
        return;
    };
    match table.ttl_attribute() {
        Some(attribute) if same(attribute, field) => {}
        Some(attribute) => Message::new()
            .text("the `ttl` field of ")
            .name(entity.name())
            .text(" is stored in ")
            .name(field)
            .text(", but DynamoDB expires items of table ")
            .name(table.name())
            .text(" by ")
            .name(attribute)
            .text("; give both the same name")
            .refuse(),
        None => Message::new()
            .name(entity.name())
            .text(" has a `ttl` field, but table ")
            .name(table.name())
            .text(" declares none; add `ttl = \"")
            .text(field)
            .text("\"` to `#[table(..)]`")
            .refuse(),
    }
}

const fn clash(entity: &EntitySchema, field: &FieldSchema) -> Message {
    Message::new()
        .text("field ")
        .name(field.field())
        .text(" of ")
        .name(entity.name())
        .text(" is stored in attribute ")
        .name(field.attribute())
        .text(", ")
}
