use std::fmt;
use std::marker::PhantomData;

use super::base;
use crate::db::Db;
use crate::entity::Entity;
use crate::error::Result;
use crate::execute::{self, Fetch};
use crate::key::Parts;
use crate::primary_key::Key;
use crate::row::{Is, Row};
use crate::table::Base;
use crate::transport::input::{GetItemInput, SdkInput as _};

/// Reads one item by its primary key; made by the generated `get`.
///
/// Costs 0.5 RCU for each 4 KB of the item (1 if consistent), whatever is projected; 0.5 if there is none.
#[must_use = "a get does nothing until `.send(&db)` is awaited"]
pub struct Get<E, R = E> {
    key: Result<Key<E>>,
    consistent: bool,
    yields: PhantomData<fn() -> R>,
}

impl<E: Entity> Get<E> {
    /// A get of the item whose key these parts make.
    #[doc(hidden)]
    pub fn of_parts(parts: &Parts) -> Self {
        Self::of_key(Key::of_parts(parts))
    }

    pub(crate) fn of_key(key: Result<Key<E>>) -> Self {
        Self {
            key,
            consistent: false,
            yields: PhantomData,
        }
    }

    /// Reads a projection: only its attributes travel.
    pub fn project<P: Row<Base>>(self) -> Get<E, P>
    where
        P::Entity: Is<E>,
    {
        Get {
            key: self.key,
            consistent: self.consistent,
            yields: PhantomData,
        }
    }
}

impl<E: Entity, R: Row<Base, Entity = E>> Get<E, R> {
    /// Reads what all writes before it have written, at twice the capacity.
    pub fn consistent(mut self) -> Self {
        self.consistent = true;
        self
    }

    /// Reads the item; `None` if there is none.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if the key cannot be made (nothing is sent),
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the item does not fit, or what DynamoDB reports.
    pub async fn send(self, db: &Db<E::Table>) -> Result<Option<R>> {
        let fetch = self.into_fetch(db.table_name())?;
        let found = execute::get(db.handle(), fetch).await;
        found
            .and_then(|row| row.map(R::decode).transpose())
            .map_err(|error| error.operation("get").entity(E::SCHEMA.name()))
    }

    /// The request that [`send`](Self::send) sends, in the SDK's own type, for what this library does not do.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if the key cannot be made.
    pub fn into_request(self, db: &Db<E::Table>) -> Result<GetItemInput> {
        GetItemInput::of(self.into_fetch(db.table_name())?.request()?)
    }

    pub(crate) fn into_fetch(self, table: &str) -> Result<Fetch> {
        let key = self
            .key
            .map_err(|error| error.operation("get").entity(E::SCHEMA.name()))?;
        Ok(Fetch {
            path: base::<E>(),
            table: table.to_owned(),
            key: key.to_item(),
            columns: R::columns(),
            consistent: self.consistent,
        })
    }
}

impl<E, R> fmt::Debug for Get<E, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Get")
            .field("key", &self.key)
            .field("consistent", &self.consistent)
            .finish()
    }
}
