//! Mistakes in an entity's fields.

use expect_test::expect;

use super::check;
use crate::run::entity;

#[test]
fn attributes_are_distinct() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))]  struct Order { id: u64, #[serde(rename = "id")] other: u64, #[serde(skip, rename = "id")] gone: u64 }"#,
        &expect![[r#"
            fields `id` and `other` are both attribute `id`; rename one of them
                other
            the other field of attribute `id`
                id
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))] #[serde(rename_all = "camelCase")] struct Order { id: u64, order_total: u64, #[serde(rename = "orderTotal")] total: u64 }"#,
        &expect![[r#"
            fields `order_total` and `total` are both attribute `orderTotal`; rename one of them
                total
            the other field of attribute `orderTotal`
                order_total
        "#]],
    );
}

#[test]
fn names_are_the_same_both_ways() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))]  struct Order { id: u64, #[serde(rename(serialize = "a", deserialize = "b"))] total: u64, #[serde(rename(serialize = "c"))] c: u64, #[serde(rename(serialize = "d"))] e: u64 }"#,
        &expect![[r#"
            field `total` would be written as `a` and read as `b`; an attribute has one name
                "a"
            field `e` would be written as `d` and read as `e`; an attribute has one name
                "d"
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))] #[serde(rename_all(serialize = "camelCase"))] struct Order { id: u64, order_total: u64, order_count: u64 }"#,
        &expect![[r#"
            field `order_total` would be written as `orderTotal` and read as `order_total`; an attribute has one name
                "camelCase"
        "#]],
    );
}

#[test]
fn one_field_has_the_role() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))]  struct Order { id: u64, #[entity(version)] a: u64, #[entity(version)] b: u64, #[entity(ttl)] c: Ttl, #[entity(ttl)] d: Ttl }"#,
        &expect![[r#"
            an entity has one `version` field, but `b` is a second one
                version
            the first one is here
                version
            an entity has one `ttl` field, but `d` is a second one
                ttl
            the first one is here
                ttl
        "#]],
    );
}

#[test]
fn roles_are_stored() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))]  struct Order { id: u64, #[entity(version)] #[serde(skip)] a: u64, #[entity(ttl)] #[serde(flatten)] b: Ttl }"#,
        &expect![[r#"
            field `a` is not stored as an attribute of its own, so it cannot be the `version`
                version
            field `b` is not stored as an attribute of its own, so it cannot be the `ttl`
                ttl
        "#]],
    );
}

#[test]
fn what_serde_refuses_is_left_to_serde() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))] #[serde(rename_all = "Camel")] struct Order { id: u64, #[serde(rename = 5, skip)] a: u64, #[serde(nonsense(a, b), default)] b: u64 }"#,
        &expect![[""]],
    );
}
