//! A nested part names a field of the key part that it looks into.
use dynamodb_model::{Entity, KeyPart, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "forge", pk = "pk", entities(Repo))]
struct Forge;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
struct RepoId {
    owner: String,
    name: String,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Forge, key(pk = "REPO#{id.owner}#{id.nam}"))]
struct Repo {
    id: RepoId,
}

fn main() {}
