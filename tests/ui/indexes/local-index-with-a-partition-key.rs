//! A local index has the table's partition key and no other.
use dynamodb_model::Index;

#[derive(Index)]
#[index(local, name = "by-total", pk = "lsi1pk", sk = "lsi1sk", project = all)]
struct ByTotal;

fn main() {}
