#![doc = include_str!("../README.md")]

mod clock;
mod endpoint;
mod engine;
mod error;
mod http;
mod namespace;

pub use clock::Clock;
pub use endpoint::Endpoint;
pub use engine::{Engine, EngineBuilder};
pub use error::{Error, ErrorKind};
