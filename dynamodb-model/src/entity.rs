//! What a struct becomes by `#[derive(Entity)]`.

use crate::error::Result;
use crate::item::Fields;
use crate::key::Parts;
use crate::primary_key::Key;
use crate::row::{Row, RowItem};
use crate::schema::{EntitySchema, IndexEntry};
use crate::table::{Base, Table};
use crate::ttl::Ttl;

/// A struct whose values live as items in a DynamoDB table.
///
/// Implemented by [`#[derive(Entity)]`](macro@crate::Entity), which also gives the struct its methods: `get`, `query`,
/// a query for each index, `create`, `put`, `replace` and `delete`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a DynamoDB entity",
    label = "has no keys",
    note = "add `#[derive(Entity)]` and `#[entity(table = …, key(pk = \"…\", sk = \"…\"))]` to `{Self}`"
)]
pub trait Entity: Sized + Send + Sync + 'static {
    /// The table that the entity's items live in.
    type Table: Table;

    /// The typed primary key: the parts of the key templates, and the key itself.
    type Key: Row<Base, Entity = Self>;

    /// The entity's attributes as typed paths, for filters and conditions in the context `C`.
    type Attributes<C>;

    /// Stands for the entity where facts about its attributes are stated.
    #[doc(hidden)]
    type Marker;

    /// What a write hands back: the new version, or `()` for an entity without one.
    type Version: Version;

    /// `()` for an entity without unique fields, [`HasUnique`] for one that has some.
    #[doc(hidden)]
    type Unique;

    /// The declaration as data.
    const SCHEMA: &'static EntitySchema;

    /// The parts of all keys, encoded from the entity's fields.
    #[doc(hidden)]
    fn parts(&self) -> Parts;

    /// The fields in their stored form, keys aside. What serde needs for it is asked here and by
    /// [`decode_row`](Self::decode_row) alone, so that a missing `Serialize` or `Deserialize` is one error.
    #[doc(hidden)]
    fn encode_fields(&self) -> Result<Fields>;

    /// The entity of a row that carries all of it.
    #[doc(hidden)]
    fn decode_row(row: RowItem) -> Result<Self>;

    /// The attribute paths, in the context `C`.
    #[doc(hidden)]
    fn attributes<C>() -> Self::Attributes<C>;

    /// The version as last read; `None` for an entity without one.
    #[doc(hidden)]
    fn stored_version(&self) -> Option<u64> {
        None
    }

    /// The item's primary key.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Key`](crate::ErrorKind::Key) if a part has no key form (NaN, a year outside 0–9999) or the key is
    /// empty or too long.
    fn primary_key(&self) -> Result<Key<Self>> {
        Key::of_parts(&self.parts())
    }
}

/// An entity that appears in the index `I` (or in the table itself, as [`Base`]).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be queried through index `{I}`",
    label = "`{Self}` has no entry in `{I}`",
    note = "declare one on the entity: `#[entity(index({I}, query = …, pk = \"…\", sk = \"…\"))]`"
)]
pub trait IndexedBy<I>: Entity {
    /// The index's entry; `None` for the table itself.
    const ENTRY: Option<&'static IndexEntry>;

    /// The typed key of a row: the parts of the index's templates and of the table's.
    type Key: Row<I, Entity = Self>;
}

/// Stands for an entity's unique fields.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct HasUnique;

/// What a write says about the version of what it wrote: nothing (`()`), or the number it stored.
///
/// Implemented for `()` and for the integers that a `#[entity(version)]` field may have.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a version",
    label = "not an unsigned integer",
    note = "declare the version as `u64` (or `u32`): it counts the item's writes"
)]
pub trait Version: Copy + Send + 'static {
    /// The version from the number that was stored.
    #[doc(hidden)]
    fn from_stored(version: u64) -> Self;

    /// The number to store.
    #[doc(hidden)]
    fn to_stored(self) -> Option<u64>;
}

#[diagnostic::do_not_recommend]
impl Version for () {
    fn from_stored(_: u64) -> Self {}

    fn to_stored(self) -> Option<u64> {
        None
    }
}

impl Version for u64 {
    fn from_stored(version: u64) -> Self {
        version
    }

    fn to_stored(self) -> Option<u64> {
        Some(self)
    }
}

impl Version for u32 {
    fn from_stored(version: u64) -> Self {
        Self::try_from(version).unwrap_or(Self::MAX)
    }

    fn to_stored(self) -> Option<u64> {
        Some(self.into())
    }
}

/// An entity that can be scanned. Nothing implements it: an entity that offers a scan does not ask for it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` offers no scan",
    label = "a scan reads, and pays for, the whole table",
    note = "query it by a key or an index, or say that it may be scanned: `#[entity(scan)]`"
)]
pub trait OffersScan {}

/// What a `#[entity(ttl)]` field may be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a time to live",
    label = "not a `Ttl`",
    note = "DynamoDB reads a Number of epoch seconds: declare the field as `Ttl` or `Option<Ttl>`"
)]
pub trait TtlField {}

impl TtlField for Ttl {}
impl TtlField for Option<Ttl> {}
