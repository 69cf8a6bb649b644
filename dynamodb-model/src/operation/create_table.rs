use std::collections::BTreeMap;
use std::time::Duration;

use aws_sdk_dynamodb::client::Waiters as _;
use aws_sdk_dynamodb::operation::create_table::CreateTableInput;
use aws_sdk_dynamodb::operation::create_table::builders::CreateTableInputBuilder;
use aws_sdk_dynamodb::operation::update_time_to_live::UpdateTimeToLiveInput;
use aws_sdk_dynamodb::operation::update_time_to_live::builders::UpdateTimeToLiveInputBuilder;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType,
    LocalSecondaryIndex, Projection, ProjectionType, ProvisionedThroughput, ScalarAttributeType,
    TimeToLiveSpecification,
};

use crate::db::Db;
use crate::error::{Error, ErrorKind, Result, from_sdk};
use crate::key::AttributeType;
use crate::schema::{IndexKind, IndexSchema, KeyAttribute, ProjectionSchema, TableSchema};
use crate::table::Table;
use crate::transport::input::incomplete;

/// Creates a table from its declaration: keys, indexes, projections, billing and time to live.
///
/// On-demand billing unless [`provisioned`](CreateTable::provisioned) is called.
///
/// ```no_run
/// # async fn example<T: dynamodb_model::Table>(db: dynamodb_model::Db<T>) -> dynamodb_model::Result<()> {
/// db.create_table().provisioned(10, 5).index_provisioned("gsi1", 10, 20).send().await
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a table is not created until `.send()` is awaited"]
pub struct CreateTable<T> {
    db: Db<T>,
    capacity: Option<Capacity>,
    index_capacity: BTreeMap<String, Capacity>,
    wait: Duration,
}

/// Provisioned units per second: a read unit is one consistent read of up to 4 KB, a write unit one write of up to 1 KB.
#[derive(Clone, Copy, Debug)]
struct Capacity {
    read: u32,
    write: u32,
}

impl<T: Table> CreateTable<T> {
    pub(crate) fn new(db: Db<T>) -> Self {
        Self {
            db,
            capacity: None,
            index_capacity: BTreeMap::new(),
            wait: Duration::from_secs(300),
        }
    }

    /// Bills by request, with no capacity to plan. This is the default.
    pub fn on_demand(mut self) -> Self {
        self.capacity = None;
        self
    }

    /// Provisions the table, and every global index that is not given its own, with this many RCU and WCU a second.
    pub fn provisioned(mut self, read_units: u32, write_units: u32) -> Self {
        self.capacity = Some(Capacity {
            read: read_units,
            write: write_units,
        });
        self
    }

    /// Provisions one global index by itself; only together with [`provisioned`](Self::provisioned).
    ///
    /// An index that has fewer write units than its table's writes need throttles the writes of the table.
    pub fn index_provisioned(
        mut self,
        index: impl Into<String>,
        read_units: u32,
        write_units: u32,
    ) -> Self {
        self.index_capacity.insert(
            index.into(),
            Capacity {
                read: read_units,
                write: write_units,
            },
        );
        self
    }

    /// How long to wait for the table to become active; five minutes unless told otherwise.
    pub fn wait_up_to(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }

    /// Creates the table, waits until it is active, and switches its time to live on where it declares one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InUse`] if the table exists already; [`ErrorKind::Refused`] for an index that the table does not
    /// declare or capacity of 0; [`ErrorKind::Service`] if the table is not active in time.
    pub async fn send(self) -> Result<()> {
        self.check()?;
        self.create()
            .await
            .map_err(|error| error.operation("create table"))?;
        self.enable_ttl()
            .await
            .map_err(|error| error.operation("enable the time to live of"))
    }

    fn check(&self) -> Result<()> {
        let refuse = |message: String| {
            Err(Error::new(ErrorKind::Refused, message).operation("create table"))
        };
        let global = |name: &str| {
            T::SCHEMA
                .index_schemas()
                .iter()
                .any(|index| index.name() == name && index.kind() == IndexKind::Global)
        };
        if let Some(unknown) = self.index_capacity.keys().find(|name| !global(name)) {
            return refuse(format!(
                "table `{}` has no global index `{unknown}`",
                T::SCHEMA.name()
            ));
        }
        if self.capacity.is_none() && !self.index_capacity.is_empty() {
            return refuse("an index has provisioned capacity only in a provisioned table; call `.provisioned(..)` too".into());
        }
        let none = |capacity: &Capacity| capacity.read == 0 || capacity.write == 0;
        if self
            .capacity
            .iter()
            .chain(self.index_capacity.values())
            .any(none)
        {
            return refuse(
                "provisioned capacity starts at 1 unit; leave `.provisioned(..)` out for on-demand"
                    .into(),
            );
        }
        Ok(())
    }

    /// The requests that [`send`](Self::send) sends, in the SDK's own types, for what this library does not do: the
    /// table's, and the one that switches its time to live on.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Refused`] as for [`send`](Self::send).
    pub fn into_requests(self) -> Result<(CreateTableInput, Option<UpdateTimeToLiveInput>)> {
        self.check()?;
        let table = self.table()?.build().map_err(incomplete)?;
        let ttl = self.ttl()?.map(|ttl| ttl.build().map_err(incomplete));
        Ok((table, ttl.transpose()?))
    }

    async fn create(&self) -> Result<()> {
        let client = self.db.client();
        self.table()?.send_with(client).await.map_err(from_sdk)?;
        client
            .wait_until_table_exists()
            .table_name(self.db.table_name())
            .wait(self.wait)
            .await
            .map(drop)
            .map_err(|error| {
                Error::new(ErrorKind::Service, "the table is not active in time").source(error)
            })
    }

    fn table(&self) -> Result<CreateTableInputBuilder> {
        let schema = T::SCHEMA;
        let mut request = CreateTableInputBuilder::default()
            .table_name(self.db.table_name())
            .set_attribute_definitions(Some(definitions(schema)?))
            .set_key_schema(Some(key_schema(
                &[schema.partition_key()],
                schema.sort_key().as_slice(),
            )?));
        for index in schema.index_schemas() {
            request = match index.kind() {
                IndexKind::Global => request.global_secondary_indexes(self.global(index)?),
                IndexKind::Local => request.local_secondary_indexes(local(schema, index)?),
            };
        }
        Ok(match self.capacity {
            Some(capacity) => request
                .billing_mode(BillingMode::Provisioned)
                .provisioned_throughput(throughput(capacity)?),
            None => request.billing_mode(BillingMode::PayPerRequest),
        })
    }

    fn global(&self, index: &IndexSchema) -> Result<GlobalSecondaryIndex> {
        let capacity = self
            .index_capacity
            .get(index.name())
            .copied()
            .or(self.capacity);
        GlobalSecondaryIndex::builder()
            .index_name(index.name())
            .set_key_schema(Some(key_schema(index.partition_keys(), index.sort_keys())?))
            .projection(projection(index))
            .set_provisioned_throughput(capacity.map(throughput).transpose()?)
            .build()
            .map_err(incomplete)
    }

    async fn enable_ttl(&self) -> Result<()> {
        let Some(request) = self.ttl()? else {
            return Ok(());
        };
        let sent = request.send_with(self.db.client()).await;
        sent.map(drop).map_err(from_sdk)
    }

    fn ttl(&self) -> Result<Option<UpdateTimeToLiveInputBuilder>> {
        let Some(attribute) = T::SCHEMA.ttl_attribute() else {
            return Ok(None);
        };
        let specification = TimeToLiveSpecification::builder()
            .attribute_name(attribute)
            .enabled(true)
            .build()
            .map_err(incomplete)?;
        Ok(Some(
            UpdateTimeToLiveInputBuilder::default()
                .table_name(self.db.table_name())
                .time_to_live_specification(specification),
        ))
    }
}

/// DynamoDB wants exactly the attributes that stand in a key, each once.
fn definitions(schema: &TableSchema) -> Result<Vec<AttributeDefinition>> {
    let mut keys: Vec<KeyAttribute> = vec![schema.partition_key()];
    keys.extend(schema.sort_key());
    for index in schema.index_schemas() {
        for key in index.partition_keys().iter().chain(index.sort_keys()) {
            if !keys.contains(key) {
                keys.push(*key);
            }
        }
    }
    keys.into_iter()
        .map(|key| {
            AttributeDefinition::builder()
                .attribute_name(key.name())
                .attribute_type(scalar(key.kind()))
                .build()
                .map_err(incomplete)
        })
        .collect()
}

fn scalar(kind: AttributeType) -> ScalarAttributeType {
    match kind {
        AttributeType::S => ScalarAttributeType::S,
        AttributeType::N => ScalarAttributeType::N,
        AttributeType::B => ScalarAttributeType::B,
    }
}

fn key_schema(partition: &[KeyAttribute], sort: &[KeyAttribute]) -> Result<Vec<KeySchemaElement>> {
    let element = |key: &KeyAttribute, kind: KeyType| {
        KeySchemaElement::builder()
            .attribute_name(key.name())
            .key_type(kind)
            .build()
            .map_err(incomplete)
    };
    let partition = partition.iter().map(|key| element(key, KeyType::Hash));
    let sort = sort.iter().map(|key| element(key, KeyType::Range));
    partition.chain(sort).collect()
}

fn local(table: &TableSchema, index: &IndexSchema) -> Result<LocalSecondaryIndex> {
    LocalSecondaryIndex::builder()
        .index_name(index.name())
        .set_key_schema(Some(key_schema(
            &[table.partition_key()],
            index.sort_keys(),
        )?))
        .projection(projection(index))
        .build()
        .map_err(incomplete)
}

fn projection(index: &IndexSchema) -> Projection {
    let projection = Projection::builder();
    match index.projection() {
        ProjectionSchema::KeysOnly => projection.projection_type(ProjectionType::KeysOnly),
        ProjectionSchema::All => projection.projection_type(ProjectionType::All),
        ProjectionSchema::Include(names) => projection
            .projection_type(ProjectionType::Include)
            .set_non_key_attributes(Some(names.iter().map(|&name| name.to_owned()).collect())),
    }
    .build()
}

fn throughput(capacity: Capacity) -> Result<ProvisionedThroughput> {
    ProvisionedThroughput::builder()
        .read_capacity_units(capacity.read.into())
        .write_capacity_units(capacity.write.into())
        .build()
        .map_err(incomplete)
}
