//! An index that includes nothing carries keys only, and says so.
use dynamodb_model::Index;

#[derive(Index)]
#[index(global, name = "by-total", pk = N("total"), project = include())]
struct ByTotal;

fn main() {}
