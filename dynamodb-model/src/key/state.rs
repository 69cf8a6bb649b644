//! The conditions of a query under construction, encoded.

use std::ops::Bound;

use super::condition::PartValue;
use super::encoding::Encoding;
use super::error::PartError;
use super::form::Form;
use super::part::Part;
use super::parts::Parts;
use super::spec::{PartSpec, PrefixForm, RangeForm};
use super::value::KeyValue;
use super::writer::PartWriter;

/// What a query knows about its key: the parts given by equality, and at most one range or beginning after them.
#[derive(Clone, Debug)]
#[must_use]
pub struct QueryState {
    parts: Parts,
    terminal: Option<Terminal>,
}

/// The condition on the part after the last equality.
#[derive(Clone, Debug)]
pub(crate) struct Terminal {
    pub(crate) part: usize,
    pub(crate) kind: TerminalKind,
}

/// Bounds are encoded, and in the order of the keys.
#[derive(Clone, Debug)]
pub(crate) enum TerminalKind {
    Range(Bound<KeyValue>, Bound<KeyValue>),
    StartsWith(KeyValue),
}

impl QueryState {
    /// Starts from the partition's parts.
    pub const fn new(parts: Parts) -> Self {
        Self {
            parts,
            terminal: None,
        }
    }

    /// The parts that are known: those of the partition, and the sort key's equalities.
    pub const fn parts(&self) -> &Parts {
        &self.parts
    }

    pub(crate) const fn terminal(&self) -> Option<&Terminal> {
        self.terminal.as_ref()
    }

    pub(crate) fn equal<T: Part, S: PartSpec<T>>(
        mut self,
        part: usize,
        value: &impl PartValue<T>,
    ) -> Self {
        self.parts = self.parts.set::<T, S::Form>(part, value);
        self
    }

    pub(crate) fn range<T: Part, S: RangeForm<T>, V: PartValue<T>>(
        self,
        part: usize,
        lower: Bound<&V>,
        upper: Bound<&V>,
    ) -> Self {
        let lower = encoded(
            lower,
            |value, to| S::Form::encode(value.part(), to),
            S::ENCODING,
        );
        let upper = encoded(
            upper,
            |value, to| S::Form::encode(value.part(), to),
            S::ENCODING,
        );
        let (lower, upper) = if S::Form::DESCENDING {
            (upper, lower)
        } else {
            (lower, upper)
        };
        self.ended(
            part,
            lower.and_then(|lower| Ok(TerminalKind::Range(lower, upper?))),
        )
    }

    pub(crate) fn prefix<T: Part, S: PrefixForm<T>>(self, part: usize, text: &str) -> Self {
        let prefix = key_value(|to| S::prefix(text, to), S::ENCODING);
        self.ended(part, prefix.map(TerminalKind::StartsWith))
    }

    fn ended(mut self, part: usize, kind: Result<TerminalKind, PartError>) -> Self {
        match kind {
            Ok(kind) => self.terminal = Some(Terminal { part, kind }),
            Err(error) => self.parts.fail(part, error),
        }
        self
    }
}

fn encoded<V>(
    bound: Bound<V>,
    encode: impl FnOnce(V, &mut PartWriter<'_>) -> Result<(), PartError>,
    encoding: Encoding,
) -> Result<Bound<KeyValue>, PartError> {
    Ok(match bound {
        Bound::Included(value) => Bound::Included(key_value(|to| encode(value, to), encoding)?),
        Bound::Excluded(value) => Bound::Excluded(key_value(|to| encode(value, to), encoding)?),
        Bound::Unbounded => Bound::Unbounded,
    })
}

fn key_value(
    write: impl FnOnce(&mut PartWriter<'_>) -> Result<(), PartError>,
    encoding: Encoding,
) -> Result<KeyValue, PartError> {
    let mut text = String::new();
    let mut to = PartWriter::new(&mut text, encoding);
    write(&mut to)?;
    let native = to.into_native();
    Ok(native.unwrap_or(KeyValue::S(text)))
}
