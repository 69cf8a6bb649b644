//! Questions to a table, and the answers that a map has to them.

use dynamodb_model::Db;

use super::Map;
use super::model::{Fleet, State, Unit};
use crate::support::Item;

/// A read of everything that one write can have changed in the table, or in one of its indexes.
#[derive(Debug, PartialEq)]
pub(super) enum Asked {
    Item((String, u8)),
    Depot(String),
    State(State, String),
    Owner(String),
    Place(String),
    Region(String, String),
    Note(String),
    Score(String),
}

impl Asked {
    /// The items, and all partitions that they are in or were. What they keep through a write is asked for once.
    pub(super) fn about(keys: &[(String, u8)], states: [&Map; 2]) -> Vec<Self> {
        let mut asked: Vec<Self> = keys.iter().cloned().map(Self::Item).collect();
        let of_keys = |map: &'_ Map| -> Vec<Unit> {
            keys.iter()
                .filter_map(|key| map.get(key).cloned())
                .collect()
        };
        for unit in states.into_iter().flat_map(of_keys) {
            for partition in Self::partitions(&unit) {
                if !asked.contains(&partition) {
                    asked.push(partition);
                }
            }
        }
        asked
    }

    fn partitions(unit: &Unit) -> Vec<Self> {
        let depot = &unit.depot;
        let mut partitions = vec![
            Self::Depot(depot.clone()),
            Self::State(unit.state, depot.clone()),
            Self::Note(depot.clone()),
            Self::Score(depot.clone()),
        ];
        partitions.extend(unit.owner.clone().map(Self::Owner));
        partitions.extend(unit.place.clone().map(Self::Place));
        if let (Some(region), Some(_)) = (&unit.region, unit.rank) {
            partitions.push(Self::Region(depot.clone(), region.clone()));
        }
        partitions
    }

    pub(super) async fn of_table(&self, db: &Db<Fleet>) -> Vec<Unit> {
        let found = match self {
            Self::Item((depot, number)) => {
                let item = Unit::get(depot, *number).send(db).await;
                item.map(|unit| unit.into_iter().collect())
            }
            Self::Depot(depot) => Unit::query(depot).collect(db).await,
            Self::State(state, depot) => Unit::by_state(state, depot).collect(db).await,
            Self::Owner(owner) => Unit::by_owner(owner).collect(db).await,
            Self::Place(place) => {
                let mut units = Unit::by_place(place).collect(db).await.unwrap();
                // An index without a sort key has no order.
                units.sort_by_key(Unit::key);
                Ok(units)
            }
            Self::Region(depot, region) => Unit::by_region(depot, region).collect(db).await,
            Self::Note(depot) => {
                let mut units = Unit::by_note(depot).collect(db).await.unwrap();
                assert!(units.is_sorted_by_key(|unit| unit.note.clone()));
                // Rows of one sort key have no order.
                units.sort_by_key(|unit| (unit.note.clone(), unit.key()));
                Ok(units)
            }
            Self::Score(depot) => Unit::by_score(depot).collect(db).await,
        };
        found.unwrap()
    }

    /// Told by what the declarations promise, not by keys.
    pub(super) fn of_map(&self, map: &Map) -> Vec<Unit> {
        let mut units: Vec<_> = map
            .values()
            .filter(|unit| self.holds(unit))
            .cloned()
            .collect();
        units.sort_by_key(|unit| (self.order(unit), self.text(unit), unit.key()));
        units
    }

    fn holds(&self, unit: &Unit) -> bool {
        match self {
            Self::Item(key) => unit.key() == *key,
            Self::Depot(depot) | Self::Score(depot) => unit.depot == *depot,
            Self::State(state, depot) => {
                unit.visible && unit.state == *state && unit.depot == *depot
            }
            Self::Owner(owner) => unit.owner.as_ref() == Some(owner),
            Self::Place(place) => unit.place.as_ref() == Some(place),
            Self::Note(depot) => unit.depot == *depot && unit.note.is_some(),
            Self::Region(depot, region) => {
                unit.depot == *depot && unit.region.as_ref() == Some(region) && unit.rank.is_some()
            }
        }
    }

    /// What comes before the primary key.
    fn order(&self, unit: &Unit) -> u8 {
        match self {
            Self::Owner(_) => unit.number,
            Self::Region(..) => unit.rank.unwrap_or_default(),
            Self::Score(_) => unit.score,
            Self::Item(_) | Self::Depot(_) | Self::State(..) | Self::Place(_) | Self::Note(_) => 0,
        }
    }

    fn text(&self, unit: &Unit) -> Option<String> {
        match self {
            Self::Note(_) => unit.note.clone(),
            _ => None,
        }
    }
}

/// Which badges are taken, and by whose items.
pub(super) async fn badges_of_table(db: &Db<Fleet>) -> Vec<(String, String)> {
    let scan = db.client().scan().table_name(db.table_name());
    let items = scan.send().await.unwrap().items.unwrap_or_default();
    let text =
        |item: &Item, name: &str| item.get(name).and_then(|value| value.as_s().ok().cloned());
    let taken = items.iter().filter_map(|item| {
        let owner = item.get("_owner")?.as_m().ok()?;
        Some((text(item, "pk")?, text(owner, "pk")? + &text(owner, "sk")?))
    });
    let mut taken: Vec<_> = taken.collect();
    taken.sort_unstable();
    taken
}

pub(super) fn badges_of_map(map: &Map) -> Vec<(String, String)> {
    let escaped = |text: &str| text.replace('#', "$23").replace(' ', "$20");
    let taken = map.values().filter_map(|unit| {
        let badge = escaped(unit.badge.as_ref()?);
        let owner = format!("DEPOT#{}UNIT#{:03}", escaped(&unit.depot), unit.number);
        Some((format!("UNIQUE#Unit#badge#{badge}"), owner))
    });
    let mut taken: Vec<_> = taken.collect();
    taken.sort_unstable();
    taken
}
