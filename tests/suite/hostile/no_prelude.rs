//! A module without any prelude: expansions name everything by its whole path.
//!
//! Key parts are declared outside of it, because no tool attribute such as `#[diagnostic::..]` has a path there.

use dynamodb_model::KeyPart;
use serde::{Deserialize, Serialize};

use self::bare::{Bill, Customer, Geo, Item, Order, Shop};
use crate::support::table;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
#[key_part(ordered)]
enum Status {
    Open,
    Paid,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
struct Id {
    owner: String,
    number: u64,
}

mod bare {
    #![no_implicit_prelude]

    use ::dynamodb_model::{Collection, Document, Entity, Index, Projection, Table, Ttl};
    use ::serde::{Deserialize, Serialize};
    use ::std::clone::Clone;
    use ::std::cmp::PartialEq;
    use ::std::fmt::Debug;
    use ::std::option::Option;
    use ::std::string::String;

    use super::{Id, Status};

    #[derive(Debug, Table)]
    #[table(name = "shop", pk = "pk", sk = "sk", ttl = "until")]
    #[table(indexes(ByStatus, ByPlace, ByTotal), entities(Order, Customer))]
    pub(super) struct Shop;

    #[derive(Debug, Index)]
    #[index(global, name = "by-status", pk = "gsi1pk", sk = "gsi1sk", project = keys_only)]
    pub(super) struct ByStatus;

    #[derive(Debug, Index)]
    #[index(global, name = "by-place", pk = ["place"], sk = [N("total")], project = include("note"))]
    pub(super) struct ByPlace;

    #[derive(Debug, Index)]
    #[index(local, name = "by-total", sk = "lsi1sk", project = all)]
    pub(super) struct ByTotal;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Document)]
    pub(super) struct Geo {
        pub(super) lat: f64,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Shop, scan, key(pk = "{id.owner}", sk = "{id.number}"))]
    #[entity(index(ByStatus, query = by_status, scan, pk = "{status}#{half}", sk = "{note:lower}", when = open))]
    #[entity(index(ByPlace, query = by_place, pk = [place], sk = [total]))]
    #[entity(index(ByTotal, query = by_total, sk = "{total:desc}"))]
    #[entity(part(half: u64 = half_of(total)))]
    pub(super) struct Order {
        pub(super) id: Id,
        pub(super) status: Status,
        pub(super) place: String,
        pub(super) total: u64,
        pub(super) open: bool,
        pub(super) geo: Option<Geo>,
        pub(super) note: Option<String>,
        #[entity(version)]
        pub(super) version: u64,
        #[entity(ttl)]
        pub(super) until: Option<Ttl>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Shop, key(pk = "CUSTOMER#{id}", sk = "PROFILE"))]
    pub(super) struct Customer {
        pub(super) id: u64,
        #[entity(unique)]
        pub(super) email: Option<String>,
        #[entity(created_at)]
        pub(super) created_at: Option<::jiff::Timestamp>,
        #[entity(updated_at)]
        pub(super) updated_at: Option<::jiff::Timestamp>,
    }

    #[derive(Debug, PartialEq, Deserialize, Projection)]
    #[projection(of = Order)]
    pub(super) struct Bill {
        pub(super) total: u64,
        pub(super) note: Option<String>,
    }

    #[derive(Debug, PartialEq, Collection)]
    #[collection(table = Shop, index = ByTotal)]
    pub(super) enum Item {
        Order(Order),
    }

    fn half_of(total: &u64) -> u64 {
        *total / 2
    }
}

#[tokio::test]
async fn every_path_is_whole() {
    let (_engine, db) = table::<Shop>().await;
    let order = Order {
        id: Id {
            owner: "ada".to_owned(),
            number: 1,
        },
        status: Status::Paid,
        place: "here".to_owned(),
        total: 4,
        open: true,
        geo: Some(Geo { lat: 4.5 }),
        note: Some("Now".to_owned()),
        version: 1,
        until: None,
    };
    order.create().send(&db).await.unwrap();
    let found = Order::by_status(Status::Paid, 2).note("NOW").keys();
    assert_eq!(found.count(&db).await.unwrap(), 1);
    let bill = Order::by_place("here").total(..5).project::<Bill>();
    let expected = Bill {
        total: 4,
        note: Some("Now".to_owned()),
    };
    assert_eq!(bill.first(&db).await.unwrap(), Some(expected));
    let found = Order::by_total("ada").total(..5);
    let found = found.filter(|order| order.geo.lat.gt(4.0)).first(&db);
    assert_eq!(found.await.unwrap(), Some(order.clone()));
    let customer = Customer {
        id: 1,
        email: None,
        created_at: None,
        updated_at: None,
    };
    let change = Customer::update(1).set(|c| c.set_email("ada@example.com"));
    customer.create().send(&db).await.unwrap();
    db.write().update(change).send().await.unwrap();
    let items = Item::query("ada").collect(&db).await.unwrap();
    assert_eq!(items, [Item::Order(order)]);
}
