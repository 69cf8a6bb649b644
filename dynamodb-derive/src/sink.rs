//! Where every stage leaves its mistakes, so that one compile shows them all.

use std::fmt::Display;

use proc_macro2::Span;
use quote::ToTokens;
use syn::{Error, Result};

/// The mistakes found so far. It must be [finished](Self::finish): a stage that forgets it would lose them.
#[derive(Debug)]
pub(crate) struct Sink {
    errors: Vec<Error>,
    finished: bool,
}

impl Sink {
    pub(crate) fn new() -> Self {
        Self {
            errors: Vec::new(),
            finished: false,
        }
    }

    /// Keeps a mistake that is already an error.
    pub(crate) fn push(&mut self, error: Error) {
        self.errors.push(error);
    }

    /// Keeps a mistake, blamed on the given tokens.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.push(Error::new_spanned(tokens, message));
    }

    /// Keeps a mistake, blamed on a place that is no token of its own.
    pub(crate) fn at_span(&mut self, span: Span, message: impl Display) {
        self.push(Error::new(span, message));
    }

    /// Keeps one mistake that takes two places to understand: the later one with its message, and a note at the first.
    pub(crate) fn pair(
        &mut self,
        later: impl ToTokens,
        message: impl Display,
        first: impl ToTokens,
        note: impl Display,
    ) {
        let mut error = Error::new_spanned(later, message);
        error.combine(Error::new_spanned(first, note));
        self.push(error);
    }

    /// Takes the value out of a result; its error stays here.
    pub(crate) fn keep<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// The number of mistakes so far. A rule that would only repeat an earlier mistake asks this.
    pub(crate) fn count(&self) -> usize {
        self.errors.len()
    }

    /// All mistakes as one error, in the order in which they were found.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.finished = true;
        let mut errors = std::mem::take(&mut self.errors).into_iter();
        let Some(mut all) = errors.next() else {
            return Ok(());
        };
        all.extend(errors);
        Err(all)
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        debug_assert!(
            self.finished || std::thread::panicking(),
            "a sink was dropped unread"
        );
    }
}
