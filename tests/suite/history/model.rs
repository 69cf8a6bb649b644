//! An entity with an index of each kind, and with unique values.

use dynamodb_model::{Entity, Index, KeyPart, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "fleet", pk = "pk", sk = "sk", entities(Unit))]
#[table(indexes(ByState, ByOwner, ByPlace, ByRegion, ByNote, ByScore))]
pub(super) struct Fleet;

#[derive(Index)]
#[index(global, name = "by_state", pk = "state_pk", sk = "state_sk", project = all)]
pub(super) struct ByState;

#[derive(Index)]
#[index(global, name = "by_owner", pk = "owner_pk", sk = "owner_sk", project = all)]
pub(super) struct ByOwner;

#[derive(Index)]
#[index(global, name = "by_place", pk = "place", project = all)]
pub(super) struct ByPlace;

#[derive(Index)]
#[index(global, name = "by_region", pk = ["depot", "region"], sk = [N("rank"), N("number")], project = all)]
pub(super) struct ByRegion;

/// A template beside a field by itself, which may be absent.
#[derive(Index)]
#[index(global, name = "by_note", pk = "note_pk", sk = "note", project = all)]
pub(super) struct ByNote;

#[derive(Index)]
#[index(local, name = "by_score", sk = "score_sk", project = all)]
pub(super) struct ByScore;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
pub(super) enum State {
    Idle,
    Busy,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Fleet, key(pk = "DEPOT#{depot}", sk = "UNIT#{number}"))]
#[entity(index(ByState, query = by_state, pk = "{state}#{depot}", sk = "{number}", when = visible))]
#[entity(index(ByOwner, query = by_owner, pk = "OWNER#{owner}", sk = "{number}#{depot}"))]
#[entity(index(ByPlace, query = by_place, pk = place))]
#[entity(index(ByRegion, query = by_region, pk = [depot, region], sk = [rank, number]))]
#[entity(index(ByNote, query = by_note, pk = "NOTE#{depot}", sk = note))]
#[entity(index(ByScore, query = by_score, sk = "{score}#{number}"))]
pub(super) struct Unit {
    pub(super) depot: String,
    pub(super) number: u8,
    pub(super) state: State,
    pub(super) visible: bool,
    pub(super) owner: Option<String>,
    pub(super) place: Option<String>,
    pub(super) region: Option<String>,
    pub(super) rank: Option<u8>,
    pub(super) score: u8,
    #[entity(unique)]
    pub(super) badge: Option<String>,
    pub(super) count: i64,
    pub(super) note: Option<String>,
    pub(super) log: Vec<u8>,
}

impl Unit {
    pub(super) fn key(&self) -> (String, u8) {
        (self.depot.clone(), self.number)
    }
}
