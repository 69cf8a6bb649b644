use std::time::{Duration, SystemTime};

use dynamodb_model::{Db, ErrorKind as ModelErrorKind, Table};

use super::Engine;
use crate::error::{Error, ErrorKind};

impl Engine {
    /// The table that `T` declares: created with its keys, indexes and time to live, or found where the engine's file
    /// has it from an earlier run.
    ///
    /// Its name is [`table_name`](Self::table_name) of the declared one. The times that it writes into `created_at` and
    /// `updated_at` fields are those of the engine's manual clock, where it has one.
    ///
    /// # Errors
    ///
    /// [`is_table`](Error::is_table): the engine or the endpoint refused the table; the source says why.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use dynamodb_embedded::Engine;
    /// use dynamodb_model::{Entity, Table};
    /// use serde::{Deserialize, Serialize};
    ///
    /// #[derive(Table)]
    /// #[table(name = "shop", pk = "pk", entities(Customer))]
    /// struct Shop;
    ///
    /// #[derive(Debug, PartialEq, Serialize, Deserialize, Entity)]
    /// #[entity(table = Shop, key(pk = "CUSTOMER#{id}"))]
    /// struct Customer {
    ///     id: String,
    /// }
    ///
    /// let engine = Engine::memory().await?;
    /// let db = engine.table::<Shop>().await?;
    /// Customer { id: "ada".into() }.create().send(&db).await?;
    /// assert!(Customer::get("ada").send(&db).await?.is_some());
    /// # Ok(())
    /// # }
    /// ```
    pub async fn table<T: Table>(&self) -> Result<Db<T>, Error> {
        let name = self.table_name(T::SCHEMA.name());
        let db = self.timed(Db::<T>::new(self.client()).named(name));
        match db.create_table().send().await {
            Ok(()) => Ok(db),
            // A file engine keeps its tables.
            Err(error) if error.kind() == ModelErrorKind::InUse => Ok(db),
            Err(error) => {
                let message = format!("cannot create table `{}`", db.table_name());
                Err(Error::new(ErrorKind::Table, message).caused_by(error))
            }
        }
    }

    fn timed<T: Table>(&self, db: Db<T>) -> Db<T> {
        match self.clock().cloned() {
            Ok(clock) => db.with_clock(move || {
                SystemTime::UNIX_EPOCH + Duration::from_secs(clock.epoch_seconds())
            }),
            Err(_) => db,
        }
    }
}
