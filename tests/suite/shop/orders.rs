//! Orders: placed, refused, paid, sent, and found again.

use dynamodb_model::{Db, ErrorKind, Unknown};
use jiff::civil::{Date, date};

use super::account::{Account, CustomerItem, Purchase, order_keys};
use super::checkout::{draft, pay, place};
use super::model::{Invoice, Order, Product, Shop, Status, Stock, Waiting};
use super::{available, of, placed, shop, stored};
use crate::support::{recorded, rows_of};

const DAY: Date = date(2026, 3, 16);

/// The orders that an index's rows name under a status, as they lie there.
async fn rows(db: &Db<Shop>, status: &str) -> Vec<u32> {
    let key = format!("STATUS#{status}");
    let rows = rows_of(db, "lists").await;
    let of_status = rows.iter().filter(|row| row["lists_pk"].as_s() == Ok(&key));
    let mut numbers: Vec<u32> = of_status
        .map(|row| row["lists_sk"].as_s().unwrap().parse().unwrap())
        .collect();
    numbers.sort_unstable();
    numbers
}

#[tokio::test]
async fn an_order_takes_its_goods_and_counts_at_its_customer() {
    let (_engine, db) = shop().await;
    let (order, lines) = placed(&db, "ada", &[("tea", 2, 450), ("pot", 1, 3800)]).await;
    assert_eq!((order.number, order.version), (1, 1));
    assert_eq!((order.total_cents, lines.len()), (4700, 2));
    assert_eq!(order.status, Status::Placed);
    assert_eq!(available(&db, "tea").await, 3);
    assert_eq!(available(&db, "pot").await, 0);
    assert_eq!(of(&db, "ada").await.orders, 1);
    assert_eq!(of(&db, "ben").await.orders, 0);
}

#[tokio::test]
async fn an_order_beyond_the_stock_tells_the_stock_and_writes_nothing() {
    let (_engine, db) = shop().await;
    let (order, lines) = draft("ada", 1, &[("tea", 2, 450), ("pot", 3, 3800)]);
    let error = place(&db, &order, &lines).send().await.unwrap_err();
    let [reason] = error.reasons() else {
        panic!("{error}")
    };
    assert_eq!(reason.kind(), ErrorKind::ConditionFailed);
    assert_eq!((reason.entity(), reason.operation()), (Some("Stock"), 7));
    let stock = reason.current::<Stock>().unwrap().unwrap();
    assert_eq!((stock.sku.as_str(), stock.available), ("pot", 1));

    let items = CustomerItem::query("ada").collect(&db).await.unwrap();
    assert_eq!(items, [CustomerItem::Customer(of(&db, "ada").await)]);
    assert_eq!(of(&db, "ada").await.orders, 0);
    assert_eq!(available(&db, "tea").await, 5);
    assert_eq!(rows(&db, "placed").await, [0_u32; 0]);
}

#[tokio::test]
async fn an_order_at_an_old_price_tells_the_product_as_it_is() {
    let (_engine, db) = shop().await;
    let dearer = Product::update("tea").set(|p| p.price_cents.set(480_u64));
    dearer.send(&db).await.unwrap();
    let (order, lines) = draft("ada", 1, &[("tea", 2, 450)]);
    let error = place(&db, &order, &lines).send().await.unwrap_err();
    let [reason] = error.reasons() else {
        panic!("{error}")
    };
    let product = reason.current::<Product>().unwrap().unwrap();
    assert_eq!(product.price_cents, 480);
    assert_eq!(available(&db, "tea").await, 5);
}

#[tokio::test]
async fn nobody_orders_without_a_profile() {
    let (_engine, db) = shop().await;
    let (order, lines) = draft("eve", 1, &[("tea", 1, 450)]);
    let error = place(&db, &order, &lines).send().await.unwrap_err();
    let entities: Vec<_> = error
        .reasons()
        .iter()
        .map(|reason| reason.entity())
        .collect();
    assert_eq!(entities, [Some("Customer")]);
    assert_eq!(available(&db, "tea").await, 5);
}

#[tokio::test]
async fn a_status_moves_the_order_from_list_to_list_and_out() {
    let (_engine, db) = shop().await;
    let (first, _) = placed(&db, "ada", &[("tea", 1, 450)]).await;
    let (second, _) = placed(&db, "ben", &[("tea", 1, 450)]).await;
    assert_eq!(rows(&db, "placed").await, [1, 2]);

    pay(&db, &second, DAY).send().await.unwrap();
    assert_eq!(rows(&db, "placed").await, [1]);
    assert_eq!(rows(&db, "paid").await, [2]);
    pay(&db, &first, DAY).send().await.unwrap();
    let waiting = Order::by_status(Status::Paid).project::<Waiting>();
    let waiting = waiting.collect(&db).await.unwrap();
    let shown = |number, customer: &str| Waiting {
        number,
        customer: customer.into(),
        total_cents: 450,
    };
    assert_eq!(waiting, [shown(1, "ada"), shown(2, "ben")]);

    let sent = Order::update("ada", 1).set(|o| o.set_status(Status::Sent));
    sent.send(&db).await.unwrap();
    assert_eq!(rows(&db, "paid").await, [2]);
    assert_eq!(rows(&db, "sent").await, [0_u32; 0]);
    assert_eq!(stored(&db, "ada", 1).await.status, Status::Sent);
    let back = Order::update("ada", 1).set(|o| o.set_status(Status::Paid));
    back.send(&db).await.unwrap();
    assert_eq!(rows(&db, "paid").await, [1, 2]);
}

#[tokio::test]
async fn an_order_is_paid_once() {
    let (_engine, db) = shop().await;
    let (order, _) = placed(&db, "ada", &[("tea", 2, 450)]).await;
    let written = pay(&db, &order, DAY).send().await.unwrap();
    assert_eq!(written.version_of(&order), Some(2));
    let error = pay(&db, &order, DAY).send().await.unwrap_err();
    let entities: Vec<_> = error
        .reasons()
        .iter()
        .map(|reason| reason.entity())
        .collect();
    assert_eq!(entities, [Some("Invoice"), Some("Order")]);
    assert_eq!(of(&db, "ada").await.paid_cents, 900);
}

#[tokio::test]
async fn an_account_is_one_query() {
    let (_engine, db) = shop().await;
    let (first, first_lines) = placed(&db, "ada", &[("tea", 2, 450), ("pot", 1, 3800)]).await;
    let (second, second_lines) = placed(&db, "ada", &[("tea", 1, 450)]).await;
    placed(&db, "ben", &[("tea", 1, 450)]).await;
    pay(&db, &first, DAY).send().await.unwrap();
    let customer = of(&db, "ada").await;
    let paid = stored(&db, "ada", first.number).await;
    let invoice = Invoice::get("ada", first.number).send(&db).await.unwrap();

    let (recorder, wire) = recorded(&db);
    let account = CustomerItem::query("ada")
        .descending()
        .fold(&recorder, Account::default(), Account::with)
        .await
        .unwrap();
    assert_eq!(wire.only().operation, "Query");
    let older = Purchase {
        order: paid,
        lines: first_lines,
        invoice,
    };
    let newer = Purchase {
        order: second,
        lines: second_lines,
        invoice: None,
    };
    assert!(older.invoice.is_some());
    assert_eq!(
        account,
        Account {
            customer: Some(customer),
            purchases: vec![newer, older],
        }
    );
}

#[tokio::test]
async fn the_keys_of_an_order_are_those_of_no_other() {
    let (_engine, db) = shop().await;
    for number in [1, 10, 11, 100] {
        let (order, lines) = draft("ada", number, &[("tea", 1, 450)]);
        place(&db, &order, &lines).send().await.unwrap();
    }
    for number in [1, 10, 11, 100] {
        let part = CustomerItem::query("ada")
            .sort_key_starts_with(order_keys(number))
            .descending()
            .fold(&db, Account::default(), Account::with)
            .await
            .unwrap();
        let found: Vec<_> = part
            .purchases
            .iter()
            .map(|found| found.order.number)
            .collect();
        assert_eq!(
            (found.as_slice(), part.customer),
            ([number].as_slice(), None)
        );
        let key = Order::by_number(number).keys().first(&db).await.unwrap();
        assert_eq!(key.unwrap().customer, "ada");
    }
}

#[tokio::test]
async fn the_latest_order_is_one_item() {
    let (_engine, db) = shop().await;
    placed(&db, "ada", &[("tea", 1, 450), ("pot", 1, 3800)]).await;
    let (latest, _) = placed(&db, "ada", &[("tea", 1, 450)]).await;
    let (recorder, wire) = recorded(&db);
    let found = Order::query("ada").descending().first(&recorder).await;
    assert_eq!(found.unwrap(), Some(latest));
    assert_eq!(wire.only().body["Limit"], 1);
    let last = CustomerItem::query("ada")
        .descending()
        .unknown(Unknown::Refuse);
    let last = last.first(&db).await.unwrap();
    assert_eq!(last, Some(CustomerItem::Customer(of(&db, "ada").await)));
}

#[tokio::test]
async fn invoices_are_listed_by_month_and_day() {
    let (_engine, db) = shop().await;
    let days = [
        date(2026, 3, 31),
        date(2026, 3, 1),
        date(2026, 2, 28),
        date(2026, 4, 1),
    ];
    for day in days {
        let (order, _) = placed(&db, "ada", &[("tea", 1, 450)]).await;
        pay(&db, &order, day).send().await.unwrap();
    }
    let of_march = Invoice::by_month(date(2026, 3, 9)).collect(&db).await;
    let of_march: Vec<_> = of_march
        .unwrap()
        .iter()
        .map(|invoice| invoice.issued)
        .collect();
    assert_eq!(of_march, [date(2026, 3, 1), date(2026, 3, 31)]);
    let from_then = Invoice::by_month(DAY).issued(DAY..).count(&db).await;
    assert_eq!(from_then.unwrap(), 1);
}
