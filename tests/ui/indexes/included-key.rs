//! An index carries its keys anyway.
use dynamodb_model::Index;

#[derive(Index)]
#[index(global, name = "by-total", pk = N("total"), project = include("customer", "total"))]
struct ByTotal;

fn main() {}
