use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::{RetryConfig, RetryPartition};
use dynamodb_model::{BatchOperation, Db, WriteRate};

use super::boto3::BatchWriter;
use super::weather::Weather;
use crate::Result;
use crate::by_hand;
use crate::sample::{Sample, Samples};

/// How a load is done.
#[derive(Clone, Copy, Debug)]
pub(super) enum Algorithm {
    Ours {
        concurrency: usize,
        /// Units a second.
        rate: Option<u32>,
    },
    /// A loop over the SDK with its own settings: what was not processed is sent again at once, and a request that fails
    /// after all attempts is given up.
    Loop,
    Boto3(Caller),
}

/// What a program does about an exception of its batch writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Caller {
    Ends,
    GoesOn,
}

impl Algorithm {
    pub(super) fn under(weather: Weather) -> Vec<(&'static str, Self)> {
        let ours = |concurrency, rate| Self::Ours { concurrency, rate };
        let mut algorithms = vec![
            ("`dynamodb-model`", ours(8, None)),
            ("`dynamodb-model`, 1 request at a time", ours(1, None)),
            ("a loop over the SDK", Self::Loop),
            ("boto3's `batch_writer`", Self::Boto3(Caller::Ends)),
            ("boto3's, exceptions caught", Self::Boto3(Caller::GoesOn)),
        ];
        if let Weather::Capacity(units) = weather {
            let rated = (
                "`dynamodb-model`, `.rate(..)` of the capacity",
                ours(8, Some(units)),
            );
            algorithms.insert(2, rated);
        }
        algorithms
    }

    pub(super) async fn load(self, client: &Client, table: &str, samples: &[Sample]) -> Result {
        match self {
            Self::Ours { concurrency, rate } => {
                let db = Db::<Samples>::new(client.clone()).named(table);
                let mut batch = db.batch_write().concurrency(concurrency);
                if let Some(units) = rate {
                    batch = batch.rate(&WriteRate::units(f64::from(units))?);
                }
                batch
                    .send_iter(samples.iter().map(BatchOperation::put))
                    .await?;
                Ok(())
            }
            Self::Loop => sdk_loop(client, table, samples).await,
            Self::Boto3(caller) => BatchWriter::new(client, table).load(samples, caller).await,
        }
    }
}

async fn sdk_loop(client: &Client, table: &str, samples: &[Sample]) -> Result {
    let config = client.config().to_builder();
    let config = config
        .retry_config(RetryConfig::standard())
        .retry_partition(RetryPartition::custom("sdk loop").build());
    let client = Client::from_conf(config.build());
    for chunk in samples.chunks(25) {
        let puts: Result<Vec<_>> = chunk
            .iter()
            .map(|sample| by_hand::put(sample.item_by_hand()?))
            .collect();
        let mut left = HashMap::from([(table.to_owned(), puts?)]);
        while !left.is_empty() {
            let request = client.batch_write_item().set_request_items(Some(left));
            match request.send().await {
                Ok(reply) => left = reply.unprocessed_items.unwrap_or_default(),
                Err(_) => break,
            }
        }
    }
    Ok(())
}
