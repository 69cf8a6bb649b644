//! The traits that say what a type can do in a key.

use std::fmt::Debug;

use super::encoding::Encoding;
use super::error::PartError;
use super::reader::PartReader;
use super::shape::Shape;
use super::value::{AttributeType, KeyValue};
use super::writer::PartWriter;

/// A type that can stand in a key.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be part of a DynamoDB key",
    label = "this type has no key form",
    note = "key parts are strings, integers, floats, bool, times, ids, or types with `#[derive(KeyPart)]`",
    note = "every item has its primary key: an `Option` can only be part of an index key, which the item then leaves"
)]
pub trait Part: Clone + Debug + PartialEq + Send + Sync + 'static {
    /// What callers may pass by reference: `str` for `String`, the type itself otherwise.
    type Ref: ?Sized;

    /// This value as it is encoded.
    fn as_part(&self) -> &Self::Ref;
}

/// A type that can be part of a template key, that is, of text.
///
/// The law: `decode(encode(value)) == value`, and no two values have the same form. The [module](crate::key) lists the forms.
/// `#[derive(KeyPart)]` implements the trait for newtypes, structs and enums.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be part of a DynamoDB key",
    label = "this type has no key form",
    note = "key parts are strings, integers, floats, bool, times, ids, or types with `#[derive(KeyPart)]`",
    note = "every item has its primary key: an `Option` can only be part of an index key, which the item then leaves"
)]
pub trait KeyPart: Part {
    /// What the encoded text can look like.
    const SHAPE: Shape;

    /// Writes the value's components.
    ///
    /// # Errors
    ///
    /// The value has no key form: NaN, a year outside 0–9999, too many digits, a separator in raw text.
    fn encode(value: &Self::Ref, to: &mut PartWriter<'_>) -> Result<(), PartError>;

    /// Reads the components back.
    ///
    /// # Errors
    ///
    /// The text is not what [`encode`](Self::encode) writes.
    fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError>;

    /// Checks one encoded value and steps over it.
    ///
    /// # Errors
    ///
    /// Those of [`decode`](Self::decode).
    fn skip(from: &mut PartReader<'_>) -> Result<(), PartError> {
        Self::decode(from).map(drop)
    }
}

/// A type that can be a key attribute by itself: a bare field as key.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a DynamoDB key attribute by itself",
    label = "not a string, number or binary",
    note = "key attributes are strings, integers, floats, bytes, times, ids, or newtypes of them with `#[derive(KeyPart)]`",
    note = "other key parts stand in a template: `\"NAME#{{field}}\"`"
)]
pub trait NativePart: Part {
    /// The attribute's DynamoDB type.
    const TYPE: AttributeType;

    /// The attribute's value.
    ///
    /// # Errors
    ///
    /// DynamoDB cannot hold the value: NaN, an infinity, more than 38 digits, a year outside 0–9999.
    fn to_key(value: &Self::Ref) -> Result<KeyValue, PartError>;

    /// The value back from the attribute.
    ///
    /// # Errors
    ///
    /// The attribute has another type, or holds no value of this type.
    fn from_key(value: &KeyValue) -> Result<Self, PartError>;
}

/// [`NativePart::to_key`] of an enum without fields: its variant's name.
///
/// # Errors
///
/// None for such an enum.
pub fn name_to_key<T: KeyPart>(value: &T) -> Result<KeyValue, PartError> {
    let mut name = String::new();
    T::encode(
        value.as_part(),
        &mut PartWriter::new(&mut name, Encoding::Raw),
    )?;
    Ok(KeyValue::S(name))
}

/// [`NativePart::from_key`] of an enum without fields.
///
/// # Errors
///
/// The attribute is no string, or names no variant.
pub fn name_from_key<T: KeyPart>(value: &KeyValue) -> Result<T, PartError> {
    T::decode(&mut PartReader::new(value.as_text()?, Encoding::Raw, None))
}

/// A type whose order is the order of its key form, so that ranges of it can be queried.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no order in a DynamoDB key",
    label = "ranges need an order",
    note = "enums have one with `#[key_part(ordered)]`; structs and newtypes when their fields have"
)]
pub trait Ordered: Part {}

/// A type whose key form is text, so that its beginning can be queried with `starts_with`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text in a DynamoDB key",
    label = "`starts_with` needs text",
    note = "strings and newtypes of them are text"
)]
pub trait Text: Part {}

/// A type with enough values to spread items over partitions: everything but `bool` and enums without fields.
#[diagnostic::on_unimplemented(
    message = "a partition key of `{Self}` alone puts all items into a few partitions",
    label = "too few values to spread the load",
    note = "add a part with many values to the partition key, spread it with `shards = 8`, or accept it with `allow(low_cardinality)`"
)]
pub trait HighCardinality: Part {}

/// A field that can feed an index key: a part, or an `Option` of one, whose `None` leaves the item out of the index.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be part of a DynamoDB index key",
    label = "this type has no key form",
    note = "index key parts are strings, integers, floats, bool, times, ids, types with `#[derive(KeyPart)]`, or an `Option` of one"
)]
pub trait IndexPart {
    /// The part's type.
    type Part;

    /// The part, unless absent.
    fn part(&self) -> Option<&Self::Part>;

    /// The field that has this part.
    fn of_part(part: Self::Part) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Part> IndexPart for T {
    type Part = T;

    fn part(&self) -> Option<&T> {
        Some(self)
    }

    fn of_part(part: T) -> T {
        part
    }
}

#[diagnostic::do_not_recommend]
impl<T: Part> IndexPart for Option<T> {
    type Part = T;

    fn part(&self) -> Option<&T> {
        self.as_ref()
    }

    fn of_part(part: T) -> Self {
        Some(part)
    }
}

/// What a type's key form can do beyond standing in a key; `C` is a form (`Lower`, `Day`, ..) or [`RawRange`].
///
/// A newtype can do whatever its field can: `impl<C> Supports<C> for UserId where for<'never> String: Supports<C> {}`.
#[diagnostic::on_unimplemented(message = "`{Self}` has no form `{C}` in a key")]
pub trait Supports<C>: KeyPart {}

/// Ranges of the unescaped form have the type's order; `Pos` is `Inner` or `Last`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct RawRange<Pos>(std::marker::PhantomData<Pos>);
