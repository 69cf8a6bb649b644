//! `Uuid`.

use uuid::Uuid;

use crate::key::alphabet::Alphabet;
use crate::key::error::PartError;
use crate::key::form::Desc;
use crate::key::part::{HighCardinality, KeyPart, NativePart, Ordered, RawRange, Supports};
use crate::key::reader::PartReader;
use crate::key::shape::Shape;
use crate::key::value::{AttributeType, KeyValue};
use crate::key::writer::PartWriter;

const LEN: usize = uuid::fmt::Hyphenated::LENGTH;

super::part!(Uuid);

#[diagnostic::do_not_recommend]
impl KeyPart for Uuid {
    const SHAPE: Shape = Shape::of(LEN, LEN, "0123456789abcdef-");

    fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.fixed(form(value, &mut [0; LEN]), Alphabet::Hex);
        Ok(())
    }

    fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
        let form = from.fixed::<LEN>(Alphabet::Hex)?;
        parse(std::str::from_utf8(&form).unwrap_or_default())
    }
}

#[diagnostic::do_not_recommend]
impl NativePart for Uuid {
    const TYPE: AttributeType = AttributeType::S;

    fn to_key(value: &Self) -> Result<KeyValue, PartError> {
        Ok(KeyValue::S(form(value, &mut [0; LEN]).to_owned()))
    }

    fn from_key(value: &KeyValue) -> Result<Self, PartError> {
        parse(value.as_text()?)
    }
}

impl Ordered for Uuid {}
#[diagnostic::do_not_recommend]
impl HighCardinality for Uuid {}
impl Supports<Desc> for Uuid {}
impl<P> Supports<RawRange<P>> for Uuid {}

fn form<'a>(value: &Uuid, buffer: &'a mut [u8; LEN]) -> &'a str {
    value.as_hyphenated().encode_lower(buffer)
}

/// Reads the one form that is written: the crate reads others too.
fn parse(text: &str) -> Result<Uuid, PartError> {
    let value = Uuid::try_parse(text).ok();
    value
        .filter(|value| form(value, &mut [0; LEN]) == text)
        .ok_or_else(|| PartError::malformed("a hyphenated lower-case UUID", text))
}
