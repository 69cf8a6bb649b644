//! Random conditions with their truth in Rust's terms, and random items.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use proptest::prelude::*;

use crate::coverage::Field;
use crate::expression::{
    Attr, Attribute, Condition, FilterField, Placeholders, SerdeValue, StoredType,
};
use crate::table::Base;

#[derive(Clone, Debug)]
pub(super) struct Sample {
    number: Option<i64>,
    limit: Option<i64>,
    text: Option<String>,
    tags: Option<Vec<String>>,
}

enum Number {}
enum Limit {}
enum Text {}
enum Tags {}

macro_rules! attribute {
    ($marker:ty, $name:literal) => {
        impl Attribute for $marker {
            const NAME: &'static str = $name;
            type Codec = SerdeValue;
        }
        impl Field for $marker {
            type Entity = ();
            type Name = Self;
            type Set = crate::coverage::Alone;
        }
        impl FilterField for $marker {}
    };
}
attribute!(Number, "number");
attribute!(Limit, "limit");
attribute!(Text, "text");
attribute!(Tags, "tags");

const NUMBER: Attr<Number, Option<i64>, Base> = Attr::new();
const LIMIT: Attr<Limit, Option<i64>, Base> = Attr::new();
const TEXT: Attr<Text, Option<String>, Base> = Attr::new();
const TAGS: Attr<Tags, Option<Vec<String>>, Base> = Attr::new();

impl Sample {
    pub(super) fn stored(&self) -> HashMap<&'static str, AttributeValue> {
        let text = |text: &String| AttributeValue::S(text.clone());
        let number = |number: i64| AttributeValue::N(number.to_string());
        let tags = self
            .tags
            .as_ref()
            .map(|tags| tags.iter().map(text).collect());
        let attributes = [
            ("number", self.number.map(number)),
            ("limit", self.limit.map(number)),
            ("text", self.text.as_ref().map(text)),
            ("tags", tags.map(AttributeValue::L)),
        ];
        let present = attributes
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        present.collect()
    }
}

pub(super) fn sample() -> impl Strategy<Value = Sample> {
    let number = || prop::option::of(numbers());
    let tags = prop::option::of(prop::collection::vec(texts(), 0..4));
    let texts = prop::option::of(texts());
    (number(), number(), texts, tags).prop_map(|(number, limit, text, tags)| Sample {
        number,
        limit,
        text,
        tags,
    })
}

/// Few values, so that questions and items meet, on both sides of a change of digits.
fn numbers() -> impl Strategy<Value = i64> {
    prop_oneof![
        -2..3_i64,
        9..12_i64,
        Just(-10),
        Just(i64::MIN),
        Just(i64::MAX)
    ]
}

fn texts() -> impl Strategy<Value = String> + Clone {
    let texts = ["", "a", "b", "ab", "aba", "ba", "#", "é", "éa", "aé"];
    prop::sample::select(texts.map(str::to_owned).to_vec())
}

#[derive(Clone, Debug)]
pub(super) enum Shape {
    All(Vec<Self>),
    Any(Vec<Self>),
    And(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
    Not(Box<Self>),
    Raw(Box<Self>),
    Number(Compare, Option<i64>),
    Order(Compare, i64),
    Limit(Compare),
    Between(i64, i64),
    NumberIn(Vec<Option<i64>>),
    Exists,
    Missing,
    Text(Compare, String),
    TextIn(Vec<String>),
    StartsWith(String),
    Contains(String),
    TextSize(Compare, usize),
    Tags(Vec<String>),
    Tag(Compare, usize, String),
    IsType(StoredType),
    TagsContain(String),
    TagsSize(usize, usize),
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Compare {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

impl Compare {
    /// Nothing but "not equal" is true of an absent attribute.
    fn holds<T: PartialOrd + ?Sized>(self, left: Option<&T>, right: &T) -> bool {
        let Some(left) = left else {
            return matches!(self, Self::Ne);
        };
        match self {
            Self::Eq => left == right,
            Self::Ne => left != right,
            Self::Lt => left < right,
            Self::Le => left <= right,
            Self::Gt => left > right,
            Self::Ge => left >= right,
        }
    }
}

macro_rules! by_method {
    ($compare:expr, $attr:expr, $value:expr) => {
        match $compare {
            Compare::Eq => $attr.eq($value),
            Compare::Ne => $attr.ne($value),
            Compare::Lt => $attr.lt($value),
            Compare::Le => $attr.le($value),
            Compare::Gt => $attr.gt($value),
            Compare::Ge => $attr.ge($value),
        }
    };
}

impl Shape {
    pub(super) fn condition(&self) -> Condition {
        match self {
            Self::All(members) => Condition::all_of(members.iter().map(Self::condition)),
            Self::Any(members) => Condition::any_of(members.iter().map(Self::condition)),
            Self::And(left, right) => left.condition() & right.condition(),
            Self::Or(left, right) => left.condition() | right.condition(),
            Self::Not(inner) => !inner.condition(),
            Self::Raw(inner) => raw(&inner.condition()),
            Self::Number(Compare::Ne, value) => NUMBER.ne(value),
            Self::Number(_, value) => NUMBER.eq(value),
            Self::Order(compare, value) => by_method!(compare, NUMBER, value),
            Self::Limit(compare) => by_method!(compare, NUMBER, LIMIT),
            Self::Between(low, high) => NUMBER.between(low, *high),
            Self::NumberIn(values) => NUMBER.is_in(values),
            Self::Exists => TEXT.exists(),
            Self::Missing => TAGS.missing(),
            Self::Text(compare, value) => by_method!(compare, TEXT, value.as_str()),
            Self::TextIn(values) => TEXT.is_in(values),
            Self::StartsWith(prefix) => TEXT.starts_with(prefix),
            Self::Contains(part) => TEXT.contains(part),
            Self::TextSize(compare, size) => by_method!(compare, TEXT.size(), *size),
            Self::Tags(tags) => TAGS.eq(tags),
            Self::Tag(compare, index, tag) => by_method!(compare, TAGS.index(*index), tag),
            Self::IsType(stored) => TEXT.is_type(*stored),
            Self::TagsContain(tag) => TAGS.contains(tag),
            Self::TagsSize(low, high) => TAGS.size().between(*low, *high),
        }
    }

    pub(super) fn holds(&self, item: &Sample) -> bool {
        let text = item.text.as_deref();
        match self {
            Self::All(members) => members.iter().all(|member| member.holds(item)),
            Self::Any(members) => members.iter().any(|member| member.holds(item)),
            Self::And(left, right) => left.holds(item) && right.holds(item),
            Self::Or(left, right) => left.holds(item) || right.holds(item),
            Self::Not(inner) => !inner.holds(item),
            Self::Raw(inner) => inner.holds(item),
            // Between options, equality is Rust's own.
            Self::Number(Compare::Ne, value) => item.number != *value,
            Self::Number(_, value) => item.number == *value,
            Self::Order(compare, value) => compare.holds(item.number.as_ref(), value),
            Self::Limit(compare) => match item.limit {
                Some(limit) => compare.holds(item.number.as_ref(), &limit),
                None => matches!(compare, Compare::Ne),
            },
            Self::Between(low, high) => item
                .number
                .is_some_and(|number| *low <= number && number <= *high),
            Self::NumberIn(values) => values.contains(&item.number),
            Self::Exists => text.is_some(),
            Self::Missing => item.tags.is_none(),
            Self::Text(compare, value) => compare.holds(text, value.as_str()),
            Self::TextIn(values) => values.iter().any(|value| text == Some(value)),
            Self::StartsWith(prefix) => text.is_some_and(|text| text.starts_with(prefix)),
            Self::Contains(part) => text.is_some_and(|text| text.contains(part)),
            Self::TextSize(compare, size) => compare.holds(text.map(str::len).as_ref(), size),
            Self::Tags(tags) => item.tags.as_ref() == Some(tags),
            Self::Tag(compare, index, tag) => {
                let found = item.tags.as_ref().and_then(|tags| tags.get(*index));
                compare.holds(found, tag)
            }
            Self::IsType(stored) => text.is_some() && *stored == StoredType::Text,
            Self::TagsContain(tag) => item.tags.as_ref().is_some_and(|tags| tags.contains(tag)),
            Self::TagsSize(low, high) => {
                let size = item.tags.as_ref().map(Vec::len);
                size.is_some_and(|size| *low <= size && size <= *high)
            }
        }
    }
}

/// What the condition says, by the text that it becomes.
fn raw(condition: &Condition) -> Condition {
    let mut placeholders = Placeholders::new();
    let clause = condition.render(&mut placeholders).unwrap();
    match clause.into_text() {
        // `NOT NOT` would be more than is needed.
        Some(text) if !text.starts_with("NOT") => {
            let substitutions = placeholders.finish().unwrap();
            let names = substitutions.names().iter();
            let values = substitutions.values().iter();
            Condition::raw(
                &text,
                names.map(|(placeholder, name)| (placeholder.as_str(), name.as_str())),
                values.map(|(placeholder, value)| (placeholder.as_str(), value.clone())),
            )
        }
        _ => condition.clone(),
    }
}

pub(super) fn shape() -> impl Strategy<Value = Shape> {
    let several = |inner: BoxedStrategy<Shape>| prop::collection::vec(inner, 0..4);
    question().prop_recursive(5, 30, 4, move |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            several(inner.clone()).prop_map(Shape::All),
            several(inner.clone()).prop_map(Shape::Any),
            pair.clone()
                .prop_map(|(l, r)| Shape::And(Box::new(l), Box::new(r))),
            pair.prop_map(|(l, r)| Shape::Or(Box::new(l), Box::new(r))),
            inner.clone().prop_map(|inner| Shape::Not(Box::new(inner))),
            inner.prop_map(|inner| Shape::Raw(Box::new(inner))),
        ]
    })
}

fn question() -> impl Strategy<Value = Shape> {
    use Compare::{Eq, Ge, Gt, Le, Lt, Ne};
    let compare = prop::sample::select(vec![Eq, Ne, Lt, Le, Gt, Ge]);
    let some_numbers = prop::collection::vec(prop::option::of(numbers()), 0..4);
    let some_texts = prop::collection::vec(texts(), 0..4);
    prop_oneof![
        (compare.clone(), prop::option::of(numbers())).prop_map(|(c, v)| Shape::Number(c, v)),
        (compare.clone(), numbers()).prop_map(|(c, v)| Shape::Order(c, v)),
        compare.clone().prop_map(Shape::Limit),
        (numbers(), numbers()).prop_map(|(l, h)| Shape::Between(l, h)),
        some_numbers.prop_map(Shape::NumberIn),
        Just(Shape::Exists),
        Just(Shape::Missing),
        (compare.clone(), texts()).prop_map(|(c, v)| Shape::Text(c, v)),
        some_texts.clone().prop_map(Shape::TextIn),
        texts().prop_map(Shape::StartsWith),
        texts().prop_map(Shape::Contains),
        (compare.clone(), 0..4_usize).prop_map(|(c, v)| Shape::TextSize(c, v)),
        (compare, 0..3_usize, texts()).prop_map(|(c, i, v)| Shape::Tag(c, i, v)),
        prop::sample::select(vec![StoredType::Text, StoredType::Null]).prop_map(Shape::IsType),
        some_texts.prop_map(Shape::Tags),
        texts().prop_map(Shape::TagsContain),
        (0..4_usize, 0..4_usize).prop_map(|(l, h)| Shape::TagsSize(l, h)),
    ]
}
