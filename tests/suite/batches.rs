//! Any number of single operations, as few requests as they take.

mod limits;
mod models;
mod order;
mod read;
mod stream;
mod unfinished;
mod write;
