//! Sensors with indexes by template, by a bare field, and with a condition.

use std::collections::{BTreeMap, BTreeSet};

use dynamodb_model::{Document, Entity, Index, KeyPart, Projection, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(
    name = "plants",
    pk = "pk",
    sk = "sk",
    indexes(ByStatus, ByOwner, ByPlace),
    entities(Sensor)
)]
pub(super) struct Plants;

#[derive(Index)]
#[index(global, name = "by_status", pk = "status_pk", sk = "status_sk", project = all)]
pub(super) struct ByStatus;

#[derive(Index)]
#[index(global, name = "by_owner", pk = "owner_pk", sk = "owner_sk", project = all)]
pub(super) struct ByOwner;

#[derive(Index)]
#[index(global, name = "by_place", pk = "place", sk = "sk", project = all)]
pub(super) struct ByPlace;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
pub(super) enum Status {
    Ok,
    Broken,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Document)]
pub(super) struct Site {
    pub(super) city: String,
    pub(super) floor: i8,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Plants, key(pk = "PLANT#{plant}", sk = "SENSOR#{number}"))]
#[entity(index(ByStatus, query = by_status, pk = "STATUS#{status}#{plant}", sk = "{number}", when = visible))]
#[entity(index(ByOwner, query = by_owner, pk = "OWNER#{owner}", sk = "{number}#{plant}"))]
#[entity(index(ByPlace, query = by_place, pk = place, sk = "SENSOR#{number}"))]
pub(super) struct Sensor {
    pub(super) plant: String,
    pub(super) number: u32,
    pub(super) status: Status,
    pub(super) visible: bool,
    pub(super) owner: Option<String>,
    pub(super) place: Option<String>,
    pub(super) value: f64,
    pub(super) count: u64,
    pub(super) note: Option<String>,
    pub(super) log: Vec<String>,
    #[serde(with = "dynamodb_model::string_set", default)]
    pub(super) owners: BTreeSet<String>,
    #[serde(default)]
    pub(super) plain: BTreeSet<String>,
    #[serde(default)]
    pub(super) site: Site,
    #[serde(default)]
    pub(super) labels: BTreeMap<String, String>,
    #[entity(version)]
    pub(super) version: u64,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Sensor)]
pub(super) struct Count {
    pub(super) count: u64,
}

pub(super) fn sensor(number: u32) -> Sensor {
    Sensor {
        plant: "p".into(),
        number,
        status: Status::Ok,
        visible: true,
        owner: Some("ada".into()),
        place: None,
        value: 1.5,
        count: 2,
        note: None,
        log: vec!["made".into()],
        owners: BTreeSet::new(),
        plain: BTreeSet::new(),
        site: Site::default(),
        labels: BTreeMap::new(),
        version: 0,
    }
}
