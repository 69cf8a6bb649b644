//! The whole model: one table, two indexes, two entities. Every key, query and request of this example comes from here.

use dynamodb_model::{Entity, Index, KeyPart, Projection, Table, Ttl};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One physical table. Every entity below lives in it.
#[derive(Table)]
#[table(name = "monitoring", pk = "pk", sk = "sk", ttl = "expires_at")]
#[table(indexes(Gsi1, Gsi2), entities(System, Metric))]
pub struct Monitoring;

/// Keys only: cheap to write, and a row names the item that it stands for.
#[derive(Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", sk = "gsi1sk", project = keys_only)]
pub struct Gsi1;

/// Carries every field of a system, so that a lookup needs no second read.
#[derive(Index)]
#[index(global, name = "gsi2", pk = "gsi2pk", sk = "gsi2sk", project = include("hostname", "region"))]
pub struct Gsi2;

/// How a metric compares with the thresholds of its system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
#[serde(rename_all = "UPPERCASE")]
pub enum Status {
    /// Below both thresholds.
    Ok,
    /// Somebody should look at it today.
    Warn,
    /// Somebody should look at it now.
    Error,
}

/// Something that is monitored: a server, or one part of the machine that this example runs on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Monitoring)]
#[entity(key(pk = "SYSTEM#{system_id}", sk = "PROFILE"))]
#[entity(index(Gsi2, query = by_device, pk = "DEVICE#{device_id}", sk = "{system_id}"))]
pub struct System {
    /// Its own name, such as `web-017` or `laptop/cpu`.
    pub system_id: String,
    /// The device it runs on. None: the item is simply not in gsi2 (sparse).
    pub device_id: Option<String>,
    /// The host it is a part of.
    pub hostname: String,
    /// Where the host stands.
    pub region: String,
}

// Every metric of a status would share one partition of gsi1, which takes 1000 writes a second: too few for a large fleet.
// `shards = 8` spreads them over eight, and a query reads the eight as one.
/// One measurement of a system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Monitoring)]
#[entity(key(pk = "SYSTEM#{system_id}", sk = "METRIC#{at}"))]
#[entity(index(Gsi1, query = by_status, pk = "STATUS#{status}", sk = "{at}#{system_id}", shards = 8))]
pub struct Metric {
    /// Whose measurement it is.
    pub system_id: String,
    /// When it was taken.
    pub at: Timestamp,
    /// What it means.
    pub status: Status,
    /// The measurement, in the unit of its system.
    pub value: f64,
    /// What a person should know about it.
    pub note: Option<String>,
    /// Counted by the library: a write that has not seen the last one fails.
    #[entity(version)]
    pub version: u64,
    /// A Number of epoch seconds; from a Timestamp or a Duration from now.
    #[entity(ttl)]
    pub expires_at: Option<Ttl>,
}

/// A typed projection: only these attributes are read.
#[derive(Debug, Deserialize, Projection)]
#[projection(of = Metric)]
pub struct Reading {
    /// When it was taken.
    pub at: Timestamp,
    /// The measurement.
    pub value: f64,
}
