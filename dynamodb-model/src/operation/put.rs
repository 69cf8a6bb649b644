use std::fmt;
use std::marker::PhantomData;

use super::{ReturningOld, Silent, base};
use crate::db::Db;
use crate::entity::{Entity, Version as _};
use crate::error::Result;
use crate::execute::{self, Guard};
use crate::expression::Condition;
use crate::item::Item;
use crate::row;
use crate::table::Stored;

/// Writes one whole item: made by the generated `create`, `put` and `replace`.
///
/// Costs 1 WCU for each 1 KB of the larger of the old and the new item, and each index that it enters, changes in or
/// leaves costs its own.
#[must_use = "a write does nothing until `.send(&db)` is awaited"]
pub struct Put<E, R = Silent> {
    item: Result<Item>,
    version: u64,
    guard: Guard,
    condition: Option<Condition>,
    states: PhantomData<fn() -> (E, R)>,
}

impl<E: Entity> Put<E> {
    /// Writes the item unless one of its key is there already.
    #[doc(hidden)]
    pub fn create(entity: &E) -> Self {
        Self::new(entity, Guard::Absent, 1)
    }

    /// Writes the item in the place of whatever is there.
    #[doc(hidden)]
    pub fn overwrite(entity: &E) -> Self {
        let next = entity
            .stored_version()
            .unwrap_or_default()
            .saturating_add(1);
        Self::new(entity, Guard::of_version(entity.stored_version()), next)
    }

    /// Writes the item only in the place of one that is there.
    #[doc(hidden)]
    pub fn replace(entity: &E) -> Self {
        let next = entity
            .stored_version()
            .unwrap_or_default()
            .saturating_add(1);
        Self::new(entity, Guard::Present(entity.stored_version()), next)
    }

    fn new(entity: &E, guard: Guard, version: u64) -> Self {
        Self {
            item: row::encode(entity, version),
            version,
            guard,
            condition: None,
            states: PhantomData,
        }
    }

    /// Hands the item back that was there before.
    pub fn returning_old(self) -> Put<E, ReturningOld> {
        Put {
            item: self.item,
            version: self.version,
            guard: self.guard,
            condition: self.condition,
            states: PhantomData,
        }
    }

    /// Writes the item, and hands its new version back (`()` for an entity without one).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) or [`ErrorKind::Encode`](crate::ErrorKind::Encode) if the item cannot
    /// be stored (nothing is sent), [`ErrorKind::ConditionFailed`](crate::ErrorKind::ConditionFailed) with the current
    /// item, or what DynamoDB reports.
    pub async fn send(self, db: &Db<E::Table>) -> Result<E::Version> {
        let version = self.version;
        self.run(db, false)
            .await
            .map(|_| E::Version::from_stored(version))
    }
}

impl<E: Entity, R> Put<E, R> {
    /// Writes only if the condition holds for the item that is there. Two conditions must both hold.
    pub fn when<F: FnOnce(E::Attributes<Stored>) -> Condition>(mut self, condition: F) -> Self {
        let condition = condition(E::attributes::<Stored>());
        self.condition = Some(match self.condition {
            Some(first) => first & condition,
            None => condition,
        });
        self
    }

    /// Does not check the version: the last writer wins. The version is counted on from the one at hand.
    pub fn unversioned(mut self) -> Self {
        self.guard = self.guard.unversioned();
        self
    }

    async fn run(self, db: &Db<E::Table>, return_old: bool) -> Result<Option<Item>> {
        let operation = self.guard.verb();
        let sent = match self.item {
            Ok(item) => {
                execute::put(
                    db.handle(),
                    base::<E>(),
                    item,
                    self.guard,
                    self.condition,
                    return_old,
                )
                .await
            }
            Err(error) => Err(error),
        };
        sent.map_err(|error| error.operation(operation).at(base::<E>()))
    }
}

impl<E: Entity> Put<E, ReturningOld> {
    /// Writes the item and hands the old one back; `None` if there was none.
    ///
    /// # Errors
    ///
    /// As without `returning_old`, and [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the old item does not fit
    /// `E`: the write has happened all the same.
    pub async fn send(self, db: &Db<E::Table>) -> Result<Option<E>> {
        self.run(db, true)
            .await?
            .map(row::decode_entity::<E>)
            .transpose()
    }
}

impl<E, R> fmt::Debug for Put<E, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Put")
            .field("item", &self.item)
            .field("guard", &self.guard)
            .finish_non_exhaustive()
    }
}
