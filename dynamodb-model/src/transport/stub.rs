//! The SDK's inputs where we write the body ourselves: they name the tables, which its endpoint rules ask for.

use std::collections::HashMap;

use aws_sdk_dynamodb::operation::batch_write_item::builders::BatchWriteItemInputBuilder;
use aws_sdk_dynamodb::operation::put_item::builders::PutItemInputBuilder;
use aws_sdk_dynamodb::operation::transact_write_items::builders::TransactWriteItemsInputBuilder;
use aws_sdk_dynamodb::types::{Put, TransactWriteItem};

use super::input::{Input, incomplete, of_another_kind};
use crate::error::Result;
use crate::request::{Action, Request};

pub(super) fn of(request: &Request) -> Result<Input> {
    Ok(match &request.action {
        Action::Put { .. } => Input::Put(PutItemInputBuilder::default().table_name(&request.table)),
        Action::BatchWrite(_) => Input::BatchWrite(
            BatchWriteItemInputBuilder::default().request_items(&request.table, Vec::new()),
        ),
        Action::TransactWrite { writes, token } => {
            let mut input = TransactWriteItemsInputBuilder::default().client_request_token(token);
            for table in tables(writes) {
                let put = Put::builder()
                    .table_name(table)
                    .set_item(Some(HashMap::new()));
                let put = put.build().map_err(incomplete)?;
                input = input.transact_items(TransactWriteItem::builder().put(put).build());
            }
            Input::TransactWrite(input)
        }
        other => return Err(of_another_kind(other.name())),
    })
}

/// Each table once.
fn tables(writes: &[Request]) -> Vec<&str> {
    let mut tables = Vec::new();
    for write in writes {
        if !tables.contains(&write.table.as_str()) {
            tables.push(write.table.as_str());
        }
    }
    tables
}
