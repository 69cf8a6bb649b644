//! Every query of sharded keys gives what one of a single partition would.

use dynamodb_model::{Cursor, Db};

use super::{Fleet, OfRobot, Sample, Score, State, fleet, remark, times};
use crate::support::{at, item, put_raw, s};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % bound
    }

    fn once_in(&mut self, bound: u64) -> bool {
        self.below(bound) == 0
    }
}

/// A query of the samples of robot `a`, and which of them it wants.
#[derive(Clone, Debug)]
struct Asked {
    low: i64,
    high: Option<i64>,
    least_score: Option<i64>,
    descending: bool,
    page_size: Option<u32>,
    limit: Option<usize>,
    fan_out: usize,
}

impl Asked {
    fn random(dice: &mut Dice, samples: u64) -> Self {
        let mut below = |bound: u64| i64::try_from(dice.below(bound)).unwrap();
        let (low, high, score, size, limit) = (
            below(samples),
            below(samples * 2),
            below(10),
            below(9),
            below(30),
        );
        Self {
            low: if dice.once_in(3) { low } else { 0 },
            high: dice.once_in(3).then_some(high),
            least_score: dice.once_in(3).then_some(score - 5),
            descending: dice.once_in(2),
            page_size: dice.once_in(2).then_some(1 + u32::try_from(size).unwrap()),
            limit: dice.once_in(2).then_some(usize::try_from(limit).unwrap()),
            fan_out: usize::try_from(dice.below(6)).unwrap(),
        }
    }

    fn query(&self) -> dynamodb_model::Query<Sample> {
        let query = match self.high {
            Some(high) => Sample::query("a").at(at(self.low)..at(high)),
            None => Sample::query("a").at(at(self.low)..),
        };
        let mut query = query.fan_out(self.fan_out);
        if self.descending {
            query = query.descending();
        }
        if let Some(size) = self.page_size {
            query = query.page_size(size);
        }
        if let Some(least) = self.least_score {
            query = query.filter(|sample| {
                sample.text.ne("x") & sample.kind.eq("arm") & sample.score.ge(least)
            });
        }
        query
    }

    fn wanted(&self, samples: &[Sample]) -> Vec<Sample> {
        let mut wanted: Vec<_> = samples
            .iter()
            .filter(|sample| {
                sample.at >= at(self.low)
                    && self.high.is_none_or(|high| sample.at < at(high))
                    && self.least_score.is_none_or(|least| sample.score >= least)
            })
            .cloned()
            .collect();
        if self.descending {
            wanted.reverse();
        }
        wanted
    }
}

async fn by_pages(asked: &Asked, db: &Db<Fleet>, limit: Option<usize>) -> Vec<Sample> {
    let mut found = Vec::new();
    let mut cursor: Option<Cursor> = None;
    loop {
        let query = match limit {
            Some(limit) => asked.query().limit(limit),
            None => asked.query(),
        };
        let page = query.page(db, cursor.take()).await.unwrap();
        cursor = page.next();
        if let Some(limit) = limit {
            let is_full = page.items().len() == limit;
            assert!(is_full || cursor.is_none(), "{asked:?}");
        }
        found.extend(page.into_items());
        if cursor.is_none() {
            return found;
        }
    }
}

#[tokio::test]
async fn random_queries_of_the_table_are_exact() {
    let (_engine, db, samples) = fleet(90).await;
    let mut dice = Dice(7);
    for _ in 0..60 {
        let asked = Asked::random(&mut dice, 90);
        let wanted = asked.wanted(&samples);
        let limit = asked.limit.unwrap_or(usize::MAX);
        let found = asked.query().limit(limit).collect(&db).await.unwrap();
        let expected = &wanted[..limit.min(wanted.len())];
        assert_eq!(found, expected, "{asked:?}");
        let counted = asked.query().limit(limit).count(&db).await.unwrap();
        assert_eq!(counted, expected.len(), "{asked:?}");
        assert_eq!(
            asked.query().count(&db).await.unwrap(),
            wanted.len(),
            "{asked:?}"
        );
        assert_eq!(
            asked.query().collect(&db).await.unwrap(),
            wanted,
            "{asked:?}"
        );
        let first = asked.query().first(&db).await.unwrap();
        assert_eq!(first.as_ref(), wanted.first(), "{asked:?}");
        let pages = by_pages(&asked, &db, asked.limit.filter(|limit| *limit > 0)).await;
        assert_eq!(pages, wanted, "{asked:?}");
    }
}

#[tokio::test]
async fn a_stream_yields_the_merged_order() {
    let (_engine, db, samples) = fleet(40).await;
    let mut rows = Sample::query("a").page_size(3).stream(&db);
    let mut streamed = Vec::new();
    while let Some(row) = rows.next().await {
        streamed.push(row.unwrap());
    }
    assert_eq!(streamed, samples);
}

#[tokio::test]
async fn rows_of_equal_sort_keys_have_one_order_everywhere() {
    let (_engine, db, samples) = fleet(60).await;
    let query = || Sample::by_score("arm");
    let all = query().collect(&db).await.unwrap();
    assert!(all.is_sorted_by_key(|sample| sample.score));
    let mut found = times(&all);
    found.sort_unstable();
    assert_eq!(found, times(&samples));
    for limit in [1, 2, 7, 59, 60, 61] {
        let expected = &all[..limit.min(60)];
        assert_eq!(query().limit(limit).collect(&db).await.unwrap(), expected);
        let mut cursor = None;
        let mut paged = Vec::new();
        loop {
            let page = query().limit(limit).page(&db, cursor).await.unwrap();
            cursor = page.next();
            paged.extend(page.into_items());
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(paged, all, "limit {limit}");
    }
    let down = query().descending().collect(&db).await.unwrap();
    assert!(down.is_sorted_by(|a, b| a.score >= b.score));
    assert_eq!(down.len(), 60);
    let range = query().score(-2..=1).collect(&db).await.unwrap();
    let expected = all.iter().filter(|sample| (-2..=1).contains(&sample.score));
    assert!(range.iter().eq(expected));
}

#[tokio::test]
async fn sort_keys_of_several_attributes_are_merged_one_after_the_other() {
    let (_engine, db, _) = fleet(0).await;
    for number in 0..40 {
        let kind = ["leg", "arm", "head"][usize::try_from(number % 3).unwrap()];
        let sample = Sample {
            kind: kind.to_owned(),
            ..super::sample(number)
        };
        sample.create().send(&db).await.unwrap();
    }
    let all = Sample::by_kind().collect(&db).await.unwrap();
    assert_eq!(all.len(), 40);
    assert!(all.is_sorted_by_key(|sample| (sample.kind.clone(), sample.score)));
    let legs = Sample::by_kind()
        .kind("leg")
        .score(..3)
        .collect(&db)
        .await
        .unwrap();
    let expected = all
        .iter()
        .filter(|sample| sample.kind == "leg" && sample.score < 3);
    assert!(legs.iter().eq(expected));
    let mut paged = Vec::new();
    let mut cursor = None;
    loop {
        let page = Sample::by_kind().limit(7).page(&db, cursor).await.unwrap();
        cursor = page.next();
        paged.extend(page.into_items());
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(paged, all);
}

#[tokio::test]
async fn projections_and_keys_of_all_shards() {
    let (_engine, db, samples) = fleet(15).await;
    let scores = Sample::query("a").at(at(3)..=at(12)).project::<Score>();
    let scores = scores.collect(&db).await.unwrap();
    let expected = samples[3..=12].iter().map(|sample| Score {
        at: sample.at,
        score: sample.score,
    });
    assert!(scores.into_iter().eq(expected));
    let keys = Sample::by_state(State::Ok).at(at(2)..).keys().descending();
    let keys = keys.collect(&db).await.unwrap();
    let expected = samples
        .iter()
        .rev()
        .filter(|sample| sample.state == State::Ok && sample.at >= at(2));
    assert!(
        keys.iter()
            .map(|key| key.at)
            .eq(expected.map(|sample| sample.at))
    );
}

#[tokio::test]
async fn a_local_index_has_the_shards_of_the_table() {
    let (_engine, db, samples) = fleet(24).await;
    let labels = Sample::by_label("a")
        .consistent()
        .collect(&db)
        .await
        .unwrap();
    assert!(labels.is_sorted_by_key(|sample| sample.label.clone()));
    let labelled = samples.iter().filter(|sample| sample.label.is_some());
    assert_eq!(labels.len(), labelled.count());
    let two = Sample::by_label("a")
        .label("label 2")
        .count(&db)
        .await
        .unwrap();
    assert_eq!(two, 6);
}

#[tokio::test]
async fn bounds_that_are_left_out_are_left_out_of_every_shard() {
    let (_engine, db, samples) = fleet(12).await;
    use std::ops::Bound::{Excluded, Included};
    let query = Sample::query("a").at((Excluded(at(2)), Excluded(at(9))));
    assert_eq!(query.collect(&db).await.unwrap(), samples[3..9]);
    let query = Sample::query("a").at((Excluded(at(2)), Included(at(9))));
    assert_eq!(query.count(&db).await.unwrap(), 7);
    let reversed = Sample::query("a").at(at(9)..at(2));
    assert_eq!(reversed.collect(&db).await.unwrap(), []);
}

#[tokio::test]
async fn rows_of_others_are_in_no_shard() {
    let (_engine, db, samples) = fleet(8).await;
    for (shard, sk) in [
        (0, "SAMPLE#x"),
        (1, "SAMPLE#2026-01-01T00:00:03"),
        (3, "SAMPLEX"),
    ] {
        let impostor = item([
            ("pk", s(&format!("ROBOT#a#{shard}"))),
            ("sk", s(sk)),
            ("_type", s("Impostor")),
        ]);
        put_raw(&db, impostor).await;
    }
    assert_eq!(Sample::query("a").collect(&db).await.unwrap(), samples);
    let limited = Sample::query("a").limit(8).collect(&db).await;
    assert_eq!(limited.unwrap(), samples);
    let filtered = Sample::query("a").filter(|sample| sample.score.ge(-5));
    assert_eq!(filtered.descending().count(&db).await.unwrap(), 8);
}

#[tokio::test]
async fn a_collection_reads_the_shards_that_its_entities_share() {
    let (_engine, db, samples) = fleet(10).await;
    for number in 0..5 {
        remark(number).create().send(&db).await.unwrap();
    }
    let all = OfRobot::query("a").collect(&db).await.unwrap();
    let remarks = (0..5).map(|number| OfRobot::Remark(remark(number)));
    let expected: Vec<_> = remarks
        .chain(samples.into_iter().map(OfRobot::Sample))
        .collect();
    assert_eq!(all, expected);
    let mut paged = Vec::new();
    let mut cursor = None;
    loop {
        let page = OfRobot::query("a")
            .limit(4)
            .page(&db, cursor)
            .await
            .unwrap();
        cursor = page.next();
        paged.extend(page.into_items());
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(paged, expected);
    assert_eq!(OfRobot::query("a").count(&db).await.unwrap(), 15);
    let few = OfRobot::query("a").sort_keys("REMARK#0000000003".."SAMPLE#2026-01-01T00:00:01");
    assert_eq!(
        few.descending().collect_all(&db).await.unwrap().items.len(),
        3
    );
}

#[tokio::test]
async fn one_shard_can_be_read_alone() {
    let (_engine, db, samples) = fleet(30).await;
    let mut found = Vec::new();
    for shard in 0..4 {
        let alone = Sample::query("a").shard(shard).collect(&db).await.unwrap();
        assert!(alone.is_sorted_by_key(|sample| sample.at));
        assert_eq!(
            Sample::query("a").shard(shard).count(&db).await.unwrap(),
            alone.len()
        );
        found.extend(alone);
    }
    found.sort_by_key(|sample| sample.at);
    assert_eq!(found, samples);
    let beyond = Sample::query("a").shard(4).collect(&db).await.unwrap_err();
    assert_eq!(
        beyond.to_string(),
        "cannot query `Sample`: there is no shard 4: its key has 4 shards, and the first is 0"
    );
    let unsharded = super::Robot::query("a")
        .shard(0)
        .first(&db)
        .await
        .unwrap_err();
    assert_eq!(
        unsharded.to_string(),
        "cannot query `Robot`: its key has no `shards`; remove `.shard(..)`"
    );
}
