use crate::schema::{AccessPath, ProjectionSchema};

/// Which attributes a row needs.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Columns {
    /// All that the table or the index carries.
    Whole,
    /// The keys.
    Keys,
    /// These attributes, and the keys.
    Only(&'static [&'static str]),
}

impl Columns {
    /// Whether they ask for the same attributes.
    pub(crate) fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Whole, Self::Whole) | (Self::Keys, Self::Keys) => true,
            (Self::Only(own), Self::Only(other)) => own == other,
            _ => false,
        }
    }

    /// The attributes to ask for by name, for rows of all these kinds; `None` asks for all that there are.
    ///
    /// Keys and the type tag always come along: rows are told apart, and resumed after, by them. An attribute that the
    /// index does not project must not be named at all: DynamoDB refuses the request, where engines return nothing.
    pub(crate) fn attributes(kinds: &[Self], path: &AccessPath) -> Option<Vec<&'static str>> {
        let mut wanted = Vec::new();
        for columns in kinds {
            match columns {
                Self::Whole => return None,
                Self::Keys => {}
                Self::Only(names) => wanted.extend_from_slice(names),
            }
        }
        if path
            .index()
            .is_some_and(|index| index.projection() == ProjectionSchema::KeysOnly)
        {
            return None;
        }
        let mut names: Vec<_> = path.key_attributes().iter().map(|key| key.name()).collect();
        wanted.push(path.table.type_tag_attribute());
        for name in wanted.into_iter().filter(|name| path.carries(name)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Some(names)
    }
}
