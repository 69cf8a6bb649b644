//! The only file that sends data requests through the AWS SDK.

pub(crate) mod input;
mod member;

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::AsyncSleep as _;
use aws_sdk_dynamodb::types::{ConsumedCapacity, ReturnConsumedCapacity};
use aws_smithy_async::rt::sleep::default_async_sleep;

use self::input::Input;
use crate::error::{Result, from_sdk};
use crate::item::Item;
use crate::observe::{Call, Observer};
use crate::request::{Reply, Request};

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

    #[cfg(feature = "testing")]
    pub(crate) fn through(mut self, client: Client) -> Self {
        self.client = client;
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

    /// Waits as the SDK does between its own attempts; says whether it can.
    pub(crate) async fn sleep(&self, time: Duration) -> bool {
        let own = self.client.config().sleep_impl();
        match own.or_else(default_async_sleep) {
            Some(sleep) => {
                sleep.sleep(time).await;
                true
            }
            None => false,
        }
    }

    async fn dispatch(&self, request: Request) -> Result<Reply> {
        let client = &self.client;
        Ok(match Input::of(request, self.capacity())? {
            Input::Get(input) => {
                let sent = input.send_with(client).await.map_err(from_sdk)?;
                one(sent.item, sent.consumed_capacity.as_ref())
            }
            Input::Put(input) => {
                let sent = input.send_with(client).await.map_err(from_sdk)?;
                one(sent.attributes, sent.consumed_capacity.as_ref())
            }
            Input::Update(input) => {
                let sent = input.send_with(client).await.map_err(from_sdk)?;
                one(sent.attributes, sent.consumed_capacity.as_ref())
            }
            Input::Delete(input) => {
                let sent = input.send_with(client).await.map_err(from_sdk)?;
                one(sent.attributes, sent.consumed_capacity.as_ref())
            }
            Input::Query(input) => {
                let sent = input.send_with(client).await.map_err(from_sdk)?;
                Reply {
                    items: items(sent.items),
                    count: figure(sent.count),
                    scanned: figure(sent.scanned_count),
                    last_key: last_key(sent.last_evaluated_key),
                    capacity: units(sent.consumed_capacity.as_ref()),
                    ..Reply::default()
                }
            }
            Input::Scan(input) => {
                let sent = input.send_with(client).await.map_err(from_sdk)?;
                Reply {
                    items: items(sent.items),
                    count: figure(sent.count),
                    scanned: figure(sent.scanned_count),
                    last_key: last_key(sent.last_evaluated_key),
                    capacity: units(sent.consumed_capacity.as_ref()),
                    ..Reply::default()
                }
            }
            Input::TransactGet(input) => {
                let sent = input.send_with(client).await.map_err(from_sdk)?;
                let found = sent.responses.unwrap_or_default().into_iter();
                let found: Vec<_> = found.map(|each| each.item.map(Item::from_map)).collect();
                Reply {
                    count: found.iter().flatten().count(),
                    scanned: found.len(),
                    found,
                    capacity: sum(sent.consumed_capacity.as_deref()),
                    ..Reply::default()
                }
            }
            Input::TransactWrite(input) => {
                let sent = input.send_with(client).await.map_err(from_sdk)?;
                Reply {
                    capacity: sum(sent.consumed_capacity.as_deref()),
                    ..Reply::default()
                }
            }
        })
    }

    /// Consumed capacity is asked for where somebody listens.
    fn capacity(&self) -> Option<ReturnConsumedCapacity> {
        self.observer
            .as_ref()
            .map(|_| ReturnConsumedCapacity::Total)
    }
}

type Map = std::collections::HashMap<String, aws_sdk_dynamodb::types::AttributeValue>;

fn one(item: Option<Map>, capacity: Option<&ConsumedCapacity>) -> Reply {
    let items: Vec<_> = item.map(Item::from_map).into_iter().collect();
    Reply {
        count: items.len(),
        scanned: items.len(),
        items,
        capacity: units(capacity),
        ..Reply::default()
    }
}

fn items(maps: Option<Vec<Map>>) -> Vec<Item> {
    let maps = maps.unwrap_or_default().into_iter();
    maps.map(Item::from_map).collect()
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

/// A transaction reports each table apart.
fn sum(capacities: Option<&[ConsumedCapacity]>) -> Option<f64> {
    let mut units = capacities?
        .iter()
        .filter_map(|capacity| capacity.capacity_units)
        .peekable();
    units.peek()?;
    Some(units.sum())
}
