//! Batches: any number of puts and deletes, or of gets, in as few requests as they take.

mod operation;
mod read;
mod settings;
mod stream;
mod write;

pub use operation::{BatchOperation, Unchecked, WithoutUnique, WithoutVersion};
pub use read::BatchGet;
pub(crate) use settings::settings;
pub use stream::Gets;
pub use write::BatchWrite;
