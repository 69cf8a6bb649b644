//! `Ulid`.

use ulid::{ULID_LEN, Ulid};

use crate::key::alphabet::Alphabet;
use crate::key::error::PartError;
use crate::key::form::Desc;
use crate::key::part::{HighCardinality, KeyPart, NativePart, Ordered, RawRange, Supports};
use crate::key::reader::PartReader;
use crate::key::shape::Shape;
use crate::key::value::{AttributeType, KeyValue};
use crate::key::writer::PartWriter;

super::part!(Ulid);

#[diagnostic::do_not_recommend]
impl KeyPart for Ulid {
    const SHAPE: Shape = Shape::of(ULID_LEN, ULID_LEN, "0123456789ABCDEFGHJKMNPQRSTVWXYZ");

    fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.fixed(value.array_to_str(&mut [0; ULID_LEN]), Alphabet::Crockford);
        Ok(())
    }

    fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
        let form = from.fixed::<ULID_LEN>(Alphabet::Crockford)?;
        parse(std::str::from_utf8(&form).unwrap_or_default())
    }
}

#[diagnostic::do_not_recommend]
impl NativePart for Ulid {
    const TYPE: AttributeType = AttributeType::S;

    fn to_key(value: &Self) -> Result<KeyValue, PartError> {
        Ok(KeyValue::S(
            value.array_to_str(&mut [0; ULID_LEN]).to_owned(),
        ))
    }

    fn from_key(value: &KeyValue) -> Result<Self, PartError> {
        parse(value.as_text()?)
    }
}

impl Ordered for Ulid {}
#[diagnostic::do_not_recommend]
impl HighCardinality for Ulid {}
impl Supports<Desc> for Ulid {}
impl<P> Supports<RawRange<P>> for Ulid {}

/// Reads the one form that is written: the crate reads lower case and overflowing text too.
fn parse(text: &str) -> Result<Ulid, PartError> {
    let value = Ulid::from_string(text).ok();
    value
        .filter(|value| value.array_to_str(&mut [0; ULID_LEN]) == text)
        .ok_or_else(|| PartError::malformed("an upper-case ULID", text))
}
