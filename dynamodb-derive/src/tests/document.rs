//! Mistakes in `derive(Document)`.

use expect_test::expect;

use super::check;
use crate::run::document;

#[test]
fn a_sound_document_has_no_mistake() {
    check(
        document,
        r#"#[document(crate = crate::renamed)] #[serde(rename_all = "camelCase", default)] struct Address<T> { city_name: String, #[serde(rename = "z")] zip: Option<T>, #[serde(skip)] cache: u8, #[serde(with = "seconds")] since: Duration }"#,
        &expect![[""]],
    );
}

#[test]
fn a_document_is_a_struct_with_named_fields() {
    check(
        document,
        "enum Address { A }",
        &expect![[r#"
            `Address` is an enum, but attributes have names; use a struct with named fields
                Address
        "#]],
    );
    check(
        document,
        "struct Address(String);",
        &expect![[r#"
            `Address` is a tuple struct, but attributes have names; use a struct with named fields
                Address
        "#]],
    );
}

#[test]
fn it_is_a_plain_map_of_its_own_values() {
    check(
        document,
        r#"#[serde(into = "Line")] struct Address<'a> { city: &'a str, #[serde(flatten)] rest: Rest }"#,
        &expect![[r#"
            `Address` is a map with one member for each field, which `into` would change; remove it
                into
            `Address` cannot borrow, because the entities that hold it own their values; use owned fields
                'a
            a document names its members, but `flatten` hides those of `rest`; write them as fields, or nest them
                flatten
        "#]],
    );
}

#[test]
fn members_have_one_name_each() {
    check(
        document,
        r#"struct Address { city: String, #[serde(rename = "city")] town: String, #[serde(rename(serialize = "z"))] zip: String }"#,
        &expect![[r#"
            field `zip` would be written as `z` and read as `zip`; an attribute has one name
                "z"
            fields `city` and `town` are both attribute `city`; rename one of them
                town
            the other field of attribute `city`
                city
        "#]],
    );
}

#[test]
fn unknown_keys_are_told_with_the_near_one() {
    check(
        document,
        "#[document(crat = model)] struct Address { city: String }",
        &expect![[r#"
            `#[document(..)]` has no key `crat`; did you mean `crate`?
                crat
        "#]],
    );
}
