//! The writing job: a batch that keeps to a rate, and a position that is stored while it runs.

use std::error::Error;
use std::ops::Range;
use std::time::Duration;

use dynamodb_model::{BatchOperation, Db, Tally, WriteRate};
use tokio::time::sleep;

use super::Result;
use super::input::Input;
use super::model::{Archive, Checkpoint};
use super::progress::Progress;

/// The name of the job's checkpoint.
pub const LOAD: &str = "load";

/// How often the position is stored.
const PERIOD: Duration = Duration::from_millis(100);

/// Writes the readings of these numbers.
pub async fn load(
    db: &Db<Archive>,
    rate: &WriteRate,
    input: Input,
    numbers: Range<usize>,
    progress: &Progress,
) -> Result<Tally> {
    let (first, told) = (numbers.start, progress.clone());
    let puts = input
        .readings(numbers)
        .map(|reading| BatchOperation::put(&reading));
    let job = db
        .batch_write()
        .rate(rate)
        .watch(move |tally| told.tell(first + tally.position(), tally))
        .send_iter(puts);
    tokio::select! {
        tally = job => Ok(tally.map_err(dynamodb_model::Error::from)?),
        error = keep(db, progress) => Err(error),
    }
}

/// Stores how far the job is, again and again.
async fn keep(db: &Db<Archive>, progress: &Progress) -> Box<dyn Error + Send + Sync> {
    loop {
        sleep(PERIOD).await;
        if let Err(error) = store(db, progress.position()).await {
            return error;
        }
    }
}

/// Stores a position. Puts that are done again are harmless, so it may be one of a moment ago.
pub async fn store(db: &Db<Archive>, position: usize) -> Result<()> {
    let checkpoint = Checkpoint {
        job: LOAD.to_owned(),
        at: position.to_string(),
    };
    checkpoint.put().send(db).await?;
    Ok(())
}
