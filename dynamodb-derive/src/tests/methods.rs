//! Clashes between generated methods.

use expect_test::expect;

use super::check;
use crate::run::entity;

#[test]
fn method_names_are_distinct() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = by, pk = "{at}"), index(Gsi2, query = by, pk = "{customer_id}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            two generated methods are named `by`; name one of them otherwise
                by
            the other one is named here
                by
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = get, pk = "{at}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            every entity has a method `get`; name this one otherwise, or that one: `methods(get = ..)`
                get
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", query = put))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            every entity has a method `put`; name this one otherwise, or that one: `methods(put = ..)`
                put
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), methods(put = get, get = put, create = r#put))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            two generated methods are named `put`; name one of them otherwise
                put
            the other one is named here
                r#put
        "#]],
    );
}

#[test]
fn scan_is_free_without_opt_in() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = scan, pk = "{at}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[""]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), scan, index(Gsi1, query = scan, pk = "{at}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            every entity has a method `scan`; name this one otherwise, or that one: `methods(scan = ..)`
                scan
        "#]],
    );
}

#[test]
fn parts_are_not_named_as_verbs() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", sk = "{limit}#{page.first}#{count}"), index(Gsi1, query = by, pk = "{limit}", sk = first), part(count: u8 = half(id)))] #[serde(rename_all = "camelCase")] struct Order { id: u64, #[serde(rename = "max")] limit: u64, page: Page, first: u64 }"#,
        &expect![[r#"
            `first` in index `Gsi1` and `{page.first}` in the table's key are both named `first`, and a row has both; declare one under another name: `#[entity(part(name: Type = function(field)))]`
                first
            field `limit` is a part of the sort key, but `limit` is a word of queries; rename the field, not the attribute
                limit
            `page.first` is a part of the sort key, but `first` is a word of queries; declare the part under another name: `#[entity(part(name: Type = function(field)))]`
                "{limit}#{page.first}#{count}"
            computed part `count` is a part of the sort key, but `count` is a word of queries; give the part another name
                count
            field `first` is a part of the sort key of index `Gsi1`, but `first` is a word of queries; rename the field and keep its attribute: `#[serde(rename = "first")]`
                first
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", sk = "{a}"), index(Gsi1, query = by, pk = "{a}", sk = [page_size, b]))] #[serde(rename_all = "camelCase")] struct Order { id: u64, page_size: u64, a: u64, b: u64 }"#,
        &expect![[r#"
            field `page_size` is a part of the sort key of index `Gsi1`, but `page_size` is a word of queries; rename the field and keep its attribute: `#[serde(rename = "pageSize")]`
                page_size
        "#]],
    );
}

#[test]
fn a_part_named_as_a_verb_is_told_once() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", sk = "{r#count:desc}"), index(Gsi1, query = by, pk = "{id}", sk = "{count}"))] struct Order { id: u64, count: u64 }"#,
        &expect![[r#"
            field `count` is a part of the sort key, but `count` is a word of queries; rename the field and keep its attribute: `#[serde(rename = "count")]`
                count
        "#]],
    );
}

#[test]
fn arguments_may_be_named_as_verbs() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{limit}#{first}", sk = "{limit}"))] struct Order { limit: u64, first: u64 }"#,
        &expect![[""]],
    );
}

#[test]
fn index_scans_are_methods_too() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = scan_a, scan = b, pk = "{at}"), index(Gsi2, query = a, scan, pk = "{id}#{at}"), index(Gsi3, query = c, scan = b, pk = "{customer_id}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            two generated methods are named `scan_a`; name one of them otherwise
                a
            the other one is named here
                scan_a
            two generated methods are named `b`; name one of them otherwise
                b
            the other one is named here
                b
        "#]],
    );
}

#[test]
fn a_method_is_renamed_once() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", query = a, get = b), methods(query = c, get = d, put = e, put = f))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            `put` is given twice
                put
            first given here
                put
            method `get` is renamed twice
                d
            first renamed here
                b
            method `query` is renamed twice
                c
            first renamed here
                a
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), methods(insert = create, update = change))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            `methods(..)` has no key `insert`; did you mean `upsert`?
                insert
        "#]],
    );
}
