//! Reading: what comes back, in which order, and how it goes on.

mod count;
mod cursors;
mod filters;
mod foreign_rows;
mod get;
mod lent;
mod limits;
mod operators;
mod pages;
mod parallel;
mod ranges;
mod scan;
mod stream;
