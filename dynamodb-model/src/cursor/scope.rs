use super::frame;
use crate::key::KeyValue;

/// The read that a cursor continues; a cursor of one scope is refused in every other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CursorScope<'a> {
    /// Name of the entity, as its items are tagged.
    pub(crate) entity: &'a str,
    /// Name of the index, `None` for the table itself.
    pub(crate) index: Option<&'a str>,
    /// Values of the partition key's attributes, none for a scan.
    pub(crate) partition: &'a [KeyValue],
    /// The number of shards that are read as one; the partition is then the first of them.
    pub(crate) shards: Option<usize>,
    /// The direction along the sort key.
    pub(crate) ascending: bool,
}

impl CursorScope<'_> {
    /// The format and the scope as bytes that no other format and scope have.
    pub(super) fn context(&self, format: u8) -> Vec<u8> {
        let mut bytes = vec![format, u8::from(self.ascending)];
        frame::push_bytes(&mut bytes, self.entity.as_bytes());
        bytes.push(u8::from(self.index.is_some()));
        frame::push_bytes(&mut bytes, self.index.unwrap_or_default().as_bytes());
        bytes.extend(frame::keys(self.partition));
        if let Some(shards) = self.shards {
            // No key's type is written so.
            bytes.push(b'#');
            frame::push_bytes(&mut bytes, shards.to_string().as_bytes());
        }
        bytes
    }
}
