//! Mistakes in an entity's keys.

use expect_test::expect;

use super::check;
use crate::run::entity;

#[test]
fn fields_exist() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "CUSTOMER#{customr_id}", sk = "{xyz}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            the partition key names `customr_id`, but `Order` has no such field; did you mean `customer_id`? fields: `id`, `customer_id`, `at`
                "CUSTOMER#{customr_id}"
            the sort key names `xyz`, but `Order` has no such field; fields: `id`, `customer_id`, `at`
                "{xyz}"
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = idd, sk = "{at.day}#{when.day}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            the partition key names `idd`, but `Order` has no such field; did you mean `id`? fields: `id`, `customer_id`, `at`
                idd
            the sort key names `when.day`, but `Order` has no such field; fields: `id`, `customer_id`, `at`
                "{at.day}#{when.day}"
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))] struct Order {  }"#,
        &expect![[r#"
            the partition key names `id`, but `Order` has no such field; there are no fields
                "{id}"
        "#]],
    );
}

#[test]
fn templates_are_sound() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{}#{id", sk = "{id:lowr}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            part `{}` names no field; write one between the braces
                "{}#{id"
            `{id` is never closed; write `}` after the part, or `{{` for a brace in the key
                "{}#{id"
            there is no form `lowr`; did you mean `lower`? forms: `lower`, `upper`, `year`, `month`, `day`, `hour`, `s`, `ms`, `desc`, or a width such as `010`
                "{id:lowr}"
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "", sk = "{at:day}{id}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            a key template cannot be empty
                ""
            the sort key cannot tell where `{at:day}` ends and `{id}` begins; put a `#` between them: `{at:day}#{id}`
                "{at:day}{id}"
        "#]],
    );
}

#[test]
fn parts_do_not_touch() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}{customer_id}", sk = "A{at:day}#{id}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            the partition key cannot tell where `{id}` ends and `{customer_id}` begins; put a `#` between them: `{id}#{customer_id}`
                "{id}{customer_id}"
        "#]],
    );
}

#[test]
fn partition_has_parts_or_is_a_singleton() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "CONFIG", sk = "{id}"), index(Gsi1, query = all, pk = "ALL", sk = "{at}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            the partition key names no field, so that all items share one partition; name one as in `"ORDER#{id}"`, or say `singleton`
                "CONFIG"
            the partition key of index `Gsi1` names no field, so that all items share one partition; name one as in `"ORDER#{id}"`, or say `singleton`
                "ALL"
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "CONFIG", singleton))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[""]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = all, pk = ["ALL", "{id}"]))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[""]],
    );
}

#[test]
fn a_singleton_has_no_parts() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", singleton))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            the partition key is no `singleton`, because it names `id`; remove `singleton`
                singleton
        "#]],
    );
}

#[test]
fn each_part_is_named_once() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", sk = "{at}#{customer_id}#{at}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            the sort key names `{at}` twice; once is enough
                "{at}#{customer_id}#{at}"
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(Gsi1, query = by, pk = [customer_id, customer_id]))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            the partition key of index `Gsi1` names `customer_id` twice; once is enough
                customer_id
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", sk = "{id}#{at}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[""]],
    );
}

#[test]
fn parts_of_one_name_are_one_part() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{from.name}", sk = "{to.name}"))] struct Order { from: Who, to: Who }"#,
        &expect![[r#"
            the key has two parts named `name`, `{from.name}` and `{to.name}`; declare one under another name: `#[entity(part(name: Type = function(field)))]`
                "{to.name}"
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{from.name}", sk = "{name}"))] struct Order { from: Who, name: String }"#,
        &expect![[r#"
            the key has two parts named `name`, `{from.name}` and `{name}`; declare one under another name: `#[entity(part(name: Type = function(field)))]`
                "{name}"
        "#]],
    );
}

#[test]
fn sort_parts_have_names_of_their_own() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", sk = "{at:day}#{at}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[r#"
            the sort key has `at` in two forms, `{at:day}` and `{at}`, which a query could not tell apart; declare one under another name: `#[entity(part(name: Type = function(field)))]`
                "{at:day}#{at}"
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{at:day}", sk = "{at}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[""]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{at}", sk = "{at:day}#{at:hour}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[""]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{at:year}#{at:month}", sk = "{id}"))] struct Order { id: u64, customer_id: String, at: Timestamp }"#,
        &expect![[""]],
    );
}

#[test]
fn key_fields_are_stored() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", sk = "{id}#{at}"), index(Gsi1, query = by, pk = "{root}"), part(root: u64 = f(at, customer_id)))] struct Order { id: u64, #[serde(skip)] at: Timestamp, #[serde(skip_deserializing)] customer_id: String }"#,
        &expect![[r#"
            the key is made from field `at`, which serde skips; an item read back would have another key
                "{id}#{at}"
            it is skipped here
                skip
            the key of index `Gsi1` is made from field `at`, which serde skips; an item read back would have another key
                "{root}"
            it is skipped here
                skip
            the key of index `Gsi1` is made from field `customer_id`, which serde skips; an item read back would have another key
                "{root}"
            it is skipped here
                skip_deserializing
        "#]],
    );
}

#[test]
fn the_version_is_in_no_key() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", sk = "{rev}"), index(Gsi1, query = by, pk = "{rev}"))] struct Order { id: u64, #[entity(version)] rev: u64 }"#,
        &expect![[r#"
            the key cannot hold `rev`, because a version changes with every write
                "{rev}"
            it is the version here
                version
        "#]],
    );
}

#[test]
fn table_keys_are_no_lists() {
    check(
        entity,
        "#[entity(table = Shop, key(pk = [id], sk = [at, customer_id]))] struct Order { id: u64, customer_id: String, at: Timestamp }",
        &expect![[r#"
            the table's partition key is one attribute; a list is for indexes
                [id]
            the table's sort key is one attribute; a list is for indexes
                [at, customer_id]
        "#]],
    );
}

#[test]
fn literals_fit() {
    let long = "x".repeat(1025);
    let source = format!(
        r#"#[entity(table = Shop, key(pk = "{{id}}", sk = "{long}"))] struct Order {{ id: u64 }}"#
    );
    let input = syn::parse_str(&source).expect("the item parses");
    let error = entity(&input).expect_err("it is too long");
    expect!["the sort key has 1025 bytes of text alone, and may have 1024; shorten it"]
        .assert_eq(&error.to_string());
}

#[test]
fn shards_are_of_one_template() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = id, sk = "{at}", shards = 1000), index(Gsi1, query = by, pk = id, sk = "{at}", shards = 8), index(Gsi2, query = of, pk = ["{id}", "{at}"], shards = 4), index(Lsi1, query = at, sk = "{at}", shards = 2))] struct Order { id: u64, at: Timestamp }"#,
        &expect![[r#"
            `shards` is a number from 2 to 256; a key that is not spread has none
                1000
            the partition key of index `Gsi1` is `id` by itself, with no place for the shard's number; make it text: `pk = "{id}"`
                id
            it has shards here
                shards
            the partition key of index `Gsi2` has several attributes, and a shard's number stands at the end of one; make them one template: `pk = "{id}#{at}"`
                shards
            index `Lsi1` is given no `pk` and so must be local, which has the table's partition key and its shards; say `shards` in `key(..)`, or remove it
                shards
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", shards = 8))] struct Order { id: u64 }"#,
        &expect![[r#"
            `shards` spreads the items of a partition, and a key without `sk` has one item in each; remove it
                shards
        "#]],
    );
}
