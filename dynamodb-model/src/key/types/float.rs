//! Floating-point numbers.

use super::integer::storable;
use crate::key::error::{PartError, PartErrorKind};
use crate::key::form::Desc;
use crate::key::part::{HighCardinality, KeyPart, NativePart, Ordered, RawRange, Supports};
use crate::key::reader::PartReader;
use crate::key::shape::Shape;
use crate::key::value::{AttributeType, KeyValue};
use crate::key::writer::PartWriter;

/// Implements the key traits for a float of `$bits` bits.
macro_rules! float_part {
    ($($name:ident $bits:ident $digits:literal),+) => {$(
        super::part!($name);

        #[diagnostic::do_not_recommend]
        impl KeyPart for $name {
            const SHAPE: Shape = Shape::of($digits, $digits, "0123456789abcdef");

            fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
                if value.is_nan() {
                    return Err(not_a_number());
                }
                // -0.0 + 0.0 is 0.0: equal numbers have one form.
                let bits = (*value + 0.0).to_bits();
                let sign = 1 << ($bits::BITS - 1);
                // Negative numbers grow with their bits, the wrong way round: flip them all.
                let ordered = if bits & sign == 0 { bits | sign } else { !bits };
                to.hex(u64::from(ordered), $digits);
                Ok(())
            }

            fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
                let hex = from.hex($digits)?;
                let ordered = $bits::try_from(hex).unwrap_or_default();
                let sign = 1 << ($bits::BITS - 1);
                let bits = if ordered & sign == 0 { !ordered } else { ordered & !sign };
                let value = Self::from_bits(bits);
                let written = !value.is_nan() && bits != sign;
                written.then_some(value).ok_or_else(|| {
                    PartError::malformed("a number", &format!("{hex:x}"))
                })
            }
        }

        #[diagnostic::do_not_recommend]
        impl NativePart for $name {
            const TYPE: AttributeType = AttributeType::N;

            fn to_key(value: &Self) -> Result<KeyValue, PartError> {
                if value.is_nan() {
                    return Err(not_a_number());
                }
                if *value == 0.0 {
                    return Ok(KeyValue::N("0".to_owned()));
                }
                storable(format!("{value:e}"))
            }

            fn from_key(value: &KeyValue) -> Result<Self, PartError> {
                let text = value.as_number()?;
                let finite = text.parse::<Self>().ok().filter(|value| value.is_finite());
                finite.ok_or_else(|| PartError::malformed("a number", text))
            }
        }

        impl Ordered for $name {}
        #[diagnostic::do_not_recommend]
        impl HighCardinality for $name {}
        impl Supports<Desc> for $name {}
        impl<P> Supports<RawRange<P>> for $name {}
    )+};
}

float_part!(f32 u32 8, f64 u64 16);

fn not_a_number() -> PartError {
    PartError::new(
        PartErrorKind::NotANumber,
        "NaN has no place in a key's order",
    )
}
