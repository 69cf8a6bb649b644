//! What we read of a reply is what the SDK reads.

mod mutated;
mod taken;
