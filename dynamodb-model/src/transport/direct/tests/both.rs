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
    let (outcome, is_direct) = compared(script, configured, request, lane).await;
    assert!(is_direct, "{} went by the client", request.action.name());
    outcome
}

/// As [`both`], for a client that may send by itself.
pub(super) async fn either(
    script: &[Answer],
    configured: impl Fn(Builder, &Notes) -> Builder,
    request: &Request,
) -> Outcome {
    let (outcome, is_direct) = compared(script, configured, request, Lane::Online).await;
    assert!(!is_direct, "{} went directly", request.action.name());
    outcome
}

/// Whichever way the one goes that is to go directly; tells whether it did.
pub(super) async fn compared(
    script: &[Answer],
    configured: impl Fn(Builder, &Notes) -> Builder,
    request: &Request,
    lane: Lane,
) -> (Outcome, bool) {
    let (ordinary, _) = send(script, &configured, request, lane, false).await;
    let (direct, is_direct) = send(script, &configured, request, lane, true).await;
    if direct != ordinary {
        let (direct, ordinary) = (direct.in_words(), ordinary.in_words());
        let lines = ordinary.lines().zip(direct.lines());
        let differ: Vec<_> = lines.filter(|(line, direct)| line != direct).collect();
        panic!("{} after {script:?}: {differ:#?}", request.action.name());
    }
    (ordinary, is_direct)
}

async fn send(
    script: &[Answer],
    configured: &impl Fn(Builder, &Notes) -> Builder,
    request: &Request,
    lane: Lane,
    is_direct: bool,
) -> (Outcome, bool) {
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
    let routes = transport.lanes.direct_of(lane);
    let routes = routes.iter().flat_map(|direct| &direct.0.routes);
    let went_directly = routes.filter_map(|route| route.get()).flatten().count() == 1;
    let noted = notes.lock().unwrap().clone();
    let outcome = Outcome {
        asked: service.asked(),
        ended: format!("{ended:#?}"),
        took: Duration::from_millis(100) * u32::try_from(took.as_millis() / 100).unwrap(),
        noted,
    };
    (outcome, went_directly)
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
