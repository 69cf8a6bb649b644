//! `when`: an item is in an index only while a condition on its fields holds.

use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity, Index, Table};
use serde::{Deserialize, Serialize};

use crate::support::{Item, rows_of, stored, table};

#[derive(Table)]
#[table(
    name = "inbox",
    pk = "pk",
    sk = "sk",
    indexes(Unread, Open, Mine),
    entities(Message, Ticket)
)]
struct Inbox;

#[derive(Index)]
#[index(global, name = "unread", pk = "unread_pk", sk = "unread_sk", project = all)]
struct Unread;

#[derive(Index)]
#[index(global, name = "open", pk = "open_pk", sk = "open_sk", project = keys_only)]
struct Open;

#[derive(Index)]
#[index(local, name = "mine", sk = "mine_sk", project = keys_only)]
struct Mine;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Inbox, key(pk = "USER#{user}", sk = "MESSAGE#{number}"))]
#[entity(index(Unread, query = unread, pk = "UNREAD#{user}", sk = "{number}", when = unread))]
#[entity(index(Mine, query = mine, sk = "{number}", when = unread))]
struct Message {
    user: String,
    number: u16,
    unread: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Inbox, key(pk = "TICKET#{id}", sk = "TICKET"))]
#[entity(index(Open, query = open, pk = "OPEN#{team}", sk = "{id}", when = is_open(state, closed_at)))]
struct Ticket {
    id: u16,
    team: Option<String>,
    state: String,
    closed_at: Option<u64>,
}

fn is_open(state: &str, closed_at: &Option<u64>) -> bool {
    state != "rejected" && closed_at.is_none()
}

fn message(number: u16, unread: bool) -> Message {
    Message {
        user: "ada".to_owned(),
        number,
        unread,
    }
}

fn ticket(id: u16, state: &str, closed_at: Option<u64>) -> Ticket {
    Ticket {
        id,
        team: Some("core".to_owned()),
        state: state.to_owned(),
        closed_at,
    }
}

fn assert_absent(item: &Item, names: &[&str]) {
    for name in names {
        assert!(!item.contains_key(*name), "{item:?}");
    }
}

async fn inbox() -> (Engine, Db<Inbox>) {
    let (engine, db) = table::<Inbox>().await;
    for (number, unread) in [(1, true), (2, false), (3, true)] {
        message(number, unread).create().send(&db).await.unwrap();
    }
    (engine, db)
}

#[tokio::test]
async fn a_false_field_keeps_the_item_out_with_both_attributes_absent() {
    let (_engine, db) = inbox().await;
    let item = stored(&db, &message(2, false)).await.unwrap();
    assert_absent(&item, &["unread_pk", "unread_sk", "mine_sk"]);
    let unread = Message::unread("ada").collect(&db).await.unwrap();
    assert_eq!(unread, [message(1, true), message(3, true)]);
    assert_eq!(rows_of(&db, "unread").await.len(), 2);
    assert_eq!(Message::mine("ada").count(&db).await.unwrap(), 2);
}

#[tokio::test]
async fn a_write_moves_the_item_out_of_the_index_and_in_again() {
    let (_engine, db) = inbox().await;
    message(1, false).put().send(&db).await.unwrap();
    assert_eq!(
        Message::unread("ada").collect(&db).await.unwrap(),
        [message(3, true)]
    );
    message(2, true).replace().send(&db).await.unwrap();
    let unread = Message::unread("ada")
        .number(..3)
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(unread, [message(2, true)]);
}

#[tokio::test]
async fn a_function_of_fields_decides_too() {
    let (_engine, db) = table::<Inbox>().await;
    for ticket in [
        ticket(1, "new", None),
        ticket(2, "new", Some(5)),
        ticket(3, "rejected", None),
        Ticket {
            team: None,
            ..ticket(4, "new", None)
        },
    ] {
        ticket.create().send(&db).await.unwrap();
    }
    let keys = Ticket::open("core").keys().collect(&db).await.unwrap();
    assert_eq!(keys.iter().map(|key| key.id).collect::<Vec<_>>(), [1]);
    assert_eq!(rows_of(&db, "open").await.len(), 1);
    let item = stored(&db, &ticket(3, "", None)).await.unwrap();
    assert_absent(&item, &["open_pk", "open_sk"]);
}
