//! Facts that join two declarations, proven while the user's crate is checked.
//!
//! A derive sees one item only. What must agree between a table, its indexes and its entities is therefore checked
//! here, by `const` functions that the derives call in constants of the user's crate: a disagreement is a compile error
//! at the declaration, in a sentence composed from the user's own names. All of these functions track their caller, so
//! that the compiler shows the declaration alone, and not the way from here to the panic.

mod collection;
mod field;
mod index;
mod key;
mod message;
mod overlap;
mod projection;
mod unique;

pub use collection::{verify_partition, verify_variant};
pub use field::{verify_field, verify_ttl};
pub use index::verify_index;
pub use key::{verify_index_partition, verify_index_sort, verify_partition_key, verify_sort_key};
pub use overlap::refuse_overlap;
pub use projection::verify_projection;
pub use unique::verify_unique;

/// `==` for text, in constants.
const fn same(a: &str, b: &str) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let ([x, a_rest @ ..], [y, b_rest @ ..]) = (a, b) {
        if *x != *y {
            return false;
        }
        (a, b) = (a_rest, b_rest);
    }
    true
}

/// Element `index`, in constants.
const fn nth<T>(mut list: &[T], mut index: usize) -> Option<&T> {
    while let [first, rest @ ..] = list {
        if index == 0 {
            return Some(first);
        }
        (list, index) = (rest, index - 1);
    }
    None
}
