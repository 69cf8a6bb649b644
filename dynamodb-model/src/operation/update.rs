mod plan;

use std::fmt;
use std::marker::PhantomData;

use super::{ReturningOld, Silent, base, unique};
use crate::db::Db;
use crate::entity::{Entity, Version as _};
use crate::error::{Error, ErrorKind, Pending, Result};
use crate::execute;
use crate::expression::{Change, Condition};
use crate::item::Item;
use crate::key::Parts;
use crate::operation::Versioned;
use crate::primary_key::Key;
use crate::request::Returned;
use crate::row::{self, Is, Row, RowItem};
use crate::table::{Base, Changes, Stored};
use crate::transport::input::{SdkInput as _, UpdateItemInput};
use crate::write::{Effect, Guard, Write};

/// Changes some attributes of one item: made by the generated `update` and `upsert`.
///
/// The keys of indexes change with the fields that they are made of, and a version counts on by itself. Costs 1 WCU for
/// each 1 KB of the larger of the old and the new item, and each index that it enters, changes in or leaves costs its own.
/// One that sets a unique field costs what a [`Put`](crate::Put) of such an entity does.
///
/// When a reply is lost, the SDK sends the update again: see [`exactly_once`](Update::exactly_once).
#[must_use = "an update does nothing until `.send(&db)` is awaited"]
pub struct Update<E, R = Silent, K = Existing> {
    key: Result<(Key<E>, Parts)>,
    changes: Vec<Change>,
    guard: Guard,
    condition: Option<Condition>,
    once: bool,
    states: PhantomData<States<E, R, K>>,
}

/// What an update is about, none of which it holds.
type States<E, R, K> = fn() -> (E, R, K);

/// The state of an update of an item that must be there.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Existing;

/// The state of an update that makes the item where there is none.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Upserting;

/// The state of an update that hands the whole new item back.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ReturningNew;

/// The state of an update that hands the changed attributes back, as the projection `P`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ReturningUpdated<P>(PhantomData<fn() -> P>);

impl<E: Entity> Update<E> {
    /// An update of the item whose key these parts make.
    #[doc(hidden)]
    pub fn of_parts(parts: Parts) -> Self {
        let key = Key::of_parts(&parts).map(|key| (key, parts));
        Self::new(key, Guard::Present(None))
    }

    pub(crate) fn of_key(key: &Key<E>) -> Self {
        let parts = key.parts().map(|parts| (key.clone(), parts));
        Self::new(parts, Guard::Present(None))
    }
}

impl<E: Entity> Update<E, Silent, Upserting> {
    /// An update that makes the item where there is none.
    #[doc(hidden)]
    pub fn upsert(parts: Parts) -> Self {
        let key = Key::of_parts(&parts).map(|key| (key, parts));
        Self::new(key, Guard::None)
    }
}

impl<E: Entity, R, K> Update<E, R, K> {
    fn new(key: Result<(Key<E>, Parts)>, guard: Guard) -> Self {
        Self {
            key,
            changes: Vec::new(),
            guard,
            condition: None,
            once: false,
            states: PhantomData,
        }
    }

    /// Adds changes. Each attribute may be changed once.
    pub fn set<F, C>(mut self, changes: F) -> Self
    where
        F: FnOnce(E::Attributes<Changes>) -> C,
        C: IntoIterator<Item = Change>,
    {
        self.changes.extend(changes(E::attributes::<Changes>()));
        self
    }

    /// Updates only if the condition holds for the item that is there. Two conditions must both hold.
    pub fn when<F: FnOnce(E::Attributes<Stored>) -> Condition>(mut self, condition: F) -> Self {
        let condition = condition(E::attributes::<Stored>());
        self.condition = Some(match self.condition {
            Some(first) => first & condition,
            None => condition,
        });
        self
    }

    fn with<R2>(self) -> Update<E, R2, K> {
        Update {
            key: self.key,
            changes: self.changes,
            guard: self.guard,
            condition: self.condition,
            once: self.once,
            states: PhantomData,
        }
    }

    pub(crate) fn into_write(self, upsert: bool) -> Result<Write> {
        let path = base::<E>();
        let verb = if upsert { "upsert" } else { "update" };
        let planned = self.key.and_then(|(key, parts)| {
            let planned = plan::plan::<E>(&parts, self.changes, upsert)?;
            if upsert {
                plan::check_creation::<E>(&key, &planned.actions)?;
            }
            Ok((key, planned))
        });
        let (key, planned) = planned.map_err(|error| error.operation(verb).at(path))?;
        Ok(Write {
            path,
            verb,
            key: key.into_primary(),
            effect: Effect::Update {
                actions: planned.actions,
                upsert,
            },
            guard: self.guard,
            condition: self.condition,
            unique: unique::<E>(planned.claims),
            once: self.once,
        })
    }

    async fn run(
        self,
        db: &Db<E::Table>,
        returned: Returned,
        upsert: bool,
    ) -> Result<Option<Item>> {
        execute::write(db.handle(), self.into_write(upsert)?, returned).await
    }

    fn show(self, db: &Db<E::Table>, returned: Returned, upsert: bool) -> Result<UpdateItemInput> {
        let write = self.into_write(upsert)?;
        UpdateItemInput::of(execute::write_request(db.handle(), write, returned)?)
    }

    /// The version that the update makes, where it says which one it updates.
    pub(crate) fn next_version(&self) -> Option<u64> {
        self.guard.next_version()
    }
}

impl<E: Entity, R> Update<E, R, Existing> {
    /// Updates only this version of the item. Without it, any version is updated, and counted on all the same.
    pub fn version(mut self, version: E::Number) -> Self
    where
        E: Versioned,
    {
        self.guard = Guard::Present(Some(version.into()));
        self
    }
}

impl<E: Entity, K> Update<E, Silent, K> {
    /// Updates the item once even if a reply is lost: it is sent as a transaction with a token, at twice the capacity.
    ///
    /// When the connection breaks before a reply has arrived, the SDK sends the update again, and what is not the same when
    /// it is done twice (`add`, `subtract`, `append`, `prepend`) is done twice, if DynamoDB had done it. It needs nothing
    /// for an update of a known [`version`](Update::version): one that is done already is recognised, by a mark in the item.
    ///
    /// ```no_run
    /// # use dynamodb_model::{Db, Entity, Result, Table};
    /// # #[derive(Table)]
    /// # #[table(name = "shop", pk = "pk", entities(Stock))]
    /// # struct Shop;
    /// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
    /// # #[entity(table = Shop, key(pk = "STOCK#{sku}"))]
    /// # struct Stock { sku: String, count: u32 }
    /// # async fn example(db: Db<Shop>) -> Result<()> {
    /// Stock::update("tea").set(|s| s.count.subtract(2)).exactly_once().send(&db).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn exactly_once(mut self) -> Self {
        self.once = true;
        self
    }

    /// Hands the item back as it was before.
    pub fn returning_old(self) -> Update<E, ReturningOld, K> {
        self.with()
    }

    /// Hands the item back as it is now.
    pub fn returning_new(self) -> Update<E, ReturningNew, K> {
        self.with()
    }

    /// Hands the changed attributes back, as they are now: `P` is a projection of nothing else.
    pub fn returning_updated<P: Row<Base>>(self) -> Update<E, ReturningUpdated<P>, K>
    where
        P::Entity: Is<E>,
    {
        self.with()
    }
}

/// Whether the item may be made.
pub trait Making: Send + 'static {
    /// What is handed back of an item that may not have been there.
    type Old<E: Send>: Send;

    #[doc(hidden)]
    const UPSERT: bool;

    #[doc(hidden)]
    fn old<E: Send>(old: Option<E>) -> Result<Self::Old<E>>;
}

impl Making for Existing {
    type Old<E: Send> = E;
    const UPSERT: bool = false;

    fn old<E: Send>(old: Option<E>) -> Result<E> {
        old.ok_or_else(nothing_returned)
    }
}

impl Making for Upserting {
    type Old<E: Send> = Option<E>;
    const UPSERT: bool = true;

    fn old<E: Send>(old: Option<E>) -> Result<Option<E>> {
        Ok(old)
    }
}

impl<E: Entity, K: Making> Update<E, Silent, K> {
    /// Updates the item, and hands its new version back (`()` for an entity without one).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Key`] if a key cannot be made and [`ErrorKind::Expression`] if a change cannot be sent (nothing is),
    /// [`ErrorKind::Refused`] for an upsert that would make an item that cannot be read back,
    /// [`ErrorKind::ConditionFailed`] with the current item, also where there is none to update, or what DynamoDB
    /// reports.
    pub fn send(self, db: &Db<E::Table>) -> Pending<'_, E::Version> {
        Box::pin(async move {
            let Some(attribute) = E::SCHEMA.version_attribute() else {
                self.run(db, Returned::Nothing, K::UPSERT).await?;
                return Ok(E::Version::from_stored(0));
            };
            let updated = self.run(db, Returned::Version, K::UPSERT).await?;
            let version = updated.and_then(|item| item.number(attribute));
            Ok(E::Version::from_stored(
                version.ok_or_else(nothing_returned)?,
            ))
        })
    }

    /// The request that [`send`](Self::send) sends, in the SDK's own type, for what this library does not do.
    ///
    /// # Errors
    ///
    /// Those that are found before anything is sent; [`ErrorKind::Refused`] for an update of unique fields, whose
    /// transaction [`WriteTransaction::into_request`](crate::WriteTransaction::into_request) shows.
    pub fn into_request(self, db: &Db<E::Table>) -> Result<UpdateItemInput> {
        let returned = match E::SCHEMA.version_attribute() {
            Some(_) => Returned::Version,
            None => Returned::Nothing,
        };
        self.show(db, returned, K::UPSERT)
    }
}

impl<E: Entity, K: Making> Update<E, ReturningOld, K> {
    /// Updates the item and hands the old one back; an upsert gives `None` where there was none.
    ///
    /// # Errors
    ///
    /// As without `returning_old`, and [`ErrorKind::Decode`] if the old item does not fit `E`: the update has happened
    /// all the same.
    pub fn send(self, db: &Db<E::Table>) -> Pending<'_, K::Old<E>> {
        Box::pin(async move {
            let old = self.run(db, Returned::Old, K::UPSERT).await?;
            // Of an item that was not there the embedded engine gives the key, where the service gives nothing.
            let old =
                old.filter(|item| !K::UPSERT || item.has_more_than(&base::<E>().key_attributes()));
            K::old(old.map(row::decode_entity::<E>).transpose()?)
        })
    }

    /// The request that [`send`](Self::send) sends, in the SDK's own type, for what this library does not do.
    ///
    /// # Errors
    ///
    /// Those that are found before anything is sent.
    pub fn into_request(self, db: &Db<E::Table>) -> Result<UpdateItemInput> {
        self.show(db, Returned::Old, K::UPSERT)
    }
}

impl<E: Entity, K: Making> Update<E, ReturningNew, K> {
    /// Updates the item and hands the new one back.
    ///
    /// # Errors
    ///
    /// As without `returning_new`, and [`ErrorKind::Decode`] if the new item does not fit `E`: the update has happened
    /// all the same.
    pub fn send(self, db: &Db<E::Table>) -> Pending<'_, E> {
        Box::pin(async move {
            let new = self.run(db, Returned::New, K::UPSERT).await?;
            row::decode_entity::<E>(new.ok_or_else(nothing_returned)?)
        })
    }

    /// The request that [`send`](Self::send) sends, in the SDK's own type, for what this library does not do.
    ///
    /// # Errors
    ///
    /// Those that are found before anything is sent.
    pub fn into_request(self, db: &Db<E::Table>) -> Result<UpdateItemInput> {
        self.show(db, Returned::New, K::UPSERT)
    }
}

impl<E: Entity, K: Making, P: Row<Base>> Update<E, ReturningUpdated<P>, K> {
    /// Updates the item and hands the changed attributes back.
    ///
    /// # Errors
    ///
    /// As without `returning_updated`, and [`ErrorKind::Decode`] if `P` has a field that was not changed: the update has
    /// happened all the same.
    pub fn send(self, db: &Db<E::Table>) -> Pending<'_, P> {
        Box::pin(async move {
            let updated = self.run(db, Returned::Updated, K::UPSERT).await?;
            P::decode(RowItem::new(updated.unwrap_or_default(), base::<E>()))
        })
    }

    /// The request that [`send`](Self::send) sends, in the SDK's own type, for what this library does not do.
    ///
    /// # Errors
    ///
    /// Those that are found before anything is sent.
    pub fn into_request(self, db: &Db<E::Table>) -> Result<UpdateItemInput> {
        self.show(db, Returned::Updated, K::UPSERT)
    }
}

fn nothing_returned() -> Error {
    Error::new(
        ErrorKind::Service,
        "DynamoDB updated the item, but handed back nothing of it; read the item to see what it is now",
    )
}

impl<E, R, K> fmt::Debug for Update<E, R, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Update")
            .field("key", &self.key)
            .field("changes", &self.changes)
            .field("guard", &self.guard)
            .finish_non_exhaustive()
    }
}
