//! The most memory that a job takes, however long it is: one process for each figure.

use std::process::Command;

use dynamodb_model::{BatchOperation, Db};
use futures_util::stream;

use crate::http::NoEngine;
use crate::sample::{Sample, Samples};
use crate::table::{Table, grouped};
use crate::{Result, runtime};

/// What the benchmark is told by itself.
pub(crate) const CHILD: &str = "memory-of-a-job";

const SIZES: [u32; 3] = [10_000, 100_000, 1_000_000];

pub(crate) fn run() -> Result {
    println!("## Memory\n");
    let mut table = Table::new(["items", "written by `send_iter`", "read by `stream`"]);
    for items in SIZES {
        let count = usize::try_from(items)?;
        table.row([grouped(count), peak("write", items)?, peak("read", items)?]);
    }
    println!("{table}");
    Ok(())
}

/// What a process that does this job alone says of itself.
fn peak(job: &str, items: u32) -> Result<String> {
    let mut child = Command::new(std::env::current_exe()?);
    let told = child.args([CHILD, job, &items.to_string()]).output()?;
    if !told.status.success() {
        return Err(String::from_utf8_lossy(&told.stderr).into());
    }
    Ok(String::from_utf8(told.stdout)?.trim().to_owned())
}

/// Does the job, and prints the most memory that was resident.
pub(crate) fn child(job: &str, items: u32) -> Result {
    let db = Db::<Samples>::new(NoEngine::default().client());
    runtime()?.block_on(async {
        match job {
            "write" => write(&db, items).await,
            "read" => read(&db, items).await,
            _ => Err(format!("there is no job `{job}`").into()),
        }
    })?;
    println!("{}", high_water());
    Ok(())
}

async fn write(db: &Db<Samples>, items: u32) -> Result {
    let operations = (0..items).map(|number| BatchOperation::put(&Sample::numbered(number)));
    let written = db.batch_write().send_iter(operations).await?;
    all(written.done(), items)
}

async fn read(db: &Db<Samples>, items: u32) -> Result {
    let gets = (0..items).map(|number| {
        let sample = Sample::numbered(number);
        Sample::get(sample.system, sample.number)
    });
    let mut rows = db.batch_get().stream(stream::iter(gets));
    let (mut done, mut number) = (0, 0);
    while let Some(row) = rows.next().await {
        let is_right = row?.is_some_and(|sample| sample == Sample::numbered(number));
        done += usize::from(is_right);
        number += 1;
    }
    all(done, items)
}

fn all(done: usize, items: u32) -> Result {
    match done == usize::try_from(items)? {
        true => Ok(()),
        false => Err(format!("{done} were done of {items}").into()),
    }
}

/// The process's high-water mark, where the system tells it.
fn high_water() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    kilobytes.map_or("not told by this system".to_owned(), |kilobytes| {
        format!("{:.1} MB", kilobytes / 1024.0)
    })
}
