//! The model of the example `shop`, by the promises that the example makes of it.

#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/shop/account.rs"]
mod account;
#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/shop/checkout.rs"]
mod checkout;
mod customers;
#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/shop/model.rs"]
mod model;
mod orders;
mod races;

use dynamodb_embedded::Engine;
use dynamodb_model::Db;

use crate::support::table;
use checkout::{draft, next_number, place};
use model::{Customer, Line, Order, Product, Sequence, Shop, Stock};

/// A shop with customers `ada` and `ben`, 5 teas for 450 and 1 pot for 3800.
async fn shop() -> (Engine, Db<Shop>) {
    let (engine, db) = table::<Shop>().await;
    for name in ["ada", "ben"] {
        customer(name).create().send(&db).await.unwrap();
    }
    for (sku, price_cents, available) in [("tea", 450, 5), ("pot", 3800, 1)] {
        let product = Product {
            sku: sku.into(),
            title: sku.into(),
            price_cents,
        };
        let stock = Stock {
            sku: sku.into(),
            available,
        };
        let both = db.write().create(&product).create(&stock);
        both.send().await.unwrap();
    }
    let numbers = Sequence {
        name: "orders".into(),
        last: 0,
    };
    numbers.create().send(&db).await.unwrap();
    (engine, db)
}

fn customer(name: &str) -> Customer {
    Customer {
        customer: name.into(),
        name: name.into(),
        email: format!("{name}@example.com"),
        orders: 0,
        paid_cents: 0,
        version: 0,
        created_at: None,
        updated_at: None,
    }
}

/// Places an order of a basket under the next number, and gives it back as it is stored.
async fn placed(db: &Db<Shop>, customer: &str, basket: &[(&str, u32, u64)]) -> (Order, Vec<Line>) {
    let number = next_number(db).await.unwrap();
    let (order, lines) = draft(customer, number, basket);
    place(db, &order, &lines).send().await.unwrap();
    (stored(db, customer, number).await, lines)
}

async fn stored(db: &Db<Shop>, customer: &str, number: u32) -> Order {
    let found = Order::get(customer, number).send(db).await.unwrap();
    found.unwrap()
}

async fn of(db: &Db<Shop>, customer: &str) -> Customer {
    Customer::get(customer).send(db).await.unwrap().unwrap()
}

async fn available(db: &Db<Shop>, sku: &str) -> u32 {
    Stock::get(sku).send(db).await.unwrap().unwrap().available
}
