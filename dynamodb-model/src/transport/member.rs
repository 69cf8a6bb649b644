//! The members of a transaction, in the SDK's own types.

use aws_sdk_dynamodb::types::{
    ConditionCheck, Delete, Get, Put, TransactGetItem, TransactWriteItem, Update,
};

use super::input::{incomplete, of_another_kind, on_failure};
use crate::error::Result;
use crate::request::{Action, Request};

pub(super) fn get(request: Request) -> Result<TransactGetItem> {
    let Request {
        action,
        table,
        expressions,
    } = request;
    let Action::Get { key, .. } = action else {
        return Err(of_another_kind(action.name()));
    };
    let get = Get::builder()
        .table_name(table)
        .set_key(Some(key.into_map()))
        .set_projection_expression(expressions.projection)
        .set_expression_attribute_names(expressions.names)
        .build()
        .map_err(incomplete)?;
    Ok(TransactGetItem::builder().get(get).build())
}

pub(super) fn write(request: Request) -> Result<TransactWriteItem> {
    let Request {
        action,
        table,
        expressions,
    } = request;
    let on_failure = on_failure(&expressions);
    let member = TransactWriteItem::builder();
    let member = match action {
        Action::Put { item, .. } => member.put(
            Put::builder()
                .table_name(table)
                .set_item(Some(item.into_map()))
                .set_condition_expression(expressions.condition)
                .set_expression_attribute_names(expressions.names)
                .set_expression_attribute_values(expressions.values)
                .set_return_values_on_condition_check_failure(on_failure)
                .build()
                .map_err(incomplete)?,
        ),
        Action::Update { key, .. } => member.update(
            Update::builder()
                .table_name(table)
                .set_key(Some(key.into_map()))
                .set_update_expression(expressions.update)
                .set_condition_expression(expressions.condition)
                .set_expression_attribute_names(expressions.names)
                .set_expression_attribute_values(expressions.values)
                .set_return_values_on_condition_check_failure(on_failure)
                .build()
                .map_err(incomplete)?,
        ),
        Action::Delete { key, .. } => member.delete(
            Delete::builder()
                .table_name(table)
                .set_key(Some(key.into_map()))
                .set_condition_expression(expressions.condition)
                .set_expression_attribute_names(expressions.names)
                .set_expression_attribute_values(expressions.values)
                .set_return_values_on_condition_check_failure(on_failure)
                .build()
                .map_err(incomplete)?,
        ),
        Action::Check { key } => member.condition_check(
            ConditionCheck::builder()
                .table_name(table)
                .set_key(Some(key.into_map()))
                .set_condition_expression(expressions.condition)
                .set_expression_attribute_names(expressions.names)
                .set_expression_attribute_values(expressions.values)
                .set_return_values_on_condition_check_failure(on_failure)
                .build()
                .map_err(incomplete)?,
        ),
        other => return Err(of_another_kind(other.name())),
    };
    Ok(member.build())
}
