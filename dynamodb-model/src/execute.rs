//! The untyped core: one copy in a program, whatever entities it has.

mod count;
mod get;
mod merged;
mod pages;
mod patience;
mod reading;
mod transact;
mod unique;
mod write;

pub(crate) use get::{Fetch, get};
use merged::Merged;
use pages::Pages;
pub(crate) use pages::{Excluded, Order};
pub(crate) use reading::{Orders, Reading};
pub(crate) use transact::{Member, Settings, read as transact_read, write as transact_write};
pub(crate) use transact::{
    read_request as transact_read_request, write_request as transact_write_request,
};
pub(crate) use write::{request as write_request, write};
