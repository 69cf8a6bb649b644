use std::ops::{
    Bound, Range, RangeBounds as _, RangeFrom, RangeInclusive, RangeTo, RangeToInclusive,
};

use crate::entity::Entity;
use crate::key::KeyValue;
use crate::primary_key::Key;
use crate::table::Base;

/// A sort key as it is stored, for the bounds of [`sort_keys`](crate::CollectionQuery::sort_keys): text, the primary key
/// of an item, or a [`KeyValue`] where the sort key is a number or binary.
///
/// ```
/// use dynamodb_model::{Base, KeyValue, SortKey};
///
/// let stored = SortKey::<Base>::stored(&"METRIC#2026");
/// assert_eq!(stored, Some(KeyValue::S("METRIC#2026".to_owned())));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no sort key in `{I}`",
    label = "expected stored text, or an item's key",
    note = "give text (`\"METRIC#2026\"..`), or in the table itself an item's key: `&metric.primary_key()?..`"
)]
pub trait SortKey<I> {
    /// The stored value; `None` for a key of a table that has no sort key.
    fn stored(&self) -> Option<KeyValue>;
}

impl<I> SortKey<I> for &str {
    fn stored(&self) -> Option<KeyValue> {
        Some(KeyValue::S((*self).to_owned()))
    }
}

impl<I> SortKey<I> for String {
    fn stored(&self) -> Option<KeyValue> {
        Some(KeyValue::S(self.clone()))
    }
}

impl<I> SortKey<I> for KeyValue {
    fn stored(&self) -> Option<KeyValue> {
        Some(self.clone())
    }
}

impl<E: Entity> SortKey<Base> for Key<E> {
    fn stored(&self) -> Option<KeyValue> {
        self.sort().cloned()
    }
}

impl<I, K: SortKey<I>> SortKey<I> for &K {
    fn stored(&self) -> Option<KeyValue> {
        (**self).stored()
    }
}

/// A range of stored sort keys: Rust's ranges of anything that is a [`SortKey`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no range of sort keys",
    label = "expected a range of stored sort keys",
    note = "give a range with a bound (`a..b`, `a..=b`, `a..`, `..b`, `..=b`), or use `sort_key_starts_with`"
)]
pub trait SortKeys<I> {
    /// The stored values.
    fn bounds(self) -> (Bound<KeyValue>, Bound<KeyValue>);
}

macro_rules! range_of_keys {
    ($($range:ty),+) => {$(
        impl<I, K: SortKey<I>> SortKeys<I> for $range {
            fn bounds(self) -> (Bound<KeyValue>, Bound<KeyValue>) {
                (stored(self.start_bound()), stored(self.end_bound()))
            }
        }
    )+};
}

range_of_keys!(
    Range<K>,
    RangeInclusive<K>,
    RangeFrom<K>,
    RangeTo<K>,
    RangeToInclusive<K>,
    (Bound<K>, Bound<K>)
);

fn stored<I, K: SortKey<I>>(bound: Bound<&K>) -> Bound<KeyValue> {
    match bound.map(SortKey::stored) {
        Bound::Included(Some(key)) => Bound::Included(key),
        Bound::Excluded(Some(key)) => Bound::Excluded(key),
        _ => Bound::Unbounded,
    }
}
