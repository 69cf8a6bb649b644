//! The only file that sends data requests through the AWS SDK.

mod attempts;
mod batch;
mod bodies;
mod body;
mod carrier;
#[cfg(feature = "direct")]
mod direct;
pub(crate) mod input;
mod interceptor;
mod lane;
mod member;
pub(crate) mod pages;
mod reply_check;
mod stub;

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{AsyncSleep as _, Intercept as _};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsOutput;
use aws_sdk_dynamodb::types::{ConsumedCapacity, ReturnConsumedCapacity};
use aws_smithy_async::rt::sleep::default_async_sleep;
use aws_smithy_runtime_api::client::auth::SharedAuthScheme;

use self::bodies::Ready;
use self::carrier::Carrier;
use self::input::Input;
use self::interceptor::OURS;
use self::lane::Lanes;
use self::pages::Caught;
use crate::error::{Result, from_sdk};
use crate::item::Item;
use crate::observe::{Call, Observer};
use crate::request::{Consumed, Reply, Request};
use crate::signing::CachedSigning;

pub(crate) use self::lane::Lane;
pub(crate) use self::reply_check::broken_reply;

/// A request under way.
pub(crate) type Sending<'a> = Pin<Box<dyn Future<Output = Result<Reply>> + Send + 'a>>;

/// Sends requests through an SDK client, and tells the observer about each.
#[derive(Clone, Debug)]
pub(crate) struct Transport {
    lanes: Lanes,
    observer: Option<Arc<dyn Observer>>,
    /// Whether somebody must know what requests consume, index by index.
    metered: bool,
    /// Whether requests go by whole inputs: the client has interceptors that may want to see them, or this SDK has not asked
    /// for a body of ours, and need not be offered another.
    writes_itself: Arc<AtomicBool>,
}

impl Transport {
    pub(crate) fn new(client: Client) -> Self {
        Self {
            writes_itself: Arc::new(has_interceptors(&client).into()),
            lanes: Lanes::of(client, None),
            observer: None,
            metered: false,
        }
    }

    pub(crate) fn observed_by(mut self, observer: Arc<dyn Observer>) -> Self {
        self.observer = Some(observer);
        self
    }

    pub(crate) fn metered(mut self) -> Self {
        self.metered = true;
        self
    }

    pub(crate) fn cached_signing(mut self) -> Self {
        let scheme = SharedAuthScheme::new(CachedSigning::new());
        self.lanes = self.lanes.signed_by(scheme);
        self
    }

    #[cfg(feature = "direct")]
    pub(crate) fn direct(mut self) -> Self {
        self.lanes = self.lanes.directly();
        self
    }

    #[cfg(feature = "testing")]
    pub(crate) fn through(mut self, client: &Client) -> Self {
        self.lanes = self.lanes.through(client.clone());
        self
    }

    pub(crate) fn client(&self) -> &Client {
        self.lanes.client()
    }

    /// Boxed, so that whoever waits for a reply need not be proven `Send` through the SDK's futures: that proof is long,
    /// and would be made again for every verb of every entity.
    pub(crate) fn send(&self, request: Request, lane: Lane) -> Sending<'_> {
        Box::pin(async move {
            let Some(observer) = &self.observer else {
                return self.dispatch(request, lane).await;
            };
            let sent = request.clone();
            let start = Instant::now();
            // Boxed as well: to take notes of a request is to hold it twice.
            let dispatched = Box::pin(self.dispatch(request, lane));
            let (reply, failed) = attempts::noted(dispatched).await;
            observer.observe(&Call::new(&sent, reply.as_ref(), &failed, start.elapsed()));
            reply
        })
    }

    /// Waits as the SDK does between its own attempts; says whether it can.
    pub(crate) async fn sleep(&self, time: Duration) -> bool {
        let own = self.client().config().sleep_impl();
        match own.or_else(default_async_sleep) {
            Some(sleep) => {
                sleep.sleep(time).await;
                true
            }
            None => false,
        }
    }

    async fn dispatch(&self, request: Request, lane: Lane) -> Result<Reply> {
        let carrier = self.lanes.carrier(lane);
        let capacity = self.capacity();
        let hands_back = request.action.hands_back();
        if !self.writes_itself.load(Ordering::Relaxed)
            && let Some(body) = body::of(&request, capacity.as_ref())
        {
            let body = Ready::new(request.action.name(), body);
            let sending = send_input(&carrier, stub::of(&request)?, hands_back);
            match body.sent_with(sending).await {
                Err(_) if body.is_passed_over() => {
                    self.writes_itself.store(true, Ordering::Relaxed);
                }
                done => return done,
            }
        }
        send_input(&carrier, Input::of(request, capacity)?, hands_back).await
    }

    /// Consumed capacity is asked for where somebody listens.
    fn capacity(&self) -> Option<ReturnConsumedCapacity> {
        match &self.observer {
            _ if self.metered => Some(ReturnConsumedCapacity::Indexes),
            Some(_) => Some(ReturnConsumedCapacity::Total),
            None => None,
        }
    }
}

/// Whether the client has interceptors of its user.
fn has_interceptors(client: &Client) -> bool {
    let mut interceptors = client.config().interceptors();
    interceptors.any(|interceptor| interceptor.name() != OURS)
}

/// `hands_back` says whether a write's reply has an item.
async fn send_input(carrier: &impl Carrier, input: Input, hands_back: bool) -> Result<Reply> {
    Ok(match input {
        Input::Get(input) => {
            let sending = pages::catching(carrier.carry(input));
            let (sent, caught) = sending.await.map_err(from_sdk)?;
            one(either(caught, sent.item), sent.consumed_capacity)
        }
        Input::Put(input) => {
            let sending = pages::catching_if(hands_back, carrier.carry(input));
            let (sent, caught) = sending.await.map_err(from_sdk)?;
            one(either(caught, sent.attributes), sent.consumed_capacity)
        }
        Input::Update(input) => {
            let sending = pages::catching_if(hands_back, carrier.carry(input));
            let (sent, caught) = sending.await.map_err(from_sdk)?;
            one(either(caught, sent.attributes), sent.consumed_capacity)
        }
        Input::Delete(input) => {
            let sending = pages::catching_if(hands_back, carrier.carry(input));
            let (sent, caught) = sending.await.map_err(from_sdk)?;
            one(either(caught, sent.attributes), sent.consumed_capacity)
        }
        Input::Query(input) => {
            let sending = pages::catching(carrier.carry(input));
            let (sent, caught) = sending.await.map_err(from_sdk)?;
            Reply {
                items: either(caught, sent.items.into_iter().flatten()),
                count: figure(sent.count),
                scanned: figure(sent.scanned_count),
                last_key: last_key(sent.last_evaluated_key),
                capacity: units(sent.consumed_capacity),
                ..Reply::default()
            }
        }
        Input::Scan(input) => {
            let sending = pages::catching(carrier.carry(input));
            let (sent, caught) = sending.await.map_err(from_sdk)?;
            Reply {
                items: either(caught, sent.items.into_iter().flatten()),
                count: figure(sent.count),
                scanned: figure(sent.scanned_count),
                last_key: last_key(sent.last_evaluated_key),
                capacity: units(sent.consumed_capacity),
                ..Reply::default()
            }
        }
        Input::TransactGet(input) => {
            let sending = pages::catching(carrier.carry(input));
            let (sent, caught) = sending.await.map_err(from_sdk)?;
            let found = caught.unwrap_or_else(|| {
                let found = sent.responses.unwrap_or_default().into_iter();
                found.map(|each| each.item.map(Item::from_map)).collect()
            });
            Reply {
                count: found.iter().flatten().count(),
                scanned: found.len(),
                found,
                capacity: sum(sent.consumed_capacity),
                ..Reply::default()
            }
        }
        Input::TransactWrite(input) => {
            let sent = carrier.carry(input).await.map_err(from_sdk)?;
            transacted(sent)
        }
        Input::BatchGet(input) => {
            let sending = pages::catching(carrier.carry(input));
            let (sent, caught) = sending.await.map_err(from_sdk)?;
            batch::read(sent, caught)
        }
        Input::BatchWrite(input) => batch::written(carrier.carry(input).await.map_err(from_sdk)?),
    })
}

fn transacted(sent: TransactWriteItemsOutput) -> Reply {
    Reply {
        capacity: sum(sent.consumed_capacity),
        ..Reply::default()
    }
}

type Map = std::collections::HashMap<String, aws_sdk_dynamodb::types::AttributeValue>;

fn one(items: Vec<Item>, capacity: Option<ConsumedCapacity>) -> Reply {
    Reply {
        count: items.len(),
        scanned: items.len(),
        items,
        capacity: units(capacity),
        ..Reply::default()
    }
}

/// The items that we read ourselves, or those of the SDK.
fn either(caught: Option<Caught>, maps: impl IntoIterator<Item = Map>) -> Vec<Item> {
    match caught {
        Some(caught) => caught.into_iter().flatten().collect(),
        None => items(maps),
    }
}

fn items(maps: impl IntoIterator<Item = Map>) -> Vec<Item> {
    maps.into_iter().map(Item::from_map).collect()
}

/// An empty key means the end as well; taking it for a position would start over, for ever.
fn last_key(key: Option<Map>) -> Option<Item> {
    key.filter(|key| !key.is_empty()).map(Item::from_map)
}

fn figure(count: i32) -> usize {
    usize::try_from(count).unwrap_or_default()
}

fn units(capacity: Option<ConsumedCapacity>) -> Option<Consumed> {
    let capacity = capacity?;
    let indexes = capacity.global_secondary_indexes.unwrap_or_default();
    let own = capacity.table.and_then(|table| table.capacity_units);
    let local = capacity.local_secondary_indexes.unwrap_or_default();
    let local = local.values().filter_map(|index| index.capacity_units);
    Some(Consumed {
        total: capacity.capacity_units?,
        table: own.map(|own| own + local.sum::<f64>()),
        indexes: indexes
            .into_iter()
            .filter_map(|(name, index)| Some((name, index.capacity_units?)))
            .collect(),
    })
}

/// Batches and transactions report each table apart.
fn sum(capacities: Option<Vec<ConsumedCapacity>>) -> Option<Consumed> {
    let all = capacities?.into_iter().map(Some).filter_map(units);
    all.reduce(|mut sum, consumed| {
        sum.add(consumed);
        sum
    })
}
