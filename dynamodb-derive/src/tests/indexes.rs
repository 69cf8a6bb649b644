//! Mistakes in an entity's place in its indexes.

use expect_test::expect;

use super::check;
use crate::run::entity;

#[test]
fn required_keys() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1), index(gsi::Gsi2, pk = "{at}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            index `Gsi1` is given no key; add `pk = ".."`, or `sk = ".."` alone for a local index
                Gsi1
            index `Gsi1` has no name for its query; add `query = by_..`
                Gsi1
            index `gsi::Gsi2` has no name for its query; add `query = by_..`
                gsi::Gsi2
        "#]],
    );
}

#[test]
fn fields_exist() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = by, pk = "{att}", sk = customerid, when = opn), index(Gsi2, query = by2, pk = "{at}", when = is_open(att)))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            the partition key of index `Gsi1` names `att`, but `Order` has no such field; did you mean `at`? fields: `id`, `customer_id`, `at`
                "{att}"
            the sort key of index `Gsi1` names `customerid`, but `Order` has no such field; did you mean `customer_id`? fields: `id`, `customer_id`, `at`
                customerid
            `when` of index `Gsi1` names `opn`, but `Order` has no such field; fields: `id`, `customer_id`, `at`
                opn
            `when` of index `Gsi2` names `att`, but `Order` has no such field; did you mean `at`? fields: `id`, `customer_id`, `at`
                att
        "#]],
    );
}

#[test]
fn indexes_are_given_once() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = a, pk = "{at}"), index(Gsi1, query = b, pk = "{customer_id}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            index `Gsi1` is given twice, but an item has one key in an index; compute its parts, or declare another index
                Gsi1
            first given here
                Gsi1
        "#]],
    );
}

#[test]
fn at_most_four_attributes() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = a, pk = ["{a}", b, c, d, e], sk = [f, g, h, i, "{j}"]))] struct Order { id: u8, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8, j: u8 }"#,
        &expect![[r#"
            the partition key of index `Gsi1` has 5 attributes, but DynamoDB takes at most 4
                e
            the sort key of index `Gsi1` has 5 attributes, but DynamoDB takes at most 4
                "{j}"
        "#]],
    );
}

#[test]
fn local_sort_keys_are_no_lists() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Lsi1, query = a, sk = [at, customer_id]))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            index `Lsi1` is given no `pk` and so must be local, where the sort key is one attribute; add `pk`, or write one `sk`
                [at, customer_id]
        "#]],
    );
}

#[test]
fn when_can_keep_an_item_out() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = a, pk = customer_id, sk = at, when = open))] struct Order { id: u64, customer_id: String, at: Timestamp, open: bool }"#,
        &expect![[r#"
            `when` cannot keep an item out of index `Gsi1`, whose key is made of fields that are stored anyway; write one of them as a template: `"{field}"`
                when
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Lsi1, query = a, sk = at, when = open))] struct Order { id: u64, at: Timestamp, open: bool }"#,
        &expect![[r#"
            `when` cannot keep an item out of index `Lsi1`, whose key is made of fields that are stored anyway; write one of them as a template: `"{field}"`
                when
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = a, pk = day, sk = at, when = open), part(day: u64 = day_of(at)))] struct Order { id: u64, customer_id: String, at: Timestamp, open: bool }"#,
        &expect![[""]],
    );
}

#[test]
fn names_are_not_those_of_other_parts_of_the_table() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{from.name}"), index(Gsi1, query = a, pk = "{to.name}"))] struct Order { from: Who, to: Who }"#,
        &expect![[r#"
            `{to.name}` in index `Gsi1` and `{from.name}` in the table's key are both named `name`, and a row has both; declare one under another name: `#[entity(part(name: Type = function(field)))]`
                "{to.name}"
        "#]],
    );
}

#[test]
fn when_takes_a_field_or_a_function() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = a, pk = "{at}", when = "open"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            `when` takes a bool field or a function of fields: `when = is_open(status)`
                "open"
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = a, pk = "{at}", when = !open))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            `when` takes a bool field or a function of fields: `when = is_open(status)`
                !
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = a, pk = "{at}", when = is::open))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            a function is called here with the fields that it reads: `root_of(id, fork_of)`
                is::open
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = a, pk = "{at}", when = is_open()))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            a function that reads no field gives every item the same value; name the fields it reads
                is_open
        "#]],
    );
}
