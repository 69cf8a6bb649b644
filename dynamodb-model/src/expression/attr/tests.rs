//! What a value is compared as is what `put` stores.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;

use crate::expression::{
    Attr, Attribute, BareKey, Clause, CodecError, Comparable, Condition, ExpressionError,
    FieldCodec, FilterField, Placeholders, SerdeValue, ValueCodec, stored_with,
};
use crate::table::{Base, Stored};

struct Field<C>(C);

impl<C> crate::coverage::Field for Field<C> {
    type Entity = ();
    type Name = Self;
    type Set = crate::coverage::Alone;
}

impl<C> FilterField for Field<C> {}

impl<C> Attribute for Field<C> {
    const NAME: &'static str = "field";
    type Codec = C;
}

const fn field<V>() -> Attr<Field<SerdeValue>, V, Base> {
    Attr::new()
}

const fn coded<C, V>() -> Attr<Field<C>, V, Stored> {
    Attr::new()
}

fn sent(condition: &Condition) -> (String, Vec<AttributeValue>) {
    let mut placeholders = Placeholders::new();
    let text = match condition.render(&mut placeholders).unwrap() {
        Clause::Text(text) => text,
        clause => format!("{clause:?}"),
    };
    let substitutions = placeholders.finish().unwrap();
    let values = substitutions
        .values()
        .iter()
        .map(|(_, value)| value.clone());
    (text, values.collect())
}

fn value(condition: &Condition) -> AttributeValue {
    let (_, mut values) = sent(condition);
    assert_eq!(values.len(), 1, "{values:?}");
    values.remove(0)
}

fn error(condition: &Condition) -> String {
    let error: ExpressionError = condition.render(&mut Placeholders::new()).unwrap_err();
    error.to_string()
}

fn s(text: &str) -> AttributeValue {
    AttributeValue::S(text.into())
}

fn n(number: &str) -> AttributeValue {
    AttributeValue::N(number.into())
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
enum Status {
    Ok,
    Warn,
}

#[derive(Clone, Debug, Serialize)]
struct Cents(u64);

impl Comparable for Cents {
    type Value = Self;
}

#[test]
fn values_take_the_form_of_their_type() {
    assert_eq!(value(&field::<Status>().eq(Status::Ok)), s("OK"));
    assert_eq!(value(&field::<bool>().ne(true)), AttributeValue::Bool(true));
    assert_eq!(value(&field::<Cents>().ge(Cents(5))), n("5"));
    assert_eq!(value(&field::<Option<Cents>>().ge(Cents(5))), n("5"));
    assert_eq!(value(&field::<Option<f64>>().lt(0.1)), n("0.1"));
    let wide = field::<u128>().le(u128::from(u64::MAX) + 1);
    assert_eq!(value(&wide), n("18446744073709551616"));
    assert_eq!(value(&field::<char>().gt('z')), s("z"));
    assert_eq!(value(&field::<Box<str>>().eq("x")), s("x"));
    let point = AttributeValue::L(vec![n("1"), n("2")]);
    assert_eq!(value(&field::<(i8, i8)>().eq((1, 2))), point);
    let sizes = BTreeMap::from([("a".to_owned(), 1)]);
    let stored = AttributeValue::M([("a".to_owned(), n("1"))].into());
    assert_eq!(value(&field::<BTreeMap<String, u8>>().eq(sizes)), stored);
}

#[test]
fn none_is_an_absent_attribute() {
    let text = |condition: Condition| sent(&condition).0;
    let note = field::<Option<String>>();
    assert_eq!(text(note.eq(None)), "attribute_not_exists(#0)");
    assert_eq!(text(note.ne(&None)), "attribute_exists(#0)");
    assert_eq!(
        text(note.is_in([None::<String>])),
        "attribute_not_exists(#0)"
    );
    let some = note.is_in([Some("a".to_owned()), None]);
    assert_eq!(text(some), "#0 IN (:0) OR attribute_not_exists(#0)");
    assert_eq!(text(field::<()>().eq(())), "attribute_not_exists(#0)");
}

#[test]
fn elements_take_the_form_that_they_have_in_their_list_or_set() {
    let statuses = field::<HashSet<Status>>();
    assert_eq!(value(&statuses.contains(Status::Warn)), s("WARN"));
    assert_eq!(value(&field::<Option<Vec<u8>>>().contains(7)), n("7"));

    let tags = coded::<StringSet, BTreeSet<String>>();
    assert_eq!(value(&tags.contains("cold")), s("cold"));
    let both = BTreeSet::from(["cold".to_owned(), "late".to_owned()]);
    let stored = AttributeValue::Ss(vec!["cold".into(), "late".into()]);
    assert_eq!(value(&tags.eq(both)), stored);
    // `put` leaves an empty set out of the item.
    assert_eq!(
        sent(&tags.eq(BTreeSet::new())).0,
        "attribute_not_exists(#0)"
    );

    let joined = coded::<Joined, Vec<String>>();
    assert!(error(&joined.contains("a")).contains("not stored as text, a list or a set"));
}

#[test]
fn a_field_with_a_codec_of_its_own_is_compared_in_its_form() {
    let wait = coded::<Seconds, Duration>();
    let minute = Duration::from_secs(60);
    assert_eq!(value(&wait.gt(minute)), n("60"));
    assert_eq!(value(&wait.eq(minute)), n("60"));
    assert_eq!(sent(&wait.between(minute, Duration::ZERO)).0, "Never");

    let name = coded::<Lowercase, Option<String>>();
    assert_eq!(value(&name.starts_with("Ab")), s("ab"));
    assert_eq!(value(&name.contains("Ab")), s("ab"));
    assert_eq!(value(&name.is_in(["Ab", "aB"])), s("ab"));
    assert!(error(&name.lt("Ab")).contains("without a reliable order: store it as a number"));
    assert!(error(&name.lt(None)).contains("neither before nor after an absent value"));
}

#[test]
fn attributes_of_one_form_are_compared_and_of_two_are_not() {
    let [wait, other] = [(), ()].map(|()| coded::<Seconds, Duration>());
    assert!(
        error(&wait.eq(other)).contains("compared with itself"),
        "both are one field"
    );
    assert!(error(&wait.gt(other)).contains("has a stored form of its own"));
    let plain = coded::<SerdeValue, Duration>();
    let message = error(&wait.eq(plain));
    assert!(
        message.ends_with("it is that of `field`, which is stored in another form"),
        "{message}"
    );
    assert!(error(&plain.ne(wait)).contains("another form"));
    // Text and numbers are stored as keys like anywhere else; bytes are not.
    let number = coded::<BareKey, u64>();
    assert!(error(&number.eq(coded::<SerdeValue, u64>())).contains("with itself"));
    let bytes = coded::<BareKey, Vec<u8>>();
    assert!(error(&bytes.eq(coded::<SerdeValue, Vec<u8>>())).contains("another form"));
}

#[test]
fn a_value_without_a_stored_form_is_an_error_that_names_the_attribute() {
    let message = error(&!(field::<f64>().gt(f64::NAN) | field::<f64>().missing()));
    let expected = "`field` cannot be compared with this value: the value is NaN or infinite, \
                    which DynamoDB cannot store; use an `Option` that is `None` then";
    assert_eq!(message, expected);
    let unkeyed = BTreeMap::from([((1, 2), 3)]);
    let condition = field::<BTreeMap<(u8, u8), u8>>().eq(unkeyed);
    assert!(error(&condition).starts_with("`field` cannot be compared with this value: "));
    let infinite = field::<f64>().between(0.0, f64::INFINITY);
    assert!(error(&infinite).contains("NaN or infinite"));
}

struct StringSet;
impl FieldCodec for StringSet {}
impl ValueCodec<BTreeSet<String>> for StringSet {
    fn encode(value: &BTreeSet<String>) -> Result<AttributeValue, CodecError> {
        stored_with(|serializer| serde_dynamo::string_set::serialize(value, serializer))
    }
}

struct Joined;
impl FieldCodec for Joined {}
impl ValueCodec<Vec<String>> for Joined {
    fn encode(value: &Vec<String>) -> Result<AttributeValue, CodecError> {
        Ok(s(&value.join(",")))
    }
}

struct Seconds;
impl FieldCodec for Seconds {}
impl ValueCodec<Duration> for Seconds {
    fn encode(value: &Duration) -> Result<AttributeValue, CodecError> {
        SerdeValue::encode(&value.as_secs())
    }
}

struct Lowercase;
impl FieldCodec for Lowercase {}
impl ValueCodec<Option<String>> for Lowercase {
    fn encode(value: &Option<String>) -> Result<AttributeValue, CodecError> {
        SerdeValue::encode(&value.as_ref().map(|text| text.to_lowercase()))
    }
}
