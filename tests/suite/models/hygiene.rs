//! Entities in places and under names that a macro has to cope with.

use dynamodb_model::{Entity, Index, Projection, Table};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::support::{at, n, rows_of, stored, table};

mod generic {
    use super::*;

    #[derive(Table)]
    #[table(name = "events", pk = "pk", sk = "sk", indexes(ByTopic), entities(Event<String>, Other))]
    pub(super) struct Events;

    #[derive(Index)]
    #[index(global, name = "by_topic", pk = "topic_pk", project = all)]
    pub(super) struct ByTopic;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Events, key(pk = "EVENT#{id}", sk = "EVENT"))]
    #[entity(index(ByTopic, query = by_topic, pk = "TOPIC#{topic}"))]
    #[serde(bound = "T: Serialize + DeserializeOwned")]
    pub(super) struct Event<T>
    where
        T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        pub(super) id: u32,
        pub(super) topic: String,
        pub(super) payload: T,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Events, key(pk = "OTHER#{id}", sk = "OTHER"))]
    pub(super) struct Other {
        pub(super) id: u32,
    }
}

#[tokio::test]
async fn a_generic_entity_is_listed_with_its_argument() {
    use generic::{Event, Events};
    let (_engine, db) = table::<Events>().await;
    let event = Event {
        id: 1,
        topic: "t".to_owned(),
        payload: "text".to_owned(),
    };
    event.create().send(&db).await.unwrap();
    generic::Other { id: 1 }.create().send(&db).await.unwrap();
    let read = Event::<String>::get(1).send(&db).await.unwrap();
    assert_eq!(read.as_ref(), Some(&event));
    let found = Event::<String>::by_topic("t")
        .filter(|e| e.id.eq(1))
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(found, [event]);
}

mod raw_names {
    use super::*;

    #[derive(Table)]
    #[table(
        name = "raw-names",
        pk = "pk",
        sk = "sk",
        indexes(ByMatch),
        entities(Type)
    )]
    pub(super) struct RawNames;

    #[derive(Index)]
    #[index(global, name = "by_match", pk = "match", sk = N("where"), project = keys_only)]
    pub(super) struct ByMatch;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = RawNames, key(pk = "TYPE#{r#type}", sk = "{loop}"))]
    #[entity(index(ByMatch, query = r#match, pk = r#match, sk = r#where))]
    pub(super) struct Type {
        pub(super) r#type: String,
        pub(super) r#loop: u8,
        pub(super) r#match: String,
        pub(super) r#where: u64,
        pub(super) r#async: bool,
    }

    #[derive(Debug, PartialEq, Deserialize, Projection)]
    #[projection(of = Type)]
    pub(super) struct Async {
        pub(super) r#async: bool,
        pub(super) r#type: String,
    }
}

#[tokio::test]
async fn keywords_are_names_like_others() {
    use raw_names::{Async, RawNames, Type};
    let (_engine, db) = table::<RawNames>().await;
    let item = Type {
        r#type: "t".to_owned(),
        r#loop: 3,
        r#match: "m".to_owned(),
        r#where: 7,
        r#async: true,
    };
    item.create().send(&db).await.unwrap();
    assert_eq!(stored(&db, &item).await.unwrap()["where"], n(7));
    let found = Type::query("t").r#loop(3..).filter(|t| t.r#async.eq(true));
    assert_eq!(found.collect(&db).await.unwrap(), [item]);
    let keys = Type::r#match("m")
        .r#where(7)
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(keys[0].r#type, "t");
    let projected = Type::get("t", 3)
        .project::<Async>()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(
        projected,
        Some(Async {
            r#async: true,
            r#type: "t".to_owned()
        })
    );
}

#[tokio::test]
async fn a_whole_model_fits_into_a_function() {
    #[derive(Table)]
    #[table(name = "inner", pk = "pk", sk = "sk", indexes(Late), entities(Entry))]
    struct Inner;

    #[derive(Index)]
    #[index(global, name = "late", pk = "late_pk", sk = "late_sk", project = all)]
    struct Late;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Inner, key(pk = "A#{a}", sk = "B#{b}"))]
    #[entity(index(Late, query = late, pk = "LATE#{b}", sk = "{at}#{a}"))]
    struct Entry {
        a: String,
        b: u8,
        at: jiff::Timestamp,
    }

    let (_engine, db) = table::<Inner>().await;
    let entry = Entry {
        a: "a".to_owned(),
        b: 1,
        at: at(0),
    };
    entry.create().send(&db).await.unwrap();
    assert_eq!(
        Entry::late(1).at(at(0)..).collect(&db).await.unwrap(),
        [entry]
    );
}

mod renamed_methods {
    use super::*;

    #[derive(Table)]
    #[table(name = "documents", pk = "pk", sk = "sk", indexes(ByKind), entities(Document), methods(connect = dial, with_client = on))]
    pub(super) struct Documents;

    #[derive(Index)]
    #[index(global, name = "by_kind", pk = "kind_pk", project = keys_only)]
    pub(super) struct ByKind;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Documents, name = "doc", module = columns, scan)]
    #[entity(key(pk = "DOC#{id}", sk = "{number}", query = pages_of, get = page_of))]
    #[entity(index(ByKind, query = kinds, pk = "KIND#{kind}", scan = every_kind))]
    #[entity(methods(create = insert, put = save, replace = change, delete = erase, scan = all))]
    pub(super) struct Document {
        pub(super) id: String,
        pub(super) number: u8,
        pub(super) kind: String,
    }

    /// The user's own methods have the names that generated ones have by default.
    impl Document {
        pub(super) fn create() -> Self {
            Self {
                id: "1".to_owned(),
                number: 1,
                kind: "k".to_owned(),
            }
        }

        pub(super) fn put(self, number: u8) -> Self {
            Self { number, ..self }
        }

        pub(super) fn query(&self) -> &str {
            &self.kind
        }

        pub(super) fn get(&self) -> u8 {
            self.number
        }
    }
}

#[tokio::test]
async fn generated_methods_make_room_for_the_users_own() {
    use renamed_methods::{Document, Documents};
    let (engine, db) = table::<Documents>().await;
    let document = Document::create().put(2);
    assert_eq!((document.get(), document.query()), (2, "k"));
    document.insert().send(&db).await.unwrap();
    document.save().send(&db).await.unwrap();
    document.change().send(&db).await.unwrap();
    assert_eq!(
        Document::page_of("1", 2).send(&db).await.unwrap(),
        Some(document.clone())
    );
    assert_eq!(
        Document::pages_of("1").number(..).count(&db).await.unwrap(),
        1
    );
    assert_eq!(
        Document::kinds("k")
            .keys()
            .collect(&db)
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(Document::all().count(&db).await.unwrap(), 1);
    assert_eq!(
        Document::every_kind()
            .keys()
            .first(&db)
            .await
            .unwrap()
            .unwrap()
            .kind,
        "k"
    );
    Document::erase("1", 2).send(&db).await.unwrap();
    assert_eq!(rows_of(&db, "by_kind").await.len(), 0);
    let dialled = Documents::dial(&engine.sdk_config()).await;
    let given = Documents::on(engine.client());
    assert_eq!(dialled.table_name(), given.table_name());
}

mod shadowed {
    //! Prelude names that mean something else here.
    #![allow(dead_code, reason = "they are there to be in the way")]

    use dynamodb_model::{Entity, Table};
    use serde::{Deserialize, Serialize};

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub(super) struct Text(pub(super) std::string::String);
    pub(super) struct Vec;
    pub(super) struct Box;
    pub(super) enum Order {
        Ok,
        Err,
    }
    pub(super) type Result = ();

    #[derive(Table)]
    #[table(name = "shadowed", pk = "pk", entities(Key, Query))]
    pub(super) struct Db;

    /// Entities of the names that the library itself uses.
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Db, key(pk = "KEY#{key}#{state}"))]
    pub(super) struct Key {
        pub(super) key: u8,
        pub(super) state: u8,
        pub(super) row: std::option::Option<u8>,
        pub(super) db: Text,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Db, key(pk = "QUERY#{parts}"))]
    pub(super) struct Query {
        pub(super) parts: u8,
        pub(super) keys: u8,
    }
}

#[tokio::test]
async fn names_of_the_library_and_the_prelude_can_be_the_users() {
    use shadowed::{Db, Key, Query, Text};
    let (_engine, db) = table::<Db>().await;
    let key = Key {
        key: 1,
        state: 2,
        row: None,
        db: Text("x".to_owned()),
    };
    key.create().send(&db).await.unwrap();
    assert_eq!(Key::get(1, 2).send(&db).await.unwrap(), Some(key));
    let query = Query { parts: 1, keys: 2 };
    query.create().send(&db).await.unwrap();
    let found = Query::query(1)
        .filter(|q| q.keys.gt(1_u8))
        .first(&db)
        .await
        .unwrap();
    assert_eq!(found, Some(query));
}
