//! Questions that a derive asks about the user's other declarations.
//!
//! A question is asked only of types that it makes sense for: that a type is no table at all is told where it is used as
//! one, and not in a second error as well. Each is a type with one method, declared by two traits: the compiler takes
//! the trait whose condition holds, and that one has the question as the method's bound.

use std::marker::PhantomData;

use super::part::WrittenAs;
use crate::collection::PartitionOf;
use crate::entity::{Entity, IndexedBy};
use crate::key::HighCardinality;
use crate::row::Row;
use crate::table::{GlobalIndex, HasIndex, Index, Lists, LocalIndex, Table};

macro_rules! question {
    (
        $(#[$doc:meta])*
        $name:ident<$($parameter:ident),+> asked by $asked:ident or $passed:ident,
        of [$($sensible:tt)*], whether [$($question:tt)*]
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<$($parameter),+>(PhantomData<($($parameter,)+)>);

        impl<$($parameter),+> $name<$($parameter),+> {
            pub const OF: Self = Self(PhantomData);
        }

        pub trait $asked<$($parameter),+> {
            fn ask(self)
            where
                $($question)*;
        }

        impl<$($parameter),+> $asked<$($parameter),+> for $name<$($parameter),+>
        where
            $($sensible)*
        {
            fn ask(self)
            where
                $($question)*
            {
            }
        }

        pub trait $passed {
            fn ask(self);
        }

        impl<$($parameter),+> $passed for &$name<$($parameter),+> {
            fn ask(self) {}
        }
    };
}

question! {
    /// A table lists its entity.
    Listing<T, E> asked by AskListing or PassListing,
    of [T: Table, E: Entity], whether [T: Lists<E>]
}

question! {
    /// A table lists the index.
    Indexing<T, I> asked by AskIndexing or PassIndexing,
    of [T: Table, I: Index], whether [T: HasIndex<I>]
}

question! {
    /// An index that is given a partition key is global.
    Global<I> asked by AskGlobal or PassGlobal,
    of [I: Index], whether [I: GlobalIndex]
}

question! {
    /// An index that is given none is local.
    Local<I> asked by AskLocal or PassLocal,
    of [I: Index], whether [I: LocalIndex]
}

question! {
    /// A listed entity names the table that lists it.
    Home<E, T> asked by AskHome or PassHome,
    of [E: Entity], whether [E: LivesIn<T>]
}

question! {
    /// What a collection's variant holds lives in the collection's table.
    HomeOfRow<R, I, T> asked by AskHomeOfRow or PassHomeOfRow,
    of [R: Row<I>, T: Table], whether [R: Row<I, Entity: LivesIn<T>>]
}

/// The partition key of `R` in `I` is made as that of `First`.
#[derive(Debug)]
pub struct SamePartition<R, First, I>(PhantomData<(R, First, I)>);

impl<R, First, I> SamePartition<R, First, I> {
    pub const OF: Self = Self(PhantomData);
}

/// The forms and types of the first variant's parts are found by the compiler, as the only ones that its entity has.
pub trait AskSamePartition<R, I, F, T> {
    fn ask(self)
    where
        R: Row<I, Entity: PartitionOf<I, F, T, T>>;
}

impl<R, First, I, F, T> AskSamePartition<R, I, F, T> for SamePartition<R, First, I>
where
    R: Row<I, Entity: IndexedBy<I>>,
    First: Row<I, Entity: PartitionOf<I, F, T, T>>,
{
    fn ask(self)
    where
        R: Row<I, Entity: PartitionOf<I, F, T, T>>,
    {
    }
}

pub trait PassSamePartition {
    fn ask(self);
}

impl<R, First, I> PassSamePartition for &SamePartition<R, First, I> {
    fn ask(self) {}
}

question! {
    /// The only part of a partition key has enough values.
    Spread<T, F> asked by AskSpread or PassSpread,
    of [T: WrittenAs<F>], whether [T: HighCardinality]
}

/// The questions' traits without their names, which a user's type may have: an expansion takes them all.
pub mod asked {
    pub use super::{
        AskGlobal as _, AskHome as _, AskHomeOfRow as _, AskIndexing as _, AskListing as _,
        AskLocal as _, AskSamePartition as _, AskSpread as _, PassGlobal as _, PassHome as _,
        PassHomeOfRow as _, PassIndexing as _, PassListing as _, PassLocal as _,
        PassSamePartition as _, PassSpread as _,
    };
}

/// An entity of the table `T`.
#[diagnostic::on_unimplemented(
    message = "entity `{Self}` lives in another table than `{T}`",
    label = "declared with another `table = ..`",
    note = "list it there, or declare it with `#[entity(table = {T}, ..)]`"
)]
pub trait LivesIn<T> {}

#[diagnostic::do_not_recommend]
impl<E: Entity<Table = T>, T> LivesIn<T> for E {}
