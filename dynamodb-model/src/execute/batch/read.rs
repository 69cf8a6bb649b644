use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream;
use tokio::time::Instant;

use super::answering::Answering;
use crate::bulk::Tally;
use crate::db::Handle;
use crate::error::{Error, Result};
use crate::execute::Fetch;
use crate::execute::backoff::Backoff;
use crate::execute::bulk::{self, Job, Outcome, Settings};
use crate::expression::{Placeholders, projection};
use crate::item::{Identity, Item};
use crate::rate::Limiter;
use crate::request::{Action, Expressions, Request};
use crate::row::{Columns, RowItem};

/// Keys of one request.
pub(crate) const KEYS: usize = 100;

/// What became of one key that was asked for.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    Found(Item),
    Missing,
    /// It was not read, and may be if it is asked for again.
    Left,
    /// It cannot be read.
    Refused(String),
}

/// What became of some keys: an answer for each, in their order.
#[derive(Debug)]
pub(crate) struct Answers {
    pub(crate) answers: Vec<Answer>,
    pub(crate) tally: Tally,
    /// Why some are left.
    pub(crate) cause: Option<Error>,
}

/// Reads keys, a request's worth at a time, until each is answered or it is time to end.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    handle: Handle,
    limiter: Option<Limiter>,
    until: Option<Instant>,
    patience: Duration,
}

/// One item that is asked for, whoever asks for it.
pub(super) struct Asked<'a> {
    pub(super) fetch: &'a Fetch,
    /// What any of them wants.
    columns: Columns,
    /// `None` where the key is none.
    pub(super) identity: Option<Arc<Identity>>,
}

/// Reads all of them: each item once, whoever asks for it and how often. Gives the settings back.
pub(crate) async fn read(
    handle: &Handle,
    fetches: &[&Fetch],
    settings: Settings,
) -> (Answers, Settings) {
    let mut job = Job::new(settings);
    let reader = Reader::of(handle, &job);
    let (unique, places) = distinct(fetches);
    let chunks = chunks(&unique);
    let (reader, unique) = (&reader, &unique);
    let mut rounds = stream::iter(chunks)
        .map(|chunk| async move {
            let answers = reader.read(&pick(unique, &chunk)).await;
            (chunk, answers)
        })
        .buffer_unordered(job.concurrency());

    let mut answers = vec![Answer::Left; unique.len()];
    let mut cause: Option<Error> = None;
    while let Some((chunk, read)) = rounds.next().await {
        fill(&mut answers, chunk, read.answers);
        job.note(|tally| tally.add(&read.tally));
        cause = cause.or(read.cause);
        if cause.is_some() {
            break;
        }
    }
    drop(rounds);
    let (tally, settings) = job.end();
    let answers = Answers {
        answers: spread(answers, places),
        tally,
        cause,
    };
    (answers, settings)
}

/// The fetches without repetitions, and the place of each fetch among them. What is asked for more than once is read for
/// all who ask.
fn distinct<'a>(fetches: &[&'a Fetch]) -> (Vec<Asked<'a>>, Vec<usize>) {
    let mut known: HashMap<(Arc<Identity>, bool), usize> = HashMap::new();
    let mut unique: Vec<Asked<'a>> = Vec::with_capacity(fetches.len());
    let mut places = Vec::with_capacity(fetches.len());
    for fetch in fetches {
        let identity = Identity::of(&fetch.key, fetch.path.table).map(Arc::new);
        let next = unique.len();
        let place = identity.as_ref().map_or(next, |identity| {
            let known = known.entry((Arc::clone(identity), fetch.consistent));
            *known.or_insert(next)
        });
        match unique.get_mut(place) {
            Some(earlier) if !Columns::same(&earlier.columns, &fetch.columns) => {
                earlier.columns = Columns::Whole;
            }
            Some(_) => {}
            None => unique.push(Asked {
                fetch,
                columns: fetch.columns,
                identity,
            }),
        }
        places.push(place);
    }
    (unique, places)
}

/// The places of the keys of each request: all of one are read with the same consistency.
fn chunks(asked: &[Asked<'_>]) -> Vec<Vec<usize>> {
    let of = |consistent| {
        let places = asked.iter().enumerate();
        let places = places.filter(move |(_, asked)| asked.fetch.consistent == consistent);
        let places: Vec<usize> = places.map(|(place, _)| place).collect();
        let chunks = places.chunks(KEYS);
        chunks.map(<[usize]>::to_vec).collect::<Vec<_>>()
    };
    [of(false), of(true)].concat()
}

fn pick<'a, 'f>(asked: &'a [Asked<'f>], places: &[usize]) -> Vec<&'a Asked<'f>> {
    let places = places.iter();
    places.filter_map(|place| asked.get(*place)).collect()
}

/// Puts the answers of a chunk where its keys are.
fn fill(answers: &mut [Answer], places: Vec<usize>, read: Vec<Answer>) {
    for (place, answer) in places.into_iter().zip(read) {
        if let Some(slot) = answers.get_mut(place) {
            *slot = answer;
        }
    }
}

/// The answer for each that asked.
fn spread(answers: Vec<Answer>, places: Vec<usize>) -> Vec<Answer> {
    if answers.len() == places.len() {
        // Nobody asked twice.
        return answers;
    }
    let of = |place: usize| answers.get(place).cloned().unwrap_or(Answer::Left);
    places.into_iter().map(of).collect()
}

impl Reader {
    pub(crate) fn of(handle: &Handle, job: &Job) -> Self {
        Self {
            handle: job.handle(handle),
            limiter: job.limiter(),
            until: job.until(),
            patience: job.patience(),
        }
    }

    /// Answers up to 100 keys, whatever they have in common.
    pub(crate) async fn read_any(&self, fetches: &[&Fetch]) -> Answers {
        let (unique, places) = distinct(fetches);
        let mut answers = vec![Answer::Left; unique.len()];
        let mut tally = Tally::default();
        let mut cause = None;
        for chunk in chunks(&unique) {
            let read = self.read(&pick(&unique, &chunk)).await;
            tally.add(&read.tally);
            fill(&mut answers, chunk, read.answers);
            cause = read.cause;
            if cause.is_some() {
                break;
            }
        }
        Answers {
            answers: spread(answers, places),
            tally,
            cause,
        }
    }

    /// Answers up to 100 distinct keys of one consistency.
    async fn read(&self, asked: &[&Asked<'_>]) -> Answers {
        let mut answering = Answering::new(asked.len());
        let mut backoff = Backoff::bulk();
        let mut wait = Duration::ZERO;
        let mut fruitless: Option<Instant> = None;
        while let Some(open) = answering.next() {
            let request = match request(&self.handle, asked, &open) {
                Ok(request) => request,
                Err(error) => {
                    answering.refuse(&open, &error);
                    continue;
                }
            };
            let limiter = self.limiter.as_ref();
            let outcome = bulk::send(&self.handle, limiter, wait, self.until, request).await;
            let before = answering.open;
            wait = Duration::ZERO;
            match outcome {
                Outcome::Replied(reply) => {
                    let count = open.len();
                    let unread = answering.replied(asked, open, reply);
                    if Backoff::is_progress(count.saturating_sub(unread), count) {
                        backoff.reset();
                    }
                    if unread > 0 {
                        if let Some(limiter) = limiter {
                            limiter.slow_by_part(unread, count);
                        }
                        wait = backoff.next();
                    }
                }
                Outcome::Postponed(error) => {
                    wait = backoff.next();
                    answering.postponed(open, error);
                }
                Outcome::Refused(error) => answering.refused(&open, &error),
                Outcome::Hopeless(error) => return answering.end(error),
                Outcome::Unsent => return answering.end_of_time(),
            }
            if answering.open < before {
                fruitless = None;
            } else {
                let since = *fruitless.get_or_insert_with(Instant::now);
                if since.elapsed() >= self.patience {
                    return answering.end(bulk::stalled(self.patience));
                }
            }
        }
        answering.done()
    }
}

/// The request for the keys of these places: all attributes that any of them wants.
fn request(handle: &Handle, asked: &[&Asked<'_>], places: &[usize]) -> Result<Request> {
    let places = places.iter();
    let asked: Vec<_> = places.filter_map(|place| asked.get(*place)).collect();
    let mut names: Option<Vec<&'static str>> = Some(Vec::new());
    for asked in &asked {
        let own = Columns::attributes(&[asked.columns], &asked.fetch.path);
        names = match (names, own) {
            (Some(mut all), Some(own)) => {
                for name in own {
                    if !all.contains(&name) {
                        all.push(name);
                    }
                }
                Some(all)
            }
            _ => None,
        };
        if names.is_none() {
            break;
        }
    }
    let mut placeholders = Placeholders::new();
    let expressions = Expressions {
        projection: projection(names.unwrap_or_default(), &mut placeholders)?,
        ..Expressions::default()
    };
    let action = Action::BatchGet {
        keys: asked.iter().map(|asked| asked.fetch.key.clone()).collect(),
        consistent: asked.iter().any(|asked| asked.fetch.consistent),
    };
    Ok(handle.request(action, expressions.with(placeholders)?))
}

/// The row of an answer: `None` where there is no item.
pub(crate) fn row(item: Item, fetch: &Fetch) -> Result<RowItem> {
    RowItem::checked(item, fetch.path)
        .map_err(|error| error.operation("get").entity(fetch.path.entity.name()))
}
