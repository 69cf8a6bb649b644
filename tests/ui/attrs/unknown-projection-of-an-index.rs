//! An index carries keys only, some attributes, or all.
use dynamodb_model::Index;

#[derive(Index)]
#[index(global, name = "by-status", pk = "gsi1pk", project = key_only)]
struct ByStatus;

fn main() {}
