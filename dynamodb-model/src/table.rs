use crate::key::KeyEncoding;
use crate::schema::{IndexSchema, TableSchema};

/// A physical DynamoDB table, declared once: its keys, its indexes and the entities that live in it.
///
/// Implemented by [`#[derive(Table)]`](macro@crate::Table) on a unit struct.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a DynamoDB table",
    label = "not declared as a table",
    note = "declare one: `#[derive(Table)] #[table(name = \"…\", pk = \"…\")] pub struct {Self};`"
)]
pub trait Table: Sized + Send + Sync + 'static {
    /// How key templates are written in this table: [`Escaped`](crate::key::Escaped) or [`Raw`](crate::key::Raw).
    type Encoding: KeyEncoding;

    /// The declaration as data.
    const SCHEMA: &'static TableSchema;
}

/// A secondary index, declared once and listed by its table.
///
/// Implemented by [`#[derive(Index)]`](macro@crate::Index) on a unit struct.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a DynamoDB index",
    label = "not declared as an index",
    note = "declare one: `#[derive(Index)] #[index(global, name = \"…\", pk = \"…\", project = keys_only)] pub struct {Self};`"
)]
pub trait Index: Send + Sync + 'static {
    /// The declaration as data.
    const SCHEMA: &'static IndexSchema;
}

/// An index with a partition key of its own.
#[diagnostic::on_unimplemented(
    message = "index `{Self}` is local: it has the table's partition key",
    label = "a local index takes no `pk`",
    note = "remove `pk` from this entry, or declare `{Self}` as `global`"
)]
pub trait GlobalIndex: Index {}

/// An index that shares its table's partition key.
#[diagnostic::on_unimplemented(
    message = "index `{Self}` is global: its partition key has no template",
    label = "`pk` is missing",
    note = "say how the partition key is made: `index({Self}, query = …, pk = \"…\", sk = \"…\")`"
)]
pub trait LocalIndex: Index {}

/// The table's own key, as the place where a query reads.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Base;

/// The place of a write condition: the stored item, keys included.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Stored;

/// The place of an update's changes: the stored item, whose attributes are set and removed.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Changes;

/// A source that offers strongly consistent reads: the table and its local indexes.
#[diagnostic::on_unimplemented(
    message = "index `{Self}` has no consistent reads",
    label = "a global index is eventually consistent",
    note = "read the table or a local index consistently, or drop `.consistent()`"
)]
pub trait ConsistentReads {}

impl ConsistentReads for Base {}

#[diagnostic::do_not_recommend]
impl<I: LocalIndex> ConsistentReads for I {}

/// A source whose rows may carry parts of items: an index.
#[diagnostic::on_unimplemented(
    message = "the table's own rows are whole items",
    label = "nothing to hydrate",
    note = "leave `.hydrate()` out"
)]
pub trait Hydratable {}

#[diagnostic::do_not_recommend]
impl<I: Index> Hydratable for I {}

/// A table that lists the entity `E`.
#[diagnostic::on_unimplemented(
    message = "table `{Self}` does not list entity `{E}`",
    label = "`{E}` is missing in its `entities(..)`",
    note = "add it to the table: `#[table(entities({E}, ..))]`"
)]
pub trait Lists<E: ?Sized>: Table {}

/// A table that has the index `I`.
#[diagnostic::on_unimplemented(
    message = "table `{Self}` does not list index `{I}`",
    label = "`{I}` is missing in its `indexes(..)`",
    note = "add it to the table: `#[table(indexes({I}, ..))]`"
)]
pub trait HasIndex<I: ?Sized>: Table {}
