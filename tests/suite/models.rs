//! Declarations, and what becomes of them.

mod bare_keys;
mod classic;
mod design;
mod documents;
mod flatten;
mod forms;

mod local_index;
mod method_names;
mod multi_attribute;
mod part_types;
mod parts;
mod projections;
mod raw;
mod serde_names;
mod singleton;
mod when;
