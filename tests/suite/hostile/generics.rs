//! Entities, projections and key parts with parameters, also with those names that expansions like to take.

use dynamodb_model::{Document, Entity, Index, KeyPart, Projection, Table};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::support::table;

/// A generic entity is listed with its arguments, beside any other.
#[derive(Debug, Table)]
#[table(name = "envelopes", pk = "pk", sk = "sk", indexes(ByTopic), entities(Envelope<u32, 2>, Stamp))]
struct Envelopes;

#[derive(Debug, Index)]
#[index(global, name = "by-topic", pk = "gsi1pk", sk = "gsi1sk", project = include("body"))]
struct ByTopic;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
struct Tagged<C: KeyPart> {
    kind: C,
    number: u32,
}

/// A type parameter with a bound and a default, a constant one, and a where clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Envelopes, scan, key(pk = "TO#{to}", sk = "{id.kind}#{id.number}"))]
#[entity(index(ByTopic, query = by_topic, pk = "TOPIC#{topic}", sk = "{to}"))]
#[serde(bound = "")]
struct Envelope<I = u32, const N: usize = 1>
where
    I: Body,
{
    to: String,
    id: Tagged<String>,
    topic: Option<String>,
    body: I,
    copies: Copies<N>,
    inner: Inner<I, N>,
}

/// A document with the same parameters, of which a skipped field has one alone, and codecs with and without them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Document)]
#[serde(bound = "")]
struct Inner<I, const N: usize>
where
    I: Body,
{
    #[serde(serialize_with = "as_is")]
    body: I,
    #[serde(serialize_with = "as_is")]
    plain: u8,
    #[serde(skip)]
    copies: Copies<N>,
}

fn as_is<T: Serialize, S: serde::Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    value.serialize(to)
}

/// What the parameter has to be.
trait Body:
    Clone + std::fmt::Debug + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static
{
}

impl Body for u32 {}

/// A field whose type has the constant parameter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Copies<const N: usize>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Envelopes, key(pk = "STAMP#{number}", sk = "STAMP"))]
struct Stamp {
    number: u32,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Envelope<u32, 2>)]
struct Inside {
    body: u32,
}

/// A parameter that is a key part.
#[derive(Debug, Table)]
#[table(name = "letters", pk = "pk", sk = "sk", entities(Letter<String, u8, bool, char>))]
struct Letters;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Letters, key(pk = "LETTER#{to}", sk = "{leaf}#{copy}#{seal}", allow(low_cardinality)))]
#[serde(bound = "")]
struct Letter<S, C, P, F>
where
    S: KeyPart + Serialize + DeserializeOwned,
    C: KeyPart + Serialize + DeserializeOwned,
    P: KeyPart + Serialize + DeserializeOwned,
    F: KeyPart + Serialize + DeserializeOwned,
{
    to: S,
    leaf: C,
    copy: P,
    seal: F,
}

#[tokio::test]
async fn a_generic_entity_is_written_and_read() {
    let (_engine, db) = table::<Envelopes>().await;
    let envelope = Envelope::<u32, 2> {
        to: "ada".to_owned(),
        id: Tagged {
            kind: "note".to_owned(),
            number: 7,
        },
        topic: Some("engines".to_owned()),
        body: 42,
        copies: Copies,
        inner: Inner {
            body: 41,
            plain: 1,
            copies: Copies,
        },
    };
    envelope.create().send(&db).await.unwrap();
    Stamp { number: 1 }.create().send(&db).await.unwrap();

    let read = Envelope::<u32, 2>::query("ada")
        .kind("note")
        .number(..=7)
        .filter(|e| e.body.gt(41) & e.inner.body.eq(41) & e.inner.plain.eq(1))
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(read, [envelope]);
    let inside = Envelope::<u32, 2>::by_topic("engines")
        .project::<Inside>()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(inside, [Inside { body: 42 }]);
}

#[tokio::test]
async fn a_parameter_is_a_key_part() {
    let (_engine, db) = table::<Letters>().await;
    let letter = Letter {
        to: "ada".to_owned(),
        leaf: 3_u8,
        copy: true,
        seal: 'x',
    };
    letter.put().send(&db).await.unwrap();

    let read = Letter::<String, u8, bool, char>::query("ada")
        .leaf(3)
        .copy(true)
        .seal('a'..)
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(read, [letter]);
}
