//! What an update does to the attributes of an item.

mod actions;
mod attr;
mod render;
mod value;

use crate::expression::error::ExpressionError;
use crate::expression::placeholders::Placeholders;
use crate::key::Parts;

pub(crate) use self::actions::{Action, NewValue};
pub(crate) use self::render::update;
pub use self::value::{Growable, Members, Number, Removable, Removed};

/// One change that an update makes: made by the methods of [`Attr`](crate::expression::Attr) in the closure of
/// [`Update::set`](crate::Update::set).
///
/// A value that cannot be encoded does not panic: the change keeps the error, and the update returns it before anything
/// is sent.
#[derive(Clone, Debug)]
#[must_use = "a change does nothing until it is given to `.set(..)`"]
pub struct Change {
    state: Result<Step, ExpressionError>,
}

/// What a change asks for.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// No member is added or taken away.
    Nothing,
    Action(Action),
    Keys(KeyChange),
}

/// Fields that feed index keys, set together: with the parts of the item's primary key, theirs make those keys anew.
#[derive(Clone, Debug)]
pub(crate) struct KeyChange {
    /// The parts that the fields make.
    pub(crate) parts: Parts,
    /// The index entries, by number, whose keys have these parts.
    pub(crate) entries: &'static [usize],
    /// The unique fields, by number, that have these parts.
    pub(crate) unique: &'static [usize],
    /// The fields themselves.
    pub(crate) fields: Vec<Change>,
}

impl Change {
    /// The update expression that makes this change alone, with its names and values in `placeholders`; `None` where
    /// there is nothing to change.
    ///
    /// # Errors
    ///
    /// If a value has no stored form, or the expression is larger than DynamoDB accepts.
    pub fn render(
        self,
        placeholders: &mut Placeholders,
    ) -> Result<Option<String>, ExpressionError> {
        let mut actions = Vec::new();
        let mut rest = vec![self];
        while let Some(change) = rest.pop() {
            match change.state? {
                Step::Nothing => {}
                Step::Action(action) => actions.push(action),
                Step::Keys(keys) => rest.extend(keys.fields),
            }
        }
        update(&actions, placeholders)
    }

    pub(crate) fn of(action: Result<Action, ExpressionError>) -> Self {
        Self {
            state: action.map(Step::Action),
        }
    }

    pub(crate) fn nothing() -> Self {
        Self {
            state: Ok(Step::Nothing),
        }
    }

    pub(crate) fn of_keys(keys: KeyChange) -> Self {
        Self {
            state: Ok(Step::Keys(keys)),
        }
    }

    pub(crate) fn into_step(self) -> Result<Step, ExpressionError> {
        self.state
    }
}

/// One change alone: `.set(|m| m.value.set(93.5))`.
impl IntoIterator for Change {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}
