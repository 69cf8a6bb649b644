//! Connectors under the SDK's client: one that takes the time of a network, and one that answers without an engine.

mod delay;
mod no_engine;

pub(crate) use delay::delayed;
pub(crate) use no_engine::NoEngine;
