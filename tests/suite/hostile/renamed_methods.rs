//! Generated methods under other names, beside the user's own of the names that they have by default.

use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

use crate::support::{rows_of, table};

#[derive(Table)]
#[table(name = "documents", pk = "pk", sk = "sk", indexes(ByKind), entities(Document), methods(connect = dial, with_client = on))]
struct Documents;

#[derive(Index)]
#[index(global, name = "by_kind", pk = "kind_pk", project = keys_only)]
struct ByKind;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Documents, name = "doc", module = columns, scan)]
#[entity(key(pk = "DOC#{id}", sk = "{number}", query = pages_of, get = page_of))]
#[entity(index(ByKind, query = kinds, pk = "KIND#{kind}", scan = every_kind, set = sort_as))]
#[entity(methods(create = insert, put = save, replace = change, delete = erase, check = inspect, scan = all))]
struct Document {
    id: String,
    number: u8,
    kind: String,
}

/// The user's own methods have the names that generated ones have by default.
impl Document {
    fn create() -> Self {
        Self {
            id: "1".to_owned(),
            number: 1,
            kind: "k".to_owned(),
        }
    }

    fn put(self, number: u8) -> Self {
        Self { number, ..self }
    }

    fn query(&self) -> &str {
        &self.kind
    }

    fn get(&self) -> u8 {
        self.number
    }

    fn check(&self) -> bool {
        self.id == "1"
    }
}

#[tokio::test]
async fn generated_methods_make_room_for_the_users_own() {
    let (engine, db) = table::<Documents>().await;
    let document = Document::create().put(2);
    assert_eq!(
        (document.get(), document.query(), document.check()),
        (2, "k", true)
    );
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
    db.write()
        .update(Document::update("1", 2).set(|d| d.sort_as("l")))
        .check(Document::inspect("1", 3).absent())
        .send()
        .await
        .unwrap();
    assert_eq!(Document::kinds("l").count(&db).await.unwrap(), 1);
    Document::erase("1", 2).send(&db).await.unwrap();
    assert_eq!(rows_of(&db, "by_kind").await.len(), 0);
    let dialled = Documents::dial(&engine.sdk_config()).await;
    let given = Documents::on(engine.client());
    assert_eq!(dialled.table_name(), given.table_name());
}
