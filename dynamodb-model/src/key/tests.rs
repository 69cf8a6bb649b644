//! Exact forms, and what the derives rest on. The laws are property-tested in `tests/laws.rs`.

mod conditions;
mod derived;
mod forms;
mod overlap;
mod shards;
mod templates;

use super::writer::PartWriter;
use super::{
    DecodeForm, Encoding, Form, KeyEncoding, KeyPart, Part, PartError, PartReader, PartSchema,
    Parts, Plain,
};

/// The encoded text of one value.
fn form<T: Part, F: Form<T>>(value: &T, encoding: Encoding) -> Result<String, PartError> {
    let mut text = String::new();
    F::encode(value.as_part(), &mut PartWriter::new(&mut text, encoding))?;
    Ok(text)
}

/// The text of one value in its own, escaped form.
fn plain<T: KeyPart>(value: &T) -> String {
    form::<T, Plain>(value, Encoding::Escaped).unwrap()
}

/// Reads one value back.
fn read<T: Part, F: DecodeForm<T>>(text: &str, encoding: Encoding) -> Result<T, PartError> {
    let mut from = PartReader::new(text, encoding, None);
    let value = F::decode(&mut from)?;
    from.finish()?;
    Ok(value)
}

/// One part as its schema and its parts.
fn parts_of<T: Part, F: Form<T>, E: KeyEncoding>(value: &T) -> Parts {
    let schema = Box::leak(Box::new([PartSchema::new::<T, F, E>("part")]));
    Parts::new(schema).set::<T, F>(0, value)
}
