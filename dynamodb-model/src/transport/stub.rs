//! The SDK's inputs where we write the body ourselves: they name the tables, which its endpoint rules ask for.

use std::collections::HashMap;

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
use aws_sdk_dynamodb::types::{Get, KeysAndAttributes, Put, TransactGetItem, TransactWriteItem};

use super::input::{Input, incomplete, of_another_kind};
use crate::error::Result;
use crate::request::{Action, Request};

pub(super) fn of(request: &Request) -> Result<Input> {
    let table = &request.table;
    Ok(match &request.action {
        Action::Get { .. } => Input::Get(GetItemInputBuilder::default().table_name(table)),
        Action::Put { .. } => Input::Put(PutItemInputBuilder::default().table_name(table)),
        Action::Update { .. } => Input::Update(UpdateItemInputBuilder::default().table_name(table)),
        Action::Delete { .. } => Input::Delete(DeleteItemInputBuilder::default().table_name(table)),
        Action::Query(_) => Input::Query(QueryInputBuilder::default().table_name(table)),
        Action::Scan(_) => Input::Scan(ScanInputBuilder::default().table_name(table)),
        Action::BatchGet { .. } => {
            let keys = KeysAndAttributes::builder().set_keys(Some(Vec::new()));
            let keys = keys.build().map_err(incomplete)?;
            Input::BatchGet(BatchGetItemInputBuilder::default().request_items(table, keys))
        }
        Action::BatchWrite(_) => Input::BatchWrite(
            BatchWriteItemInputBuilder::default().request_items(table, Vec::new()),
        ),
        Action::TransactGet(gets) => {
            let mut input = TransactGetItemsInputBuilder::default();
            for table in tables(gets) {
                let get = Get::builder().table_name(table);
                let get = get.set_key(Some(HashMap::new())).build();
                let get = TransactGetItem::builder().get(get.map_err(incomplete)?);
                input = input.transact_items(get.build());
            }
            Input::TransactGet(input)
        }
        Action::TransactWrite { writes, token } => {
            let mut input = TransactWriteItemsInputBuilder::default().client_request_token(token);
            for table in tables(writes) {
                let put = Put::builder().table_name(table);
                let put = put.set_item(Some(HashMap::new())).build();
                let put = TransactWriteItem::builder().put(put.map_err(incomplete)?);
                input = input.transact_items(put.build());
            }
            Input::TransactWrite(input)
        }
        Action::Check { .. } => return Err(of_another_kind(request.action.name())),
    })
}

/// Each table once.
fn tables(members: &[Request]) -> Vec<&str> {
    let mut tables = Vec::new();
    for member in members {
        if !tables.contains(&member.table.as_str()) {
            tables.push(member.table.as_str());
        }
    }
    tables
}
