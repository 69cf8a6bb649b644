//! Batches: any number of single operations, as few requests as they take.

mod answering;
mod operation;
mod read;
mod window;
mod write;

pub(crate) use operation::Operation;
pub(crate) use read::{Answer, Answers, KEYS, Reader, read, row};
pub(crate) use write::{LeftOver, Written, write};
