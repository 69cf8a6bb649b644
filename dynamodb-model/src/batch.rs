//! Batches: any number of puts and deletes, or of gets, in as few requests as they take.

mod operation;
mod read;
mod settings;
mod stream;
mod write;

pub use operation::{BatchOperation, Unchecked, WithoutUnique, WithoutVersion};
pub use read::BatchGet;
pub use stream::Gets;
pub(crate) use settings::settings;
pub use write::BatchWrite;
