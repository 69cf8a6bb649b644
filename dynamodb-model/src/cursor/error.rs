use std::fmt;

/// Why a cursor was refused, or could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CursorError {
    /// The text is not that of any cursor.
    Malformed,
    /// The first byte names a format that this version does not know.
    Version(u8),
    /// The cursor belongs to another entity, index, partition, number of shards or direction.
    Elsewhere,
    /// The checksum of an unsealed cursor does not hold.
    Damaged,
    /// A sealed cursor was altered, is of another scope, or was sealed with another secret.
    #[cfg(feature = "sealed-cursors")]
    Inauthentic,
    /// A handle with a secret was given an unsealed cursor.
    NotSealed,
    /// A handle without a secret was given a sealed cursor.
    Sealed,
    /// The system had no random bytes for a seal.
    #[cfg(feature = "sealed-cursors")]
    NoRandomness,
}

impl fmt::Display for CursorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => f.write_str(
                "the text is not a cursor; pass back the text of the page's cursor unchanged, \
                 or start from the first page",
            ),
            Self::Version(format) => write!(
                f,
                "the cursor has format {format}, which this version does not read; \
                 start again from the first page"
            ),
            Self::Elsewhere => f.write_str(
                "the cursor belongs to another entity, index, partition, number of shards or direction; \
                 use it with the query that returned it, or start from the first page",
            ),
            Self::Damaged => f.write_str(
                "the cursor was altered; pass back the text of the page's cursor unchanged, \
                 or start from the first page",
            ),
            #[cfg(feature = "sealed-cursors")]
            Self::Inauthentic => f.write_str(
                "the cursor was altered, belongs to another query or was sealed with another secret; \
                 start again from the first page",
            ),
            Self::NotSealed => f.write_str(
                "the cursor is not sealed, but the handle has a cursor secret; \
                 start again from the first page",
            ),
            Self::Sealed => f.write_str(
                "the cursor is sealed, but the handle has no cursor secret; \
                 give the handle the secret that sealed it",
            ),
            #[cfg(feature = "sealed-cursors")]
            Self::NoRandomness => f.write_str(
                "the system has no random bytes to seal a cursor with; try again later",
            ),
        }
    }
}

impl std::error::Error for CursorError {}
