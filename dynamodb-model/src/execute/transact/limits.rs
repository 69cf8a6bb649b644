//! What DynamoDB accepts in one transaction, checked before anything is sent.

use super::Member;
use crate::error::{Error, ErrorKind, Result};
use crate::expression::{Action as Change, NewValue};
use crate::item::size;
use crate::request::{Action, Request};
use crate::write::Effect;

/// Items of one transaction.
const ITEMS: usize = 100;
/// Bytes of all its items.
const BYTES: usize = 4 * 1024 * 1024;
/// Bytes of one item.
const ITEM_BYTES: usize = 400 * 1024;

/// Characters of a token.
const TOKEN: std::ops::RangeInclusive<usize> = 1..=36;

/// How long the caller's token is.
pub(super) fn token(token: Option<&str>) -> Result<()> {
    match token.map(|token| token.chars().count()) {
        Some(length) if !TOKEN.contains(&length) => {
            let message = format!(
                "a token has {} to {} characters, and this one has {length}",
                TOKEN.start(),
                TOKEN.end()
            );
            Err(Error::new(ErrorKind::Transaction, message))
        }
        _ => Ok(()),
    }
}

/// How many items there are.
pub(super) fn count(items: usize) -> Result<()> {
    if items > ITEMS {
        let message = format!(
            "a transaction takes up to {ITEMS} items, and this one has {items} (each unique value that changes is an item too); make several of it"
        );
        return Err(Error::new(ErrorKind::Transaction, message));
    }
    Ok(())
}

/// How large the items are, as far as that is known here: what an update leaves is known by DynamoDB alone.
pub(super) fn bytes(members: &[Member]) -> Result<()> {
    let mut sum = 0;
    for member in members {
        let write = &member.write;
        let bytes = match &write.effect {
            Effect::Put(item) => item.size(),
            Effect::Update { actions, .. } => {
                let values = actions.iter().filter_map(|action| match action {
                    Change::Set(
                        _,
                        NewValue::Is(value)
                        | NewValue::IfAbsent(value)
                        | NewValue::Plus(value)
                        | NewValue::Minus(value)
                        | NewValue::Append(value)
                        | NewValue::Prepend(value),
                    )
                    | Change::Insert(_, value)
                    | Change::Discard(_, value) => Some(size::of(value)),
                    Change::Remove(_) => None,
                });
                write.key_item().size() + values.sum::<usize>()
            }
            Effect::Delete | Effect::Check => write.key_item().size(),
        };
        if bytes > ITEM_BYTES {
            let message = format!(
                "the item has {bytes} bytes, and DynamoDB stores up to {ITEM_BYTES} (400 KB)"
            );
            return Err(write.explain(Error::new(ErrorKind::Transaction, message)));
        }
        sum += bytes;
    }
    if sum > BYTES {
        let message = format!(
            "the items of a transaction have up to {BYTES} bytes (4 MB) together, and these have {sum}; make several of it"
        );
        return Err(Error::new(ErrorKind::Transaction, message));
    }
    Ok(())
}

/// Whether each item is written once.
pub(super) fn distinct(members: &[Member]) -> Result<()> {
    for (number, member) in members.iter().enumerate() {
        let same =
            |other: &Member| other.table == member.table && other.write.key == member.write.key;
        let before = members.iter().take(number);
        if let Some((first, other)) = before.enumerate().find(|(_, other)| same(other)) {
            let name = |member: &Member, number: usize| {
                let write = &member.write;
                format!(
                    "{} `{}` (operation {})",
                    write.verb,
                    write.path.entity.name(),
                    number + 1
                )
            };
            let message = format!(
                "{} and {} are about the same item, and a transaction takes one operation for each; join them in one",
                name(other, first),
                name(member, number)
            );
            return Err(Error::new(ErrorKind::Transaction, message));
        }
    }
    Ok(())
}

/// Whether a write of the caller's is about an item that stands for a unique value.
pub(super) fn apart(members: &[Member], values: &[Request]) -> Result<()> {
    for value in values {
        let key = match &value.action {
            Action::Put { item, .. } => item,
            Action::Delete { key, .. } => key,
            _ => continue,
        };
        let own = |member: &&Member| {
            member.table == value.table && key.has_all_of(&member.write.key_item())
        };
        if let Some(member) = members.iter().find(own) {
            let message = "its key is the one of a unique value's item";
            return Err(member.write.explain(Error::new(ErrorKind::Key, message)));
        }
    }
    Ok(())
}
