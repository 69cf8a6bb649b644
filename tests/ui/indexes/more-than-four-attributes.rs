//! The key of an index has at most four attributes on each side.
use dynamodb_model::Index;

#[derive(Index)]
#[index(global, name = "by-place", project = all)]
#[index(pk = ["planet", "continent", "country", "state", "city"])]
#[index(sk = ["zip", "street", "house", "floor", "door"])]
struct ByPlace;

fn main() {}
