use std::fmt;

use crate::error::Result;
use crate::item::Item;
use crate::key::Parts;

/// What a write does to the unique values of its item.
#[derive(Clone)]
pub(crate) struct UniqueChange {
    /// For each unique field of the entity, in its order.
    pub(crate) claims: Vec<Claim>,
    /// Whether values are taken that the item has already.
    pub(crate) takes_unchanged: bool,
    /// Old values that turned out to be another item's.
    pub(crate) not_theirs: Vec<Value>,
    /// The parts of the keys of a stored item.
    pub(crate) parts_of: fn(Item) -> Result<Parts>,
}

/// What becomes of one unique field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Claim {
    /// It stays as it is.
    Keep,
    /// It is this value then, or none.
    Become(Option<Value>),
}

/// A unique value, as the key of the item that stands for it.
pub(crate) type Value = Item;

impl UniqueChange {
    /// Whether any value changes.
    pub(crate) fn is_any(&self) -> bool {
        self.claims.iter().any(|claim| *claim != Claim::Keep)
    }
}

impl fmt::Debug for UniqueChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UniqueChange").field(&self.claims).finish()
    }
}
