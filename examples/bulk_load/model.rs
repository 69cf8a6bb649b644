//! The whole model: the readings of electricity meters, and how far the jobs are that write and read them.

use dynamodb_model::{Entity, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One physical table. Both entities below live in it.
#[derive(Table)]
#[table(name = "archive", pk = "pk", sk = "sk", entities(Reading, Checkpoint))]
pub struct Archive;

// It has no version, which a batch could not check. Written twice, it is the same item.
/// What a meter had counted at the end of an hour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Archive, key(pk = "METER#{meter}", sk = "READING#{at}"), scan)]
pub struct Reading {
    /// The meter's number.
    pub meter: u32,
    /// The end of the hour.
    pub at: Timestamp,
    /// What it had counted by then.
    pub watt_hours: u64,
    /// Who sent it.
    pub gateway: String,
}

/// How far a job is, for the next one that goes on with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Archive, key(pk = "JOB#{job}", sk = "CHECKPOINT"))]
pub struct Checkpoint {
    /// The job's name.
    pub job: String,
    /// A number of readings that are written, or the text of a scan's checkpoint.
    pub at: String,
}
