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

#[diagnostic::do_not_recommend]
impl Measurable for String {}
#[diagnostic::do_not_recommend]
impl Measurable for Box<str> {}
#[diagnostic::do_not_recommend]
impl Measurable for Cow<'static, str> {}
#[diagnostic::do_not_recommend]
impl<T> Measurable for Vec<T> {}
#[diagnostic::do_not_recommend]
impl<T> Measurable for VecDeque<T> {}
#[diagnostic::do_not_recommend]
impl<T> Measurable for BTreeSet<T> {}
#[diagnostic::do_not_recommend]
impl<T, S> Measurable for HashSet<T, S> {}
#[diagnostic::do_not_recommend]
impl<K, V> Measurable for BTreeMap<K, V> {}
#[diagnostic::do_not_recommend]
impl<K, V, S> Measurable for HashMap<K, V, S> {}

#[diagnostic::do_not_recommend]
impl<T: Measurable> Measurable for Option<T> {}
