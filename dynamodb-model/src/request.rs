//! What is asked of DynamoDB and what comes back, untyped: the language between operations, executor and transport.

mod consumed;

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::error::Result;
use crate::expression::Placeholders;
use crate::item::Item;

pub(crate) use self::consumed::Consumed;

/// One request of the data plane.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) action: Action,
    pub(crate) table: String,
    pub(crate) expressions: Expressions,
}

#[derive(Clone, Debug)]
pub(crate) enum Action {
    Get {
        key: Item,
        consistent: bool,
    },
    Put {
        item: Item,
        returned: Returned,
    },
    Update {
        key: Item,
        returned: Returned,
    },
    Delete {
        key: Item,
        returned: Returned,
    },
    /// Only in a transaction.
    Check {
        key: Item,
    },
    Query(Read),
    Scan(Read),
    TransactGet(Vec<Request>),
    TransactWrite {
        writes: Vec<Request>,
        token: String,
    },
    /// Up to 100 keys, each once.
    BatchGet {
        keys: Vec<Item>,
        consistent: bool,
    },
    /// Up to 25, each of another item.
    BatchWrite(Vec<BatchMember>),
}

/// What is to become of one item, whatever is there.
#[derive(Clone, Debug)]
pub(crate) enum BatchMember {
    Put(Item),
    /// The item of this key.
    Delete(Item),
}

/// Which attributes a write hands back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Returned {
    Nothing,
    /// The whole item as it was.
    Old,
    /// The whole item as it is.
    New,
    /// The changed attributes as they are.
    Updated,
    /// The version, if nothing else: where it is known beforehand it need not be asked for.
    Version,
}

/// What queries and scans have in common.
#[derive(Clone, Debug, Default)]
pub(crate) struct Read {
    pub(crate) index: Option<&'static str>,
    pub(crate) limit: Option<i32>,
    pub(crate) descending: bool,
    pub(crate) consistent: bool,
    pub(crate) count_only: bool,
    pub(crate) start_after: Option<Item>,
    /// Of a parallel scan.
    pub(crate) segment: Option<Segment>,
}

/// One part of a table, of so many that are read side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) number: i32,
    pub(crate) total: i32,
}

/// The expressions of one request, and the placeholders that they share.
#[derive(Clone, Debug, Default)]
pub(crate) struct Expressions {
    pub(crate) key_condition: Option<String>,
    pub(crate) filter: Option<String>,
    pub(crate) condition: Option<String>,
    pub(crate) update: Option<String>,
    pub(crate) projection: Option<String>,
    pub(crate) names: Option<HashMap<String, String>>,
    pub(crate) values: Option<HashMap<String, AttributeValue>>,
}

impl Expressions {
    /// The names and values that the placeholders of these expressions stand for.
    pub(crate) fn with(self, placeholders: Placeholders) -> Result<Self> {
        let (names, values) = placeholders.finish()?.into_request();
        Ok(Self {
            names,
            values,
            ..self
        })
    }
}

/// One reply of the data plane.
#[derive(Debug, Default)]
pub(crate) struct Reply {
    /// The rows of a query or a scan; the item of a get; what a write hands back.
    pub(crate) items: Vec<Item>,
    /// What a transaction found under each of its keys.
    pub(crate) found: Vec<Option<Item>>,
    /// How many rows passed the filter; the only figure where rows are counted and not read.
    pub(crate) count: usize,
    /// How many rows DynamoDB read, before the filter.
    pub(crate) scanned: usize,
    /// Where the next page starts; `None` at the end.
    pub(crate) last_key: Option<Item>,
    /// Of a batch, the items or keys that DynamoDB left out.
    pub(crate) unprocessed: Vec<Item>,
    /// The capacity consumed, where DynamoDB was asked to say.
    pub(crate) capacity: Option<Consumed>,
}

impl Action {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Get { .. } => "GetItem",
            Self::Put { .. } => "PutItem",
            Self::Update { .. } => "UpdateItem",
            Self::Delete { .. } => "DeleteItem",
            Self::Check { .. } => "ConditionCheck",
            Self::Query(_) => "Query",
            Self::Scan(_) => "Scan",
            Self::TransactGet(_) => "TransactGetItems",
            Self::TransactWrite { .. } => "TransactWriteItems",
            Self::BatchGet { .. } => "BatchGetItem",
            Self::BatchWrite(_) => "BatchWriteItem",
        }
    }

    pub(crate) fn is_read(&self) -> bool {
        match self {
            Self::Get { .. }
            | Self::Query(_)
            | Self::Scan(_)
            | Self::TransactGet(_)
            | Self::BatchGet { .. } => true,
            Self::Put { .. }
            | Self::Update { .. }
            | Self::Delete { .. }
            | Self::Check { .. }
            | Self::TransactWrite { .. }
            | Self::BatchWrite(_) => false,
        }
    }

    /// Whether the reply to a write by itself has an item.
    pub(crate) fn hands_back(&self) -> bool {
        match self {
            Self::Put { returned, .. }
            | Self::Update { returned, .. }
            | Self::Delete { returned, .. } => *returned != Returned::Nothing,
            _ => false,
        }
    }

    pub(crate) fn read(&self) -> Option<&Read> {
        match self {
            Self::Query(read) | Self::Scan(read) => Some(read),
            _ => None,
        }
    }

    /// How many items it is about, as far as that is known beforehand.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::BatchGet { keys, .. } => keys.len(),
            Self::BatchWrite(members) => members.len(),
            _ => self.members().len().max(1),
        }
    }

    /// Has a query or a scan read no more rows than this.
    pub(crate) fn limit_to(&mut self, rows: Option<i32>) {
        if let (Self::Query(read) | Self::Scan(read), Some(rows)) = (self, rows) {
            read.limit = Some(read.limit.map_or(rows, |limit| limit.min(rows)));
        }
    }

    /// The requests that a transaction is made of.
    pub(crate) fn members(&self) -> &[Request] {
        match self {
            Self::TransactGet(members)
            | Self::TransactWrite {
                writes: members, ..
            } => members,
            _ => &[],
        }
    }
}

impl BatchMember {
    /// The name of the operation that does the same by itself.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Put(_) => "PutItem",
            Self::Delete(_) => "DeleteItem",
        }
    }

    /// The item to put, or the key to delete.
    pub(crate) const fn item(&self) -> &Item {
        match self {
            Self::Put(item) | Self::Delete(item) => item,
        }
    }
}
