use std::collections::VecDeque;
use std::collections::hash_map::{Entry, HashMap};
use std::sync::Arc;

use super::operation::Operation;
use crate::item::Identity;

/// Operations of one request.
const COUNT: usize = 25;
/// Bytes of one request: DynamoDB takes 16 MB. What stands around the operations is set off.
const BYTES: usize = 16 * 1024 * 1024 - 4096;

/// The operations of a job that are read and not done: at most one for each item waits, and none whose item is in a
/// request under way, so that the last write of an item wins.
#[derive(Debug)]
pub(super) struct Window {
    /// In the order in which they are to be sent. Each has its next operation in `items`, and none under way.
    waiting: VecDeque<Arc<Identity>>,
    items: HashMap<Arc<Identity>, Turns>,
    /// How many next operations there are.
    len: usize,
    bytes: usize,
}

/// The operations of one item.
#[derive(Debug, Default)]
struct Turns {
    /// Whether one is in a request.
    is_flying: bool,
    next: Option<Operation>,
}

impl Window {
    /// Has room for the operations of one request, as most jobs have no more.
    pub(super) fn new() -> Self {
        Self {
            waiting: VecDeque::with_capacity(COUNT),
            items: HashMap::with_capacity(COUNT),
            len: 0,
            bytes: 0,
        }
    }

    /// Takes an operation in; gives the earlier one that it takes the place of.
    pub(super) fn push(&mut self, operation: Operation) -> Option<Operation> {
        let identity = Arc::clone(&operation.identity);
        let turns = self.items.entry(Arc::clone(&identity)).or_default();
        self.bytes += operation.bytes;
        let earlier = turns.next.replace(operation);
        match &earlier {
            Some(earlier) => self.bytes = self.bytes.saturating_sub(earlier.bytes),
            None => {
                self.len += 1;
                if !turns.is_flying {
                    self.waiting.push_back(identity);
                }
            }
        }
        earlier
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The bytes of all that is here, on the wire.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether what waits makes a whole request.
    pub(super) fn is_full(&self) -> bool {
        self.waiting.len() >= COUNT || self.bytes >= BYTES
    }

    /// The operations of the next request; none if none waits.
    pub(super) fn take(&mut self) -> Vec<Operation> {
        let mut chunk: Vec<Operation> = Vec::with_capacity(self.waiting.len().min(COUNT));
        let (mut bytes, mut is_open) = (0, true);
        while let Some(turns) = self
            .waiting
            .front()
            .and_then(|next| self.items.get_mut(next))
        {
            let fits = |operation: &mut Operation| {
                let has_room = chunk.len() < COUNT && bytes + operation.bytes <= BYTES;
                chunk.is_empty() || has_room && is_open && !operation.alone
            };
            let Some(operation) = turns.next.take_if(fits) else {
                break;
            };
            turns.is_flying = true;
            self.waiting.pop_front();
            self.len -= 1;
            self.bytes = self.bytes.saturating_sub(operation.bytes);
            is_open = !operation.alone;
            bytes += operation.bytes;
            chunk.push(operation);
        }
        chunk
    }

    /// An operation of a request has ended: what waited for its item is next.
    pub(super) fn landed(&mut self, operation: &Operation) {
        if let Entry::Occupied(mut turns) = self.items.entry(Arc::clone(&operation.identity)) {
            if turns.get().next.is_none() {
                turns.remove();
                return;
            }
            turns.get_mut().is_flying = false;
            self.waiting.push_back(Arc::clone(&operation.identity));
        }
    }

    /// An operation was not done and goes to the front; gives it back if a later one is to take its place.
    pub(super) fn returned(&mut self, operation: Operation) -> Option<Operation> {
        let identity = Arc::clone(&operation.identity);
        let turns = self.items.entry(Arc::clone(&identity)).or_default();
        turns.is_flying = false;
        self.waiting.push_front(identity);
        if turns.next.is_some() {
            return Some(operation);
        }
        self.len += 1;
        self.bytes += operation.bytes;
        turns.next = Some(operation);
        None
    }

    /// All that is not done, in the order in which it was given.
    pub(super) fn into_left(self) -> Vec<Operation> {
        let turns = self.items.into_values();
        let mut left: Vec<_> = turns.filter_map(|turns| turns.next).collect();
        left.sort_unstable_by_key(|operation| operation.place);
        left
    }
}
