//! The reading job: a parallel scan, and the text of its checkpoint that is stored after each page.

use dynamodb_model::{Db, ScanCheckpoint};

use super::Result;
use super::comparison::Comparison;
use super::model::{Archive, Checkpoint, Reading};

/// The name of the job's checkpoint.
pub const SCAN: &str = "scan";

/// Several for each of the eight workers, since segments differ in size.
const SEGMENTS: u32 = 32;

/// Compares what is in the table with the input, until `enough` readings are compared.
pub async fn read_back(
    db: &Db<Archive>,
    stored: Option<ScanCheckpoint>,
    comparison: &mut Comparison,
    enough: usize,
) -> Result<()> {
    let mut scan = Reading::scan().page_size(250).parallel(SEGMENTS);
    if let Some(checkpoint) = stored {
        scan = scan.resume(checkpoint);
    }
    let mut pages = scan.pages(db)?;
    while comparison.compared() < enough
        && let Some(page) = pages.next().await?
    {
        for reading in page {
            comparison.compare(&reading?)?;
        }
        let checkpoint = Checkpoint {
            job: SCAN.to_owned(),
            at: pages.checkpoint().to_string(),
        };
        checkpoint.put().send(db).await?;
    }
    Ok(())
}
