//! Types of the user's, as the derive implements them.

use dynamodb_model::key::{KeyPart, Ordered, Part, PartError, PartReader, PartWriter, Shape};
use proptest::prelude::*;

use crate::samples::{Sample, text};

/// Two components, ordered.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub(crate) struct Place {
    country: String,
    floor: i8,
}

impl Part for Place {
    type Ref = Self;

    fn as_part(&self) -> &Self {
        self
    }
}

impl KeyPart for Place {
    const SHAPE: Shape = Shape::sequence(&[<String as KeyPart>::SHAPE, <i8 as KeyPart>::SHAPE]);

    fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.field(&value.country)?;
        to.last(&value.floor)
    }

    fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
        Ok(Self {
            country: from.field()?,
            floor: from.last()?,
        })
    }
}

impl Ordered for Place {}

impl Sample for Place {
    fn samples() -> BoxedStrategy<Self> {
        (text(), i8::samples())
            .prop_map(|(country, floor)| Self { country, floor })
            .boxed()
    }
}

/// One to three components, without an order.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub(crate) enum Actor {
    Nobody,
    User(String),
    Machine { place: Place, host: u16 },
}

impl Part for Actor {
    type Ref = Self;

    fn as_part(&self) -> &Self {
        self
    }
}

impl KeyPart for Actor {
    const SHAPE: Shape = Shape::one_of(&[
        Shape::name("nobody"),
        Shape::sequence(&[Shape::name("user"), <String as KeyPart>::SHAPE]),
        Shape::sequence(&[
            Shape::name("machine"),
            <Place as KeyPart>::SHAPE,
            <u16 as KeyPart>::SHAPE,
        ]),
    ]);

    fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        match value {
            Self::Nobody => to.name("nobody"),
            Self::User(field) => {
                to.tag("user")?;
                to.last(field)
            }
            Self::Machine { place, host } => {
                to.tag("machine")?;
                to.field(place)?;
                to.last(host)
            }
        }
    }

    fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
        match &*from.name()? {
            "nobody" => Ok(Self::Nobody),
            "user" => {
                from.fields()?;
                Ok(Self::User(from.last()?))
            }
            "machine" => {
                from.fields()?;
                Ok(Self::Machine {
                    place: from.field()?,
                    host: from.last()?,
                })
            }
            other => Err(PartError::unknown_name("Actor", other)),
        }
    }
}

impl Sample for Actor {
    fn samples() -> BoxedStrategy<Self> {
        prop_oneof![
            Just(Self::Nobody),
            text().prop_map(Self::User),
            (Place::samples(), u16::samples())
                .prop_map(|(place, host)| Self::Machine { place, host }),
        ]
        .boxed()
    }
}
