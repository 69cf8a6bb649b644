//! A model that a `macro_rules!` macro writes, from names of its caller and of its own.

use dynamodb_model::{Document, Entity, Index, Projection, Table};
use serde::{Deserialize, Serialize};

use crate::support::table;

macro_rules! model {
    ($table:ident $name:literal, $entity:ident { $($field:ident: $type:ty),* }, $pk:literal, $query:ident($by:literal)) => {
        #[derive(Debug, Table)]
        #[table(name = $name, pk = "pk", sk = "sk", indexes(Gsi1), entities($entity))]
        struct $table;

        #[derive(Debug, Index)]
        #[index(global, name = "gsi1", pk = "gsi1pk", project = all)]
        struct Gsi1;

        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
        #[entity(table = $table, key(pk = $pk, sk = "NUMBER#{number}"))]
        #[entity(index(Gsi1, query = $query, pk = $by))]
        struct $entity {
            $($field: $type,)*
            number: u32,
            inner: Inner,
        }

        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Document)]
        struct Inner {
            $($field: $type,)*
            number: u32,
        }

        #[derive(Debug, PartialEq, Deserialize, Projection)]
        #[projection(of = $entity)]
        struct Number {
            number: u32,
        }
    };
}

model!(Shop "shop", Order { customer: String, total: u64 }, "CUSTOMER#{customer}", by_total("TOTAL#{total}"));

#[tokio::test]
async fn names_of_both_places_meet() {
    let (_engine, db) = table::<Shop>().await;
    let order = Order {
        customer: "ada".to_owned(),
        total: 100,
        number: 1,
        inner: Inner {
            customer: "eve".to_owned(),
            total: 1,
            number: 2,
        },
    };
    order.create().send(&db).await.unwrap();

    let found = Order::by_total(100)
        .filter(|order| order.customer.eq("ada") & order.inner.number.eq(2))
        .first(&db)
        .await
        .unwrap();
    assert_eq!(found, Some(order));
    let number = Order::query("ada")
        .number(1)
        .project::<Number>()
        .first(&db)
        .await
        .unwrap();
    assert_eq!(number, Some(Number { number: 1 }));
}
