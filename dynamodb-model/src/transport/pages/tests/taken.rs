//! That items are taken from replies at all: were they not, everything would be as right and several times slower.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, KeySchemaElement, KeyType,
    ScalarAttributeType,
};
use dynamodb_embedded::Engine;

use crate::item::Item;
use crate::request::{Action, Expressions, Read, Reply, Request, Returned};
use crate::transport::{Lane, Transport};

const TABLE: &str = "pages";

fn item(number: u32) -> Item {
    let mut item = key(number);
    item.set("text", AttributeValue::S("a \"text\"\n".repeat(9)));
    item
}

fn key(number: u32) -> Item {
    let mut key = Item::default();
    key.set("pk", AttributeValue::S("p".to_owned()));
    key.set("sk", AttributeValue::N(number.to_string()));
    key
}

fn request(action: Action) -> Request {
    Request {
        action,
        table: TABLE.to_owned(),
        expressions: Expressions::default(),
    }
}

fn get() -> Request {
    request(Action::Get {
        key: key(1),
        consistent: true,
    })
}

fn batch() -> Request {
    request(Action::BatchGet {
        keys: vec![key(0), key(1), key(2)],
        consistent: true,
    })
}

fn query() -> Request {
    let expressions = Expressions {
        key_condition: Some("pk = :pk".to_owned()),
        values: Some([(":pk".to_owned(), AttributeValue::S("p".to_owned()))].into()),
        ..Expressions::default()
    };
    Request {
        expressions,
        ..request(Action::Query(limited()))
    }
}

fn scan() -> Request {
    request(Action::Scan(limited()))
}

fn limited() -> Read {
    Read {
        limit: Some(2),
        ..Read::default()
    }
}

async fn table() -> (Engine, Client) {
    let engine = Engine::memory().await.unwrap();
    let client = engine.client();
    let mut create = client.create_table().table_name(TABLE);
    for (name, role, kind) in [
        ("pk", KeyType::Hash, ScalarAttributeType::S),
        ("sk", KeyType::Range, ScalarAttributeType::N),
    ] {
        let key = KeySchemaElement::builder()
            .attribute_name(name)
            .key_type(role);
        let attribute = AttributeDefinition::builder().attribute_name(name);
        create = create
            .key_schema(key.build().unwrap())
            .attribute_definitions(attribute.attribute_type(kind).build().unwrap());
    }
    let create = create.billing_mode(BillingMode::PayPerRequest);
    create.send().await.unwrap();
    for number in 0..3 {
        let put = client.put_item().table_name(TABLE);
        let put = put.set_item(Some(item(number).into_map()));
        put.send().await.unwrap();
    }
    (engine, client)
}

fn all_are_paged(reply: &Reply) -> bool {
    reply.items.iter().all(Item::is_paged)
}

#[tokio::test]
async fn items_are_taken_from_the_replies_of_each_read() {
    let (_engine, client) = table().await;
    let transport = Transport::new(client);
    for lane in [Lane::Online, Lane::Bulk] {
        for (request, count) in [(get(), 1), (query(), 2), (scan(), 2), (batch(), 3)] {
            let name = request.action.name();
            let is_page = matches!(request.action, Action::Query(_) | Action::Scan(_));
            let reply = transport.send(request, lane).await.unwrap();
            assert_eq!((reply.items.len(), reply.count), (count, count), "{name}");
            assert!(all_are_paged(&reply), "{name} was left to the SDK");
            assert!(reply.items.contains(&item(1)), "{name}");
            assert_eq!(reply.last_key, is_page.then(|| key(1)), "{name}");
            assert_eq!(reply.scanned, count, "{name}");
        }
    }
}

#[tokio::test]
async fn what_writes_hand_back_and_transactions_find_is_taken_as_well() {
    let (_engine, client) = table().await;
    let transport = Transport::new(client);
    let returned = Returned::Old;
    let update = Expressions {
        update: Some("SET n = :n".to_owned()),
        values: Some([(":n".to_owned(), AttributeValue::Bool(true))].into()),
        ..Expressions::default()
    };
    let (put, delete) = (item(1), key(1));
    for (action, expressions) in [
        (
            Action::Put {
                item: put,
                returned,
            },
            Expressions::default(),
        ),
        (
            Action::Update {
                key: key(1),
                returned,
            },
            update,
        ),
        (
            Action::Delete {
                key: delete,
                returned,
            },
            Expressions::default(),
        ),
    ] {
        let name = action.name();
        let request = Request {
            expressions,
            ..request(action)
        };
        let reply = transport.send(request, Lane::Online).await.unwrap();
        assert!(all_are_paged(&reply), "{name} was left to the SDK");
        let [old] = reply.items.as_slice() else {
            panic!("{name}: {reply:?}");
        };
        assert!(old.has_all_of(&item(1)), "{name}");
    }
    let gets = [0, 1, 2].map(|number| {
        request(Action::Get {
            key: key(number),
            consistent: false,
        })
    });
    let gets = request(Action::TransactGet(gets.to_vec()));
    let reply = transport.send(gets, Lane::Online).await.unwrap();
    let found: Vec<_> = reply.found.iter().map(Option::as_ref).collect();
    assert_eq!(found, [Some(&item(0)), None, Some(&item(2))]);
    assert!(reply.found.iter().flatten().all(Item::is_paged));
}

#[tokio::test]
async fn the_client_of_a_handle_gives_its_callers_all_items() {
    let (_engine, client) = table().await;
    let transport = Transport::new(client);
    let found = transport.client().scan().table_name(TABLE).send();
    assert_eq!(found.await.unwrap().items().len(), 3);
}

#[cfg(feature = "testing")]
mod meddled {
    use super::*;
    use crate::testing::{Fault, Faults, Step};

    /// Both readings of an answer that is nearly the same JSON: the strange one is left to the SDK.
    #[tokio::test(start_paused = true)]
    async fn a_strange_reply_is_left_to_the_sdk_and_gives_the_same() {
        let (_engine, client) = table().await;
        let items = r#"{"pk":{"S":"p"},"sk":{"N":"1"}}"#;
        let strange = r#"{"pk":{"__type":"x","S":"p"},"sk":{"N":"\u0031"}}"#;
        for (request, around) in [
            (get(), [r#"{"Item":"#, "}"]),
            (query(), [r#"{"Count":1,"ScannedCount":4,"Items":["#, "]}"]),
            (
                scan(),
                [r#"{"Items":["#, r#"],"Count":1,"ScannedCount":4}"#],
            ),
            (batch(), [r#"{"Responses":{"pages":["#, "]}}"]),
        ] {
            let name = request.action.name();
            let [before, after] = around;
            let faults = Faults::new();
            for item in [items, strange] {
                let answer = format!("{before}{item}{after}");
                faults.next(name, Fault::answered(answer));
            }
            let transport = Transport::new(faults.client(&client));
            let taken = transport.send(request.clone(), Lane::Online).await.unwrap();
            let left = transport.send(request, Lane::Online).await.unwrap();
            assert!(all_are_paged(&taken) && !all_are_paged(&left), "{name}");
            assert_eq!(left.items, [key(1)], "{name}");
            assert_eq!(taken.items, left.items, "{name}");
            let figures = |reply: &Reply| (reply.count, reply.scanned, reply.last_key.clone());
            assert_eq!(figures(&taken), figures(&left), "{name}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_no_one_can_read_is_an_error_and_not_an_empty_page() {
        let (_engine, client) = table().await;
        for answer in [
            r#"{"Items":[{"pk":{"S":"p"}}],"Count":"one"}"#,
            r#"{"Items":[{"pk":{"S":1}}],"Count":1}"#,
            r#"{"Items":[{"pk":{"S":"p"}}],"Count":1}}"#,
        ] {
            let faults = Faults::new();
            faults.next_times(9, "Query", &Fault::answered(answer));
            let transport = Transport::new(faults.client(&client));
            transport.send(query(), Lane::Online).await.unwrap_err();
        }
    }

    #[tokio::test(start_paused = true)]
    async fn items_of_an_attempt_that_failed_are_not_those_of_the_next() {
        let (_engine, client) = table().await;
        let faults = Faults::new();
        faults.next("GetItem", Fault::WrongChecksum);
        faults.next("GetItem", Fault::answered("{}"));
        let transport = Transport::new(faults.client(&client));
        let reply = transport.send(get(), Lane::Online).await.unwrap();
        assert_eq!((reply.count, reply.items), (0, Vec::new()));
        assert_eq!(faults.pending(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_within_another_keeps_its_items() {
        let (_engine, client) = table().await;
        let inner = Transport::new(client.clone()).client().clone();
        let within = Step::pass().before(move || async move {
            let found = inner.scan().table_name(TABLE).send().await.unwrap();
            assert_eq!(found.items().len(), 3);
        });
        let faults = Faults::new();
        faults.next("GetItem", within);
        let transport = Transport::new(faults.client(&client));
        let reply = transport.send(get(), Lane::Online).await.unwrap();
        assert!(reply.items == [item(1)] && all_are_paged(&reply));
        assert_eq!(faults.pending(), 0);
    }
}
