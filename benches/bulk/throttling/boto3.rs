//! The algorithm of boto3 1.44 (`boto3/dynamodb/table.py`), over the retries of botocore's mode `standard`.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::types::WriteRequest;

use super::algorithm::Caller;
use crate::Result;
use crate::by_hand;
use crate::sample::Sample;

const FLUSH_AMOUNT: usize = 25;
/// Of DynamoDB.
const ATTEMPTS: i32 = 4;
const THROTTLING_BASE: f64 = 1.0;
const LONGEST: f64 = 20.0;
/// The quota that retries draw on.
const QUOTA: u32 = 500;
const RETRY_COST: u32 = 5;

/// One buffer of puts. What a request did not process goes to its end, and out with the next flush.
pub(super) struct BatchWriter {
    client: Client,
    table: String,
    buffer: Vec<WriteRequest>,
    quota: u32,
}

impl BatchWriter {
    pub(super) fn new(client: &Client, table: &str) -> Self {
        let config = client.config().to_builder();
        let config = config.retry_config(RetryConfig::disabled());
        Self {
            client: Client::from_conf(config.build()),
            table: table.to_owned(),
            buffer: Vec::new(),
            quota: QUOTA,
        }
    }

    /// `with table.batch_writer() as batch:`, and a put of each sample.
    pub(super) async fn load(mut self, samples: &[Sample], caller: Caller) -> Result {
        for sample in samples {
            self.buffer.push(by_hand::put(sample.item_by_hand()?)?);
            if self.buffer.len() < FLUSH_AMOUNT {
                continue;
            }
            let is_done = self.flush().await;
            if !is_done && caller == Caller::Ends {
                break;
            }
        }
        // `__exit__`, after an exception too. One from here is the end, whatever is in the buffer.
        while !self.buffer.is_empty() && self.flush().await {}
        Ok(())
    }

    /// Says whether the request was answered. One that was not has left the buffer all the same.
    async fn flush(&mut self) -> bool {
        let count = self.buffer.len().min(FLUSH_AMOUNT);
        let sent: Vec<_> = self.buffer.drain(..count).collect();
        let Some(unprocessed) = self.send(sent).await else {
            return false;
        };
        self.buffer.extend(unprocessed);
        true
    }

    /// Up to four attempts, as botocore makes them; gives what was not processed.
    async fn send(&mut self, sent: Vec<WriteRequest>) -> Option<Vec<WriteRequest>> {
        for attempt in 1..=ATTEMPTS {
            let request = self.client.batch_write_item();
            let request = request.request_items(&self.table, sent.clone());
            if let Ok(reply) = request.send().await {
                let regained = if attempt == 1 { 1 } else { RETRY_COST };
                self.quota = QUOTA.min(self.quota + regained);
                let mut unprocessed = reply.unprocessed_items.unwrap_or_default();
                return Some(unprocessed.remove(&self.table).unwrap_or_default());
            }
            if attempt == ATTEMPTS || self.quota < RETRY_COST {
                return None;
            }
            self.quota -= RETRY_COST;
            let longest = LONGEST.min(THROTTLING_BASE * 2_f64.powi(attempt - 1));
            tokio::time::sleep(Duration::from_secs_f64(fastrand::f64() * longest)).await;
        }
        None
    }
}
