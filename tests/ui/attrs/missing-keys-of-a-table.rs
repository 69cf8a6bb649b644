//! A table has a name, a partition key and entities.
use dynamodb_model::Table;

#[derive(Table)]
struct Shop;

fn main() {}
