use std::fmt::Write as _;

use expect_test::{Expect, expect};
use proc_macro2::Span;
use syn::LitStr;

use super::{Piece, Template};
use crate::sink::Sink;

/// The pieces one a line, or the mistakes.
fn check(text: &str, expected: &Expect) {
    let mut sink = Sink::new();
    let template = Template::parse(&LitStr::new(text, Span::call_site()), &mut sink);
    let mut shown = String::new();
    for piece in template.iter().flat_map(|template| &template.pieces) {
        match piece {
            Piece::Text(text) => writeln!(shown, "text {text:?}"),
            Piece::Part(path, form) => writeln!(shown, "part {path} as {}: {form:?}", path.name()),
        }
        .expect("a string takes it");
    }
    for error in sink.finish().err().into_iter().flatten() {
        writeln!(shown, "error: {error}").expect("a string takes it");
    }
    expected.assert_eq(&shown);
}

#[test]
fn text_and_parts() {
    check(
        "SYSTEM#{system_id}",
        &expect![[r##"
            text "SYSTEM#"
            part system_id as system_id: Plain
        "##]],
    );
    check(
        "{a}#{b}",
        &expect![[r##"
            part a as a: Plain
            text "#"
            part b as b: Plain
        "##]],
    );
    check(
        "CONFIG",
        &expect![[r#"
            text "CONFIG"
        "#]],
    );
}

#[test]
fn nested_and_raw_fields() {
    check(
        "{id.owner}/{id.0}/{r#type}/{type}",
        &expect![[r#"
            part id.owner as owner: Plain
            text "/"
            part id.0 as id: Plain
            text "/"
            part type as type: Plain
            text "/"
            part type as type: Plain
        "#]],
    );
}

#[test]
fn forms_and_widths() {
    check(
        "{a:lower}-{b:upper}-{c:year}-{d:month}-{e:day}-{f:hour}-{g:s}-{h:ms}-{i:desc}-{j:010}",
        &expect![[r#"
            part a as a: Lower
            text "-"
            part b as b: Upper
            text "-"
            part c as c: Year
            text "-"
            part d as d: Month
            text "-"
            part e as e: Day
            text "-"
            part f as f: Hour
            text "-"
            part g as g: Seconds
            text "-"
            part h as h: Millis
            text "-"
            part i as i: Desc
            text "-"
            part j as j: Width(10)
        "#]],
    );
}

#[test]
fn doubled_braces_are_text() {
    check(
        "{{{a}}}#{{b}}",
        &expect![[r##"
            text "{"
            part a as a: Plain
            text "}#{b}"
        "##]],
    );
}

#[test]
fn mistakes() {
    check(
        "",
        &expect![[r#"
            error: a key template cannot be empty
        "#]],
    );
    check(
        "A#{}",
        &expect![[r#"
            error: part `{}` names no field; write one between the braces
        "#]],
    );
    check(
        "A#{:day}",
        &expect![[r#"
            error: part `{:day}` names no field; write one between the braces
        "#]],
    );
    check(
        "A#{id",
        &expect![[r#"
            error: `{id` is never closed; write `}` after the part, or `{{` for a brace in the key
        "#]],
    );
    check(
        "A}#{id}",
        &expect![[r#"
            error: `}` closes no part; write `}}` for a brace in the key
        "#]],
    );
    check(
        "{a b}",
        &expect![[r#"
            error: `a b` in part `{a b}` is not a field name
        "#]],
    );
    check(
        "{a.}",
        &expect![[r#"
            error: `a.` in part `{a.}` is not a field name
        "#]],
    );
    check(
        "{a:}",
        &expect![[r#"
            error: a form is missing after `:`
        "#]],
    );
    check(
        "{a:lowr}",
        &expect![[r#"
            error: there is no form `lowr`; did you mean `lower`? forms: `lower`, `upper`, `year`, `month`, `day`, `hour`, `s`, `ms`, `desc`, or a width such as `010`
        "#]],
    );
    check(
        "{n:10}",
        &expect![[r#"
            error: width `10` does not say what to pad with; write `010` to pad with zeros
        "#]],
    );
    check(
        "{n:0}",
        &expect![[r#"
            error: width `0` is not between `01` and `0255`
        "#]],
    );
}

#[test]
fn every_mistake_of_a_template_is_told() {
    check(
        "{}#{a:lowr}#}",
        &expect![[r#"
            error: part `{}` names no field; write one between the braces
            error: there is no form `lowr`; did you mean `lower`? forms: `lower`, `upper`, `year`, `month`, `day`, `hour`, `s`, `ms`, `desc`, or a width such as `010`
            error: `}` closes no part; write `}}` for a brace in the key
        "#]],
    );
}
