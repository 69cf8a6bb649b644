//! Model.

mod key;
mod name;

pub use key::{
    AttributeType, Encoding, HighCardinality, KeyError, KeyErrorKind, KeyPart, KeyValue,
    NativePart, Ordered, Part, PartCondition, PartError, PartErrorKind, PartValue, StartsWith,
    Text, starts_with,
};

/// What expansions of the derives name; no part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::key::*;
    pub use crate::name::{HasPart, Name, name_hash};
}
