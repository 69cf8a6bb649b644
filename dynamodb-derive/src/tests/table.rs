//! Mistakes in `derive(Table)`.

use expect_test::expect;

use super::check;
use crate::run::table;

#[test]
fn a_sound_table_has_no_mistake() {
    check(
        table,
        r#"#[table(name = "monitoring", pk = "pk", sk = N("sk"), ttl = "expires_at", type_tag = "kind", encoding = raw)]
#[table(indexes(Gsi1, gsi::Gsi2), entities(System, Metric<f64>), crate = ::renamed)]
pub struct Monitoring;"#,
        &expect![[""]],
    );
}

#[test]
fn required_keys() {
    check(
        table,
        "struct Shop;",
        &expect![[r#"
        table `Shop` has no name; add `name = ".."`
            Shop
        table `Shop` has no partition key; add `pk = "pk"`
            Shop
        table `Shop` lists no entity; add `entities(..)`
            Shop
    "#]],
    );
    check(
        table,
        "#[table] struct Shop;",
        &expect![[r#"
        expected attribute arguments in parentheses: #[table(...)]
            table
        table `Shop` has no name; add `name = ".."`
            Shop
        table `Shop` has no partition key; add `pk = "pk"`
            Shop
        table `Shop` lists no entity; add `entities(..)`
            Shop
    "#]],
    );
}

#[test]
fn unknown_keys() {
    check(
        table,
        r#"#[table(nme = "shop", pk = "pk", shape::odd = 1, entities(Order), name = "shop")] struct Shop;"#,
        &expect![[r#"
            `#[table(..)]` has no key `nme`; did you mean `name`?
                nme
            `#[table(..)]` has no key `shape::odd`; keys: `name`, `pk`, `sk`, `ttl`, `type_tag`, `encoding`, `indexes`, `entities`, `methods`, `crate`
                shape::odd
        "#]],
    );
    check(
        table,
        r#"#[table(name = "shop", pk = "pk", entities(Order), throughput = 5)] struct Shop;"#,
        &expect![[r#"
            `#[table(..)]` has no key `throughput`; keys: `name`, `pk`, `sk`, `ttl`, `type_tag`, `encoding`, `indexes`, `entities`, `methods`, `crate`
                throughput
        "#]],
    );
}

#[test]
fn duplicate_keys() {
    check(
        table,
        r#"#[table(name = "shop", name = "stop", pk = "pk", entities(Order))] #[table(pk = "id")] struct Shop;"#,
        &expect![[r#"
            `name` is given twice
                name
            first given here
                name
            `pk` is given twice
                pk
            first given here
                pk
        "#]],
    );
}

#[test]
fn key_attributes() {
    check(
        table,
        r#"#[table(name = "shop", pk = X("pk"), sk = N, entities(Order))] struct Shop;"#,
        &expect![[r#"
            `X` is not a key attribute; write `"name"` for a string, `N("name")` for a number or `B("name")` for bytes
                X
            `N` needs the attribute's name: `N("name")`
                N
        "#]],
    );
    check(
        table,
        r#"#[table(name = "shop", pk = 5, sk = N("a" "b"), entities(Order))] struct Shop;"#,
        &expect![[r#"
            a key attribute is expected; write `"name"` for a string, `N("name")` for a number or `B("name")` for bytes
                5
            expected `)`
                "b"
        "#]],
    );
    check(
        table,
        r#"#[table(name = "shop", pk "pk", sk = "sk" ttl = "t", entities(Order))] struct Shop;"#,
        &expect![[r#"
            `pk` needs a value: `pk = ..`
                pk
            expected `,`
                ttl
        "#]],
    );
}

#[test]
fn keys_are_no_lists() {
    check(
        table,
        r#"#[table(name = "shop", pk = ["a", "b"], sk = ["c"], entities(Order))] struct Shop;"#,
        &expect![[r#"
            a table's partition key is one attribute; a list is for global indexes
                ["a", "b"]
            a table's sort key is one attribute; a list is for global indexes
                ["c"]
        "#]],
    );
    check(
        table,
        r#"#[table(name = "shop", pk = [], entities(Order))] struct Shop;"#,
        &expect![[r#"
            a key needs at least one attribute
                []
        "#]],
    );
}

#[test]
fn encodings() {
    check(
        table,
        r#"#[table(name = "shop", pk = "pk", entities(Order), encoding = rwa)] struct Shop;"#,
        &expect![[r#"
            there is no encoding `rwa`; did you mean `raw`?
                rwa
        "#]],
    );
    check(
        table,
        r#"#[table(name = "shop", pk = "pk", entities(Order), encoding = "raw")] struct Shop;"#,
        &expect![[r#"
            a name is written without quotes: `raw`
                "raw"
        "#]],
    );
}

#[test]
fn methods_can_be_renamed() {
    check(
        table,
        r#"#[table(name = "shop", pk = "pk", entities(Order), methods(connect = open, with_client = over, get = x))] struct Shop;"#,
        &expect![[r#"
            `methods(..)` has no key `get`; keys: `connect`, `with_client`
                get
        "#]],
    );
}

#[test]
fn names_are_allowed_by_dynamodb() {
    check(
        table,
        r#"#[table(name = "my shop", pk = "", entities(Order))] struct Shop;"#,
        &expect![[r#"
            `my shop` cannot name a DynamoDB table; use 3 to 255 of the letters `a-z`, `A-Z`, `0-9`, `_`, `-` and `.`
                "my shop"
            an attribute's name has 1 to 255 bytes, and this one has 0
                ""
        "#]],
    );
}

#[test]
fn attributes_are_distinct() {
    check(
        table,
        r#"#[table(name = "shop", pk = "id", sk = "id", ttl = "id", entities(Order))] struct Shop;"#,
        &expect![[r#"
            attribute `id` cannot be the partition key and the sort key at once; name another one
                "id"
            the partition key is here
                "id"
            attribute `id` cannot be the partition key and `ttl` at once; name another one
                "id"
            the partition key is here
                "id"
        "#]],
    );
    check(
        table,
        r#"#[table(name = "shop", pk = "_type", entities(Order))] struct Shop;"#,
        &expect![[r#"
            attribute `_type` cannot be the partition key, because it holds each item's type; name another one for that: `type_tag = ".."`
                "_type"
        "#]],
    );
    check(
        table,
        r#"#[table(name = "shop", pk = "_write", entities(Order))] struct Shop;"#,
        &expect![[r#"
            attribute `_write` holds the mark of an item's last conditional write; name another one
                "_write"
        "#]],
    );
    check(
        table,
        r#"#[table(name = "shop", pk = "pk", type_tag = "pk", entities(Order))] struct Shop;"#,
        &expect![[r#"
            attribute `pk` cannot be the partition key and `type_tag` at once; name another one
                "pk"
            the partition key is here
                "pk"
        "#]],
    );
}

#[test]
fn lists_name_each_once() {
    check(
        table,
        r#"#[table(name = "shop", pk = "pk", entities(Order, Item, Order), indexes(Gsi1, Gsi1))] struct Shop;"#,
        &expect![[r#"
            index `Gsi1` is listed twice
                Gsi1
            first listed here
                Gsi1
            entity `Order` is listed twice
                Order
            first listed here
                Order
        "#]],
    );
}

#[test]
fn indexes_fit() {
    check(
        table,
        r#"#[table(name = "shop", pk = "pk", entities(Order))] #[table(indexes(I0, I1, I2, I3, I4, I5, I6, I7, I8, I9, I10, I11, I12, I13, I14, I15, I16, I17, I18, I19, I20, I21, I22, I23, I24, I25))] struct Shop;"#,
        &expect![[r#"
            the table lists 26 indexes, but DynamoDB takes at most 20 global and 5 local ones
                I25
        "#]],
    );
}

#[test]
fn a_table_is_a_marker() {
    check(
        table,
        r#"#[table(name = "shop", pk = "pk", entities(Order))] struct Shop { id: u8 }"#,
        &expect![[r#"
            table `Shop` holds no values; declare it as `struct Shop;`
                Shop
        "#]],
    );
    check(
        table,
        r#"#[table(name = "shop", pk = "pk", entities(Order))] enum Shop {}"#,
        &expect![[r#"
            table `Shop` holds no values; declare it as `struct Shop;`
                Shop
        "#]],
    );
    check(
        table,
        r#"#[table(name = "shop", pk = "pk", entities(Order))] union Shop { id: u8 }"#,
        &expect![[r#"
            table `Shop` holds no values; declare it as `struct Shop;`
                Shop
        "#]],
    );
    check(
        table,
        r#"#[table(name = "shop", pk = "pk", entities(Order))] struct Shop<T>;"#,
        &expect![[r#"
            table `Shop` holds no values; declare it as `struct Shop;`
                Shop
        "#]],
    );
}
