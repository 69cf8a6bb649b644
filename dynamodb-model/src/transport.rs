//! The only file that sends data requests through the AWS SDK.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Instant;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{
    ConsumedCapacity, ReturnConsumedCapacity, ReturnValue, ReturnValuesOnConditionCheckFailure,
    Select,
};

use crate::error::{Result, from_sdk};
use crate::item::Item;
use crate::observe::{Call, Observer};
use crate::request::{Action, Expressions, Read, Reply, Request, Returned};

/// A request under way.
pub(crate) type Sending<'a> = Pin<Box<dyn Future<Output = Result<Reply>> + Send + 'a>>;

/// Sends requests through an SDK client, and tells the observer about each.
#[derive(Clone, Debug)]
pub(crate) struct Transport {
    client: Client,
    observer: Option<Arc<dyn Observer>>,
}

impl Transport {
    pub(crate) fn new(client: Client) -> Self {
        Self {
            client,
            observer: None,
        }
    }

    pub(crate) fn observed_by(mut self, observer: Arc<dyn Observer>) -> Self {
        self.observer = Some(observer);
        self
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Boxed, so that whoever waits for a reply need not be proven `Send` through the SDK's futures: that proof is long,
    /// and would be made again for every verb of every entity.
    pub(crate) fn send(&self, request: Request) -> Sending<'_> {
        Box::pin(async move {
            let Some(observer) = &self.observer else {
                return self.dispatch(request).await;
            };
            let sent = request.clone();
            let start = Instant::now();
            let reply = self.dispatch(request).await;
            observer.observe(&Call::new(&sent, reply.as_ref(), start.elapsed()));
            reply
        })
    }

    async fn dispatch(&self, request: Request) -> Result<Reply> {
        let Request {
            action,
            table,
            expressions,
        } = request;
        match action {
            Action::Get { key, consistent } => self.get(table, key, consistent, expressions).await,
            Action::Put { item, return_old } => {
                self.put(table, item, return_old, expressions).await
            }
            Action::Update { key, returned } => {
                self.update(table, key, returned, expressions).await
            }
            Action::Delete { key, return_old } => {
                self.delete(table, key, return_old, expressions).await
            }
            Action::Query(read) => self.query(table, read, expressions).await,
            Action::Scan(read) => self.scan(table, read, expressions).await,
        }
    }

    /// Consumed capacity is asked for where somebody listens.
    fn capacity(&self) -> Option<ReturnConsumedCapacity> {
        self.observer
            .as_ref()
            .map(|_| ReturnConsumedCapacity::Total)
    }

    async fn get(
        &self,
        table: String,
        key: Item,
        consistent: bool,
        expressions: Expressions,
    ) -> Result<Reply> {
        let sent = self
            .client
            .get_item()
            .table_name(table)
            .set_key(Some(key.into_map()))
            .set_consistent_read(consistent.then_some(true))
            .set_projection_expression(expressions.projection)
            .set_expression_attribute_names(expressions.names)
            .set_return_consumed_capacity(self.capacity())
            .send()
            .await
            .map_err(from_sdk)?;
        Ok(one(sent.item, sent.consumed_capacity.as_ref()))
    }

    async fn put(
        &self,
        table: String,
        item: Item,
        return_old: bool,
        expressions: Expressions,
    ) -> Result<Reply> {
        let sent = self
            .client
            .put_item()
            .table_name(table)
            .set_item(Some(item.into_map()))
            .set_return_values_on_condition_check_failure(all_old_if_conditional(&expressions))
            .set_condition_expression(expressions.condition)
            .set_expression_attribute_names(expressions.names)
            .set_expression_attribute_values(expressions.values)
            .set_return_values(return_old.then_some(ReturnValue::AllOld))
            .set_return_consumed_capacity(self.capacity())
            .send()
            .await
            .map_err(from_sdk)?;
        Ok(one(sent.attributes, sent.consumed_capacity.as_ref()))
    }

    async fn update(
        &self,
        table: String,
        key: Item,
        returned: Returned,
        expressions: Expressions,
    ) -> Result<Reply> {
        let returned = match returned {
            Returned::Nothing => None,
            Returned::Old => Some(ReturnValue::AllOld),
            Returned::New => Some(ReturnValue::AllNew),
            Returned::Updated => Some(ReturnValue::UpdatedNew),
        };
        let sent = self
            .client
            .update_item()
            .table_name(table)
            .set_key(Some(key.into_map()))
            .set_return_values_on_condition_check_failure(all_old_if_conditional(&expressions))
            .set_update_expression(expressions.update)
            .set_condition_expression(expressions.condition)
            .set_expression_attribute_names(expressions.names)
            .set_expression_attribute_values(expressions.values)
            .set_return_values(returned)
            .set_return_consumed_capacity(self.capacity())
            .send()
            .await
            .map_err(from_sdk)?;
        Ok(one(sent.attributes, sent.consumed_capacity.as_ref()))
    }

    async fn delete(
        &self,
        table: String,
        key: Item,
        return_old: bool,
        expressions: Expressions,
    ) -> Result<Reply> {
        let sent = self
            .client
            .delete_item()
            .table_name(table)
            .set_key(Some(key.into_map()))
            .set_return_values_on_condition_check_failure(all_old_if_conditional(&expressions))
            .set_condition_expression(expressions.condition)
            .set_expression_attribute_names(expressions.names)
            .set_expression_attribute_values(expressions.values)
            .set_return_values(return_old.then_some(ReturnValue::AllOld))
            .set_return_consumed_capacity(self.capacity())
            .send()
            .await
            .map_err(from_sdk)?;
        Ok(one(sent.attributes, sent.consumed_capacity.as_ref()))
    }

    async fn query(&self, table: String, read: Read, expressions: Expressions) -> Result<Reply> {
        let sent = self
            .client
            .query()
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
            .set_return_consumed_capacity(self.capacity())
            .send()
            .await
            .map_err(from_sdk)?;
        Ok(Reply {
            items: sent
                .items
                .unwrap_or_default()
                .into_iter()
                .map(Item::from_map)
                .collect(),
            count: figure(sent.count),
            scanned: figure(sent.scanned_count),
            last_key: last_key(sent.last_evaluated_key),
            capacity: units(sent.consumed_capacity.as_ref()),
        })
    }

    async fn scan(&self, table: String, read: Read, expressions: Expressions) -> Result<Reply> {
        let sent = self
            .client
            .scan()
            .table_name(table)
            .set_index_name(read.index.map(str::to_owned))
            .set_filter_expression(expressions.filter)
            .set_projection_expression(expressions.projection)
            .set_expression_attribute_names(expressions.names)
            .set_expression_attribute_values(expressions.values)
            .set_consistent_read(read.consistent.then_some(true))
            .set_select(read.count_only.then_some(Select::Count))
            .set_limit(read.limit)
            .set_exclusive_start_key(read.start_after.map(Item::into_map))
            .set_return_consumed_capacity(self.capacity())
            .send()
            .await
            .map_err(from_sdk)?;
        Ok(Reply {
            items: sent
                .items
                .unwrap_or_default()
                .into_iter()
                .map(Item::from_map)
                .collect(),
            count: figure(sent.count),
            scanned: figure(sent.scanned_count),
            last_key: last_key(sent.last_evaluated_key),
            capacity: units(sent.consumed_capacity.as_ref()),
        })
    }
}

type Map = std::collections::HashMap<String, aws_sdk_dynamodb::types::AttributeValue>;

fn one(item: Option<Map>, capacity: Option<&ConsumedCapacity>) -> Reply {
    let items: Vec<_> = item.map(Item::from_map).into_iter().collect();
    Reply {
        count: items.len(),
        scanned: items.len(),
        items,
        last_key: None,
        capacity: units(capacity),
    }
}

/// The item that failed a condition costs nothing and answers the caller's next question.
fn all_old_if_conditional(
    expressions: &Expressions,
) -> Option<ReturnValuesOnConditionCheckFailure> {
    expressions
        .condition
        .as_ref()
        .map(|_| ReturnValuesOnConditionCheckFailure::AllOld)
}

/// An empty key means the end as well; taking it for a position would start over, for ever.
fn last_key(key: Option<Map>) -> Option<Item> {
    key.filter(|key| !key.is_empty()).map(Item::from_map)
}

fn figure(count: i32) -> usize {
    usize::try_from(count).unwrap_or_default()
}

fn units(capacity: Option<&ConsumedCapacity>) -> Option<f64> {
    capacity.and_then(|capacity| capacity.capacity_units)
}
