//! The untyped core: one copy in a program, whatever entities it has.

mod backoff;
pub(crate) mod batch;
pub(crate) mod bulk;
mod count;
mod get;
mod hydrate;
mod merged;
mod pages;
mod patience;
mod reading;
mod segments;
mod transact;
mod unique;
mod write;

pub(crate) use get::{Fetch, get};
pub(crate) use hydrate::{Half, Halves, HydratedRow, Hydration};
use merged::Merged;
use pages::Pages;
pub(crate) use pages::{Excluded, Order};
pub(crate) use reading::{Orders, Reading};
pub(crate) use segments::{Position, SegmentPage, Segments};
pub(crate) use transact::{Member, Settings, read as transact_read, write as transact_write};
pub(crate) use transact::{
    read_request as transact_read_request, write_request as transact_write_request,
};
pub(crate) use write::{request as write_request, write};
