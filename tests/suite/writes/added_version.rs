//! A version that an entity got after its first items were stored.

use dynamodb_model::{Db, Entity, ErrorKind, Table};
use serde::{Deserialize, Serialize};

use crate::support::{item, n, put_raw, s, stored, table};

#[derive(Table)]
#[table(name = "documents", pk = "pk", entities(Document))]
struct Documents;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Documents, key(pk = "DOC#{id}"))]
struct Document {
    id: u8,
    title: String,
    #[serde(default)]
    #[entity(version)]
    version: u64,
}

/// A document as it was stored before there were versions.
async fn old_document(db: &Db<Documents>) -> Document {
    let old = item([
        ("pk", s("DOC#001")),
        ("id", n(1)),
        ("title", s("old")),
        ("_type", s("Document")),
    ]);
    put_raw(db, old).await;
    Document::get(1).send(db).await.unwrap().unwrap()
}

#[tokio::test]
async fn an_item_without_a_version_is_replaced_once_and_counted_from_then_on() {
    let (_engine, db) = table::<Documents>().await;
    let read = old_document(&db).await;
    assert_eq!(read.version, 0);
    let mut first = read.clone();
    first.title = "first".to_owned();
    first.version = first.replace().send(&db).await.unwrap();
    assert_eq!(first.version, 1);
    assert_eq!(stored(&db, &first).await.unwrap()["version"], n(1));
    // Whoever has read it at the same time is too late.
    let error = read.replace().send(&db).await.unwrap_err();
    assert_eq!(error.current::<Document>().unwrap().as_ref(), Some(&first));
    assert_eq!(first.put().send(&db).await.unwrap(), 2);
}

#[tokio::test]
async fn an_item_without_a_version_is_deleted_by_version_0() {
    let (_engine, db) = table::<Documents>().await;
    let read = old_document(&db).await;
    let delete = || Document::delete(1).version(read.version);
    delete().send(&db).await.unwrap();
    assert_eq!(Document::get(1).send(&db).await.unwrap(), None);
    assert!(delete().send(&db).await.unwrap_err().is_condition_failed());
}

#[tokio::test]
async fn a_version_that_is_no_number_of_its_type_is_named_and_can_be_deleted() {
    let (_engine, db) = table::<Documents>().await;
    for foreign in [s("1"), n(-1), n(1.5), n("18446744073709551616")] {
        let mut item = stored(&db, &old_document(&db).await).await.unwrap();
        item.insert("version".to_owned(), foreign);
        put_raw(&db, item).await;
        let error = Document::get(1).send(&db).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.to_string().contains("`version`"), "{error}");
        let delete = Document::delete(1).unversioned();
        delete.send(&db).await.unwrap();
    }
}
