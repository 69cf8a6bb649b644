//! What is written at once: an order with all that it changes, and its invoice with the change of its status.

use dynamodb_model::{Db, Result, WriteTransaction};
use jiff::civil::Date;

use super::model::{Customer, Invoice, Line, Order, Product, Sequence, Shop, Status, Stock};

/// The next number of an order. A number that is drawn for an order that is refused then is not given again.
pub async fn next_number(db: &Db<Shop>) -> Result<u32> {
    let next = Sequence::upsert("orders").set(|s| s.last.add(1));
    Ok(next.returning_new().send(db).await?.last)
}

/// An order that nobody has placed yet, of some products: their ids, quantities, and prices as the customer saw them.
pub fn draft(customer: &str, number: u32, basket: &[(&str, u32, u64)]) -> (Order, Vec<Line>) {
    let lines: Vec<_> = (1..)
        .zip(basket)
        .map(|(position, &(sku, quantity, price_cents))| Line {
            customer: customer.to_owned(),
            number,
            position,
            sku: sku.to_owned(),
            quantity,
            price_cents,
        })
        .collect();
    let order = Order {
        customer: customer.to_owned(),
        number,
        status: Status::Placed,
        total_cents: lines.iter().map(Line::total_cents).sum(),
        version: 0,
        created_at: None,
        updated_at: None,
    };
    (order, lines)
}

impl Line {
    /// What all of the line cost.
    pub fn total_cents(&self) -> u64 {
        u64::from(self.quantity) * self.price_cents
    }
}

/// Places an order, if each product still has the price that the customer saw and enough of it is there.
pub fn place(db: &Db<Shop>, order: &Order, lines: &[Line]) -> WriteTransaction<Shop> {
    let counted = Customer::update(&order.customer).set(|c| c.orders.add(1));
    let start = db.write().create(order).update(counted);
    lines.iter().fold(start, |transaction, line| {
        let price = Product::check(&line.sku).when(|p| p.price_cents.eq(line.price_cents));
        let stock = Stock::update(&line.sku)
            .set(|s| s.available.subtract(line.quantity))
            .when(|s| s.available.ge(line.quantity));
        transaction.create(line).check(price).update(stock)
    })
}

/// Writes the invoice of an order, and with it the order's status and what the customer has paid.
pub fn pay(db: &Db<Shop>, order: &Order, issued: Date) -> WriteTransaction<Shop> {
    let total_cents = order.total_cents;
    let invoice = Invoice {
        customer: order.customer.clone(),
        number: order.number,
        issued,
        total_cents,
    };
    let paid = Order::update(&order.customer, order.number)
        .set(|o| o.set_status(Status::Paid))
        .version(order.version);
    let sum = Customer::update(&order.customer).set(|c| c.paid_cents.add(total_cents));
    db.write().create(&invoice).update(paid).update(sum)
}
