use std::fmt;
use std::marker::PhantomData;

use futures_core::Stream;

use super::rows::BatchRows;
use super::settings::settings;
use crate::bulk::{Left, Running, Tally, Unfinished};
use crate::db::{Db, Handle};
use crate::entity::Entity;
use crate::error::{Error, ErrorKind, Result};
use crate::execute::Fetch;
use crate::execute::batch::{self, Answer};
use crate::execute::bulk::Settings;
use crate::operation::Get;
use crate::rate::Reads;
use crate::row::Row;
use crate::table::{Base, Table};
use crate::transaction::{After, Found, InTable, Many, One, TransactionRows};

/// Reads any number of items by their keys, of any entities of the table: made by [`Db::batch_get`](crate::Db::batch_get).
///
/// What it yields is a tuple with a row for each `get` and a `Vec` for each `get_all`, in their order; `None` for an item
/// that is not there. Costs what the single gets cost: 0.5 RCU for each 4 KB of each item (1 if consistent). They are sent
/// 100 to a request, 8 requests at a time; an item that is asked for more than once is read once. What DynamoDB does not
/// process is asked for again, after a wait of full jitter (50 ms to 5 s), until all is answered or the job's time is up.
///
/// ```no_run
/// # use dynamodb_model::{Db, Entity, Result, Table};
/// # #[derive(Table)]
/// # #[table(name = "shop", pk = "pk", entities(Order))]
/// # struct Shop;
/// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
/// # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
/// # struct Order { id: u64 }
/// # async fn example(db: Db<Shop>, ids: Vec<u64>) -> Result<()> {
/// let (orders,) = db.batch_get().get_all(ids.into_iter().map(Order::get)).send().await?;
/// let found: Vec<Order> = orders.into_iter().flatten().collect();
/// # Ok(())
/// # }
/// ```
#[must_use = "a batch does nothing until `.send()` is awaited"]
pub struct BatchGet<T, R = ()> {
    handle: Handle,
    fetches: Vec<Fetch>,
    /// What is known already, of a batch that was not finished before.
    answers: Vec<Answer>,
    /// How many items each `get_all` asks for.
    counts: Vec<usize>,
    /// The first get that cannot be sent.
    failed: Option<Error>,
    settings: Settings,
    yields: PhantomData<fn() -> (T, R)>,
}

impl<T: Table> BatchGet<T> {
    pub(crate) fn new(db: &Db<T>) -> Self {
        Self {
            handle: db.handle().clone(),
            fetches: Vec::new(),
            answers: Vec::new(),
            counts: Vec::new(),
            failed: None,
            settings: Settings::default(),
            yields: PhantomData,
        }
    }

    /// Reads the items of a stream of gets, in its order: it is read as far as requests are under way, so the job takes the
    /// same memory however long it is. Watch it with [`BatchRows::tally`].
    pub fn stream<'a, E, P, S>(self, gets: S) -> BatchRows<'a, P>
    where
        E: Entity + InTable<T>,
        P: Row<Base, Entity = E>,
        S: Stream<Item = Get<E, P>> + Send + 'a,
    {
        BatchRows::new(self.handle, self.settings, gets)
    }
}

impl<T: Table, R> BatchGet<T, R> {
    /// Reads an item, or a projection of one: `.get(Order::get(17).project::<Total>())`. It yields `None` if there is
    /// none.
    ///
    /// A tuple has up to twelve rows; for more, or for a number that only the program knows, there is
    /// [`get_all`](Self::get_all).
    pub fn get<E, P, With>(mut self, get: Get<E, P>) -> BatchGet<T, With>
    where
        E: Entity + InTable<T>,
        P: Row<Base, Entity = E>,
        One<P>: After<R, With = With>,
    {
        self.fetch(get);
        self.yielding()
    }

    /// Reads any number of items of one kind: they are one member of the tuple, a `Vec<Option<_>>` in the order of the
    /// gets.
    pub fn get_all<E, P, With>(
        mut self,
        gets: impl IntoIterator<Item = Get<E, P>>,
    ) -> BatchGet<T, With>
    where
        E: Entity + InTable<T>,
        P: Row<Base, Entity = E>,
        Many<P>: After<R, With = With>,
    {
        let before = self.fetches.len();
        for get in gets {
            self.fetch(get);
        }
        self.counts.push(self.fetches.len().saturating_sub(before));
        self.yielding()
    }

    settings!(Reads);

    fn fetch<E, P>(&mut self, get: Get<E, P>)
    where
        E: Entity,
        P: Row<Base, Entity = E>,
    {
        match get.into_fetch(self.handle.table()) {
            Ok(fetch) => {
                self.fetches.push(fetch);
                self.answers.push(Answer::Left);
            }
            Err(error) => {
                self.failed.get_or_insert(error);
            }
        }
    }

    fn yielding<R2>(self) -> BatchGet<T, R2> {
        BatchGet {
            handle: self.handle,
            fetches: self.fetches,
            answers: self.answers,
            counts: self.counts,
            failed: self.failed,
            settings: self.settings,
            yields: PhantomData,
        }
    }
}

impl<T: Table, R: TransactionRows> BatchGet<T, R> {
    /// Reads all of them.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Key`] if a key cannot be made (nothing is sent), [`ErrorKind::Decode`] if an item does not fit, and
    /// [`ErrorKind::Unfinished`] or what DynamoDB reports for a job that ended before all was read. The rest of an
    /// [`Unfinished`] batch has what was read: sent again, it asks for what is left, and yields all of it. After an item
    /// that does not fit, it reads anew; with a key that cannot be made, it is refused again.
    #[must_use = "nothing is sent until it is awaited"]
    pub fn send(self) -> Running<'static, R::Out, Self> {
        Box::pin(async move { self.told().await.map(|(rows, _)| rows) })
    }

    /// Reads all of them, and tells what that took.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    #[must_use = "nothing is sent until it is awaited"]
    pub fn send_with_tally(self) -> Running<'static, (R::Out, Tally), Self> {
        Box::pin(self.told())
    }

    async fn told(mut self) -> Result<(R::Out, Tally), Unfinished<Self>> {
        if let Some(error) = self.failed.take() {
            // What is left has no place for the rows of a get that cannot be sent: it is refused as the whole was.
            self.failed = Some(Error::new(error.kind(), error.to_string()));
            return Err(Unfinished::new(error, Tally::default(), Vec::new(), self));
        }
        let open = self.open();
        let settings = std::mem::take(&mut self.settings);
        let fetches: Vec<&Fetch> = open
            .iter()
            .filter_map(|place| self.fetches.get(*place))
            .collect();
        let (read, settings) = batch::read(&self.handle, &fetches, settings).await;
        self.settings = settings;
        for (place, answer) in open.into_iter().zip(read.answers) {
            if let Some(slot) = self.answers.get_mut(place) {
                *slot = answer;
            }
        }
        let left = self.left();
        if !left.is_empty() {
            let cause = read.cause.unwrap_or_else(|| {
                Error::new(
                    ErrorKind::Refused,
                    format!("{} keys cannot be read", left.len()),
                )
            });
            return Err(Unfinished::new(cause, read.tally, left, self));
        }
        match self.decode() {
            Ok(rows) => Ok((rows, read.tally)),
            Err(error) => Err(Unfinished::new(error, read.tally, Vec::new(), self)),
        }
    }

    /// The places of the gets that have no answer yet.
    fn open(&self) -> Vec<usize> {
        let places = self.answers.iter().enumerate();
        let open = places.filter(|(_, answer)| matches!(answer, Answer::Left | Answer::Refused(_)));
        open.map(|(place, _)| place).collect()
    }

    fn left(&self) -> Vec<Left> {
        let all = self.fetches.iter().zip(&self.answers).enumerate();
        let left = all.filter_map(|(place, (fetch, answer))| {
            let reason = match answer {
                Answer::Left => None,
                Answer::Refused(reason) => Some(reason.clone()),
                Answer::Found(_) | Answer::Missing => return None,
            };
            let of = Some((fetch.path, fetch.key.clone()));
            Some(Left::new(place, "get", of, reason))
        });
        left.collect()
    }

    /// The rows of all answers, which are taken out: sent again, the batch asks for all of them.
    fn decode(&mut self) -> Result<R::Out> {
        let answers = self.answers.iter_mut();
        let answers = answers.map(|answer| std::mem::replace(answer, Answer::Left));
        let rows = self.fetches.iter().zip(answers);
        let rows = rows.map(|(fetch, answer)| match answer {
            Answer::Found(item) => batch::row(item, fetch).map(Some),
            _ => Ok(None),
        });
        let rows = rows.collect::<Result<Vec<_>>>()?;
        R::decode(&mut Found::new(rows, self.counts.clone()))
    }
}

impl<T, R> fmt::Debug for BatchGet<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchGet")
            .field("fetches", &self.fetches.len())
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
