//! [`dynamo_table`]: items by `serde_dynamo`. It reads orders as they are; to write them, their keys would have to be fields.

use dynamo_table::DynamoTable;

use super::Contender;
use crate::http::Replies;
use crate::order::{Order, TABLE, first, partition, sort};
use crate::work::{Operation, Outcome};
use crate::{Result, runtime};

/// The process has one such client, so there is one such contender.
pub(super) fn contender() -> Result<Contender> {
    let replies = Replies::default();
    runtime()?.block_on(dynamo_table::init_with_client(replies.client()));
    let contender = Contender::new("`dynamo_table`", replies)
        .does(Operation::Query, &(), async |(), orders| {
            let partition = first(orders)?.partition_key();
            let page = Order::query_items(&partition, None, Some(u16::MAX), None).await?;
            Ok(Outcome::Orders(page.items))
        })
        .does(Operation::GetItem, &(), async |(), orders| {
            let (partition, sort) = first(orders)?.composite_key();
            let found = Order::get_item(&partition, sort.as_ref()).await?;
            Ok(Outcome::Orders(vec![found.ok_or("it was not found")?]))
        })
        .does(Operation::BatchGet, &(), async |(), orders| {
            let keys = orders.iter().map(Order::composite_key).collect();
            let found = Order::batch_get(keys).await?;
            Ok(Outcome::Orders(found.items))
        });
    Ok(contender)
}

impl DynamoTable for Order {
    type PK = String;
    type SK = String;

    const TABLE: &'static str = TABLE;
    const PARTITION_KEY: &'static str = "PK";
    const SORT_KEY: Option<&'static str> = Some("SK");

    fn partition_key(&self) -> String {
        partition(&self.customer)
    }

    fn sort_key(&self) -> Option<String> {
        Some(sort(self.number))
    }
}
