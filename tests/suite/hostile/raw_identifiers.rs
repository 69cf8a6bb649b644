//! Keywords as the names of types, fields, parts, variants, methods and modules.

#![allow(non_camel_case_types, reason = "keywords are lower case")]

use dynamodb_model::{Document, Entity, Index, KeyPart, KeyValue, Projection, Table};
use serde::{Deserialize, Serialize};

use crate::support::{n, s, stored, table};

#[derive(Debug, Table)]
#[table(
    name = "raw-identifiers",
    pk = "pk",
    sk = "sk",
    indexes(r#dyn),
    entities(r#struct)
)]
struct r#box;

#[derive(Debug, Index)]
#[index(global, name = "dyn", pk = "match", sk = N("where"), project = include("loop"))]
struct r#dyn;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
struct Id {
    r#in: String,
    r#as: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
enum Kind {
    r#fn,
    r#enum,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = r#box, module = r#mod, methods(put = r#move, get = r#static))]
#[entity(key(pk = "{type}#{r#id.in}", sk = "{id.r#as}#{yield}"))]
#[entity(index(r#dyn, query = r#for, pk = r#match, sk = r#where, scan = r#impl))]
#[entity(part(r#yield: u32 = half(r#loop)))]
struct r#struct {
    r#type: Kind,
    id: Id,
    r#match: String,
    r#where: u64,
    r#loop: u32,
    r#async: bool,
    r#use: r#extern,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Document)]
struct r#extern {
    r#true: u8,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = r#struct)]
struct Projected {
    r#loop: u32,
    r#match: String,
}

fn half(number: &u32) -> u32 {
    number / 2
}

#[tokio::test]
async fn keywords_are_names_like_others() {
    let (_engine, db) = table::<r#box>().await;
    let item = r#struct {
        r#type: Kind::r#fn,
        id: Id {
            r#in: "here".to_owned(),
            r#as: 5,
        },
        r#match: "case".to_owned(),
        r#where: 7,
        r#loop: 8,
        r#async: true,
        r#use: r#extern { r#true: 1 },
    };
    let key = item.primary_key().unwrap();
    assert_eq!(key.partition(), &KeyValue::S("fn#here".to_owned()));
    item.r#move().send(&db).await.unwrap();
    let attributes = stored(&db, &item).await.unwrap();
    assert_eq!(
        (&attributes["where"], &attributes["type"]),
        (&n(7), &s("fn"))
    );

    let read = r#struct::r#static(Kind::r#fn, "here", 5, 4);
    assert_eq!(read.send(&db).await.unwrap().as_ref(), Some(&item));
    let queried = r#struct::query(Kind::r#fn, "here")
        .r#as(5)
        .r#yield(..9)
        .filter(|item| item.r#loop.eq(8) & item.r#async.eq(true) & item.r#use.r#true.eq(1));
    assert_eq!(queried.collect(&db).await.unwrap(), [item]);
    let projected = r#struct::r#for("case").r#where(5..).project::<Projected>();
    let expected = Projected {
        r#loop: 8,
        r#match: "case".to_owned(),
    };
    assert_eq!(projected.collect(&db).await.unwrap(), [expected]);
    let keys = r#struct::r#impl().keys().collect(&db).await.unwrap();
    assert_eq!((keys[0].r#where, &keys[0].r#in), (7, &"here".to_owned()));
}
