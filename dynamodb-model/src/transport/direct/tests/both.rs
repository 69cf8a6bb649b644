//! The same request both ways.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::Builder;
use tokio::time::Instant;

use super::service::{Answer, Service};
use crate::request::Request;
use crate::transport::{Lane, Transport};

/// What came of a request, and what led to it.
#[derive(Debug, PartialEq)]
pub(super) struct Outcome {
    /// What the service was asked, attempt by attempt.
    pub(super) asked: Vec<String>,
    /// The reply or the error, in words.
    pub(super) ended: String,
    /// Rounded to a tenth: pauses before retries are random.
    took: Duration,
    /// What interceptors of the user noted.
    pub(super) noted: Vec<String>,
}

/// Notes of interceptors.
pub(super) type Notes = Arc<Mutex<Vec<String>>>;

/// Sends by the client and directly, has both come to the same, and tells to what.
pub(super) async fn both(
    script: &[Answer],
    configured: impl Fn(Builder, &Notes) -> Builder,
    request: &Request,
    lane: Lane,
) -> Outcome {
    let ordinary = send(script, &configured, request, lane, false).await;
    let direct = send(script, &configured, request, lane, true).await;
    if direct != ordinary {
        let (direct, ordinary) = (direct.in_words(), ordinary.in_words());
        let lines = ordinary.lines().zip(direct.lines());
        let differ: Vec<_> = lines.filter(|(line, direct)| line != direct).collect();
        panic!("{} after {script:?}: {differ:#?}", request.action.name());
    }
    ordinary
}

async fn send(
    script: &[Answer],
    configured: &impl Fn(Builder, &Notes) -> Builder,
    request: &Request,
    lane: Lane,
    is_direct: bool,
) -> Outcome {
    let service = Service::new(script);
    let notes = Notes::default();
    let client = Client::from_conf(configured(service.config(), &notes).build());
    let mut transport = Transport::new(client);
    if is_direct {
        transport = transport.direct();
    }
    let start = Instant::now();
    let ended = transport.send(request.clone(), lane).await;
    let took = start.elapsed();
    if is_direct {
        let direct = transport.lanes.direct_of(lane).unwrap();
        let known = direct.0.routes.iter().filter_map(|route| route.get());
        let direct = known.flatten().count();
        assert_eq!(direct, 1, "{} went by the client", request.action.name());
    }
    let noted = notes.lock().unwrap().clone();
    Outcome {
        asked: service.asked(),
        ended: format!("{ended:#?}"),
        took: Duration::from_millis(100) * u32::try_from(took.as_millis() / 100).unwrap(),
        noted,
    }
}

impl Outcome {
    fn in_words(&self) -> String {
        let Self {
            asked,
            ended,
            took,
            noted,
        } = self;
        format!(
            "{}\n{ended}\n{took:?}\n{}",
            asked.join("\n"),
            noted.join("\n")
        )
    }
}
