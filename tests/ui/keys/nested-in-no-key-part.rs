//! A template looks into types with `derive(KeyPart)` only.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "forge", pk = "pk", entities(Repo))]
struct Forge;

#[derive(Serialize, Deserialize)]
struct RepoId {
    owner: String,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Forge, key(pk = "REPO#{id.owner}"))]
struct Repo {
    id: RepoId,
}

fn main() {}
