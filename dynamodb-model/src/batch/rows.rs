use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_core::stream::BoxStream;
use futures_util::{StreamExt as _, stream};

use crate::bulk::Tally;
use crate::db::Handle;
use crate::entity::Entity;
use crate::error::{Error, ErrorKind, Result};
use crate::execute::Fetch;
use crate::execute::batch::{self, Answer, Answers, KEYS, Reader};
use crate::execute::bulk::{Job, Settings};
use crate::operation::Get;
use crate::row::Row;
use crate::table::Base;

/// The items of a stream of gets, in its order: a row for each, `None` where there is no item.
///
/// An error that concerns one item stands in its place, and the rows after it still come. One that ends the job is the
/// last: the gets from there on were not answered.
#[must_use = "a stream reads nothing until it is polled"]
pub struct BatchRows<'a, R> {
    rows: BoxStream<'a, Result<Option<R>>>,
    job: Arc<Mutex<Job>>,
}

impl<'a, R> BatchRows<'a, R> {
    pub(super) fn new<E, S>(handle: Handle, settings: Settings, gets: S) -> Self
    where
        E: Entity,
        R: Row<Base, Entity = E>,
        S: Stream<Item = Get<E, R>> + Send + 'a,
    {
        let job = Job::new(settings);
        let concurrency = job.concurrency();
        let reader = Reader::of(&handle, &job);
        let job = Arc::new(Mutex::new(job));
        let noted = Arc::clone(&job);
        let fetches = gets.map(move |get| get.into_fetch(handle.table()));
        let chunks = fetches.ready_chunks(KEYS).map(move |fetches| {
            let reader = reader.clone();
            async move { answer(&reader, fetches).await }
        });
        let rows = chunks.buffered(concurrency).flat_map(move |chunk| {
            let mut job = noted.lock().unwrap_or_else(PoisonError::into_inner);
            job.note(|tally| tally.add(&chunk.tally));
            stream::iter(chunk.rows)
        });
        // The first error that ends the job is the last that is told.
        let rows = rows.scan(false, |ended, row| {
            let goes_on = !*ended;
            *ended = matches!(row, Told::Ended(_));
            std::future::ready(goes_on.then_some(row))
        });
        let rows = rows.map(|row| match row {
            Told::Row(item, fetch) => batch::row(item, &fetch)
                .and_then(R::decode)
                .map(Some)
                .map_err(|error| error.operation("get").entity(E::SCHEMA.name())),
            Told::Missing => Ok(None),
            Told::Refused(error) | Told::Ended(error) => Err(error),
        });
        Self {
            rows: rows.boxed(),
            job,
        }
    }

    /// The next row; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<Option<R>>> {
        self.rows.next().await
    }

    /// What the job has done so far.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let job = self.job.lock().unwrap_or_else(PoisonError::into_inner);
        job.tally().clone()
    }
}

/// What is told of a get.
enum Told {
    Row(crate::item::Item, Fetch),
    Missing,
    Refused(Error),
    Ended(Error),
}

struct Chunk {
    rows: Vec<Told>,
    tally: Tally,
}

/// Answers one request's worth of gets.
async fn answer(reader: &Reader, fetches: Vec<Result<Fetch>>) -> Chunk {
    let sent: Vec<&Fetch> = fetches.iter().flatten().collect();
    let Answers {
        answers,
        tally,
        mut cause,
    } = reader.read_any(&sent).await;
    let mut answers = answers.into_iter();
    let rows = fetches.into_iter().map(|fetch| {
        let fetch = match fetch {
            Ok(fetch) => fetch,
            Err(error) => return Told::Refused(error),
        };
        match answers.next() {
            Some(Answer::Found(item)) => Told::Row(item, fetch),
            Some(Answer::Missing) => Told::Missing,
            Some(Answer::Refused(reason)) => {
                let error = Error::new(ErrorKind::Refused, reason);
                Told::Refused(error.operation("get").entity(fetch.path.entity.name()))
            }
            Some(Answer::Left) | None => Told::Ended(
                cause
                    .take()
                    .unwrap_or_else(|| Error::new(ErrorKind::Unfinished, "the job has ended")),
            ),
        }
    });
    Chunk {
        rows: rows.collect(),
        tally,
    }
}

impl<R> Stream for BatchRows<'_, R> {
    type Item = Result<Option<R>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.rows.poll_next_unpin(context)
    }
}

impl<R> Unpin for BatchRows<'_, R> {}

impl<R> fmt::Debug for BatchRows<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchRows")
            .field("tally", &self.tally())
            .finish_non_exhaustive()
    }
}
