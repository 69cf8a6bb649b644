use std::fmt;
use std::marker::PhantomData;

use super::{Collected, Collection, SortKeys, Unknown, UnknownItem};
use super::{columns, decode, kin, variant_of};
use crate::cursor::Cursor;
use crate::db::Db;
use crate::error::{Pending, Result};
use crate::execute::Reading;
use crate::key::{KeyRange, Parts};
use crate::query::{Page, Plan, Rows};
use crate::schema::AccessPath;
use crate::table::ConsistentReads;
use crate::transport::input::QueryInput;

/// A query of one partition for all entities of the collection `C`, in the order of their sort keys.
///
/// It starts at the collection's generated `query` and does nothing until one of its verbs is awaited: `first`, `collect`,
/// `collect_all`, `fold`, `stream`, `page` or `count`.
///
/// It has no `filter`: a condition is on attributes of one entity, and would keep out the items of the others.
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
/// # #[derive(Debug, Collection)]
/// # #[collection(table = Shop)]
/// # enum CustomerItem {
/// #     Customer(Customer),
/// #     Order(Order),
/// # }
/// # async fn example(db: Db<Shop>) -> Result<()> {
/// let spent = CustomerItem::query("ann")
///     .sort_key_starts_with("ORDER#")
///     .fold(&db, 0, |sum, item| match item {
///         CustomerItem::Order(order) => sum + order.total,
///         CustomerItem::Customer(_) => sum,
///     })
///     .await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a query does nothing until `first`, `collect`, `fold`, `stream`, `page` or `count` is awaited"]
pub struct CollectionQuery<C> {
    plan: Plan,
    unknown: Unknown,
    of: PhantomData<fn() -> C>,
}

impl<C: Collection> CollectionQuery<C> {
    pub(super) fn new(first: AccessPath, partition: Parts) -> Self {
        let unknown = Unknown::default();
        Self {
            plan: Plan::collection(first, kin::<C>(unknown), partition),
            unknown,
            of: PhantomData,
        }
    }

    /// Says what becomes of items that are of none of the variants; [`Unknown::Report`] unless told otherwise.
    pub fn unknown(mut self, unknown: Unknown) -> Self {
        self.unknown = unknown;
        self.plan.kin = kin::<C>(unknown);
        self
    }

    /// Keeps the items whose sort key lies in the range, whichever entity they are of.
    ///
    /// The variants have different templates, so the bounds are sort keys as they are *stored*: text such as
    /// `"METRIC#2026".."ORDER"`, compared byte by byte, or an item's whole key, `&first.primary_key()?..`, of which only
    /// the sort key counts. Of an index with several sort key attributes it is the first. A later range, or
    /// [`sort_key_starts_with`](Self::sort_key_starts_with), takes the place of this one.
    pub fn sort_keys(mut self, range: impl SortKeys<C::Index>) -> Self {
        let (lower, upper) = range.bounds();
        self.plan.sort_keys = Some(KeyRange::Between(lower, upper));
        self
    }

    /// Keeps the items whose sort key, as it is stored, begins with the text: `"METRIC#2026-07"`.
    pub fn sort_key_starts_with(mut self, text: impl Into<String>) -> Self {
        self.plan.sort_keys = Some(KeyRange::StartsWith(text.into()));
        self
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

    /// Yields at most `items` items, errors in the place of one among them.
    pub fn limit(mut self, items: usize) -> Self {
        self.plan.limit = Some(items);
        self
    }

    /// Has DynamoDB read at most `items` items in one request (its `Limit`); the default is up to 1 MB.
    ///
    /// This changes how many requests are made, never which items come back.
    pub fn page_size(mut self, items: u32) -> Self {
        self.plan.page_size = Some(items);
        self
    }

    /// Reads one shard of the partition alone: for workers that divide the work, or to look at what lies there.
    ///
    /// Of a key without `shards`, and of a number that it does not have, the verbs are errors.
    pub fn shard(mut self, shard: u16) -> Self {
        self.plan.shard = Some(shard);
        self
    }

    /// Asks at most so many shards at once, where the key has `shards`; the default is 16, and 0 is 1.
    ///
    /// This changes how many requests are under way, never which items come back.
    pub fn fan_out(mut self, shards: usize) -> Self {
        self.plan.fan_out = shards;
        self
    }

    /// Reads what all writes before it have written, at twice the capacity. Not on a global index.
    pub fn consistent(mut self) -> Self
    where
        C::Index: ConsistentReads,
    {
        self.plan.consistent = true;
        self
    }

    /// Reads the first item.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error): a key that cannot be made, an item that does not fit its variant or is of none
    /// (see [`unknown`](Self::unknown)), or what DynamoDB or the connection to it report.
    pub fn first(self, db: &Db<C::Table>) -> Pending<'_, Option<C>> {
        Box::pin(async move { Ok(self.limit(1).collect(db).await?.pop()) })
    }

    /// Reads all items, page after page. Memory grows with their number; [`stream`](Self::stream) and
    /// [`fold`](Self::fold) do not.
    ///
    /// # Errors
    ///
    /// As [`first`](Self::first); items read before the error are dropped. [`collect_all`](Self::collect_all) keeps them.
    pub fn collect(self, db: &Db<C::Table>) -> Pending<'_, Vec<C>> {
        self.fold(db, Vec::new(), |mut items, item| {
            items.push(item);
            items
        })
    }

    /// Reads all items, page after page, and keeps apart what is unknown and what cannot be read.
    ///
    /// # Errors
    ///
    /// As [`first`](Self::first), but an item that does not fit is in the result, and so is an unknown one unless it is
    /// refused.
    pub fn collect_all(self, db: &Db<C::Table>) -> Pending<'_, Collected<C>> {
        Box::pin(async move {
            let mut pages = self.pages(db, None)?.draining();
            let mut collected = Collected::new();
            while let Some(page) = pages.next().await? {
                for item in page {
                    if variant_of::<C>(&item).is_none() {
                        let unknown = UnknownItem::of(&item, &pages.path());
                        collected.unknown.push(unknown);
                        continue;
                    }
                    match decode(item, pages.path()) {
                        Ok(item) => collected.items.push(item),
                        Err(error) => collected.errors.push(error),
                    }
                }
            }
            Ok(collected)
        })
    }

    /// Folds the items, in their order, into one value: a system with its metrics, a total.
    ///
    /// # Errors
    ///
    /// As [`first`](Self::first); the value is dropped then.
    pub fn fold<'db, A, F>(self, db: &'db Db<C::Table>, start: A, mut add: F) -> Pending<'db, A>
    where
        A: Send + 'db,
        F: FnMut(A, C) -> A + Send + 'db,
    {
        Box::pin(async move {
            let mut pages = self.pages(db, None)?.draining();
            let mut value = start;
            while let Some(page) = pages.next().await? {
                for item in page {
                    value = add(value, decode(item, pages.path())?);
                }
            }
            Ok(value)
        })
    }

    /// Yields the items one by one and reads the next page when it is asked for more than it has.
    ///
    /// The stream owns all it needs. A failed request ends it, and so does a refused item; an item that does not fit its
    /// variant, or is reported as unknown, is an error in its place, and the items after it still come.
    pub fn stream(self, db: &Db<C::Table>) -> Rows<C> {
        Rows::decoded_by(decode, self.pages(db, None))
    }

    /// Reads one page and says where the next one starts.
    ///
    /// With a [`limit`](Self::limit) the page has that many items unless the end comes first; without, it is what one
    /// request gives (up to 1 MB, or `page_size`), which may be no item at all although more follow.
    ///
    /// # Errors
    ///
    /// As [`first`](Self::first), and [`ErrorKind::Cursor`](crate::ErrorKind::Cursor) for a cursor that was changed or
    /// belongs to another query.
    pub fn page<'db>(
        self,
        db: &'db Db<C::Table>,
        cursor: impl Into<Option<Cursor>>,
    ) -> Pending<'db, Page<C>> {
        let cursor = cursor.into();
        Box::pin(async move {
            let mut pages = self.pages(db, cursor.as_ref())?;
            let mut items = Vec::new();
            while let Some(page) = pages.next().await? {
                for item in page {
                    items.push(decode(item, pages.path())?);
                }
                if !pages.is_limited() {
                    break;
                }
            }
            Ok(Page::new(items, pages.cursor()?))
        })
    }

    /// Counts the items by their keys: DynamoDB reads, and charges for, each all the same.
    ///
    /// # Errors
    ///
    /// As [`first`](Self::first), but no item is decoded. One that is unknown is an error, unless it is skipped.
    pub fn count(self, db: &Db<C::Table>) -> Pending<'_, usize> {
        let told = match self.unknown {
            Unknown::Skip => self,
            Unknown::Report | Unknown::Refuse => self.unknown(Unknown::Refuse),
        };
        Box::pin(told.plan.count(db))
    }

    /// The request that asks for the first page, in the SDK's own type, for what this library does not do; `None` where
    /// there is nothing to ask for.
    ///
    /// # Errors
    ///
    /// Those that are found before anything is sent.
    pub fn into_request(self, db: &Db<C::Table>) -> Result<Option<QueryInput>> {
        self.plan.request(db, &columns::<C>())
    }

    fn pages(self, db: &Db<C::Table>, cursor: Option<&Cursor>) -> Result<Reading> {
        self.plan.pages(db, &columns::<C>(), cursor)
    }
}

impl<C> fmt::Debug for CollectionQuery<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CollectionQuery").field(&self.plan).finish()
    }
}
