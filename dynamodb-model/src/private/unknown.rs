//! Stands in where a declaration is wrong, so that what uses it is not wrong as well. No program that compiles has it.

use std::marker::PhantomData;

use crate::coverage::Carries;
use crate::entity::Entity;
use crate::error::Result;
use crate::row::{Columns, Row, RowItem};

/// The key, and the marker, of an entity whose declaration has a mistake.
#[derive(Debug)]
pub struct Unknown<E>(PhantomData<fn() -> E>);

impl<E: Entity, I> Row<I> for Unknown<E> {
    type Entity = E;

    fn columns() -> Columns {
        Columns::Keys
    }

    fn decode(_: RowItem) -> Result<Self> {
        Ok(Self(PhantomData))
    }
}

impl<E, N, I> Carries<N, I> for Unknown<E> {}
