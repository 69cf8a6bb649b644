use std::fmt;
use std::marker::PhantomData;

use crate::db::Handle;
use crate::entity::Entity;
use crate::error::Result;
use crate::execute::batch;
use crate::operation::{AnyVersion, Delete, HandsNothingBack, Put, Unversioned};
use crate::table::Table;
use crate::transaction::InTable;
use crate::write::Write;

/// One put or delete of a batch over the table `T`: what a stream of operations consists of.
///
/// A reference to an entity turns into its put.
#[must_use = "an operation does nothing until its batch is sent"]
pub struct BatchOperation<T> {
    write: Result<Write>,
    of: PhantomData<fn() -> T>,
}

impl<T: Table> BatchOperation<T> {
    /// Writes the item in the place of whatever is there.
    pub fn put<E>(entity: &E) -> Self
    where
        E: Entity + InTable<T> + WithoutVersion + WithoutUnique,
    {
        Self::of(Put::overwrite(entity).into_write())
    }

    /// Writes the item in the place of whatever is there, without checking its version, which is counted on from the
    /// one at hand.
    pub fn put_unversioned<E>(entity: &E) -> Self
    where
        E: Entity + InTable<T> + WithoutUnique,
    {
        Self::of(Put::overwrite(entity).unversioned().into_write())
    }

    /// Deletes an item: `BatchOperation::delete(Cart::delete("ada"))`. One that is not there is deleted as well, for 1 WCU.
    pub fn delete<E, R, V>(delete: Delete<E, R, V>) -> Self
    where
        E: Entity + InTable<T> + WithoutUnique,
        R: HandsNothingBack,
        V: Unchecked<E>,
    {
        Self::of(delete.into_write())
    }

    fn of(write: Result<Write>) -> Self {
        Self {
            write,
            of: PhantomData,
        }
    }

    pub(super) fn into_operation(self, handle: &Handle) -> Result<batch::Operation> {
        let mut write = self.write?;
        write.stamp(|| handle.now())?;
        batch::Operation::new(write)
    }
}

impl<E> From<&E> for BatchOperation<E::Table>
where
    E: Entity + WithoutVersion + WithoutUnique,
{
    fn from(entity: &E) -> Self {
        Self::put(entity)
    }
}

/// An entity without a version: a batch, where DynamoDB checks nothing, cannot overwrite what it has not seen.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has a version, and a batch cannot check it",
    label = "counts its writes",
    note = "write it by itself or in a transaction, or say that the last writer wins: `put_unversioned`"
)]
pub trait WithoutVersion {}

#[diagnostic::do_not_recommend]
impl<E: Entity<Version = ()>> WithoutVersion for E {}

/// An entity without unique fields: their values are items of their own, which a batch cannot change with the entity's.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has unique fields, and a batch cannot keep them unique",
    label = "has unique fields",
    note = "write it by itself or in a transaction: those take and give up its unique values with it"
)]
pub trait WithoutUnique {}

#[diagnostic::do_not_recommend]
impl<E: Entity<Unique = ()>> WithoutUnique for E {}

/// A delete that checks no version.
#[diagnostic::on_unimplemented(
    message = "a batch cannot check the version of `{E}`",
    label = "deletes blindly",
    note = "add `.unversioned()` to delete whatever is there, or delete it by itself or in a transaction"
)]
pub trait Unchecked<E> {}

#[diagnostic::do_not_recommend]
impl<E> Unchecked<E> for Unversioned {}

#[diagnostic::do_not_recommend]
impl<E: Entity<Version = ()>> Unchecked<E> for AnyVersion {}

impl<T> fmt::Debug for BatchOperation<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BatchOperation").field(&self.write).finish()
    }
}
