//! The connector under everybody's client: it answers at once, out of memory.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::http::{HttpRequest, HttpResponse};
use aws_sdk_dynamodb::config::{
    BehaviorVersion, Config, Credentials, HttpClient, Region, RuntimeComponents,
};
use aws_sdk_dynamodb::error::ConnectorError;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;

use crate::Result;

/// What requests are answered with, and what they were.
#[derive(Clone, Debug, Default)]
pub(crate) struct Replies {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    operation: &'static str,
    reply: Bytes,
    checksum: String,
    /// The bodies of requests, while they are kept.
    kept: Option<Vec<Vec<u8>>>,
}

impl Replies {
    /// The SDK's client over these replies, configured as an application's is.
    pub(crate) fn client(&self) -> Client {
        let credentials = Credentials::new(
            "AKIDEXAMPLE",
            "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            // As long as those of roles are.
            Some("IQoJb3JpZ2luX2VjEJr0aCXVzLWVhc3QtMSJHMEUCIQ".repeat(16)),
            None,
            "bench",
        );
        let config = Config::builder()
            .behavior_version(BehaviorVersion::v2026_01_12())
            .region(Region::new("eu-central-1"))
            .credentials_provider(credentials)
            .http_client(self.clone());
        Client::from_conf(config.build())
    }

    /// Answers requests of this operation with this body from now on.
    pub(crate) fn answer(&self, operation: &'static str, reply: &Bytes) {
        let mut state = self.state();
        state.operation = operation;
        state.reply = reply.clone();
        state.checksum = crc32fast::hash(reply).to_string();
    }

    /// Keeps the bodies of requests from now on.
    pub(crate) fn keep(&self) {
        self.state().kept = Some(Vec::new());
    }

    /// The bodies that were kept; no more are.
    pub(crate) fn kept(&self) -> Vec<Vec<u8>> {
        self.state().kept.take().unwrap_or_default()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reply(&self, request: &HttpRequest) -> Result<HttpResponse> {
        let mut state = self.state();
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        if target.rsplit('.').next() != Some(state.operation) {
            return Err(format!("{target} was asked, and not {}", state.operation).into());
        }
        if let Some(kept) = &mut state.kept {
            kept.push(request.body().bytes().unwrap_or_default().to_vec());
        }
        let mut reply = HttpResponse::new(200.try_into()?, SdkBody::from(state.reply.clone()));
        let headers = reply.headers_mut();
        headers.insert("content-type", "application/x-amz-json-1.0");
        headers.insert("x-amz-crc32", state.checksum.clone());
        headers.insert(
            "x-amzn-requestid",
            "TLGDRGFHFBEC9I0BLR1TJQ3FLNVV4KQNSO5AEMVJF66Q9ASUAAJG",
        );
        Ok(reply)
    }
}

impl HttpClient for Replies {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Replies {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let reply = self
            .reply(&request)
            .map_err(|error| ConnectorError::user(error.to_string().into()));
        HttpConnectorFuture::ready(reply)
    }
}
