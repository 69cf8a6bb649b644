//! Replies that did not arrive as DynamoDB sent them are faults, and not answers.
//!
//! DynamoDB sends the checksum of each body. The SDK does not compare it (awslabs/smithy-rs#130), and takes a reply
//! without a body for one without an item: somebody would be told that there is no such item.

use std::error::Error as StdError;
use std::fmt;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::interceptors::InterceptorContext;
use aws_sdk_dynamodb::config::retry::{ClassifyRetry, RetryAction};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;

use super::interceptor::Interceptor;

const NAME: &str = "reply check of dynamodb-model";
/// The CRC-32 (IEEE) of the body, in decimal digits.
const CHECKSUM: &str = "x-amz-crc32";

/// A reply that was cut, changed or emptied on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BrokenReply {
    Empty,
    Cut,
    Checksum { said: u32, found: u32 },
}

/// The same client, which checks each reply, tries again after a broken one, and lets us read and write items by ourselves.
pub(super) fn checked(client: Client) -> Client {
    if is_in(client.config().retry_classifiers()) {
        return client;
    }
    let config = client
        .config()
        .to_builder()
        .interceptor(Interceptor)
        .retry_classifier(ReplyCheck);
    Client::from_conf(config.build())
}

/// Whether the check is one of a client's classifiers.
pub(super) fn is_in(mut classifiers: impl Iterator<Item = SharedRetryClassifier>) -> bool {
    classifiers.any(|known| known.name() == NAME)
}

/// Whether an error is, or comes from, a broken reply.
pub(crate) fn broken_reply(error: &(dyn StdError + 'static)) -> Option<BrokenReply> {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(broken) = error.downcast_ref::<BrokenReply>() {
            return Some(*broken);
        }
        cause = error.source();
    }
    None
}

#[derive(Debug)]
pub(super) struct ReplyCheck;

/// Whether the body is the one that DynamoDB sent, as far as that can be told.
pub(super) fn check_response(response: &HttpResponse) -> Result<(), BrokenReply> {
    let Some(body) = response.body().bytes() else {
        return Ok(());
    };
    let said = response.headers().get(CHECKSUM);
    let said = said.and_then(|checksum| checksum.parse().ok());
    check(body, said, response.status().is_success())
}

/// The body of a success is a JSON object. That of a failure may be a load balancer's.
fn check(body: &[u8], said: Option<u32>, succeeded: bool) -> Result<(), BrokenReply> {
    if let Some(said) = said {
        let found = crc32fast::hash(body);
        if said != found {
            return Err(match body.is_empty() {
                true => BrokenReply::Empty,
                false => BrokenReply::Checksum { said, found },
            });
        }
    }
    match body.trim_ascii() {
        _ if !succeeded => Ok(()),
        [] => Err(BrokenReply::Empty),
        [b'{', .., b'}'] => Ok(()),
        _ => Err(BrokenReply::Cut),
    }
}

impl ClassifyRetry for ReplyCheck {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let failed = matches!(context.output_or_error(), Some(Err(_)));
        let broken = context.response().map(check_response);
        match broken {
            Some(Err(_)) if failed => RetryAction::transient_error(),
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        NAME
    }
}

impl fmt::Display for BrokenReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the reply has no body"),
            Self::Cut => f.write_str("the reply's body is no whole JSON object"),
            Self::Checksum { said, found } => {
                write!(
                    f,
                    "the reply's checksum is {found}, and DynamoDB sent {said}"
                )
            }
        }
    }
}

impl StdError for BrokenReply {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_dynamodb_sent_passes() {
        assert_eq!(check(b"{}", Some(crc32fast::hash(b"{}")), true), Ok(()));
        assert_eq!(check(b" {\"Item\":{}}\n", None, true), Ok(()));
    }

    #[test]
    fn what_was_changed_on_the_way_does_not() {
        let said = crc32fast::hash(b"{\"a\":1}");
        let broken = check(b"{\"a\":2}", Some(said), true).unwrap_err();
        assert!(matches!(broken, BrokenReply::Checksum { .. }), "{broken}");
        assert_eq!(check(b"", Some(said), true), Err(BrokenReply::Empty));
        assert_eq!(check(b"", None, true), Err(BrokenReply::Empty));
        assert_eq!(check(b"{\"a\":", None, true), Err(BrokenReply::Cut));
        assert_eq!(check(b"<html>", None, true), Err(BrokenReply::Cut));
    }

    #[test]
    fn a_failure_may_come_from_a_load_balancer() {
        assert_eq!(check(b"<html>", None, false), Ok(()));
        assert_eq!(check(b"", None, false), Ok(()));
        let broken = check(b"{", Some(0), false);
        assert!(matches!(broken, Err(BrokenReply::Checksum { .. })));
    }
}
