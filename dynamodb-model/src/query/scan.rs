use std::fmt;
use std::marker::PhantomData;

use super::{Hydrate, ParallelScan, Plan, Types, verbs};
use crate::entity::{Entity, IndexedBy};
use crate::expression::Condition;
use crate::row::{Is, Row};
use crate::schema::AccessPath;
use crate::table::{Base, ConsistentReads, Hydratable, Table};

/// A scan of the table, or of one of its indexes, for the items of `E`.
///
/// DynamoDB reads, and charges for, everything that is there, of other entities too. That is why an entity has a scan
/// only where it says so: `#[entity(scan)]`, or `scan` in an `index(..)`.
#[must_use = "a scan does nothing until `first`, `collect`, `stream`, `page` or `count` is awaited"]
pub struct Scan<E, I = Base, R = E> {
    plan: Plan,
    types: Types<E, I, R>,
}

impl<E, I, R> Scan<E, I, R> {
    fn with(plan: Plan) -> Self {
        Self {
            plan,
            types: PhantomData,
        }
    }

    /// Yields at most `items` rows, however many DynamoDB has to read for them.
    pub fn limit(mut self, items: usize) -> Self {
        self.plan.limit = Some(items);
        self
    }

    /// Has DynamoDB read at most `items` rows in one request (its `Limit`); the default is up to 1 MB.
    pub fn page_size(mut self, items: u32) -> Self {
        self.plan.page_size = Some(items);
        self
    }

    /// Reads what all writes before it have written, at twice the capacity. Not on a global index.
    pub fn consistent(mut self) -> Self
    where
        I: ConsistentReads,
    {
        self.plan.consistent = true;
        self
    }

    /// Keeps the rows for which the condition holds; DynamoDB reads, and charges for, the others too.
    pub fn filter<F>(mut self, condition: F) -> Self
    where
        E: Entity,
        F: FnOnce(E::Attributes<I>) -> Condition,
    {
        self.plan.filter(condition(E::attributes::<I>()));
        self
    }
}

impl<E, I, R> Scan<E, I, R> {
    /// Reads the table in this many segments (1 to 1 000 000), several of them at a time.
    pub fn parallel(self, segments: u32) -> ParallelScan<E, I, R> {
        ParallelScan::new(self.plan, segments)
    }
}

impl<E: IndexedBy<I>, I> Scan<E, I> {
    /// The scan that a generated method starts.
    #[doc(hidden)]
    pub fn new() -> Self {
        Self::with(Plan::scan(AccessPath {
            table: E::Table::SCHEMA,
            entity: E::SCHEMA,
            entry: E::ENTRY,
        }))
    }

    /// Yields the typed keys of the rows: no attribute besides keys is needed, so every index can do it.
    pub fn keys(self) -> Scan<E, I, <E as IndexedBy<I>>::Key> {
        Scan::with(self.plan)
    }

    /// Yields a projection: only its attributes are read.
    pub fn project<P: Row<I>>(self) -> Scan<E, I, P>
    where
        P::Entity: Is<E>,
    {
        Scan::with(self.plan)
    }

    /// Yields the whole items, also where the index carries parts of them: they are read from the table, in batches.
    ///
    /// What that costs, and when a wider projection is cheaper, is told at [`Hydrate`].
    ///
    /// ```no_run
    /// # use dynamodb_model::{Db, Entity, Index, Result, Table};
    /// # #[derive(Table)]
    /// # #[table(name = "shop", pk = "pk", indexes(ByState), entities(Order))]
    /// # struct Shop;
    /// # #[derive(Index)]
    /// # #[index(global, name = "by_state", pk = "state_pk", sk = "state_sk", project = keys_only)]
    /// # struct ByState;
    /// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
    /// # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
    /// # #[entity(index(ByState, query = in_state, pk = "STATE#{state}", sk = "{id}", scan))]
    /// # struct Order { id: u64, state: String }
    /// # async fn example(db: Db<Shop>) -> Result<()> {
    /// let orders = Order::scan_in_state().hydrate().collect(&db).await?;
    /// println!("{} orders, {} gone", orders.items().len(), orders.missing().len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn hydrate(self) -> Hydrate<E, I>
    where
        I: Hydratable,
    {
        Hydrate::new(self.plan)
    }
}

impl<E: IndexedBy<I>, I> Default for Scan<E, I> {
    fn default() -> Self {
        Self::new()
    }
}

verbs::verbs!(Scan as ScanInput);

impl<E, I, R> fmt::Debug for Scan<E, I, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Scan").field(&self.plan).finish()
    }
}
