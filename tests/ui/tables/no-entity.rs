//! What stands in `entities(..)` is declared by `derive(Entity)`.
use dynamodb_model::Table;

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

struct Order {
    id: u64,
}

fn main() {}
