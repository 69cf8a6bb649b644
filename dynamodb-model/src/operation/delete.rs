use std::fmt;
use std::marker::PhantomData;

use super::{ReturningOld, Silent, WrittenAlone, base, unique};
use crate::db::Db;
use crate::entity::Entity;
use crate::error::{Pending, Result};
use crate::execute;
use crate::expression::Condition;
use crate::key::Parts;
use crate::primary_key::Key;
use crate::request::Returned;
use crate::row;
use crate::table::Stored;
use crate::transport::input::{DeleteItemInput, SdkInput as _};
use crate::write::{Claim, Effect, Guard, Write};

/// Deletes one item by its primary key; made by the generated `delete`.
///
/// Deleting an item that is not there succeeds. Costs 1 WCU for each 1 KB of the deleted item, at least 1. An
/// item with unique values is read before (1 RCU for each 4 KB) and deleted in a transaction that gives them up: at twice
/// the capacity, and 2 WCU more for each value.
#[must_use = "a delete does nothing until `.send(&db)` is awaited"]
pub struct Delete<E, R = Silent, V = AnyVersion> {
    key: Result<Key<E>>,
    guard: Guard,
    condition: Option<Condition>,
    states: PhantomData<fn() -> (R, V)>,
}

/// The state of a delete that nobody has told which version to delete.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AnyVersion;

/// The state of a delete that was told which version to delete.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct KnownVersion;

/// The state of a delete that was told to delete whatever version is there.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Unversioned;

/// A delete that says all it has to say about versions: always so for an entity without one.
#[diagnostic::on_unimplemented(
    message = "`{E}` has a version, and this delete does not say which to delete",
    label = "the version is missing",
    note = "add `.version(v)` with the version that was read last, or `.unversioned()` to delete whatever is there"
)]
pub trait VersionSettled<E> {}

#[diagnostic::do_not_recommend]
impl<E> VersionSettled<E> for KnownVersion {}

#[diagnostic::do_not_recommend]
impl<E> VersionSettled<E> for Unversioned {}

#[diagnostic::do_not_recommend]
impl<E: Entity<Version = ()>> VersionSettled<E> for AnyVersion {}

/// An entity with a version.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no version",
    label = "`{Self}` does not count its writes",
    note = "mark a `u64` field with `#[entity(version)]`, or leave `.version(..)` out"
)]
pub trait Versioned: Entity {
    /// The version.
    type Number: Into<u64>;
}

#[diagnostic::do_not_recommend]
impl<E: Entity<Version: Into<u64>>> Versioned for E {
    type Number = E::Version;
}

impl<E: Entity> Delete<E> {
    /// A delete of the item whose key these parts make.
    #[doc(hidden)]
    pub fn of_parts(parts: &Parts) -> Self {
        Self::of_key(Key::of_parts(parts))
    }

    pub(crate) fn of_key(key: Result<Key<E>>) -> Self {
        Self {
            key,
            guard: Guard::None,
            condition: None,
            states: PhantomData,
        }
    }
}

impl<E: Entity, R> Delete<E, R> {
    /// Deletes only this version of the item.
    pub fn version(self, version: E::Number) -> Delete<E, R, KnownVersion>
    where
        E: Versioned,
    {
        self.with(Guard::Present(Some(version.into())))
    }

    /// Deletes whatever version is there.
    pub fn unversioned(self) -> Delete<E, R, Unversioned> {
        self.with(Guard::None)
    }
}

impl<E: Entity, R, V> Delete<E, R, V> {
    /// Hands the item back that was deleted.
    pub fn returning_old(self) -> Delete<E, ReturningOld, V>
    where
        E: WrittenAlone,
    {
        let guard = self.guard;
        self.with(guard)
    }

    /// Deletes only if the condition holds for the item that is there. Two conditions must both hold.
    pub fn when<F: FnOnce(E::Attributes<Stored>) -> Condition>(mut self, condition: F) -> Self {
        let condition = condition(E::attributes::<Stored>());
        self.condition = Some(match self.condition {
            Some(first) => first & condition,
            None => condition,
        });
        self
    }

    fn with<R2, V2>(self, guard: Guard) -> Delete<E, R2, V2> {
        Delete {
            key: self.key,
            guard,
            condition: self.condition,
            states: PhantomData,
        }
    }

    pub(crate) fn into_write(self) -> Result<Write> {
        let (path, verb) = (base::<E>(), "delete");
        let key = self.key.map_err(|error| error.operation(verb).at(path))?;
        let gone = path.entity.unique_fields().iter();
        Ok(Write {
            path,
            verb,
            key: key.into_primary(),
            effect: Effect::Delete,
            guard: self.guard,
            condition: self.condition,
            unique: unique::<E>(gone.map(|_| Claim::Become(None)).collect()),
            once: false,
        })
    }
}

impl<E: Entity, V: 'static> Delete<E, Silent, V> {
    /// Deletes the item.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if the key cannot be made (nothing is sent),
    /// [`ErrorKind::ConditionFailed`](crate::ErrorKind::ConditionFailed) with the current item, or what DynamoDB reports.
    pub fn send(self, db: &Db<E::Table>) -> Pending<'_, ()>
    where
        V: VersionSettled<E>,
    {
        Box::pin(async move {
            let write = self.into_write()?;
            let deleted = execute::write(db.handle(), write, Returned::Nothing).await;
            deleted.map(drop)
        })
    }

    /// The request that [`send`](Self::send) sends, in the SDK's own type, for what this library does not do.
    ///
    /// # Errors
    ///
    /// Those that are found before anything is sent; [`ErrorKind::Refused`](crate::ErrorKind::Refused) for an entity with
    /// unique fields, whose transaction
    /// [`WriteTransaction::into_request`](crate::WriteTransaction::into_request) shows.
    pub fn into_request(self, db: &Db<E::Table>) -> Result<DeleteItemInput>
    where
        V: VersionSettled<E>,
    {
        let write = self.into_write()?;
        DeleteItemInput::of(execute::write_request(
            db.handle(),
            write,
            Returned::Nothing,
        )?)
    }
}

impl<E: Entity, V: 'static> Delete<E, ReturningOld, V> {
    /// Deletes the item and hands it back; `None` if there was none.
    ///
    /// # Errors
    ///
    /// As without `returning_old`, and [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the old item does not fit
    /// `E`: it is deleted all the same.
    pub fn send(self, db: &Db<E::Table>) -> Pending<'_, Option<E>>
    where
        V: VersionSettled<E>,
    {
        Box::pin(async move {
            let write = self.into_write()?;
            let old = execute::write(db.handle(), write, Returned::Old).await?;
            old.map(row::decode_entity::<E>).transpose()
        })
    }

    /// The request that [`send`](Self::send) sends, in the SDK's own type, for what this library does not do.
    ///
    /// # Errors
    ///
    /// Those that are found before anything is sent.
    pub fn into_request(self, db: &Db<E::Table>) -> Result<DeleteItemInput>
    where
        V: VersionSettled<E>,
    {
        let write = self.into_write()?;
        DeleteItemInput::of(execute::write_request(db.handle(), write, Returned::Old)?)
    }
}

impl<E, R, V> fmt::Debug for Delete<E, R, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delete")
            .field("key", &self.key)
            .field("guard", &self.guard)
            .finish_non_exhaustive()
    }
}
