//! What is written, one transaction or item at a time.

use crate::Result;
use crate::call::call;
use crate::checkout::{draft, next_number, pay, place};
use crate::model::{Customer, Order, Product, Shop, Status, Stock};
use crate::moment::moment;
use crate::money::amount;
use crate::refusal::refusal;
use crate::stage::Stage;

/// The module whose functions are shown with their calls.
const CHECKOUT: &str = include_str!("checkout.rs");

pub(crate) async fn sign_up(stage: &mut Stage<Shop>) -> Result<()> {
    let db = stage.db.clone();
    stage.report.title(
        "1",
        "A customer signs up, with an e-mail address that is nobody else's",
    )?;
    // The browser that both use has filled in each other's address.
    let ada = customer("ada", "Ada Byrne", "ben@example.com");
    let (version, code) = call!(ada.create().send(&db).await?);
    stage.report.asked(code)?;
    let ben = customer("ben", "Ben Byrne", "ada@example.com");
    ben.create().send(&stage.aside).await?;
    stage
        .report
        .claim(version == 1, "the version of a new item is 1")?;

    let cleo = customer("cleo", "Cleo Marsh", "ada@example.com");
    let (refused, code) = call!(cleo.create().send(&db).await);
    let error = refusal(refused)?;
    stage.report.asked(code)?;
    stage.report.refused(&error)?;
    let told = error.is_not_unique() && error.field() == Some("email");
    stage.report.claim(
        told,
        "the error names the field whose value is taken: `email`",
    )?;
    let nobody = Customer::get("cleo").send(&stage.aside).await?.is_none();
    stage.report.claim(nobody, "there is no customer `cleo`")
}

pub(crate) async fn place_order(stage: &mut Stage<Shop>) -> Result<Order> {
    let db = stage.db.clone();
    stage.clock.set("2026-03-16T09:30:00Z")?;
    stage.report.title(
        "3",
        "An order takes its goods out of the stock, and counts at its customer",
    )?;
    let (number, code) = call!(next_number(&db).await?);
    stage.report.asked(code)?;
    let (mut order, lines) = draft("ada", number, &[("tea", 2, 450), ("pot", 1, 3800)]);
    stage
        .report
        .claim(number == 1002, "the next number is 1002")?;

    let before = (stage.available("tea").await?, stage.available("pot").await?);
    stage.report.function(CHECKOUT, "place")?;
    let (written, code) = call!(place(&db, &order, &lines).send().await?);
    stage.report.asked(code)?;
    let after = (stage.available("tea").await?, stage.available("pot").await?);
    let rows = [("tea", before.0, after.0), ("pot", before.1, after.1)];
    stage.report.table(
        ["product", "ordered", "stock before", "after"],
        lines.iter().zip(rows).map(|(line, (sku, before, after))| {
            [
                sku.to_owned(),
                line.quantity.to_string(),
                before.to_string(),
                after.to_string(),
            ]
        }),
    )?;
    stage.report.blank()?;
    stage.report.claim(
        (before, after) == ((20, 3), (18, 2)),
        "what is ordered is out of the stock",
    )?;
    let orders = stage.customer("ada").await?.orders;
    stage
        .report
        .claim(orders == 1, "the customer has 1 order")?;
    order.version = written.version_of(&order).unwrap_or_default();
    stage.report.claim(
        order.version == 1,
        "the transaction hands the order's version back: 1",
    )?;
    Ok(order)
}

pub(crate) async fn refuse_order(stage: &mut Stage<Shop>) -> Result<()> {
    let db = stage.db.clone();
    stage.clock.set("2026-03-16T10:05:00Z")?;
    stage.report.title(
        "4",
        "An order that is refused: each reason, with the item that is there",
    )?;
    // Since ben has filled his basket, the last kettle was sold and tea has become dearer.
    stage.order("ada", &[("kettle", 1, 6400)]).await?;
    Product::update("tea")
        .set(|p| p.price_cents.set(480_u64))
        .send(&stage.aside)
        .await?;
    let before = (stage.customer("ben").await?, stage.available("tea").await?);
    let number = next_number(&stage.aside).await?;
    let (order, lines) = draft("ben", number, &[("tea", 1, 450), ("kettle", 1, 6400)]);

    let (refused, code) = call!(place(&db, &order, &lines).send().await);
    let error = refusal(refused)?;
    stage.report.asked(code)?;
    stage.report.refused(&error)?;
    let [price, stock] = error.reasons() else {
        return Err(format!("not two reasons: {error}").into());
    };
    let (product, code) = call!(price.current::<Product>()?);
    stage.report.asked(code)?;
    stage.report.line(format_args!("{product:?}"))?;
    let (stock, code) = call!(stock.current::<Stock>()?);
    stage.report.asked(code)?;
    stage.report.line(format_args!("{stock:?}"))?;
    stage.report.blank()?;
    stage.report.claim(
        product.is_some_and(|tea| tea.sku == "tea" && tea.price_cents == 480),
        "the price of tea is 4.80 now, not 4.50",
    )?;
    stage.report.claim(
        stock.is_some_and(|kettle| kettle.sku == "kettle" && kettle.available == 0),
        "the stock of kettles is 0, and 1 was asked for",
    )?;
    let after = (stage.customer("ben").await?, stage.available("tea").await?);
    let absent = Order::get("ben", number)
        .send(&stage.aside)
        .await?
        .is_none();
    stage.report.claim(
        absent && before == after,
        "nothing was written: no order, the same customer, the same stock of tea",
    )
}

pub(crate) async fn pay_order(stage: &mut Stage<Shop>, order: &Order) -> Result<Order> {
    let db = stage.db.clone();
    stage.clock.set("2026-03-16T11:00:00Z")?;
    stage.report.title(
        "5",
        "An order is paid: its invoice and its new status are one transaction",
    )?;
    let before = (
        stage.listed(Status::Placed).await?,
        stage.listed(Status::Paid).await?,
    );
    stage.report.function(CHECKOUT, "pay")?;
    let today = stage.today();
    let (_, code) = call!(pay(&db, order, today).send().await?);
    stage.report.asked(code)?;
    let after = (
        stage.listed(Status::Placed).await?,
        stage.listed(Status::Paid).await?,
    );
    stage.report.table(
        ["status", "in `lists` before", "after"],
        [
            ["placed".to_owned(), numbers(&before.0), numbers(&after.0)],
            ["paid".to_owned(), numbers(&before.1), numbers(&after.1)],
        ],
    )?;
    stage.report.blank()?;
    stage.report.claim(
        (before, after) == ((vec![1002, 1003], vec![]), (vec![1003], vec![1002])),
        "the order has left the list of its old status for that of its new one",
    )?;
    let paid_cents = stage.customer("ada").await?.paid_cents;
    stage.report.claim(
        paid_cents == order.total_cents,
        "the customer has paid the order's total",
    )?;
    let again = refusal(pay(&stage.aside, order, today).send().await)?;
    stage
        .report
        .claim(again.is_condition_failed(), "it cannot be paid again")?;
    let found = Order::get("ada", order.number).send(&stage.aside).await?;
    found.ok_or_else(|| "the order is gone".into())
}

pub(crate) async fn send_order(stage: &mut Stage<Shop>, order: &Order) -> Result<()> {
    let db = stage.db.clone();
    stage.clock.set("2026-03-16T15:20:00Z")?;
    stage.report.title(
        "7",
        "An order is sent, and leaves the index: it is in none of its lists",
    )?;
    let (customer, number, version) = (&order.customer, order.number, order.version);
    let (_, code) = call!(
        Order::update(customer, number)
            .set(|o| o.set_status(Status::Sent))
            .version(version)
            .send(&db)
            .await?
    );
    stage.report.asked(code)?;
    let sent = Order::get(customer, number).send(&stage.aside).await?;
    let sent = sent.ok_or("the order is gone")?;
    stage.report.table(
        ["order", "status", "version", "created_at", "updated_at"],
        [[
            sent.number.to_string(),
            format!("{:?}", sent.status),
            sent.version.to_string(),
            sent.created_at.map(moment).unwrap_or_default(),
            sent.updated_at.map(moment).unwrap_or_default(),
        ]],
    )?;
    stage.report.blank()?;
    let mut listed = stage.listed(Status::Paid).await?;
    listed.extend(stage.listed(Status::Placed).await?);
    listed.extend(stage.listed(Status::Sent).await?);
    stage
        .report
        .claim(!listed.contains(&number), "no list of the index has it")?;
    let times = sent.created_at == order.created_at && sent.updated_at == Some(stage.clock.time());
    stage.report.claim(
        times && sent.version == 3,
        "it was created when it was placed, and written 3 times, the last time now",
    )
}

pub(crate) async fn swap_emails(stage: &mut Stage<Shop>) -> Result<()> {
    let db = stage.db.clone();
    stage.clock.set("2026-03-17T08:00:00Z")?;
    stage.report.title(
        "12",
        "Two customers swap their e-mail addresses, and no third one can come between",
    )?;
    let (mut ada, mut ben) = (stage.customer("ada").await?, stage.customer("ben").await?);
    std::mem::swap(&mut ada.email, &mut ben.email);
    let (written, code) = call!(db.write().put(&ada).put(&ben).send().await?);
    stage.report.asked(code)?;
    let (now_ada, now_ben) = (stage.customer("ada").await?, stage.customer("ben").await?);
    stage.report.table(
        ["customer", "email", "version"],
        [&now_ada, &now_ben].map(|customer| {
            [
                customer.customer.clone(),
                customer.email.clone(),
                customer.version.to_string(),
            ]
        }),
    )?;
    stage.report.blank()?;
    let own = now_ada.email == "ada@example.com" && now_ben.email == "ben@example.com";
    stage.report.claim(own, "each has their own address")?;
    let versions = [Some(now_ada.version), Some(now_ben.version)];
    stage.report.claim(
        written.versions() == versions,
        "the transaction hands both versions back",
    )?;
    let found = Customer::by_email("ada@example.com")
        .keys()
        .first(&stage.aside)
        .await?;
    stage.report.claim(
        found.is_some_and(|key| key.customer == "ada"),
        "the index finds them by their new addresses",
    )?;
    let theft = Customer::update("ben").set(|c| c.set_email("ada@example.com"));
    let error = refusal(theft.send(&stage.aside).await)?;
    stage
        .report
        .claim(error.is_not_unique(), "ada's address is ada's alone")
}

pub(crate) async fn lost_update(stage: &mut Stage<Shop>) -> Result<()> {
    let db = stage.db.clone();
    stage.report.title(
        "13",
        "Two clerks change one customer: the second is told, and nothing is lost",
    )?;
    let (mut first, mut second) = (stage.customer("ada").await?, stage.customer("ada").await?);
    first.name = "Ada Byrne-Marsh".to_owned();
    first.put().send(&stage.aside).await?;
    second.paid_cents = 0;
    let (refused, code) = call!(second.put().send(&db).await);
    let error = refusal(refused)?;
    stage.report.asked(code)?;
    stage.report.refused(&error)?;
    let current = error
        .current::<Customer>()?
        .ok_or("the error has no item")?;
    stage.report.blank()?;
    stage.report.table(
        ["", "version", "name", "paid"],
        [("to be written", &second), ("there", &current)].map(|(what, customer)| {
            let Customer {
                version,
                name,
                paid_cents,
                ..
            } = customer;
            [
                what.to_owned(),
                version.to_string(),
                name.clone(),
                amount(*paid_cents),
            ]
        }),
    )?;
    stage.report.blank()?;
    stage.report.claim(
        current.version == second.version + 1 && current.name == first.name,
        "the error has the item that is there, with the other clerk's change",
    )?;
    let kept = stage.customer("ada").await? == current;
    stage.report.claim(kept, "the table still has it")
}

fn customer(customer: &str, name: &str, email: &str) -> Customer {
    Customer {
        customer: customer.to_owned(),
        name: name.to_owned(),
        email: email.to_owned(),
        orders: 0,
        paid_cents: 0,
        version: 0,
        created_at: None,
        updated_at: None,
    }
}

fn numbers(numbers: &[u32]) -> String {
    if numbers.is_empty() {
        return "–".to_owned();
    }
    let numbers: Vec<_> = numbers.iter().map(u32::to_string).collect();
    numbers.join(", ")
}
