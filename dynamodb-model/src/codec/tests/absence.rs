//! What becomes of `None` and of empty sets.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Serialize};

use super::{decode, encode, item, l, m, n, null, s};
use crate::codec::{encode_value, value_with};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Address {
    city: Option<String>,
    lines: Vec<Option<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Person {
    name: String,
    nickname: Option<String>,
    address: Address,
    second: Option<Address>,
    scores: BTreeMap<String, Option<i32>>,
}

#[test]
fn none_is_left_out_of_structs_and_kept_in_collections() {
    let person = Person {
        address: Address {
            city: None,
            lines: vec![Some(String::new()), None],
        },
        scores: BTreeMap::from([("golf".to_owned(), None), ("chess".to_owned(), Some(3))]),
        ..Person::default()
    };
    let stored = item([
        ("name", s("")),
        ("address", m([("lines", l([s(""), null()]))])),
        ("scores", m([("golf", null()), ("chess", n(3))])),
    ]);
    assert_eq!(encode(&person), Ok(stored.clone()));
    assert_eq!(decode(&stored), Ok(person));
}

#[test]
fn none_is_left_out_of_struct_variants_and_kept_in_others() {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    enum Shape {
        Circle { radius: Option<u8> },
        Square(Option<u8>),
        Oblong(Option<u8>, Option<u8>),
    }
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Drawing {
        shapes: Vec<Shape>,
    }

    let drawing = Drawing {
        shapes: vec![
            Shape::Circle { radius: None },
            Shape::Square(None),
            Shape::Oblong(None, Some(1)),
        ],
    };
    let shapes = l([
        m([("Circle", m([]))]),
        m([("Square", null())]),
        m([("Oblong", l([null(), n(1)]))]),
    ]);
    assert_eq!(encode(&drawing), Ok(item([("shapes", shapes.clone())])));
    assert_eq!(decode(&item([("shapes", shapes)])), Ok(drawing));
}

#[test]
fn none_is_left_out_of_an_item_with_flattened_fields() {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Tagged {
        id: u32,
        note: Option<String>,
        #[serde(flatten)]
        address: Address,
    }

    let tagged = Tagged {
        id: 7,
        note: None,
        address: Address::default(),
    };
    let stored = item([("id", n(7)), ("lines", l([]))]);
    assert_eq!(encode(&tagged), Ok(stored.clone()));
    assert_eq!(decode(&stored), Ok(tagged));
}

#[test]
fn a_newtype_of_none_can_be_read_back() {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Note(Option<String>);
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(transparent)]
    struct Transparent(Option<String>);
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Notes {
        note: Note,
        transparent: Transparent,
        unit: (),
    }

    let notes = Notes {
        note: Note(None),
        transparent: Transparent(None),
        unit: (),
    };
    let stored = item([("note", null()), ("unit", null())]);
    assert_eq!(encode(&notes), Ok(stored.clone()));
    assert_eq!(decode(&stored), Ok(notes));
}

mod reversed {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(v: &Option<String>, to: S) -> Result<S::Ok, S::Error> {
        let reverse = |text: &String| text.chars().rev().collect::<String>();
        v.as_ref().map(reverse).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<String>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        Ok(text.map(|text| text.chars().rev().collect()))
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Secret {
    #[serde(with = "reversed")]
    first: Option<String>,
    #[serde(with = "reversed")]
    second: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Vault {
    secrets: Vec<Secret>,
    by_name: BTreeMap<String, Secret>,
    #[serde(flatten)]
    own: Secret,
}

#[test]
fn none_by_a_field_s_own_serialiser_can_be_read_back() {
    let half = Secret {
        first: None,
        second: Some("abc".to_owned()),
    };
    let vault = Vault {
        secrets: vec![Secret::default(), half.clone()],
        by_name: BTreeMap::from([("a".to_owned(), half)]),
        own: Secret::default(),
    };
    let half = m([("second", s("cba"))]);
    let stored = item([
        ("secrets", l([m([]), half.clone()])),
        ("by_name", m([("a", half)])),
    ]);
    assert_eq!(encode(&vault), Ok(stored.clone()));
    assert_eq!(decode(&stored), Ok(vault));
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Sets {
    #[serde(with = "serde_dynamo::string_set")]
    texts: BTreeSet<String>,
    #[serde(with = "serde_dynamo::number_set")]
    numbers: BTreeSet<i32>,
    #[serde(with = "serde_dynamo::binary_set")]
    bytes: BTreeSet<super::Bytes>,
    #[serde(with = "serde_dynamo::string_set")]
    perhaps: Option<BTreeSet<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Nested {
    sets: Sets,
}

#[test]
fn empty_sets_are_left_out_and_read_back_empty() {
    assert_eq!(encode(&Sets::default()), Ok(item([])));
    assert_eq!(decode(&item([])), Ok(Sets::default()));
    assert_eq!(encode(&Nested::default()), Ok(item([("sets", m([]))])));
    assert_eq!(decode(&item([("sets", m([]))])), Ok(Nested::default()));
}

#[test]
fn sets_with_members_are_sets() {
    let sets = Sets {
        texts: BTreeSet::from(["a".to_owned(), String::new()]),
        numbers: BTreeSet::from([1, -2]),
        bytes: BTreeSet::from([super::Bytes(vec![]), super::Bytes(vec![1])]),
        perhaps: Some(BTreeSet::from(["x".to_owned()])),
    };
    let stored = encode(&sets).expect("encodes");
    let texts = vec![String::new(), "a".to_owned()];
    assert_eq!(stored.get("texts"), Some(&AttributeValue::Ss(texts)));
    assert!(
        matches!(stored.get("numbers"), Some(AttributeValue::Ns(members)) if members.len() == 2)
    );
    assert!(matches!(stored.get("bytes"), Some(AttributeValue::Bs(members)) if members.len() == 2));
    assert!(
        matches!(stored.get("perhaps"), Some(AttributeValue::Ss(members)) if members.len() == 1)
    );
    assert_eq!(decode(&stored), Ok(sets));
}

#[test]
fn empty_sets_keep_their_place_in_collections() {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Tags(#[serde(with = "serde_dynamo::string_set")] BTreeSet<String>);
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Groups {
        by_name: BTreeMap<String, Tags>,
    }

    let groups = Groups {
        by_name: BTreeMap::from([("none".to_owned(), Tags(BTreeSet::new()))]),
    };
    let stored = item([("by_name", m([("none", l([]))]))]);
    assert_eq!(encode(&groups), Ok(stored.clone()));
    assert_eq!(decode(&stored), Ok(groups));
}

#[test]
fn members_of_sets_may_be_newtypes_and_variants() {
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    struct Id(String);
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    enum Colour {
        Red,
        Green,
    }
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Members {
        #[serde(with = "serde_dynamo::string_set")]
        ids: BTreeSet<Id>,
        #[serde(with = "serde_dynamo::string_set")]
        colours: BTreeSet<Colour>,
        #[serde(with = "serde_dynamo::number_set")]
        wide: BTreeSet<u128>,
    }

    let members = Members {
        ids: BTreeSet::from([Id("a".to_owned()), Id("b".to_owned())]),
        colours: BTreeSet::from([Colour::Red, Colour::Green]),
        wide: BTreeSet::from([0, 10_u128.pow(37)]),
    };
    let stored = encode(&members).expect("encodes");
    assert_eq!(decode(&stored), Ok(members));
}

#[test]
fn a_single_value_says_what_becomes_of_it() {
    assert_eq!(encode_value(&None::<u8>), Ok(null()));
    assert_eq!(encode_value(&Some(3_u8)), Ok(n(3)));
    let empty = serde_dynamo::string_set::StringSet(Vec::<String>::new());
    let error = encode_value(&empty).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "the value is an empty set, which DynamoDB cannot store; remove the attribute"
    );
}

#[test]
fn the_serialiser_of_a_field_gives_its_value() {
    let secret = Some("abc".to_owned());
    assert_eq!(
        value_with(|to| reversed::serialize(&secret, to)),
        Ok(s("cba"))
    );
    assert_eq!(value_with(|to| reversed::serialize(&None, to)), Ok(null()));
    let set = value_with(|to| serde_dynamo::number_set::serialize(&[1, 2], to));
    assert_eq!(
        set,
        Ok(AttributeValue::Ns(vec!["1".to_owned(), "2".to_owned()]))
    );
}
