//! One write of one item, untyped: what an operation asks of the executor, by itself or in a transaction.

mod guard;
mod id;
mod unique;

use std::time::SystemTime;

use crate::error::{Error, Result};
use crate::expression::{self, Condition, NewValue, Path, Placeholders};
use crate::item::Item;
use crate::request::{Action, Expressions, Request, Returned};
use crate::row::Primary;
use crate::schema::{AccessPath, Stamp};

pub(crate) use self::guard::Guard;
pub(crate) use self::id::{WRITE_ID, WriteId};
pub(crate) use self::unique::{Claim, UniqueChange, Value};

/// What is to become of one item.
#[derive(Clone, Debug)]
pub(crate) struct Write {
    pub(crate) path: AccessPath,
    /// The operation's name for people.
    pub(crate) verb: &'static str,
    pub(crate) key: Primary,
    pub(crate) effect: Effect,
    pub(crate) guard: Guard,
    pub(crate) condition: Option<Condition>,
    /// What becomes of unique values, where the entity has some and the write may change them.
    pub(crate) unique: Option<UniqueChange>,
    /// Whether it is sent as a transaction, which DynamoDB makes once however often it is sent.
    pub(crate) once: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Effect {
    Put(Item),
    Update {
        actions: Vec<expression::Action>,
        /// Whether the item is made where there is none.
        upsert: bool,
    },
    Delete,
    /// The item stays as it is.
    Check,
}

impl Write {
    /// Sets the times of creation and of this write, where the entity has them.
    pub(crate) fn stamp(&mut self, clock: impl FnOnce() -> SystemTime) -> Result<()> {
        let (created, updated) = (self.path.entity.creation(), self.path.entity.last_write());
        if created.or(updated).is_none() {
            return Ok(());
        }
        let now = clock();
        let stamped = match &mut self.effect {
            Effect::Put(item) => {
                let creates = matches!(self.guard, Guard::Absent | Guard::Version(0));
                let created = created.filter(|stamp| creates || !item.contains(stamp.attribute()));
                set(item, created, now).and_then(|()| set(item, updated, now))
            }
            Effect::Update { actions, upsert } => {
                let created = created.filter(|_| *upsert);
                change(actions, created, now, NewValue::IfAbsent)
                    .and_then(|()| change(actions, updated, now, NewValue::Is))
            }
            Effect::Delete | Effect::Check => Ok(()),
        };
        stamped.map_err(|error| self.explain(error))
    }

    /// Marks the item as written by this write, if its own effect could make its condition fail.
    pub(crate) fn mark(&mut self) -> Option<WriteId> {
        if !self.guard.is_spent_by_writing() && self.condition.is_none() {
            return None;
        }
        let id = WriteId::random();
        match &mut self.effect {
            Effect::Put(item) => item.set(WRITE_ID, id.value()),
            Effect::Update { actions, .. } => {
                let path = Path::attribute(WRITE_ID);
                actions.push(expression::Action::Set(path, NewValue::Is(id.value())));
            }
            Effect::Delete | Effect::Check => return None,
        }
        Some(id)
    }

    /// The request that does it, without what unique values need besides.
    pub(crate) fn into_request(self, table: String, returned: Returned) -> Result<Request> {
        let context = (self.verb, self.path);
        self.request(table, returned)
            .map_err(|error| error.operation(context.0).at(context.1))
    }

    /// The attributes of the primary key.
    pub(crate) fn key_item(&self) -> Item {
        self.key.to_item(self.path.table)
    }

    /// The context of an error, put into it.
    pub(crate) fn explain(&self, error: Error) -> Error {
        error.operation(self.verb).at(self.path)
    }

    /// Requires more of the stored item.
    pub(crate) fn require(&mut self, condition: Condition) {
        self.condition = Some(match self.condition.take() {
            Some(first) => first & condition,
            None => condition,
        });
    }

    fn request(self, table: String, returned: Returned) -> Result<Request> {
        let mut placeholders = Placeholders::new();
        let update = match &self.effect {
            Effect::Update { actions, .. } => expression::update(actions, &mut placeholders)?,
            Effect::Put(_) | Effect::Delete | Effect::Check => None,
        };
        let condition = self.condition_text(&mut placeholders)?;
        let expressions = Expressions {
            update,
            condition,
            ..Expressions::default()
        };
        let key = || self.key.to_item(self.path.table);
        Ok(Request {
            action: match self.effect {
                Effect::Put(item) => Action::Put { item, returned },
                Effect::Update { .. } => Action::Update {
                    key: key(),
                    returned,
                },
                Effect::Delete => Action::Delete {
                    key: key(),
                    returned,
                },
                Effect::Check => Action::Check { key: key() },
            },
            table,
            expressions: expressions.with(placeholders)?,
        })
    }

    fn condition_text(&self, placeholders: &mut Placeholders) -> Result<Option<String>> {
        let key = self.path.table.partition_key().name();
        let own = self
            .guard
            .condition(key, self.path.entity.version_attribute());
        let both = match (own, self.condition.clone()) {
            (Some(own), Some(condition)) => Some(own & condition),
            (own, condition) => own.or(condition),
        };
        let Some(both) = both else {
            return Ok(None);
        };
        Ok(both.render(placeholders)?.for_write(key, placeholders)?)
    }
}

fn set(item: &mut Item, stamp: Option<&Stamp>, now: SystemTime) -> Result<()> {
    if let Some(stamp) = stamp {
        item.set(stamp.attribute(), stamp.value(now)?);
    }
    Ok(())
}

fn change(
    actions: &mut Vec<expression::Action>,
    stamp: Option<&Stamp>,
    now: SystemTime,
    how: fn(aws_sdk_dynamodb::types::AttributeValue) -> NewValue,
) -> Result<()> {
    if let Some(stamp) = stamp {
        let path = Path::attribute(stamp.attribute());
        actions.push(expression::Action::Set(path, how(stamp.value(now)?)));
    }
    Ok(())
}
