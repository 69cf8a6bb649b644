//! Faults under the SDK's HTTP client, for tests: the real SDK with its retries and timeouts, and a real engine.
//!
//! DynamoDB throttles, answers parts of batches, fails, falls silent, and loses replies to writes that it made. No
//! engine for tests does any of it. [`Faults`] stand between the SDK and the engine, and do it to the requests that a
//! script or a seeded chance picks; all others reach the engine as they are. They work under any [`Db`](crate::Db), by
//! [`Db::with_faults`](crate::Db::with_faults), and under any SDK client, by [`Faults::client`], so that a service can
//! be tested as a whole.
//!
//! ```
//! # use serde::{Deserialize, Serialize};
//! # use dynamodb_model::{Entity, Table};
//! # #[derive(Table)]
//! # #[table(name = "shop", pk = "pk", entities(Order))]
//! # struct Shop;
//! # #[derive(Serialize, Deserialize, Entity)]
//! # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
//! # struct Order { id: u64 }
//! use dynamodb_embedded::Engine;
//! use dynamodb_model::testing::{Fault, Faults, Throttle};
//!
//! #[tokio::main(flavor = "current_thread", start_paused = true)] // of a test, #[tokio::test(start_paused = true)]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let engine = Engine::memory().await?;
//!     let faults = Faults::seeded(7).chance(0.2, Fault::Throttled(Throttle::key_range()));
//!     let db = engine.table::<Shop>().await?.with_faults(&faults);
//!
//!     let mut lost = 0;
//!     for id in 0..50 {
//!         lost += u32::from(Order { id }.put().send(&db).await.is_err()); // three attempts each
//!     }
//!     for (kind, count) in faults.injected() {
//!         println!("{kind}: {count}");
//!     }
//!     assert!(faults.requests("PutItem") > 50 && lost < 5);
//!     Ok(())
//! }
//! ```
//!
//! # Time
//!
//! Waiting is the SDK's own: its back-off, its timeouts, and a [`Fault::SlowFirstByte`] go by the client's sleep, which
//! is tokio's. With a paused clock (`start_paused = true`, tokio's feature `test-util`) they take no time. The clients
//! of `dynamodb-embedded`, for an engine inside the process or outside, hold a paused clock while a request is with the
//! engine: no timeout strikes because an engine is slow. Another HTTP client does not hold it, and needs a running one.
//!
//! # Checksums
//!
//! DynamoDB's replies have the CRC32 of their body in `x-amz-crc32`. Replies that are made here have a right one, a reply
//! of an engine that gives none gets one, and faults that spoil a body leave it the sound body's.
//!
//! # Against the service
//!
//! All faults work against the service too, but for [`Fault::Partial`] and [`Fault::FirstOnly`]: they change the
//! request after it was signed, which engines for tests do not look at. So do parts of batches under
//! [`PartitionLimits`]. A paused clock is for engines too: the service refuses what is signed for another time.

mod batch;
mod client;
mod connector;
mod fault;
mod faults;
mod partitions;
mod refusal;
mod reply;
mod request;
mod step;
mod throttle;
mod time;

pub use fault::{Fault, FaultKind};
pub use faults::Faults;
pub use partitions::{PartitionLimits, PartitionSecond};
pub use step::Step;
pub use throttle::{Throttle, ThrottleCode};
