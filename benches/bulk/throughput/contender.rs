use aws_sdk_dynamodb::Client;
use dynamodb_model::Db;

use crate::Result;
use crate::by_hand::{self, Codec, MAPS, SERDE};
use crate::sample::{Sample, Samples};

/// Who does the job. The first is what the others are compared with.
pub(super) const CONTENDERS: [(&str, Contender); 4] = [
    ("by hand, maps by hand", Contender::ByHand(MAPS)),
    ("by hand, `serde_dynamo`", Contender::ByHand(SERDE)),
    ("`dynamodb-model`, 1 request at a time", Contender::Ours(1)),
    ("`dynamodb-model`, 8 at a time", Contender::Ours(8)),
];

#[derive(Clone, Copy, Debug)]
pub(super) enum Contender {
    ByHand(Codec),
    /// With so many requests at a time.
    Ours(usize),
}

/// A table, as each contender reaches it.
#[derive(Debug)]
pub(super) struct Place {
    client: Client,
    pub(super) db: Db<Samples>,
}

impl Place {
    pub(super) fn new(client: &Client, table: &str) -> Self {
        Self {
            client: client.clone(),
            db: Db::new(client.clone()).named(table),
        }
    }

    /// The same table through another client.
    pub(super) fn through(&self, client: &Client) -> Self {
        Self::new(client, self.db.table_name())
    }
}

impl Contender {
    pub(super) async fn write(self, place: &Place, samples: &[Sample]) -> Result {
        match self {
            Self::ByHand(codec) => {
                by_hand::write(&place.client, place.db.table_name(), samples, codec).await
            }
            Self::Ours(concurrency) => {
                let batch = place.db.batch_write().concurrency(concurrency);
                batch.put_all(samples).send().await?;
                Ok(())
            }
        }
    }

    /// The samples of these keys, in their order.
    pub(super) async fn read(self, place: &Place, keys: &[Sample]) -> Result<Vec<Option<Sample>>> {
        match self {
            Self::ByHand(codec) => {
                by_hand::read(&place.client, place.db.table_name(), keys, codec).await
            }
            Self::Ours(concurrency) => {
                let batch = place.db.batch_get().concurrency(concurrency);
                let gets = keys.iter().map(|key| Sample::get(&key.system, key.number));
                let (samples,) = batch.get_all(gets).send().await?;
                Ok(samples)
            }
        }
    }
}
