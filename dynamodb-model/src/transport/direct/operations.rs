//! Each operation as the orchestrator takes it.

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::types::{Get, KeysAndAttributes, Put, TransactGetItem, TransactWriteItem};
use aws_smithy_runtime::client::orchestrator::invoke;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, RuntimePlugins};
use aws_smithy_types::config_bag::FrozenLayer;
use tracing::Instrument as _;

use super::probe::{Probe, TABLE};
use crate::transport::carrier::{Failed, Operation};

const SERVICE: &str = "DynamoDB";

/// An operation that can be sent directly.
pub(in crate::transport) trait Routed: Sized {
    /// Its name, in DynamoDB's terms.
    const NAME: &'static str;
    /// Its place among the operations.
    const PLACE: usize;

    /// Its part of the configuration: the SDK's serializer and deserializer, above all.
    fn config() -> Option<FrozenLayer>;

    /// Has the probe look at a request of this operation.
    fn probe(client: &Client, probe: Probe) -> impl Future<Output = ()> + Send;

    /// Sends by the orchestrator.
    fn send_along(
        self,
        route: &RuntimePlugins,
    ) -> impl Future<Output = Result<Self::Output, Failed<Self>>> + Send
    where
        Self: Operation;
}

macro_rules! operations {
    ($($place:literal $name:ident $module:ident $builder:ident $error:ident |$probed:ident| $with:expr;)*) => {$(
        impl Routed for aws_sdk_dynamodb::operation::$module::builders::$builder {
            const NAME: &'static str = stringify!($name);
            const PLACE: usize = $place;

            fn config() -> Option<FrozenLayer> {
                aws_sdk_dynamodb::operation::$module::$name::new().config()
            }

            async fn probe(client: &Client, probe: Probe) {
                let $probed = client.$module();
                // It fails: the probe ends it.
                let _ = $with.customize().interceptor(probe).send().await;
            }

            async fn send_along(
                self,
                route: &RuntimePlugins,
            ) -> Result<<Self as Operation>::Output, Failed<Self>> {
                type Refused = aws_sdk_dynamodb::operation::$module::$error;
                let input = self.build().map_err(SdkError::construction_failure)?;
                // As the client's span.
                let span = tracing::debug_span!(
                    concat!("DynamoDB.", stringify!($name)),
                    "rpc.service" = SERVICE,
                    "rpc.method" = stringify!($name),
                    "sdk_invocation_id" = fastrand::u32(1_000_000..10_000_000),
                    "rpc.system" = "aws-api",
                );
                let sending = invoke(SERVICE, stringify!($name), Input::erase(input), route);
                let output = sending.instrument(span).await.map_err(|failed| {
                    failed.map_service_error(|error| {
                        error
                            .downcast::<Refused>()
                            .unwrap_or_else(|_| Refused::unhandled("an error of another operation"))
                    })
                })?;
                output
                    .downcast::<<Self as Operation>::Output>()
                    .map_err(|_| SdkError::construction_failure("an output of another operation"))
            }
        }
    )*};
}

operations! {
    0 GetItem get_item GetItemInputBuilder GetItemError |get| get.table_name(TABLE);
    1 PutItem put_item PutItemInputBuilder PutItemError |put| put.table_name(TABLE);
    2 UpdateItem update_item UpdateItemInputBuilder UpdateItemError |update| update.table_name(TABLE);
    3 DeleteItem delete_item DeleteItemInputBuilder DeleteItemError |delete| delete.table_name(TABLE);
    4 Query query QueryInputBuilder QueryError |query| query.table_name(TABLE);
    5 Scan scan ScanInputBuilder ScanError |scan| scan.table_name(TABLE);
    6 BatchGetItem batch_get_item BatchGetItemInputBuilder BatchGetItemError |batch| {
        let keys = KeysAndAttributes::builder().set_keys(Some(Vec::new())).build();
        batch.set_request_items(keys.ok().map(|keys| HashMap::from([(TABLE.to_owned(), keys)])))
    };
    7 BatchWriteItem batch_write_item BatchWriteItemInputBuilder BatchWriteItemError |batch| {
        batch.request_items(TABLE, Vec::new())
    };
    8 TransactGetItems transact_get_items TransactGetItemsInputBuilder TransactGetItemsError |transaction| {
        let get = Get::builder().table_name(TABLE).set_key(Some(HashMap::new())).build();
        transaction.set_transact_items(get.ok().map(|get| vec![TransactGetItem::builder().get(get).build()]))
    };
    9 TransactWriteItems transact_write_items TransactWriteItemsInputBuilder TransactWriteItemsError |transaction| {
        let put = Put::builder().table_name(TABLE).set_item(Some(HashMap::new())).build();
        transaction.set_transact_items(put.ok().map(|put| vec![TransactWriteItem::builder().put(put).build()]))
    };
}
