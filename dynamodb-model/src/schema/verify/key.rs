use super::message::Message;
use super::nth;
use crate::key::{AttributeType, Encoding, KeyTemplate, Segment};
use crate::schema::{EntitySchema, IndexEntry, KeyAttribute, TableSchema};

/// Refuses a partition key that does not fit its table: the wrong attribute type, or a template that the table's
/// encoding cannot hold apart.
#[track_caller]
pub const fn verify_partition_key(table: &TableSchema, entity: &EntitySchema) {
    verify_template(
        table,
        entity,
        table.partition_key(),
        entity.partition_template(),
    );
}

/// Refuses a sort key that is one too few or too many, or does not fit as [`verify_partition_key`] says.
#[track_caller]
pub const fn verify_sort_key(table: &TableSchema, entity: &EntitySchema) {
    match (table.sort_key(), entity.sort_template()) {
        (Some(attribute), Some(template)) => verify_template(table, entity, attribute, template),
        (Some(attribute), None) => about(entity)
            .text("table ")
            .name(table.name())
            .text(" has the sort key ")
            .name(attribute.name())
            .text(", so `key(..)` needs `sk = \"…\"`")
            .refuse(),
        (None, Some(_)) => about(entity)
            .text("table ")
            .name(table.name())
            .text(" has no sort key; remove `sk` from `key(..)`, or declare one on the table")
            .refuse(),
        (None, None) => {}
    }
}

/// Refuses the partition key of an index entry that does not fit its index. That a global index has one, and a local
/// one has not, is asked of their types.
#[track_caller]
pub const fn verify_index_partition(table: &TableSchema, entity: &EntitySchema, entry: usize) {
    if let Some(entry) = nth(entity.index_entries(), entry)
        && !entry.partition_templates().is_empty()
        && !entry.index().partition_keys().is_empty()
    {
        let (attributes, templates) = (entry.index().partition_keys(), entry.partition_templates());
        verify_list(table, entity, entry, "pk", attributes, templates);
    }
}

/// Refuses the sort key of an index entry that does not fit its index.
#[track_caller]
pub const fn verify_index_sort(table: &TableSchema, entity: &EntitySchema, entry: usize) {
    if let Some(entry) = nth(entity.index_entries(), entry) {
        let (attributes, templates) = (entry.index().sort_keys(), entry.sort_templates());
        verify_list(table, entity, entry, "sk", attributes, templates);
    }
}

#[track_caller]
const fn verify_list(
    table: &TableSchema,
    entity: &EntitySchema,
    entry: &IndexEntry,
    key: &str,
    mut attributes: &[KeyAttribute],
    mut templates: &[KeyTemplate],
) {
    if attributes.len() != templates.len() {
        let message = about(entity).text("index ").name(entry.index().name());
        let message = match (attributes, templates) {
            ([], _) => message
                .text(" has no `")
                .text(key)
                .text("`; remove it from this entry"),
            ([attribute], []) => message
                .text(" has the key attribute ")
                .name(attribute.name())
                .text(", so this entry needs `")
                .text(key)
                .text(" = \"…\"`"),
            ([attribute], _) => message
                .text(" has one attribute in its `")
                .text(key)
                .text("`, ")
                .name(attribute.name())
                .text("; give it one template or one bare field"),
            _ => message
                .text(" has several attributes in its `")
                .text(key)
                .text("`; give each one, in their order: `")
                .text(key)
                .text(" = [a, b]`"),
        };
        message.refuse();
    }
    while let ([attribute, more_attributes @ ..], [template, more_templates @ ..]) =
        (attributes, templates)
    {
        verify_template(table, entity, *attribute, template);
        (attributes, templates) = (more_attributes, more_templates);
    }
}

#[track_caller]
const fn verify_template(
    table: &TableSchema,
    entity: &EntitySchema,
    attribute: KeyAttribute,
    template: &KeyTemplate,
) {
    match template {
        KeyTemplate::Native(part) => verify_native(entity, attribute, *part),
        KeyTemplate::Text(segments) => {
            if !matches!(attribute.kind(), AttributeType::S) {
                about(entity)
                    .text("key attribute ")
                    .name(attribute.name())
                    .text(" is of type ")
                    .kind(attribute.kind())
                    .text(", and a template makes text; name a bare field of that type")
                    .refuse();
            }
            if matches!(table.key_encoding(), Encoding::Escaped) {
                verify_separators(entity, segments);
                verify_widths(entity, segments);
            }
        }
    }
}

#[track_caller]
const fn verify_native(entity: &EntitySchema, attribute: KeyAttribute, part: usize) {
    let Some(part) = nth(entity.parts(), part) else {
        return;
    };
    let Some(kind) = part.native() else { return };
    if kind as u8 != attribute.kind() as u8 {
        let message = about(entity)
            .text("key attribute ")
            .name(attribute.name())
            .text(" is of type ")
            .kind(attribute.kind())
            .text(", but ")
            .name(part.name())
            .text(" is stored as ")
            .kind(kind);
        match kind {
            AttributeType::S => message
                .text("; declare the attribute as \"")
                .text(attribute.name())
                .text("\""),
            AttributeType::N | AttributeType::B => message
                .text("; declare the attribute as ")
                .kind(kind)
                .text("(\"")
                .text(attribute.name())
                .text("\")"),
        }
        .refuse();
    }
}

/// Two parts are told apart by the delimiter alone, so what follows a part must start with it.
#[track_caller]
const fn verify_separators(entity: &EntitySchema, mut segments: &[Segment]) {
    let mut after: Option<usize> = None;
    while let [segment, rest @ ..] = segments {
        let delimited = match segment {
            Segment::Literal(literal) => matches!(literal.as_bytes(), [b'#', ..]),
            Segment::Shard(_) => true,
            Segment::Part(_) => false,
        };
        if let Some(part) = after
            && !delimited
            && let Some(part) = nth(entity.parts(), part)
        {
            about(entity)
                .text("nothing tells where ")
                .name(part.name())
                .text(" ends in its key; write `#` after it (or adopt existing keys with `encoding = raw` on the table)")
                .refuse();
        }
        after = match segment {
            Segment::Part(part) => Some(*part),
            Segment::Literal(_) | Segment::Shard(_) => None,
        };
        segments = rest;
    }
}

#[track_caller]
const fn verify_widths(entity: &EntitySchema, mut segments: &[Segment]) {
    while let [segment, rest @ ..] = segments {
        if let Segment::Part(part) = segment
            && let Some(part) = nth(entity.parts(), *part)
            && part.is_raw_only()
        {
            about(entity)
                .text("part ")
                .name(part.name())
                .text(" has a width, which is for `encoding = raw` only: numbers have a fixed width already; remove it")
                .refuse();
        }
        segments = rest;
    }
}

const fn about(entity: &EntitySchema) -> Message {
    Message::new()
        .text("entity ")
        .name(entity.name())
        .text(": ")
}
