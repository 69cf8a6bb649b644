use std::fmt::{self, Display, Write as _};

/// Why a value cannot be stored, or an attribute cannot be read, and which one.
#[derive(Clone, Debug, PartialEq)]
pub struct CodecError(Box<Report>);

#[derive(Clone, Debug, PartialEq)]
struct Report {
    problem: Problem,
    /// Innermost first: the error collects it on its way out, so that success costs nothing.
    path: Vec<Segment>,
}

/// One step of a path into an item.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Segment {
    Key(String),
    Index(usize),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Problem {
    /// The entity does not serialise to a map.
    NotAnItem { found: &'static str },
    /// A float is NaN or infinite.
    NotFinite,
    /// A float is nearer to zero, or farther from it, than DynamoDB can hold.
    Magnitude,
    /// An integer has more significant digits than DynamoDB keeps.
    Digits,
    /// A set without members, where an attribute must be.
    EmptySet,
    /// A set of something else than strings, numbers or bytes.
    SetOf {
        expected: &'static str,
        found: &'static str,
    },
    /// More maps and lists in each other than can be read back.
    Depth,
    /// A map key that has no text.
    MapKey { found: &'static str },
    /// A field has no attribute, no default and no meaning for NULL.
    Missing,
    /// An attribute of another type.
    Type {
        expected: &'static str,
        found: &'static str,
    },
    /// A number that its field cannot hold.
    Number {
        text: String,
        expected: &'static str,
    },
    /// The text of a reply is not what it was when it was checked.
    Text,
    /// What a `Serialize` implementation has to say.
    Serialize(String),
    /// What a `Deserialize` implementation has to say.
    Deserialize(String),
}

impl CodecError {
    /// Where in the item, as in `address.lines[1]`; nothing when it is the value itself.
    #[must_use]
    pub fn path(&self) -> Option<String> {
        let mut path = String::new();
        for segment in self.0.path.iter().rev() {
            // Writing to a string cannot fail.
            let _ = match segment {
                Segment::Key(key) if path.is_empty() => write!(path, "{key}"),
                Segment::Key(key) => write!(path, ".{key}"),
                Segment::Index(index) => write!(path, "[{index}]"),
            };
        }
        Some(path).filter(|path| !path.is_empty())
    }

    /// The same error, seen from the value that holds the failed one in `segment`.
    pub(super) fn inside(mut self, segment: Segment) -> Self {
        self.0.path.push(segment);
        self
    }

    pub(super) fn inside_key(self, key: &str) -> Self {
        self.inside(Segment::Key(key.to_owned()))
    }

    pub(crate) fn is_missing(&self) -> bool {
        self.0.problem == Problem::Missing
    }

    /// The path, innermost step first.
    pub(super) fn segments(&self) -> &[Segment] {
        &self.0.path
    }
}

impl From<Problem> for CodecError {
    fn from(problem: Problem) -> Self {
        Self(Box::new(Report {
            problem,
            path: Vec::new(),
        }))
    }
}

impl Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path() {
            Some(path) => write!(f, "attribute `{path}` ")?,
            None => f.write_str("the value ")?,
        }
        match &self.0.problem {
            Problem::NotAnItem { found } => write!(
                f,
                "serialises to {found}, but an item has named attributes; \
                 make the entity a struct with named fields"
            ),
            Problem::NotFinite => f.write_str(
                "is NaN or infinite, which DynamoDB cannot store; use an `Option` that is `None` then",
            ),
            Problem::Magnitude => f.write_str(
                "lies outside DynamoDB's numbers, 1E-130 to 9.99E+125; store it as a string",
            ),
            Problem::Digits => f.write_str(
                "has more than the 38 digits that DynamoDB keeps; store it as a string",
            ),
            Problem::EmptySet => {
                f.write_str("is an empty set, which DynamoDB cannot store; remove the attribute")
            }
            Problem::SetOf { expected, found } => write!(
                f,
                "is a set of {expected}, but has {found} in it; change the set's type"
            ),
            Problem::Depth => f.write_str(
                "lies deeper than the 32 maps and lists in each other that DynamoDB stores; store it as a string",
            ),
            Problem::MapKey { found } => write!(
                f,
                "has {found} as a map key; use strings, integers, `bool`, `char` or unit variants"
            ),
            Problem::Missing => f.write_str(
                "is missing; add `#[serde(default)]` to the field if items may lack it, \
                 as they lack `None` and empty sets",
            ),
            Problem::Type { expected, found } => write!(
                f,
                "is {found}, but the field reads {expected}; change the field or the stored item"
            ),
            Problem::Number { text, expected } => write!(
                f,
                "is the number {text}, which `{expected}` cannot hold; \
                 change the field or the stored item"
            ),
            Problem::Text => f.write_str("cannot be read: its text is no DynamoDB JSON"),
            Problem::Serialize(message) => write!(f, "cannot be stored: {message}"),
            Problem::Deserialize(message) => write!(f, "cannot be read: {message}"),
        }
    }
}

impl std::error::Error for CodecError {}

impl serde::ser::Error for CodecError {
    fn custom<M: Display>(message: M) -> Self {
        Problem::Serialize(message.to_string()).into()
    }
}

impl serde::de::Error for CodecError {
    fn custom<M: Display>(message: M) -> Self {
        Problem::Deserialize(message.to_string()).into()
    }

    fn missing_field(field: &'static str) -> Self {
        Self::from(Problem::Missing).inside_key(field)
    }
}
