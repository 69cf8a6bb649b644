use super::{Page, Value};

/// What a map, list or set in a page holds, from the next one on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'de> {
    page: &'de Page,
    /// The next node.
    at: u32,
    left: u32,
}

impl<'de> Cursor<'de> {
    /// In front of the first member of what this node is.
    #[inline]
    pub(super) fn into(page: &'de Page, at: u32) -> Self {
        let members = page.node(at).map_or(0, |node| node.members());
        Self {
            page,
            at: at + 1,
            left: members,
        }
    }

    /// How many entries, elements or members follow.
    #[inline]
    pub(crate) fn left(&self) -> usize {
        // No loss: it fits into addresses, as the nodes do.
        self.left as usize
    }

    /// The next entry of a map.
    #[inline]
    pub(crate) fn entry(&mut self) -> Option<(&'de str, Value<'de>)> {
        self.left = self.left.checked_sub(1)?;
        let name = self.page.text(self.page.node(self.at)?)?;
        self.at += 1;
        Some((name, self.pass()?))
    }

    /// The next element of a list, or member of a set.
    #[inline]
    pub(crate) fn element(&mut self) -> Option<Value<'de>> {
        self.left = self.left.checked_sub(1)?;
        self.pass()
    }

    /// The value of the last entry of this name: that is the one that counts, should there be two.
    pub(super) fn find(mut self, name: &str) -> Option<Value<'de>> {
        let mut found = None;
        while self.left > 0 {
            self.left -= 1;
            let node = self.page.node(self.at)?;
            self.at += 1;
            let value = self.pass()?;
            // Most are told apart by their length.
            if node.range().len() == name.len() && self.page.text(node) == Some(name) {
                found = Some(value);
            }
        }
        found
    }

    /// Passes over a value.
    #[inline]
    fn pass(&mut self) -> Option<Value<'de>> {
        let value = Value::new(self.page, self.at)?;
        self.at += 1 + self.page.node(self.at)?.inside();
        Some(value)
    }
}
