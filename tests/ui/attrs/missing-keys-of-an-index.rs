//! An index has a kind, a name, a key and a projection.
use dynamodb_model::Index;

#[derive(Index)]
struct ByStatus;

fn main() {}
