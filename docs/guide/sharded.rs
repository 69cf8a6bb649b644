// One table by several declarations, for the guide's chapter on sharding.

use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity};

/// Few shards.
pub mod few {
    use dynamodb_model::{Entity, Index, Table};
    use serde::{Deserialize, Serialize};

    #[derive(Table)]
    #[table(name = "jobs", pk = "pk", sk = "sk", indexes(ByState), entities(Job))]
    pub struct Jobs;

    #[derive(Index)]
    #[index(global, name = "by_state", pk = "state_pk", sk = "state_sk", project = keys_only)]
    pub struct ByState;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Jobs, key(pk = "QUEUE#{queue}", sk = "JOB#{number}", shards = 3))]
    #[entity(index(ByState, query = by_state, pk = "STATE#{state}", sk = "{number}", shards = 4))]
    pub struct Job {
        pub queue: String,
        pub number: u64,
        pub state: String,
    }

    /// An open one.
    pub fn job(number: u64) -> Job {
        Job {
            queue: "mail".into(),
            number,
            state: "open".into(),
        }
    }
}

/// With more shards in the table.
pub mod moved {
    use dynamodb_model::{Entity, Index, Table};
    use serde::{Deserialize, Serialize};

    #[derive(Table)]
    #[table(name = "jobs", pk = "pk", sk = "sk", indexes(ByState), entities(Job))]
    pub struct Jobs;

    #[derive(Index)]
    #[index(global, name = "by_state", pk = "state_pk", sk = "state_sk", project = keys_only)]
    pub struct ByState;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Jobs, key(pk = "QUEUE#{queue}", sk = "JOB#{number}", shards = 5))]
    #[entity(index(ByState, query = by_state, pk = "STATE#{state}", sk = "{number}", shards = 4))]
    pub struct Job {
        pub queue: String,
        pub number: u64,
        pub state: String,
    }
}

/// With more shards in the index.
pub mod many {
    use dynamodb_model::{Entity, Index, Table};
    use serde::{Deserialize, Serialize};

    #[derive(Table)]
    #[table(name = "jobs", pk = "pk", sk = "sk", indexes(ByState), entities(Job))]
    pub struct Jobs;

    #[derive(Index)]
    #[index(global, name = "by_state", pk = "state_pk", sk = "state_sk", project = keys_only)]
    pub struct ByState;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Jobs, key(pk = "QUEUE#{queue}", sk = "JOB#{number}", shards = 3))]
    #[entity(index(ByState, query = by_state, pk = "STATE#{state}", sk = "{number}", shards = 16))]
    pub struct Job {
        pub queue: String,
        pub number: u64,
        pub state: String,
    }
}
