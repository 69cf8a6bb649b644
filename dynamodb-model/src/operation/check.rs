use std::fmt;

use super::{Versioned, base};
use crate::entity::Entity;
use crate::error::Result;
use crate::expression::Condition;
use crate::key::Parts;
use crate::primary_key::Key;
use crate::table::Stored;
use crate::write::{Effect, Guard, Write};

/// A condition on an item that a transaction does not write: made by the generated `check`, and given to
/// [`WriteTransaction::check`](crate::WriteTransaction::check).
///
/// The item must be there, unless [`absent`](Self::absent) says otherwise. Costs 2 WCU for each 1 KB of the item, as any
/// other operation of a transaction.
#[must_use = "a check does nothing until it is part of a transaction"]
pub struct Check<E> {
    key: Result<Key<E>>,
    guard: Guard,
    condition: Option<Condition>,
}

impl<E: Entity> Check<E> {
    /// A check of the item whose key these parts make.
    #[doc(hidden)]
    pub fn of_parts(parts: &Parts) -> Self {
        Self::of_key(Key::of_parts(parts))
    }

    pub(crate) fn of_key(key: Result<Key<E>>) -> Self {
        Self {
            key,
            guard: Guard::Present(None),
            condition: None,
        }
    }

    /// There must be no such item.
    pub fn absent(mut self) -> Self {
        self.guard = Guard::Absent;
        self
    }

    /// The item must be of this version.
    pub fn version(mut self, version: E::Number) -> Self
    where
        E: Versioned,
    {
        self.guard = Guard::Present(Some(version.into()));
        self
    }

    /// The condition must hold for the item. Two conditions must both hold.
    pub fn when<F: FnOnce(E::Attributes<Stored>) -> Condition>(mut self, condition: F) -> Self {
        let condition = condition(E::attributes::<Stored>());
        self.condition = Some(match self.condition {
            Some(first) => first & condition,
            None => condition,
        });
        self
    }

    pub(crate) fn into_write(self) -> Result<Write> {
        let path = base::<E>();
        let verb = "check";
        let key = self.key.map_err(|error| error.operation(verb).at(path))?;
        Ok(Write {
            path,
            verb,
            key: key.into_primary(),
            effect: Effect::Check,
            guard: self.guard,
            condition: self.condition,
            unique: None,
            once: false,
        })
    }
}

impl<E> fmt::Debug for Check<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Check")
            .field("key", &self.key)
            .field("guard", &self.guard)
            .finish_non_exhaustive()
    }
}
