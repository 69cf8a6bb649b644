//! Declarations, and what becomes of them.

mod classic;
mod design;
mod local_index;
mod multi_attribute;
mod parts;
mod projections;
mod singleton;
