//! What is refused, and why.

use dynamodb_model::Error;

use crate::Result;
use crate::report::{FITTING, Report};
use crate::text::{word_starts, wrap};
use crate::tone::Tone;

/// The error of a call that has to be refused.
pub(crate) fn refusal<T>(outcome: dynamodb_model::Result<T>) -> Result<Error> {
    match outcome {
        Ok(_) => Err("this was to be refused, and was done".into()),
        Err(error) => Ok(error),
    }
}

impl Report {
    /// What an error says.
    pub(crate) fn refused(&mut self, error: &Error) -> Result<()> {
        let text = error.to_string();
        for line in wrap(&text, word_starts(&text), FITTING) {
            self.painted(Tone::Error, line)?;
        }
        Ok(())
    }
}
