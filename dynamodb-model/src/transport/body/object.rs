use crate::codec::json;

/// A JSON object that is being written.
pub(super) struct Object<'a> {
    to: &'a mut String,
    is_empty: bool,
}

impl<'a> Object<'a> {
    pub(super) fn open(to: &'a mut String) -> Self {
        to.push('{');
        Self { to, is_empty: true }
    }

    /// Writes one with these members.
    pub(super) fn write(
        to: &mut String,
        members: impl FnOnce(&mut Object<'_>) -> Option<()>,
    ) -> Option<()> {
        let mut object = Object::open(to);
        members(&mut object)?;
        object.close();
        Some(())
    }

    pub(super) fn close(self) {
        self.to.push('}');
    }

    /// A member whose value the function writes.
    pub(super) fn value(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut String) -> Option<()>,
    ) -> Option<()> {
        if !std::mem::take(&mut self.is_empty) {
            self.to.push(',');
        }
        json::string(self.to, name);
        self.to.push(':');
        write(self.to)
    }

    /// A member that is an object with these members.
    pub(super) fn object(
        &mut self,
        name: &str,
        members: impl FnOnce(&mut Object<'_>) -> Option<()>,
    ) -> Option<()> {
        self.value(name, |to| Object::write(to, members))
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.literal(name, |to| json::string(to, text));
    }

    pub(super) fn option(&mut self, name: &str, value: Option<&impl AsRef<str>>) {
        if let Some(value) = value {
            self.text(name, value.as_ref());
        }
    }

    pub(super) fn flag(&mut self, name: &str, value: Option<bool>) {
        if let Some(value) = value {
            self.literal(name, |to| to.push_str(if value { "true" } else { "false" }));
        }
    }

    pub(super) fn number(&mut self, name: &str, value: Option<i32>) {
        if let Some(value) = value {
            self.literal(name, |to| to.push_str(&value.to_string()));
        }
    }

    /// A member whose value can always be written.
    fn literal(&mut self, name: &str, write: impl FnOnce(&mut String)) {
        let _ = self.value(name, |to| {
            write(to);
            Some(())
        });
    }
}

/// Writes an array.
pub(super) fn list<'a, T>(
    to: &mut String,
    of: &'a [T],
    write: impl FnMut(&mut String, &'a T) -> Option<()>,
) -> Option<()> {
    to.push('[');
    json::separated(to, of, write)?;
    to.push(']');
    Some(())
}
