use std::collections::{BTreeMap, BTreeSet};

use dynamodb_model::{Db, Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(
    name = "soak",
    pk = "pk",
    sk = "sk",
    indexes(ByGroup),
    entities(Thing, Counter, Member)
)]
pub(super) struct Soak;

#[derive(Index)]
#[index(global, name = "by_group", pk = "group_pk", sk = "group_sk", project = keys_only)]
pub(super) struct ByGroup;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Soak, key(pk = "THING#{id}", sk = "THING"), scan)]
#[entity(index(ByGroup, query = in_group, pk = "GROUP#{group}", sk = "{rank}", shards = 4))]
pub(super) struct Thing {
    pub(super) id: u32,
    pub(super) group: String,
    pub(super) rank: u32,
    pub(super) text: String,
}

/// What several tasks count at once, with the name of each count that was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Soak, key(pk = "COUNTER#{id}", sk = "COUNTER"))]
pub(super) struct Counter {
    pub(super) id: u32,
    pub(super) count: u64,
    #[serde(default, with = "dynamodb_model::string_set")]
    pub(super) done: BTreeSet<String>,
    #[entity(version)]
    pub(super) version: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Soak, key(pk = "MEMBER#{id}", sk = "MEMBER"), scan)]
pub(super) struct Member {
    pub(super) id: u32,
    #[entity(unique)]
    pub(super) seat: String,
    pub(super) moves: u64,
}

pub(super) fn thing(id: u32, text: u32) -> Thing {
    Thing {
        id,
        group: format!("g{}", id % 2),
        rank: id.reverse_bits() >> 4,
        text: format!("text {text} of {id}"),
    }
}

/// All things in the table, read without faults.
pub(super) async fn things(db: &Db<Soak>) -> BTreeMap<u32, Thing> {
    let things = Thing::scan().parallel(8).collect(db).await.unwrap();
    things.into_iter().map(|thing| (thing.id, thing)).collect()
}
