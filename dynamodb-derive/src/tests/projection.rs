//! Mistakes in `derive(Projection)`.

use expect_test::expect;

use super::check;
use crate::run::projection;

#[test]
fn a_sound_projection_has_no_mistake() {
    check(
        projection,
        r#"#[projection(of = Metric, crate = crate::renamed)] #[serde(rename_all = "camelCase")] struct Reading<T> { at: Timestamp, #[serde(rename(deserialize = "v"))] value: T, #[serde(skip)] cache: u8 }"#,
        &expect![[""]],
    );
}

#[test]
fn required_keys() {
    check(
        projection,
        "struct Reading { at: u64 }",
        &expect![[r#"
        projection `Reading` names no entity; add `#[projection(of = ..)]`
            Reading
    "#]],
    );
    check(
        projection,
        "#[projection(off = Metric)] struct Reading { at: u64 }",
        &expect![[r#"
            `#[projection(..)]` has no key `off`; did you mean `of`?
                off
        "#]],
    );
}

#[test]
fn a_projection_is_a_struct_with_named_fields() {
    check(
        projection,
        "#[projection(of = Metric)] enum Reading { A }",
        &expect![[r#"
            `Reading` is an enum, but attributes have names; use a struct with named fields
                Reading
        "#]],
    );
    check(
        projection,
        "#[projection(of = Metric)] struct Reading(u64);",
        &expect![[r#"
            `Reading` is a tuple struct, but attributes have names; use a struct with named fields
                Reading
        "#]],
    );
    check(
        projection,
        "#[projection(of = Metric)] struct Reading;",
        &expect![[r#"
            `Reading` has no fields, but attributes have names; use a struct with named fields
                Reading
        "#]],
    );
}

#[test]
fn it_reads_something() {
    check(
        projection,
        "#[projection(of = Metric)] struct Reading { #[serde(skip)] cache: u8 }",
        &expect![[r#"
            projection `Reading` reads no attribute; give it a field, or use `.count(..)`
                Reading
        "#]],
    );
}

#[test]
fn no_field_is_flattened() {
    check(
        projection,
        "#[projection(of = Metric)] struct Reading { at: u64, #[serde(flatten)] rest: Rest }",
        &expect![[r#"
            a projection names the attributes that it reads, but `flatten` hides those of `rest`; name fields that the entity does not flatten, or read the whole entity
                flatten
        "#]],
    );
}

#[test]
fn a_lifetime_is_alone() {
    check(
        projection,
        "#[projection(of = Metric)] struct Reading<'a, T> { note: &'a str, value: T }",
        &expect![[r#"
            projection `Reading` borrows from replies and has other parameters as well; leave it the one lifetime, or have it own its fields
                'a
        "#]],
    );
}

#[test]
fn attributes_are_distinct_when_read() {
    check(
        projection,
        r#"#[projection(of = Metric)] struct Reading { at: u64, #[serde(rename = "at")] again: u64 }"#,
        &expect![[r#"
            fields `at` and `again` are both attribute `at`; rename one of them
                again
            the other field of attribute `at`
                at
        "#]],
    );
}

#[test]
fn it_is_a_plain_map() {
    check(
        projection,
        r#"#[projection(of = Metric)] #[serde(from = "Row")] struct Reading { at: u64 }"#,
        &expect![[r#"
            `Reading` is an item with one attribute for each field, which `from` would change; remove it
                from
        "#]],
    );
}
