//! The failed attempts of one request, for its observer: the SDK tells of the last one alone.
//!
//! The SDK calls interceptors from the task that sends the request, which tells them whose attempt it is.

use std::cell::RefCell;

use aws_sdk_dynamodb::config::interceptors::FinalizerInterceptorContextRef;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::operation::{
    batch_get_item::BatchGetItemError, batch_write_item::BatchWriteItemError,
    delete_item::DeleteItemError, get_item::GetItemError, put_item::PutItemError,
    query::QueryError, scan::ScanError, transact_get_items::TransactGetItemsError,
    transact_write_items::TransactWriteItemsError, update_item::UpdateItemError,
};
use aws_sdk_dynamodb::types::ThrottlingReason as SdkReason;
use aws_smithy_runtime_api::client::interceptors::context::Error as OperationError;

use crate::error::{ErrorKind, throttling_reasons};
use crate::observe::FailedAttempt;

tokio::task_local! {
    /// What has failed of the request that is made in this task.
    static FAILED: RefCell<Vec<FailedAttempt>>;
}

/// Sends a request, and takes note of its attempts that fail.
pub(super) async fn noted<T>(request: impl Future<Output = T>) -> (T, Vec<FailedAttempt>) {
    let noted = async {
        let done = request.await;
        (done, FAILED.with(RefCell::take))
    };
    FAILED.scope(RefCell::default(), noted).await
}

/// Takes note of an attempt, if it failed and somebody wants to know.
pub(super) fn note(context: &FinalizerInterceptorContextRef<'_>) {
    let Some(Err(error)) = context.output_or_error() else {
        return;
    };
    // Of a request that nobody observes, there is nothing to note in.
    let _ = FAILED.try_with(|failed| {
        failed.borrow_mut().push(match error.as_operation_error() {
            Some(error) => of_operation(error),
            None => FailedAttempt::new(ErrorKind::Connection, Vec::new()),
        });
    });
}

/// An error with the reasons that it gives for throttling.
trait Reasons: ProvideErrorMetadata {
    fn reasons(&self) -> &[SdkReason];
}

macro_rules! operations {
    ($($error:ident)*) => {
        $(impl Reasons for $error {
            fn reasons(&self) -> &[SdkReason] {
                match self {
                    Self::ProvisionedThroughputExceededException(error) => error.throttling_reasons(),
                    Self::RequestLimitExceeded(error) => error.throttling_reasons(),
                    Self::ThrottlingException(error) => error.throttling_reasons(),
                    _ => &[],
                }
            }
        })*

        fn of_operation(error: &OperationError) -> FailedAttempt {
            $(if let Some(error) = error.downcast_ref::<$error>() {
                return of(error);
            })*
            FailedAttempt::new(ErrorKind::Service, Vec::new())
        }
    };
}

operations! {
    GetItemError PutItemError UpdateItemError DeleteItemError QueryError ScanError BatchGetItemError BatchWriteItemError
    TransactGetItemsError TransactWriteItemsError
}

fn of(error: &impl Reasons) -> FailedAttempt {
    let kind = match error.code() {
        Some(
            "ProvisionedThroughputExceededException"
            | "RequestLimitExceeded"
            | "ThrottlingException",
        ) => ErrorKind::Throttled,
        Some("ConditionalCheckFailedException") => ErrorKind::ConditionFailed,
        Some("ResourceNotFoundException") => ErrorKind::NotFound,
        Some(
            "TransactionConflictException"
            | "TransactionInProgressException"
            | "ReplicatedWriteConflictException"
            | "TransactionCanceledException",
        ) => ErrorKind::Conflict,
        // A load balancer gives no code.
        None | Some("InternalServerError" | "InternalFailure" | "ServiceUnavailable") => {
            ErrorKind::Service
        }
        Some(_) => ErrorKind::Refused,
    };
    FailedAttempt::new(kind, throttling_reasons(error.reasons()))
}
