//! Transactions: several operations that are done at one moment, or not at all.

mod read;
mod rows;
mod write;

pub use read::ReadTransaction;
pub use rows::{After, Found, Many, One, Rows as TransactionRows, Yields};
pub use write::{InTable, IntoPut, WriteTransaction, Written};
