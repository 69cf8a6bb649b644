use aws_sdk_dynamodb::config::http::HttpRequest;
use serde_json::Value;

/// What a request to DynamoDB says, read off the wire.
pub(super) struct Request {
    operation: String,
    body: Value,
}

impl Request {
    pub(super) fn of(request: &HttpRequest) -> Self {
        let bytes = request.body().bytes().unwrap_or_default();
        Self {
            operation: operation(request).to_owned(),
            body: serde_json::from_slice(bytes).unwrap_or_default(),
        }
    }

    pub(super) fn operation(&self) -> &str {
        &self.operation
    }

    pub(super) const fn body(&self) -> &Value {
        &self.body
    }

    /// The operations of a transaction.
    pub(super) fn transaction(&self) -> &[Value] {
        let list = self.body.get("TransactItems").and_then(Value::as_array);
        list.map_or(&[], Vec::as_slice)
    }

    /// The table, or the first of several.
    pub(super) fn table(&self) -> Option<&str> {
        if let Some(name) = self.body.get("TableName") {
            return name.as_str();
        }
        if let Some(tables) = self.body.get("RequestItems") {
            return tables.as_object()?.keys().next().map(String::as_str);
        }
        let (_, first) = self.transaction().first()?.as_object()?.iter().next()?;
        first.get("TableName")?.as_str()
    }
}

/// The operation's name, such as `PutItem`.
pub(super) fn operation(request: &HttpRequest) -> &str {
    let target = request.headers().get("x-amz-target").unwrap_or_default();
    target.rsplit('.').next().unwrap_or_default()
}
