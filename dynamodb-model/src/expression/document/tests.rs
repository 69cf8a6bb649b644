//! The text that nested paths become, and what of it DynamoDB would not take.

use std::collections::{BTreeMap, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;
use dynamodb_derive::Document;
use serde::Serialize;

use crate::coverage;
use crate::expression::{
    Attr, Attribute, Clause, Condition, FilterField, Path, Placeholders, SerdeValue, StoredType,
};
use crate::table::Base;

struct Top;

impl coverage::Field for Top {
    type Entity = ();
    type Name = Self;
    type Set = coverage::Alone;
}

impl FilterField for Top {}

impl Attribute for Top {
    const NAME: &'static str = "top";
    type Codec = SerdeValue;
}

#[derive(Clone, Debug, Serialize, Document)]
#[document(crate = crate)]
struct Node {
    value: Option<i64>,
    #[serde(rename = "a.b")]
    limit: i64,
    next: Option<Box<Self>>,
    all: Vec<Self>,
    by_name: HashMap<String, BTreeMap<String, Option<String>>>,
}

const fn top<V>() -> Attr<Top, V, Base> {
    Attr::new()
}

/// The text with the names in it, and the values.
fn sent(condition: &Condition) -> (String, Vec<AttributeValue>) {
    let mut placeholders = Placeholders::new();
    let Clause::Text(mut text) = condition.render(&mut placeholders).unwrap() else {
        panic!("{condition:?}")
    };
    let substitutions = placeholders.finish().unwrap();
    for (placeholder, name) in substitutions.names().iter().rev() {
        text = text.replace(placeholder.as_str(), &format!("`{name}`"));
    }
    let values = substitutions
        .values()
        .iter()
        .map(|(_, value)| value.clone());
    (text, values.collect())
}

fn text(condition: &Condition) -> String {
    sent(condition).0
}

fn error(condition: &Condition) -> String {
    let rendered = condition.render(&mut Placeholders::new());
    rendered.unwrap_err().to_string()
}

#[test]
fn each_name_on_the_way_has_a_placeholder_of_its_own() {
    let node = top::<Node>();
    assert_eq!(text(&node.value.eq(1)), "`top`.`value` = :0");
    assert_eq!(text(&node.limit.gt(1)), "`top`.`a.b` > :0");
    assert_eq!(
        text(&node.next.next.limit.exists()),
        "attribute_exists(`top`.`next`.`next`.`a.b`)"
    );
    assert_eq!(text(&node.all.size().eq(2)), "size(`top`.`all`) = :0",);
    assert_eq!(
        text(&node.next.is_type(StoredType::Map)),
        "attribute_type(`top`.`next`, :0)"
    );
}

#[test]
fn equal_names_are_sent_once() {
    let node = top::<Node>();
    let condition = node.next.value.exists() & node.next.next.value.exists();
    let mut placeholders = Placeholders::new();
    let clause = condition.render(&mut placeholders).unwrap();
    let expected = "attribute_exists(#0.#1.#2) AND attribute_exists(#0.#1.#1.#2)";
    assert_eq!(clause, Clause::Text(expected.to_owned()));
}

#[test]
fn keys_and_indices_are_given_when_the_program_runs() {
    let node = top::<Node>();
    let place = 2;
    assert_eq!(
        text(&node.all.index(place).next.all.index(0).value.lt(1)),
        "`top`.`all`[2].`next`.`all`[0].`value` < :0"
    );
    let name = format!("n{place}");
    assert_eq!(
        text(&node.by_name.key(name).key("x.y").starts_with("z")),
        "begins_with(`top`.`by_name`.`n2`.`x.y`, :0)"
    );
    let nested = top::<Option<Vec<Vec<u8>>>>();
    assert_eq!(text(&nested.index(1).index(2).eq(3)), "`top`[1][2] = :0");
}

#[test]
fn an_attribute_at_a_chosen_place_can_be_used_twice() {
    let first = top::<Node>().all.index(0);
    let both = first.clone().value.exists() & first.limit.eq(1) & first.value.eq(2);
    let expected = "attribute_exists(`top`.`all`[0].`value`) AND `top`.`all`[0].`a.b` = :0 \
                    AND `top`.`all`[0].`value` = :1";
    assert_eq!(text(&both), expected);
    assert!(format!("{first:?}").contains("all"), "{first:?}");
}

#[test]
fn none_is_a_value_in_maps_and_lists_and_absent_in_documents() {
    let null = AttributeValue::Null(true);
    let member = top::<Node>().by_name.key("a").key("b");
    assert_eq!(
        sent(&member.eq(None)),
        (
            "`top`.`by_name`.`a`.`b` = :0".to_owned(),
            vec![null.clone()]
        )
    );
    assert_eq!(
        sent(&member.is_in([None, Some("x".to_owned())])).1,
        [null, AttributeValue::S("x".to_owned())]
    );
    assert_eq!(
        text(&top::<Node>().all.index(0).value.eq(None)),
        "attribute_not_exists(`top`.`all`[0].`value`)"
    );
    let whole = Node {
        value: None,
        limit: 1,
        next: None,
        all: Vec::new(),
        by_name: HashMap::new(),
    };
    let (_, values) = sent(&top::<Node>().all.index(0).eq(&whole));
    assert!(
        !values[0].as_m().unwrap().contains_key("value"),
        "{values:?}"
    );
}

#[test]
fn an_attribute_is_compared_with_another() {
    let node = top::<Node>();
    assert_eq!(
        text(&node.value.lt(node.limit)),
        "`top`.`value` < `top`.`a.b`"
    );
    assert_eq!(
        text(&node.limit.eq(node.value)),
        "`top`.`a.b` = `top`.`value`"
    );
    assert_eq!(
        text(&node.value.ne(node.next.value)),
        "`top`.`value` <> `top`.`next`.`value`"
    );
    assert_eq!(
        text(&node.limit.between(node.value, 7)),
        "`top`.`a.b` BETWEEN `top`.`value` AND :0"
    );
    let name = |key: &str| node.by_name.key(key).key("x");
    assert_eq!(
        text(&name("a").contains(name("b"))),
        "contains(`top`.`by_name`.`a`.`x`, `top`.`by_name`.`b`.`x`)"
    );
    let others = [node.value, node.value];
    assert_eq!(
        text(&node.limit.is_in(others)),
        "`top`.`a.b` IN (`top`.`value`)"
    );
    let first = node.all.index(0);
    assert_eq!(
        text(&node.value.ge(first.value.clone())),
        "`top`.`value` >= `top`.`all`[0].`value`"
    );
}

#[test]
fn an_attribute_is_not_compared_with_itself() {
    let node = top::<Node>();
    let message = error(&node.next.value.le(node.next.value));
    assert!(
        message.starts_with("`top.next.value` is compared with itself"),
        "{message}"
    );
    assert!(error(&node.limit.between(0, node.limit)).contains("with itself"));
    assert!(error(&node.limit.is_in([node.limit])).contains("with itself"));
}

#[test]
fn paths_of_32_names_and_indices_are_sent_and_longer_ones_are_not() {
    let path = |levels: usize| (1..levels).fold(Path::attribute("a"), |path, _| path.element(0));
    assert_eq!(text(&path(32).exists()).matches("[0]").count(), 31);
    let message = error(&path(33).exists());
    assert!(
        message.contains("has more than 32 names and indices"),
        "{message}"
    );
    assert!(message.contains("`a[0][0]"), "{message}");
}
