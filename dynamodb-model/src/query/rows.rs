use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::error::{Error, Result};
use crate::execute::Reading;
use crate::item::Item;
use crate::row::{self, Row};
use crate::schema::AccessPath;

/// The rows of a query as a stream: reads a page when it is asked for more than it holds.
///
/// It is a [`Stream`] for combinators, and has a [`next`](Rows::next) of its own, so that a loop needs no other crate:
///
/// ```no_run
/// # async fn example<R: Send + 'static + std::fmt::Debug>(mut rows: dynamodb_model::Rows<R>) -> dynamodb_model::Result<()> {
/// while let Some(row) = rows.next().await.transpose()? {
///     println!("{row:?}");
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a stream reads nothing until it is polled"]
pub struct Rows<R> {
    state: State,
    ready: VecDeque<Item>,
    path: Option<AccessPath>,
    decode: fn(Item, AccessPath) -> Result<R>,
}

type Fetched = (Box<Reading>, Result<Option<Vec<Item>>>);

enum State {
    /// The plan could not be made: the error is all there is.
    Failed(Option<Error>),
    Idle(Box<Reading>),
    Fetching(Pin<Box<dyn Future<Output = Fetched> + Send>>),
    Done,
}

impl<R> Rows<R> {
    pub(crate) fn new<I>(pages: Result<Reading>) -> Self
    where
        R: Row<I>,
    {
        Self::decoded_by(row::decode_one::<I, R>, pages)
    }

    /// The rows of these pages, as the function reads each.
    pub(crate) fn decoded_by(
        decode: fn(Item, AccessPath) -> Result<R>,
        pages: Result<Reading>,
    ) -> Self {
        let (state, path) = match pages {
            Ok(pages) => {
                let path = pages.path();
                (State::Idle(Box::new(pages)), Some(path))
            }
            Err(error) => (State::Failed(Some(error)), None),
        };
        Self {
            state,
            ready: VecDeque::new(),
            path,
            decode,
        }
    }

    /// The next row; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<R>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Takes the next page in, or says that there is none.
    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<()>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Failed(error) => return Poll::Ready(error.map(Err)),
                State::Done => return Poll::Ready(None),
                State::Idle(mut pages) => {
                    self.state = State::Fetching(Box::pin(async move {
                        let page = pages.next().await;
                        (pages, page)
                    }));
                }
                State::Fetching(mut fetching) => {
                    let Poll::Ready((pages, page)) = fetching.as_mut().poll(context) else {
                        self.state = State::Fetching(fetching);
                        return Poll::Pending;
                    };
                    match page {
                        Ok(Some(items)) => {
                            self.ready.extend(items);
                            self.state = State::Idle(pages);
                            return Poll::Ready(Some(Ok(())));
                        }
                        Ok(None) => return Poll::Ready(None),
                        Err(error) => return Poll::Ready(Some(Err(error))),
                    }
                }
            }
        }
    }
}

impl<R> Stream for Rows<R> {
    type Item = Result<R>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let (Some(item), Some(path)) = (self.ready.pop_front(), self.path) {
                return Poll::Ready(Some((self.decode)(item, path)));
            }
            match ready!(self.poll_page(context)) {
                Some(Ok(())) => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<R> Unpin for Rows<R> {}

impl<R> fmt::Debug for Rows<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows")
            .field("ready", &self.ready.len())
            .finish_non_exhaustive()
    }
}
