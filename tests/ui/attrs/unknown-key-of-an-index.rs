//! A misspelt key of `#[index(..)]` is corrected.
use dynamodb_model::Index;

#[derive(Index)]
#[index(global, name = "by-status", pk = "gsi1pk", projection = all)]
struct ByStatus;

fn main() {}
