//! Requests in the SDK's own types: what is sent, and what `into_request` shows of it.

use aws_sdk_dynamodb::error::BuildError;
use aws_sdk_dynamodb::operation::batch_get_item::builders::BatchGetItemInputBuilder;
use aws_sdk_dynamodb::operation::batch_write_item::builders::BatchWriteItemInputBuilder;
use aws_sdk_dynamodb::operation::delete_item::builders::DeleteItemInputBuilder;
use aws_sdk_dynamodb::operation::get_item::builders::GetItemInputBuilder;
use aws_sdk_dynamodb::operation::put_item::builders::PutItemInputBuilder;
use aws_sdk_dynamodb::operation::query::builders::QueryInputBuilder;
use aws_sdk_dynamodb::operation::scan::builders::ScanInputBuilder;
use aws_sdk_dynamodb::operation::transact_get_items::builders::TransactGetItemsInputBuilder;
use aws_sdk_dynamodb::operation::transact_write_items::builders::TransactWriteItemsInputBuilder;
use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemInputBuilder;
use aws_sdk_dynamodb::types::{
    ReturnConsumedCapacity, ReturnValue, ReturnValuesOnConditionCheckFailure, Select,
};

pub(crate) use aws_sdk_dynamodb::operation::delete_item::DeleteItemInput;
pub(crate) use aws_sdk_dynamodb::operation::get_item::GetItemInput;
pub(crate) use aws_sdk_dynamodb::operation::put_item::PutItemInput;
pub(crate) use aws_sdk_dynamodb::operation::query::QueryInput;
pub(crate) use aws_sdk_dynamodb::operation::scan::ScanInput;
pub(crate) use aws_sdk_dynamodb::operation::transact_get_items::TransactGetItemsInput;
pub(crate) use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsInput;
pub(crate) use aws_sdk_dynamodb::operation::update_item::UpdateItemInput;

use super::{batch, member};
use crate::error::{Error, ErrorKind, Result};
use crate::item::Item;
use crate::request::{Action, Expressions, Read, Request, Returned};

/// A request of the data plane, ready to be sent.
pub(crate) enum Input {
    Get(GetItemInputBuilder),
    Put(PutItemInputBuilder),
    Update(UpdateItemInputBuilder),
    Delete(DeleteItemInputBuilder),
    Query(QueryInputBuilder),
    Scan(ScanInputBuilder),
    TransactGet(TransactGetItemsInputBuilder),
    TransactWrite(TransactWriteItemsInputBuilder),
    BatchGet(BatchGetItemInputBuilder),
    BatchWrite(BatchWriteItemInputBuilder),
}

/// A type of the SDK that one kind of request has.
pub(crate) trait SdkInput: Sized {
    /// The request in this type; an error for one of another kind.
    fn of(request: Request) -> Result<Self>;
}

macro_rules! inputs {
    ($($input:ident $variant:ident)*) => {$(
        impl SdkInput for $input {
            fn of(request: Request) -> Result<Self> {
                let name = request.action.name();
                match Input::of(request, None)? {
                    Input::$variant(builder) => builder.build().map_err(incomplete),
                    _ => Err(of_another_kind(name)),
                }
            }
        }
    )*};
}

inputs! {
    GetItemInput Get
    PutItemInput Put
    UpdateItemInput Update
    DeleteItemInput Delete
    QueryInput Query
    ScanInput Scan
    TransactGetItemsInput TransactGet
    TransactWriteItemsInput TransactWrite
}

impl Input {
    pub(super) fn of(request: Request, capacity: Option<ReturnConsumedCapacity>) -> Result<Self> {
        let Request {
            action,
            table,
            expressions,
        } = request;
        Ok(match action {
            Action::Get { key, consistent } => Self::Get(
                GetItemInputBuilder::default()
                    .table_name(table)
                    .set_key(Some(key.into_map()))
                    .set_consistent_read(consistent.then_some(true))
                    .set_projection_expression(expressions.projection)
                    .set_expression_attribute_names(expressions.names)
                    .set_return_consumed_capacity(capacity),
            ),
            Action::Put { item, returned } => Self::Put(
                PutItemInputBuilder::default()
                    .table_name(table)
                    .set_item(Some(item.into_map()))
                    .set_return_values_on_condition_check_failure(on_failure(&expressions))
                    .set_condition_expression(expressions.condition)
                    .set_expression_attribute_names(expressions.names)
                    .set_expression_attribute_values(expressions.values)
                    .set_return_values(return_value(returned))
                    .set_return_consumed_capacity(capacity),
            ),
            Action::Update { key, returned } => Self::Update(
                UpdateItemInputBuilder::default()
                    .table_name(table)
                    .set_key(Some(key.into_map()))
                    .set_return_values_on_condition_check_failure(on_failure(&expressions))
                    .set_update_expression(expressions.update)
                    .set_condition_expression(expressions.condition)
                    .set_expression_attribute_names(expressions.names)
                    .set_expression_attribute_values(expressions.values)
                    .set_return_values(return_value(returned))
                    .set_return_consumed_capacity(capacity),
            ),
            Action::Delete { key, returned } => Self::Delete(
                DeleteItemInputBuilder::default()
                    .table_name(table)
                    .set_key(Some(key.into_map()))
                    .set_return_values_on_condition_check_failure(on_failure(&expressions))
                    .set_condition_expression(expressions.condition)
                    .set_expression_attribute_names(expressions.names)
                    .set_expression_attribute_values(expressions.values)
                    .set_return_values(return_value(returned))
                    .set_return_consumed_capacity(capacity),
            ),
            Action::Query(read) => Self::Query(query(table, read, expressions, capacity)),
            Action::Scan(read) => Self::Scan(scan(table, read, expressions, capacity)),
            Action::TransactGet(gets) => {
                let gets = gets.into_iter().map(member::get);
                Self::TransactGet(
                    TransactGetItemsInputBuilder::default()
                        .set_transact_items(Some(gets.collect::<Result<_>>()?))
                        .set_return_consumed_capacity(capacity),
                )
            }
            Action::TransactWrite { writes, token } => {
                let writes = writes.into_iter().map(member::write);
                Self::TransactWrite(
                    TransactWriteItemsInputBuilder::default()
                        .set_transact_items(Some(writes.collect::<Result<_>>()?))
                        .client_request_token(token)
                        .set_return_consumed_capacity(capacity),
                )
            }
            Action::BatchGet { keys, consistent } => Self::BatchGet(
                BatchGetItemInputBuilder::default()
                    .set_request_items(Some(batch::keys(table, keys, consistent, expressions)?))
                    .set_return_consumed_capacity(capacity),
            ),
            Action::BatchWrite(writes) => Self::BatchWrite(
                BatchWriteItemInputBuilder::default()
                    .set_request_items(Some(batch::writes(table, writes)?))
                    .set_return_consumed_capacity(capacity),
            ),
            Action::Check { .. } => return Err(of_another_kind(action.name())),
        })
    }
}

fn query(
    table: String,
    read: Read,
    expressions: Expressions,
    capacity: Option<ReturnConsumedCapacity>,
) -> QueryInputBuilder {
    QueryInputBuilder::default()
        .table_name(table)
        .set_index_name(read.index.map(str::to_owned))
        .set_key_condition_expression(expressions.key_condition)
        .set_filter_expression(expressions.filter)
        .set_projection_expression(expressions.projection)
        .set_expression_attribute_names(expressions.names)
        .set_expression_attribute_values(expressions.values)
        .set_scan_index_forward(read.descending.then_some(false))
        .set_consistent_read(read.consistent.then_some(true))
        .set_select(read.count_only.then_some(Select::Count))
        .set_limit(read.limit)
        .set_exclusive_start_key(read.start_after.map(Item::into_map))
        .set_return_consumed_capacity(capacity)
}

fn scan(
    table: String,
    read: Read,
    expressions: Expressions,
    capacity: Option<ReturnConsumedCapacity>,
) -> ScanInputBuilder {
    ScanInputBuilder::default()
        .table_name(table)
        .set_index_name(read.index.map(str::to_owned))
        .set_filter_expression(expressions.filter)
        .set_projection_expression(expressions.projection)
        .set_expression_attribute_names(expressions.names)
        .set_expression_attribute_values(expressions.values)
        .set_consistent_read(read.consistent.then_some(true))
        .set_select(read.count_only.then_some(Select::Count))
        .set_limit(read.limit)
        .set_segment(read.segment.map(|segment| segment.number))
        .set_total_segments(read.segment.map(|segment| segment.total))
        .set_exclusive_start_key(read.start_after.map(Item::into_map))
        .set_return_consumed_capacity(capacity)
}

/// The item that failed a condition costs nothing and answers the caller's next question.
pub(super) fn on_failure(expressions: &Expressions) -> Option<ReturnValuesOnConditionCheckFailure> {
    expressions
        .condition
        .as_ref()
        .map(|_| ReturnValuesOnConditionCheckFailure::AllOld)
}

pub(super) fn return_value(returned: Returned) -> Option<ReturnValue> {
    match returned {
        Returned::Nothing => None,
        Returned::Old => Some(ReturnValue::AllOld),
        Returned::New => Some(ReturnValue::AllNew),
        Returned::Updated | Returned::Version => Some(ReturnValue::UpdatedNew),
    }
}

pub(crate) fn incomplete(error: BuildError) -> Error {
    Error::new(
        ErrorKind::Configuration,
        "the SDK could not build the request",
    )
    .source(error)
}

pub(super) fn of_another_kind(name: &'static str) -> Error {
    let message =
        format!("it is sent as part of `{name}`, which `db.write()…into_request()` shows");
    Error::new(ErrorKind::Refused, message)
}
