//! Changing the number of shards of a table that has items.

use dynamodb_model::{Db, Entity as _, Table};

use crate::support::{recorded, table};

pub(super) use before::{Board, Job, job};

/// The declaration as it was.
pub(super) mod before {
    use dynamodb_model::{Entity, Index, Table};
    use serde::{Deserialize, Serialize};

    #[derive(Table)]
    #[table(name = "board", pk = "pk", sk = "sk", indexes(ByState), entities(Job))]
    pub(crate) struct Board;

    #[derive(Index)]
    #[index(global, name = "by_state", pk = "state_pk", sk = "state_sk", project = keys_only)]
    pub(crate) struct ByState;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Board, scan, key(pk = "BOARD#{board}", sk = "JOB#{number}", shards = 3))]
    #[entity(index(ByState, query = by_state, pk = "STATE#{state}", sk = "{number}", shards = 4))]
    pub(crate) struct Job {
        pub(crate) board: String,
        pub(crate) number: u32,
        pub(crate) state: String,
    }

    pub(crate) fn job(number: u32) -> Job {
        Job {
            board: "a".to_owned(),
            number,
            state: "open".to_owned(),
        }
    }
}

/// With more shards in the index.
pub(super) mod after {
    use dynamodb_model::{Db, Entity, Index, Table};
    use serde::{Deserialize, Serialize};

    #[derive(Table)]
    #[table(name = "board", pk = "pk", sk = "sk", indexes(ByState), entities(Job))]
    pub(crate) struct Board;

    #[derive(Index)]
    #[index(global, name = "by_state", pk = "state_pk", sk = "state_sk", project = keys_only)]
    pub(crate) struct ByState;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Board, scan, key(pk = "BOARD#{board}", sk = "JOB#{number}", shards = 3))]
    #[entity(index(ByState, query = by_state, pk = "STATE#{state}", sk = "{number}", shards = 16))]
    pub(crate) struct Job {
        pub(crate) board: String,
        pub(crate) number: u32,
        pub(crate) state: String,
    }

    /// The same table by this declaration.
    pub(crate) fn reopened(db: &Db<super::Board>) -> Db<Board> {
        super::opened_as(db)
    }
}

/// With more shards in the table.
mod copied {
    use dynamodb_model::{Entity, Table};
    use serde::{Deserialize, Serialize};

    #[derive(Table)]
    #[table(name = "board", pk = "pk", sk = "sk", entities(Job))]
    pub(crate) struct Board;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Board, scan, key(pk = "BOARD#{board}", sk = "JOB#{number}", shards = 7))]
    pub(crate) struct Job {
        pub(crate) board: String,
        pub(crate) number: u32,
        pub(crate) state: String,
    }
}

/// The same physical table, declared otherwise.
fn opened_as<A: Table, B: Table>(db: &Db<A>) -> Db<B> {
    Db::new(db.client().clone()).named(db.table_name())
}

async fn numbers_after(db: &Db<after::Board>, descending: bool) -> Vec<u32> {
    let query = after::Job::by_state("open").keys();
    let query = if descending {
        query.descending()
    } else {
        query
    };
    let keys = query.collect(db).await.unwrap();
    keys.iter().map(|key| key.number).collect()
}

#[tokio::test]
async fn more_shards_of_an_index_are_exact_at_once() {
    let (_engine, old) = table::<Board>().await;
    for number in 0..30 {
        job(number).create().send(&old).await.unwrap();
    }
    let new: Db<after::Board> = opened_as(&old);
    let ascending: Vec<u32> = (0..30).collect();
    let descending: Vec<u32> = (0..30).rev().collect();
    assert_eq!(numbers_after(&new, false).await, ascending);
    assert_eq!(numbers_after(&new, true).await, descending);
    // Every write moves its item to its new shard; the old entry does not stay behind.
    for number in (0..30).step_by(2) {
        let update = after::Job::update("a", number).set(|job| job.set_state("open"));
        update.send(&new).await.unwrap();
    }
    for number in 30..40 {
        let job = after::Job {
            board: "a".to_owned(),
            number,
            state: "open".to_owned(),
        };
        job.create().send(&new).await.unwrap();
    }
    let ascending: Vec<u32> = (0..40).collect();
    let descending: Vec<u32> = (0..40).rev().collect();
    assert_eq!(numbers_after(&new, false).await, ascending);
    assert_eq!(numbers_after(&new, true).await, descending);
    assert_eq!(after::Job::by_state("open").count(&new).await.unwrap(), 40);
    let mut in_new_shards = 0;
    for shard in 4..16 {
        let alone = after::Job::by_state("open").shard(shard);
        in_new_shards += alone.count(&new).await.unwrap();
    }
    assert!(in_new_shards > 10, "{in_new_shards}");
}

#[tokio::test]
async fn fewer_shards_of_an_index_are_exact_when_those_that_go_are_empty() {
    let (_engine, old) = table::<Board>().await;
    // Here `after` is the declaration of before: 16 shards, and 4 are to stay.
    let many: Db<after::Board> = opened_as(&old);
    for number in 0..30 {
        let job = after::Job {
            board: "a".to_owned(),
            number,
            state: "open".to_owned(),
        };
        job.create().send(&many).await.unwrap();
    }
    let few = old;
    for shard in 4..16 {
        let rows = after::Job::by_state("open").shard(shard).keys();
        for row in rows.collect(&many).await.unwrap() {
            let update = Job::update(row.board, row.number).set(|job| job.set_state("open"));
            update.send(&few).await.unwrap();
        }
        let rest = after::Job::by_state("open").shard(shard);
        assert_eq!(rest.count(&many).await.unwrap(), 0);
    }
    let keys = Job::by_state("open").keys().collect(&few).await.unwrap();
    let numbers: Vec<u32> = keys.iter().map(|key| key.number).collect();
    assert_eq!(numbers, (0..30).collect::<Vec<_>>());
    // And whoever still has the old declaration finds all of them too.
    assert_eq!(numbers_after(&many, false).await, numbers);
}

#[tokio::test]
async fn items_move_to_other_shards_of_the_table_by_being_copied() {
    let (_engine, old) = table::<Board>().await;
    for number in 0..20 {
        job(number).create().send(&old).await.unwrap();
    }
    let new: Db<copied::Board> = opened_as(&old);
    let mut rows = Job::query("a").stream(&old);
    while let Some(row) = rows.next().await {
        let row = row.unwrap();
        let there = row.primary_key().unwrap();
        let copy = copied::Job {
            board: row.board,
            number: row.number,
            state: row.state,
        };
        copy.put().send(&new).await.unwrap();
        if there.partition() != copy.primary_key().unwrap().partition() {
            there.delete().send(&old).await.unwrap();
        }
    }
    let found = copied::Job::query("a").collect(&new).await.unwrap();
    assert_eq!(found.len(), 20);
    // Nothing is left where it was, or there twice.
    assert_eq!(copied::Job::scan().count(&new).await.unwrap(), 20);
    for number in 0..20 {
        let found = copied::Job::get("a", number).send(&new).await.unwrap();
        assert_eq!(found.unwrap().number, number);
    }
}

#[tokio::test]
async fn a_read_of_old_shards_is_one_request_more_for_each_new_one() {
    let (_engine, old) = table::<Board>().await;
    job(1).create().send(&old).await.unwrap();
    let (new, wire) = recorded(&after::reopened(&old));
    assert_eq!(after::Job::by_state("open").count(&new).await.unwrap(), 1);
    assert_eq!(wire.take().len(), 16);
}
