use super::message::Message;
use super::same;
use crate::schema::{IndexKind, IndexSchema, KeyAttribute, TableSchema};

/// Refuses what DynamoDB would: two indexes of one name, more than 20 global or 5 local ones, a local one in a table
/// without a sort key, and one attribute that is a key with two types.
#[track_caller]
pub const fn verify_indexes(table: &TableSchema) {
    let (mut global, mut local) = (0, 0);
    let mut indexes = table.index_schemas();
    while let [index, rest @ ..] = indexes {
        match index.kind() {
            IndexKind::Global => global += 1,
            IndexKind::Local => local += 1,
        }
        verify_index(table, index);
        verify_name(table, index, rest);
        indexes = rest;
    }
    if global > 20 {
        about(table)
            .text(" has more than 20 global indexes, the most that DynamoDB gives a table")
            .refuse();
    }
    if local > 5 {
        about(table)
            .text(" has more than 5 local indexes, the most that DynamoDB allows")
            .refuse();
    }
}

#[track_caller]
const fn verify_index(table: &TableSchema, index: &IndexSchema) {
    if matches!(index.kind(), IndexKind::Local) && table.sort_key().is_none() {
        about(table)
            .text(" has no sort key, so local index ")
            .name(index.name())
            .text(" cannot be: give the table an `sk`, or declare the index as `global`")
            .refuse();
    }
    let lists = [index.partition_keys(), index.sort_keys()];
    let mut lists: &[&[KeyAttribute]] = &lists;
    while let [keys, rest @ ..] = lists {
        let mut keys = *keys;
        while let [key, others @ ..] = keys {
            verify_kind(table, index, *key);
            keys = others;
        }
        lists = rest;
    }
}

/// An attribute has one type, whichever keys it stands in.
#[track_caller]
const fn verify_kind(table: &TableSchema, index: &IndexSchema, key: KeyAttribute) {
    compare(table, index, key, table.partition_key());
    if let Some(sort) = table.sort_key() {
        compare(table, index, key, sort);
    }
    let mut indexes = table.index_schemas();
    while let [other, rest @ ..] = indexes {
        let (mut partition, mut sort) = (other.partition_keys(), other.sort_keys());
        while let [first, others @ ..] = partition {
            compare(table, index, key, *first);
            partition = others;
        }
        while let [first, others @ ..] = sort {
            compare(table, index, key, *first);
            sort = others;
        }
        indexes = rest;
    }
}

#[track_caller]
const fn compare(table: &TableSchema, index: &IndexSchema, key: KeyAttribute, other: KeyAttribute) {
    if same(key.name(), other.name()) && key.kind() as u8 != other.kind() as u8 {
        about(table)
            .text(" uses key attribute ")
            .name(key.name())
            .text(" as ")
            .kind(key.kind())
            .text(" in index ")
            .name(index.name())
            .text(" and as ")
            .kind(other.kind())
            .text(" in another key; an attribute has one type")
            .refuse();
    }
}

#[track_caller]
const fn verify_name(table: &TableSchema, index: &IndexSchema, mut others: &[&IndexSchema]) {
    while let [other, rest @ ..] = others {
        if same(index.name(), other.name()) {
            about(table)
                .text(" has two indexes of the name ")
                .name(index.name())
                .text("; rename one of them")
                .refuse();
        }
        others = rest;
    }
}

const fn about(table: &TableSchema) -> Message {
    Message::new().text("table ").name(table.name())
}
