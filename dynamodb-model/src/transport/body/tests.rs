//! What we write is what the SDK writes for the same request.

mod figure;

use std::collections::HashMap;

use aws_sdk_dynamodb::config::{ConfigBag, FrozenLayer, RuntimePlugin as _};
use aws_sdk_dynamodb::operation::batch_get_item::BatchGetItem;
use aws_sdk_dynamodb::operation::batch_write_item::BatchWriteItem;
use aws_sdk_dynamodb::operation::delete_item::DeleteItem;
use aws_sdk_dynamodb::operation::get_item::{GetItem, GetItemOutput};
use aws_sdk_dynamodb::operation::put_item::PutItem;
use aws_sdk_dynamodb::operation::query::Query;
use aws_sdk_dynamodb::operation::scan::Scan;
use aws_sdk_dynamodb::operation::transact_get_items::TransactGetItems;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItems;
use aws_sdk_dynamodb::operation::update_item::UpdateItem;
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
use crate::request::{Action, BatchMember, Expressions, Read, Request, Returned, Segment};
use crate::transport::input::Input;

/// The request that the SDK makes of the same.
pub(crate) fn by_sdk(request: Request, capacity: Option<ReturnConsumedCapacity>) -> HttpRequest {
    let input = Input::of(request, capacity).expect("an input");
    match input {
        Input::Get(input) => written(GetItem::new().config(), input.build()),
        Input::Put(input) => written(PutItem::new().config(), input.build()),
        Input::Update(input) => written(UpdateItem::new().config(), input.build()),
        Input::Delete(input) => written(DeleteItem::new().config(), input.build()),
        Input::Query(input) => written(Query::new().config(), input.build()),
        Input::Scan(input) => written(Scan::new().config(), input.build()),
        Input::BatchGet(input) => written(BatchGetItem::new().config(), input.build()),
        Input::BatchWrite(input) => written(BatchWriteItem::new().config(), input.build()),
        Input::TransactGet(input) => written(TransactGetItems::new().config(), input.build()),
        Input::TransactWrite(input) => written(TransactWriteItems::new().config(), input.build()),
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
    (vec(option::of(text()), 5), names, values).prop_map(|(texts, names, values)| {
        let mut texts = texts.into_iter().flatten();
        Expressions {
            condition: texts.next(),
            update: texts.next(),
            key_condition: texts.next(),
            filter: texts.next(),
            projection: texts.next(),
            names,
            values,
        }
    })
}

fn request(action: impl Strategy<Value = Action>) -> impl Strategy<Value = Request> {
    let table = prop::sample::select(vec!["a", "table", "arn:aws:dynamodb:x:1:table/\"t\""]);
    (action, table, expressions()).prop_map(|(action, table, expressions)| Request {
        action,
        table: table.to_owned(),
        expressions,
    })
}

fn returned() -> impl Strategy<Value = Returned> {
    use Returned::{New, Nothing, Old, Updated, Version};
    prop::sample::select(vec![Nothing, Old, New, Updated, Version])
}

fn get() -> impl Strategy<Value = Action> {
    (item(), any::<bool>()).prop_map(|(key, consistent)| Action::Get { key, consistent })
}

fn put() -> impl Strategy<Value = Action> {
    (item(), returned()).prop_map(|(item, returned)| Action::Put { item, returned })
}

fn update() -> impl Strategy<Value = Action> {
    (item(), returned()).prop_map(|(key, returned)| Action::Update { key, returned })
}

fn delete() -> impl Strategy<Value = Action> {
    (item(), returned()).prop_map(|(key, returned)| Action::Delete { key, returned })
}

/// A query or a scan.
fn read() -> impl Strategy<Value = Action> {
    let flags = any::<[bool; 4]>();
    let index = prop::sample::select(vec![None, Some("by \"n\"")]);
    let numbers = (option::of(any::<i32>()), option::of(any::<(i32, i32)>()));
    (flags, index, numbers, option::of(item())).prop_map(
        |([is_scan, descending, consistent, count_only], index, (limit, segment), start_after)| {
            let segment = segment.map(|(number, total)| Segment { number, total });
            let read = Read {
                index,
                limit,
                descending,
                consistent,
                count_only,
                start_after,
                segment,
            };
            match is_scan {
                true => Action::Scan(read),
                false => Action::Query(read),
            }
        },
    )
}

fn batch_get() -> impl Strategy<Value = Action> {
    (vec(item(), 0..4), any::<bool>())
        .prop_map(|(keys, consistent)| Action::BatchGet { keys, consistent })
}

fn transact_get() -> impl Strategy<Value = Action> {
    vec(request(get()), 1..4).prop_map(Action::TransactGet)
}

fn batch() -> impl Strategy<Value = Action> {
    let member = prop_oneof![
        item().prop_map(BatchMember::Put),
        item().prop_map(BatchMember::Delete)
    ];
    vec(member, 1..4).prop_map(Action::BatchWrite)
}

fn transaction() -> impl Strategy<Value = Action> {
    let check = item().prop_map(|key| Action::Check { key });
    let writes = vec(request(prop_oneof![put(), delete(), update(), check]), 1..4);
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
    fn a_get_is_as_the_sdk_writes_it(request in request(get()), capacity in capacity()) {
        compare(request, capacity)?;
    }

    #[test]
    fn a_write_is_as_the_sdk_writes_it(
        request in request(prop_oneof![put(), update(), delete()]), capacity in capacity()
    ) {
        compare(request, capacity)?;
    }

    #[test]
    fn a_query_or_a_scan_is_as_the_sdk_writes_it(request in request(read()), capacity in capacity()) {
        compare(request, capacity)?;
    }

    #[test]
    fn several_reads_are_as_the_sdk_writes_them(
        request in request(prop_oneof![batch_get(), transact_get()]), capacity in capacity()
    ) {
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
