use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use super::rows::{After, Found, Many, One, Rows};
use super::write::InTable;
use crate::db::{Db, Handle};
use crate::entity::Entity;
use crate::error::{Error, Pending, Result};
use crate::execute::{self, Fetch, Settings};
use crate::operation::Get;
use crate::row::Row;
use crate::table::{Base, Table};
use crate::transport::input::{SdkInput as _, TransactGetItemsInput};

/// Reads up to 100 items as they are at one moment: made by [`Db::read`](crate::Db::read).
///
/// What it yields is a tuple with a row for each `get`. Costs 2 RCU for each 4 KB of each item, twice a consistent read.
#[must_use = "a transaction does nothing until `.send()` is awaited"]
pub struct ReadTransaction<T, R = ()> {
    /// Of the table that the next gets are about.
    db: Db<T>,
    /// Of the table that the transaction began with, which sends it.
    handle: Handle,
    fetches: Vec<Fetch>,
    /// How many items each `get_all` asks for.
    counts: Vec<usize>,
    /// The first get that cannot be sent.
    failed: Option<Error>,
    patience: Duration,
    yields: PhantomData<fn() -> R>,
}

impl<T: Table> ReadTransaction<T> {
    pub(crate) fn new(db: Db<T>) -> Self {
        Self {
            handle: db.handle().clone(),
            db,
            fetches: Vec::new(),
            counts: Vec::new(),
            failed: None,
            patience: Settings::default().patience,
            yields: PhantomData,
        }
    }
}

impl<T: Table, R> ReadTransaction<T, R> {
    /// Reads an item, or a projection of one: `.get(Order::get(17).project::<Total>())`. It yields `None` if there is
    /// none.
    ///
    /// A tuple has up to twelve rows; for more, or for a number that only the program knows, there is
    /// [`get_all`](Self::get_all).
    pub fn get<E, P, With>(mut self, get: Get<E, P>) -> ReadTransaction<T, With>
    where
        E: Entity + InTable<T>,
        P: Row<Base, Entity = E>,
        One<P>: After<R, With = With>,
    {
        self.fetch(get);
        self.yielding()
    }

    /// Reads any number of items of one kind: they are one member of the tuple, a `Vec<Option<_>>` in the order of the
    /// gets.
    pub fn get_all<E, P, With>(
        mut self,
        gets: impl IntoIterator<Item = Get<E, P>>,
    ) -> ReadTransaction<T, With>
    where
        E: Entity + InTable<T>,
        P: Row<Base, Entity = E>,
        Many<P>: After<R, With = With>,
    {
        let before = self.fetches.len();
        for get in gets {
            self.fetch(get);
        }
        self.counts.push(self.fetches.len().saturating_sub(before));
        self.yielding()
    }

    /// Goes on with entities of another table of the same account and region.
    pub fn on<U: Table>(self, db: &Db<U>) -> ReadTransaction<U, R> {
        let db = db.clone();
        self.at(db)
    }

    /// For how long to wait in all between attempts, while transactions of others are at work on the same items; five
    /// seconds unless told otherwise, no second attempt with [`Duration::ZERO`].
    pub fn retry_conflicts_for(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    fn fetch<E, P>(&mut self, get: Get<E, P>)
    where
        E: Entity,
        P: Row<Base, Entity = E>,
    {
        match get.into_fetch(self.db.table_name()) {
            Ok(fetch) => self.fetches.push(fetch),
            Err(error) => {
                self.failed.get_or_insert(error);
            }
        }
    }

    fn yielding<R2>(self) -> ReadTransaction<T, R2> {
        let db = self.db.clone();
        self.at(db)
    }

    fn at<U, R2>(self, db: Db<U>) -> ReadTransaction<U, R2> {
        ReadTransaction {
            db,
            handle: self.handle,
            fetches: self.fetches,
            counts: self.counts,
            failed: self.failed,
            patience: self.patience,
            yields: PhantomData,
        }
    }

    fn checked(failed: Option<Error>) -> Result<()> {
        failed.map_or(Ok(()), Err)
    }

    /// The request that [`send`](Self::send) sends, in the SDK's own type, for what this library does not do.
    ///
    /// # Errors
    ///
    /// Those that are found before anything is sent.
    pub fn into_request(self) -> Result<TransactGetItemsInput> {
        Self::checked(self.failed)?;
        TransactGetItemsInput::of(execute::transact_read_request(&self.handle, &self.fetches)?)
    }
}

impl<T: Table, R: Rows> ReadTransaction<T, R> {
    /// Reads all of them.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Transaction`](crate::ErrorKind::Transaction) for more than 100 items and
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if a key cannot be made (nothing is sent),
    /// [`ErrorKind::Conflict`](crate::ErrorKind::Conflict) if transactions of others do not let it,
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) if an item does not fit, or what DynamoDB reports.
    #[must_use = "nothing is sent until it is awaited"]
    pub fn send(self) -> Pending<'static, R::Out> {
        Box::pin(async move {
            Self::checked(self.failed)?;
            let rows = execute::transact_read(&self.handle, &self.fetches, self.patience).await?;
            R::decode(&mut Found::new(rows, self.counts))
        })
    }
}

impl<T, R> fmt::Debug for ReadTransaction<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadTransaction")
            .field("fetches", &self.fetches)
            .finish_non_exhaustive()
    }
}
