//! Requests as they leave the SDK: what DynamoDB is really asked, whatever an engine makes of it.

use std::collections::BTreeSet;
use std::error::Error;
use std::sync::{Arc, Mutex};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::interceptors::BeforeTransmitInterceptorContextRef;
use aws_sdk_dynamodb::config::{ConfigBag, Intercept, RuntimeComponents};
use dynamodb_model::{Db, Table};
use serde_json::Value;

/// The same handle, and a record of every request that it sends from now on.
pub(crate) fn recorded<T: Table>(db: &Db<T>) -> (Db<T>, Wire) {
    let wire = Wire::default();
    let config = db.client().config().to_builder().interceptor(wire.clone());
    let client = Client::from_conf(config.build());
    (Db::new(client).named(db.table_name()), wire)
}

/// The requests that went out, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wire {
    sent: Arc<Mutex<Vec<Sent>>>,
}

/// One request: the operation, and its body as JSON.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) operation: String,
    pub(crate) body: Value,
}

impl Wire {
    /// Everything since the last time.
    pub(crate) fn take(&self) -> Vec<Sent> {
        std::mem::take(&mut *self.sent.lock().unwrap())
    }

    /// The one request since the last time.
    #[track_caller]
    pub(crate) fn only(&self) -> Sent {
        let mut sent = self.take();
        assert_eq!(sent.len(), 1, "{sent:#?}");
        sent.pop().unwrap()
    }

    #[track_caller]
    pub(crate) fn assert_silent(&self) {
        let sent = self.take();
        assert!(sent.is_empty(), "{sent:#?}");
    }
}

impl Intercept for Wire {
    fn name(&self) -> &'static str {
        "Wire"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        let request = context.request();
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
        let body = serde_json::from_slice(request.body().bytes().unwrap_or_default())?;
        self.sent.lock().unwrap().push(Sent { operation, body });
        Ok(())
    }
}

const EXPRESSIONS: [&str; 4] = [
    "KeyConditionExpression",
    "FilterExpression",
    "ConditionExpression",
    "ProjectionExpression",
];

impl Sent {
    /// The text of a member, if it is there.
    pub(crate) fn text(&self, member: &str) -> Option<&str> {
        self.body.get(member)?.as_str()
    }

    pub(crate) fn has(&self, member: &str) -> bool {
        self.body.get(member).is_some()
    }

    pub(crate) fn number(&self, member: &str) -> Option<i64> {
        self.body.get(member)?.as_i64()
    }

    /// An expression with names and values in the place of their placeholders.
    pub(crate) fn expression(&self, member: &str) -> Option<String> {
        let mut text = String::new();
        for word in words(self.text(member)?) {
            let name = self.body["ExpressionAttributeNames"].get(word);
            let value = self.body["ExpressionAttributeValues"].get(word);
            match (name.and_then(Value::as_str), value) {
                (Some(name), _) => text.push_str(name),
                (None, Some(value)) => text.push_str(&value.to_string()),
                (None, None) => text.push_str(word),
            }
        }
        Some(text)
    }

    /// The attributes that are asked for, sorted; `None` for all that there are.
    pub(crate) fn projected(&self) -> Option<Vec<String>> {
        let projection = self.expression("ProjectionExpression")?;
        let mut names: Vec<_> = projection.split(", ").map(str::to_owned).collect();
        names.sort_unstable();
        Some(names)
    }

    /// Asserts that expressions hold nothing but placeholders, each of them given, and none given that is not used.
    #[track_caller]
    pub(crate) fn assert_placeholders(&self) {
        let mut used = BTreeSet::new();
        for text in EXPRESSIONS.iter().filter_map(|member| self.text(member)) {
            for word in words(text) {
                if word.starts_with(['#', ':']) {
                    used.insert(word.to_owned());
                } else {
                    assert!(is_grammar(word), "`{word}` stands in `{text}` by itself");
                }
            }
        }
        let given: BTreeSet<String> = ["ExpressionAttributeNames", "ExpressionAttributeValues"]
            .iter()
            .filter_map(|member| self.body.get(member)?.as_object())
            .flat_map(|given| given.keys().cloned())
            .collect();
        assert_eq!(used, given, "{self:#?}");
    }
}

/// The placeholders and words of an expression, and what stands between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '#' | ':' | '_');
    text.split_inclusive(move |c| !is_word(c))
        .flat_map(move |piece| {
            let end = piece.trim_end_matches(|c| !is_word(c)).len();
            let (word, rest) = piece.split_at(end);
            [word, rest].into_iter().filter(|part| !part.is_empty())
        })
}

fn is_grammar(word: &str) -> bool {
    let symbols = word.chars().all(|c| " (),<>=.[]".contains(c));
    let is_index = word.bytes().all(|byte| byte.is_ascii_digit());
    let words = [
        "AND",
        "OR",
        "NOT",
        "BETWEEN",
        "IN",
        "begins_with",
        "contains",
        "size",
        "attribute_exists",
        "attribute_not_exists",
        "attribute_type",
    ];
    symbols || is_index || words.contains(&word)
}
