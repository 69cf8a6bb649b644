use std::fmt;
use std::marker::PhantomData;

use futures_core::Stream;
use futures_util::{StreamExt as _, stream};

use super::operation::{BatchOperation, Unchecked, WithoutUnique, WithoutVersion};
use super::settings::settings;
use crate::bulk::{Left, Running, Tally, Unfinished};
use crate::db::{Db, Handle};
use crate::entity::Entity;
use crate::error::{Error, ErrorKind};
use crate::execute::batch::{self, LeftOver, Operation, Written};
use crate::execute::bulk::Settings;
use crate::operation::{Delete, HandsNothingBack};
use crate::rate::Writes;
use crate::table::Table;
use crate::transaction::InTable;

/// Puts and deletes any number of items, of any entities of the table: made by [`Db::batch_write`](crate::Db::batch_write).
///
/// Costs what the single writes cost. They are sent 25 to a request (DynamoDB's limit; 16 MB, measured as they are sent),
/// 8 requests at a time. Of several operations on one item the last one wins: none is sent while an earlier one is under
/// way. What DynamoDB does not process is sent again, after a wait of full jitter (50 ms to 5 s, from the beginning when
/// at least half of a request was done), until all is done or the job's time is up.
///
/// A batch checks no conditions: entities with a version or with unique fields are not written blindly.
///
/// ```no_run
/// # use dynamodb_model::{Db, Entity, Result, Table};
/// # #[derive(Table)]
/// # #[table(name = "shop", pk = "pk", entities(Order))]
/// # struct Shop;
/// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
/// # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
/// # struct Order { id: u64 }
/// # async fn example(db: Db<Shop>, orders: Vec<Order>) -> Result<()> {
/// let written = db.batch_write().put_all(&orders).delete(Order::delete(17)).send().await?;
/// println!("{written}");
/// # Ok(())
/// # }
/// ```
#[must_use = "a batch does nothing until `.send()` is awaited"]
pub struct BatchWrite<T> {
    handle: Handle,
    operations: Vec<Operation>,
    /// Those that cannot be sent.
    refused: Vec<LeftOver>,
    settings: Settings,
    of: PhantomData<fn() -> T>,
}

impl<T: Table> BatchWrite<T> {
    pub(crate) fn new(db: &Db<T>) -> Self {
        Self::over(db.handle().clone())
    }

    /// Writes the item in the place of whatever is there.
    pub fn put<E>(self, entity: &E) -> Self
    where
        E: Entity + InTable<T> + WithoutVersion + WithoutUnique,
    {
        self.with(BatchOperation::put(entity))
    }

    /// Writes all these items.
    pub fn put_all<'e, E>(self, entities: impl IntoIterator<Item = &'e E>) -> Self
    where
        E: Entity + InTable<T> + WithoutVersion + WithoutUnique,
    {
        let mut all = self;
        let entities = entities.into_iter();
        all.operations.reserve(entities.size_hint().0);
        for entity in entities {
            all.add(BatchOperation::put(entity));
        }
        all
    }

    /// Writes the item in the place of whatever is there, without checking its version, which is counted on from the one
    /// at hand.
    pub fn put_unversioned<E>(self, entity: &E) -> Self
    where
        E: Entity + InTable<T> + WithoutUnique,
    {
        self.with(BatchOperation::put_unversioned(entity))
    }

    /// Deletes an item: `.delete(Cart::delete("ada"))`. One that is not there is deleted as well, for 1 WCU.
    pub fn delete<E, R, V>(self, delete: Delete<E, R, V>) -> Self
    where
        E: Entity + InTable<T> + WithoutUnique,
        R: HandsNothingBack,
        V: Unchecked<E>,
    {
        self.with(BatchOperation::delete(delete))
    }

    /// Deletes all these items: `.delete_all(names.iter().map(Cart::delete))`.
    pub fn delete_all<E, R, V>(self, deletes: impl IntoIterator<Item = Delete<E, R, V>>) -> Self
    where
        E: Entity + InTable<T> + WithoutUnique,
        R: HandsNothingBack,
        V: Unchecked<E>,
    {
        deletes.into_iter().fold(self, Self::delete)
    }

    settings!(Writes);

    /// Writes all of it.
    ///
    /// # Errors
    ///
    /// [`Unfinished`] with the batch of what is left, whose cause is of [`ErrorKind::Unfinished`] where the job's time was
    /// up, or what DynamoDB reports. Items that cannot be stored (a key that cannot be made, more than 400 KB) are found
    /// before anything is sent; then nothing is, and the rest is the batch without them.
    #[must_use = "nothing is sent until it is awaited"]
    pub fn send(self) -> Running<'static, Tally, Self> {
        Box::pin(async move {
            if !self.refused.is_empty() {
                return Err(self.refuse());
            }
            let operations = stream::iter(self.operations.into_iter().map(Ok));
            let (handle, settings) = (self.handle, self.settings);
            let written = batch::write(&handle, Box::pin(operations), settings).await;
            Self::outcome(handle, written)
        })
    }

    /// Writes all that the iterator gives, after what the batch has: it is read as far as requests are under way, so the
    /// job takes the same memory however long it is.
    ///
    /// An operation that cannot be done does not end the job: it is left over. After 1000 of them the iterator is read no
    /// further.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send). What was not read stays in the iterator, where it is given by `&mut`.
    #[must_use = "nothing is sent until it is awaited"]
    pub fn send_iter<'a, I>(self, operations: I) -> Running<'a, Tally, Self>
    where
        I: IntoIterator<Item: Into<BatchOperation<T>>, IntoIter: Send + 'a>,
    {
        self.send_stream(stream::iter(operations))
    }

    /// Writes all that the stream gives, as [`send_iter`](Self::send_iter) does.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    #[must_use = "nothing is sent until it is awaited"]
    pub fn send_stream<'a, S>(self, operations: S) -> Running<'a, Tally, Self>
    where
        S: Stream<Item: Into<BatchOperation<T>>> + Send + 'a,
    {
        let handle = self.handle.clone();
        let given = operations.map(move |operation| {
            let operation: BatchOperation<T> = operation.into();
            operation.into_operation(&handle)
        });
        Box::pin(async move {
            if !self.refused.is_empty() {
                return Err(self.refuse());
            }
            let own = stream::iter(self.operations.into_iter().map(Ok));
            let (handle, settings) = (self.handle, self.settings);
            let written = batch::write(&handle, Box::pin(own.chain(given)), settings).await;
            Self::outcome(handle, written)
        })
    }

    fn over(handle: Handle) -> Self {
        Self {
            handle,
            operations: Vec::new(),
            refused: Vec::new(),
            settings: Settings::default(),
            of: PhantomData,
        }
    }

    fn with(mut self, operation: BatchOperation<T>) -> Self {
        self.add(operation);
        self
    }

    fn add(&mut self, operation: BatchOperation<T>) {
        let place = self.operations.len() + self.refused.len();
        match operation.into_operation(&self.handle) {
            Ok(operation) => self.operations.push(operation),
            Err(error) => self.refused.push(LeftOver {
                place,
                error: Some(error),
                operation: None,
            }),
        }
    }

    /// Nothing is sent where it is known that some of it cannot be stored.
    fn refuse(mut self) -> Unfinished<Self> {
        let left = std::mem::take(&mut self.refused);
        let message = format!("{}, and nothing was sent", cannot_be_done(left.len()));
        let cause = Error::new(ErrorKind::Refused, message);
        let left = left.into_iter().map(|left| told(left).0).collect();
        Unfinished::new(cause, Tally::default(), left, self)
    }

    fn outcome(handle: Handle, written: Written) -> Result<Tally, Unfinished<Self>> {
        if written.left.is_empty() {
            return Ok(written.tally);
        }
        let mut rest = Self {
            settings: written.settings,
            ..Self::over(handle)
        };
        let mut left = Vec::new();
        let mut first = None;
        for over in written.left {
            if let (None, Some(error)) = (&first, &over.error) {
                first = Some(error.kind());
            }
            let (told, operation) = told(over);
            left.push(told);
            rest.operations.extend(operation);
        }
        let cause = written.cause.unwrap_or_else(|| {
            let kind = first.unwrap_or(ErrorKind::Refused);
            Error::new(kind, cannot_be_done(left.len()))
        });
        Err(Unfinished::new(cause, written.tally, left, rest))
    }
}

fn cannot_be_done(operations: usize) -> String {
    match operations {
        1 => "one operation cannot be done".to_owned(),
        count => format!("{count} operations cannot be done"),
    }
}

/// What is told of an operation that was not done, and the operation if it may be done yet.
fn told(left: LeftOver) -> (Left, Option<Operation>) {
    let reason = left.error.as_ref().map(ToString::to_string);
    let verb = left
        .operation
        .as_ref()
        .map_or("write", |operation| operation.verb);
    let of = left.operation.as_ref().map(Operation::of);
    let told = Left::new(left.place, verb, of, reason);
    (told, left.operation.filter(|_| left.error.is_none()))
}

impl<T> fmt::Debug for BatchWrite<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchWrite")
            .field("operations", &self.operations.len())
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
