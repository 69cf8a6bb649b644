//! Keys that are given once.

use proc_macro2::Ident;
use syn::Result;

use super::Meta;
use crate::names;
use crate::sink::Sink;

/// The value of a key that may be given once.
#[derive(Default)]
pub(crate) enum Slot<T> {
    #[default]
    Empty,
    /// Given, but with a value that could not be read: the sink holds why.
    Unreadable,
    Set(Ident, T),
}

impl<T> Slot<T> {
    /// Fills the slot; a second value is a mistake, and the first one stays.
    pub(crate) fn fill(
        &mut self,
        meta: &Meta<'_>,
        value: Result<T>,
        sink: &mut Sink,
    ) -> Result<()> {
        let word = meta.word();
        match (&self, value) {
            (Self::Set(first, _), value) => {
                let message = format!("`{}` is given twice", names::plain(&word));
                sink.pair(&word, message, first, "first given here");
                value.map(drop)
            }
            (Self::Empty | Self::Unreadable, Ok(value)) => {
                *self = Self::Set(word, value);
                Ok(())
            }
            (Self::Empty | Self::Unreadable, Err(error)) => {
                *self = Self::Unreadable;
                Err(error)
            }
        }
    }

    pub(crate) fn get(&self) -> Option<&T> {
        match self {
            Self::Set(_, value) => Some(value),
            Self::Empty | Self::Unreadable => None,
        }
    }

    /// The word that filled the slot, for messages.
    pub(crate) fn word(&self) -> Option<&Ident> {
        match self {
            Self::Set(word, _) => Some(word),
            Self::Empty | Self::Unreadable => None,
        }
    }

    /// Whether the key was not even tried.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    pub(crate) fn is_set(&self) -> bool {
        matches!(self, Self::Set(..))
    }

    /// Whether the key was not even tried, so that its absence is a mistake of its own.
    pub(crate) fn is_missing(&self, name: &str, misspelt: &Misspelt) -> bool {
        self.is_empty() && !misspelt.0.iter().any(|key| key == name)
    }
}

/// The keys that unknown words of a list were probably meant to be: they are not missing as well.
#[derive(Default)]
pub(crate) struct Misspelt(Vec<String>);

impl Misspelt {
    pub(super) fn note(&mut self, meant: Option<&str>) {
        self.0.extend(meant.map(str::to_owned));
    }

    /// Whether a word was probably meant to be this key.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|key| key == name)
    }
}
