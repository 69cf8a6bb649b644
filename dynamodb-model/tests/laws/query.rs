//! Queries against a naive filter over decoded tuples.

use std::ops::Bound;

use dynamodb_model::key::{
    KeyError, KeyErrorKind, KeyValue, PartErrorKind, Parts, QueryState, Selection, SortCondition,
};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::column::{Condition, Value};
use crate::layout::{AnyColumn, Layout, choices, pools, tuple};

/// Some tuples, and what is asked of their parts from the left.
#[derive(Clone, Debug)]
pub(crate) struct Query {
    pub(crate) layout: Layout,
    pub(crate) tuples: Vec<Vec<Value>>,
    pub(crate) conditions: Vec<Condition>,
}

impl Query {
    /// The tuples that are stored and that Rust says meet the conditions.
    fn wanted(&self) -> Vec<&[Value]> {
        let stored = self
            .tuples
            .iter()
            .filter(|tuple| self.layout.key(tuple).is_ok());
        let wanted = stored.filter(|tuple| self.is_wanted(tuple));
        wanted.map(Vec::as_slice).collect()
    }

    fn is_wanted(&self, tuple: &[Value]) -> bool {
        let columns = self.layout.columns.iter();
        let mut parts = columns.zip(tuple).zip(&self.conditions);
        parts.all(|((column, value), condition)| match condition {
            Condition::Equal(wanted) => column.compare(value, wanted).is_eq(),
            Condition::Range(lower, upper) => contains(*column, lower, upper, value),
            Condition::StartsWith(prefix) => column.starts_with(value, prefix),
        })
    }

    /// The selections that DynamoDB is asked for.
    fn selections(&self) -> Result<Vec<Selection>, KeyError> {
        let mut state = QueryState::new(Parts::new(self.layout.schema));
        for (i, (column, condition)) in self.layout.columns.iter().zip(&self.conditions).enumerate()
        {
            state = column.ask(state, i, condition);
        }
        state.selections(self.layout.templates)
    }

    /// The tuples whose keys the selections give.
    fn given(&self, selections: &[Selection]) -> Vec<&[Value]> {
        let stored = self.tuples.iter().filter_map(|tuple| {
            let key = self.layout.key(tuple).ok()?;
            let mut attributes = selections.iter().zip(&key);
            attributes
                .all(|(selection, value)| gives(selection, value))
                .then_some(tuple.as_slice())
        });
        stored.collect()
    }

    /// The law: what is given is what is wanted.
    pub(crate) fn check(&self) -> Result<(), TestCaseError> {
        match self.selections() {
            Ok(selections) => {
                for selection in &selections {
                    prop_assert!(is_valid(selection), "{selection:?}");
                }
                prop_assert_eq!(self.given(&selections), self.wanted(), "{:?}", selections);
            }
            // A bound without a key form is refused; rather that than a range of something else.
            Err(error) if self.ends_in_a_range() && is_out_of_range(&error) => {}
            // What cannot be a key is no tuple's.
            Err(error) => {
                let known = matches!(error.kind(), KeyErrorKind::Empty | KeyErrorKind::Part(_));
                prop_assert!(known, "{}", error);
                prop_assert_eq!(self.wanted(), Vec::<&[Value]>::new(), "{}", error);
            }
        }
        Ok(())
    }

    fn ends_in_a_range(&self) -> bool {
        matches!(self.conditions.last(), Some(Condition::Range(..)))
    }
}

fn is_out_of_range(error: &KeyError) -> bool {
    let KeyErrorKind::Part(error) = error.kind() else {
        return false;
    };
    matches!(
        error.kind(),
        PartErrorKind::OutOfRange | PartErrorKind::TooWide
    )
}

/// Rust's `RangeBounds::contains`.
fn contains(column: AnyColumn, lower: &Bound<Value>, upper: &Bound<Value>, value: &Value) -> bool {
    let above = match lower {
        Bound::Included(low) => column.compare(value, low).is_ge(),
        Bound::Excluded(low) => column.compare(value, low).is_gt(),
        Bound::Unbounded => true,
    };
    let below = match upper {
        Bound::Included(high) => column.compare(value, high).is_le(),
        Bound::Excluded(high) => column.compare(value, high).is_lt(),
        Bound::Unbounded => true,
    };
    above && below
}

/// DynamoDB's semantics, and the drop on arrival.
fn gives(selection: &Selection, value: &KeyValue) -> bool {
    let order = |bound: &KeyValue| value.sort_cmp(bound).expect("of one type");
    let met = match selection.condition() {
        SortCondition::All => true,
        SortCondition::Equal(key) => value == key,
        SortCondition::Prefix(prefix) => match (value, prefix) {
            (KeyValue::S(text), KeyValue::S(prefix)) => text.starts_with(prefix),
            (KeyValue::B(bytes), KeyValue::B(prefix)) => bytes.starts_with(prefix),
            other => panic!("a prefix of {other:?}"),
        },
        SortCondition::AtLeast(low) => order(low).is_ge(),
        SortCondition::GreaterThan(low) => order(low).is_gt(),
        SortCondition::AtMost(high) => order(high).is_le(),
        SortCondition::LessThan(high) => order(high).is_lt(),
        SortCondition::Between(low, high) => order(low).is_ge() && order(high).is_le(),
        SortCondition::Empty => false,
        other => panic!("unknown {other:?}"),
    };
    met && !selection.excluded().contains(value)
}

/// DynamoDB refuses empty values and a reversed `BETWEEN`.
fn is_valid(selection: &Selection) -> bool {
    match selection.condition() {
        SortCondition::All | SortCondition::Empty => true,
        SortCondition::Equal(key)
        | SortCondition::Prefix(key)
        | SortCondition::AtLeast(key)
        | SortCondition::GreaterThan(key)
        | SortCondition::AtMost(key)
        | SortCondition::LessThan(key) => (1..=1024).contains(&key.size()),
        SortCondition::Between(low, high) => {
            low.size() > 0 && low.sort_cmp(high).is_some_and(|order| order.is_le())
        }
        _ => false,
    }
}

/// What ends a query, of parts from the pools.
#[derive(Clone, Debug)]
pub(crate) enum End {
    Nothing,
    Range(Bound<usize>, Bound<usize>),
    StartsWith(usize, Index),
}

fn bound() -> impl Strategy<Value = Bound<usize>> + Clone {
    prop_oneof![
        2 => (0_usize..3).prop_map(Bound::Included),
        2 => (0_usize..3).prop_map(Bound::Excluded),
        1 => Just(Bound::Unbounded),
    ]
}

/// Ranges of every kind, and none.
pub(crate) fn ranges() -> impl Strategy<Value = End> + Clone {
    prop_oneof![
        1 => Just(End::Nothing),
        5 => (bound(), bound()).prop_map(|(lower, upper)| End::Range(lower, upper)),
    ]
}

/// Beginnings of the pools' values.
pub(crate) fn beginnings() -> impl Strategy<Value = End> + Clone {
    (0_usize..3, any::<Index>()).prop_map(|(value, len)| End::StartsWith(value, len))
}

/// A query of some layout: equalities from the left, then `end` where the part allows it.
pub(crate) fn queries(
    layouts: impl Strategy<Value = Layout>,
    end: impl Strategy<Value = End> + Clone,
) -> impl Strategy<Value = Query> {
    layouts.prop_flat_map(move |layout| {
        let pools = pools(&layout.columns);
        let tuples = prop::collection::vec(choices(), 6);
        let given = 0..=layout.columns.len();
        (Just(layout), pools, tuples, choices(), given, end.clone()).prop_map(
            |(layout, pools, tuples, wanted, given, end)| {
                let tuples = tuples
                    .iter()
                    .map(|choices| tuple(&pools, choices))
                    .collect();
                let wanted = tuple(&pools, &wanted);
                let mut conditions: Vec<_> = wanted
                    .into_iter()
                    .take(given)
                    .map(Condition::Equal)
                    .collect();
                if let (Some(column), Some(pool)) = (layout.columns.get(given), pools.get(given)) {
                    let of_pool = |bound: Bound<usize>| bound.map(|value| pool[value].clone());
                    match end {
                        End::Range(lower, upper) if column.is_ordered() => {
                            conditions.push(Condition::Range(of_pool(lower), of_pool(upper)));
                        }
                        End::StartsWith(value, len) => {
                            if let Some(text) = column.text(&pool[value]) {
                                let len = len.index(text.chars().count() + 1);
                                let prefix = text.chars().take(len).collect();
                                conditions.push(Condition::StartsWith(prefix));
                            }
                        }
                        End::Nothing | End::Range(..) => {}
                    }
                }
                Query {
                    layout,
                    tuples,
                    conditions,
                }
            },
        )
    })
}
