//! The tuple that a transaction of reads yields, as its type grows get by get.

use std::fmt;
use std::marker::PhantomData;
use std::vec::IntoIter;

use crate::entity::Entity;
use crate::error::Result;
use crate::row::{Row, RowItem};
use crate::table::Base;

/// One item, which yields `Option<P>`.
#[derive(Debug)]
pub struct One<P>(PhantomData<fn() -> P>);

/// Several items of one kind, which yield `Vec<Option<P>>`.
#[derive(Debug)]
pub struct Many<P>(PhantomData<fn() -> P>);

/// What was found, to be taken get by get.
pub struct Found {
    rows: IntoIter<Option<RowItem>>,
    counts: IntoIter<usize>,
}

impl Found {
    pub(crate) fn new(rows: Vec<Option<RowItem>>, counts: Vec<usize>) -> Self {
        Self {
            rows: rows.into_iter(),
            counts: counts.into_iter(),
        }
    }

    fn one<P: Row<Base>>(&mut self) -> Result<Option<P>> {
        let row = self.rows.next().flatten();
        row.map(P::decode).transpose().map_err(|error| {
            error
                .operation("get")
                .entity(<P::Entity as Entity>::SCHEMA.name())
        })
    }
}

impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Found").finish_non_exhaustive()
    }
}

/// A member of the tuple.
pub trait Yields {
    /// What it is.
    type Out: Send + 'static;

    #[doc(hidden)]
    fn take(found: &mut Found) -> Result<Self::Out>;
}

impl<P: Row<Base>> Yields for One<P> {
    type Out = Option<P>;

    fn take(found: &mut Found) -> Result<Self::Out> {
        found.one()
    }
}

impl<P: Row<Base>> Yields for Many<P> {
    type Out = Vec<Option<P>>;

    fn take(found: &mut Found) -> Result<Self::Out> {
        let count = found.counts.next().unwrap_or_default();
        let mut rows = Vec::with_capacity(count);
        for _ in 0..count {
            rows.push(found.one()?);
        }
        Ok(rows)
    }
}

/// All members.
pub trait Rows: 'static {
    /// The tuple.
    type Out: Send + 'static;

    #[doc(hidden)]
    fn decode(found: &mut Found) -> Result<Self::Out>;
}

/// A member that can stand after the members `R`.
// The new member has the bound, not those that are there: the compiler looks for methods by what is there, and would
// say no more than that it found none.
#[diagnostic::on_unimplemented(
    message = "a transaction's tuple has up to twelve rows",
    label = "the thirteenth",
    note = "read items of one kind together: `.get_all(ids.map(Order::get))`"
)]
pub trait After<R> {
    /// The members, and the new one.
    type With;
}

macro_rules! rows {
    ($($name:ident)*) => {
        impl<$($name: Yields + 'static),*> Rows for ($($name,)*) {
            type Out = ($($name::Out,)*);

            #[allow(unused_variables, reason = "no member takes nothing")]
            fn decode(found: &mut Found) -> Result<Self::Out> {
                Ok(($($name::take(found)?,)*))
            }
        }
    };
}

macro_rules! grow {
    ($($name:ident)*) => {
        rows! { $($name)* }

        impl<$($name,)* Y: Yields> After<($($name,)*)> for Y {
            type With = ($($name,)* Y,);
        }
    };
}

grow! {}
grow! { A }
grow! { A B }
grow! { A B C }
grow! { A B C D }
grow! { A B C D E }
grow! { A B C D E F }
grow! { A B C D E F G }
grow! { A B C D E F G H }
grow! { A B C D E F G H I }
grow! { A B C D E F G H I J }
grow! { A B C D E F G H I J K }
rows! { A B C D E F G H I J K L }
