use aws_sdk_dynamodb::Error as ServiceError;
use aws_sdk_dynamodb::error::{ConnectorError, ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::types::{
    CancellationReason as SdkCancellation, ThrottlingReason as SdkReason,
};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

use super::{CancellationReason, Error, ErrorKind, ThrottlingReason};
use crate::item::Item;
use crate::transport::broken_reply;

/// The library's error for one of the SDK, which it keeps as its source.
pub(crate) fn from_sdk<E>(error: SdkError<E, HttpResponse>) -> Error
where
    E: std::error::Error + 'static,
    SdkError<E, HttpResponse>: ProvideErrorMetadata,
    ServiceError: From<SdkError<E, HttpResponse>>,
{
    match &error {
        SdkError::ServiceError(failed) => {
            let told = Told {
                code: error.code().map(str::to_owned),
                message: error.message().map(str::to_owned),
                status: failed.raw().status().as_u16(),
            };
            from_service(ServiceError::from(error), &told)
        }
        SdkError::ConstructionFailure(_) => Error::new(
            ErrorKind::Configuration,
            "the SDK could not build the request; check the client's region, endpoint and credentials",
        )
        .source(ServiceError::from(error)),
        SdkError::DispatchFailure(failure)
            if failure.as_connector_error().is_some_and(is_refused) =>
        {
            Error::new(
                ErrorKind::Connection,
                "nothing answers at the endpoint; check the client's region and endpoint. If it went away just now, a write may have happened, so read before writing again",
            )
            .source(ServiceError::from(error))
        }
        _ if broken_reply(&error).is_some() => Error::new(
            ErrorKind::Connection,
            "the reply from DynamoDB was changed or cut on its way, each time it was asked; a write may have happened, so read before writing again",
        )
        .source(ServiceError::from(error)),
        _ => Error::new(
            ErrorKind::Connection,
            "no whole reply from DynamoDB; a write may have happened, so read before writing again",
        )
        .source(ServiceError::from(error)),
    }
}

/// Whether the last attempt made no connection. One before it may have, and the SDK does not tell.
fn is_refused(error: &ConnectorError) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(io) = error.downcast_ref::<std::io::Error>()
            && io.kind() == std::io::ErrorKind::ConnectionRefused
        {
            return true;
        }
        cause = error.source();
    }
    false
}

/// What an error says of itself.
struct Told {
    code: Option<String>,
    message: Option<String>,
    /// Of HTTP.
    status: u16,
}

fn from_service(error: ServiceError, told: &Told) -> Error {
    let said = told.message.as_deref().unwrap_or("DynamoDB gave no reason");
    let built = match &error {
        ServiceError::ConditionalCheckFailedException(failed) => {
            let current = failed.item.clone().map(Item::from_map);
            Error::new(ErrorKind::ConditionFailed, not_held(current.as_ref())).current_item(current)
        }
        ServiceError::TransactionCanceledException(cancelled) => {
            match reasons(cancelled.cancellation_reasons()) {
                reasons if reasons.is_empty() => Error::new(ErrorKind::Refused, said.to_owned()),
                reasons => Error::cancelled(reasons),
            }
        }
        ServiceError::IdempotentParameterMismatchException(_) => Error::new(
            ErrorKind::Refused,
            "a transaction of this token was made in the last ten minutes, with other content (a time stamp counts); give a new transaction a new token",
        ),
        ServiceError::TransactionConflictException(_)
        | ServiceError::TransactionInProgressException(_)
        | ServiceError::ReplicatedWriteConflictException(_) => {
            Error::new(ErrorKind::Conflict, conflict())
        }
        ServiceError::ProvisionedThroughputExceededException(error) => {
            throttled(error.throttling_reasons(), said)
        }
        ServiceError::RequestLimitExceeded(error) => throttled(error.throttling_reasons(), said),
        ServiceError::ThrottlingException(error) => throttled(error.throttling_reasons(), said),
        ServiceError::ResourceNotFoundException(_) => Error::new(
            ErrorKind::NotFound,
            "there is no such table or index here; check the handle's table name and region, or create the table",
        ),
        ServiceError::ResourceInUseException(_) => Error::new(
            ErrorKind::InUse,
            format!("the table exists already or is being changed: {said}"),
        ),
        _ => by_code(told, said),
    };
    built.source(error)
}

/// The codes that the SDK does not model for every operation; and what has none, as a load balancer's replies.
fn by_code(told: &Told, said: &str) -> Error {
    match told.code.as_deref() {
        Some(
            "AccessDeniedException" | "UnrecognizedClientException" | "InvalidSignatureException",
        ) => Error::new(ErrorKind::AccessDenied, said.to_owned()),
        Some("InternalServerError" | "InternalFailure" | "ServiceUnavailable") => {
            Error::new(ErrorKind::Service, said.to_owned())
        }
        None if told.status >= 500 => Error::new(
            ErrorKind::Service,
            format!("DynamoDB is not available (HTTP status {})", told.status),
        ),
        _ => Error::new(ErrorKind::Refused, said.to_owned()),
    }
}

pub(super) fn not_held(current: Option<&Item>) -> &'static str {
    match current {
        Some(_) => "the condition does not hold for the item in the table; `Error::current` has it",
        None => "the condition does not hold: there is no such item",
    }
}

fn conflict() -> &'static str {
    "another request is at work on the same item; try again"
}

/// Of a cancelled transaction, the operations that were the reason.
fn reasons(all: &[SdkCancellation]) -> Vec<CancellationReason> {
    let numbered = all.iter().enumerate();
    let reasons = numbered.filter_map(|(operation, reason)| {
        let said = || {
            reason
                .message()
                .unwrap_or("DynamoDB gave no reason")
                .to_owned()
        };
        let current = reason.item().cloned().map(Item::from_map);
        let (kind, message) = match reason.code()? {
            "None" => return None,
            "ConditionalCheckFailed" => {
                let message = match current {
                    Some(_) => "the condition does not hold for the item in the table; the reason's `current` has it",
                    None => not_held(None),
                };
                (ErrorKind::ConditionFailed, message.to_owned())
            }
            "TransactionConflict" => (ErrorKind::Conflict, conflict().to_owned()),
            "ProvisionedThroughputExceeded" | "ThrottlingError" => (ErrorKind::Throttled, said()),
            _ => (ErrorKind::Refused, said()),
        };
        Some(CancellationReason::new(operation, kind, message, current))
    });
    reasons.collect()
}

/// The limits that throttled a request, in the library's words.
pub(crate) fn throttling_reasons(reasons: &[SdkReason]) -> Vec<ThrottlingReason> {
    let of = |reason: &SdkReason| ThrottlingReason {
        reason: reason.reason().unwrap_or_default().to_owned(),
        resource: reason.resource().unwrap_or_default().to_owned(),
    };
    reasons.iter().map(of).collect()
}

fn throttled(reasons: &[SdkReason], said: &str) -> Error {
    let reasons = throttling_reasons(reasons);
    let message = match reasons.first() {
        Some(first) => format!(
            "throttled by {} of {}: {said}",
            first.reason, first.resource
        ),
        None => format!("throttled: {said}"),
    };
    Error::new(ErrorKind::Throttled, message).throttled_by(reasons)
}
