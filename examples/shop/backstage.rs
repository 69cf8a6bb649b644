//! What happens and is looked up behind the scenes.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::Result;
use crate::checkout::{draft, next_number, pay, place};
use crate::model::{Customer, Order, Product, Sequence, Shop, Status, Stock};
use crate::stage::Stage;

/// The catalogue: ids, titles, prices in cents, and how many there are.
const PRODUCTS: [(&str, &str, u64, u32); 4] = [
    ("cup", "Cup, white", 980, 12),
    ("kettle", "Kettle, 1.2 l", 6400, 1),
    ("pot", "Teapot, cast iron", 3800, 3),
    ("tea", "Assam, 100 g", 450, 20),
];

impl Stage<Shop> {
    /// Fills the shelves.
    pub(crate) async fn stock_up(&self) -> Result<()> {
        for (sku, title, price_cents, available) in PRODUCTS {
            let product = Product {
                sku: sku.to_owned(),
                title: title.to_owned(),
                price_cents,
            };
            let stock = Stock {
                sku: sku.to_owned(),
                available,
            };
            let both = self.aside.write().create(&product).create(&stock);
            both.send().await?;
        }
        let numbers = Sequence {
            name: "orders".to_owned(),
            last: 1000,
        };
        numbers.create().send(&self.aside).await?;
        Ok(())
    }

    /// An order that somebody else places meanwhile.
    pub(crate) async fn order(&self, customer: &str, basket: &[(&str, u32, u64)]) -> Result<Order> {
        let number = next_number(&self.aside).await?;
        let (mut order, lines) = draft(customer, number, basket);
        let written = place(&self.aside, &order, &lines).send().await?;
        order.version = written.version_of(&order).unwrap_or(order.version);
        Ok(order)
    }

    /// An order from the weeks before: placed, paid and sent.
    pub(crate) async fn past_order(
        &self,
        customer: &str,
        basket: &[(&str, u32, u64)],
    ) -> Result<()> {
        let order = self.order(customer, basket).await?;
        pay(&self.aside, &order, self.today()).send().await?;
        let sent = Order::update(customer, order.number).set(|o| o.set_status(Status::Sent));
        sent.send(&self.aside).await?;
        Ok(())
    }

    /// The day that the clock shows.
    pub(crate) fn today(&self) -> Date {
        self.clock.time().to_zoned(TimeZone::UTC).date()
    }

    /// The customer as they are now.
    pub(crate) async fn customer(&self, customer: &str) -> Result<Customer> {
        let found = Customer::get(customer)
            .consistent()
            .send(&self.aside)
            .await?;
        found.ok_or_else(|| format!("there is no customer `{customer}`").into())
    }

    /// How many of a product can be ordered now.
    pub(crate) async fn available(&self, sku: &str) -> Result<u32> {
        let found = Stock::get(sku).consistent().send(&self.aside).await?;
        found
            .map(|stock| stock.available)
            .ok_or_else(|| format!("there is no stock of `{sku}`").into())
    }

    /// The numbers of the orders of a status, as the index has them.
    pub(crate) async fn listed(&self, status: Status) -> Result<Vec<u32>> {
        let keys = Order::by_status(status).keys().collect(&self.aside).await?;
        Ok(keys.into_iter().map(|key| key.number).collect())
    }
}
