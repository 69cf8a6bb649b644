//! `{at:year}` to `{at:ms}`: the beginning of a date's or time's fixed form.

use super::Form;
use crate::key::civil;
use crate::key::error::PartError;
use crate::key::part::{KeyPart, Part, Supports};
use crate::key::reader::PartReader;
use crate::key::shape::Shape;
use crate::key::writer::PartWriter;

/// Implements a form that keeps the first `$len` characters, and the `Z` where `$zone` says so.
macro_rules! calendar_form {
    ($(#[$doc:meta])* $name:ident, $len:literal, $zone:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub struct $name;

        #[diagnostic::do_not_recommend]
        impl<T: Supports<Self>> Form<T> for $name {
            const SHAPE: Shape = shape::<T>($len, $zone);
            const LOSSY: bool = true;

            fn encode(value: &T::Ref, to: &mut PartWriter<'_>) -> Result<(), PartError> {
                encode::<T>($len, $zone, value, to)
            }

            fn skip(from: &mut PartReader<'_>) -> Result<(), PartError> {
                skip::<T>($len, $zone, from)
            }
        }
    };
}

calendar_form!(
    /// `2025`.
    Year, 4, false
);
calendar_form!(
    /// `2025-01`.
    Month, 7, false
);
calendar_form!(
    /// `2025-01-31`.
    Day, 10, false
);
calendar_form!(
    /// `2025-01-31T23`.
    Hour, 13, false
);
calendar_form!(
    /// `2025-01-31T23:59:59Z`; without `Z` for times without a zone.
    Seconds, 19, true
);
calendar_form!(
    /// `2025-01-31T23:59:59.999Z`; without `Z` for times without a zone.
    Millis, 23, true
);

const fn shape<T: KeyPart>(len: usize, zone: bool) -> Shape {
    let len = len + end::<T>(zone).len();
    Shape::of(len, len, civil::CHARACTERS)
}

/// Only instants end in `Z`, and only their whole form is so long.
const fn end<T: KeyPart>(zone: bool) -> &'static str {
    let whole = T::SHAPE.encoded(crate::key::Encoding::Escaped).max;
    if zone && whole == civil::INSTANT_LEN {
        "Z"
    } else {
        ""
    }
}

fn encode<T: KeyPart>(
    len: usize,
    zone: bool,
    value: &<T as Part>::Ref,
    to: &mut PartWriter<'_>,
) -> Result<(), PartError> {
    to.truncated(len, end::<T>(zone), |to| T::encode(value, to))
}

fn skip<T: KeyPart>(len: usize, zone: bool, from: &mut PartReader<'_>) -> Result<(), PartError> {
    let whole = from.rest();
    let known = from.take(len).is_some_and(civil::is_beginning) && from.plain(end::<T>(zone));
    if known {
        Ok(())
    } else {
        Err(PartError::malformed(
            "the beginning of a date or time",
            whole,
        ))
    }
}
