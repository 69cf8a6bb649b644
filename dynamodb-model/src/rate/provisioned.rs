//! What a table can take, as `DescribeTable` tells it.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{
    GlobalSecondaryIndexDescription, OnDemandThroughput, ProvisionedThroughputDescription,
    TableDescription,
};

use crate::error::{Error, ErrorKind, Result, from_sdk};

/// What a new table that is paid by request takes at once, in units a second, where DynamoDB does not say:
/// "Amazon DynamoDB on-demand mode" in the developer guide.
const NEW_TABLE: Capacity = Capacity {
    reads: 12_000.0,
    writes: 4000.0,
};

/// The table (`None`) or an index, and units a second.
type Capacities = Vec<(Option<String>, f64)>;

#[derive(Clone, Copy)]
struct Capacity {
    reads: f64,
    writes: f64,
}

pub(super) async fn reads(client: &Client, table: &str) -> Result<Capacities> {
    describe(client, table, |capacity| capacity.reads).await
}

pub(super) async fn writes(client: &Client, table: &str) -> Result<Capacities> {
    describe(client, table, |capacity| capacity.writes).await
}

async fn describe(client: &Client, table: &str, of: fn(Capacity) -> f64) -> Result<Capacities> {
    let sent = client.describe_table().table_name(table).send().await;
    let explain = |error: Error| error.operation("describe the table");
    let described = sent.map_err(|error| explain(from_sdk(error)))?.table;
    let described = described.ok_or_else(|| {
        explain(Error::new(
            ErrorKind::Service,
            "DynamoDB did not describe it",
        ))
    })?;
    let indexes = described.global_secondary_indexes().iter();
    let indexes = indexes.filter_map(|index| {
        let name = index.index_name()?.to_owned();
        Some((Some(name), of(of_index(index))))
    });
    let mut capacities = vec![(None, of(of_table(&described)))];
    capacities.extend(indexes);
    Ok(capacities)
}

fn of_table(table: &TableDescription) -> Capacity {
    let warm = table.warm_throughput();
    Capacity::provisioned(table.provisioned_throughput())
        .unwrap_or_else(|| {
            Capacity::warm(
                warm.and_then(|warm| warm.read_units_per_second()),
                warm.and_then(|warm| warm.write_units_per_second()),
            )
        })
        .at_most(table.on_demand_throughput())
}

fn of_index(index: &GlobalSecondaryIndexDescription) -> Capacity {
    let warm = index.warm_throughput();
    Capacity::provisioned(index.provisioned_throughput())
        .unwrap_or_else(|| {
            Capacity::warm(
                warm.and_then(|warm| warm.read_units_per_second()),
                warm.and_then(|warm| warm.write_units_per_second()),
            )
        })
        .at_most(index.on_demand_throughput())
}

impl Capacity {
    /// `None` for what is paid by request, which is provisioned with 0 units.
    fn provisioned(throughput: Option<&ProvisionedThroughputDescription>) -> Option<Self> {
        let throughput = throughput?;
        Some(Self {
            reads: positive(throughput.read_capacity_units())?,
            writes: positive(throughput.write_capacity_units())?,
        })
    }

    fn warm(reads: Option<i64>, writes: Option<i64>) -> Self {
        Self {
            reads: positive(reads).unwrap_or(NEW_TABLE.reads),
            writes: positive(writes).unwrap_or(NEW_TABLE.writes),
        }
    }

    /// Within the maximum that the owner has set (-1 is none).
    fn at_most(self, maximum: Option<&OnDemandThroughput>) -> Self {
        let below =
            |own: f64, maximum: Option<i64>| positive(maximum).map_or(own, |max| own.min(max));
        Self {
            reads: below(
                self.reads,
                maximum.and_then(|max| max.max_read_request_units()),
            ),
            writes: below(
                self.writes,
                maximum.and_then(|max| max.max_write_request_units()),
            ),
        }
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "capacities are far below what a float counts exactly"
)]
fn positive(units: Option<i64>) -> Option<f64> {
    units.filter(|units| *units > 0).map(|units| units as f64)
}
