use super::Guard;
use crate::db::Handle;
use crate::error::Result;
use crate::expression::{Condition, Placeholders, projection};
use crate::item::Item;
use crate::request::{Action, Expressions};
use crate::row::{Columns, RowItem};
use crate::schema::AccessPath;

/// Reads one item of the path's entity.
pub(crate) async fn get(
    handle: &Handle,
    path: AccessPath,
    key: Item,
    columns: Columns,
    consistent: bool,
) -> Result<Option<RowItem>> {
    let mut placeholders = Placeholders::new();
    let names = columns.attributes(&path).unwrap_or_default();
    let projection = projection(names, &mut placeholders)?;
    let expressions = Expressions {
        projection,
        ..Expressions::default()
    }
    .with(placeholders)?;
    let mut reply = handle
        .send(Action::Get { key, consistent }, expressions)
        .await?;
    reply
        .items
        .pop()
        .map(|item| RowItem::checked(item, path))
        .transpose()
}

/// Writes one whole item; gives the old one where it is asked for.
pub(crate) async fn put(
    handle: &Handle,
    path: AccessPath,
    item: Item,
    guard: Guard,
    condition: Option<Condition>,
    return_old: bool,
) -> Result<Option<Item>> {
    let expressions = conditional(path, guard, condition)?;
    let reply = handle
        .send(Action::Put { item, return_old }, expressions)
        .await?;
    Ok(reply.items.into_iter().next())
}

/// Deletes one item; gives it where it is asked for.
pub(crate) async fn delete(
    handle: &Handle,
    path: AccessPath,
    key: Item,
    guard: Guard,
    condition: Option<Condition>,
    return_old: bool,
) -> Result<Option<Item>> {
    let expressions = conditional(path, guard, condition)?;
    let reply = handle
        .send(Action::Delete { key, return_old }, expressions)
        .await?;
    Ok(reply.items.into_iter().next())
}

fn conditional(
    path: AccessPath,
    guard: Guard,
    condition: Option<Condition>,
) -> Result<Expressions> {
    let own = guard.condition(
        path.table.partition_key().name(),
        path.entity.version_attribute(),
    );
    let both = match (own, condition) {
        (Some(own), Some(condition)) => Some(own & condition),
        (own, condition) => own.or(condition),
    };
    let mut placeholders = Placeholders::new();
    let Some(both) = both else {
        return Ok(Expressions::default());
    };
    let key = path.table.partition_key().name();
    let condition = both
        .render(&mut placeholders)?
        .for_write(key, &mut placeholders)?;
    Expressions {
        condition,
        ..Expressions::default()
    }
    .with(placeholders)
}
