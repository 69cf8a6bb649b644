//! `bool`.

use crate::key::error::PartError;
use crate::key::part::{KeyPart, Ordered, RawRange, Supports};
use crate::key::reader::PartReader;
use crate::key::shape::Shape;
use crate::key::spec::Last;
use crate::key::writer::PartWriter;

super::part!(bool);

#[diagnostic::do_not_recommend]
impl KeyPart for bool {
    const SHAPE: Shape = Shape::names(&["false", "true"]);

    fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.plain(if *value { "true" } else { "false" });
        Ok(())
    }

    fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
        if from.plain("true") {
            Ok(true)
        } else if from.plain("false") {
            Ok(false)
        } else {
            Err(PartError::malformed("`true` or `false`", from.rest()))
        }
    }
}

impl Ordered for bool {}
impl Supports<RawRange<Last>> for bool {}
