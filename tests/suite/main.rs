//! The library as a service uses it, on an engine: `DYNAMODB_MODEL_ENDPOINT` names another one than the embedded.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod batches;
mod bulk_load;
mod collections;
mod direct;
mod errors;
mod faults;
mod forum;
mod history;
pub mod hostile;
mod hot_partition;
mod hydrate;
mod journal;
mod models;
mod monitoring;
mod observed;
mod rates;
mod reads;
mod replies;
mod requests;
mod sharding;
mod shop;
mod shown;
mod soak;
mod support;
mod tables;
mod transactions;
mod writes;
