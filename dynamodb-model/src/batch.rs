//! Batches: any number of puts and deletes, or of gets, in as few requests as they take.

mod operation;
mod read;
mod rows;
mod settings;
mod write;

pub use operation::{BatchOperation, Unchecked, WithoutUnique, WithoutVersion};
pub use read::BatchGet;
pub use rows::BatchRows;
pub(crate) use settings::settings;
pub use write::BatchWrite;
