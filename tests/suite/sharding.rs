//! Keys that are spread over shards are used as if they were in one piece.

mod cost;
mod cursors;
mod format;
mod migration;
mod queries;
mod writes;

use dynamodb_embedded::Engine;
use dynamodb_model::{Collection, Db, Entity, Index, KeyPart, Projection, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::support::{at, table};

#[derive(Table)]
#[table(name = "fleet", pk = "pk", sk = "sk")]
#[table(
    indexes(ByState, ByScore, ByLabel, ByKind),
    entities(Sample, Remark, Robot)
)]
pub(crate) struct Fleet;

#[derive(Index)]
#[index(global, name = "by_state", pk = "state_pk", sk = "state_sk", project = keys_only)]
pub(crate) struct ByState;

/// Sorted by numbers, many of which are equal.
#[derive(Index)]
#[index(global, name = "by_score", pk = "score_pk", sk = N("score"), project = all)]
pub(crate) struct ByScore;

/// One partition, and a sort key of two attributes.
#[derive(Index)]
#[index(global, name = "by_kind", pk = "all_pk", sk = ["kind", N("score")], project = all)]
pub(crate) struct ByKind;

#[derive(Index)]
#[index(local, name = "by_label", sk = "label_sk", project = all)]
pub(crate) struct ByLabel;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
pub(crate) enum State {
    Ok,
    Bad,
}

/// Sharded in the table and in every index, by different numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Fleet, scan)]
#[entity(key(pk = "ROBOT#{robot}", sk = "SAMPLE#{at}", shards = 4))]
#[entity(index(ByState, query = by_state, pk = "STATE#{state}", sk = "{at}#{robot}", shards = 8))]
#[entity(index(ByScore, query = by_score, pk = "KIND#{kind}", sk = score, shards = 3))]
#[entity(index(ByKind, query = by_kind, pk = "ALL", sk = [kind, score], singleton, shards = 5))]
#[entity(index(ByLabel, query = by_label, sk = "{label}"))]
pub(crate) struct Sample {
    pub(crate) robot: String,
    pub(crate) at: Timestamp,
    pub(crate) state: State,
    pub(crate) kind: String,
    pub(crate) score: i64,
    pub(crate) label: Option<String>,
    pub(crate) text: String,
    #[entity(version)]
    pub(crate) version: u64,
}

/// Shares the partitions of samples, shard for shard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Fleet)]
#[entity(key(pk = "ROBOT#{robot}", sk = "REMARK#{number}", shards = 4))]
pub(crate) struct Remark {
    pub(crate) robot: String,
    pub(crate) number: u32,
    #[entity(unique)]
    pub(crate) slug: String,
}

/// Begins as they do, and is in one piece.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Fleet)]
#[entity(key(pk = "ROBOT#{robot}", sk = "PROFILE"))]
pub(crate) struct Robot {
    pub(crate) robot: String,
}

#[derive(Debug, PartialEq, Collection)]
#[collection(table = Fleet)]
pub(crate) enum OfRobot {
    Sample(Sample),
    Remark(Remark),
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Sample)]
pub(crate) struct Score {
    pub(crate) at: Timestamp,
    pub(crate) score: i64,
}

/// Sample `number` of robot `a`, one a second. Scores repeat.
pub(crate) fn sample(number: i64) -> Sample {
    Sample {
        robot: "a".to_owned(),
        at: at(number),
        state: if number % 3 == 0 {
            State::Bad
        } else {
            State::Ok
        },
        kind: "arm".to_owned(),
        score: (number * 7) % 10 - 5,
        label: (number % 2 == 0).then(|| format!("label {}", number % 4)),
        text: format!("sample {number}"),
        version: 0,
    }
}

pub(crate) fn remark(number: u32) -> Remark {
    Remark {
        robot: "a".to_owned(),
        number,
        slug: format!("slug-{number}"),
    }
}

/// Samples `0..samples` of robot `a`, as they read back, among others.
pub(crate) async fn fleet(samples: i64) -> (Engine, Db<Fleet>, Vec<Sample>) {
    let (engine, db) = table::<Fleet>().await;
    let robot = Robot {
        robot: "a".to_owned(),
    };
    robot.create().send(&db).await.unwrap();
    let mut created = Vec::new();
    for number in 0..samples {
        let sample = sample(number);
        sample.create().send(&db).await.unwrap();
        created.push(Sample {
            version: 1,
            ..sample
        });
    }
    (engine, db, created)
}

pub(crate) fn times(samples: &[Sample]) -> Vec<Timestamp> {
    samples.iter().map(|sample| sample.at).collect()
}
