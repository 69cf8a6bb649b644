//! Which types `size` can measure.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

/// A type whose stored form has a size: text and binaries (in bytes), lists, sets and maps (in
/// members).
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no size",
    label = "`{Self}` is not text, a list, a set or a map",
    note = "`size` counts the bytes of text and binaries, and the members of lists, sets and maps"
)]
pub trait Measurable {}

impl Measurable for String {}
impl Measurable for Box<str> {}
impl Measurable for Cow<'static, str> {}
impl<T> Measurable for Vec<T> {}
impl<T> Measurable for VecDeque<T> {}
impl<T> Measurable for BTreeSet<T> {}
impl<T, S> Measurable for HashSet<T, S> {}
impl<K, V> Measurable for BTreeMap<K, V> {}
impl<K, V, S> Measurable for HashMap<K, V, S> {}

#[diagnostic::do_not_recommend]
impl<T: Measurable> Measurable for Option<T> {}
