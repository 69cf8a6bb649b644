//! Writes, and what they do to a map.

use dynamodb_model::{Change, Changes, Db, Entity, ErrorKind, Result};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use super::Map;
use super::model::{Fleet, State, Unit};

#[derive(Clone, Debug)]
pub(super) enum Write {
    Create(Unit),
    Put(Unit),
    Replace(Unit),
    Update((String, u8), Vec<Edit>),
    /// Sets all that an item needs, from this one.
    Upsert(Unit),
    Delete((String, u8)),
}

/// One change of an update.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    State(State, bool),
    Owner(Option<String>),
    Place(Option<String>),
    Region(Option<String>),
    Rank(Option<u8>),
    Score(u8),
    Count(i64),
    Note(Option<String>),
    Log(u8),
}

/// Whether a write was done, or refused by its condition.
#[derive(Debug, PartialEq)]
pub(super) enum Done {
    Written,
    Refused,
}

pub(super) fn write() -> impl Strategy<Value = Write> {
    let key =
        (select(vec!["a", "b#1"]), 0..3_u8).prop_map(|(depot, number)| (depot.to_owned(), number));
    prop_oneof![
        2 => unit().prop_map(Write::Create),
        1 => unit().prop_map(Write::Put),
        1 => unit().prop_map(Write::Replace),
        5 => (key.clone(), edits()).prop_map(|(key, edits)| Write::Update(key, edits)),
        2 => unit().prop_map(Write::Upsert),
        1 => key.prop_map(Write::Delete),
    ]
}

fn name() -> impl Strategy<Value = Option<String>> {
    option::of(select(vec!["x", "x#", "y$ z", "ß"]).prop_map(str::to_owned))
}

fn state() -> impl Strategy<Value = State> {
    prop_oneof![Just(State::Idle), Just(State::Busy)]
}

fn unit() -> impl Strategy<Value = Unit> {
    let key = (select(vec!["a", "b#1"]), 0..3_u8);
    let keys = (
        state(),
        any::<bool>(),
        name(),
        name(),
        name(),
        option::of(0..4_u8),
        0..4_u8,
    );
    let others = (-9..9_i64, name(), vec(any::<u8>(), 0..3));
    (key, keys, others).prop_map(|((depot, number), keys, (count, note, log))| {
        let (state, visible, owner, place, region, rank, score) = keys;
        let depot = depot.to_owned();
        Unit {
            depot,
            number,
            state,
            visible,
            owner,
            place,
            region,
            rank,
            score,
            count,
            note,
            log,
        }
    })
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (state(), any::<bool>()).prop_map(|(state, visible)| Edit::State(state, visible)),
        name().prop_map(Edit::Owner),
        name().prop_map(Edit::Place),
        name().prop_map(Edit::Region),
        option::of(0..4_u8).prop_map(Edit::Rank),
        (0..4_u8).prop_map(Edit::Score),
        (-9..9_i64).prop_map(Edit::Count),
        name().prop_map(Edit::Note),
        any::<u8>().prop_map(Edit::Log),
    ];
    vec(edit, 0..5).prop_map(|mut edits| {
        // An attribute is changed once.
        let mut known = Vec::new();
        edits.retain(|edit| {
            let kind = std::mem::discriminant(edit);
            let is_new = !known.contains(&kind);
            known.push(kind);
            is_new
        });
        edits
    })
}

impl Write {
    pub(super) fn key(&self) -> (String, u8) {
        match self {
            Self::Create(unit) | Self::Put(unit) | Self::Replace(unit) | Self::Upsert(unit) => {
                unit.key()
            }
            Self::Update(key, _) | Self::Delete(key) => key.clone(),
        }
    }

    pub(super) async fn send(&self, db: &Db<Fleet>) -> Done {
        let sent: Result<()> = match self {
            Self::Create(unit) => unit.create().send(db).await,
            Self::Put(unit) => unit.put().send(db).await,
            Self::Replace(unit) => unit.replace().send(db).await,
            Self::Update((depot, number), edits) => {
                let changes = |unit| {
                    edits
                        .iter()
                        .map(|edit| edit.change(&unit))
                        .collect::<Vec<_>>()
                };
                Unit::update(depot, *number).set(changes).send(db).await
            }
            Self::Upsert(unit) => {
                let edits = Edit::all(unit);
                let changes = |unit| {
                    edits
                        .iter()
                        .map(|edit| edit.change(&unit))
                        .collect::<Vec<_>>()
                };
                Unit::upsert(&unit.depot, unit.number)
                    .set(changes)
                    .send(db)
                    .await
            }
            Self::Delete((depot, number)) => Unit::delete(depot, *number).send(db).await,
        };
        match sent {
            Ok(()) => Done::Written,
            Err(error) if error.kind() == ErrorKind::ConditionFailed => Done::Refused,
            Err(error) => panic!("{self:?}: {error}"),
        }
    }

    pub(super) fn apply(&self, map: &mut Map) -> Done {
        let key = self.key();
        let is_there = map.contains_key(&key);
        match self {
            Self::Create(_) if is_there => return Done::Refused,
            Self::Replace(_) | Self::Update(..) if !is_there => return Done::Refused,
            Self::Create(unit) | Self::Put(unit) | Self::Replace(unit) => {
                map.insert(key, unit.clone());
            }
            Self::Update(_, edits) => {
                if let Some(unit) = map.get_mut(&key) {
                    edits.iter().for_each(|edit| edit.apply(unit));
                }
            }
            Self::Upsert(new) => {
                let unit = map.entry(key).or_insert_with(|| Unit {
                    count: 0,
                    log: Vec::new(),
                    ..new.clone()
                });
                Edit::all(new).iter().for_each(|edit| edit.apply(unit));
            }
            Self::Delete(_) => {
                map.remove(&key);
            }
        }
        Done::Written
    }
}

impl Edit {
    /// All that an item of these values needs.
    fn all(unit: &Unit) -> Vec<Self> {
        vec![
            Self::State(unit.state, unit.visible),
            Self::Owner(unit.owner.clone()),
            Self::Place(unit.place.clone()),
            Self::Region(unit.region.clone()),
            Self::Rank(unit.rank),
            Self::Score(unit.score),
            Self::Count(unit.count),
            Self::Note(unit.note.clone()),
            Self::Log(unit.log.first().copied().unwrap_or_default()),
        ]
    }

    fn change(&self, unit: &<Unit as Entity>::Attributes<Changes>) -> Change {
        match self {
            Self::State(state, visible) => unit.set_state_and_visible(state, visible),
            Self::Owner(owner) => unit.set_owner(owner),
            Self::Place(place) => unit.place.set(place),
            Self::Region(region) => unit.region.set(region),
            Self::Rank(rank) => unit.rank.set(rank),
            Self::Score(score) => unit.set_score(score),
            Self::Count(count) => unit.count.add(*count),
            Self::Note(note) => unit.note.set(note),
            Self::Log(byte) => unit.log.append([*byte]),
        }
    }

    fn apply(&self, unit: &mut Unit) {
        match self.clone() {
            Self::State(state, visible) => (unit.state, unit.visible) = (state, visible),
            Self::Owner(owner) => unit.owner = owner,
            Self::Place(place) => unit.place = place,
            Self::Region(region) => unit.region = region,
            Self::Rank(rank) => unit.rank = rank,
            Self::Score(score) => unit.score = score,
            Self::Count(count) => unit.count += count,
            Self::Note(note) => unit.note = note,
            Self::Log(byte) => unit.log.push(byte),
        }
    }
}
