//! The verbs of staged queries, boxed here: that a verb's future is `Send` is proven once, and not again for each entity.

use super::{DbOf, Pending};
use crate::cursor::Cursor;
use crate::entity::Entity;
use crate::query::{Page, Query};
use crate::row::Row;

pub fn first<'db, E, I>(query: Query<E, I>, db: &'db DbOf<E>) -> Pending<'db, Option<E>>
where
    E: Entity + Row<I, Entity = E>,
    I: 'db,
{
    Box::pin(query.first(db))
}

pub fn collect<'db, E, I>(query: Query<E, I>, db: &'db DbOf<E>) -> Pending<'db, Vec<E>>
where
    E: Entity + Row<I, Entity = E>,
    I: 'db,
{
    Box::pin(query.collect(db))
}

pub fn page<'db, E, I>(
    query: Query<E, I>,
    db: &'db DbOf<E>,
    cursor: Option<Cursor>,
) -> Pending<'db, Page<E>>
where
    E: Entity + Row<I, Entity = E>,
    I: 'db,
{
    Box::pin(query.page(db, cursor))
}

pub fn count<'db, E: Entity, I: 'db>(query: Query<E, I>, db: &'db DbOf<E>) -> Pending<'db, usize> {
    Box::pin(query.count(db))
}
