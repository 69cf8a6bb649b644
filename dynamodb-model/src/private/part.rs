//! Parts and components as types: what expansions pass instead of a type and a form.
//!
//! A derive names the type of a part once, in an impl of [`ReadPart`] or [`WrittenPart`], and everywhere else the part.
//! So a field that cannot stand in a key is one error, at the field, and not one for each use of it.

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;

use crate::codec::{CodecError, Encoded, ValueSerializer, value_with};
use crate::entity::Entity;
use crate::error::{Error, Result};
use crate::expression::stored_with;
use crate::key::{
    DecodeForm, Escaped, Form, IndexPart, KeyEncoding, KeyPart, Native, NativePart, Part,
    PartError, PartReader, PartSchema, PartValue, PartWriter, Parts, Plain, Shape,
};
use crate::primary_key::Key;
use crate::row::{RowItem, RowKeys};
use crate::schema::KeyField;

/// A type that can be written in the form `F`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be part of a DynamoDB key",
    label = "this type has no key form",
    note = "key parts are strings, integers, floats, bool, times, ids, or types with `#[derive(KeyPart)]`",
    note = "every item has its primary key: an `Option` can only be part of an index key, which the item then leaves"
)]
pub trait WrittenAs<F>: Part {
    type Form: Form<Self>;
}

impl<T: Part, F: Form<T>> WrittenAs<F> for T {
    type Form = F;
}

/// A type that can be written in the form `F`, and read back.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be part of a DynamoDB key",
    label = "this type has no key form",
    note = "key parts are strings, integers, floats, bool, times, ids, or types with `#[derive(KeyPart)]`",
    note = "every item has its primary key: an `Option` can only be part of an index key, which the item then leaves"
)]
pub trait ReadAs<F>: WrittenAs<F> {
    type Decode: DecodeForm<Self>;
}

impl<T: Part, F: DecodeForm<T>> ReadAs<F> for T {
    type Decode = F;
}

/// A type whose values can be unique: each is the key of an item of its own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be unique",
    label = "this type has no key form",
    note = "a unique value is the key of an item of its own: take a string, integer, `bool`, time, id, or a type with `#[derive(KeyPart)]`, or an `Option` of one"
)]
pub trait UniqueValue: Part {
    type Form: Form<Self>;
}

impl<T: KeyPart> UniqueValue for T {
    type Form = Plain;
}

type UniqueForm<P> = <<P as UniquePart>::Type as UniqueValue>::Form;

/// The values of one unique field, which no key of the entity's own items has.
pub trait UniquePart {
    const NUMBER: usize;
    type Type: UniqueValue;
}

/// The schema of a unique field's values: escaped, even where the table's own keys are not.
#[must_use]
pub const fn unique_schema<P: UniquePart>(name: &'static str) -> PartSchema {
    PartSchema::new::<P::Type, UniqueForm<P>, Escaped>(name)
}

/// Sets a unique value from an entity.
pub fn put_unique<P: UniquePart>(parts: &mut Parts, value: Option<&P::Type>) {
    parts.put::<P::Type, UniqueForm<P>>(P::NUMBER, value);
}

/// One part of an entity's keys.
pub trait WrittenPart {
    const NUMBER: usize;
    type Form;
    type Type: WrittenAs<Self::Form>;
}

/// One part that its keys give back.
pub trait ReadPart {
    const NUMBER: usize;
    type Form;
    type Type: ReadAs<Self::Form>;
}

/// A type that can be a key attribute by itself.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a DynamoDB key attribute by itself",
    label = "not a string, number or binary",
    note = "key attributes are strings, integers, floats, bytes, times, ids, or newtypes of them with `#[derive(KeyPart)]`",
    note = "other key parts stand in a template: `\"NAME#{{field}}\"`"
)]
pub trait ReadAsBare: ReadAs<Native> {}

impl<T: NativePart> ReadAsBare for T {}

/// One part that is a key attribute by itself.
pub trait BarePart {
    const NUMBER: usize;
    type Type: ReadAsBare;
}

impl<P: BarePart> ReadPart for P {
    const NUMBER: usize = P::NUMBER;
    type Form = Native;
    type Type = P::Type;
}

impl<P: ReadPart> WrittenPart for P {
    const NUMBER: usize = P::NUMBER;
    type Form = P::Form;
    type Type = P::Type;
}

/// The type of a part.
pub type PartType<P> = <P as WrittenPart>::Type;
/// The form of a part, as its declaration says it.
pub type PartForm<P> = <P as WrittenPart>::Form;

type FormOf<P> = <<P as WrittenPart>::Type as WrittenAs<<P as WrittenPart>::Form>>::Form;
type DecodeOf<P> = <<P as ReadPart>::Type as ReadAs<<P as ReadPart>::Form>>::Decode;

/// The part's schema, under its name.
#[must_use]
pub const fn part_schema<P: WrittenPart, E: KeyEncoding>(name: &'static str) -> PartSchema {
    PartSchema::new::<P::Type, FormOf<P>, E>(name)
}

/// Sets the part from an argument.
pub fn set_part<P: WrittenPart>(parts: Parts, value: &impl PartValue<P::Type>) -> Parts {
    parts.set::<P::Type, FormOf<P>>(P::NUMBER, value)
}

/// A value for the part `P`.
pub trait ValueOf<P> {
    fn set(&self, parts: Parts) -> Parts;
}

impl<P: WrittenPart, V: PartValue<P::Type>> ValueOf<P> for V {
    fn set(&self, parts: Parts) -> Parts {
        set_part::<P>(parts, self)
    }
}

/// Sets the part from an entity.
pub fn put_part<P: WrittenPart>(parts: &mut Parts, value: Option<&P::Type>) {
    parts.put::<P::Type, FormOf<P>>(P::NUMBER, value);
}

/// Parts in nested pairs: an expansion reads all it wants in one call, because each call is checked for each user.
pub trait ReadParts {
    type Values;

    fn read(keys: &RowKeys<'_>) -> Result<Self::Values>;
}

impl ReadParts for () {
    type Values = ();

    fn read(_: &RowKeys<'_>) -> Result<()> {
        Ok(())
    }
}

impl<P: ReadPart, Rest: ReadParts> ReadParts for (P, Rest) {
    type Values = (P::Type, Rest::Values);

    fn read(keys: &RowKeys<'_>) -> Result<Self::Values> {
        let value = keys.part::<P::Type, DecodeOf<P>>(P::NUMBER)?;
        Ok((value, Rest::read(keys)?))
    }
}

/// The parts of a row's keys, and the primary key of its item.
pub fn read_parts<P: ReadParts, E: Entity>(row: &RowItem) -> Result<(P::Values, Key<E>)> {
    Ok((P::read(&row.keys()?)?, row.key()?))
}

/// The field that the part is, stored in this attribute.
#[must_use]
pub const fn key_field<P: ReadPart<Type: Serialize>>(attribute: &'static str) -> KeyField {
    KeyField::new::<P::Type, DecodeOf<P>>(P::NUMBER, attribute)
}

/// As [`key_field`], for a field that serde stores by a function of its own.
#[must_use]
pub const fn key_field_with<P: ReadPart>(
    attribute: &'static str,
    restore: fn(&Parts, usize) -> Result<Option<AttributeValue>>,
) -> KeyField {
    KeyField::with(P::NUMBER, attribute, restore)
}

/// The part as serde's function stores the field that has it, of type `V`.
pub fn restore_with<P, V>(
    parts: &Parts,
    part: usize,
    serialize: fn(&V, ValueSerializer<'_>) -> std::result::Result<Encoded, CodecError>,
) -> Result<Option<AttributeValue>>
where
    P: ReadPart,
    V: IndexPart<Part = P::Type>,
{
    let Some(value) = parts.get::<P::Type, DecodeOf<P>>(part)? else {
        return Ok(None);
    };
    let field = V::of_part(value);
    let stored = value_with(|to| serialize(&field, to));
    stored.map(Some).map_err(Error::decoding)
}

/// The stored form of a value in a filter.
pub type StoredValue = std::result::Result<AttributeValue, CodecError>;

/// The value as serde's function stores it.
pub fn encode_with(
    serialize: impl FnOnce(ValueSerializer<'_>) -> std::result::Result<Encoded, CodecError>,
) -> StoredValue {
    stored_with(serialize)
}

/// One field that a key part consists of.
pub trait Component {
    type Type: KeyPart;
}

/// What the component looks like.
#[must_use]
pub const fn shape_of<C: Component>() -> Shape {
    <C::Type as KeyPart>::SHAPE
}

type Written = std::result::Result<(), PartError>;

/// Writes a component that others follow.
pub fn write_field<C: Component>(to: &mut PartWriter<'_>, value: &C::Type) -> Written {
    to.field(value)
}

/// Writes the last component.
pub fn write_last<C: Component>(to: &mut PartWriter<'_>, value: &C::Type) -> Written {
    to.last(value)
}

/// Reads a component that others follow.
pub fn read_field<C: Component>(
    from: &mut PartReader<'_>,
) -> std::result::Result<C::Type, PartError> {
    from.field()
}

/// Reads the last component.
pub fn read_last<C: Component>(
    from: &mut PartReader<'_>,
) -> std::result::Result<C::Type, PartError> {
    from.last()
}
