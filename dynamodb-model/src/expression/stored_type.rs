//! The ten types in which DynamoDB stores a value.

/// The type in which DynamoDB stores a value, for
/// [`Attr::is_type`](crate::expression::Attr::is_type). Keys are of three of them, by
/// [`AttributeType`](crate::AttributeType).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StoredType {
    /// Text: `S`.
    Text,
    /// A number: `N`.
    Number,
    /// A binary: `B`.
    Binary,
    /// A set of text: `SS`.
    TextSet,
    /// A set of numbers: `NS`.
    NumberSet,
    /// A set of binaries: `BS`.
    BinarySet,
    /// A map, as which serde's structs are stored: `M`.
    Map,
    /// A list: `L`.
    List,
    /// `None` inside a list or a map: `NULL`.
    Null,
    /// `true` or `false`: `BOOL`.
    Bool,
}

impl StoredType {
    /// DynamoDB's name of it.
    ///
    /// ```
    /// use dynamodb_model::StoredType;
    ///
    /// assert_eq!(StoredType::NumberSet.code(), "NS");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "S",
            Self::Number => "N",
            Self::Binary => "B",
            Self::TextSet => "SS",
            Self::NumberSet => "NS",
            Self::BinarySet => "BS",
            Self::Map => "M",
            Self::List => "L",
            Self::Null => "NULL",
            Self::Bool => "BOOL",
        }
    }
}
