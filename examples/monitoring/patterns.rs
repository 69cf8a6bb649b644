use std::time::Duration;

use dynamodb_model::{Cursor, Db};
use jiff::Timestamp;

use crate::Result;
use crate::call::call;
use crate::model::{Metric, Monitoring, Reading, Status, System};
use crate::report::Report;

const DAY: Duration = Duration::from_hours(24);

/// Whom the questions are about.
#[derive(Clone, Debug)]
pub(crate) struct Subjects {
    /// The processor of the machine, and when it was sampled.
    pub(crate) cpu: String,
    pub(crate) sampled: (Timestamp, Timestamp),
    /// A server of the generated fleet, and the start of its day.
    pub(crate) server: String,
    pub(crate) midnight: Timestamp,
    /// A device that some system runs on.
    pub(crate) device: String,
}

/// Asks one question after the other, and reports each with its answer.
pub(crate) async fn answer(
    db: &Db<Monitoring>,
    subjects: &Subjects,
    report: &mut Report,
) -> Result<()> {
    latest(db, subjects, report).await?;
    range(db, subjects, report).await?;
    errors(db, subjects, report).await?;
    owner(db, subjects, report).await?;
    filter(db, subjects, report).await?;
    pages(db, subjects, report).await
}

async fn latest(
    db: &Db<Monitoring>,
    Subjects { cpu, .. }: &Subjects,
    report: &mut Report,
) -> Result<()> {
    report.title("1", "The latest metric of a system")?;
    let (latest, code) = call!(Metric::query(cpu).descending().first(db).await?);
    report.asked(code)?;
    report.metrics(latest.as_slice())
}

async fn range(db: &Db<Monitoring>, subjects: &Subjects, report: &mut Report) -> Result<()> {
    report.title("2", "The metrics of a system in a time range")?;
    let (cpu, (start, end)) = (&subjects.cpu, subjects.sampled);
    let (metrics, code) = call!(Metric::query(cpu).at(start..=end).collect(db).await?);
    report.asked(code)?;
    let points: Vec<_> = metrics
        .iter()
        .map(|metric| (metric.at, metric.value))
        .collect();
    report.chart(
        &format!("{cpu}, percent, while this example ran"),
        start,
        end,
        &points,
    )?;

    let (server, midnight) = (&subjects.server, subjects.midnight);
    let day = midnight..midnight + DAY;
    let (readings, code) = call!(
        Metric::query(server)
            .at(day)
            .project::<Reading>()
            .collect(db)
            .await?
    );
    report.asked(code)?;
    let points: Vec<_> = readings
        .iter()
        .map(|reading| (reading.at, reading.value))
        .collect();
    let title = format!(
        "{server}, percent, on {} (generated)",
        midnight.strftime("%-d %B")
    );
    report.chart(&title, midnight, midnight + DAY, &points)
}

async fn errors(db: &Db<Monitoring>, subjects: &Subjects, report: &mut Report) -> Result<()> {
    report.title("3", "The systems with a status, in order of time")?;
    let evening = subjects.midnight + Duration::from_hours(18);
    let (mut rows, code) = call!(
        Metric::by_status(Status::Error)
            .at(evening..)
            .keys()
            .stream(db)
    );
    let mut errors = Vec::new();
    while let Some(key) = rows.next().await.transpose()? {
        errors.push((key.at, key.system_id));
    }
    report.asked(code)?;
    report.errors(&errors)
}

async fn owner(
    db: &Db<Monitoring>,
    Subjects { device, .. }: &Subjects,
    report: &mut Report,
) -> Result<()> {
    report.title("4", "The system of a device")?;
    let (owner, code) = call!(System::by_device(device).first(db).await?);
    report.asked(code)?;
    report.system(owner.as_ref())
}

async fn filter(
    db: &Db<Monitoring>,
    Subjects { server, .. }: &Subjects,
    report: &mut Report,
) -> Result<()> {
    report.title(
        "+",
        "A filter: what is read is paid for, what is left out is not sent",
    )?;
    let (hot, code) = call!(
        Metric::query(server)
            .filter(|m| m.value.gt(90.0) & m.note.exists())
            .collect(db)
            .await?
    );
    report.asked(code)?;
    report.metrics(&hot)
}

async fn pages(
    db: &Db<Monitoring>,
    Subjects { server, .. }: &Subjects,
    report: &mut Report,
) -> Result<()> {
    report.title(
        "+",
        "A page at a time: the cursor is text that a client may keep",
    )?;
    let (first, code) = call!(Metric::query(server).page_size(100).page(db, None).await?);
    report.asked(code)?;
    let token = first.next().map(String::from);
    report.page(first.items(), token.as_deref())?;

    let cursor = token.map(Cursor::from);
    let (second, code) = call!(
        Metric::query(server)
            .page_size(100)
            .page(db, cursor)
            .await?
    );
    report.asked(code)?;
    report.page(second.items(), second.next().as_ref().map(AsRef::as_ref))
}
