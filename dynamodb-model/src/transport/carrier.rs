//! What carries requests to DynamoDB: the seam between us and the SDK.

use std::error::Error as StdError;
use std::fmt;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::SdkError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

/// Carries a request to DynamoDB, and its reply back.
pub(super) trait Carrier: Sync {
    fn carry<O: Operation>(
        &self,
        input: O,
    ) -> impl Future<Output = Result<O::Output, Failed<O>>> + Send;
}

/// How a request fails, in the SDK's terms.
pub(super) type Failed<O> = SdkError<<O as Operation>::Error, HttpResponse>;

/// An operation of the SDK, by the builder of its input.
pub(super) trait Operation: Routed + Send + 'static {
    type Output: fmt::Debug + Send + Sync + 'static;
    type Error: StdError + Send + Sync + 'static;

    /// Sends by the SDK's client.
    fn send_by(
        self,
        client: &Client,
    ) -> impl Future<Output = Result<Self::Output, Failed<Self>>> + Send;
}

#[cfg(feature = "direct")]
pub(super) use super::direct::Routed;

/// What an operation must tell to be sent directly, which is not asked here.
#[cfg(not(feature = "direct"))]
pub(super) trait Routed {}

#[cfg(not(feature = "direct"))]
impl<O> Routed for O {}

/// The SDK's client: the ordinary way.
impl Carrier for Client {
    async fn carry<O: Operation>(&self, input: O) -> Result<O::Output, Failed<O>> {
        input.send_by(self).await
    }
}

macro_rules! operations {
    ($($module:ident $builder:ident $output:ident $error:ident)*) => {$(
        impl Operation for aws_sdk_dynamodb::operation::$module::builders::$builder {
            type Output = aws_sdk_dynamodb::operation::$module::$output;
            type Error = aws_sdk_dynamodb::operation::$module::$error;

            async fn send_by(self, client: &Client) -> Result<Self::Output, Failed<Self>> {
                self.send_with(client).await
            }
        }
    )*};
}

operations! {
    get_item GetItemInputBuilder GetItemOutput GetItemError
    put_item PutItemInputBuilder PutItemOutput PutItemError
    update_item UpdateItemInputBuilder UpdateItemOutput UpdateItemError
    delete_item DeleteItemInputBuilder DeleteItemOutput DeleteItemError
    query QueryInputBuilder QueryOutput QueryError
    scan ScanInputBuilder ScanOutput ScanError
    batch_get_item BatchGetItemInputBuilder BatchGetItemOutput BatchGetItemError
    batch_write_item BatchWriteItemInputBuilder BatchWriteItemOutput BatchWriteItemError
    transact_get_items TransactGetItemsInputBuilder TransactGetItemsOutput TransactGetItemsError
    transact_write_items TransactWriteItemsInputBuilder TransactWriteItemsOutput TransactWriteItemsError
}
