use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use super::operation::Operation;
use crate::item::Identity;

/// Operations of one request.
const COUNT: usize = 25;
/// Bytes of one request: DynamoDB takes 16 MB. What stands around the operations is set off.
const BYTES: usize = 16 * 1024 * 1024 - 4096;

/// The operations of a job that are read and not done: at most one for each item waits, and none whose item is in a
/// request under way, so that the last write of an item wins.
#[derive(Debug, Default)]
pub(super) struct Window {
    /// In the order in which they are to be sent. Each is in `operations`, and not in `flying`.
    waiting: VecDeque<Arc<Identity>>,
    /// Those that wait, and those that wait for an item under way.
    operations: HashMap<Arc<Identity>, Operation>,
    flying: HashSet<Arc<Identity>>,
    bytes: usize,
}

impl Window {
    /// Takes an operation in; gives the earlier one that it takes the place of.
    pub(super) fn push(&mut self, operation: Operation) -> Option<Operation> {
        let identity = Arc::clone(&operation.identity);
        self.bytes += operation.bytes;
        let earlier = self.operations.insert(Arc::clone(&identity), operation);
        match &earlier {
            Some(earlier) => self.bytes = self.bytes.saturating_sub(earlier.bytes),
            None if self.flying.contains(&identity) => {}
            None => self.waiting.push_back(identity),
        }
        earlier
    }

    pub(super) fn len(&self) -> usize {
        self.operations.len()
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
        let (mut chunk, mut bytes) = (Vec::new(), 0);
        while let Some(identity) = self.waiting.front() {
            let Some(operation) = self.operations.get(identity) else {
                self.waiting.pop_front();
                continue;
            };
            let fits = chunk.len() < COUNT && bytes + operation.bytes <= BYTES;
            let starts = chunk.is_empty();
            if !(starts || fits && !operation.alone) {
                break;
            }
            let ends = operation.alone;
            bytes += operation.bytes;
            let taken = self.waiting.pop_front();
            if let Some((identity, operation)) =
                taken.and_then(|identity| self.operations.remove_entry(&identity))
            {
                self.bytes = self.bytes.saturating_sub(operation.bytes);
                self.flying.insert(identity);
                chunk.push(operation);
            }
            if ends {
                break;
            }
        }
        chunk
    }

    /// An operation of a request has ended: what waited for its item is next.
    pub(super) fn landed(&mut self, operation: &Operation) {
        self.flying.remove(&operation.identity);
        if self.operations.contains_key(&operation.identity) {
            self.waiting.push_back(Arc::clone(&operation.identity));
        }
    }

    /// An operation was not done and goes to the front; gives it back if a later one is to take its place.
    pub(super) fn returned(&mut self, operation: Operation) -> Option<Operation> {
        self.flying.remove(&operation.identity);
        let identity = Arc::clone(&operation.identity);
        if self.operations.contains_key(&identity) {
            self.waiting.push_front(identity);
            return Some(operation);
        }
        self.bytes += operation.bytes;
        self.operations.insert(Arc::clone(&identity), operation);
        self.waiting.push_front(identity);
        None
    }

    /// All that is not done, in the order in which it was given.
    pub(super) fn into_left(self) -> Vec<Operation> {
        let mut left: Vec<_> = self.operations.into_values().collect();
        left.sort_unstable_by_key(|operation| operation.place);
        left
    }
}
