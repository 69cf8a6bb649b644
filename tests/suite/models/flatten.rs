//! Flattened maps take in what an item has beyond its fields, and nothing of the library's.

use std::collections::{BTreeMap, BTreeSet};

use dynamodb_model::{Entity, Index, KeyPart, Table};
use serde::{Deserialize, Serialize};

use crate::support::{item, n, put_raw, rows_of, s, stored, table};

#[derive(Table)]
#[table(
    name = "contacts",
    pk = "pk",
    sk = "sk",
    indexes(ByMail),
    entities(Contact)
)]
struct Contacts;

#[derive(Index)]
#[index(global, name = "by_mail", pk = "mail_pk", sk = "team", project = all)]
struct ByMail;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Contacts, key(pk = "CONTACT#{id}", sk = "CONTACT"))]
#[entity(index(ByMail, query = by_mail, pk = "MAIL#{mail}", sk = team))]
struct Contact {
    id: u8,
    mail: Option<String>,
    team: String,
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

/// Its key is a copy of a field, and that of its index a field of a flattened struct.
#[derive(Table)]
#[table(name = "shops", pk = "shop", indexes(ByCountry), entities(Shop))]
struct Shops;

#[derive(Index)]
#[index(global, name = "by_country", pk = "country", project = all)]
struct ByCountry;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
struct Address {
    city: String,
    country: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shops, key(pk = name))]
#[entity(index(ByCountry, query = by_country, pk = address.country))]
struct Shop {
    name: String,
    #[serde(flatten)]
    address: Address,
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

fn contact() -> Contact {
    Contact {
        id: 1,
        mail: Some("a@example.org".to_owned()),
        team: "blue".to_owned(),
        others: BTreeMap::from([("colour".to_owned(), "red".to_owned())]),
    }
}

#[tokio::test]
async fn an_item_reads_back_as_it_was_written() {
    let (_engine, db) = table::<Contacts>().await;
    contact().create().send(&db).await.unwrap();
    assert_eq!(stored(&db, &contact()).await.unwrap()["colour"], s("red"));
    assert_eq!(Contact::get(1).send(&db).await.unwrap(), Some(contact()));
    assert_eq!(
        Contact::by_mail("a@example.org").first(&db).await.unwrap(),
        Some(contact())
    );
    let error = contact().create().send(&db).await.unwrap_err();
    assert_eq!(error.current::<Contact>().unwrap(), Some(contact()));
    let old = contact().put().returning_old().send(&db).await.unwrap();
    assert_eq!(old, Some(contact()));
}

#[tokio::test]
async fn what_was_read_cannot_bring_a_stale_index_key_back() {
    let (_engine, db) = table::<Contacts>().await;
    contact().create().send(&db).await.unwrap();
    let mut read = Contact::get(1).send(&db).await.unwrap().unwrap();
    read.mail = None;
    read.put().send(&db).await.unwrap();
    let names: BTreeSet<_> = stored(&db, &read).await.unwrap().into_keys().collect();
    let expected = ["_type", "colour", "id", "pk", "sk", "team"].map(str::to_owned);
    assert_eq!(names, expected.into());
    assert!(rows_of(&db, "by_mail").await.is_empty());
}

#[tokio::test]
async fn a_map_cannot_set_a_key_of_the_library() {
    let (_engine, db) = table::<Contacts>().await;
    let mut sly = Contact {
        mail: None,
        ..contact()
    };
    for name in ["pk", "sk", "mail_pk", "_type"] {
        sly.others.insert(name.to_owned(), "mine".to_owned());
    }
    sly.create().send(&db).await.unwrap();
    let item = stored(&db, &sly).await.unwrap();
    assert_eq!(
        (&item["pk"], &item["_type"]),
        (&s("CONTACT#001"), &s("Contact"))
    );
    assert!(!item.contains_key("mail_pk"), "{item:?}");
}

#[tokio::test]
async fn an_attribute_that_the_map_cannot_hold_is_an_error_that_names_it() {
    let (_engine, db) = table::<Contacts>().await;
    let numbered = item([
        ("pk", s("CONTACT#001")),
        ("sk", s("CONTACT")),
        ("id", n(1)),
        ("team", s("blue")),
        ("age", n(7)),
    ]);
    put_raw(&db, numbered).await;
    let error = Contact::get(1).send(&db).await.unwrap_err();
    assert!(error.to_string().contains("`Contact`"), "{error}");
}

#[tokio::test]
async fn a_key_may_be_a_field_of_a_flattened_struct() {
    let (_engine, db) = table::<Shops>().await;
    let shop = Shop {
        name: "tea".to_owned(),
        address: Address {
            city: "Bern".to_owned(),
            country: "CH".to_owned(),
        },
        others: BTreeMap::new(),
    };
    shop.create().send(&db).await.unwrap();
    let found = Shop::by_country("CH").collect(&db).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].address, shop.address);
    assert!(!found[0].others.contains_key("shop"), "{found:?}");
}
