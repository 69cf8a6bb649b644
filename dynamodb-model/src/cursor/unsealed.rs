//! What stands for a secret without the feature `sealed-cursors`.

use crate::cursor::CursorError;

/// Without the feature `sealed-cursors` there is no secret: the type has no value.
#[derive(Clone, Debug)]
pub(crate) enum CursorSecret {}

impl CursorSecret {
    pub(in crate::cursor) fn seal(
        &self,
        _plain: &[u8],
        _context: &[u8],
    ) -> Result<Vec<u8>, CursorError> {
        match *self {}
    }

    pub(in crate::cursor) fn open(
        &self,
        _sealed: &[u8],
        _context: &[u8],
    ) -> Result<Vec<u8>, CursorError> {
        match *self {}
    }
}
