//! Where the declaration puts an attribute: in the item itself, or inside another attribute.

use std::marker::PhantomData;

use crate::coverage::Field;
use crate::expression::attribute::Attribute;
use crate::expression::codec::ElementValue;
use crate::expression::path::Path;

/// An attribute whose place the declaration names, down to the first key or index that is chosen
/// only when the program runs.
pub trait Located: Attribute {
    /// The attribute of the item that holds it. What carries that one carries it, and it is part
    /// of a key where that one is.
    type Root;

    /// Its path, as far as the declaration names it.
    fn declared_path() -> Path;
}

impl<A: Field> Located for A {
    type Root = Self;

    fn declared_path() -> Path {
        Path::attribute(Self::NAME)
    }
}

/// The marker of the field `F` of a document that is attribute `A`.
#[derive(Debug)]
pub struct Within<A, F> {
    markers: PhantomData<fn() -> (A, F)>,
}

impl<A, F: Attribute> Attribute for Within<A, F> {
    const NAME: &'static str = F::NAME;
    type Codec = F::Codec;
}

impl<A: Located, F: Attribute> Located for Within<A, F> {
    type Root = A::Root;

    fn declared_path() -> Path {
        A::declared_path().member(F::NAME)
    }
}

/// The marker of the members of the map, or the elements of the list, that is attribute `A`.
#[derive(Debug)]
pub struct Element<A> {
    container: PhantomData<fn() -> A>,
}

impl<A: Attribute> Attribute for Element<A> {
    const NAME: &'static str = A::NAME;
    type Codec = ElementValue;
}

impl<A: Located> Located for Element<A> {
    type Root = A::Root;

    fn declared_path() -> Path {
        A::declared_path()
    }
}
