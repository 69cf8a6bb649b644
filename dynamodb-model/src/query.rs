//! Queries and scans: typed shells over one untyped plan.

mod checkpoint;
mod hydrate;
mod hydrated_rows;
mod page;
mod parallel;
mod plan;
mod rows;
mod scan;
mod staged;
mod verbs;

use std::fmt;
use std::marker::PhantomData;

use crate::entity::{Entity, IndexedBy};
use crate::expression::Condition;
use crate::key::{QueryState, Stage};
use crate::row::{Is, Row};
use crate::schema::AccessPath;
use crate::table::{Base, ConsistentReads, Hydratable, Table};

pub use checkpoint::ScanCheckpoint;
pub use hydrate::{Hydrate, Hydrated};
pub use hydrated_rows::HydratedRows;
pub use page::Page;
pub use parallel::{ParallelScan, ScanPage, ScanPages};
pub(crate) use plan::Plan;
pub use rows::Rows;
pub use scan::Scan;

/// The types of a query, none of which it holds.
type Types<E, I, R> = PhantomData<fn() -> (E, I, R)>;

/// The stage of a query in which the part `P` of the sort key may be given next.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct NextPart<P>(PhantomData<P>);

/// A query of the entity `E` through the index `I` (the table itself unless said otherwise) that yields rows of `R`.
///
/// It starts at a generated method such as `Metric::query(..)` or `Metric::by_status(..)` and does nothing until one of
/// its verbs is awaited: `first`, `collect`, `stream`, `page` or `count`.
#[must_use = "a query does nothing until `first`, `collect`, `stream`, `page` or `count` is awaited"]
pub struct Query<E, I = Base, R = E> {
    plan: Plan,
    types: Types<E, I, R>,
}

impl<E, I, R> Query<E, I, R> {
    fn with(plan: Plan) -> Self {
        Self {
            plan,
            types: PhantomData,
        }
    }

    /// Smallest sort key first. This is the default.
    pub fn ascending(mut self) -> Self {
        self.plan.descending = false;
        self
    }

    /// Largest sort key first.
    pub fn descending(mut self) -> Self {
        self.plan.descending = true;
        self
    }

    /// Yields at most `items` rows, however many DynamoDB has to read for them.
    pub fn limit(mut self, items: usize) -> Self {
        self.plan.limit = Some(items);
        self
    }

    /// Has DynamoDB read at most `items` rows in one request (its `Limit`); the default is up to 1 MB.
    ///
    /// This changes how many requests are made, never which rows come back.
    pub fn page_size(mut self, items: u32) -> Self {
        self.plan.page_size = Some(items);
        self
    }

    /// Reads one shard of the partition alone: for workers that divide the work, or to look at what lies there.
    ///
    /// Of a key without `shards`, and of a number that it does not have, the verbs are errors.
    ///
    /// ```no_run
    /// # use dynamodb_model::{Db, Entity, Result, Table};
    /// # #[derive(Table)]
    /// # #[table(name = "jobs", pk = "pk", sk = "sk", entities(Job))]
    /// # struct Jobs;
    /// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
    /// #[entity(table = Jobs, key(pk = "QUEUE#{queue}", sk = "{number}", shards = 8))]
    /// struct Job { queue: String, number: u64 }
    ///
    /// # async fn example(db: Db<Jobs>) -> Result<()> {
    /// let jobs = Job::query("mail").shard(3).collect(&db).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn shard(mut self, shard: u16) -> Self {
        self.plan.shard = Some(shard);
        self
    }

    /// Asks at most so many shards at once, where the key has `shards`; the default is 16, and 0 is 1.
    ///
    /// This changes how many requests are under way, never which rows come back.
    ///
    /// ```no_run
    /// # use dynamodb_model::{Db, Entity, Result, Table};
    /// # #[derive(Table)]
    /// # #[table(name = "jobs", pk = "pk", sk = "sk", entities(Job))]
    /// # struct Jobs;
    /// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
    /// #[entity(table = Jobs, key(pk = "QUEUE#{queue}", sk = "{number}", shards = 8))]
    /// struct Job { queue: String, number: u64 }
    ///
    /// # async fn example(db: Db<Jobs>) -> Result<()> {
    /// let first = Job::query("mail").fan_out(4).first(&db).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fan_out(mut self, shards: usize) -> Self {
        self.plan.fan_out = shards;
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
    ///
    /// Two filters must both hold.
    pub fn filter<F>(mut self, condition: F) -> Self
    where
        E: Entity,
        F: FnOnce(E::Attributes<I>) -> Condition,
    {
        self.plan.filter(condition(E::attributes::<I>()));
        self
    }
}

impl<E: IndexedBy<I>, I> Query<E, I> {
    /// Yields the typed keys of the rows: no attribute besides keys is needed, so every index can do it.
    pub fn keys(self) -> Query<E, I, <E as IndexedBy<I>>::Key> {
        Query::with(self.plan)
    }

    /// Yields a projection: only its attributes are read.
    pub fn project<P: Row<I>>(self) -> Query<E, I, P>
    where
        P::Entity: Is<E>,
    {
        Query::with(self.plan)
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
    /// # #[entity(index(ByState, query = in_state, pk = "STATE#{state}", sk = "{id}"))]
    /// # struct Order { id: u64, state: String }
    /// # async fn example(db: Db<Shop>) -> Result<()> {
    /// let orders = Order::in_state("paid").hydrate().collect(&db).await?;
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

impl<E: IndexedBy<I>, I> Stage for Query<E, I> {
    fn from_state(state: QueryState) -> Self {
        let path = AccessPath {
            table: E::Table::SCHEMA,
            entity: E::SCHEMA,
            entry: E::ENTRY,
        };
        Self::with(Plan::query(path, state))
    }
}

verbs::verbs!(Query as QueryInput);

impl<E, I, R> fmt::Debug for Query<E, I, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Query").field(&self.plan).finish()
    }
}
