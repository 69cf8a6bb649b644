use crate::cursor::Cursor;

/// One page of a query's rows, and where the next one starts.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Page<R> {
    items: Vec<R>,
    next: Option<Cursor>,
}

impl<R> Page<R> {
    pub(crate) fn new(items: Vec<R>, next: Option<Cursor>) -> Self {
        Self { items, next }
    }

    /// The rows of this page; possibly none, also before the end.
    #[must_use]
    pub fn items(&self) -> &[R] {
        &self.items
    }

    /// The rows of this page, taken out of it.
    #[must_use]
    pub fn into_items(self) -> Vec<R> {
        self.items
    }

    /// Where the next page starts, to give to [`page`](crate::Query::page); `None` after the last.
    #[must_use]
    pub fn next(&self) -> Option<Cursor> {
        self.next.clone()
    }
}

impl<R> IntoIterator for Page<R> {
    type Item = R;
    type IntoIter = std::vec::IntoIter<R>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}
