//! Mistakes in `derive(KeyPart)`.

use expect_test::expect;

use super::check;
use crate::run::key_part;

#[test]
fn sound_key_parts_have_no_mistake() {
    check(key_part, "struct UserId(u64);", &expect![[""]]);
    check(
        key_part,
        "struct Id { owner: String, name: String }",
        &expect![[""]],
    );
    check(
        key_part,
        "#[serde(transparent)] struct Name { name: String }",
        &expect![[""]],
    );
    check(
        key_part,
        r#"#[key_part(ordered, crate = crate::renamed)] #[serde(rename_all = "UPPERCASE")] enum Size { Large, Medium, Small }"#,
        &expect![[""]],
    );
    check(
        key_part,
        "enum Owner { User(u64), Team { id: u64 }, Nobody }",
        &expect![[""]],
    );
    check(
        key_part,
        "#[key_part(ordered)] #[repr(u8)] enum Level { A = 1, B, C = 0x10, D = b'z' }",
        &expect![[""]],
    );
}

#[test]
fn unknown_keys() {
    check(
        key_part,
        "#[key_part(orderd)] enum Size { A }",
        &expect![[r#"
            `#[key_part(..)]` has no key `orderd`; did you mean `ordered`?
                orderd
        "#]],
    );
    check(
        key_part,
        "#[key_part(ordered = true)] enum Size { A }",
        &expect![[r#"
            `ordered` takes no value
                =
        "#]],
    );
}

#[test]
fn it_is_made_of_something() {
    check(
        key_part,
        "struct Nothing;",
        &expect![[r#"
        `Nothing` has no fields, so it has no key form
            Nothing
    "#]],
    );
    check(
        key_part,
        "struct Nothing {}",
        &expect![[r#"
        `Nothing` has no fields, so it has no key form
            Nothing
    "#]],
    );
    check(
        key_part,
        "enum Nothing {}",
        &expect![[r#"
        `Nothing` has no variants, so it has no key form
            Nothing
    "#]],
    );
    check(
        key_part,
        "union Both { a: u8, b: u8 }",
        &expect![[r#"
        `Both` is a union, which has no key form; use an enum
            Both
    "#]],
    );
}

#[test]
fn it_owns_its_values() {
    check(
        key_part,
        "struct Name<'a>(&'a str);",
        &expect![[r#"
        key part `Name` cannot borrow, because it is read back from keys; use owned fields
            'a
    "#]],
    );
}

#[test]
fn nothing_is_skipped() {
    check(
        key_part,
        "enum Size { A, #[serde(skip)] B }",
        &expect![[r#"
            serde skips variant `B`, so it has no name for a key; remove this, or the variant
                skip
        "#]],
    );
    check(
        key_part,
        "struct Id { a: u8, #[serde(skip)] b: u8 }",
        &expect![[r#"
            key part `Id` is made of all its fields, and none can be skipped
                skip
        "#]],
    );
    check(
        key_part,
        "enum Size { A(u8, #[serde(skip_serializing)] u8), B }",
        &expect![[r#"
            key part `Size` is made of all its fields, and none can be skipped
                skip_serializing
        "#]],
    );
}

#[test]
fn variant_names_are_the_same_both_ways() {
    check(
        key_part,
        r#"enum Size { #[serde(rename(serialize = "x", deserialize = "y"))] A, B }"#,
        &expect![[r#"
            variant `A` would be written as `x` and read as `y`; in a key it has one name
                "x"
        "#]],
    );
    check(
        key_part,
        r#"#[serde(rename_all(serialize = "lowercase"))] enum Size { A, B }"#,
        &expect![[r#"
            variant `A` would be written as `a` and read as `A`; in a key it has one name
                "lowercase"
        "#]],
    );
}

#[test]
fn variant_names_are_distinct() {
    check(
        key_part,
        r#"enum Size { A, #[serde(rename = "A")] B }"#,
        &expect![[r#"
            variants `A` and `B` are both `A` in a key; rename one of them
                B
            the other variant named `A`
                A
        "#]],
    );
}

#[test]
fn only_enums_without_fields_are_ordered() {
    check(
        key_part,
        "#[key_part(ordered)] struct Id(u64);",
        &expect![[r#"
            `ordered` is for enums without fields, and a struct is ordered when its fields are; remove it
                ordered
        "#]],
    );
    check(
        key_part,
        "#[key_part(ordered)] enum Owner { User(u64), Nobody }",
        &expect![[r#"
            `ordered` is for enums without fields, and an enum with fields has no order in a key; remove it
                ordered
        "#]],
    );
}

#[test]
fn ordered_variants_are_in_order() {
    check(
        key_part,
        "#[key_part(ordered)] enum Size { Small, Medium, Large }",
        &expect![[r#"
            variant `Medium` is out of order, because keys sort by name and `Medium` comes before `Small`; move it up, or give it a later name: `#[serde(rename = "..")]`
                Medium
        "#]],
    );
    check(
        key_part,
        r#"#[key_part(ordered)] enum Size { #[serde(rename = "1")] Small, #[serde(rename = "2")] Medium, Large }"#,
        &expect![[""]],
    );
}

#[test]
fn discriminants_are_in_order() {
    check(
        key_part,
        "#[key_part(ordered)] enum Size { A = 2, B = 1 }",
        &expect![[r#"
            variant `B` is out of order, because Rust sorts by this value; number the variants upwards
                1
        "#]],
    );
    check(
        key_part,
        "#[key_part(ordered)] enum Size { A = -1, B = ZERO }",
        &expect![[r#"
            the order of this value cannot be seen here; write a number, or remove `ordered`
                ZERO
        "#]],
    );
}
