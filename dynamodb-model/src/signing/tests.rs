//! That a request is signed as the SDK signs it.

mod client;
mod keys;
mod law;
mod sample;
mod suite;
mod turns;
