//! The untyped core: one copy in a program, whatever entities it has.

mod count;
mod get;
mod pages;
mod patience;
mod transact;
mod unique;
mod write;

pub(crate) use get::{Fetch, get};
pub(crate) use pages::{Excluded, Order, Pages};
pub(crate) use transact::{Member, Settings, read as transact_read, write as transact_write};
pub(crate) use transact::{
    read_request as transact_read_request, write_request as transact_write_request,
};
pub(crate) use write::{request as write_request, write};
