//! Keys: how typed parts become key attributes, and back.
//!
//! A template key is text: literals, and between them parts, each in a form of its type. In the default encoding the form is
//! *injective* (different parts, different keys), *ordered* (keys sort as their parts do, one after the other) and *decodable*
//! (the key gives its parts back), for every value: any text, any number. What follows a part in a template begins with `#`,
//! which no encoded value contains; `$` is the character after it, so that everything under a part lies below the part with
//! `$` behind it.
//!
//! # The form of each type
//!
#![doc = include_str!("key/forms.md")]

mod alphabet;
mod civil;
mod condition;
mod decimal;
mod encoding;
mod error;
mod escape;
mod form;
mod overlap;
mod part;
mod part_schema;
mod parts;
mod reader;
mod shape;
mod shard;
mod sort;
mod spec;
mod state;
mod template;
mod types;
mod value;
mod writer;

pub use alphabet::Alphabet;
pub use condition::{PartCondition, PartValue, Stage, StartsWith, starts_with};
pub(crate) use decimal::Decimal;
pub use encoding::{Encoding, Escaped, KeyEncoding, Raw};
pub use error::{KeyError, KeyErrorKind, PartError, PartErrorKind};
pub use form::{
    AnyWidth, Day, DecodeForm, Desc, Form, Hour, Lower, Millis, Month, Native, OrderedWidth, Plain,
    Seconds, Upper, Width, Year,
};
pub use overlap::{parts_are_separated, templates_overlap};
pub use part::{
    HighCardinality, IndexPart, KeyPart, NativePart, Ordered, Part, RawRange, Supports, Text,
    name_from_key, name_to_key,
};
pub use part_schema::PartSchema;
pub use parts::Parts;
pub use reader::PartReader;
pub use shape::{Shape, TextShape};
pub use shard::{MOST_SHARDS, shard_of};
pub(crate) use sort::KeyRange;
pub use sort::{Selection, SortCondition};
pub use spec::{Inner, Last, PartSpec, PrefixForm, RangeForm, Spec};
pub use state::QueryState;
pub use template::{KeyRole, KeyTemplate, Segment};
pub use value::{AttributeType, KeyValue};
pub use writer::PartWriter;

#[cfg(test)]
mod tests;
