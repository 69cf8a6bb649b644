//! Every operation.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;

use super::both::both;
use super::service::{Answer, failed, ok, refused};
use crate::item::Item;
use crate::request::{Action, BatchMember, Expressions, Read, Request, Returned, Segment};
use crate::transport::Lane;

/// A request of each operation, and a reply to it.
pub(super) fn operations() -> Vec<(Request, &'static str)> {
    let get = |key| {
        request(Action::Get {
            key: keyed(key),
            consistent: true,
        })
    };
    let put = |key| {
        request(Action::Put {
            item: keyed(key),
            returned: Returned::Nothing,
        })
    };
    let delete = |key| {
        request(Action::Delete {
            key: keyed(key),
            returned: Returned::Nothing,
        })
    };
    let read = Read {
        index: Some("by_n"),
        limit: Some(3),
        descending: true,
        start_after: Some(keyed("z")),
        ..Read::default()
    };
    let segment = Segment {
        number: 1,
        total: 4,
    };
    let mut query = request(Action::Query(read.clone()));
    query.expressions.key_condition = Some("#pk = :pk".to_owned());
    query.expressions.names = Some(HashMap::from([("#pk".to_owned(), "pk".to_owned())]));
    let value = AttributeValue::S("a".to_owned());
    query.expressions.values = Some(HashMap::from([(":pk".to_owned(), value)]));
    let mut conditional = request(Action::Put {
        item: keyed("a"),
        returned: Returned::Old,
    });
    conditional.expressions.condition = Some("attribute_not_exists(pk)".to_owned());
    let mut update = request(Action::Update {
        key: keyed("a"),
        returned: Returned::New,
    });
    update.expressions.update = Some("SET n = n".to_owned());
    let check = Request {
        expressions: Expressions {
            condition: Some("attribute_exists(pk)".to_owned()),
            ..Expressions::default()
        },
        ..request(Action::Check { key: keyed("c") })
    };
    vec![
        (get("a"), r#"{"Item":{"pk":{"S":"a"},"n":{"N":"1.50"}}}"#),
        (conditional, r#"{"Attributes":{"pk":{"S":"a"}}}"#),
        (put("b"), "{}"),
        (update, r#"{"Attributes":{"pk":{"S":"a"},"n":{"N":"1"}}}"#),
        (delete("a"), "{}"),
        (
            query,
            r#"{"Count":1,"ScannedCount":2,"Items":[{"pk":{"S":"a"}}],"LastEvaluatedKey":{"pk":{"S":"a"}}}"#,
        ),
        (
            request(Action::Scan(Read {
                segment: Some(segment),
                index: None,
                descending: false,
                ..read
            })),
            r#"{"Count":1,"ScannedCount":1,"Items":[{"pk":{"S":"a"}}]}"#,
        ),
        (
            request(Action::BatchGet {
                keys: vec![keyed("a"), keyed("b")],
                consistent: false,
            }),
            r#"{"Responses":{"table":[{"pk":{"S":"a"}}]},"UnprocessedKeys":{"table":{"Keys":[{"pk":{"S":"b"}}]}}}"#,
        ),
        (
            request(Action::BatchWrite(vec![
                BatchMember::Put(keyed("a")),
                BatchMember::Delete(keyed("b")),
            ])),
            r#"{"UnprocessedItems":{"table":[{"DeleteRequest":{"Key":{"pk":{"S":"b"}}}}]}}"#,
        ),
        (
            request(Action::TransactGet(vec![get("a"), get("b")])),
            r#"{"Responses":[{"Item":{"pk":{"S":"a"}}},{}]}"#,
        ),
        (
            request(Action::TransactWrite {
                writes: vec![put("a"), delete("b"), check],
                token: "a-token".to_owned(),
            }),
            "{}",
        ),
    ]
}

pub(super) fn request(action: Action) -> Request {
    Request {
        action,
        table: "table".to_owned(),
        expressions: Expressions::default(),
    }
}

pub(super) fn keyed(key: &str) -> Item {
    let mut item = Item::default();
    item.set_text("pk", key);
    item
}

#[tokio::test(start_paused = true)]
async fn each_is_sent_and_read_alike_both_ways() {
    for lane in [Lane::Online, Lane::Bulk] {
        for (request, reply) in operations() {
            let outcome = both(&[ok(reply)], |config, _| config, &request, lane).await;
            assert_eq!(outcome.asked.len(), 1);
            assert!(outcome.ended.starts_with("Ok"), "{}", outcome.ended);
        }
    }
}

/// What can go wrong, and goes well at the last attempt or never.
fn faults(reply: &str) -> Vec<Vec<Answer>> {
    let checked = |checksum: u32| vec![("x-amz-crc32", checksum.to_string())];
    vec![
        vec![failed(500), ok(reply)],
        vec![failed(503), failed(502), ok(reply)],
        vec![failed(500)],
        vec![refused("ProvisionedThroughputExceededException"), ok(reply)],
        vec![refused("ThrottlingException")],
        vec![refused("RequestLimitExceeded"), ok(reply)],
        vec![refused("ReplicatedWriteConflictException"), ok(reply)],
        vec![refused("TransactionInProgressException"), ok(reply)],
        vec![refused("ConditionalCheckFailedException")],
        vec![refused("ResourceNotFoundException")],
        vec![refused("ValidationException")],
        vec![refused("NobodyKnowsThisException")],
        vec![Answer::Breaks, ok(reply)],
        vec![Answer::TimesOut, Answer::Breaks, ok(reply)],
        vec![Answer::Breaks],
        vec![Answer::Stalls, ok(reply)],
        vec![Answer::Reply(200, checked(1), reply.to_owned()), ok(reply)],
        vec![Answer::Reply(200, checked(1), reply.to_owned())],
        vec![Answer::Reply(
            200,
            checked(crc32fast::hash(reply.as_bytes())),
            reply.to_owned(),
        )],
        vec![ok(""), ok(reply)],
        vec![ok("{\"Item\":"), ok(reply)],
        vec![ok(
            "{\"Item\":7,\"Items\":7,\"Attributes\":7,\"Responses\":7,\"UnprocessedItems\":7}",
        )],
    ]
}

#[tokio::test(start_paused = true)]
async fn each_fails_alike_both_ways() {
    for lane in [Lane::Online, Lane::Bulk] {
        for (request, reply) in operations() {
            for script in faults(reply) {
                both(&script, |config, _| config, &request, lane).await;
            }
        }
    }
}
