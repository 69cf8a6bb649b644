use super::message::Message;
use super::{nth, same};
use crate::schema::{IndexKind, IndexSchema, KeyAttribute, TableSchema};

/// Refuses index number `position` of the table where DynamoDB would, beside those listed before it: two of one name,
/// a 21st global or a 6th local one, a local one in a table without a sort key, and one attribute that is a key with
/// two types.
#[track_caller]
pub const fn verify_index(table: &TableSchema, position: usize) {
    let Some(index) = nth(table.index_schemas(), position) else {
        return;
    };
    let (before, _) = table.index_schemas().split_at(position);
    verify_number(table, index, before);
    verify_name(table, index, before);
    if matches!(index.kind(), IndexKind::Local) && table.sort_key().is_none() {
        about(table)
            .text(" has no sort key, so local index ")
            .name(index.name())
            .text(" cannot be: give the table an `sk`, or declare the index as `global`")
            .refuse();
    }
    verify_types(table, index, index.partition_keys(), before);
    verify_types(table, index, index.sort_keys(), before);
}

#[track_caller]
const fn verify_number(table: &TableSchema, index: &IndexSchema, mut before: &[&IndexSchema]) {
    let mut number = 1;
    while let [other, rest @ ..] = before {
        if matches!(other.kind(), IndexKind::Global) == matches!(index.kind(), IndexKind::Global) {
            number += 1;
        }
        before = rest;
    }
    let (most, message) = match index.kind() {
        IndexKind::Global => (
            20,
            " has more than 20 global indexes, the most that DynamoDB gives a table",
        ),
        IndexKind::Local => (
            5,
            " has more than 5 local indexes, the most that DynamoDB gives a table",
        ),
    };
    if number > most {
        about(table).text(message).refuse();
    }
}

#[track_caller]
const fn verify_name(table: &TableSchema, index: &IndexSchema, mut before: &[&IndexSchema]) {
    while let [other, rest @ ..] = before {
        if same(index.name(), other.name()) {
            about(table)
                .text(" has two indexes of the name ")
                .name(index.name())
                .text("; rename one of them")
                .refuse();
        }
        before = rest;
    }
}

/// An attribute has one type, whichever keys it stands in.
#[track_caller]
const fn verify_types(
    table: &TableSchema,
    index: &IndexSchema,
    mut keys: &[KeyAttribute],
    before: &[&IndexSchema],
) {
    while let [key, rest @ ..] = keys {
        compare(table, index, *key, &[table.partition_key()], None);
        if let Some(sort) = table.sort_key() {
            compare(table, index, *key, &[sort], None);
        }
        compare(table, index, *key, index.partition_keys(), Some(index));
        let mut others = before;
        while let [other, rest @ ..] = others {
            compare(table, index, *key, other.partition_keys(), Some(other));
            compare(table, index, *key, other.sort_keys(), Some(other));
            others = rest;
        }
        keys = rest;
    }
}

#[track_caller]
const fn compare(
    table: &TableSchema,
    index: &IndexSchema,
    key: KeyAttribute,
    mut others: &[KeyAttribute],
    of: Option<&IndexSchema>,
) {
    while let [other, rest @ ..] = others {
        if same(key.name(), other.name()) && key.kind() as u8 != other.kind() as u8 {
            let message = about(table)
                .text(" uses key attribute ")
                .name(key.name())
                .text(" as ")
                .kind(key.kind())
                .text(" in index ")
                .name(index.name())
                .text(" and as ")
                .kind(other.kind());
            let message = match of {
                Some(of) => message.text(" in index ").name(of.name()),
                None => message.text(" in its own key"),
            };
            message.text("; an attribute has one type").refuse();
        }
        others = rest;
    }
}

const fn about(table: &TableSchema) -> Message {
    Message::new().text("table ").name(table.name())
}
