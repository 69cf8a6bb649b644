//! The model, twice: the two declarations differ in `shards = 4`.
//!
//! | entity          | partition key               | sort key         |
//! | --------------- | --------------------------- | ---------------- |
//! | `plain::Event`  | `TENANT#{tenant}`           | `EVENT#{number}` |
//! | `spread::Event` | `TENANT#{tenant}#` and 0–3  | `EVENT#{number}` |

use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

/// Each tenant's events are in one partition, which takes 1000 WCU a second.
pub mod plain {
    use super::{Deserialize, Entity, Serialize, Table};

    /// The table.
    #[derive(Table)]
    #[table(name = "plain", pk = "pk", sk = "sk", entities(Event))]
    pub struct Events;

    /// Something that happened at a tenant.
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Events, key(pk = "TENANT#{tenant}", sk = "EVENT#{number}"))]
    pub struct Event {
        /// Where it happened.
        pub tenant: String,
        /// Counted by the tenant.
        pub number: u32,
        /// What happened.
        pub text: String,
    }
}

/// Each tenant's events are in four partitions, and are written and read as if it were one.
pub mod spread {
    use super::{Deserialize, Entity, Serialize, Table};

    /// The table.
    #[derive(Table)]
    #[table(name = "spread", pk = "pk", sk = "sk", entities(Event))]
    pub struct Events;

    /// Something that happened at a tenant.
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Events, key(pk = "TENANT#{tenant}", sk = "EVENT#{number}", shards = 4))]
    pub struct Event {
        /// Where it happened.
        pub tenant: String,
        /// Counted by the tenant.
        pub number: u32,
        /// What happened.
        pub text: String,
    }
}
