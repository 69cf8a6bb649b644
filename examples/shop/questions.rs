//! What is asked, each question by the key that was made for it.

use jiff::civil::date;

use crate::Result;
use crate::account::{Account, CustomerItem, Purchase, order_keys};
use crate::call::call;
use crate::checkout::pay;
use crate::model::{Customer, Invoice, Order, Product, Shop, Status, Stock, Waiting};
use crate::moment::moment;
use crate::money::amount;
use crate::stage::Stage;

pub(crate) async fn basket(stage: &mut Stage<Shop>) -> Result<()> {
    let db = stage.db.clone();
    stage.report.title(
        "2",
        "The products of a basket and their stock, as they are at one moment",
    )?;
    let skus = ["tea", "pot"];
    let ((products, stocks), code) = call!(
        db.read()
            .get_all(skus.map(Product::get))
            .get_all(skus.map(Stock::get))
            .send()
            .await?
    );
    stage.report.asked(code)?;
    let found: Vec<_> = products
        .into_iter()
        .flatten()
        .zip(stocks.into_iter().flatten())
        .collect();
    stage.report.table(
        ["product", "title", "price", "available"],
        found.iter().map(|(product, stock)| {
            let (sku, title) = (product.sku.clone(), product.title.clone());
            [
                sku,
                title,
                amount(product.price_cents),
                stock.available.to_string(),
            ]
        }),
    )?;
    stage.report.blank()?;
    let paired = found
        .iter()
        .all(|(product, stock)| product.sku == stock.sku);
    stage.report.claim(
        found.len() == 2 && paired,
        "each product comes with its own stock, in the order asked for",
    )
}

pub(crate) async fn packing_list(stage: &mut Stage<Shop>) -> Result<()> {
    let db = stage.db.clone();
    stage.report.title(
        "6",
        "The orders of a status, the one that waits longest first",
    )?;
    let next = stage.order("ben", &[("cup", 4, 980)]).await?;
    pay(&stage.aside, &next, stage.today()).send().await?;
    let (waiting, code) = call!(
        Order::by_status(Status::Paid)
            .project::<Waiting>()
            .collect(&db)
            .await?
    );
    stage.report.asked(code)?;
    stage.report.table(
        ["order", "customer", "total"],
        waiting.iter().map(|order| {
            [
                order.number.to_string(),
                order.customer.clone(),
                amount(order.total_cents),
            ]
        }),
    )?;
    stage.report.blank()?;
    let numbers: Vec<_> = waiting.iter().map(|order| order.number).collect();
    stage
        .report
        .claim(numbers == [1002, next.number], "1002 is packed first")?;
    let unpaid = stage.listed(Status::Placed).await?;
    stage.report.claim(
        unpaid == [1003],
        "1003, which nobody has paid for, is in another list",
    )
}

pub(crate) async fn by_number(stage: &mut Stage<Shop>) -> Result<()> {
    let db = stage.db.clone();
    stage.report.title(
        "8",
        "An order by its number alone, with all that belongs to it",
    )?;
    let (found, code) = call!(Order::by_number(1002).keys().first(&db).await?);
    stage.report.asked(code)?;
    let key = found.ok_or("there is no order 1002")?;
    stage.report.line(format_args!(
        "order {} is of customer {}",
        key.number, key.customer
    ))?;

    let (part, code) = call!(
        CustomerItem::query(&key.customer)
            .sort_key_starts_with(order_keys(key.number))
            .descending()
            .fold(&db, Account::default(), Account::with)
            .await?
    );
    let read = stage.report.asked(code)?;
    let [purchase] = part.purchases.as_slice() else {
        return Err(format!("not one purchase: {part:?}").into());
    };
    purchases(stage, std::slice::from_ref(purchase))?;
    stage.report.blank()?;
    let sum: u64 = purchase.lines.iter().map(|line| line.total_cents()).sum();
    let invoiced = purchase.invoice.as_ref().map(|invoice| invoice.total_cents);
    stage.report.claim(
        sum == purchase.order.total_cents && invoiced == Some(sum),
        "the lines, the order and the invoice come to the same sum",
    )?;
    stage.report.claim(
        read == 2 + purchase.lines.len(),
        "nothing else of the customer was read",
    )
}

pub(crate) async fn account(stage: &mut Stage<Shop>) -> Result<()> {
    let db = stage.db.clone();
    stage.report.title(
        "9",
        "A customer with all orders, lines and invoices: one query, one value",
    )?;
    let (account, code) = call!(
        CustomerItem::query("ada")
            .descending()
            .fold(&db, Account::default(), Account::with)
            .await?
    );
    stage.report.asked(code)?;
    let customer = account.customer.as_ref().ok_or("there is no customer")?;
    stage.report.line(format_args!(
        "{}, {}, since {}",
        customer.name,
        customer.email,
        customer.created_at.map(moment).unwrap_or_default()
    ))?;
    stage.report.blank()?;
    purchases(stage, &account.purchases)?;
    stage.report.blank()?;
    stage.report.claim(
        account.purchases.len() == customer.orders as usize,
        "there are as many orders as the customer's counter says",
    )?;
    let invoices = account
        .purchases
        .iter()
        .flat_map(|purchase| &purchase.invoice);
    let paid: u64 = invoices.map(|invoice| invoice.total_cents).sum();
    stage.report.claim(
        paid == customer.paid_cents,
        "the invoices come to what the customer has paid",
    )?;
    let whole = account.purchases.iter().all(|purchase| {
        let number = purchase.order.number;
        !purchase.lines.is_empty() && purchase.lines.iter().all(|line| line.number == number)
    });
    stage
        .report
        .claim(whole, "every line is with its own order")
}

pub(crate) async fn latest_order(stage: &mut Stage<Shop>) -> Result<()> {
    let db = stage.db.clone();
    stage.report.title("10", "The latest order of a customer")?;
    let (latest, code) = call!(Order::query("ada").descending().first(&db).await?);
    let read = stage.report.asked(code)?;
    let latest = latest.ok_or("there is no order")?;
    stage.report.table(
        ["order", "status", "total"],
        [[
            latest.number.to_string(),
            format!("{:?}", latest.status),
            amount(latest.total_cents),
        ]],
    )?;
    stage.report.blank()?;
    stage.report.claim(
        latest.number == 1003 && read == 1,
        "it is 1003, and nothing else was read",
    )
}

pub(crate) async fn by_email(stage: &mut Stage<Shop>) -> Result<()> {
    let db = stage.db.clone();
    stage.report.title("11", "A customer by e-mail address")?;
    let (found, code) = call!(
        Customer::by_email("ada@example.com")
            .keys()
            .first(&db)
            .await?
    );
    stage.report.asked(code)?;
    let key = found.ok_or("nobody has the address")?;
    stage
        .report
        .line(format_args!("{} is customer {}", key.email, key.customer))?;
    stage.report.blank()?;
    stage.report.claim(
        key.customer == "ben",
        "it is ben, as both signed up with each other's address",
    )
}

pub(crate) async fn invoices(stage: &mut Stage<Shop>) -> Result<()> {
    let db = stage.db.clone();
    stage
        .report
        .title("14", "The invoices of a month, day by day")?;
    let march = stage.today();
    let (invoices, code) = call!(Invoice::by_month(march).collect(&db).await?);
    stage.report.asked(code)?;
    stage.report.table(
        ["issued", "order", "customer", "total"],
        invoices.iter().map(|invoice| {
            let Invoice {
                customer,
                number,
                issued,
                total_cents,
            } = invoice;
            [
                issued.to_string(),
                number.to_string(),
                customer.clone(),
                amount(*total_cents),
            ]
        }),
    )?;
    stage.report.blank()?;
    let of_march = invoices.iter().map(|invoice| invoice.number);
    let of_february = Invoice::by_month(date(2026, 2, 1))
        .keys()
        .first(&stage.aside)
        .await?;
    stage.report.claim(
        of_march.eq([1002, 1005]) && of_february.is_some_and(|key| key.number == 1001),
        "order 1001 is in the list of its own month, February",
    )?;
    let march: u64 = invoices.iter().map(|invoice| invoice.total_cents).sum();
    stage
        .report
        .claim(march == 4700 + 3920, "they come to 86.20")
}

fn purchases(stage: &mut Stage<Shop>, purchases: &[Purchase]) -> Result<()> {
    let rows = purchases.iter().flat_map(|purchase| {
        let order = &purchase.order;
        let head = [
            order.number.to_string(),
            format!("{:?}", order.status),
            purchase
                .invoice
                .as_ref()
                .map(|invoice| invoice.issued.to_string())
                .unwrap_or_default(),
            String::new(),
            String::new(),
            amount(order.total_cents),
        ];
        let lines = purchase.lines.iter().map(|line| {
            let (sku, quantity) = (line.sku.clone(), line.quantity.to_string());
            [
                String::new(),
                String::new(),
                String::new(),
                sku,
                quantity,
                amount(line.total_cents()),
            ]
        });
        std::iter::once(head).chain(lines)
    });
    stage.report.table(
        ["order", "status", "invoice", "product", "quantity", "total"],
        rows,
    )
}
