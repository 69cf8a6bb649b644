//! The failed attempts of one request, for its observer: the SDK tells of the last one alone.
//!
//! The SDK calls interceptors while the request's future is polled. So whose attempt it is, an interceptor is told by the
//! thread, for as long as the future is being polled.

use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};

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

type Notes = Arc<Mutex<Vec<FailedAttempt>>>;

thread_local! {
    static UNDER_WAY: RefCell<Option<Notes>> = const { RefCell::new(None) };
}

/// Sends a request, and takes note of its attempts that fail.
pub(super) async fn noted<T>(request: impl Future<Output = T>) -> (T, Vec<FailedAttempt>) {
    let notes = Notes::default();
    let mut request = pin!(request);
    let done = poll_fn(|context| {
        let _entered = Entered::by(&notes);
        request.as_mut().poll(context)
    })
    .await;
    let mut notes = notes.lock().unwrap_or_else(PoisonError::into_inner);
    (done, std::mem::take(&mut *notes))
}

/// Takes note of an attempt, if it failed and somebody wants to know.
pub(super) fn note(context: &FinalizerInterceptorContextRef<'_>) {
    let Some(Err(error)) = context.output_or_error() else {
        return;
    };
    UNDER_WAY.with_borrow(|under_way| {
        let Some(notes) = under_way else { return };
        let attempt = match error.as_operation_error() {
            Some(error) => of_operation(error),
            None => FailedAttempt::new(ErrorKind::Connection, Vec::new()),
        };
        let mut notes = notes.lock().unwrap_or_else(PoisonError::into_inner);
        notes.push(attempt);
    });
}

/// While it is there, attempts of this thread are those of one request.
struct Entered {
    before: Option<Notes>,
}

impl Entered {
    fn by(notes: &Notes) -> Self {
        Self {
            before: UNDER_WAY.replace(Some(Arc::clone(notes))),
        }
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        UNDER_WAY.set(self.before.take());
    }
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
