use super::Guard;
use crate::db::Handle;
use crate::error::Result;
use crate::expression::{self, Condition, Placeholders, projection};
use crate::item::Item;
use crate::request::{Action, Expressions, Returned};
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
    let names = Columns::attributes(&[columns], &path).unwrap_or_default();
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
    let expressions = conditional(path, guard, condition, Placeholders::new())?;
    let reply = handle
        .send(Action::Put { item, return_old }, expressions)
        .await?;
    Ok(reply.items.into_iter().next())
}

/// Changes one item; gives what is asked for of it.
pub(crate) async fn update(
    handle: &Handle,
    path: AccessPath,
    key: Item,
    actions: &[expression::Action],
    guard: Guard,
    condition: Option<Condition>,
    returned: Returned,
) -> Result<Option<Item>> {
    let mut placeholders = Placeholders::new();
    let update = expression::update(actions, &mut placeholders)?;
    let expressions = conditional(path, guard, condition, placeholders)?;
    let expressions = Expressions {
        update,
        ..expressions
    };
    let reply = handle
        .send(Action::Update { key, returned }, expressions)
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
    let expressions = conditional(path, guard, condition, Placeholders::new())?;
    let reply = handle
        .send(Action::Delete { key, return_old }, expressions)
        .await?;
    Ok(reply.items.into_iter().next())
}

fn conditional(
    path: AccessPath,
    guard: Guard,
    condition: Option<Condition>,
    mut placeholders: Placeholders,
) -> Result<Expressions> {
    let own = guard.condition(
        path.table.partition_key().name(),
        path.entity.version_attribute(),
    );
    let both = match (own, condition) {
        (Some(own), Some(condition)) => Some(own & condition),
        (own, condition) => own.or(condition),
    };
    let Some(both) = both else {
        return Expressions::default().with(placeholders);
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
