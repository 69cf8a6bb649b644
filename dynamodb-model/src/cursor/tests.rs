//! The laws of cursors.

use aws_sdk_dynamodb::types::AttributeValue;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::collection::vec;
use proptest::prelude::*;
use serde::Deserialize as _;

use super::{Cursor, CursorError, CursorScope, CursorSecret, PLAIN, SEALED, frame};
use crate::key::{AttributeType, KeyValue};

/// A scope that owns its parts, to be generated.
#[derive(Clone, Debug, PartialEq)]
struct Scope {
    entity: String,
    index: Option<String>,
    partition: Vec<KeyValue>,
    shards: Option<usize>,
    ascending: bool,
}

impl Scope {
    fn get(&self) -> CursorScope<'_> {
        CursorScope {
            entity: &self.entity,
            index: self.index.as_deref(),
            partition: &self.partition,
            shards: self.shards,
            ascending: self.ascending,
        }
    }
}

fn key() -> impl Strategy<Value = KeyValue> {
    prop_oneof![
        vec(any::<char>(), 0..12).prop_map(|text| KeyValue::S(text.into_iter().collect())),
        (any::<i64>(), any::<u32>()).prop_map(|(n, d)| KeyValue::N(format!("{n}.{d}"))),
        vec(any::<u8>(), 0..40).prop_map(KeyValue::B),
    ]
}

fn keys() -> impl Strategy<Value = Vec<KeyValue>> {
    vec(key(), 0..4)
}

fn scope() -> impl Strategy<Value = Scope> {
    let entity = prop::sample::select(vec!["", "Metric", "System"]);
    let index = prop::sample::select(vec![None, Some(""), Some("gsi1"), Some("gsi2")]);
    let shards = prop::sample::select(vec![None, Some(2), Some(8), Some(256)]);
    (entity, index, vec(key(), 0..2), shards, any::<bool>()).prop_map(
        |(entity, index, partition, shards, ascending)| Scope {
            entity: entity.to_owned(),
            index: index.map(str::to_owned),
            partition,
            shards,
            ascending,
        },
    )
}

fn types(keys: &[KeyValue]) -> Vec<AttributeType> {
    keys.iter().map(frame::key_type).collect()
}

fn bytes(cursor: &Cursor) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(cursor.as_ref()).expect("base64url")
}

fn flip(bytes: &mut [u8], bit: usize) {
    let byte = bytes.get_mut(bit / 8).expect("a bit of the cursor");
    *byte ^= 1 << (bit % 8);
}

#[cfg(feature = "sealed-cursors")]
fn secret() -> CursorSecret {
    CursorSecret::new([42; 32])
}

/// The error of another scope: a seal does not tell it from an altered cursor.
fn elsewhere(sealed: bool) -> CursorError {
    match sealed {
        #[cfg(feature = "sealed-cursors")]
        true => CursorError::Inauthentic,
        _ => CursorError::Elsewhere,
    }
}

/// With a seal and without, as far as the features go.
fn secrets() -> Vec<Option<CursorSecret>> {
    vec![
        None,
        #[cfg(feature = "sealed-cursors")]
        Some(secret()),
    ]
}

fn example() -> (Scope, Vec<KeyValue>) {
    let scope = Scope {
        entity: "Metric".to_owned(),
        index: Some("gsi1".to_owned()),
        partition: vec![KeyValue::S("SYSTEM#sys_123".to_owned())],
        shards: None,
        ascending: true,
    };
    let keys = vec![
        KeyValue::S("SYSTEM#sys_123".to_owned()),
        KeyValue::N("-12.5".to_owned()),
        KeyValue::B(vec![0, 255, 128]),
    ];
    (scope, keys)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn keys_of_every_type_come_back(scope in scope(), keys in keys()) {
        for secret in secrets() {
            let cursor = Cursor::encode(&scope.get(), &keys, secret.as_ref()).expect("encodes");
            let url_safe = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            prop_assert!(cursor.as_ref().chars().all(url_safe));
            let back = cursor.decode(&scope.get(), &types(&keys), secret.as_ref());
            prop_assert_eq!(back, Ok(keys.clone()));
        }
    }

    #[test]
    fn a_flipped_bit_is_refused(scope in scope(), keys in keys(), bits in vec(any::<prop::sample::Index>(), 2)) {
        for secret in secrets() {
            let cursor = Cursor::encode(&scope.get(), &keys, secret.as_ref()).expect("encodes");
            let whole = bytes(&cursor);
            for bit in &bits {
                let mut altered = whole.clone();
                flip(&mut altered, bit.index(whole.len() * 8));
                let altered = Cursor::from(URL_SAFE_NO_PAD.encode(altered));
                prop_assert!(altered.decode(&scope.get(), &types(&keys), secret.as_ref()).is_err());
            }
        }
    }

    #[test]
    fn another_scope_is_refused(scope in scope(), other in scope(), keys in keys()) {
        let mut others = vec![other];
        others.push(Scope { ascending: !scope.ascending, ..scope.clone() });
        others.push(Scope { entity: format!("{}x", scope.entity), ..scope.clone() });
        others.push(Scope { index: scope.index.is_none().then(String::new), ..scope.clone() });
        let longer = [scope.partition.as_slice(), &[KeyValue::S(String::new())]].concat();
        others.push(Scope { partition: longer, ..scope.clone() });
        others.retain(|other| *other != scope);
        for secret in secrets() {
            let cursor = Cursor::encode(&scope.get(), &keys, secret.as_ref()).expect("encodes");
            for other in &others {
                let back = cursor.decode(&other.get(), &types(&keys), secret.as_ref());
                prop_assert_eq!(back, Err(elsewhere(secret.is_some())));
            }
        }
    }

    #[test]
    fn any_text_is_refused_without_panic(text in any::<String>()) {
        let (scope, keys) = example();
        for secret in secrets() {
            let cursor = Cursor::from(text.as_str());
            prop_assert!(cursor.decode(&scope.get(), &types(&keys), secret.as_ref()).is_err());
        }
    }

    #[test]
    fn any_bytes_are_refused_without_panic(
        bytes in vec(any::<u8>(), 0..80),
        form in prop_oneof![Just(PLAIN), Just(SEALED), any::<u8>()],
    ) {
        let (scope, _) = example();
        let cursor = Cursor::from(URL_SAFE_NO_PAD.encode([&[form], bytes.as_slice()].concat()));
        for secret in secrets() {
            prop_assert!(cursor.decode(&scope.get(), &[], secret.as_ref()).is_err());
        }
        // Behind the checksum and the seal as well.
        let _ = frame::read_keys(&bytes);
    }
}

#[test]
fn every_flipped_bit_of_a_cursor_is_refused() {
    let (scope, keys) = example();
    for secret in secrets() {
        let cursor = Cursor::encode(&scope.get(), &keys, secret.as_ref()).expect("encodes");
        let whole = bytes(&cursor);
        for bit in 0..whole.len() * 8 {
            let mut altered = whole.clone();
            flip(&mut altered, bit);
            let altered = Cursor::from(URL_SAFE_NO_PAD.encode(altered));
            let back = altered.decode(&scope.get(), &types(&keys), secret.as_ref());
            assert!(back.is_err(), "bit {bit}");
        }
    }
}

#[test]
fn every_shortened_cursor_is_refused() {
    let (scope, keys) = example();
    for secret in secrets() {
        let cursor = Cursor::encode(&scope.get(), &keys, secret.as_ref()).expect("encodes");
        for length in 0..cursor.as_ref().len() {
            let shorter: String = cursor.as_ref().chars().take(length).collect();
            let back = Cursor::from(shorter).decode(&scope.get(), &types(&keys), secret.as_ref());
            assert!(back.is_err(), "{length} characters");
        }
    }
}

#[test]
fn the_format_stays_as_it_is() {
    let (scope, keys) = example();
    let cursor = Cursor::encode(&scope.get(), &keys, None).expect("encodes");
    assert_eq!(
        cursor.to_string(),
        "Afy0mfO5lv9fUw5TWVNURU0jc3lzXzEyM04FLTEyLjVCAwD_gO9o5cWZ6ByM"
    );
}

#[test]
fn long_keys_come_back() {
    let (scope, _) = example();
    let keys = vec![
        KeyValue::S("k".repeat(2048)),
        KeyValue::B(vec![7; 127]),
        KeyValue::B(vec![7; 128]),
        KeyValue::B(vec![7; 100_000]),
    ];
    let cursor = Cursor::encode(&scope.get(), &keys, None).expect("encodes");
    assert_eq!(cursor.decode(&scope.get(), &types(&keys), None), Ok(keys));
}

#[test]
fn another_version_is_named() {
    let (scope, _) = example();
    let cursor = Cursor::from(URL_SAFE_NO_PAD.encode([9, 1, 2, 3]));
    let error = cursor.decode(&scope.get(), &[], None).expect_err("refused");
    assert_eq!(error, CursorError::Version(9));
    assert_eq!(
        error.to_string(),
        "the cursor has format 9, which this version does not read; start again from the first page"
    );
}

#[test]
fn keys_of_other_types_are_refused() {
    let (scope, keys) = example();
    let cursor = Cursor::encode(&scope.get(), &keys, None).expect("encodes");
    let other = [AttributeType::S, AttributeType::S, AttributeType::B];
    for types in [&other[..], &other[..1], &[]] {
        let back = cursor.decode(&scope.get(), types, None);
        assert_eq!(back, Err(CursorError::Elsewhere));
    }
}

#[cfg(feature = "sealed-cursors")]
#[test]
fn sealed_and_unsealed_do_not_mix() {
    let (scope, keys) = example();
    let secret = secret();
    let sealed = Cursor::encode(&scope.get(), &keys, Some(&secret)).expect("encodes");
    let plain = Cursor::encode(&scope.get(), &keys, None).expect("encodes");
    let read = |cursor: &Cursor, secret| cursor.decode(&scope.get(), &types(&keys), secret);
    assert_eq!(read(&sealed, None), Err(CursorError::Sealed));
    assert_eq!(read(&plain, Some(&secret)), Err(CursorError::NotSealed));
    let other = CursorSecret::new([43; 32]);
    assert_eq!(read(&sealed, Some(&other)), Err(CursorError::Inauthentic));
    // Relabelled, either is still refused.
    for (cursor, label) in [(&sealed, PLAIN), (&plain, SEALED)] {
        let mut bytes = bytes(cursor);
        *bytes.first_mut().expect("a first byte") = label;
        let relabelled = Cursor::from(URL_SAFE_NO_PAD.encode(bytes));
        assert!(read(&relabelled, None).is_err());
        assert!(read(&relabelled, Some(&secret)).is_err());
    }
}

#[cfg(feature = "sealed-cursors")]
#[test]
fn a_sealed_cursor_shows_nothing_and_differs_each_time() {
    let (scope, keys) = example();
    let seal = || Cursor::encode(&scope.get(), &keys, Some(&secret())).expect("encodes");
    let (first, second) = (seal(), seal());
    assert_ne!(first, second);
    assert!(!bytes(&first).windows(4).any(|bytes| bytes == b"sys_"));
}

#[test]
fn travels_as_a_string() {
    use serde::de::IntoDeserializer as _;
    use serde::de::value::{Error, StrDeserializer};

    let cursor = Cursor::from("AQID");
    assert_eq!(cursor.to_string(), "AQID");
    assert_eq!(String::from(cursor.clone()), "AQID");
    assert_eq!("AQID".parse(), Ok(cursor.clone()));
    let text: StrDeserializer<'_, Error> = "AQID".into_deserializer();
    assert_eq!(Cursor::deserialize(text), Ok(cursor.clone()));
    assert_eq!(
        crate::codec::encode_value(&cursor),
        Ok(AttributeValue::S("AQID".to_owned()))
    );
}
