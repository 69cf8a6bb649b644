use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;

use super::Tally;
use crate::entity::Entity;
use crate::error::{Error, Result};
use crate::item::Item;
use crate::primary_key::Key;
use crate::schema::AccessPath;

/// A bulk job under way. It does nothing until it is awaited, and ends when it is dropped: requests that are under way
/// then may still be done.
pub type Running<'a, T, B> = Pin<Box<dyn Future<Output = Result<T, Unfinished<B>>> + Send + 'a>>;

/// A bulk job that ended before all was done: what it has done, what is left, and why.
///
/// Nothing is lost: [`into_rest`](Self::into_rest) is the job of what is left, to be sent again. It turns into an
/// [`Error`] for `?`, with the numbers in its message.
pub struct Unfinished<B>(Box<Inner<B>>);

struct Inner<B> {
    cause: Error,
    tally: Tally,
    left: Vec<Left>,
    rest: B,
}

/// One operation that was not done.
#[derive(Debug)]
pub struct Left {
    place: usize,
    operation: &'static str,
    path: Option<AccessPath>,
    key: Option<Item>,
    reason: Option<String>,
}

impl<B> Unfinished<B> {
    pub(crate) fn new(cause: Error, tally: Tally, left: Vec<Left>, rest: B) -> Self {
        Self(Box::new(Inner {
            cause,
            tally,
            left,
            rest,
        }))
    }

    /// Why the job ended.
    #[must_use]
    pub fn cause(&self) -> &Error {
        &self.0.cause
    }

    /// What the job has done.
    #[must_use]
    pub fn tally(&self) -> &Tally {
        &self.0.tally
    }

    /// The operations that were not done, in the order in which they were given.
    #[must_use]
    pub fn left(&self) -> &[Left] {
        &self.0.left
    }

    /// The job of what is left, to be sent again, with the settings that it had. Operations that cannot be done (an item that is too large) are not in it:
    /// [`left`](Self::left) has them, with the reason.
    #[must_use]
    pub fn into_rest(self) -> B {
        self.0.rest
    }
}

impl Left {
    pub(crate) fn new(
        place: usize,
        operation: &'static str,
        of: Option<(AccessPath, Item)>,
        reason: Option<String>,
    ) -> Self {
        let (path, key) = of.unzip();
        Self {
            place,
            operation,
            path,
            key,
            reason,
        }
    }

    /// The operation's place among all that were given, from 0.
    #[must_use]
    pub fn place(&self) -> usize {
        self.place
    }

    /// What it was to do, such as `put`.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The name of its item's entity; `None` where no key could be made.
    #[must_use]
    pub fn entity(&self) -> Option<&'static str> {
        self.path.map(|path| path.entity.name())
    }

    /// The key of its item; `None` if it is none of `E`, or could not be made.
    #[must_use]
    pub fn key<E: Entity>(&self) -> Option<Key<E>> {
        let is_of = self
            .path
            .is_some_and(|path| std::ptr::eq(path.entity, E::SCHEMA));
        self.key.as_ref().filter(|_| is_of).and_then(Key::of_item)
    }

    /// Why it cannot be done; `None` if it may be done when it is tried again.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
}

impl<B> fmt::Display for Unfinished<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner {
            cause, tally, left, ..
        } = &*self.0;
        write!(
            f,
            "the job is not finished ({tally}; {} left over): {cause}",
            left.len()
        )?;
        let mut reasons = left
            .iter()
            .filter_map(|left| Some((left.place, left.reason.as_ref()?)));
        if let Some((place, reason)) = reasons.next() {
            write!(f, "; operation {}: {reason}", place + 1)?;
            match reasons.count() {
                0 => {}
                more => write!(f, "; and {more} more")?,
            }
        }
        Ok(())
    }
}

impl<B> fmt::Debug for Unfinished<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unfinished")
            .field("cause", &self.0.cause)
            .field("tally", &self.0.tally)
            .field("left", &self.0.left)
            .finish_non_exhaustive()
    }
}

impl<B> StdError for Unfinished<B> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.0.cause)
    }
}

impl<B> From<Unfinished<B>> for Error {
    fn from(unfinished: Unfinished<B>) -> Self {
        let message = unfinished.to_string();
        let cause = unfinished.0.cause;
        Self::new(cause.kind(), message).source(cause)
    }
}
