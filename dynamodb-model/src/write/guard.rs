use crate::expression::{Condition, Path};
use crate::item;

/// What must hold of the stored item before a write may touch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guard {
    /// Anything will do.
    None,
    /// There must be no item.
    Absent,
    /// There must be an item, of this version where one is given; of version 0 are those without any.
    Present(Option<u64>),
    /// The item must have this version, or, for version 0, not be there.
    Version(u64),
}

impl Guard {
    /// The guard of an overwriting put.
    pub(crate) fn of_version(version: Option<u64>) -> Self {
        version.map_or(Self::None, Self::Version)
    }

    /// The same guard without its version.
    pub(crate) fn unversioned(self) -> Self {
        match self {
            Self::Version(_) => Self::None,
            Self::Present(_) => Self::Present(None),
            Self::None | Self::Absent => self,
        }
    }

    /// The version that a write makes which says which one it updates.
    pub(crate) fn next_version(self) -> Option<u64> {
        match self {
            Self::Present(Some(version)) => Some(version.saturating_add(1)),
            _ => None,
        }
    }

    /// Whether it does not hold any more once the write is done.
    pub(crate) fn is_spent_by_writing(self) -> bool {
        match self {
            Self::Absent | Self::Version(_) | Self::Present(Some(_)) => true,
            Self::None | Self::Present(None) => false,
        }
    }

    /// The operation's name for people, by the guard that is its own.
    pub(crate) fn verb(self) -> &'static str {
        match self {
            Self::Absent => "create",
            Self::Present(_) => "replace",
            Self::None | Self::Version(_) => "put",
        }
    }

    /// The guard as a condition on the table's partition key and the entity's version attribute.
    pub(crate) fn condition(
        self,
        partition: &'static str,
        version: Option<&'static str>,
    ) -> Option<Condition> {
        let has_version =
            |number| version.map(|name| Path::attribute(name).equals(item::number(number)));
        match self {
            Self::None => None,
            Self::Absent | Self::Version(0) => Some(Path::attribute(partition).missing()),
            Self::Present(None) => Some(Path::attribute(partition).exists()),
            // An item that was stored before its entity had a version has none, and is read as one of version 0.
            Self::Present(Some(0)) => {
                let stored = Path::attribute(partition).exists();
                Some(match version {
                    Some(name) => stored & Path::attribute(name).missing(),
                    None => stored,
                })
            }
            // An equal version implies that the item is there.
            Self::Present(Some(number)) | Self::Version(number) => has_version(number),
        }
    }
}
