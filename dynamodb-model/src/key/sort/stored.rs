use std::ops::Bound;

use super::range::value_range;
use super::{Selection, SortCondition, beginning};
use crate::key::error::{KeyError, KeyErrorKind, PartError, PartErrorKind};
use crate::key::value::{AttributeType, KeyValue};

/// Sort keys as they are stored, whatever templates they were written by.
#[derive(Clone, Debug)]
pub(crate) enum KeyRange {
    All,
    Between(Bound<KeyValue>, Bound<KeyValue>),
    StartsWith(String),
}

impl KeyRange {
    /// What to ask of a sort key attribute of this type.
    pub(crate) fn selection(self, kind: AttributeType) -> Result<Selection, KeyError> {
        match self {
            Self::All => Ok(Selection::of(SortCondition::All)),
            Self::Between(lower, upper) => {
                for bound in [&lower, &upper] {
                    if let Bound::Included(key) | Bound::Excluded(key) = bound {
                        fits(key, kind)?;
                    }
                }
                value_range(lower, upper)
            }
            Self::StartsWith(text) => {
                let prefix = KeyValue::S(text);
                fits(&prefix, kind)?;
                beginning(prefix)
            }
        }
    }
}

fn fits(key: &KeyValue, kind: AttributeType) -> Result<(), KeyError> {
    if key.attribute_type() == kind {
        return Ok(());
    }
    let error = PartError::new(
        PartErrorKind::WrongType,
        format!(
            "it is {kind}, and is compared with {}",
            key.attribute_type()
        ),
    );
    Err(KeyError::new(KeyErrorKind::Part(error)))
}
