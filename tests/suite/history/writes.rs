//! Writes, and what they do to a map.

use dynamodb_model::operation::{Silent, Upserting};
use dynamodb_model::{Change, Changes, Check, Db, Entity, Result, Update, WriteTransaction};
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
    /// An item that must be there, or must not; only in a transaction.
    Check((String, u8), bool),
    /// Writes of different items.
    Transaction(Vec<Self>),
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
    Badge(Option<String>),
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
    let check = (key(), any::<bool>()).prop_map(|(key, present)| Write::Check(key, present));
    let member = prop_oneof![9 => single(), 1 => check];
    let transaction = vec(member, 1..5).prop_map(|mut writes| {
        // Each item once.
        let mut known = Vec::new();
        writes.retain(|write| {
            let keys = write.keys();
            let is_new = !keys.iter().any(|key| known.contains(key));
            known.extend(keys);
            is_new
        });
        Write::Transaction(writes)
    });
    prop_oneof![3 => single(), 1 => transaction]
}

fn key() -> impl Strategy<Value = (String, u8)> + Clone {
    (select(vec!["a", "b#1"]), 0..3_u8).prop_map(|(depot, number)| (depot.to_owned(), number))
}

fn single() -> impl Strategy<Value = Write> {
    let key = key();
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

/// Few enough to meet.
fn badge() -> impl Strategy<Value = Option<String>> {
    option::weighted(0.3, select(vec!["1", "2#", "3 ß"]).prop_map(str::to_owned))
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
        badge(),
    );
    let others = (-9..9_i64, name(), vec(any::<u8>(), 0..3));
    (key, keys, others).prop_map(|((depot, number), keys, (count, note, log))| {
        let (state, visible, owner, place, region, rank, score, badge) = keys;
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
            badge,
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
        badge().prop_map(Edit::Badge),
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
    /// The keys of all items that it is about.
    pub(super) fn keys(&self) -> Vec<(String, u8)> {
        match self {
            Self::Create(unit) | Self::Put(unit) | Self::Replace(unit) | Self::Upsert(unit) => {
                vec![unit.key()]
            }
            Self::Update(key, _) | Self::Delete(key) | Self::Check(key, _) => vec![key.clone()],
            Self::Transaction(writes) => writes.iter().flat_map(Self::keys).collect(),
        }
    }

    /// How many writes it is.
    pub(super) fn operations(&self) -> u64 {
        match self {
            Self::Transaction(writes) => writes.iter().map(Self::operations).sum(),
            _ => 1,
        }
    }

    pub(super) async fn send(&self, db: &Db<Fleet>) -> Done {
        let sent: Result<()> = match self {
            Self::Create(unit) => unit.create().send(db).await,
            Self::Put(unit) => unit.put().send(db).await,
            Self::Replace(unit) => unit.replace().send(db).await,
            Self::Update(key, edits) => update(key, edits).send(db).await,
            Self::Upsert(unit) => upsert(unit).send(db).await,
            Self::Delete((depot, number)) => Unit::delete(depot, *number).send(db).await,
            Self::Check(..) => db.write().check(self.check()).send().await.map(drop),
            Self::Transaction(writes) => {
                let begun = db.write();
                let transaction = writes.iter().fold(begun, |all, write| write.join(all));
                transaction.send().await.map(drop)
            }
        };
        match sent {
            Ok(()) => Done::Written,
            Err(error) if error.is_condition_failed() || error.is_not_unique() => Done::Refused,
            Err(error) => panic!("{self:?}: {error}"),
        }
    }

    /// Adds it to a transaction.
    fn join(&self, all: WriteTransaction<Fleet>) -> WriteTransaction<Fleet> {
        match self {
            Self::Create(unit) => all.create(unit),
            Self::Put(unit) => all.put(unit),
            Self::Replace(unit) => all.replace(unit),
            Self::Update(key, edits) => all.update(update(key, edits)),
            Self::Upsert(unit) => all.update(upsert(unit)),
            Self::Delete((depot, number)) => all.delete(Unit::delete(depot, *number)),
            Self::Check(..) => all.check(self.check()),
            Self::Transaction(writes) => writes.iter().fold(all, |all, write| write.join(all)),
        }
    }

    fn check(&self) -> Check<Unit> {
        let (depot, number) = self.keys().swap_remove(0);
        let check = Unit::check(depot, number);
        match self {
            Self::Check(_, false) => check.absent(),
            _ => check,
        }
    }

    /// Does to the map what it does to the table: all of it, or nothing if a condition does not hold or two items would
    /// have one badge.
    pub(super) fn apply(&self, map: &mut Map) -> Done {
        let mut new = map.clone();
        let mut badges: Vec<String> = Vec::new();
        let is_done = self.apply_alone(&mut new);
        badges.extend(new.values().filter_map(|unit| unit.badge.clone()));
        badges.sort_unstable();
        if !is_done || badges.windows(2).any(|pair| pair[0] == pair[1]) {
            return Done::Refused;
        }
        *map = new;
        Done::Written
    }

    /// Whether the conditions hold.
    fn apply_alone(&self, map: &mut Map) -> bool {
        let is_there = |key: &(String, u8)| map.contains_key(key);
        match self {
            Self::Create(unit) if is_there(&unit.key()) => return false,
            Self::Replace(unit) if !is_there(&unit.key()) => return false,
            Self::Update(key, _) if !is_there(key) => return false,
            Self::Check(key, present) => return is_there(key) == *present,
            Self::Create(unit) | Self::Put(unit) | Self::Replace(unit) => {
                map.insert(unit.key(), unit.clone());
            }
            Self::Update(key, edits) => {
                if let Some(unit) = map.get_mut(key) {
                    edits.iter().for_each(|edit| edit.apply(unit));
                }
            }
            Self::Upsert(new) => {
                let unit = map.entry(new.key()).or_insert_with(|| Unit {
                    count: 0,
                    log: Vec::new(),
                    ..new.clone()
                });
                Edit::all(new).iter().for_each(|edit| edit.apply(unit));
            }
            Self::Delete(key) => {
                map.remove(key);
            }
            Self::Transaction(writes) => return writes.iter().all(|write| write.apply_alone(map)),
        }
        true
    }
}

fn update((depot, number): &(String, u8), edits: &[Edit]) -> Update<Unit> {
    Unit::update(depot, *number).set(|unit| changes(edits, &unit))
}

fn upsert(unit: &Unit) -> Update<Unit, Silent, Upserting> {
    let edits = Edit::all(unit);
    Unit::upsert(&unit.depot, unit.number).set(|unit| changes(&edits, &unit))
}

fn changes(edits: &[Edit], unit: &<Unit as Entity>::Attributes<Changes>) -> Vec<Change> {
    edits.iter().map(|edit| edit.change(unit)).collect()
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
            Self::Badge(unit.badge.clone()),
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
            Self::Badge(badge) => unit.set_badge(badge),
            Self::Count(count) => unit.count.add(*count),
            Self::Note(note) => unit.set_note(note),
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
            Self::Badge(badge) => unit.badge = badge,
            Self::Count(count) => unit.count += count,
            Self::Note(note) => unit.note = note,
            Self::Log(byte) => unit.log.push(byte),
        }
    }
}
