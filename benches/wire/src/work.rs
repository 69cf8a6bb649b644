//! What there is to do.

use bytes::Bytes;
use serde_json::Value;

use crate::Result;
use crate::order::{self, Order, Sum, TABLE};
use crate::wire;

/// What a contender can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Operation {
    Query,
    GetItem,
    PutItem,
    BatchWrite,
    BatchGet,
    /// The body of a batch write, which nobody sends.
    Body,
}

/// An operation on so many items.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Work {
    /// Its name in files and in the template of the document.
    pub(crate) key: &'static str,
    pub(crate) title: &'static str,
    pub(crate) operation: Operation,
    items: u32,
    /// How often it is done in one turn: about 20 ms of what is slowest.
    pub(crate) calls: u32,
}

pub(crate) const PAGE: Work = Work {
    key: "page",
    title: "Query, a page of 1 MB",
    operation: Operation::Query,
    items: 1_770,
    calls: 2,
};
pub(crate) const QUERY: Work = Work {
    key: "query",
    title: "Query, 20 items",
    operation: Operation::Query,
    items: 20,
    calls: 60,
};
pub(crate) const BATCH: Work = Work {
    key: "batch-write",
    title: "BatchWriteItem, 25 items",
    operation: Operation::BatchWrite,
    items: 25,
    calls: 50,
};
/// Beside [`BATCH`] it tells what each further item allocates.
pub(crate) const SMALL_BATCH: Work = Work {
    key: "batch-write-5",
    title: "BatchWriteItem, 5 items",
    operation: Operation::BatchWrite,
    items: 5,
    calls: 50,
};
/// All that is timed.
pub(crate) const WORKS: [Work; 7] = [
    PAGE,
    QUERY,
    Work {
        key: "batch-get",
        title: "BatchGetItem, 100 items",
        operation: Operation::BatchGet,
        items: 100,
        calls: 16,
    },
    Work {
        key: "get",
        title: "GetItem",
        operation: Operation::GetItem,
        items: 1,
        calls: 200,
    },
    Work {
        key: "put",
        title: "PutItem",
        operation: Operation::PutItem,
        items: 1,
        calls: 200,
    },
    BATCH,
    Work {
        key: "body",
        title: "… its body alone",
        operation: Operation::Body,
        items: 25,
        calls: 100,
    },
];

/// What a contender did.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It read these.
    Orders(Vec<Order>),
    /// It read them, and kept this.
    Sum(Sum),
    /// It sent them.
    Sent,
    /// It made this body.
    Body(Bytes),
}

impl Work {
    pub(crate) fn orders(self) -> Vec<Order> {
        order::orders(self.items)
    }

    pub(crate) const fn items(self) -> u32 {
        self.items
    }

    /// Whether the outcome is what it must be, given the bodies of the requests that led to it.
    pub(crate) fn check(self, orders: &[Order], outcome: Outcome, requests: &[Vec<u8>]) -> Result {
        let expected: Vec<Value> = orders.iter().map(wire::item).collect();
        let is_right = match (outcome, requests) {
            (Outcome::Orders(found), [_]) => found == orders,
            (Outcome::Sum(sum), [_]) => sum == Sum::of(orders),
            (Outcome::Sent, [request]) => self.operation.written(request)? == expected,
            (Outcome::Body(body), []) => self.operation.written(&body)? == expected,
            _ => return Err(format!("{} requests were sent", requests.len()).into()),
        };
        match is_right {
            true => Ok(()),
            false => Err("what was done is not what was asked for".into()),
        }
    }
}

impl Operation {
    /// As the requests name it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Query => "Query",
            Self::GetItem => "GetItem",
            Self::PutItem => "PutItem",
            Self::BatchWrite | Self::Body => "BatchWriteItem",
            Self::BatchGet => "BatchGetItem",
        }
    }

    /// What DynamoDB answers.
    pub(crate) fn reply(self, orders: &[Order]) -> Result<Bytes> {
        let count = orders.len();
        let reply = match self {
            Self::Query => {
                let items = wire::texts(orders);
                format!(r#"{{"Count":{count},"Items":{items},"ScannedCount":{count}}}"#)
            }
            Self::GetItem => format!(r#"{{"Item":{}}}"#, wire::text(order::first(orders)?)),
            Self::PutItem => "{}".to_owned(),
            Self::BatchWrite | Self::Body => r#"{"UnprocessedItems":{}}"#.to_owned(),
            Self::BatchGet => {
                let items = wire::texts(orders);
                format!(r#"{{"Responses":{{"{TABLE}":{items}}},"UnprocessedKeys":{{}}}}"#)
            }
        };
        Ok(reply.into())
    }

    pub(crate) const fn reads(self) -> bool {
        matches!(self, Self::Query | Self::GetItem | Self::BatchGet)
    }

    /// The items that a request writes.
    fn written(self, request: &[u8]) -> Result<Vec<Value>> {
        let request: Value = serde_json::from_slice(request)?;
        let items: Option<Vec<Value>> = match self {
            Self::PutItem => request.get("Item").cloned().map(|item| vec![item]),
            _ => {
                let writes = request.pointer(&format!("/RequestItems/{TABLE}"));
                let writes = writes.and_then(Value::as_array).ok_or("no writes")?;
                let items = writes.iter().map(|write| write.pointer("/PutRequest/Item"));
                items.map(Option::<&Value>::cloned).collect()
            }
        };
        Ok(items.ok_or("a write without item")?)
    }
}
