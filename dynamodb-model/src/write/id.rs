use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;

use crate::item::Item;

/// The attribute that holds it.
pub(crate) const WRITE_ID: &str = "_write";

/// The mark of one conditional write, stored with the item.
///
/// When the reply to a write is lost, the SDK sends the write again, and its condition does not hold any more: by what it
/// has written itself. The item that comes back with the failure tells, by this mark, whose write that was. Equal content
/// would not do: two clients may create equal locks, and only one may have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WriteId([u8; 8]);

impl WriteId {
    /// Eight random bytes: of the few that write an item within the seconds of a retry, no two are alike.
    pub(crate) fn random() -> Self {
        Self(fastrand::u64(..).to_be_bytes())
    }

    pub(crate) fn value(self) -> AttributeValue {
        AttributeValue::B(Blob::new(self.0))
    }

    /// Whether this write was the last conditional one of the item.
    pub(crate) fn is_of(self, item: &Item) -> bool {
        item.get(WRITE_ID).as_deref() == Some(&self.value())
    }
}
