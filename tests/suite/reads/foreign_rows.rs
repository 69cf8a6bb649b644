//! A partition, or an index, belongs to many: a query sees its own.

use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

use crate::journal::{Entry, Mark, entry, journal, mark, numbers};
use crate::support::{Item, item, n, put_raw, s, table};

#[derive(Table)]
#[table(name = "shelf", pk = "pk", sk = "sk", entities(A, Ab, Bare, Money))]
struct Shelf;

/// Four entities of one partition whose sort keys begin alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shelf, key(pk = "SHELF#{shelf}", sk = "A#{word}"))]
struct A {
    shelf: u8,
    word: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shelf, key(pk = "SHELF#{shelf}", sk = "AB#{word}"))]
struct Ab {
    shelf: u8,
    word: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shelf, key(pk = "SHELF#{shelf}", sk = "A"))]
struct Bare {
    shelf: u8,
}

/// Its literal is what comes right after every `A#…`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shelf, key(pk = "SHELF#{shelf}", sk = "A$"))]
struct Money {
    shelf: u8,
}

fn a(word: &str) -> A {
    A {
        shelf: 1,
        word: word.to_owned(),
    }
}

async fn shelf() -> (dynamodb_embedded::Engine, dynamodb_model::Db<Shelf>) {
    let (engine, db) = table::<Shelf>().await;
    for word in ["", "x", "\u{10ffff}"] {
        a(word).create().send(&db).await.unwrap();
        Ab {
            shelf: 1,
            word: word.to_owned(),
        }
        .create()
        .send(&db)
        .await
        .unwrap();
    }
    Bare { shelf: 1 }.create().send(&db).await.unwrap();
    Money { shelf: 1 }.create().send(&db).await.unwrap();
    (engine, db)
}

#[tokio::test]
async fn keys_that_begin_alike_do_not_mix() {
    let (_engine, db) = shelf().await;
    let all = [a(""), a("x"), a("\u{10ffff}")];
    assert_eq!(A::query(1).collect(&db).await.unwrap(), all);
    assert_eq!(
        A::query(1)
            .word("".to_owned()..)
            .collect(&db)
            .await
            .unwrap(),
        all
    );
    assert_eq!(A::query(1).word(..).collect(&db).await.unwrap(), all);
    assert_eq!(
        A::query(1).word(..="x").collect(&db).await.unwrap(),
        all[..2]
    );
    assert_eq!(
        A::query(1)
            .word(..="\u{10ffff}")
            .collect(&db)
            .await
            .unwrap(),
        all
    );
    assert_eq!(Ab::query(1).collect(&db).await.unwrap().len(), 3);
    assert_eq!(
        Bare::query(1).collect(&db).await.unwrap(),
        [Bare { shelf: 1 }]
    );
    assert_eq!(
        Money::query(1).collect(&db).await.unwrap(),
        [Money { shelf: 1 }]
    );
}

#[tokio::test]
async fn counts_agree_with_what_is_collected_at_every_edge() {
    let (_engine, db) = shelf().await;
    assert_eq!(A::query(1).count(&db).await.unwrap(), 3);
    assert_eq!(
        A::query(1).word("".to_owned()..).count(&db).await.unwrap(),
        3
    );
    assert_eq!(A::query(1).word("y"..).count(&db).await.unwrap(), 1);
    assert_eq!(
        A::query(1).word(..="\u{10ffff}").count(&db).await.unwrap(),
        3
    );
    assert_eq!(A::query(1).word(..).count(&db).await.unwrap(), 3);
    assert_eq!(Bare::query(1).count(&db).await.unwrap(), 1);
    assert_eq!(Ab::query(1).count(&db).await.unwrap(), 3);
}

fn stray(sort: &str, tag: Option<&str>) -> Item {
    let mut stray = item([
        ("pk", s("LOG#a")),
        ("sk", s(sort)),
        ("log", s("a")),
        ("number", n(5)),
        ("level", n(1)),
        ("word", s("x")),
        ("level_pk", s("LEVEL#001")),
        ("level_sk", s("x")),
        ("loud_pk", s("LOUD#a")),
        ("loud_sk", s("x")),
        ("rank_sk", s("32768")),
    ]);
    stray.extend(tag.map(|tag| ("_type".to_owned(), s(tag))));
    stray
}

#[tokio::test]
async fn rows_that_no_entity_wrote_are_left_out_everywhere() {
    let (_engine, db) = journal(2).await;
    put_raw(&db, stray("ENTRY#0000000005", Some("Impostor"))).await;
    put_raw(&db, stray("ENTRY#5", None)).await;
    put_raw(&db, stray("OTHER#5", None)).await;
    put_raw(&db, stray("ENTRY#", None)).await;
    assert_eq!(
        numbers(&Entry::query("a").collect(&db).await.unwrap()),
        [0, 1]
    );
    assert_eq!(
        numbers(&Entry::by_level(1).collect(&db).await.unwrap()),
        [0, 1]
    );
    let mut scanned = Entry::scan().collect(&db).await.unwrap();
    scanned.sort_by_key(|entry| entry.number);
    assert_eq!(numbers(&scanned), [0, 1]);
}

#[tokio::test]
async fn a_tag_is_believed_over_a_key_that_would_fit_as_well() {
    let (_engine, db) = table().await;
    let mut renamed = stray("ENTRY#0000000005", Some("OldEntry"));
    put_raw(&db, renamed.clone()).await;
    assert!(Entry::query("a").collect(&db).await.unwrap().is_empty());
    renamed.remove("_type");
    put_raw(&db, renamed).await;
    assert_eq!(numbers(&Entry::query("a").collect(&db).await.unwrap()), [5]);
}

#[tokio::test]
async fn equal_index_keys_of_two_entities_are_told_apart_by_the_primary_key() {
    let (_engine, db) = table().await;
    entry(3).create().send(&db).await.unwrap();
    mark(3).create().send(&db).await.unwrap();
    assert_eq!(
        Entry::by_level(1).word("x").collect(&db).await.unwrap(),
        [entry(3)]
    );
    assert_eq!(
        Mark::by_level(1).word("x").collect(&db).await.unwrap(),
        [mark(3)]
    );
    let keys = Entry::by_loud("a")
        .word("x")
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(keys.len(), 1);
    let keys = Mark::by_loud("a")
        .word("x")
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(keys.len(), 1);
}

#[tokio::test]
async fn a_neighbour_at_the_very_bound_is_not_counted() {
    #[derive(Table)]
    #[table(name = "bounds", pk = "pk", sk = "sk", entities(Price, Total))]
    struct Bounds;

    #[derive(Debug, Serialize, Deserialize, Entity)]
    #[entity(table = Bounds, key(pk = "P#{id}", sk = "PRICE#{day}"))]
    struct Price {
        id: u8,
        day: u8,
    }

    /// Its key is the first beyond those of prices.
    #[derive(Debug, Serialize, Deserialize, Entity)]
    #[entity(table = Bounds, key(pk = "P#{id}", sk = "PRICE$"))]
    struct Total {
        id: u8,
    }

    let (_engine, db) = table::<Bounds>().await;
    Price { id: 1, day: 2 }.create().send(&db).await.unwrap();
    Total { id: 1 }.create().send(&db).await.unwrap();
    assert_eq!(
        Price::query(1).day(1..).collect(&db).await.unwrap().len(),
        1
    );
    assert_eq!(Price::query(1).day(1..).count(&db).await.unwrap(), 1);
    assert_eq!(
        Price::query(1).day(1..).limit(5).count(&db).await.unwrap(),
        1
    );
}
