use std::collections::HashMap;
use std::sync::OnceLock;

use aws_sdk_dynamodb::types::AttributeValue;

use super::encode::{Buffer, Output, Place};
use super::{Record, json, page};

/// An item on its way to the table: the text of its attributes, as they are sent, and where in it they are.
///
/// What is in it is read from the text, as from a reply's.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Without the last braces.
    buffer: Buffer,
    /// The text, read, if somebody asked and nothing was changed since.
    read: OnceLock<Box<Record>>,
}

impl Draft {
    /// Of a map that was written, and is open again.
    pub(super) fn new(buffer: Buffer) -> Self {
        Self {
            buffer,
            read: OnceLock::new(),
        }
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    /// A copy of the attribute's value, if it is there.
    pub(crate) fn get(&self, name: &str) -> Option<AttributeValue> {
        let place = *self.buffer.members.get(self.position(name)?)?;
        page::value(self.buffer.text.get(place.value..place.end)?)
    }

    /// Sets an attribute to a text, a number or bytes. `None` for a value of another type: how deep it is is not known here.
    pub(crate) fn set_value(&mut self, name: &str, value: &AttributeValue) -> Option<()> {
        match value {
            AttributeValue::S(_) | AttributeValue::N(_) | AttributeValue::B(_) => {
                self.set(name, |to| {
                    // These can all be written.
                    let _ = json::value(to, value);
                });
                Some(())
            }
            _ => None,
        }
    }

    /// Sets an attribute to the text, number or bytes that the function writes.
    pub(crate) fn set(&mut self, name: &str, value: impl FnOnce(&mut String)) {
        self.read.take();
        let known = self.position(name);
        let Output { text, members, .. } = &mut *self.buffer;
        let before = text.len();
        if !members.is_empty() {
            text.push(',');
        }
        let start = text.len();
        json::string(text, name);
        text.push(':');
        let place = Place {
            start,
            value: text.len(),
            end: start,
        };
        value(text);
        let end = text.len();
        let old = known.and_then(|at| members.get(at)).copied();
        if let Some(old) = old
            && text.get(old.value..old.end) == text.get(place.value..end)
        {
            text.truncate(before);
            return;
        }
        members.push(Place { end, ..place });
        if let Some(at) = known {
            self.buffer.remove(at);
        }
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.read.take();
        if let Some(at) = self.position(name) {
            self.buffer.remove(at);
        }
    }

    /// What it takes of a request, in bytes.
    pub(crate) fn wire_size(&self) -> usize {
        "{}".len() + self.attributes().len()
    }

    pub(crate) fn write_to(&self, to: &mut String) {
        to.push('{');
        to.push_str(self.attributes());
        to.push('}');
    }

    /// The item as if it had come in a reply.
    pub(crate) fn read(&self) -> &Record {
        self.read.get_or_init(|| {
            let mut item = Buffer::new();
            self.write_to(&mut item.text);
            let read = page::item(&item.text);
            debug_assert!(read.is_some(), "what we write can be read");
            Box::new(read.unwrap_or_default())
        })
    }

    pub(crate) fn into_map(self) -> HashMap<String, AttributeValue> {
        self.read().to_map()
    }

    fn attributes(&self) -> &str {
        let attributes = self.buffer.text.get(Output::OPENING..);
        attributes.unwrap_or_default()
    }

    fn position(&self, name: &str) -> Option<usize> {
        let Output { text, members, .. } = &*self.buffer;
        let position = |name: &str| {
            let is_name = |place: &Place| {
                let place = place.name();
                place.len() == name.len() && text.get(place) == Some(name)
            };
            members.iter().position(is_name)
        };
        if json::is_plain(name) {
            return position(name);
        }
        let mut escaped = String::new();
        json::escaped(&mut escaped, name);
        position(&escaped)
    }
}
