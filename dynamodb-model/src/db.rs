use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aws_sdk_dynamodb::Client;

use crate::batch::{BatchGet, BatchWrite};
use crate::clock::{self, Clock};
use crate::cursor::CursorSecret;
use crate::observe::Observer;
use crate::operation::CreateTable;
use crate::request::{Action, Expressions, Request};
use crate::table::Table;
use crate::transaction::{ReadTransaction, WriteTransaction};
use crate::transport::{Lane, Sending, Transport};

/// A handle on one physical table that holds the entities of `T`.
///
/// Cheap to clone and to share between tasks: clones use one SDK client with its connections and credentials.
/// Operations take a handle of their entity's table, so an item cannot end up in the wrong one.
///
/// ```
/// # use dynamodb_model::{Db, Entity, Table};
/// # use aws_sdk_dynamodb::{Client, Config, config::BehaviorVersion};
/// #[derive(Table)]
/// #[table(name = "shop", pk = "pk", entities(Order))]
/// struct Shop;
///
/// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
/// # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
/// # struct Order { id: u64 }
/// # let config = Config::builder().behavior_version(BehaviorVersion::v2026_01_12()).build();
/// let db: Db<Shop> = Db::new(Client::from_conf(config)).named("prod-shop");
/// assert_eq!(db.table_name(), "prod-shop");
/// ```
pub struct Db<T> {
    handle: Handle,
    of: PhantomData<fn() -> T>,
}

/// What a handle is made of, whatever its table is declared as: all that the executor needs.
#[derive(Clone, Debug)]
pub(crate) struct Handle {
    transport: Transport,
    table: Arc<str>,
    clock: Arc<dyn Clock>,
    secret: Option<Arc<CursorSecret>>,
}

impl<T: Table> Db<T> {
    /// A handle that sends its requests through this client, to the table of the declared name.
    #[must_use]
    pub fn new(client: Client) -> Self {
        let handle = Handle {
            transport: Transport::new(client),
            table: T::SCHEMA.name().into(),
            clock: clock::system(),
            secret: None,
        };
        Self {
            handle,
            of: PhantomData,
        }
    }

    /// The same tables under another physical name: one for each environment, say.
    #[must_use]
    pub fn named(mut self, table: impl Into<String>) -> Self {
        self.handle.table = table.into().into();
        self
    }

    /// Tells the observer about every request of this handle and its clones from now on.
    #[must_use]
    pub fn observed(mut self, observer: impl Observer + 'static) -> Self {
        self.handle.transport = self.handle.transport.observed_by(Arc::new(observer));
        self
    }

    /// Takes the time of `created_at` and `updated_at` fields from this clock, in place of the system's.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Clock + 'static) -> Self {
        self.handle.clock = Arc::new(clock);
        self
    }

    /// Signs the requests of this handle and its clones with a key that is derived once a day, and not for each request.
    ///
    /// It takes about a sixth of a point read's processor time away, and more where the processor has no instructions for
    /// SHA: the SDK's signer costs two or three times as much. Signatures are the same to the byte;
    /// [`CachedSigning`](crate::CachedSigning) tells what is kept, and what is still left to the SDK. The features
    /// `signing-aws-lc` and `signing-ring` have the library sign by the hashes that an application has for its TLS.
    ///
    /// ```
    /// # use dynamodb_embedded::Engine;
    /// # use dynamodb_model::{Db, Entity, Table};
    /// # #[derive(Table)]
    /// # #[table(name = "shop", pk = "pk", entities(Order))]
    /// # struct Shop;
    /// # #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize, Entity)]
    /// # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
    /// # struct Order { id: u64 }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let engine = Engine::memory().await?;
    /// # engine.table::<Shop>().await?;
    /// # let config = engine.sdk_config();
    /// let db = Shop::connect(&config).await.cached_signing();
    ///
    /// Order { id: 17 }.create().send(&db).await?;
    /// assert_eq!(Order::get(17).send(&db).await?, Some(Order { id: 17 }));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn cached_signing(mut self) -> Self {
        self.handle.transport = self.handle.transport.cached_signing();
        self
    }

    /// Sends the requests of this handle and its clones past the SDK's client, by the orchestrator that it uses itself.
    ///
    /// The client puts its configuration and its interceptors together for each request; here that is done once.
    /// Connections, credentials, endpoints, signatures, retries, timeouts and interceptors are the client's own, and what
    /// is sent is the same to the byte. A point read takes about two fifths less of the processor's time than with
    /// [`cached_signing`](Self::cached_signing) alone; the guide's chapter on speed tells what is left out, and when a
    /// client sends by itself all the same.
    ///
    /// It relies on how the SDK is built today. A client that is not as expected sends by itself, as without this.
    ///
    /// ```
    /// # use dynamodb_embedded::Engine;
    /// # use dynamodb_model::{Db, Entity, Table};
    /// # #[derive(Table)]
    /// # #[table(name = "shop", pk = "pk", entities(Order))]
    /// # struct Shop;
    /// # #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize, Entity)]
    /// # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
    /// # struct Order { id: u64 }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let engine = Engine::memory().await?;
    /// # engine.table::<Shop>().await?;
    /// # let config = engine.sdk_config();
    /// let db = Shop::connect(&config).await.cached_signing().direct();
    ///
    /// Order { id: 17 }.create().send(&db).await?;
    /// assert_eq!(Order::get(17).send(&db).await?, Some(Order { id: 17 }));
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "direct")]
    #[must_use]
    pub fn direct(mut self) -> Self {
        self.handle.transport = self.handle.transport.direct();
        self
    }

    /// Seals the cursors of this handle, so that a client can neither read the keys in them nor make one up.
    ///
    /// Every handle that is to read a cursor needs the same secret.
    #[cfg(feature = "sealed-cursors")]
    #[must_use]
    pub fn sealing_cursors(mut self, secret: CursorSecret) -> Self {
        self.handle.secret = Some(Arc::new(secret));
        self
    }

    /// The physical table's name.
    #[must_use]
    pub fn table_name(&self) -> &str {
        &self.handle.table
    }

    /// The SDK's client, for what this library does not do.
    #[must_use]
    pub fn client(&self) -> &Client {
        self.handle.transport.client()
    }

    /// A transaction of writes: all of them are done, or none.
    ///
    /// ```no_run
    /// # use dynamodb_model::{Db, Entity, Result, Table};
    /// # #[derive(Table)]
    /// # #[table(name = "shop", pk = "pk", entities(Order, Stock))]
    /// # struct Shop;
    /// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
    /// # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
    /// # struct Order { id: u64 }
    /// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
    /// # #[entity(table = Shop, key(pk = "STOCK#{sku}"))]
    /// # struct Stock { sku: String, count: u32 }
    /// # async fn example(db: Db<Shop>, order: Order) -> Result<()> {
    /// db.write()
    ///     .create(&order)
    ///     .update(Stock::update("tea").set(|s| s.count.subtract(2)).when(|s| s.count.ge(2)))
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn write(&self) -> WriteTransaction<T> {
        WriteTransaction::new(self.clone())
    }

    /// A transaction of reads: all items as they are at one moment.
    ///
    /// ```no_run
    /// # use dynamodb_model::{Db, Entity, Result, Table};
    /// # #[derive(Table)]
    /// # #[table(name = "shop", pk = "pk", entities(Order, Stock))]
    /// # struct Shop;
    /// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
    /// # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
    /// # struct Order { id: u64 }
    /// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
    /// # #[entity(table = Shop, key(pk = "STOCK#{sku}"))]
    /// # struct Stock { sku: String, count: u32 }
    /// # async fn example(db: Db<Shop>) -> Result<()> {
    /// let (order, stock) = db.read().get(Order::get(17)).get(Stock::get("tea")).send().await?;
    /// # let _: (Option<Order>, Option<Stock>) = (order, stock);
    /// # Ok(())
    /// # }
    /// ```
    pub fn read(&self) -> ReadTransaction<T> {
        ReadTransaction::new(self.clone())
    }

    /// Puts and deletes any number of items, in as few requests as they take.
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
    /// db.batch_write().put_all(&orders).send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn batch_write(&self) -> BatchWrite<T> {
        BatchWrite::new(self)
    }

    /// Reads any number of items by their keys, in as few requests as they take.
    ///
    /// ```no_run
    /// # use dynamodb_model::{Db, Entity, Result, Table};
    /// # #[derive(Table)]
    /// # #[table(name = "shop", pk = "pk", entities(Order))]
    /// # struct Shop;
    /// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
    /// # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
    /// # struct Order { id: u64 }
    /// # async fn example(db: Db<Shop>) -> Result<()> {
    /// let (orders,) = db.batch_get().get_all((1..=500).map(Order::get)).send().await?;
    /// # let _: Vec<Option<Order>> = orders;
    /// # Ok(())
    /// # }
    /// ```
    pub fn batch_get(&self) -> BatchGet<T> {
        BatchGet::new(self)
    }

    /// Creates the table as declared: keys, indexes and time to live.
    pub fn create_table(&self) -> CreateTable<T> {
        CreateTable::new(self.clone())
    }

    /// The same handle, which sends through this client.
    #[cfg(feature = "testing")]
    pub(crate) fn through(mut self, client: &Client) -> Self {
        self.handle.transport = self.handle.transport.through(client);
        self
    }

    pub(crate) fn handle(&self) -> &Handle {
        &self.handle
    }
}

impl Handle {
    pub(crate) fn secret(&self) -> Option<&CursorSecret> {
        self.secret.as_deref()
    }

    /// The physical table's name.
    pub(crate) fn table(&self) -> &str {
        &self.table
    }

    pub(crate) fn now(&self) -> SystemTime {
        self.clock.now()
    }

    /// Waits; says whether the client can.
    pub(crate) async fn sleep(&self, time: Duration) -> bool {
        self.transport.sleep(time).await
    }

    /// An action on the handle's table.
    pub(crate) fn request(&self, action: Action, expressions: Expressions) -> Request {
        Request {
            action,
            table: self.table.as_ref().to_owned(),
            expressions,
        }
    }

    /// Sends an action to the handle's table.
    pub(crate) fn send(&self, action: Action, expressions: Expressions) -> Sending<'_> {
        let request = self.request(action, expressions);
        self.transport.send(request, Lane::Online)
    }

    pub(crate) fn send_request(&self, request: Request) -> Sending<'_> {
        self.transport.send(request, Lane::Online)
    }

    /// Sends a request of a bulk job, as one attempt.
    pub(crate) fn send_bulk(&self, request: Request) -> Sending<'_> {
        self.transport.send(request, Lane::Bulk)
    }

    /// The same handle, which asks of each request what it consumes.
    pub(crate) fn metered(&self) -> Self {
        Self {
            transport: self.transport.clone().metered(),
            ..self.clone()
        }
    }
}

impl<T> Clone for Db<T> {
    fn clone(&self) -> Self {
        Self {
            handle: self.handle.clone(),
            of: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Db<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Db")
            .field("table", &self.handle.table)
            .finish_non_exhaustive()
    }
}
