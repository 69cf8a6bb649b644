use super::super::unique::{Before, Exchange, Slot};
use super::{Member, limits};
use crate::db::Handle;
use crate::error::{Error, Result};
use crate::request::{Action, Request, Returned};
use crate::write::Effect;

/// The requests that make the writes, those for unique values among them.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) requests: Vec<Request>,
    /// What each request is for: first those of the writes themselves, in their order.
    values: Vec<Slot>,
    /// What was read of the items whose unique values change.
    before: Vec<Option<Before>>,
}

impl Plan {
    /// Reads what unique values the writes give up, and makes the requests.
    pub(super) async fn make(handle: &Handle, members: &[Member]) -> Result<Self> {
        limits::distinct(members)?;
        let mut before = Vec::with_capacity(members.len());
        for member in members {
            before.push(Before::read(handle, member).await?);
        }
        let mut requests = Vec::with_capacity(members.len());
        let mut exchange = Exchange::default();
        for (number, (member, before)) in members.iter().zip(&before).enumerate() {
            let mut write = member.write.clone();
            if let Some(before) = before {
                exchange.add(number, member, before)?;
                if let Some(condition) = before.unchanged(&write) {
                    write.require(condition);
                }
            }
            let request = write.into_request(member.table.clone(), Returned::Nothing)?;
            requests.push(changing_something(request));
        }
        let (values, slots) = exchange.into_requests(members)?;
        limits::apart(members, &values)?;
        requests.extend(values);
        limits::count(requests.len())?;
        limits::bytes(members)?;
        Ok(Self {
            requests,
            values: slots,
            before,
        })
    }

    /// The versions that the items have once the transaction is made.
    pub(super) fn versions(&self, members: &[Member]) -> Vec<Option<u64>> {
        let both = members.iter().zip(&self.before);
        both.map(|(member, before)| {
            let counted = before
                .as_ref()
                .and_then(|before| match member.write.effect {
                    Effect::Update { .. } => before.next_version(&member.write),
                    Effect::Put(_) | Effect::Delete | Effect::Check => None,
                });
            member.version.or(counted)
        })
        .collect()
    }

    /// Whether a write was refused because its item's unique values have changed since they were read.
    pub(super) fn is_outdated(&self, members: &[Member], error: &Error) -> bool {
        error.refused_conditions().any(|(number, current)| {
            match (members.get(number), self.before.get(number)) {
                (Some(member), Some(Some(before))) => before.differs(&member.write, current),
                _ => false,
            }
        })
    }

    /// Leaves alone what was to be given up, where it turned out to be another item's; says whether there was any.
    pub(super) fn keep_what_is_not_theirs(&self, members: &mut [Member], error: &Error) -> bool {
        let mut kept = false;
        for (number, _) in error.refused_conditions() {
            let slot = number.checked_sub(members.len());
            let slot = slot.and_then(|number| self.values.get(number));
            let Some(Slot::Release { write, field }) = slot else {
                continue;
            };
            let member = members.get_mut(*write);
            let unique = member.and_then(|member| member.write.unique.as_mut());
            let before = self.before.get(*write).and_then(Option::as_ref);
            let value = before.and_then(|before| before.value(*field));
            if let Some((unique, value)) = unique.zip(value) {
                unique.not_theirs.push(value.clone());
                kept = true;
            }
        }
        kept
    }

    /// The error in terms of the caller's operations.
    pub(super) fn explain(&self, members: &[Member], error: Error) -> Error {
        error.in_transaction(|number| {
            let (write, field) = match number.checked_sub(members.len()) {
                None => (number, None),
                Some(value) => match self.values.get(value)? {
                    Slot::Claim { write, field } | Slot::Release { write, field } => {
                        (*write, Some(*field))
                    }
                },
            };
            let member = &members.get(write)?.write;
            let field = field.and_then(|field| member.path.entity.unique_fields().get(field));
            Some((
                write,
                member.verb,
                member.path,
                field.map(|field| field.field()),
            ))
        })
    }
}

/// An update that changes nothing is a check of its item: by itself DynamoDB takes it as one, and in a transaction it asks
/// for a change.
fn changing_something(request: Request) -> Request {
    match request.action {
        Action::Update { key, .. } if request.expressions.update.is_none() => Request {
            action: Action::Check { key },
            ..request
        },
        _ => request,
    }
}
