//! The whole model: one table, two indexes, seven entities. Every key, query and request of this example comes from here.
//!
//! | entity     | partition key         | sort key                         | `lookup`         | `lists`                   |
//! | ---------- | --------------------- | -------------------------------- | ---------------- | ------------------------- |
//! | `Customer` | `CUSTOMER#{customer}` | `PROFILE`                        | `EMAIL#{email}`  |                           |
//! | `Order`    | `CUSTOMER#{customer}` | `ORDER#{number}#SUMMARY`         | `ORDER#{number}` | `STATUS#{status}`         |
//! | `Line`     | `CUSTOMER#{customer}` | `ORDER#{number}#LINE#{position}` |                  |                           |
//! | `Invoice`  | `CUSTOMER#{customer}` | `ORDER#{number}#INVOICE`         |                  | `INVOICES#{issued:month}` |
//! | `Product`  | `PRODUCT#{sku}`       | `DETAILS`                        |                  |                           |
//! | `Stock`    | `PRODUCT#{sku}`       | `STOCK`                          |                  |                           |
//! | `Sequence` | `SEQUENCE#{name}`     | `LAST`                           |                  |                           |
//!
//! All that belongs to a customer lies in one partition. Read backwards, the customer comes first, then the latest order,
//! and each order before its lines and its invoice: so a page holds what a page shows.

use dynamodb_model::{Entity, Index, KeyPart, Projection, Table};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One physical table. Every entity below lives in it.
#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", indexes(Lookup, Lists))]
#[table(entities(Customer, Order, Line, Invoice, Product, Stock, Sequence))]
pub struct Shop;

/// One item by what people know it by. Keys only: the answer is which item it is.
#[derive(Index)]
#[index(global, name = "lookup", pk = "lookup_pk", project = keys_only)]
pub struct Lookup;

/// Many items in the order in which they are dealt with, with the one attribute that their lists show.
#[derive(Index)]
#[index(global, name = "lists", pk = "lists_pk", sk = "lists_sk", project = include("total_cents"))]
pub struct Lists;

/// Somebody who buys here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "PROFILE"))]
#[entity(index(Lookup, query = by_email, pk = "EMAIL#{email}"))]
pub struct Customer {
    /// Their own name for themselves, which stays.
    pub customer: String,
    /// What to write on a parcel.
    pub name: String,
    /// Nobody else's. That it is `unique` keeps a second customer from having it; the index is what finds the customer.
    #[entity(unique)]
    pub email: String,
    /// How many orders there are.
    pub orders: u32,
    /// What has been paid for them.
    pub paid_cents: u64,
    /// Counted by the library: a write that has not seen the last one fails.
    #[entity(version)]
    pub version: u64,
    /// Set by the library when the item is created.
    #[entity(created_at)]
    pub created_at: Option<Timestamp>,
    /// Set by the library with every write.
    #[entity(updated_at)]
    pub updated_at: Option<Timestamp>,
}

/// How far an order has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The goods are set aside.
    Placed,
    /// There is an invoice, and somebody should pack the goods.
    Paid,
    /// Nothing is left to do.
    Sent,
}

// Every order of a status shares one partition of `lists`, which is what `allow(low_cardinality)` owns up to. Only open
// orders are in it, so it stays small, and it serves 1000 writes a second.
/// What a customer has ordered at one time. Its lines and its invoice are items of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{number}#SUMMARY"))]
#[entity(index(Lookup, query = by_number, pk = "ORDER#{number}"))]
#[entity(index(Lists, query = by_status, pk = "STATUS#{status}", sk = "{number}", when = is_open(status), allow(low_cardinality)))]
pub struct Order {
    /// Whose order it is.
    pub customer: String,
    /// Of the whole shop, and the larger the later.
    pub number: u32,
    /// How far it has come.
    pub status: Status,
    /// The sum of its lines.
    pub total_cents: u64,
    /// Counted by the library.
    #[entity(version)]
    pub version: u64,
    /// When it was placed.
    #[entity(created_at)]
    pub created_at: Option<Timestamp>,
    /// When its status changed last.
    #[entity(updated_at)]
    pub updated_at: Option<Timestamp>,
}

fn is_open(status: &Status) -> bool {
    *status != Status::Sent
}

/// One product of an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{number}#LINE#{position}"))]
pub struct Line {
    /// Whose order it is.
    pub customer: String,
    /// The order's number.
    pub number: u32,
    /// The line's place in the order, from 1.
    pub position: u8,
    /// Which product.
    pub sku: String,
    /// How many of it.
    pub quantity: u32,
    /// What one of it cost when it was ordered.
    pub price_cents: u64,
}

/// What was charged for an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{number}#INVOICE"))]
#[entity(index(Lists, query = by_month, pk = "INVOICES#{issued:month}", sk = "{issued}#{number}"))]
pub struct Invoice {
    /// Whose order it is.
    pub customer: String,
    /// The order's number.
    pub number: u32,
    /// The day of the invoice.
    pub issued: Date,
    /// What was charged.
    pub total_cents: u64,
}

/// Something to buy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "PRODUCT#{sku}", sk = "DETAILS"))]
pub struct Product {
    /// Its own name.
    pub sku: String,
    /// What people call it.
    pub title: String,
    /// What one of it costs today.
    pub price_cents: u64,
}

/// How many of a product are left.
///
/// An item of its own: it changes with every order and the product does not, and a transaction can then decrement the one
/// and check the other, as it takes one operation for each item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "PRODUCT#{sku}", sk = "STOCK"))]
pub struct Stock {
    /// Which product.
    pub sku: String,
    /// How many can be ordered.
    pub available: u32,
}

/// A counter that gives each number once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "SEQUENCE#{name}", sk = "LAST"))]
pub struct Sequence {
    /// What is numbered.
    pub name: String,
    /// The last number that was given.
    pub last: u32,
}

/// An order in the list of its status.
#[derive(Clone, Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Order)]
pub struct Waiting {
    /// Its number.
    pub number: u32,
    /// Whose order it is.
    pub customer: String,
    /// The sum of its lines.
    pub total_cents: u64,
}
