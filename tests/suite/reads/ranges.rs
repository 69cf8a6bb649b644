//! Every condition on a key, against the same condition on the values in memory.

use std::cell::Cell;
use std::ops::{Bound, RangeBounds as _};

use dynamodb_model::{Db, Entity, Index, Table, starts_with};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use serde::{Deserialize, Serialize};

use crate::support::table;

#[derive(Table)]
#[table(
    name = "points",
    pk = "pk",
    sk = "sk",
    indexes(ByTerm, ByFall, ByBytes),
    entities(Point, Beside)
)]
struct Points;

#[derive(Index)]
#[index(global, name = "by_term", pk = "run", sk = ["term", N("number")], project = keys_only)]
struct ByTerm;

#[derive(Index)]
#[index(local, name = "by_fall", sk = "fall_sk", project = keys_only)]
struct ByFall;

#[derive(Index)]
#[index(local, name = "by_bytes", sk = B("bytes"), project = keys_only)]
struct ByBytes;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Points, key(pk = "RUN#{run}", sk = "POINT#{word}#{number}"))]
#[entity(index(ByTerm, query = by_term, pk = run, sk = [term, number]))]
#[entity(index(ByFall, query = by_fall, sk = "{number:desc}#{word}"))]
#[entity(index(ByBytes, query = by_bytes, sk = bytes))]
struct Point {
    run: String,
    word: String,
    number: i32,
    term: Option<String>,
    bytes: Option<Vec<u8>>,
}

/// Its keys stand before, between and behind those of points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Points, key(pk = "RUN#{of}", sk = "{word}"))]
struct Beside {
    of: String,
    word: String,
}

impl Point {
    fn new(run: &str, word: &str, number: i32) -> Self {
        let nonempty = (!word.is_empty()).then(|| word.to_owned());
        Self {
            run: run.to_owned(),
            word: word.to_owned(),
            number,
            bytes: nonempty.as_ref().map(|word| word.clone().into_bytes()),
            term: nonempty,
        }
    }
}

const WORDS: [&str; 14] = [
    "",
    "\0",
    " ",
    "#",
    "$",
    "%",
    "a",
    "a#",
    "a#b",
    "a$23",
    "a ",
    "aa",
    "é",
    "\u{10ffff}",
];
const NUMBERS: [i32; 9] = [i32::MIN, -10, -9, -1, 0, 1, 9, 10, i32::MAX];

/// A range as Rust writes it.
#[derive(Clone, Debug)]
enum Span<T> {
    Full,
    From(T),
    To(T),
    ToInclusive(T),
    Half(T, T),
    Closed(T, T),
    Bounds(Bound<T>, Bound<T>),
}

impl<T: PartialOrd> Span<T> {
    fn holds(&self, value: &T) -> bool {
        match self {
            Self::Full => true,
            Self::From(low) => (low..).contains(&value),
            Self::To(high) => (..high).contains(&value),
            Self::ToInclusive(high) => (..=high).contains(&value),
            Self::Half(low, high) => (low..high).contains(&value),
            Self::Closed(low, high) => (low..=high).contains(&value),
            Self::Bounds(low, high) => (low.as_ref(), high.as_ref()).contains(&value),
        }
    }
}

/// What a query is given after its partition.
#[derive(Clone, Debug)]
enum Ask {
    Nothing,
    First(Span<&'static str>),
    Beginning(&'static str),
    Second(&'static str, Span<i32>),
    Both(&'static str, i32),
    Number(Span<i32>),
    NumberAnd(i32, Span<&'static str>),
}

macro_rules! within {
    ($query:expr, $part:ident, $span:expr) => {
        match $span.clone() {
            Span::Full => $query.$part(..),
            Span::From(low) => $query.$part(low..),
            Span::To(high) => $query.$part(..high),
            Span::ToInclusive(high) => $query.$part(..=high),
            Span::Half(low, high) => $query.$part(low..high),
            Span::Closed(low, high) => $query.$part(low..=high),
            Span::Bounds(low, high) => $query.$part((low, high)),
        }
    };
}

fn spans<T: Clone + std::fmt::Debug + 'static>(
    value: impl Strategy<Value = T> + Clone + 'static,
) -> impl Strategy<Value = Span<T>> {
    let bound = |value: &_| {
        let value: BoxedStrategy<T> = Strategy::boxed(Clone::clone(value));
        let included = value.clone().prop_map(Bound::Included);
        prop_oneof![
            included,
            value.prop_map(Bound::Excluded),
            Just(Bound::Unbounded)
        ]
    };
    let value = value.boxed();
    let pair = (value.clone(), value.clone());
    prop_oneof![
        1 => Just(Span::Full),
        2 => value.clone().prop_map(Span::From),
        2 => value.clone().prop_map(Span::To),
        2 => value.clone().prop_map(Span::ToInclusive),
        3 => pair.clone().prop_map(|(low, high)| Span::Half(low, high)),
        3 => pair.prop_map(|(low, high)| Span::Closed(low, high)),
        4 => (bound(&value), bound(&value)).prop_map(|(low, high)| Span::Bounds(low, high)),
    ]
}

fn asks() -> impl Strategy<Value = Ask> {
    let (word, number) = (select(&WORDS[..]), select(&NUMBERS[..]));
    prop_oneof![
        1 => Just(Ask::Nothing),
        4 => spans(word.clone()).prop_map(Ask::First),
        2 => word.clone().prop_map(Ask::Beginning),
        3 => (word.clone(), spans(number.clone())).prop_map(|(word, span)| Ask::Second(word, span)),
        1 => (word.clone(), number.clone()).prop_map(|(word, number)| Ask::Both(word, number)),
        3 => spans(number.clone()).prop_map(Ask::Number),
        2 => (number, spans(word)).prop_map(|(number, span)| Ask::NumberAnd(number, span)),
    ]
}

impl Ask {
    fn holds(&self, (word, number): &(&'static str, i32)) -> bool {
        match self {
            Self::Nothing => true,
            Self::First(span) => span.holds(word),
            Self::Beginning(prefix) => word.starts_with(prefix),
            Self::Second(first, span) => first == word && span.holds(number),
            Self::Both(first, second) => first == word && second == number,
            Self::Number(span) => span.holds(number),
            Self::NumberAnd(first, span) => first == number && span.holds(word),
        }
    }

    /// Asks every way to the points that can answer, and compares.
    async fn check(&self, db: &Db<Points>, run: &str, all: &[(&'static str, i32)]) {
        let mut expected: Vec<_> = all
            .iter()
            .copied()
            .filter(|point| self.holds(point))
            .collect();
        match self {
            Self::Number(_) | Self::NumberAnd(..) => {
                expected.sort_unstable_by_key(|(word, number)| (std::cmp::Reverse(*number), *word));
                self.check_falling(db, run, &expected).await;
            }
            _ => {
                expected.sort_unstable();
                self.check_table(db, run, &expected).await;
                expected.retain(|(word, _)| !word.is_empty());
                self.check_terms(db, run, &expected).await;
            }
        }
    }

    async fn check_table(&self, db: &Db<Points>, run: &str, expected: &[(&'static str, i32)]) {
        let query = || match self {
            Self::First(span) => within!(Point::query(run), word, span),
            Self::Beginning(prefix) => Point::query(run).word(starts_with(prefix)),
            Self::Second(word, span) => within!(Point::query(run).word(*word), number, span),
            Self::Both(word, number) => Point::query(run).word(*word).number(*number),
            _ => Point::query(run).ascending(),
        };
        let pair = |point: &Point| (point.word.clone(), point.number);
        let expected: Vec<_> = expected
            .iter()
            .map(|(word, n)| ((*word).to_owned(), *n))
            .collect();
        let found = query().collect(db).await.unwrap();
        assert_eq!(
            found.iter().map(pair).collect::<Vec<_>>(),
            expected,
            "{self:?}"
        );
        let found = query().descending().page_size(3).collect(db).await.unwrap();
        assert_eq!(
            found.iter().rev().map(pair).collect::<Vec<_>>(),
            expected,
            "{self:?}"
        );
        assert_eq!(query().count(db).await.unwrap(), expected.len(), "{self:?}");
    }

    async fn check_terms(&self, db: &Db<Points>, run: &str, expected: &[(&'static str, i32)]) {
        // An attribute by itself cannot be empty, and so not be asked for as such.
        let query = match self {
            Self::Second("", _) | Self::Both("", _) => return,
            Self::First(span) => within!(Point::by_term(run), term, span),
            Self::Beginning(prefix) => Point::by_term(run).term(starts_with(prefix)),
            Self::Second(word, span) => within!(Point::by_term(run).term(*word), number, span),
            Self::Both(word, number) => Point::by_term(run).term(*word).number(*number),
            _ => Point::by_term(run).ascending(),
        };
        let found = query.keys().collect(db).await.unwrap();
        let found: Vec<_> = found.iter().map(|key| (&*key.term, key.number)).collect();
        assert_eq!(found, expected, "{self:?}");
        self.check_bytes(db, run, expected).await;
    }

    async fn check_bytes(&self, db: &Db<Points>, run: &str, expected: &[(&'static str, i32)]) {
        let Self::First(span) = self else { return };
        let bytes = |word: &'static str| word.as_bytes().to_vec();
        let query = Point::by_bytes(run);
        let query = match span.clone() {
            Span::Full => query.bytes(..),
            Span::From(low) => query.bytes(bytes(low)..),
            Span::To(high) => query.bytes(..bytes(high)),
            Span::ToInclusive(high) => query.bytes(..=bytes(high)),
            Span::Half(low, high) => query.bytes(bytes(low)..bytes(high)),
            Span::Closed(low, high) => query.bytes(bytes(low)..=bytes(high)),
            Span::Bounds(low, high) => query.bytes((low.map(bytes), high.map(bytes))),
        };
        let found = query.keys().collect(db).await.unwrap();
        let mut found: Vec<_> = found.iter().map(|key| (&*key.word, key.number)).collect();
        assert!(
            found.is_sorted_by_key(|(word, _)| *word),
            "{self:?}: {found:?}"
        );
        found.sort_unstable();
        assert_eq!(found, expected, "{self:?}");
    }

    async fn check_falling(&self, db: &Db<Points>, run: &str, expected: &[(&'static str, i32)]) {
        let query = match self {
            Self::Number(span) => within!(Point::by_fall(run), number, span),
            Self::NumberAnd(number, span) => {
                within!(Point::by_fall(run).number(*number), word, span)
            }
            _ => return,
        };
        let found = query.keys().collect(db).await.unwrap();
        let found: Vec<_> = found.iter().map(|key| (&*key.word, key.number)).collect();
        assert_eq!(found, expected, "{self:?}");
    }
}

#[test]
fn conditions_on_keys_mean_what_rust_says_on_the_values() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (_engine, db) = runtime.block_on(table::<Points>());
    let points = proptest::collection::btree_set((select(&WORDS[..]), select(&NUMBERS[..])), 1..12);
    let cases = (points, proptest::collection::vec(asks(), 10));
    let config = Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    };
    // Every case has a partition of its own.
    let runs = Cell::new(0);
    let outcome = TestRunner::new(config).run(&cases, |(points, asks)| {
        runs.set(runs.get() + 1);
        let run = runs.get().to_string();
        let points: Vec<_> = points.into_iter().collect();
        runtime.block_on(async {
            for (word, number) in &points {
                Point::new(&run, word, *number)
                    .put()
                    .send(&db)
                    .await
                    .unwrap();
            }
            for word in ["P", "POINT", "POINTS", "POINT$", "Q"] {
                let beside = Beside {
                    of: run.clone(),
                    word: word.to_owned(),
                };
                beside.put().send(&db).await.unwrap();
            }
            for ask in &asks {
                ask.check(&db, &run, &points).await;
            }
        });
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}
