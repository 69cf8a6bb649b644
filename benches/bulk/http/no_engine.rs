use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::http::{HttpRequest, HttpResponse};
use aws_sdk_dynamodb::config::{
    BehaviorVersion, Config, Credentials, HttpClient, Region, RuntimeComponents,
};
use aws_sdk_dynamodb::error::ConnectorError;
use aws_sdk_dynamodb::types::AttributeValue;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_types::body::SdkBody;
use serde_json::{Map, Value, json};

use crate::Result;
use crate::clock;
use crate::sample::{Item, Sample, Samples};
use dynamodb_model::Table as _;

/// Answers batches at once: every write is done, and every key has the sample that its number says.
#[derive(Clone, Debug, Default)]
pub(crate) struct NoEngine {
    /// The thread's time that the answers took, which is no client's.
    nanos: Arc<AtomicU64>,
}

impl NoEngine {
    pub(crate) fn client(&self) -> Client {
        let config = Config::builder()
            .behavior_version(BehaviorVersion::v2026_01_12())
            .region(Region::new("eu-central-1"))
            .endpoint_url("http://localhost")
            .credentials_provider(Credentials::new("id", "secret", None, None, "bench"))
            .http_client(self.clone());
        Client::from_conf(config.build())
    }

    pub(crate) fn time(&self) -> Duration {
        Duration::from_nanos(self.nanos.load(Ordering::Relaxed))
    }
}

impl HttpClient for NoEngine {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for NoEngine {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let start = clock::of_thread();
        let reply =
            answer(&request).map_err(|error| ConnectorError::user(error.to_string().into()));
        let taken = (clock::of_thread() - start).as_nanos();
        let taken = u64::try_from(taken).unwrap_or_default();
        self.nanos.fetch_add(taken, Ordering::Relaxed);
        HttpConnectorFuture::ready(reply)
    }
}

fn answer(request: &HttpRequest) -> Result<HttpResponse> {
    let target = request.headers().get("x-amz-target").unwrap_or_default();
    let body = match target.rsplit('.').next() {
        Some("BatchWriteItem") => json!({}),
        Some("BatchGetItem") => items(request.body().bytes().unwrap_or_default())?,
        _ => return Err(format!("nobody answers {target}").into()),
    };
    let body = body.to_string().into_bytes();
    let checksum = crc32fast::hash(&body).to_string();
    let mut reply = HttpResponse::new(200.try_into()?, SdkBody::from(body));
    let headers = reply.headers_mut();
    headers.insert("content-type", "application/x-amz-json-1.0");
    headers.insert("x-amz-crc32", checksum);
    Ok(reply)
}

fn items(request: &[u8]) -> Result<Value> {
    let request: Value = serde_json::from_slice(request)?;
    let table = Samples::SCHEMA.name();
    let keys = request.pointer(&format!("/RequestItems/{table}/Keys"));
    let keys = keys.and_then(Value::as_array).ok_or("no keys")?;
    let items: Result<Vec<Value>> = keys.iter().map(item).collect();
    Ok(json!({ "Responses": { table: items?, }, "UnprocessedKeys": {} }))
}

fn item(key: &Value) -> Result<Value> {
    let sort = key.pointer("/sk/S").and_then(Value::as_str);
    let number = sort.and_then(|sort| sort.strip_prefix("SAMPLE#"));
    let number = number.ok_or("no key of a sample")?.parse()?;
    wire(&Sample::numbered(number).item_by_hand()?)
}

fn wire(item: &Item) -> Result<Value> {
    let members = item.iter().map(|(name, value)| {
        let value = match value {
            AttributeValue::S(text) => json!({ "S": text }),
            AttributeValue::N(digits) => json!({ "N": digits }),
            AttributeValue::Bool(value) => json!({ "BOOL": value }),
            _ => return Err("no attribute of a sample".into()),
        };
        Ok((name.clone(), value))
    });
    Ok(Value::Object(members.collect::<Result<Map<_, _>>>()?))
}
