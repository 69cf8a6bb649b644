//! Every serde shape comes back as it went.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::ops::Range;
use std::time::Duration;

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Bytes, decode, decode_value, encode};
use crate::codec::encode_value;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Unit;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Id(String);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Maybe(Option<u16>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Pair(u8, Option<String>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Level {
    VeryLow,
    High,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Inner {
    first_text: Option<String>,
    second_number: Option<i64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    skipped: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum External {
    Unit,
    Newtype(Inner),
    Optional(Option<u8>),
    Tuple(u8, Option<Inner>),
    Struct { a: Option<u8>, b: Inner },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Internal {
    Unit,
    Newtype(Inner),
    Struct { a: Option<u8>, b: Inner },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "content")]
enum Adjacent {
    Unit,
    Newtype(Inner),
    Optional(Option<u8>),
    Tuple(u8, Option<u8>),
    Struct { a: Option<u8>, b: Inner },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Number(i64),
    Text(String),
    Pair(u8, String),
    Struct { b: Inner },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Scalars {
    signed: (i8, i16, i32, i64),
    unsigned: (u8, u16, u32, u64),
    single: f32,
    double: f64,
    flag: bool,
    character: char,
    text: String,
    bytes: Bytes,
    array: [u8; 3],
    unit: (),
    unit_struct: Unit,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Options {
    number: Option<u32>,
    inner: Option<Inner>,
    boxed: Option<Box<Inner>>,
    newtype: Maybe,
    pair: Pair,
    list: Vec<Option<u8>>,
    map: BTreeMap<String, Option<u8>>,
    result: Result<u8, Option<String>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Collections {
    by_text: BTreeMap<String, Inner>,
    by_number: BTreeMap<i32, u8>,
    by_id: BTreeMap<Id, u8>,
    by_level: BTreeMap<Level, u8>,
    by_char: BTreeMap<char, u8>,
    by_flag: BTreeMap<bool, u8>,
    #[serde(default, with = "serde_dynamo::string_set")]
    texts: BTreeSet<Id>,
    #[serde(default, with = "serde_dynamo::number_set")]
    numbers: BTreeSet<i64>,
    #[serde(default, with = "serde_dynamo::binary_set")]
    blobs: BTreeSet<Bytes>,
    duration: Duration,
    range: Range<u8>,
    address: IpAddr,
    cow: Cow<'static, str>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Enums {
    level: Level,
    external: External,
    internal: Internal,
    adjacent: Adjacent,
    untagged: Untagged,
    list: Vec<External>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Flattened {
    id: Id,
    note: Option<String>,
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct FlattenedEnum {
    id: Option<Id>,
    #[serde(flatten)]
    internal: Internal,
}

fn text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..4).prop_map(String::from_iter)
}

fn bytes() -> impl Strategy<Value = Bytes> {
    vec(any::<u8>(), 0..4).prop_map(Bytes)
}

fn level() -> impl Strategy<Value = Level> {
    prop::sample::select(vec![Level::VeryLow, Level::High])
}

fn inner() -> impl Strategy<Value = Inner> {
    (
        option::of(text()),
        option::of(any::<i64>()),
        vec(any::<u8>(), 0..3),
    )
        .prop_map(|(first_text, second_number, skipped)| Inner {
            first_text,
            second_number,
            skipped,
        })
}

fn external() -> impl Strategy<Value = External> {
    let small = || option::of(any::<u8>());
    prop_oneof![
        Just(External::Unit),
        inner().prop_map(External::Newtype),
        small().prop_map(External::Optional),
        (any::<u8>(), option::of(inner())).prop_map(|(a, b)| External::Tuple(a, b)),
        (small(), inner()).prop_map(|(a, b)| External::Struct { a, b }),
    ]
}

fn internal() -> impl Strategy<Value = Internal> {
    prop_oneof![
        Just(Internal::Unit),
        inner().prop_map(Internal::Newtype),
        (option::of(any::<u8>()), inner()).prop_map(|(a, b)| Internal::Struct { a, b }),
    ]
}

fn adjacent() -> impl Strategy<Value = Adjacent> {
    let small = || option::of(any::<u8>());
    prop_oneof![
        Just(Adjacent::Unit),
        inner().prop_map(Adjacent::Newtype),
        small().prop_map(Adjacent::Optional),
        (any::<u8>(), small()).prop_map(|(a, b)| Adjacent::Tuple(a, b)),
        (small(), inner()).prop_map(|(a, b)| Adjacent::Struct { a, b }),
    ]
}

fn untagged() -> impl Strategy<Value = Untagged> {
    prop_oneof![
        any::<i64>().prop_map(Untagged::Number),
        text().prop_map(Untagged::Text),
        (any::<u8>(), text()).prop_map(|(a, b)| Untagged::Pair(a, b)),
        inner().prop_map(|b| Untagged::Struct { b }),
    ]
}

prop_compose! {
    fn scalars()(
        signed in any::<(i8, i16, i32, i64)>(),
        unsigned in any::<(u8, u16, u32, u64)>(),
        single in any::<f32>(),
        double in -1e100..1e100,
        flag in any::<bool>(),
        character in any::<char>(),
        text in text(),
        bytes in bytes(),
        array in any::<[u8; 3]>(),
    ) -> Scalars {
        Scalars { signed, unsigned, single, double, flag, character, text, bytes, array, unit: (), unit_struct: Unit }
    }
}

prop_compose! {
    fn options()(
        number in option::of(any::<u32>()),
        some_inner in option::of(inner()),
        boxed in option::of(inner().prop_map(Box::new)),
        newtype in option::of(any::<u16>()).prop_map(Maybe),
        pair in (any::<u8>(), option::of(text())).prop_map(|(a, b)| Pair(a, b)),
        list in vec(option::of(any::<u8>()), 0..3),
        map in btree_map(text(), option::of(any::<u8>()), 0..3),
        result in prop_oneof![any::<u8>().prop_map(Ok), option::of(text()).prop_map(Err)],
    ) -> Options {
        Options { number, inner: some_inner, boxed, newtype, pair, list, map, result }
    }
}

prop_compose! {
    fn collections()(
        by_text in btree_map(text(), inner(), 0..3),
        by_number in btree_map(any::<i32>(), any::<u8>(), 0..3),
        by_id in btree_map(text().prop_map(Id), any::<u8>(), 0..3),
        by_level in btree_map(level(), any::<u8>(), 0..3),
        by_char in btree_map(any::<char>(), any::<u8>(), 0..3),
        by_flag in btree_map(any::<bool>(), any::<u8>(), 0..3),
        texts in btree_set(text().prop_map(Id), 0..3),
        numbers in btree_set(any::<i64>(), 0..3),
        blobs in btree_set(bytes(), 0..3),
        times in (any::<u64>(), 0..1_000_000_000_u32, any::<Range<u8>>()),
        address in any::<IpAddr>(),
        cow in text(),
    ) -> Collections {
        let (seconds, nanos, range) = times;
        let (duration, cow) = (Duration::new(seconds, nanos), Cow::Owned(cow));
        Collections { by_text, by_number, by_id, by_level, by_char, by_flag, texts, numbers, blobs, duration, range, address, cow }
    }
}

prop_compose! {
    fn enums()(
        level in level(),
        external in external(),
        internal in internal(),
        adjacent in adjacent(),
        untagged in untagged(),
        list in vec(self::external(), 0..3),
    ) -> Enums {
        Enums { level, external, internal, adjacent, untagged, list }
    }
}

prop_compose! {
    fn flattened()(
        id in text().prop_map(Id),
        note in option::of(text()),
        inner in inner(),
        rest in btree_map("x[0-9]", text(), 0..3),
    ) -> Flattened {
        Flattened { id, note, inner, rest }
    }
}

fn there_and_back<T>(value: &T) -> Result<(), TestCaseError>
where
    T: Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let item = encode(value).map_err(|e| TestCaseError::fail(e.to_string()))?;
    let back = decode::<T>(&item);
    prop_assert_eq!(back.as_ref(), Ok(value));
    let attribute = encode_value(value).map_err(|e| TestCaseError::fail(e.to_string()))?;
    let back = decode_value::<T>(&attribute);
    prop_assert_eq!(back.as_ref(), Ok(value));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn scalars_come_back(value in scalars()) {
        there_and_back(&value)?;
    }

    #[test]
    fn options_come_back(value in options()) {
        there_and_back(&value)?;
    }

    #[test]
    fn collections_come_back(value in collections()) {
        there_and_back(&value)?;
    }

    #[test]
    fn enums_come_back(value in enums()) {
        there_and_back(&value)?;
    }

    #[test]
    fn flattened_fields_come_back(value in flattened()) {
        there_and_back(&value)?;
    }

    #[test]
    fn flattened_enums_come_back(id in option::of(text().prop_map(Id)), internal in internal()) {
        there_and_back(&FlattenedEnum { id, internal })?;
    }
}
