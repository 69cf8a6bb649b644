//! The text that raw conditions become, and what is refused.

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::{Clause, Condition, Path, Placeholders};

fn n(number: u8) -> AttributeValue {
    AttributeValue::N(number.to_string())
}

fn text(condition: &Condition) -> String {
    let clause = condition.render(&mut Placeholders::new()).unwrap();
    clause.into_text().unwrap()
}

fn error(condition: &Condition) -> String {
    let rendered = condition.render(&mut Placeholders::new());
    rendered.unwrap_err().to_string()
}

/// `#a` and `:v`, in a text.
fn one(expression: &str) -> Condition {
    Condition::raw(expression, [("#a", "total")], [(":v", n(1))])
}

#[test]
fn its_placeholders_are_renamed_into_those_of_the_request() {
    let mut placeholders = Placeholders::new();
    placeholders.name("pk");
    placeholders.value(&n(7));
    let raw = Condition::raw(
        "#0.#x[2] = :0 AND #0 <> :1",
        [("#0", "a"), ("#x", "pk")],
        [(":0", n(1)), (":1", n(7))],
    );
    let clause = raw.render(&mut placeholders).unwrap();
    assert_eq!(clause, Clause::Text("#1.#0[2] = :1 AND #1 <> :0".into()));
}

#[test]
fn it_has_parentheses_where_it_is_looser_than_what_it_stands_in() {
    let other = || Path::attribute("b").exists();
    let any = || one("#a = :v OR #a > :v");
    let all = || one("#a = :v and #a > :v");
    assert_eq!(
        text(&(any() | other())),
        "#0 = :0 OR #0 > :0 OR attribute_exists(#1)"
    );
    assert_eq!(
        text(&(any() & other())),
        "(#0 = :0 OR #0 > :0) AND attribute_exists(#1)"
    );
    assert_eq!(
        text(&(all() & other())),
        "#0 = :0 and #0 > :0 AND attribute_exists(#1)"
    );
    assert_eq!(text(&!all()), "NOT (#0 = :0 and #0 > :0)");
    assert_eq!(
        text(&!one("#a BETWEEN :v AND :v")),
        "NOT #0 BETWEEN :0 AND :0"
    );
    assert_eq!(
        text(&!one("(#a = :v OR #a > :v)")),
        "NOT (#0 = :0 OR #0 > :0)"
    );
    assert_eq!(
        text(&(one("#a BETWEEN :v AND :v OR #a < :v") & other())),
        "(#0 BETWEEN :0 AND :0 OR #0 < :0) AND attribute_exists(#1)"
    );
}

#[test]
fn its_operators_are_counted() {
    for (expression, operators) in [
        ("#a = :v", 1),
        ("NOT size ( #a ) BETWEEN :v AND :v", 3),
        ("#a IN (:v, :v) OR NOT (#a<>:v AND #a>=:v)", 6),
        ("contains(#a, :v) and attribute_exists(plain)", 3),
    ] {
        assert_eq!(one(expression).operators(), operators, "{expression}");
    }
    let many = Condition::all_of((0..151).map(|_| one("#a = :v")));
    assert!(error(&many).contains("301 operators"));
}

#[test]
fn what_is_missing_or_not_used_is_told() {
    for (condition, problem) in [
        (one("#b = :v"), "it uses `#b`, which is not given"),
        (one("#a = :v AND #a < :"), "it uses `:`, which is not given"),
        (one("#a = 1"), "`:v` is given, but it does not use it"),
        (one("(#a = :v"), "its parentheses do not match"),
        (one("#a = :v)"), "its parentheses do not match"),
        (Condition::raw(" ", [], []), "it is empty"),
        (
            Condition::raw("#a = #a", [("#a", "x"), ("#a", "y")], []),
            "`#a` is given twice",
        ),
        (
            Condition::raw("a = :v", [("a", "x")], []),
            "`a` is a name, whose placeholder begins with `#`",
        ),
        (
            Condition::raw("a = v", [], [("v", n(1))]),
            "`v` is a value, whose placeholder begins with `:`",
        ),
    ] {
        let message = error(&condition);
        assert!(message.starts_with("the raw expression `"), "{message}");
        assert!(message.ends_with(problem), "{message}");
    }
}

#[test]
fn its_values_are_not_shown() {
    let secret = Condition::raw("#a = :v", [("#a", "x")], [(":v", n(231))]);
    let shown = format!("{secret:?}");
    assert!(shown.contains('x') && !shown.contains("231"), "{shown}");
}
