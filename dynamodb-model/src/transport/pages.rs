//! Items that we read ourselves, from the text of a reply.
//!
//! The SDK reads the whole reply all the same, but of its items it is told that there are none. The orchestrator asks the
//! operation's configuration how a reply is read, and an interceptor may put something else there: a reader that takes the
//! items out, leaves the rest to the SDK's own, and puts the items where [`catching`] finds them.
//!
//! Nothing depends on it. A failure is the SDK's, and so is a reply of which anything is not understood; and should
//! an SDK come that does not ask for the reader, nothing is caught, and the items are in its output as they always were.
//! Only then are there attribute values.
//!
//! Other interceptors of the client see the output without items; the HTTP response is as it came.

use std::cell::Cell;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use aws_sdk_dynamodb::config::{ConfigBag, FrozenLayer};
use aws_sdk_dynamodb::operation::batch_get_item::BatchGetItem;
use aws_sdk_dynamodb::operation::delete_item::DeleteItem;
use aws_sdk_dynamodb::operation::get_item::GetItem;
use aws_sdk_dynamodb::operation::put_item::PutItem;
use aws_sdk_dynamodb::operation::query::Query;
use aws_sdk_dynamodb::operation::scan::Scan;
use aws_sdk_dynamodb::operation::transact_get_items::TransactGetItems;
use aws_sdk_dynamodb::operation::update_item::UpdateItem;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, Metadata, OrchestratorError};
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SharedResponseDeserializer};

use crate::codec::{self, Member};
use crate::item::Item;

const REQUEST_ID: &str = "x-amzn-requestid";

tokio::task_local! {
    /// Where the request that is made in this task wants its items, until the interceptor takes it.
    static WANTED: Cell<Option<Slot>>;
}

/// Sends by the SDK; what it gave, and the items if we could read them: the output has none then.
pub(super) async fn catching<O, E>(
    sending: impl Future<Output = Result<O, E>>,
) -> Result<(O, Option<Caught>), E> {
    catching_if(true, sending).await
}

/// As [`catching`], where items are expected.
pub(super) async fn catching_if<O, E>(
    wanted: bool,
    sending: impl Future<Output = Result<O, E>>,
) -> Result<(O, Option<Caught>), E> {
    let slot = wanted.then(Slot::default);
    let output = WANTED.scope(Cell::new(slot.clone()), sending).await?;
    Ok((output, slot.and_then(|slot| slot.take())))
}

/// What is in the places of a reply that items can be in.
pub(super) type Caught = Vec<Option<Item>>;

/// The items of one request. Each attempt puts its own in.
#[derive(Clone, Debug, Default)]
struct Slot(Arc<Mutex<Option<Caught>>>);

impl Slot {
    fn put(&self, items: Option<Caught>) {
        // Whoever panicked left a whole list or none.
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = items;
    }

    fn take(&self) -> Option<Caught> {
        let mut items = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        items.take()
    }
}

/// Has the reply of a request that wants its items read by a [`Reader`].
pub(super) fn offer_reader(cfg: &mut ConfigBag) {
    // Taken, so that requests which are made while this one is under way (by an HTTP client, say) have their items.
    let Ok(Some(slot)) = WANTED.try_with(Cell::take) else {
        return;
    };
    let operation = cfg.load::<Metadata>().map(Metadata::name);
    if let Some((member, layer)) = operation.and_then(reading)
        && let Some(sdk) = layer.load::<SharedResponseDeserializer>()
    {
        let reader = SharedResponseDeserializer::new(Reader { member, sdk, slot });
        cfg.interceptor_state().store_put(reader);
    }
}

/// Where the operation's replies have their items, and its configuration, which has the SDK's reader of them.
fn reading(operation: &str) -> Option<(Member, &'static FrozenLayer)> {
    type Layer = LazyLock<Option<FrozenLayer>>;
    static GET: Layer = LazyLock::new(|| GetItem::new().config());
    static QUERY: Layer = LazyLock::new(|| Query::new().config());
    static SCAN: Layer = LazyLock::new(|| Scan::new().config());
    static BATCH: Layer = LazyLock::new(|| BatchGetItem::new().config());
    static TRANSACTION: Layer = LazyLock::new(|| TransactGetItems::new().config());
    static PUT: Layer = LazyLock::new(|| PutItem::new().config());
    static UPDATE: Layer = LazyLock::new(|| UpdateItem::new().config());
    static DELETE: Layer = LazyLock::new(|| DeleteItem::new().config());
    let (member, layer) = match operation {
        "GetItem" => (Member::Item, &*GET),
        "Query" => (Member::Items, &*QUERY),
        "Scan" => (Member::Items, &*SCAN),
        "BatchGetItem" => (Member::Responses, &*BATCH),
        "TransactGetItems" => (Member::Found, &*TRANSACTION),
        "PutItem" => (Member::Attributes, &*PUT),
        "UpdateItem" => (Member::Attributes, &*UPDATE),
        "DeleteItem" => (Member::Attributes, &*DELETE),
        _ => return None,
    };
    Some((member, layer.as_ref()?))
}

/// Takes the items out of a reply and leaves the rest to the SDK.
#[derive(Debug)]
struct Reader {
    member: Member,
    sdk: &'static SharedResponseDeserializer,
    slot: Slot,
}

impl Reader {
    fn read(&self, response: &HttpResponse, cfg: &ConfigBag) -> Option<(Output, Caught)> {
        if !response.status().is_success() {
            return None;
        }
        let body = response.body().bytes()?;
        let found = codec::find(body, self.member)?;
        let (before, after) = (body.get(..found.place.start)?, body.get(found.place.end..)?);
        let rest = [before, found.without.as_bytes(), after].concat();
        let mut rest = HttpResponse::new(response.status(), rest.into());
        if let Some(id) = response.headers().get(REQUEST_ID) {
            rest.headers_mut().insert(REQUEST_ID, id.to_owned());
        }
        let output = self.sdk.deserialize_nonstreaming_with_config(&rest, cfg);
        let items = found.records().map(|record| record.map(Item::from_record));
        Some((output.ok()?, items.collect()))
    }
}

impl DeserializeResponse for Reader {
    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        cfg: &ConfigBag,
    ) -> Result<Output, OrchestratorError<Error>> {
        let (output, items) = match self.read(response, cfg) {
            Some((output, items)) => (Ok(output), Some(items)),
            None => (
                self.sdk.deserialize_nonstreaming_with_config(response, cfg),
                None,
            ),
        };
        self.slot.put(items);
        output
    }
}

#[cfg(any(test, fuzzing))]
pub(crate) mod readings;
#[cfg(test)]
mod tests;
