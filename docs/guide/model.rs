// The model of the guide's examples: each of them includes this file by a hidden line.

use dynamodb_embedded::Engine;
use dynamodb_model::{
    Cursor, Db, Entity, Error, ErrorKind, Index, KeyPart, Projection, Table, Ttl, starts_with,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// One physical table. Every entity below lives in it.
#[derive(Table)]
#[table(name = "monitoring", pk = "pk", sk = "sk", ttl = "expires_at")]
#[table(indexes(Gsi1, Gsi2), entities(System, Metric))]
pub struct Monitoring;

#[derive(Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", sk = "gsi1sk", project = keys_only)]
pub struct Gsi1;

#[derive(Index)]
#[index(global, name = "gsi2", pk = "gsi2pk", sk = "gsi2sk", project = include("hostname", "region"))]
pub struct Gsi2;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
#[serde(rename_all = "UPPERCASE")]
pub enum Status {
    Ok,
    Warn,
    Error,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Monitoring)]
#[entity(key(pk = "SYSTEM#{system_id}", sk = "PROFILE"))]
#[entity(index(Gsi2, query = by_device, pk = "DEVICE#{device_id}", sk = "{system_id}"))]
pub struct System {
    pub system_id: String,
    pub device_id: Option<String>,
    pub hostname: String,
    pub region: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Monitoring)]
#[entity(key(pk = "SYSTEM#{system_id}", sk = "METRIC#{at}"))]
#[entity(index(Gsi1, query = by_status, pk = "STATUS#{status}", sk = "{at}#{system_id}", allow(low_cardinality)))]
pub struct Metric {
    pub system_id: String,
    pub at: Timestamp,
    pub status: Status,
    pub value: f64,
    pub note: Option<String>,
    #[entity(version)]
    pub version: u64,
    #[entity(ttl)]
    pub expires_at: Option<Ttl>,
}

#[derive(Debug, Deserialize, Projection)]
#[projection(of = Metric)]
pub struct Reading {
    pub at: Timestamp,
    pub value: f64,
}

pub type Result<T = (), E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// This many minutes after the beginning of 2026.
pub fn minute(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_767_225_600 + 60 * minutes).expect("a time in range")
}

/// A metric that has not been written yet.
pub fn metric(at: Timestamp, value: f64) -> Metric {
    Metric {
        system_id: "sys_1".into(),
        at,
        status: Status::Ok,
        value,
        note: None,
        version: 0,
        expires_at: None,
    }
}

/// An engine of its own with the table, one system, and its metrics of 60 minutes, whose values are 0 to 59.
pub async fn monitoring() -> Result<(Engine, Db<Monitoring>)> {
    let engine = Engine::memory().await?;
    let db = engine.table::<Monitoring>().await?;
    let system = System {
        system_id: "sys_1".into(),
        device_id: Some("dev_1".into()),
        hostname: "db1".into(),
        region: "eu-west-1".into(),
    };
    system.create().send(&db).await?;
    for n in 0..60 {
        metric(minute(n), n as f64).create().send(&db).await?;
    }
    Ok((engine, db))
}
