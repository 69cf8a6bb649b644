//! Integers from 8 to 128 bits.

use crate::key::decimal::Decimal;
use crate::key::error::{PartError, PartErrorKind};
use crate::key::form::{AnyWidth, Desc, OrderedWidth};
use crate::key::part::{HighCardinality, KeyPart, NativePart, Ordered, Supports};
use crate::key::reader::PartReader;
use crate::key::shape::Shape;
use crate::key::value::{AttributeType, KeyValue};
use crate::key::writer::PartWriter;

/// Implements the key traits for integers that are written through `$wide` in `$digits` digits.
macro_rules! integer_part {
    ($wide:ident, $method:ident, $($name:ident $digits:literal),+) => {$(
        super::part!($name);

        #[diagnostic::do_not_recommend]
        impl KeyPart for $name {
            const SHAPE: Shape = Shape::$method($digits);

            fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
                // `usize` and `isize` are written as 64 bits, the same on every platform.
                let value = $wide::try_from(*value).map_err(|_| too_large::<Self>())?;
                to.$method(value, $digits)
            }

            fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
                let value = from.$method($digits)?;
                Self::try_from(value).map_err(|_| too_large::<Self>())
            }
        }

        #[diagnostic::do_not_recommend]
        impl NativePart for $name {
            const TYPE: AttributeType = AttributeType::N;

            fn to_key(value: &Self) -> Result<KeyValue, PartError> {
                storable(value.to_string())
            }

            fn from_key(value: &KeyValue) -> Result<Self, PartError> {
                let text = value.as_number()?;
                // DynamoDB writes integers plainly; other spellings come from other tools.
                text.parse().ok().or_else(|| respelled(text)?.parse().ok()).ok_or_else(|| {
                    PartError::malformed(concat!("a number of type ", stringify!($name)), text)
                })
            }
        }

        impl Ordered for $name {}
        #[diagnostic::do_not_recommend]
        impl HighCardinality for $name {}
        impl Supports<Desc> for $name {}
        impl Supports<AnyWidth> for $name {}
    )+};
}

integer_part!(u128, unsigned, u8 3, u16 5, u32 10, u64 20, u128 39, usize 20);
integer_part!(i128, signed, i8 3, i16 5, i32 10, i64 19, i128 39, isize 19);

macro_rules! ordered_width {
    ($($name:ty),+) => {
        $(impl Supports<OrderedWidth> for $name {})+
    };
}

ordered_width!(u8, u16, u32, u64, u128, usize);

fn too_large<T>() -> PartError {
    let name = std::any::type_name::<T>();
    PartError::new(
        PartErrorKind::Malformed,
        format!("the number does not fit {name}"),
    )
}

/// The number, if DynamoDB can hold it.
pub(super) fn storable(text: String) -> Result<KeyValue, PartError> {
    if Decimal::parse(&text).is_some_and(|decimal| decimal.is_storable()) {
        return Ok(KeyValue::N(text));
    }
    Err(PartError::new(
        PartErrorKind::OutOfRange,
        format!(
            "DynamoDB cannot hold {text}: numbers have up to 38 digits, from 1E-130 to 9.9E+125"
        ),
    ))
}

fn respelled(text: &str) -> Option<String> {
    let (negative, magnitude) = Decimal::parse(text)?.integer()?;
    let sign = if negative { "-" } else { "" };
    Some(format!("{sign}{magnitude}"))
}
