//! Item collections: the items of several entities that share a partition, as one enum.

mod collected;
mod query;
mod sort_key;

use crate::entity::IndexedBy;
use crate::error::Result;
use crate::item::Item;
use crate::key::Parts;
use crate::row::{self, Columns, Kin, Row, RowItem};
use crate::schema::AccessPath;
use crate::table::Table;

pub use collected::{Collected, UnknownItem};
pub use query::CollectionQuery;
pub use sort_key::{SortKey, SortKeys};

/// An enum whose variants hold entities of one partition, so that one query reads them all.
///
/// Implemented by [`#[derive(Collection)]`](macro@crate::Collection), which also gives the enum its `query`.
///
/// ```no_run
/// # use dynamodb_model::{Collection, Db, Entity, Result, Table};
/// # use serde::{Deserialize, Serialize};
/// # #[derive(Table)]
/// # #[table(name = "shop", pk = "pk", sk = "sk", entities(Customer, Order))]
/// # struct Shop;
/// # #[derive(Debug, Serialize, Deserialize, Entity)]
/// # #[entity(table = Shop, key(pk = "CUSTOMER#{id}", sk = "PROFILE"))]
/// # struct Customer { id: String }
/// # #[derive(Debug, Serialize, Deserialize, Entity)]
/// # #[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{number}"))]
/// # struct Order { customer: String, number: u64, total: u64 }
/// #[derive(Debug, Collection)]
/// #[collection(table = Shop)]
/// enum CustomerItem {
///     Customer(Customer),
///     Order(Order),
/// }
///
/// # async fn example(db: Db<Shop>) -> Result<()> {
/// let items: Vec<CustomerItem> = CustomerItem::query("ann").collect(&db).await?;
/// # Ok(())
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a collection of entities",
    label = "not declared as a collection",
    note = "add `#[derive(Collection)]` and `#[collection(table = ..)]` to the enum `{Self}`"
)]
pub trait Collection: Sized + Send + 'static {
    /// The table that the items live in.
    type Table: Table;

    /// What is queried: an index, or the table itself as [`Base`](crate::Base).
    type Index: 'static;

    /// What the first variant holds: its partition key is asked for.
    #[doc(hidden)]
    type First;

    /// The enum's name, which errors and cursors have.
    const NAME: &'static str;

    /// The variants as data.
    #[doc(hidden)]
    const VARIANTS: &'static [Variant<Self>];
}

/// One variant of the collection `C`.
#[derive(Debug)]
pub struct Variant<C> {
    pub(crate) path: AccessPath,
    columns: fn() -> Columns,
    decode: fn(RowItem) -> Result<C>,
}

impl<C> Variant<C> {
    /// The variant that holds an `R`, read through `I`.
    #[must_use]
    pub const fn new<R, I>(decode: fn(RowItem) -> Result<C>) -> Self
    where
        R: Row<I, Entity: IndexedBy<I>>,
    {
        Self {
            path: path::<R::Entity, I>(),
            columns: R::columns,
            decode,
        }
    }
}

const fn path<E: IndexedBy<I>, I>() -> AccessPath {
    AccessPath {
        table: E::Table::SCHEMA,
        entity: E::SCHEMA,
        entry: E::ENTRY,
    }
}

/// What the variant of an `R` makes of a row.
pub fn in_variant<R: Row<I>, I, C>(row: RowItem, variant: fn(R) -> C) -> Result<C> {
    R::decode(row).map(variant)
}

/// An entity whose partition key in `I` has parts of the forms `F` and the types `T`, made from the arguments `A`.
#[diagnostic::on_unimplemented(
    message = "the partition key of `{Self}` is not made as that of the collection's first variant",
    label = "not of parts `{T}` in the forms `{F}`",
    note = "one query reads one partition: give both the same template, with parts of the same types"
)]
pub trait PartitionOf<I, F, T, A>: IndexedBy<I> {
    /// The parts that the arguments give.
    fn parts(arguments: A) -> Parts;
}

/// A collection whose partition is named by the arguments `A`.
#[diagnostic::on_unimplemented(
    message = "these are no values for the partition key of `{Self}`",
    label = "expected the parts of its first variant's partition key, in their order"
)]
pub trait InPartition<F, T, A>: Collection {
    /// The query of the partition.
    fn in_partition(arguments: A) -> CollectionQuery<Self>;
}

impl<C, F, T, A> InPartition<F, T, A> for C
where
    C: Collection<First: Row<C::Index, Entity: PartitionOf<C::Index, F, T, A>>>,
{
    fn in_partition(arguments: A) -> CollectionQuery<C> {
        let parts = <C::First as Row<C::Index>>::Entity::parts(arguments);
        CollectionQuery::new(
            path::<<C::First as Row<C::Index>>::Entity, C::Index>(),
            parts,
        )
    }
}

/// What a read makes of items that are of none of the variants: their type tag is another, or they have none and no
/// variant's keys are like theirs.
///
/// ```no_run
/// # use dynamodb_model::{Collection, Db, Entity, Result, Table, Unknown};
/// # use serde::{Deserialize, Serialize};
/// # #[derive(Table)]
/// # #[table(name = "shop", pk = "pk", sk = "sk", entities(Customer, Order))]
/// # struct Shop;
/// # #[derive(Debug, Serialize, Deserialize, Entity)]
/// # #[entity(table = Shop, key(pk = "CUSTOMER#{id}", sk = "PROFILE"))]
/// # struct Customer { id: String }
/// # #[derive(Debug, Serialize, Deserialize, Entity)]
/// # #[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{number}"))]
/// # struct Order { customer: String, number: u64, total: u64 }
/// # #[derive(Debug, Collection)]
/// # #[collection(table = Shop)]
/// # enum CustomerItem {
/// #     Customer(Customer),
/// #     Order(Order),
/// # }
/// # async fn example(db: Db<Shop>) -> Result<()> {
/// let known = CustomerItem::query("ann").unknown(Unknown::Skip).collect(&db).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unknown {
    /// Each is an error ([`ErrorKind::UnknownType`](crate::ErrorKind::UnknownType)) in its place; the others still arrive.
    /// This is the default.
    #[default]
    Report,
    /// They are left out.
    Skip,
    /// The first one ends the read with an error.
    Refuse,
}

/// One item of the collection, or why it is none.
fn decode<C: Collection>(item: Item, path: AccessPath) -> Result<C> {
    let Some(variant) = variant_of::<C>(&item) else {
        return Err(row::unknown::error(&item, C::NAME, &path));
    };
    let keys = row::unknown::keys(&item, &path);
    let decoded = (variant.decode)(RowItem::new(item, variant.path));
    decoded.map_err(|error| error.of_item(&keys))
}

/// The variant that an item is of.
fn variant_of<C: Collection>(item: &Item) -> Option<&'static Variant<C>> {
    let mut variants = C::VARIANTS.iter();
    variants.find(|variant| row::belongs(item, &variant.path))
}

/// Whose rows a read of the collection yields.
fn kin<C: Collection>(unknown: Unknown) -> Kin {
    Kin::Collection {
        name: C::NAME,
        variants: C::VARIANTS.iter().map(|variant| variant.path).collect(),
        unknown,
    }
}

/// What has to be asked for.
fn columns<C: Collection>() -> Vec<Columns> {
    let columns = C::VARIANTS.iter();
    columns.map(|variant| (variant.columns)()).collect()
}
