//! Parts and fields that are named as the library's own methods are.

use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

use crate::support::{n, stored, table};

#[derive(Table)]
#[table(name = "books", pk = "pk", sk = "sk", indexes(ByShelf), entities(Book))]
struct Books;

#[derive(Index)]
#[index(global, name = "by_shelf", pk = "shelf_pk", sk = N("count"), project = all)]
struct ByShelf;

/// Only what gets a method in a query needs a name of its own: here `page` and `count`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Books, key(pk = "BOOK#{first}#{parts}", sk = "{page_number:desc}#{state}"))]
#[entity(index(ByShelf, query = by_shelf, pk = "SHELF#{query}", sk = counted))]
struct Book {
    first: String,
    parts: u8,
    #[serde(rename = "page")]
    page_number: u16,
    state: u16,
    query: String,
    #[serde(rename = "count")]
    counted: u16,
    collect: u16,
    keys: Option<u16>,
}

#[tokio::test]
async fn a_renamed_part_keeps_its_attribute_in_templates_and_bare_keys() {
    let (_engine, db) = table::<Books>().await;
    let book = Book {
        first: "b".to_owned(),
        parts: 1,
        page_number: 2,
        state: 3,
        query: "q".to_owned(),
        counted: 4,
        collect: 5,
        keys: None,
    };
    book.create().send(&db).await.unwrap();
    let item = stored(&db, &book).await.unwrap();
    assert_eq!((&item["page"], &item["count"]), (&n(2), &n(4)));

    let query = Book::query("b", 1).page_number(2).state(3..);
    let query = query.filter(|b| b.counted.gt(3_u16) & b.collect.eq(5) & b.keys.missing());
    assert_eq!(query.first(&db).await.unwrap().as_ref(), Some(&book));
    let found = Book::by_shelf("q").counted(..=4).keys();
    let key = found.first(&db).await.unwrap().unwrap();
    assert_eq!((key.page_number, key.counted), (2, 4));
    let read = Book::get("b", 1, 2, 3).send(&db).await.unwrap();
    assert_eq!(read, Some(book));
}
