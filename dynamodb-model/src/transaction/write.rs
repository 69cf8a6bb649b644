use std::fmt;
use std::time::Duration;

use crate::db::{Db, Handle};
use crate::entity::{Entity, Version as _};
use crate::error::{Error, Pending, Result};
use crate::execute::{self, Member, Settings};
use crate::operation::{Check, Delete, HandsNothingBack, Making, Put, Update, VersionSettled};
use crate::row::Primary;
use crate::table::Table;
use crate::transport::input::{SdkInput as _, TransactWriteItemsInput};
use crate::write::Write;

/// Writes up to 100 items at one moment, or none of them: made by [`Db::write`](crate::Db::write).
///
/// The items may be of any entities of the handle's table, and after [`on`](Self::on) of other tables. They have up to
/// 4 MB together, and each is written once. Every operation costs twice what it costs by itself, a check as a write of
/// its item; one that fails costs the same.
///
/// Index keys, versions, times and unique values are those of single writes. Two items can swap a unique value in one
/// transaction. Conflicts with other requests are tried again for five seconds.
#[must_use = "a transaction does nothing until `.send()` is awaited"]
pub struct WriteTransaction<T> {
    /// Of the table that the next operations are about.
    db: Db<T>,
    /// Of the table that the transaction began with, which sends it.
    handle: Handle,
    members: Vec<Member>,
    /// The first operation that cannot be sent.
    failed: Option<Error>,
    settings: Settings,
}

impl<T: Table> WriteTransaction<T> {
    pub(crate) fn new(db: Db<T>) -> Self {
        Self {
            handle: db.handle().clone(),
            db,
            members: Vec::new(),
            failed: None,
            settings: Settings::default(),
        }
    }

    /// Writes the item unless one of its key is there already.
    pub fn create<E: Entity + InTable<T>>(self, entity: &E) -> Self {
        self.put(Put::create(entity))
    }

    /// Writes the item in the place of whatever is there; or as a [`Put`] says it that has more to say:
    /// `.put(order.create().when(..))`.
    pub fn put<P: IntoPut<Entity: InTable<T>>>(self, put: P) -> Self {
        let put = put.into_put();
        let version = put.version();
        self.add(put.into_write(), version)
    }

    /// Writes the item only in the place of one that is there.
    pub fn replace<E: Entity + InTable<T>>(self, entity: &E) -> Self {
        self.put(Put::replace(entity))
    }

    /// Changes attributes of an item: `.update(Stock::update("tea").set(|s| s.count.subtract(1)))`, or an `upsert`.
    pub fn update<E, R, K>(self, update: Update<E, R, K>) -> Self
    where
        E: Entity + InTable<T>,
        R: HandsNothingBack,
        K: Making,
    {
        let version = update.next_version();
        self.add(update.into_write(K::UPSERT), version)
    }

    /// Deletes an item: `.delete(Cart::delete("ada"))`.
    pub fn delete<E, R, V>(self, delete: Delete<E, R, V>) -> Self
    where
        E: Entity + InTable<T>,
        R: HandsNothingBack,
        V: VersionSettled<E>,
    {
        self.add(delete.into_write(), None)
    }

    /// Makes a condition on an item that is not written: `.check(Customer::check("ada").when(|c| c.active.equals(true)))`.
    pub fn check<E: Entity + InTable<T>>(self, check: Check<E>) -> Self {
        self.add(check.into_write(), None)
    }

    /// Goes on with entities of another table of the same account and region.
    pub fn on<U: Table>(self, db: &Db<U>) -> WriteTransaction<U> {
        WriteTransaction {
            db: db.clone(),
            handle: self.handle,
            members: self.members,
            failed: self.failed,
            settings: self.settings,
        }
    }

    /// Makes the transaction under this token (1 to 36 characters): DynamoDB does the same transaction once in ten
    /// minutes, however often it is sent, and refuses another one under the token. Without one, a new token is made for
    /// each [`send`](Self::send).
    ///
    /// An entity with `updated_at` is written with another time each time, which makes it another transaction.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.settings.token = Some(token.into());
        self
    }

    /// For how long to wait in all between attempts, while other requests are at work on the same items; five seconds
    /// unless told otherwise, no second attempt with [`Duration::ZERO`].
    pub fn retry_conflicts_for(mut self, patience: Duration) -> Self {
        self.settings.patience = patience;
        self
    }

    /// Does all of it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Transaction`](crate::ErrorKind::Transaction) for what is beyond a transaction's limits, and those of
    /// single writes that are found before anything is sent. Then the kind of the operation that could not be done:
    /// [`ErrorKind::ConditionFailed`](crate::ErrorKind::ConditionFailed),
    /// [`ErrorKind::NotUnique`](crate::ErrorKind::NotUnique), [`ErrorKind::Conflict`](crate::ErrorKind::Conflict); and
    /// [`Error::reasons`](crate::Error::reasons) has the reason of each.
    #[must_use = "nothing is sent until it is awaited"]
    pub fn send(self) -> Pending<'static, Written> {
        Box::pin(async move {
            let keys = self.members.iter();
            let keys: Vec<Primary> = keys.map(|member| member.write.key.clone()).collect();
            let (handle, members, settings) = self.checked()?;
            let versions = execute::transact_write(&handle, members, settings).await?;
            Ok(Written { keys, versions })
        })
    }

    /// The request that [`send`](Self::send) sends first, in the SDK's own type, for what this library does not do.
    ///
    /// Where unique values are given up, the items that have them are read for it.
    ///
    /// # Errors
    ///
    /// Those that are found before the transaction is sent.
    #[must_use = "the request is not made until it is awaited"]
    pub fn into_request(self) -> Pending<'static, TransactWriteItemsInput> {
        Box::pin(async move {
            let (handle, members, settings) = self.checked()?;
            let request = execute::transact_write_request(&handle, members, settings).await?;
            TransactWriteItemsInput::of(request)
        })
    }

    fn add(mut self, write: Result<Write>, version: Option<u64>) -> Self {
        match write {
            Ok(write) => self.members.push(Member {
                table: self.db.table_name().to_owned(),
                write,
                version,
            }),
            Err(error) => {
                self.failed.get_or_insert(error);
            }
        }
        self
    }

    fn checked(self) -> Result<(Handle, Vec<Member>, Settings)> {
        match self.failed {
            Some(error) => Err(error),
            None => Ok((self.handle, self.members, self.settings)),
        }
    }
}

/// What a transaction has written: the versions of its items.
#[derive(Clone, Debug)]
pub struct Written {
    keys: Vec<Primary>,
    versions: Vec<Option<u64>>,
}

impl Written {
    /// The version of each operation's item, in the order of the operations. `None` for an entity without versions, for
    /// checks and deletes, and for an update that did not say which version it updates.
    #[must_use]
    pub fn versions(&self) -> &[Option<u64>] {
        &self.versions
    }

    /// The version that the entity's item has now, to be put into the entity: `order.version =
    /// written.version_of(&order).unwrap_or(order.version)`. `None` where [`versions`](Self::versions) has none for it.
    #[must_use]
    pub fn version_of<E: Entity>(&self, entity: &E) -> Option<E::Version> {
        let key = entity.primary_key().ok()?.into_primary();
        let place = self.keys.iter().position(|known| *known == key)?;
        let version = self.versions.get(place).copied().flatten()?;
        Some(E::Version::from_stored(version))
    }
}

/// An entity of the table that the transaction is at, or the batch.
#[diagnostic::on_unimplemented(
    message = "`{Self}` lives in another table than `{T}`",
    label = "not an entity of `{T}`",
    note = "a transaction goes on with a handle of its table by `.on(&db)`; a batch is about one table"
)]
pub trait InTable<T> {}

#[diagnostic::do_not_recommend]
impl<E: Entity<Table = T>, T> InTable<T> for E {}

/// An item to be put: an entity, which then overwrites what is there, or a [`Put`] of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be put",
    label = "neither `&entity` nor a put of one",
    note = "give a reference to an entity, or `entity.create()`, `entity.put()` or `entity.replace()`"
)]
pub trait IntoPut {
    /// The entity.
    type Entity: Entity;

    #[doc(hidden)]
    fn into_put(self) -> Put<Self::Entity>;
}

impl<E: Entity> IntoPut for &E {
    type Entity = E;

    fn into_put(self) -> Put<E> {
        Put::overwrite(self)
    }
}

impl<E: Entity> IntoPut for Put<E> {
    type Entity = E;

    fn into_put(self) -> Self {
        self
    }
}

impl<T> fmt::Debug for WriteTransaction<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WriteTransaction")
            .field("members", &self.members)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
