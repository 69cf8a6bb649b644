use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use super::{HydratedRows, Plan, Types};
use crate::batch::settings;
use crate::cursor::Cursor;
use crate::db::Db;
use crate::entity::{Entity, IndexedBy};
use crate::error::{Pending, Result};
use crate::execute::bulk::Settings;
use crate::execute::{Half, Halves, HydratedRow, Hydration};
use crate::primary_key::Key;
use crate::rate::Reads;
use crate::row::{Columns, Is, Row};
use crate::table::{Base, ConsistentReads};

/// A query of an index that yields whole items: those of the table, for the rows of the index.
///
/// Made by `hydrate` of a query or a scan. The items are read in batches of 100, 8 at a time, while the next page of the
/// index is read, and come in the index's order. A row whose item was deleted meanwhile (an index lags a moment behind its
/// table) is told apart, as `missing`, and counts for no limit. An item that was changed meanwhile comes as it is now.
///
/// # When a wider projection is cheaper
///
/// The index costs `0.5 × ⌈rows × bytes of a row / 4 KB⌉` RCU a page, and each item `0.5 × ⌈bytes of the item / 4 KB⌉` more
/// (twice that if consistent), where an index that projects all costs `0.5 × ⌈rows × bytes of the item / 4 KB⌉` alone. For
/// 100 items of 500 bytes with keys of 100 bytes that is 1.5 + 50 RCU against 6.5. What the wider index costs is in its
/// writes: `⌈item / 1 KB⌉` WCU instead of `⌈keys / 1 KB⌉`, also for changes of attributes that the index would not have had,
/// and a WCU costs as much as 5 RCU. Items of up to 1 KB take 1 WCU in either index, so that only writes of other
/// attributes make the difference: hydrating 100 rows pays for about 9 such writes.
/// (Rules of rounding: "Read/write capacity mode" of the developer guide; prices: on-demand, us-east-1.)
#[must_use = "a query does nothing until `first`, `collect`, `stream` or `page` is awaited"]
pub struct Hydrate<E, I, R = E> {
    plan: Plan,
    consistent: bool,
    settings: Settings,
    types: Types<E, I, R>,
}

/// The items of a hydrated query, and what was not there. It can be used as a slice of its items, and turned into a `Vec`.
pub struct Hydrated<E, R = E> {
    items: Vec<R>,
    missing: Vec<Key<E>>,
    consumed: Halves,
    next: Option<Cursor>,
}

impl<E: IndexedBy<I>, I> Hydrate<E, I> {
    pub(super) fn new(plan: Plan) -> Self {
        Self {
            plan,
            consistent: false,
            settings: Settings::default(),
            types: PhantomData,
        }
    }

    /// Yields a projection of each item: only its attributes travel (the items cost the same).
    pub fn project<P: Row<Base>>(self) -> Hydrate<E, I, P>
    where
        P::Entity: Is<E>,
    {
        Hydrate {
            plan: self.plan,
            consistent: self.consistent,
            settings: self.settings,
            types: PhantomData,
        }
    }
}

impl<E, I, R> Hydrate<E, I, R> {
    /// Yields at most `items` items, however many rows DynamoDB has to read for them.
    pub fn limit(mut self, items: usize) -> Self {
        self.plan.limit = Some(items);
        self
    }

    /// Reads the items as all writes before have left them, at twice their capacity. Which rows there are is the index's
    /// affair, which lags a moment behind if it is global.
    pub fn consistent_items(mut self) -> Self
    where
        Base: ConsistentReads,
    {
        self.consistent = true;
        self
    }

    settings!(Reads);
}

impl<E: Entity, I: 'static, R: Row<Base, Entity = E>> Hydrate<E, I, R> {
    /// Reads the first item.
    ///
    /// # Errors
    ///
    /// As [`collect`](Self::collect).
    pub fn first(self, db: &Db<E::Table>) -> Pending<'_, Option<R>> {
        Box::pin(async move { Ok(self.limit(1).collect(db).await?.items.pop()) })
    }

    /// Reads all items. Memory grows with their number; [`stream`](Self::stream) does not.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Unfinished`](crate::ErrorKind::Unfinished) if the items could not all be read in the job's time, and
    /// those of a query; items read before are dropped.
    pub fn collect(self, db: &Db<E::Table>) -> Pending<'_, Hydrated<E, R>> {
        Box::pin(async move {
            let mut hydration = self.hydration(db, None)?;
            let mut hydrated = Hydrated::empty();
            hydrated.take_all(&mut hydration).await?;
            Ok(hydrated)
        })
    }

    /// Yields the items one by one, and reads on while they are asked for.
    pub fn stream(self, db: &Db<E::Table>) -> HydratedRows<E, R> {
        HydratedRows::new(self.hydration(db, None))
    }

    /// Reads the items of one page of the index, or up to the limit, and says where the next one starts.
    ///
    /// # Errors
    ///
    /// As [`collect`](Self::collect), and [`ErrorKind::Cursor`](crate::ErrorKind::Cursor) for a cursor that was changed or
    /// belongs to another query. A cursor of the same query without `hydrate` is as good.
    pub fn page<'db>(
        self,
        db: &'db Db<E::Table>,
        cursor: impl Into<Option<Cursor>>,
    ) -> Pending<'db, Hydrated<E, R>> {
        let cursor = cursor.into();
        Box::pin(async move {
            let is_limited = self.plan.limit.is_some();
            let mut hydration = self.hydration(db, cursor.as_ref())?;
            if !is_limited {
                hydration.one_page();
            }
            let mut hydrated = Hydrated::empty();
            hydrated.take_all(&mut hydration).await?;
            hydrated.next = match hydration.into_pages() {
                Some(pages) => pages.cursor()?,
                None => None,
            };
            Ok(hydrated)
        })
    }

    fn hydration(self, db: &Db<E::Table>, cursor: Option<&Cursor>) -> Result<Hydration> {
        let handle = db.handle().metered();
        let pages = self.plan.pages_by(&handle, &[Columns::Keys], cursor)?;
        let half = Half {
            columns: R::columns(),
            consistent: self.consistent,
        };
        Ok(Hydration::new(&handle, pages, half, self.settings))
    }
}

impl<E: Entity, R: Row<Base, Entity = E>> Hydrated<E, R> {
    fn empty() -> Self {
        Self {
            items: Vec::new(),
            missing: Vec::new(),
            consumed: Halves::default(),
            next: None,
        }
    }

    async fn take_all(&mut self, hydration: &mut Hydration) -> Result<()> {
        while let Some(rows) = hydration.next().await? {
            for row in rows {
                match row {
                    HydratedRow::Item(row) => {
                        let item = R::decode(row);
                        self.items
                            .push(item.map_err(|error| hydration.explain(error))?);
                    }
                    HydratedRow::Missing(key) => self.missing.extend(Key::of_item(&key)),
                }
            }
        }
        self.consumed = hydration.consumed();
        Ok(())
    }
}

impl<E, R> Hydrated<E, R> {
    /// The items, in the order of the index.
    #[must_use]
    pub fn items(&self) -> &[R] {
        &self.items
    }

    /// The items, taken out.
    #[must_use]
    pub fn into_items(self) -> Vec<R> {
        self.items
    }

    /// The keys of rows whose items were not there any more.
    #[must_use]
    pub fn missing(&self) -> &[Key<E>] {
        &self.missing
    }

    /// The RCU that the rows of the index consumed.
    #[must_use]
    pub fn index_units(&self) -> f64 {
        self.consumed.index
    }

    /// The RCU that the items consumed.
    #[must_use]
    pub fn item_units(&self) -> f64 {
        self.consumed.table
    }

    /// Where the next page starts, of a [`page`](Hydrate::page); `None` after the last.
    #[must_use]
    pub fn next(&self) -> Option<Cursor> {
        self.next.clone()
    }
}

/// It is the slice of its items.
impl<E, R> Deref for Hydrated<E, R> {
    type Target = [R];

    fn deref(&self) -> &[R] {
        &self.items
    }
}

impl<E, R> From<Hydrated<E, R>> for Vec<R> {
    fn from(hydrated: Hydrated<E, R>) -> Self {
        hydrated.items
    }
}

impl<'a, E, R> IntoIterator for &'a Hydrated<E, R> {
    type Item = &'a R;
    type IntoIter = std::slice::Iter<'a, R>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<E, R> IntoIterator for Hydrated<E, R> {
    type Item = R;
    type IntoIter = std::vec::IntoIter<R>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<E, R: fmt::Debug> fmt::Debug for Hydrated<E, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hydrated")
            .field("items", &self.items)
            .field("missing", &self.missing)
            .field("index_units", &self.consumed.index)
            .field("item_units", &self.consumed.table)
            .finish_non_exhaustive()
    }
}

impl<E, I, R> fmt::Debug for Hydrate<E, I, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Hydrate").field(&self.plan).finish()
    }
}
