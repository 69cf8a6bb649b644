//! Customers with unique values, orders with versions and an index, and stock; and a table beside theirs.

use dynamodb_model::{Entity, Index, Projection, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(
    name = "shop",
    pk = "pk",
    sk = "sk",
    indexes(ByState, Inverted),
    entities(Customer, Order, Stock)
)]
pub(super) struct Shop;

#[derive(Index)]
#[index(global, name = "by_state", pk = "state_pk", sk = "state_sk", project = all)]
pub(super) struct ByState;

/// The table's key the other way round, in which the items of unique values are too.
#[derive(Index)]
#[index(global, name = "inverted", pk = "sk", sk = "pk", project = all)]
pub(super) struct Inverted;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{id}", sk = "PROFILE"), scan)]
#[entity(index(Inverted, query = profiles, pk = "PROFILE", sk = "CUSTOMER#{id}", singleton, scan))]
pub(super) struct Customer {
    pub(super) id: String,
    #[entity(unique)]
    pub(super) email: String,
    #[entity(unique(set = call_them))]
    pub(super) handle: Option<String>,
    pub(super) orders: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{number}"))]
#[entity(index(ByState, query = by_state, pk = "STATE#{state}#{customer}", sk = "{number}", set = set_state_to))]
pub(super) struct Order {
    pub(super) customer: String,
    pub(super) number: u32,
    pub(super) state: String,
    pub(super) total: u64,
    #[entity(version)]
    pub(super) version: u64,
    #[entity(created_at)]
    pub(super) created_at: Option<Timestamp>,
    #[entity(updated_at)]
    pub(super) updated_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "STOCK#{sku}", sk = "STOCK"))]
pub(super) struct Stock {
    pub(super) sku: String,
    pub(super) count: u32,
    #[serde(default)]
    pub(super) text: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Order)]
pub(super) struct Total {
    pub(super) total: u64,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Customer)]
pub(super) struct Email {
    pub(super) email: String,
}

#[derive(Table)]
#[table(name = "audit", pk = "pk", entities(Entry))]
pub(super) struct Audit;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Audit, key(pk = "ENTRY#{number}"))]
pub(super) struct Entry {
    pub(super) number: u32,
    pub(super) text: String,
}

pub(super) fn customer(id: &str, email: &str) -> Customer {
    Customer {
        id: id.into(),
        email: email.into(),
        handle: None,
        orders: 0,
    }
}

pub(super) fn order(number: u32) -> Order {
    Order {
        customer: "ada".into(),
        number,
        state: "placed".into(),
        total: 100,
        version: 0,
        created_at: None,
        updated_at: Timestamp::UNIX_EPOCH,
    }
}

pub(super) fn stock(sku: &str, count: u32) -> Stock {
    Stock {
        sku: sku.into(),
        count,
        text: None,
    }
}
