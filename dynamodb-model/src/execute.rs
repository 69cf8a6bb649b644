//! The untyped core: one copy in a program, whatever entities it has.

mod count;
mod guard;
mod item;
mod pages;

pub(crate) use guard::Guard;
pub(crate) use item::{delete, get, put, update};
pub(crate) use pages::{Excluded, Order, Pages};
