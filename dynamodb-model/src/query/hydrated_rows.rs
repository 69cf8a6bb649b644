use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::entity::Entity;
use crate::error::{Error, Result};
use crate::execute::{Halves, HydratedRow, Hydration};
use crate::primary_key::Key;
use crate::row::{Row, RowItem};
use crate::table::Base;

/// The items of a hydrated query as a stream, in the order of the index.
///
/// Rows whose items are gone are no members of it: [`take_missing`](Self::take_missing) has them.
#[must_use = "a stream reads nothing until it is polled"]
pub struct HydratedRows<E, R = E> {
    state: State,
    ready: VecDeque<RowItem>,
    missing: Vec<Key<E>>,
    consumed: Halves,
    rows: PhantomData<fn() -> R>,
}

type Read = (Box<Hydration>, Result<Option<Vec<HydratedRow>>>);

enum State {
    /// The plan could not be made: the error is all there is.
    Failed(Option<Error>),
    Idle(Box<Hydration>),
    Reading(Pin<Box<dyn Future<Output = Read> + Send>>),
    Done,
}

impl<E: Entity, R: Row<Base, Entity = E>> HydratedRows<E, R> {
    pub(super) fn new(hydration: Result<Hydration>) -> Self {
        Self {
            state: match hydration {
                Ok(hydration) => State::Idle(Box::new(hydration)),
                Err(error) => State::Failed(Some(error)),
            },
            ready: VecDeque::new(),
            missing: Vec::new(),
            consumed: Halves::default(),
            rows: PhantomData,
        }
    }

    /// The next item; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<R>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The keys of rows whose items were not there any more, since the last time.
    pub fn take_missing(&mut self) -> Vec<Key<E>> {
        std::mem::take(&mut self.missing)
    }

    /// The RCU that the rows of the index consumed so far.
    #[must_use]
    pub fn index_units(&self) -> f64 {
        self.consumed.index
    }

    /// The RCU that the items consumed so far.
    #[must_use]
    pub fn item_units(&self) -> f64 {
        self.consumed.table
    }

    /// Takes the next rows in, or says that there are none.
    fn poll_rows(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<()>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Failed(error) => return Poll::Ready(error.map(Err)),
                State::Done => return Poll::Ready(None),
                State::Idle(mut hydration) => {
                    self.state = State::Reading(Box::pin(async move {
                        let rows = hydration.next().await;
                        (hydration, rows)
                    }));
                }
                State::Reading(mut reading) => {
                    let Poll::Ready((hydration, rows)) = reading.as_mut().poll(context) else {
                        self.state = State::Reading(reading);
                        return Poll::Pending;
                    };
                    self.consumed = hydration.consumed();
                    let rows = match rows {
                        Ok(Some(rows)) => rows,
                        Ok(None) => return Poll::Ready(None),
                        Err(error) => return Poll::Ready(Some(Err(error))),
                    };
                    self.state = State::Idle(hydration);
                    for row in rows {
                        match row {
                            HydratedRow::Item(row) => self.ready.push_back(row),
                            HydratedRow::Missing(key) => self.missing.extend(Key::of_item(&key)),
                        }
                    }
                    return Poll::Ready(Some(Ok(())));
                }
            }
        }
    }
}

impl<E: Entity, R: Row<Base, Entity = E>> Stream for HydratedRows<E, R> {
    type Item = Result<R>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(row) = self.ready.pop_front() {
                let explain = |error: Error| error.operation("hydrate").entity(E::SCHEMA.name());
                return Poll::Ready(Some(R::decode(row).map_err(explain)));
            }
            match ready!(self.poll_rows(context)) {
                Some(Ok(())) => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<E, R> Unpin for HydratedRows<E, R> {}

impl<E, R> fmt::Debug for HydratedRows<E, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HydratedRows")
            .field("ready", &self.ready.len())
            .field("missing", &self.missing)
            .finish_non_exhaustive()
    }
}
