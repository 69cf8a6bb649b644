//! Mistakes in `derive(Index)`.

use expect_test::expect;

use super::check;
use crate::run::index;

#[test]
fn sound_indexes_have_no_mistake() {
    check(
        index,
        r#"#[index(global, name = "gsi1", pk = "gsi1pk", sk = "gsi1sk", project = keys_only)] struct Gsi1;"#,
        &expect![[""]],
    );
    check(
        index,
        r#"#[index(global, name = "gsi", pk = ["a", N("b")], sk = [B("c"), "d"], project = all, crate = crate::model)] struct Gsi;"#,
        &expect![[""]],
    );
    check(
        index,
        r#"#[index(local, name = "lsi", sk = N("at"), project = include("a", "b"))] struct Lsi;"#,
        &expect![[""]],
    );
}

#[test]
fn required_keys() {
    check(
        index,
        "struct Gsi1;",
        &expect![[r#"
        index `Gsi1` has no name; add `name = ".."`
            Gsi1
        index `Gsi1` does not say what it carries, which is paid for on every write; add `project = keys_only`, `project = include("..")` or `project = all`
            Gsi1
        index `Gsi1` is neither `global` nor `local`; say which: `#[index(global, ..)]`
            Gsi1
    "#]],
    );
    check(
        index,
        r#"#[index(global, name = "gsi1", project = all)] struct Gsi1;"#,
        &expect![[r#"
            global index `Gsi1` has no partition key; add `pk = ".."`
                Gsi1
        "#]],
    );
    check(
        index,
        r#"#[index(local, name = "lsi1", project = all)] struct Lsi1;"#,
        &expect![[r#"
            local index `Lsi1` has no sort key, and would only repeat the table; add `sk = ".."`
                Lsi1
        "#]],
    );
}

#[test]
fn unknown_keys() {
    check(
        index,
        r#"#[index(globl, name = "gsi1", pk = "pk", project = all)] struct Gsi1;"#,
        &expect![[r#"
            `#[index(..)]` has no key `globl`; did you mean `global`?
                globl
        "#]],
    );
    check(
        index,
        r#"#[index(global = true, name = "gsi1", pk = "pk", project = all)] struct Gsi1;"#,
        &expect![[r#"
            `global` takes no value
                =
        "#]],
    );
}

#[test]
fn it_is_global_or_local() {
    check(
        index,
        r#"#[index(global, local, name = "gsi1", pk = "pk", sk = "sk", project = all)] struct Gsi1;"#,
        &expect![[r#"
            an index cannot be local and global at once; remove one
                local
            it is global here
                global
        "#]],
    );
}

#[test]
fn a_local_index_has_no_partition_key() {
    check(
        index,
        r#"#[index(local, name = "lsi1", pk = "pk", sk = "sk", project = all)] struct Lsi1;"#,
        &expect![[r#"
            a local index has the table's partition key; remove `pk`
                pk
        "#]],
    );
}

#[test]
fn a_local_sort_key_is_no_list() {
    check(
        index,
        r#"#[index(local, name = "lsi1", sk = ["a", "b"], project = all)] struct Lsi1;"#,
        &expect![[r#"
            a local index has one sort-key attribute; a list is for global indexes
                ["a", "b"]
        "#]],
    );
}

#[test]
fn at_most_four_attributes() {
    check(
        index,
        r#"#[index(global, name = "gsi1", pk = ["a", "b", "c", "d", "e", "f"], sk = ["g", "h", "i", "j", N("k")], project = all)] struct Gsi1;"#,
        &expect![[r#"
            the partition key has 6 attributes, but DynamoDB takes at most 4
                "e"
            the sort key has 5 attributes, but DynamoDB takes at most 4
                "k"
        "#]],
    );
}

#[test]
fn key_attributes_are_distinct() {
    check(
        index,
        r#"#[index(global, name = "gsi1", pk = ["a", "b"], sk = "a", project = all)] struct Gsi1;"#,
        &expect![[r#"
            key attribute `a` is named twice
                "a"
            first named here
                "a"
        "#]],
    );
}

#[test]
fn projections() {
    check(
        index,
        r#"#[index(global, name = "gsi1", pk = "pk", project = key_only)] struct Gsi1;"#,
        &expect![[r#"
            an index cannot project `key_only`; did you mean `keys_only`?
                key_only
        "#]],
    );
    check(
        index,
        r#"#[index(global, name = "gsi1", pk = "pk", project = everything)] struct Gsi1;"#,
        &expect![[r#"
            an index cannot project `everything`; projections: `keys_only`, `all`, `include`
                everything
        "#]],
    );
    check(
        index,
        r#"#[index(global, name = "gsi1", pk = "pk", project = include)] struct Gsi1;"#,
        &expect![[r#"
            `include` needs its attributes: `include("a", "b")`
                include
        "#]],
    );
    check(
        index,
        r#"#[index(global, name = "gsi1", pk = "pk", project = include())] struct Gsi1;"#,
        &expect![[r#"
            `include()` includes nothing; name attributes, or say `project = keys_only`
                project
        "#]],
    );
    check(
        index,
        r#"#[index(global, name = "gsi1", pk = "pk", project = include("a", "b", "a", "pk"))] struct Gsi1;"#,
        &expect![[r#"
            attribute `a` is named twice
                "a"
            first named here
                "a"
            `pk` is a key of the index, which carries its keys anyway; remove it here
                "pk"
            it is a key here
                "pk"
        "#]],
    );
}

#[test]
fn included_attributes_fit() {
    check(
        index,
        r#"#[index(global, name = "gsi1", pk = "pk", project = include("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10", "a11", "a12", "a13", "a14", "a15", "a16", "a17", "a18", "a19", "a20"))] struct Gsi1;"#,
        &expect![[r#"
            the index includes 21 attributes, but DynamoDB takes at most 20; include fewer, or say `project = all`
                "a20"
        "#]],
    );
}

#[test]
fn names_are_allowed_by_dynamodb() {
    check(
        index,
        r#"#[index(global, name = "g1", pk = "pk", project = all)] struct Gsi1;"#,
        &expect![[r#"
            `g1` cannot name a DynamoDB index; use 3 to 255 of the letters `a-z`, `A-Z`, `0-9`, `_`, `-` and `.`
                "g1"
        "#]],
    );
}

#[test]
fn an_index_is_a_marker() {
    check(
        index,
        r#"#[index(global, name = "gsi1", pk = "pk", project = all)] struct Gsi1(u8);"#,
        &expect![[r#"
            index `Gsi1` holds no values; declare it as `struct Gsi1;`
                Gsi1
        "#]],
    );
}
