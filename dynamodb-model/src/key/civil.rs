//! The fixed text form of dates and times, shared by the three time crates.

/// Every character of the form.
pub(crate) const CHARACTERS: &str = "0123456789-T:.Z";
/// `2025-01-31T23:59:59.999999999Z`.
pub(crate) const INSTANT_LEN: usize = 30;

/// The form of the first instant; digits stand where digits do in every other.
const FIRST: &[u8; INSTANT_LEN] = b"0000-01-01T00:00:00.000000000Z";

/// A date and time of day as the calendar's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Civil {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    /// 60 in a leap second.
    pub(crate) second: u8,
    pub(crate) nanosecond: u32,
}

/// Can a date or time begin so?
pub(crate) fn is_beginning(text: &str) -> bool {
    Civil::parse(text.as_bytes()).is_some()
}

impl Civil {
    /// Reads a whole form or its beginning; what is missing is as early as can be.
    ///
    /// Whether the month has that day, and the minute a second 60, is for the time crate to say.
    fn parse(form: &[u8]) -> Option<Self> {
        let known = FIRST
            .iter()
            .zip(form)
            .all(|(first, byte)| first == byte || first.is_ascii_digit() && byte.is_ascii_digit());
        if !known || form.len() > INSTANT_LEN {
            return None;
        }
        let mut whole = *FIRST;
        for (byte, given) in whole.iter_mut().zip(form) {
            *byte = *given;
        }
        let mut groups = whole.split(|byte| !byte.is_ascii_digit()).map(number);
        let civil = Self {
            year: groups.next()?.try_into().ok()?,
            month: groups.next()?.try_into().ok()?,
            day: groups.next()?.try_into().ok()?,
            hour: groups.next()?.try_into().ok()?,
            minute: groups.next()?.try_into().ok()?,
            second: groups.next()?.try_into().ok()?,
            nanosecond: groups.next()?,
        };
        let exists = matches!(civil.month, 1..=12)
            && matches!(civil.day, 1..=31)
            && civil.hour < 24
            && civil.minute < 60
            && civil.second <= 60;
        exists.then_some(civil)
    }
}

fn number(digits: &[u8]) -> u32 {
    digits
        .iter()
        .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
}

#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
pub(crate) use with_times::*;

#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
mod with_times {
    use super::{Civil, FIRST};
    use crate::key::alphabet::Alphabet;
    use crate::key::error::{PartError, PartErrorKind};
    use crate::key::reader::PartReader;
    use crate::key::value::KeyValue;
    use crate::key::writer::PartWriter;

    /// `2025-01-31`.
    pub(crate) const DATE_LEN: usize = 10;
    /// `2025-01-31T23:59:59.999999999`.
    pub(crate) const TIME_LEN: usize = 29;

    /// A date or time of one of the time crates, whose form has the first `N` characters.
    pub(crate) trait Calendar<const N: usize>: Sized {
        /// The calendar's numbers, in UTC.
        fn to_civil(&self) -> Result<Civil, PartError>;

        /// The value, if there is such a day and second.
        fn from_civil(civil: Civil) -> Option<Self>;
    }

    pub(crate) fn encode<const N: usize, T: Calendar<N>>(
        value: &T,
        to: &mut PartWriter<'_>,
    ) -> Result<(), PartError> {
        let form = value.to_civil()?.form::<N>();
        to.fixed(text(&form), Alphabet::Decimal);
        Ok(())
    }

    pub(crate) fn decode<const N: usize, T: Calendar<N>>(
        from: &mut PartReader<'_>,
    ) -> Result<T, PartError> {
        let form = from.fixed::<N>(Alphabet::Decimal)?;
        read(text(&form))
    }

    pub(crate) fn to_key<const N: usize, T: Calendar<N>>(value: &T) -> Result<KeyValue, PartError> {
        let form = value.to_civil()?.form::<N>();
        Ok(KeyValue::S(text(&form).to_owned()))
    }

    pub(crate) fn from_key<const N: usize, T: Calendar<N>>(
        value: &KeyValue,
    ) -> Result<T, PartError> {
        read(value.as_text()?)
    }

    /// The year, if it has four digits.
    pub(crate) fn year(value: impl Into<i64>) -> Result<u16, PartError> {
        let value = value.into();
        u16::try_from(value)
            .ok()
            .filter(|year| *year <= 9999)
            .ok_or_else(|| {
                let detail = format!("year {value} is outside of 0 to 9999");
                PartError::new(PartErrorKind::OutOfRange, detail)
            })
    }

    impl Civil {
        fn form<const N: usize>(&self) -> [u8; N] {
            let mut whole = *FIRST;
            let values = [
                u32::from(self.year),
                u32::from(self.month),
                u32::from(self.day),
                u32::from(self.hour),
                u32::from(self.minute),
                u32::from(self.second),
                self.nanosecond,
            ];
            let groups = whole.split_mut(|byte| !byte.is_ascii_digit());
            for (group, value) in groups.zip(values) {
                write_digits(value, group);
            }
            whole.first_chunk().copied().unwrap_or([0; N])
        }
    }

    fn read<const N: usize, T: Calendar<N>>(form: &str) -> Result<T, PartError> {
        Some(form)
            .filter(|form| form.len() == N)
            .and_then(|form| Civil::parse(form.as_bytes()))
            .and_then(T::from_civil)
            .ok_or_else(|| PartError::malformed("a date or time", form))
    }

    fn text(form: &[u8]) -> &str {
        std::str::from_utf8(form).unwrap_or_default()
    }

    fn write_digits(value: u32, group: &mut [u8]) {
        let mut rest = value;
        for digit in group.iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
        }
    }
}
