//! A customer's item collection, read by one query and folded into what it is.

use dynamodb_model::Collection;

use super::model::{Customer, Invoice, Line, Order, Shop};

/// Any item of a customer's partition.
#[derive(Clone, Debug, PartialEq, Collection)]
#[collection(table = Shop)]
pub enum CustomerItem {
    /// The customer.
    Customer(Customer),
    /// An order.
    Order(Order),
    /// A line of an order.
    Line(Line),
    /// The invoice of an order.
    Invoice(Invoice),
}

/// A customer with all orders.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// The customer; `None` if only a part of the partition was read.
    pub customer: Option<Customer>,
    /// The orders, the latest first.
    pub purchases: Vec<Purchase>,
}

/// An order with all that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Purchase {
    /// The order.
    pub order: Order,
    /// Its lines, in their order.
    pub lines: Vec<Line>,
    /// Its invoice, once it is paid.
    pub invoice: Option<Invoice>,
}

impl Account {
    /// The account with one more item, of those that a descending query gives: a customer before their orders, and an
    /// order before its lines, the last of them first.
    #[must_use]
    pub fn with(mut self, item: CustomerItem) -> Self {
        match (item, self.purchases.last_mut()) {
            (CustomerItem::Customer(customer), _) => self.customer = Some(customer),
            (CustomerItem::Order(order), _) => self.purchases.push(Purchase {
                order,
                lines: Vec::new(),
                invoice: None,
            }),
            (CustomerItem::Line(line), Some(last)) => last.lines.insert(0, line),
            (CustomerItem::Invoice(invoice), Some(last)) => last.invoice = Some(invoice),
            // The rest of an order that itself was not read.
            (CustomerItem::Line(_) | CustomerItem::Invoice(_), None) => {}
        }
        self
    }
}

/// How the sort keys of an order and of all that belongs to it begin. Numbers in keys have the width of their type.
#[must_use]
pub fn order_keys(number: u32) -> String {
    format!("ORDER#{number:010}")
}
