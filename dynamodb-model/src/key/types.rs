//! The types of std and of the supported crates that can stand in a key.
//!
//! None of the impls is recommended: a message about a type without a key form says in words which types have one, and
//! the compiler's list would name the first eight of them.

mod boolean;
mod bytes;
#[cfg(feature = "chrono")]
mod chrono;
mod float;
mod integer;
#[cfg(feature = "jiff")]
mod jiff;

mod text;
#[cfg(feature = "time")]
mod time;
#[cfg(feature = "ulid")]
mod ulid;
#[cfg(feature = "uuid")]
mod uuid;

/// Implements [`Part`](super::part::Part) for types that are passed as themselves.
macro_rules! part {
    ($($name:ty),+) => {
        $(impl $crate::key::Part for $name {
            type Ref = Self;

            fn as_part(&self) -> &Self {
                self
            }
        })+
    };
}
pub(crate) use part;

/// Implements the key traits for a date or time through `civil::Calendar<$len>`.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
macro_rules! calendar_part {
    ($name:ty, $len:expr, $($form:ident)+) => {
        $crate::key::types::part!($name);

        #[diagnostic::do_not_recommend]
        impl $crate::key::KeyPart for $name {
            const SHAPE: $crate::key::Shape =
                $crate::key::Shape::of($len, $len, $crate::key::civil::CHARACTERS);

            fn encode(
                value: &Self,
                to: &mut $crate::key::PartWriter<'_>,
            ) -> Result<(), $crate::key::PartError> {
                $crate::key::civil::encode::<{ $len }, _>(value, to)
            }

            fn decode(
                from: &mut $crate::key::PartReader<'_>,
            ) -> Result<Self, $crate::key::PartError> {
                $crate::key::civil::decode::<{ $len }, _>(from)
            }
        }

        #[diagnostic::do_not_recommend]
        impl $crate::key::NativePart for $name {
            const TYPE: $crate::key::AttributeType = $crate::key::AttributeType::S;

            fn to_key(value: &Self) -> Result<$crate::key::KeyValue, $crate::key::PartError> {
                $crate::key::civil::to_key::<{ $len }, _>(value)
            }

            fn from_key(
                value: &$crate::key::KeyValue,
            ) -> Result<Self, $crate::key::PartError> {
                $crate::key::civil::from_key::<{ $len }, _>(value)
            }
        }

        impl $crate::key::Ordered for $name {}
        #[diagnostic::do_not_recommend]
        impl $crate::key::HighCardinality for $name {}
        impl $crate::key::Supports<$crate::key::Desc> for $name {}
        impl<P> $crate::key::Supports<$crate::key::RawRange<P>> for $name {}
        $(impl $crate::key::Supports<$crate::key::$form> for $name {})+
    };
}
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
pub(crate) use calendar_part;
