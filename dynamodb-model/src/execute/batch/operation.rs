use std::sync::Arc;

use crate::error::{Error, ErrorKind, Result};
use crate::item::{Identity, Item};
use crate::request::BatchMember;
use crate::schema::AccessPath;
use crate::write::{Effect, Write};

/// Bytes of one item.
const ITEM_BYTES: usize = 400 * 1024;
/// What stands around an item in the request.
const AROUND: usize = r#"{"DeleteRequest":{"Item":}},"#.len();

/// One operation of a batch: a put or a delete, without a condition.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    /// Its number among all that were given, from 0.
    pub(crate) place: usize,
    pub(crate) path: AccessPath,
    pub(crate) verb: &'static str,
    pub(super) identity: Arc<Identity>,
    member: BatchMember,
    /// What it takes of a request.
    pub(super) bytes: usize,
    /// Whether it is sent in a request of its own, since one that it was part of was refused.
    pub(super) alone: bool,
}

impl Operation {
    /// # Errors
    ///
    /// The write has a condition, or its item is too large.
    pub(crate) fn new(write: Write) -> Result<Self> {
        if write.condition.is_some() {
            let message = "a batch has no conditions; write it by itself or in a transaction";
            return Err(write.explain(Error::new(ErrorKind::Refused, message)));
        }
        let (path, verb) = (write.path, write.verb);
        let member = match write.effect {
            Effect::Put(item) => BatchMember::Put(item),
            _ => BatchMember::Delete(write.key.to_item(path.table)),
        };
        let Some(identity) = Identity::of_key(write.key) else {
            let message = "a number of the key cannot be read";
            let error = Error::new(ErrorKind::Key, message);
            return Err(error.operation(verb).at(path));
        };
        let wire_size = member.item().wire_size();
        // No item is shorter on the wire than it counts.
        if wire_size > ITEM_BYTES {
            let size = member.item().size();
            if size > ITEM_BYTES {
                let message = format!(
                    "the item has {size} bytes, and DynamoDB stores up to {ITEM_BYTES} (400 KB)"
                );
                let error = Error::new(ErrorKind::Refused, message);
                return Err(error.operation(verb).at(path));
            }
        }
        Ok(Self {
            place: 0,
            path,
            verb,
            identity: Arc::new(identity),
            bytes: wire_size + AROUND,
            member,
            alone: false,
        })
    }

    pub(super) fn at(self, place: usize) -> Self {
        Self { place, ..self }
    }

    /// What it is of, and the key of its item.
    pub(crate) fn of(&self) -> (AccessPath, Item) {
        let keys = AccessPath {
            entry: None,
            ..self.path
        };
        (self.path, self.member.item().only(&keys.key_attributes()))
    }

    /// As a member of the request, which takes what it is made of.
    pub(super) fn member(&self) -> BatchMember {
        self.member.clone()
    }
}
