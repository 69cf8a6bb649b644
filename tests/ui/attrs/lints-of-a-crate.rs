//! The lints of a crate are about what its author wrote: here one field without documentation.
#![deny(
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    private_bounds,
    private_interfaces,
    rust_2024_compatibility,
    unnameable_types,
    unreachable_pub,
    unused_qualifications,
    unused_results,
    warnings
)]

use dynamodb_model::{Entity, Index, KeyPart, Projection, Table};
use serde::{Deserialize, Serialize};

/// The table.
#[derive(Clone, Copy, Debug, Table)]
#[table(name = "shop", pk = "pk", sk = "sk", indexes(ByStatus), entities(Order))]
pub struct Shop;

/// Its index.
#[derive(Clone, Copy, Debug, Index)]
#[index(global, name = "by-status", pk = "gsi1pk", sk = "gsi1sk", project = all)]
pub struct ByStatus;

/// How an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
pub enum Status {
    /// Not yet paid.
    Open,
    /// Paid.
    Paid,
}

/// An order.
#[derive(Debug, Serialize, Deserialize, Entity)]
#[entity(table = Shop, scan, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{id}"))]
#[entity(index(ByStatus, query = by_status, pk = "STATUS#{status}#{day}", sk = "{id}#{hidden}", when = placed))]
#[entity(part(day: u64 = day_of(paid_at)))]
pub struct Order {
    /// Who ordered.
    pub customer: String,
    /// Its number.
    pub id: u64,
    /// How it stands.
    pub status: Status,
    /// When it was paid, in seconds.
    pub paid_at: u64,
    pub placed: bool,
    hidden: Hidden,
}

/// Seen less than the entity that it is a part of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
struct Hidden(u8);

/// The number of an order.
#[derive(Clone, Copy, Debug, Deserialize, Projection)]
#[projection(of = Order)]
pub struct Number {
    /// Its number.
    pub id: u64,
}

fn day_of(seconds: &u64) -> u64 {
    seconds / 86_400
}

fn main() {}
