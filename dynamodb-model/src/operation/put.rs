use std::fmt;
use std::marker::PhantomData;

use super::{ReturningOld, Silent, WrittenAlone, base, unique};
use crate::db::Db;
use crate::entity::{Entity, Version as _};
use crate::error::Result;
use crate::execute;
use crate::expression::Condition;
use crate::request::Returned;
use crate::row::{self, Whole};
use crate::table::Stored;
use crate::transport::input::{PutItemInput, SdkInput as _};
use crate::write::{Effect, Guard, UniqueChange, Write};

/// Writes one whole item: made by the generated `create`, `put` and `replace`.
///
/// Costs 1 WCU for each 1 KB of the larger of the old and the new item, and each index that it enters, changes in or
/// leaves costs its own. An entity with unique fields is written in a transaction with its unique values: at twice the
/// capacity, and 2 WCU more for each value that is taken and for each that is given up. `put` and `replace` read the item
/// before, to know which are: 1 RCU for each 4 KB.
#[must_use = "a write does nothing until `.send(&db)` is awaited"]
pub struct Put<E, R = Silent> {
    whole: Result<Whole>,
    version: u64,
    guard: Guard,
    condition: Option<Condition>,
    claiming: bool,
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
            whole: row::encode(entity, version),
            version,
            guard,
            condition: None,
            claiming: false,
            states: PhantomData,
        }
    }

    /// Hands the item back that was there before.
    pub fn returning_old(self) -> Put<E, ReturningOld>
    where
        E: WrittenAlone,
    {
        Put {
            whole: self.whole,
            version: self.version,
            guard: self.guard,
            condition: self.condition,
            claiming: self.claiming,
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
        let write = self.into_write()?;
        execute::write(db.handle(), write, Returned::Nothing).await?;
        Ok(E::Version::from_stored(version))
    }

    /// The request that [`send`](Self::send) sends, in the SDK's own type, for what this library does not do.
    ///
    /// # Errors
    ///
    /// Those that are found before anything is sent; [`ErrorKind::Refused`](crate::ErrorKind::Refused) for an entity with
    /// unique fields, whose transaction
    /// [`WriteTransaction::into_request`](crate::WriteTransaction::into_request) shows.
    pub fn into_request(self, db: &Db<E::Table>) -> Result<PutItemInput> {
        let write = self.into_write()?;
        PutItemInput::of(execute::write_request(
            db.handle(),
            write,
            Returned::Nothing,
        )?)
    }

    pub(crate) fn version(&self) -> Option<u64> {
        E::SCHEMA.version_attribute().map(|_| self.version)
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

    /// Takes all unique values anew, also those that the stored item has: for items that were stored before their field
    /// was unique, or past this library.
    pub fn claiming_unique(mut self) -> Self {
        self.claiming = true;
        self
    }

    pub(crate) fn into_write(self) -> Result<Write> {
        let (path, verb) = (base::<E>(), self.guard.verb());
        let whole = self.whole.map_err(|error| error.operation(verb).at(path))?;
        Ok(Write {
            path,
            verb,
            key: whole.key,
            effect: Effect::Put(whole.item),
            guard: self.guard,
            condition: self.condition,
            unique: unique::<E>(whole.unique).map(|unique| UniqueChange {
                takes_unchanged: self.claiming,
                ..unique
            }),
            once: false,
        })
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
        let write = self.into_write()?;
        let old = execute::write(db.handle(), write, Returned::Old).await?;
        old.map(row::decode_entity::<E>).transpose()
    }

    /// The request that [`send`](Self::send) sends, in the SDK's own type, for what this library does not do.
    ///
    /// # Errors
    ///
    /// Those that are found before anything is sent.
    pub fn into_request(self, db: &Db<E::Table>) -> Result<PutItemInput> {
        let write = self.into_write()?;
        PutItemInput::of(execute::write_request(db.handle(), write, Returned::Old)?)
    }
}

impl<E, R> fmt::Debug for Put<E, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Put")
            .field("item", &self.whole.as_ref().map(|whole| &whole.item))
            .field("guard", &self.guard)
            .finish_non_exhaustive()
    }
}
