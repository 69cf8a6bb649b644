//! The encoded parts of one entity.

use std::ops::Range;

use super::condition::PartValue;
use super::encoding::Encoding;
use super::error::{KeyError, KeyErrorKind, PartError, PartErrorKind};
use super::form::{DecodeForm, Form};
use super::part::Part;
use super::part_schema::PartSchema;
use super::reader::PartReader;
use super::value::KeyValue;
use super::writer::PartWriter;

/// The bytes of most parts.
const USUAL: usize = 24;

/// The parts of one entity's keys, encoded, by number (their order in the schema): all that its key templates need.
///
/// The first value without a key form is kept as the error of every key that is rendered from these parts.
#[derive(Clone, Debug)]
#[must_use]
pub struct Parts {
    schema: &'static [PartSchema],
    /// The text of all parts, one after the other.
    text: String,
    slots: Vec<Slot>,
    flags: u64,
    error: Option<KeyError>,
}

/// What is known of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Slot {
    /// Nothing was said.
    Unset,
    /// `None`: keys with this part are absent.
    Absent,
    /// A span of the text.
    Text(Range<usize>),
    /// A key attribute by itself.
    Native(KeyValue),
}

impl Parts {
    /// No part is set.
    pub fn new(schema: &'static [PartSchema]) -> Self {
        Self {
            schema,
            text: String::with_capacity(schema.len() * USUAL),
            slots: vec![Slot::Unset; schema.len()],
            flags: 0,
            error: None,
        }
    }

    /// Sets part `i` from an argument.
    pub fn set<T: Part, F: Form<T>>(mut self, i: usize, value: &impl PartValue<T>) -> Self {
        self.write::<T, F>(i, value.part());
        self
    }

    /// Sets part `i` from an entity; `None` leaves every key with this part absent.
    pub fn put<T: Part, F: Form<T>>(&mut self, i: usize, value: Option<&T>) {
        match value {
            Some(value) => self.write::<T, F>(i, value.as_part()),
            None => self.fill(i, Slot::Absent),
        }
    }

    /// Sets the `when` of index `i` (of at most 64).
    pub fn flag(&mut self, i: usize, on: bool) {
        let bit = u32::try_from(i).map_or(0, |i| 1_u64.checked_shl(i).unwrap_or(0));
        self.flags = if on {
            self.flags | bit
        } else {
            self.flags & !bit
        };
    }

    /// The `when` of index `i`.
    #[must_use]
    pub fn is_flagged(&self, i: usize) -> bool {
        let shift = u32::try_from(i).unwrap_or(u32::MAX);
        self.flags.checked_shr(shift).unwrap_or(0) & 1 == 1
    }

    /// Reads part `i`; `None` when it is absent or unset.
    ///
    /// # Errors
    ///
    /// The text is not what the type writes.
    pub fn get<T: Part, F: DecodeForm<T>>(&self, i: usize) -> Result<Option<T>, KeyError> {
        let mut from = match self.slots.get(i) {
            Some(Slot::Text(span)) => PartReader::new(self.span(span), self.encoding(i), None),
            Some(Slot::Native(value)) => PartReader::of_native(value),
            Some(Slot::Unset | Slot::Absent) | None => return Ok(None),
        };
        let value = F::decode(&mut from).and_then(|value| from.finish().map(|()| value));
        value.map(Some).map_err(|error| self.blame(i, error))
    }

    /// The first value that has no key form.
    ///
    /// # Errors
    ///
    /// That value's.
    pub fn check(&self) -> Result<(), KeyError> {
        self.error.clone().map_or(Ok(()), Err)
    }

    pub(crate) fn schema(&self, i: usize) -> Option<&'static PartSchema> {
        self.schema.get(i)
    }

    /// Nothing is known of part `i`.
    pub(crate) fn is_unset(&self, i: usize) -> bool {
        matches!(self.slots.get(i), Some(Slot::Unset))
    }

    /// Part `i` is known to be absent.
    pub(crate) fn is_absent(&self, i: usize) -> bool {
        matches!(self.slots.get(i), Some(Slot::Absent))
    }

    /// The encoded text of part `i`, where it has some.
    pub(crate) fn text(&self, i: usize) -> Option<&str> {
        match self.slots.get(i)? {
            Slot::Text(span) => Some(self.span(span)),
            Slot::Unset | Slot::Absent | Slot::Native(_) => None,
        }
    }

    /// The key attribute of part `i`, where it is one.
    pub(crate) fn native(&self, i: usize) -> Option<&KeyValue> {
        match self.slots.get(i)? {
            Slot::Native(value) => Some(value),
            Slot::Unset | Slot::Absent | Slot::Text(_) => None,
        }
    }

    /// Keeps encoded text that was read from a key. A part that is already known must be the same.
    pub(crate) fn keep_text(&mut self, i: usize, encoded: &str) -> Result<(), KeyError> {
        if let Some(known) = self.text(i) {
            return same(known == encoded);
        }
        let start = self.text.len();
        self.text.push_str(encoded);
        self.fill(i, Slot::Text(start..self.text.len()));
        Ok(())
    }

    /// Keeps a key attribute. A part that is already known must be the same.
    pub(crate) fn keep_native(&mut self, i: usize, value: &KeyValue) -> Result<(), KeyError> {
        if let Some(known) = self.native(i) {
            return same(known == value);
        }
        self.fill(i, Slot::Native(value.clone()));
        Ok(())
    }

    /// Takes the parts of another over; those known in both must be the same.
    pub(crate) fn join(&mut self, other: &Self) -> Result<(), KeyError> {
        other.check()?;
        for (i, slot) in other.slots.iter().enumerate() {
            let kept = match slot {
                Slot::Unset => Ok(()),
                Slot::Absent => {
                    self.fill(i, Slot::Absent);
                    Ok(())
                }
                Slot::Text(span) => self.keep_text(i, other.span(span)),
                Slot::Native(value) => self.keep_native(i, value),
            };
            kept.map_err(|_| {
                let message = "it is not the one of the item's primary key";
                self.blame(i, PartError::new(PartErrorKind::Malformed, message))
            })?;
        }
        self.flags |= other.flags;
        Ok(())
    }

    /// Keeps the first error.
    pub(crate) fn fail(&mut self, i: usize, error: PartError) {
        if self.error.is_none() {
            self.error = Some(self.blame(i, error));
        }
    }

    fn blame(&self, i: usize, error: PartError) -> KeyError {
        KeyError::in_part(self.schema(i).map_or("", PartSchema::name), error)
    }

    fn write<T: Part, F: Form<T>>(&mut self, i: usize, value: &T::Ref) {
        let start = self.text.len();
        let encoding = self.encoding(i);
        let mut to = PartWriter::new(&mut self.text, encoding);
        let written = F::encode(value, &mut to);
        let native = to.into_native();
        self.written(i, start, native, written);
    }

    fn written(
        &mut self,
        i: usize,
        start: usize,
        native: Option<KeyValue>,
        written: Result<(), PartError>,
    ) {
        let span = start..self.text.len();
        self.fill(i, native.map_or(Slot::Text(span), Slot::Native));
        if let Err(error) = written {
            self.fail(i, error);
        }
    }

    fn fill(&mut self, i: usize, value: Slot) {
        debug_assert!(i < self.slots.len(), "the schema has no part {i}");
        if let Some(slot) = self.slots.get_mut(i) {
            *slot = value;
        }
    }

    pub(crate) fn encoding(&self, i: usize) -> Encoding {
        self.schema(i)
            .map_or_else(Encoding::default, PartSchema::encoding)
    }

    fn span(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }
}

fn same(same: bool) -> Result<(), KeyError> {
    if same {
        Ok(())
    } else {
        Err(KeyError::new(KeyErrorKind::Foreign))
    }
}
