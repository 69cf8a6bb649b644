//! Unique values: for each there is an item whose key is made of the value, and which says whose value it is.
//!
//! DynamoDB keeps nothing unique but primary keys. A write that takes or gives up a value therefore writes that item in
//! the same transaction. What it gives up is read before, and the write is made only if that is still so.

use std::borrow::Cow;

use aws_sdk_dynamodb::types::AttributeValue;

use super::transact::Member;
use crate::db::Handle;
use crate::error::{Error, ErrorKind, Result};
use crate::expression::{Condition, Path, Placeholders};
use crate::item::{self, Item};
use crate::request::{Action, Expressions, Request, Returned};
use crate::schema::{TableSchema, UNIQUE_OWNER, UNIQUE_TAG};
use crate::write::{Claim, Effect, Guard, Value, Write};

/// An item before its unique values change.
#[derive(Debug)]
pub(super) struct Before {
    item: Option<Item>,
    /// What it has of each unique field.
    values: Vec<Option<Value>>,
}

/// The values that a transaction takes and gives up. A value that one item gives up and another takes is written once.
#[derive(Debug, Default)]
pub(super) struct Exchange {
    values: Vec<Exchanged>,
}

#[derive(Debug)]
struct Exchanged {
    table: String,
    value: Value,
    given_up: Option<Place>,
    taken: Option<Place>,
}

/// A unique field of one of the writes, by their numbers.
#[derive(Clone, Copy, Debug)]
struct Place {
    write: usize,
    field: usize,
}

/// What a request for a unique value is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Claim { write: usize, field: usize },
    Release { write: usize, field: usize },
}

impl Before {
    /// Reads the item, if its unique values are to change. One that must not be there has none.
    pub(super) async fn read(handle: &Handle, member: &Member) -> Result<Option<Self>> {
        let write = &member.write;
        let Some(unique) = write.unique.as_ref().filter(|unique| unique.is_any()) else {
            return Ok(None);
        };
        let fields = write.path.entity.unique_fields();
        let absent = || Self {
            item: None,
            values: vec![None; fields.len()],
        };
        if write.guard == Guard::Absent {
            return Ok(Some(absent()));
        }
        let get = Request {
            action: Action::Get {
                key: write.key_item(),
                consistent: true,
            },
            table: member.table.clone(),
            expressions: Expressions::default(),
        };
        let found = handle.send_request(get).await;
        let mut found = found.map_err(|error| write.explain(error))?;
        let Some(item) = found.items.pop() else {
            return Ok(Some(absent()));
        };
        let parts = (unique.parts_of)(item.clone()).map_err(|error| {
            let message = format!(
                "the item that is there cannot be read, so that nobody knows which unique values it has: {error}"
            );
            write.explain(Error::new(ErrorKind::Decode, message).source(error))
        })?;
        let values = fields
            .iter()
            .map(|field| field.value(write.path.table, &parts));
        Ok(Some(Self {
            values: values
                .collect::<Result<_>>()
                .map_err(|error| write.explain(error))?,
            item: Some(item),
        }))
    }

    /// That the item still has the values that were read; `None` where the write itself says so.
    pub(super) fn unchanged(&self, write: &Write) -> Option<Condition> {
        if write.guard == Guard::Absent {
            return None;
        }
        let conditions = pinned(write).map(|attribute| {
            let path = Path::attribute(attribute);
            match self.stored(attribute) {
                Some(value) => path.equals(value.into_owned()),
                None => path.missing(),
            }
        });
        conditions.reduce(|all, one| all & one)
    }

    /// Whether the item now has other values than those that were read.
    pub(super) fn differs(&self, write: &Write, current: Option<&Item>) -> bool {
        write.guard != Guard::Absent
            && pinned(write).any(|attribute| {
                current.and_then(|item| item.get(attribute)) != self.stored(attribute)
            })
    }

    /// The value that was read of a unique field.
    pub(super) fn value(&self, field: usize) -> Option<&Value> {
        self.values.get(field)?.as_ref()
    }

    /// The version that an update makes of the one that was read.
    pub(super) fn next_version(&self, write: &Write) -> Option<u64> {
        let attribute = write.path.entity.version_attribute()?;
        let read = self.item.as_ref().and_then(|item| item.number(attribute));
        Some(read.unwrap_or_default().saturating_add(1))
    }

    fn stored(&self, attribute: &str) -> Option<Cow<'_, AttributeValue>> {
        self.item.as_ref()?.get(attribute)
    }
}

/// The attributes that must stay as they were read: unique fields that change, and the version that an update counts on.
fn pinned(write: &Write) -> impl Iterator<Item = &'static str> {
    let fields = write.path.entity.unique_fields().iter();
    let claims = write.unique.iter().flat_map(|unique| &unique.claims);
    let changed = fields
        .zip(claims)
        .filter(|(_, claim)| **claim != Claim::Keep);
    let counts = matches!(write.effect, Effect::Update { .. });
    let version = write.path.entity.version_attribute().filter(|_| counts);
    changed.map(|(field, _)| field.attribute()).chain(version)
}

impl Exchange {
    /// Adds what the write takes and gives up.
    pub(super) fn add(&mut self, number: usize, member: &Member, before: &Before) -> Result<()> {
        let Some(unique) = &member.write.unique else {
            return Ok(());
        };
        for (field, (claim, old)) in unique.claims.iter().zip(&before.values).enumerate() {
            let Claim::Become(new) = claim else {
                continue;
            };
            let old = old.as_ref();
            let is_unchanged = new.as_ref() == old;
            if is_unchanged && !unique.takes_unchanged {
                continue;
            }
            let place = Place {
                write: number,
                field,
            };
            if let Some(old) = old.filter(|old| !is_unchanged && !unique.not_theirs.contains(old)) {
                let mut value = self.take_out(&member.table, old);
                value.given_up.get_or_insert(place);
                self.values.push(value);
            }
            if let Some(new) = new {
                let mut value = self.take_out(&member.table, new);
                if value.taken.replace(place).is_some() {
                    return Err(twice(&member.write, field));
                }
                self.values.push(value);
            }
        }
        Ok(())
    }

    /// The requests, and what each is for.
    pub(super) fn into_requests(self, members: &[Member]) -> Result<(Vec<Request>, Vec<Slot>)> {
        let mut requests = Vec::new();
        let mut slots = Vec::new();
        for exchanged in self.values {
            let owner = |place: Place| members.get(place.write).map(|member| &member.write);
            let given_up = exchanged.given_up.and_then(owner);
            let taken = exchanged.taken.and_then(owner);
            let Some(write) = taken.or(given_up) else {
                continue;
            };
            let table = write.path.table;
            let allowed = [given_up, taken].into_iter().flatten();
            let expressions = free_or_owned_by(table, allowed)?;
            let action = match taken {
                Some(owner) => Action::Put {
                    item: standing_for(exchanged.value, owner),
                    returned: Returned::Nothing,
                },
                None => Action::Delete {
                    key: exchanged.value,
                    returned: Returned::Nothing,
                },
            };
            requests.push(Request {
                action,
                table: exchanged.table,
                expressions,
            });
            slots.extend(match (exchanged.taken, exchanged.given_up) {
                (Some(Place { write, field }), _) => Some(Slot::Claim { write, field }),
                (None, Some(Place { write, field })) => Some(Slot::Release { write, field }),
                (None, None) => None,
            });
        }
        Ok((requests, slots))
    }

    /// What is known of the value so far; to be put back.
    fn take_out(&mut self, table: &str, value: &Value) -> Exchanged {
        let same = |known: &Exchanged| known.table == table && known.value == *value;
        match self.values.iter().position(same) {
            Some(place) => self.values.remove(place),
            None => Exchanged {
                table: table.to_owned(),
                value: value.clone(),
                given_up: None,
                taken: None,
            },
        }
    }
}

/// The item that stands for a value: its key, and whose value it is.
fn standing_for(mut value: Value, owner: &Write) -> Item {
    let table = owner.path.table;
    value.set(table.type_tag_attribute(), item::text(UNIQUE_TAG));
    value.set(UNIQUE_OWNER, owner.key_item().into_value());
    value
}

/// Nobody has the value, or one of these items has it: as one that was there before its field was unique may have not.
fn free_or_owned_by<'w>(
    table: &TableSchema,
    owners: impl Iterator<Item = &'w Write>,
) -> Result<Expressions> {
    let key = table.partition_key().name();
    let free = Path::attribute(key).missing();
    let condition = owners.fold(free, |condition, owner| {
        condition | Path::attribute(UNIQUE_OWNER).equals(owner.key_item().into_value())
    });
    let mut placeholders = Placeholders::new();
    let condition = condition
        .render(&mut placeholders)?
        .for_write(key, &mut placeholders)?;
    Expressions {
        condition,
        ..Expressions::default()
    }
    .with(placeholders)
}

fn twice(write: &Write, field: usize) -> Error {
    let fields = write.path.entity.unique_fields();
    let field = fields.get(field).map_or("", |field| field.field());
    let message = format!("two items of the transaction are to have the same `{field}`");
    let error = Error::new(ErrorKind::NotUnique, message).of_field(field);
    write.explain(error)
}
