//! A DynamoDB out of a script.

use std::future::pending;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use aws_runtime::invocation_id::DefaultInvocationIdGenerator;
use aws_sdk_dynamodb::Config;
use aws_sdk_dynamodb::config::http::{HttpRequest, HttpResponse};
use aws_sdk_dynamodb::config::retry::{RetryConfig, RetryPartition};
use aws_sdk_dynamodb::config::{
    BehaviorVersion, Builder, Credentials, HttpClient, Region, RuntimeComponents,
};
use aws_sdk_dynamodb::error::ConnectorError;
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_types::body::SdkBody;
use http_body::{Body, Frame};
use tokio::time::Instant;

/// How one attempt ends.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    Reply(u16, Vec<(&'static str, String)>, String),
    /// The connection breaks.
    Breaks,
    /// The connection cannot be made in time.
    TimesOut,
    /// Nothing ever comes.
    Hangs,
    /// A part of the body comes, and then nothing.
    Stalls,
}

pub(super) fn ok(body: impl Into<String>) -> Answer {
    Answer::Reply(200, Vec::new(), body.into())
}

pub(super) fn refused(code: &str) -> Answer {
    let body =
        format!(r#"{{"__type":"com.amazonaws.dynamodb.v20120810#{code}","message":"so it is"}}"#);
    Answer::Reply(400, Vec::new(), body)
}

pub(super) fn failed(status: u16) -> Answer {
    Answer::Reply(status, Vec::new(), "<html>".to_owned())
}

/// Answers by its script, the last answer for good; keeps what it was asked.
#[derive(Clone, Debug)]
pub(super) struct Service {
    script: Arc<[Answer]>,
    asked: Arc<Mutex<Vec<String>>>,
    since: Instant,
}

impl Service {
    pub(super) fn new(script: &[Answer]) -> Self {
        Self {
            script: script.into(),
            asked: Arc::default(),
            since: Instant::now(),
        }
    }

    /// The client's configuration, whose clock and ids are the same in every run.
    pub(super) fn config(&self) -> Builder {
        let token = Some("token".to_owned());
        Config::builder()
            .behavior_version(BehaviorVersion::v2026_01_12())
            .region(Region::new("eu-west-1"))
            .credentials_provider(Credentials::new("key", "secret", token, None, "test"))
            .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
            // The SDK's default is one for the process.
            .retry_partition(RetryPartition::custom("of this test").build())
            .invocation_id_generator(DefaultInvocationIdGenerator::with_seed(7))
            .time_source(SharedTimeSource::new(self.clone()))
            .http_client(self.clone())
    }

    /// Takes note of a request, and tells how it is answered.
    fn take(
        &self,
        request: &HttpRequest,
        timeouts: (Option<Duration>, Option<Duration>),
    ) -> Answer {
        let headers = request.headers().iter();
        let headers: Vec<String> = headers
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        let body = request.body().bytes().map(String::from_utf8_lossy);
        let length = request.body().content_length();
        let mut asked = self.asked.lock().unwrap();
        let answer = self.script.get(asked.len()).or_else(|| self.script.last());
        asked.push(format!(
            "{} {}\n{}\n{body:?} of {length:?} bytes\nwithin {timeouts:?}",
            request.method(),
            request.uri(),
            headers.join("\n"),
        ));
        answer.unwrap().clone()
    }

    /// The requests in words: method, address, headers in their order, body.
    pub(super) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// The time of the paused runtime.
impl TimeSource for Service {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600) + self.since.elapsed()
    }
}

impl HttpClient for Service {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let timeouts = (settings.connect_timeout(), settings.read_timeout());
        SharedHttpConnector::new(Connector(self.clone(), timeouts))
    }
}

#[derive(Clone, Debug)]
struct Connector(Service, (Option<Duration>, Option<Duration>));

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let answer = self.0.take(&request, self.1);
        HttpConnectorFuture::new(async move {
            match answer {
                Answer::Reply(status, headers, body) => {
                    let status = status.try_into().unwrap();
                    let mut reply = HttpResponse::new(status, SdkBody::from(body));
                    for (name, value) in headers {
                        reply.headers_mut().insert(name, value);
                    }
                    Ok(reply)
                }
                Answer::Breaks => Err(ConnectorError::io("reset by peer".into())),
                Answer::TimesOut => Err(ConnectorError::timeout("no route".into())),
                Answer::Hangs => pending().await,
                Answer::Stalls => {
                    let body = SdkBody::from_body_1_x(Stalling("{".into()));
                    Ok(HttpResponse::new(200.try_into().unwrap(), body))
                }
            }
        })
    }
}

/// A body after which nothing comes, not even its end.
struct Stalling(SdkBody);

impl Body for Stalling {
    type Data = <SdkBody as Body>::Data;
    type Error = <SdkBody as Body>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        match Pin::new(&mut self.0).poll_frame(context) {
            Poll::Ready(None) => Poll::Pending,
            polled => polled,
        }
    }
}
