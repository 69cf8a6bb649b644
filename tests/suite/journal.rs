//! A model to read from: entries in the table and three indexes, among rows of other entities.

use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity, Index, Projection, Table};
use serde::{Deserialize, Serialize};

use crate::support::{item, put_raw, s, table};

#[derive(Table)]
#[table(name = "journal", pk = "pk", sk = "sk")]
#[table(indexes(ByLevel, ByRank, ByLoud), entities(Entry, Mark))]
pub(crate) struct Journal;

/// Rows of both entities, in one order; equal keys are common.
#[derive(Index)]
#[index(global, name = "by_level", pk = "level_pk", sk = "level_sk", project = all)]
pub(crate) struct ByLevel;

#[derive(Index)]
#[index(local, name = "by_rank", sk = "rank_sk", project = keys_only)]
pub(crate) struct ByRank;

/// Rows of both entities without their type tag.
#[derive(Index)]
#[index(global, name = "by_loud", pk = "loud_pk", sk = "loud_sk", project = keys_only)]
pub(crate) struct ByLoud;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Journal, key(pk = "LOG#{log}", sk = "ENTRY#{number}"), scan)]
#[entity(index(ByLevel, query = by_level, pk = "LEVEL#{level}", sk = "{word}", scan))]
#[entity(index(ByRank, query = by_rank, sk = "{rank:desc}"))]
#[entity(index(ByLoud, query = by_loud, pk = "LOUD#{log}", sk = "{word}", scan))]
pub(crate) struct Entry {
    pub(crate) log: String,
    pub(crate) number: u32,
    pub(crate) level: u8,
    pub(crate) word: String,
    pub(crate) rank: Option<i16>,
    pub(crate) text: Option<String>,
}

/// Stands between entries wherever it can.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Journal, key(pk = "LOG#{log}", sk = "ENTRANCE#{number}"), scan)]
#[entity(index(ByLevel, query = by_level, pk = "LEVEL#{level}", sk = "{word}"))]
#[entity(index(ByLoud, query = by_loud, pk = "LOUD#{log}", sk = "{word}"))]
pub(crate) struct Mark {
    pub(crate) log: String,
    pub(crate) number: u32,
    pub(crate) level: u8,
    pub(crate) word: String,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Entry)]
pub(crate) struct Brief {
    pub(crate) number: u32,
    pub(crate) text: Option<String>,
}

/// Entry `number` of log `a`, level 1; words repeat every three entries.
pub(crate) fn entry(number: u32) -> Entry {
    Entry {
        log: "a".to_owned(),
        number,
        level: 1,
        word: ["x", "y", "z"][number as usize % 3].to_owned(),
        rank: Some(100 - number as i16),
        text: None,
    }
}

pub(crate) fn mark(number: u32) -> Mark {
    let Entry {
        log, level, word, ..
    } = entry(number);
    Mark {
        log,
        number,
        level,
        word,
    }
}

/// Entries `0..entries` of log `a`, and as many marks.
pub(crate) async fn journal(entries: u32) -> (Engine, Db<Journal>) {
    let (engine, db) = table::<Journal>().await;
    for number in 0..entries {
        entry(number).create().send(&db).await.unwrap();
        mark(number).create().send(&db).await.unwrap();
    }
    (engine, db)
}

/// An item whose keys are those of an entry, but which says that it is something else.
pub(crate) async fn impostor(db: &Db<Journal>, number: u32) {
    let impostor = item([
        ("pk", s("LOG#a")),
        ("sk", s(&format!("ENTRY#{number:010}"))),
        ("level_pk", s("LEVEL#001")),
        ("level_sk", s("y")),
        ("_type", s("Impostor")),
    ]);
    put_raw(db, impostor).await;
}

pub(crate) fn numbers(entries: &[Entry]) -> Vec<u32> {
    entries.iter().map(|entry| entry.number).collect()
}
