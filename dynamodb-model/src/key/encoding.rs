//! How parts are written into a template.

/// How a table's template keys write their parts.
///
/// New tables want [`Escaped`](Encoding::Escaped), the default. `encoding = raw` on the table is for data that exists already.
#[expect(
    clippy::exhaustive_enums,
    reason = "a third encoding would be a new key format, which every match must know"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Injective and order-preserving for every value: text is escaped, numbers have a fixed width.
    #[default]
    Escaped,
    /// Text and numbers as they are; a value that contains the separator after it is an error.
    Raw,
}

/// An [`Encoding`] as a type, so that methods can depend on it.
pub trait KeyEncoding {
    /// The encoding.
    const ENCODING: Encoding;
}

/// [`Encoding::Escaped`] as a type.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Escaped;

/// [`Encoding::Raw`] as a type.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Raw;

impl KeyEncoding for Escaped {
    const ENCODING: Encoding = Encoding::Escaped;
}

impl KeyEncoding for Raw {
    const ENCODING: Encoding = Encoding::Raw;
}
