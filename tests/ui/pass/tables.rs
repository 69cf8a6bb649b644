//! Tables whose entities look as if they collided, and do not.

use dynamodb_model::{Entity, KeyPart, Table, Ttl};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(
    name = "forge",
    pk = "pk",
    sk = "sk",
    ttl = "expires_at",
    type_tag = "kind"
)]
#[table(entities(Repo, Issue, Comment, Draft))]
struct Forge;

/// Its partition key is that of the issues; the sort key tells them apart.
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Forge, name = "repository", key(pk = "REPO#{owner}#{name}", sk = "REPO"))]
struct Repo {
    owner: String,
    name: String,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Forge, key(pk = "REPO#{owner}#{name}", sk = "ISSUE#{number}"))]
struct Issue {
    owner: String,
    name: String,
    number: u32,
}

/// Its sort key goes on where that of an issue ends.
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Forge, key(pk = "REPO#{owner}#{name}", sk = "ISSUE#{number}#COMMENT#{comment}"))]
struct Comment {
    owner: String,
    name: String,
    number: u32,
    comment: u32,
    #[entity(ttl)]
    expires_at: Option<Ttl>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
enum Topic {
    Open,
    Closed,
}

/// Only the values of its part tell it apart: no number is a topic.
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Forge, key(pk = "REPO#{owner}#{name}", sk = "ISSUE#{topic}"))]
struct Draft {
    owner: String,
    name: String,
    topic: Topic,
    /// The type tag has another name here, so this one is free.
    _type: String,
}

/// The same key in another table.
#[derive(Table)]
#[table(name = "archive", pk = "pk", sk = "sk", entities(OldRepo))]
struct Archive;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Archive, name = "repository", key(pk = "REPO#{owner}#{name}", sk = "REPO"))]
struct OldRepo {
    owner: String,
    name: String,
}

#[test]
fn compiles() {
    assert_eq!(<Forge as Table>::SCHEMA.entity_schemas().len(), 4);
    assert_eq!(<Archive as Table>::SCHEMA.entity_schemas().len(), 1);
}
