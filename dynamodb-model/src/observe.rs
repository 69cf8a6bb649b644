mod attempt;

use std::fmt;
use std::time::Duration;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;

use crate::error::Error;
use crate::request::{Action, BatchMember, Expressions, Reply, Request};

pub use self::attempt::FailedAttempt;

/// Hears of every data request that a handle sends: for logs, metrics and examples.
///
/// Any `Fn(&Call)` is an observer. While one is set, DynamoDB is asked for the consumed capacity of each request
/// (which costs nothing). It is called after the reply, once for a request, and told of the attempts that failed before.
///
/// ```no_run
/// # use dynamodb_model::{Db, Table};
/// # fn log<T: Table>(db: Db<T>) -> Db<T> {
/// db.observed(|call: &dynamodb_model::Call<'_>| eprintln!("{call}"))
/// # }
/// ```
pub trait Observer: Send + Sync {
    /// Hears of one request and its outcome.
    fn observe(&self, call: &Call<'_>);
}

impl<F: Fn(&Call<'_>) + Send + Sync> Observer for F {
    fn observe(&self, call: &Call<'_>) {
        self(call);
    }
}

impl fmt::Debug for dyn Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer")
    }
}

/// One request and its outcome, as an [`Observer`] sees it. Its `Display` is one line for a log.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    request: &'a Request,
    reply: Result<&'a Reply, &'a Error>,
    failed: &'a [FailedAttempt],
    elapsed: Duration,
}

impl<'a> Call<'a> {
    pub(crate) fn new(
        request: &'a Request,
        reply: Result<&'a Reply, &'a Error>,
        failed: &'a [FailedAttempt],
        elapsed: Duration,
    ) -> Self {
        Self {
            request,
            reply,
            failed,
            elapsed,
        }
    }

    /// The operation's name in DynamoDB's API, such as `Query`.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.request.action.name()
    }

    /// The physical table.
    #[must_use]
    pub fn table(&self) -> &'a str {
        &self.request.table
    }

    /// The index that was read; `None` for the table itself.
    #[must_use]
    pub fn index(&self) -> Option<&'static str> {
        self.request.action.read().and_then(|read| read.index)
    }

    /// The key condition of a query, with names and values put in for their placeholders.
    #[must_use]
    pub fn key_condition(&self) -> Option<String> {
        self.readable(|expressions| expressions.key_condition.as_deref())
    }

    /// The filter of a query or a scan, with names and values put in for their placeholders.
    #[must_use]
    pub fn filter(&self) -> Option<String> {
        self.readable(|expressions| expressions.filter.as_deref())
    }

    /// The condition of a write, with names and values put in for their placeholders.
    #[must_use]
    pub fn condition(&self) -> Option<String> {
        self.readable(|expressions| expressions.condition.as_deref())
    }

    /// The changes of an update, with names and values put in for their placeholders.
    #[must_use]
    pub fn update(&self) -> Option<String> {
        self.readable(|expressions| expressions.update.as_deref())
    }

    /// The attributes asked for, with names put in for their placeholders; `None` for all of them.
    #[must_use]
    pub fn projection(&self) -> Option<String> {
        self.readable(|expressions| expressions.projection.as_deref())
    }

    /// `Limit`: how many items DynamoDB was told to read at most.
    #[must_use]
    pub fn limit(&self) -> Option<i32> {
        self.request.action.read().and_then(|read| read.limit)
    }

    /// Whether a query ran backwards.
    #[must_use]
    pub fn is_descending(&self) -> bool {
        self.request
            .action
            .read()
            .is_some_and(|read| read.descending)
    }

    /// Whether the read was strongly consistent.
    #[must_use]
    pub fn is_consistent(&self) -> bool {
        match &self.request.action {
            Action::Get { consistent, .. } | Action::BatchGet { consistent, .. } => *consistent,
            action => action.read().is_some_and(|read| read.consistent),
        }
    }

    /// The operations that a transaction or a batch of writes is made of, each in a line such as `UpdateItem shop update SET … if …`; empty for
    /// other requests.
    #[must_use]
    pub fn operations(&self) -> Vec<String> {
        if let Action::BatchWrite(members) = &self.request.action {
            let sentence = |member: &BatchMember| format!("{} {}", member.name(), self.table());
            return members.iter().map(sentence).collect();
        }
        let members = self.request.action.members().iter();
        members.map(sentence).collect()
    }

    /// How many items came back, after the filter.
    #[must_use]
    pub fn items(&self) -> usize {
        self.reply.map_or(0, |reply| reply.count)
    }

    /// How many items DynamoDB read, before the filter.
    #[must_use]
    pub fn scanned(&self) -> usize {
        self.reply.map_or(0, |reply| reply.scanned)
    }

    /// How many items or keys of a batch DynamoDB left out; they are sent again.
    #[must_use]
    pub fn unprocessed(&self) -> usize {
        self.reply.map_or(0, |reply| reply.unprocessed.len())
    }

    /// Whether another page follows this one.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.reply.is_ok_and(|reply| reply.last_key.is_some())
    }

    /// The capacity consumed, in RCU for reads and WCU for writes, indexes included; `None` where DynamoDB did not say.
    #[must_use]
    pub fn capacity_units(&self) -> Option<f64> {
        let consumed = self.reply.ok().and_then(|reply| reply.capacity.as_ref());
        consumed.map(|consumed| consumed.total)
    }

    /// The time from request to reply, the SDK's retries included.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// The attempts that failed, one after the other: throttled, broken off, refused. The SDK makes others after them, so that
    /// a call that succeeds may have some.
    #[must_use]
    pub fn failed_attempts(&self) -> &'a [FailedAttempt] {
        self.failed
    }

    /// The error, if the request failed.
    #[must_use]
    pub fn error(&self) -> Option<&'a Error> {
        self.reply.err()
    }

    fn readable(&self, of: impl Fn(&Expressions) -> Option<&str>) -> Option<String> {
        readable(self.request, of)
    }
}

impl fmt::Display for Call<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&sentence(self.request))?;
        let operations = self.operations();
        if let Action::BatchGet { keys, .. } = &self.request.action {
            write!(f, " {} keys", keys.len())?;
        }
        if !operations.is_empty() {
            write!(f, " [{}]", operations.join("; "))?;
        }
        if self.is_descending() {
            f.write_str(" descending")?;
        }
        if let Some(limit) = self.limit() {
            write!(f, " limit {limit}")?;
        }
        match self.reply {
            Ok(reply) if self.request.action.is_read() => {
                write!(f, " -> {} of {} items", reply.count, reply.scanned)?;
            }
            Ok(_) => f.write_str(" -> done")?,
            Err(error) => write!(f, " -> {error}")?,
        }
        if self.unprocessed() > 0 {
            write!(f, ", {} not processed", self.unprocessed())?;
        }
        if let Some(units) = self.capacity_units() {
            let unit = if self.request.action.is_read() {
                "RCU"
            } else {
                "WCU"
            };
            write!(f, ", {units} {unit}")?;
        }
        if let (Ok(_), Some(last)) = (self.reply, self.failed.last()) {
            write!(f, ", after {} failed attempts ({last})", self.failed.len())?;
        }
        write!(f, ", {:.1} ms", self.elapsed.as_secs_f64() * 1000.0)
    }
}

/// What a request asks for.
fn sentence(request: &Request) -> String {
    let mut sentence = format!("{} {}", request.action.name(), request.table);
    if let Some(index) = request.action.read().and_then(|read| read.index) {
        sentence.push('/');
        sentence.push_str(index);
    }
    let of = |part: fn(&Expressions) -> Option<&str>| readable(request, part);
    let parts = [
        ("update", of(|all| all.update.as_deref())),
        ("where", of(|all| all.key_condition.as_deref())),
        ("filter", of(|all| all.filter.as_deref())),
        ("if", of(|all| all.condition.as_deref())),
        ("read", of(|all| all.projection.as_deref())),
    ];
    for (word, text) in parts {
        if let Some(text) = text {
            sentence.push_str(&format!(" {word} {text}"));
        }
    }
    sentence
}

fn readable(request: &Request, of: impl Fn(&Expressions) -> Option<&str>) -> Option<String> {
    of(&request.expressions).map(|text| put_in(text, &request.expressions))
}

/// An expression with its names and values in the place of their placeholders, for people to read.
fn put_in(text: &str, expressions: &Expressions) -> String {
    let mut readable = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(at) = rest.find(['#', ':']) {
        let (before, from) = rest.split_at(at);
        readable.push_str(before);
        let end = from
            .char_indices()
            .skip(1)
            .find(|(_, c)| !c.is_ascii_alphanumeric())
            .map_or(from.len(), |(i, _)| i);
        let (placeholder, after) = from.split_at(end);
        let name = expressions
            .names
            .as_ref()
            .and_then(|names| names.get(placeholder));
        let value = expressions
            .values
            .as_ref()
            .and_then(|values| values.get(placeholder));
        match (name, value) {
            (Some(name), _) => readable.push_str(name),
            (None, Some(value)) => readable.push_str(&value_text(value)),
            (None, None) => readable.push_str(placeholder),
        }
        rest = after;
    }
    readable.push_str(rest);
    readable
}

/// A value as people write it: members in order, so that the same request is told in the same words.
fn value_text(value: &AttributeValue) -> String {
    match value {
        AttributeValue::S(text) => format!("{text:?}"),
        AttributeValue::N(number) => number.clone(),
        AttributeValue::Bool(value) => value.to_string(),
        AttributeValue::Null(_) => "NULL".to_owned(),
        AttributeValue::B(bytes) => bytes_text(bytes),
        AttributeValue::Ss(texts) => set_text(texts.iter().map(|text| format!("{text:?}"))),
        AttributeValue::Ns(numbers) => set_text(numbers.iter().cloned()),
        AttributeValue::Bs(all) => set_text(all.iter().map(bytes_text)),
        AttributeValue::L(list) => {
            let members: Vec<String> = list.iter().map(value_text).collect();
            format!("[{}]", members.join(", "))
        }
        AttributeValue::M(map) => set_text(
            map.iter()
                .map(|(name, value)| format!("{name}: {}", value_text(value))),
        ),
        other => format!("{other:?}"),
    }
}

fn bytes_text(bytes: &Blob) -> String {
    format!("<{} bytes>", bytes.as_ref().len())
}

fn set_text(members: impl Iterator<Item = String>) -> String {
    let mut members: Vec<String> = members.collect();
    members.sort_unstable();
    format!("{{{}}}", members.join(", "))
}
