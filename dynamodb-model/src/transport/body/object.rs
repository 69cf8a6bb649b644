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

    pub(super) fn text(&mut self, name: &str, text: &str) {
        // A text can always be written.
        let _ = self.value(name, |to| {
            json::string(to, text);
            Some(())
        });
    }

    pub(super) fn option(&mut self, name: &str, value: Option<&impl AsRef<str>>) {
        if let Some(value) = value {
            self.text(name, value.as_ref());
        }
    }
}
