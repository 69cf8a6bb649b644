//! What we write is what the SDK writes for the same request.

mod figure;

use std::collections::HashMap;

use aws_sdk_dynamodb::config::{ConfigBag, FrozenLayer, RuntimePlugin as _};
use aws_sdk_dynamodb::operation::batch_write_item::BatchWriteItem;
use aws_sdk_dynamodb::operation::get_item::{GetItem, GetItemOutput};
use aws_sdk_dynamodb::operation::put_item::PutItem;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItems;
use aws_sdk_dynamodb::types::ReturnConsumedCapacity;
use aws_smithy_runtime_api::client::interceptors::context;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse as _, SerializeRequest as _, SharedRequestSerializer,
    SharedResponseDeserializer,
};
use proptest::collection::{btree_map, hash_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

use super::of;
use crate::codec::samples::attribute;
use crate::item::{Item, encode_fields};
use crate::request::{Action, BatchMember, Expressions, Request, Returned};
use crate::transport::input::Input;

/// The request that the SDK makes of the same.
pub(crate) fn by_sdk(request: Request, capacity: Option<ReturnConsumedCapacity>) -> HttpRequest {
    let input = Input::of(request, capacity).expect("an input");
    match input {
        Input::Put(input) => written(PutItem::new().config(), input.build()),
        Input::BatchWrite(input) => written(BatchWriteItem::new().config(), input.build()),
        Input::TransactWrite(input) => written(TransactWriteItems::new().config(), input.build()),
        _ => unreachable!("no other is written by us"),
    }
}

fn written<I, E>(layer: Option<FrozenLayer>, input: Result<I, E>) -> HttpRequest
where
    I: std::fmt::Debug + Send + Sync + 'static,
    E: std::fmt::Debug,
{
    let layer = layer.expect("a layer");
    let writer = layer.load::<SharedRequestSerializer>().expect("a writer");
    let input = context::Input::erase(input.expect("an input"));
    let request = writer.serialize_input(input, &mut ConfigBag::base());
    request.expect("a request")
}

pub(crate) fn json(body: &[u8]) -> Value {
    serde_json::from_slice(body).expect("JSON")
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z\"\\\\\n]{0,3}",
        vec(any::<char>(), 0..4).prop_map(String::from_iter)
    ]
}

/// An item of an entity, with its keys.
fn draft() -> impl Strategy<Value = Item> {
    let fields = btree_map(text(), vec(option::of(text()), 0..3), 0..4);
    (fields, text(), any::<u64>()).prop_map(|(fields, key, version)| {
        let mut item = encode_fields(&fields).expect("encodes").into_item();
        item.set_text(&key, "first");
        item.set_number("version", version);
        item.set_text(&key, &key);
        for name in fields.keys().take(1) {
            item.remove(name);
        }
        item
    })
}

fn item() -> impl Strategy<Value = Item> {
    let map = hash_map(text(), attribute(), 0..3).prop_map(Item::from_map);
    prop_oneof![map, draft()]
}

fn expressions() -> impl Strategy<Value = Expressions> {
    let names = option::of(hash_map(text(), text(), 0..3));
    let values = option::of(hash_map(text(), attribute(), 0..3));
    (option::of(text()), option::of(text()), names, values).prop_map(
        |(condition, update, names, values)| Expressions {
            condition,
            update,
            names,
            values,
            ..Expressions::default()
        },
    )
}

fn request(action: impl Strategy<Value = Action>) -> impl Strategy<Value = Request> {
    let table = prop::sample::select(vec!["a", "table", "arn:aws:dynamodb:x:1:table/\"t\""]);
    (action, table, expressions()).prop_map(|(action, table, expressions)| Request {
        action,
        table: table.to_owned(),
        expressions,
    })
}

fn put() -> impl Strategy<Value = Action> {
    let returned = prop::sample::select(vec![Returned::Nothing, Returned::Old]);
    (item(), returned).prop_map(|(item, returned)| Action::Put { item, returned })
}

fn delete() -> impl Strategy<Value = Action> {
    item().prop_map(|key| Action::Delete {
        key,
        returned: Returned::Nothing,
    })
}

fn batch() -> impl Strategy<Value = Action> {
    let member = prop_oneof![
        item().prop_map(BatchMember::Put),
        item().prop_map(BatchMember::Delete)
    ];
    vec(member, 1..4).prop_map(Action::BatchWrite)
}

fn transaction() -> impl Strategy<Value = Action> {
    let update = item().prop_map(|key| Action::Update {
        key,
        returned: Returned::Nothing,
    });
    let check = item().prop_map(|key| Action::Check { key });
    let writes = vec(request(prop_oneof![put(), delete(), update, check]), 1..4);
    (writes, text()).prop_map(|(writes, token)| Action::TransactWrite { writes, token })
}

fn compare(
    request: Request,
    capacity: Option<ReturnConsumedCapacity>,
) -> Result<(), TestCaseError> {
    match of(&request, capacity.as_ref()) {
        Some(body) => {
            let expected = by_sdk(request, capacity);
            let expected = expected.body().bytes().expect("in memory");
            prop_assert_eq!(body.len(), expected.len());
            prop_assert_eq!(json(body.as_bytes()), json(expected));
        }
        None => prop_assert!(Input::of(request, capacity).is_err()),
    }
    Ok(())
}

fn capacity() -> impl Strategy<Value = Option<ReturnConsumedCapacity>> {
    prop::sample::select(vec![None, Some(ReturnConsumedCapacity::Indexes)])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_put_is_as_the_sdk_writes_it(request in request(put()), capacity in capacity()) {
        compare(request, capacity)?;
    }

    #[test]
    fn a_batch_is_as_the_sdk_writes_it(request in request(batch()), capacity in capacity()) {
        compare(request, capacity)?;
    }

    #[test]
    fn a_transaction_is_as_the_sdk_writes_it(request in request(transaction()), capacity in capacity()) {
        compare(request, capacity)?;
    }

    #[test]
    fn the_sdk_reads_what_we_read(item in draft()) {
        let mut body = String::from("{\"Item\":");
        prop_assert_eq!(item.write_to(&mut body), Some(()));
        body.push('}');
        let layer = GetItem::new().config().expect("a layer");
        let reader = layer.load::<SharedResponseDeserializer>().expect("a reader");
        let status = 200_u16.try_into().expect("a status");
        let response = HttpResponse::new(status, body.into());
        let output = reader.deserialize_nonstreaming_with_config(&response, &ConfigBag::base());
        let output = output.expect("reads").downcast::<GetItemOutput>().expect("its output");
        let read: HashMap<_, _> = output.item.expect("an item");
        prop_assert_eq!(item.into_map(), read);
    }
}
