//! Types and fields of every visibility, so that expansions neither widen nor narrow them.
#![deny(private_interfaces, private_bounds, unreachable_pub)]

use dynamodb_model::{Entity, Index, KeyPart, Projection, Table};
use serde::{Deserialize, Serialize};

use crate::support::table;

mod inner {
    use super::*;

    #[derive(Debug, Table)]
    #[table(
        name = "shop",
        pk = "pk",
        sk = "sk",
        indexes(ByStatus),
        entities(Order, Cart, Note)
    )]
    pub(crate) struct Shop;

    #[derive(Debug, Index)]
    #[index(global, name = "by-status", pk = "gsi1pk", sk = "gsi1sk", project = all)]
    pub(in crate::hostile::visibility) struct ByStatus;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
    pub(super) struct Status(bool);

    impl Status {
        pub(super) const OPEN: Self = Self(true);
    }

    /// Seen from the parent, with a field that is not.
    #[derive(Debug, Serialize, Deserialize, Entity)]
    #[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{id}"))]
    #[entity(index(ByStatus, query = by_status, pk = "STATUS#{status}", sk = "{id}", allow(low_cardinality)))]
    pub(super) struct Order {
        pub(super) customer: String,
        pub(super) id: u64,
        pub(in crate::hostile::visibility) status: Status,
        total: u64,
    }

    impl Order {
        pub(super) fn of(customer: &str) -> Self {
            Self {
                customer: customer.to_owned(),
                id: 17,
                status: Status::OPEN,
                total: 100,
            }
        }
    }

    /// Seen from the whole crate.
    #[derive(Debug, Serialize, Deserialize, Entity)]
    #[entity(table = Shop, key(pk = "CART#{id}", sk = "{name}"))]
    pub(crate) struct Cart {
        pub(crate) id: u64,
        name: Hidden,
    }

    /// A part that is seen from here alone, although its entity is seen from the whole crate.
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
    struct Hidden(String);

    /// Seen from here alone.
    #[derive(Debug, Serialize, Deserialize, Entity)]
    #[entity(table = Shop, key(pk = "NOTE#{id}", sk = "{text}"))]
    struct Note {
        id: u64,
        text: String,
    }

    #[test]
    fn what_is_private_is_used_here() {
        let note = Note {
            id: 1,
            text: "a".into(),
        };
        assert!(note.primary_key().is_ok());
        let _ = Order::query("ada").filter(|order| order.total.gt(5));
    }
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = inner::Order)]
struct Number {
    id: u64,
}

#[tokio::test]
async fn what_is_seen_is_used() {
    let (_engine, db) = table::<inner::Shop>().await;
    let order = inner::Order::of("ada");
    order.create().send(&db).await.unwrap();
    let found = inner::Order::by_status(inner::Status::OPEN).id(17..);
    let found = found.project::<Number>().collect(&db).await.unwrap();
    assert_eq!(found, [Number { id: order.id }]);
    assert_eq!(order.status, inner::Status::OPEN);
    let carts = inner::Cart::query(3).keys().collect(&db).await.unwrap();
    assert!(carts.is_empty());
    let _ = inner::ByStatus;
}
