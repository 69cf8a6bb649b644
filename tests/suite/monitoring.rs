//! The model of the README: systems and their metrics in one table.

use dynamodb_model::{Entity, Index, KeyPart, Projection, Table, Ttl};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::support::at;

/// One physical table. Every entity below lives in it.
#[derive(Table)]
#[table(name = "monitoring", pk = "pk", sk = "sk", ttl = "expires_at")]
#[table(indexes(Gsi1, Gsi2), entities(System, Metric))]
pub(crate) struct Monitoring;

/// Keys only: cheap to write.
#[derive(Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", sk = "gsi1sk", project = keys_only)]
pub(crate) struct Gsi1;

#[derive(Index)]
#[index(global, name = "gsi2", pk = "gsi2pk", sk = "gsi2sk", project = include("hostname", "region"))]
pub(crate) struct Gsi2;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Status {
    Ok,
    Warn,
    Error,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Monitoring)]
#[entity(key(pk = "SYSTEM#{system_id}", sk = "PROFILE"))]
#[entity(index(Gsi2, query = by_device, pk = "DEVICE#{device_id}", sk = "{system_id}"))]
pub(crate) struct System {
    pub(crate) system_id: String,
    pub(crate) device_id: Option<String>,
    pub(crate) hostname: String,
    pub(crate) region: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Monitoring)]
#[entity(key(pk = "SYSTEM#{system_id}", sk = "METRIC#{at}"))]
#[entity(index(Gsi1, query = by_status, pk = "STATUS#{status}", sk = "{at}#{system_id}", shards = 8))]
pub(crate) struct Metric {
    pub(crate) system_id: String,
    pub(crate) at: Timestamp,
    pub(crate) status: Status,
    pub(crate) value: f64,
    pub(crate) note: Option<String>,
    #[entity(version)]
    pub(crate) version: u64,
    #[entity(ttl)]
    pub(crate) expires_at: Option<Ttl>,
}

/// A typed projection: only these attributes are read.
#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Metric)]
pub(crate) struct Reading {
    pub(crate) at: Timestamp,
    pub(crate) value: f64,
}

pub(crate) fn system(id: &str) -> System {
    System {
        system_id: id.to_owned(),
        device_id: None,
        hostname: format!("{id}.example.org"),
        region: "eu-west-1".to_owned(),
    }
}

/// A metric that is `OK`, without a note, and has not been stored yet.
pub(crate) fn metric(system_id: &str, seconds: i64, value: f64) -> Metric {
    Metric {
        system_id: system_id.to_owned(),
        at: at(seconds),
        status: Status::Ok,
        value,
        note: None,
        version: 0,
        expires_at: None,
    }
}

/// The metric as it reads back after `create`.
pub(crate) fn created(metric: &Metric) -> Metric {
    Metric {
        version: 1,
        ..metric.clone()
    }
}
