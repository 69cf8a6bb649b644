//! A part of some type, form and encoding, with the type erased.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ops::Bound;
use std::sync::Arc;

use dynamodb_model::key::{
    DecodeForm, Form, KeyEncoding, PartCondition, PartSchema, PartSpec, Parts, PrefixForm,
    QueryState, RangeForm, Spec, Stage, Text, starts_with,
};
use proptest::prelude::*;

use crate::samples::Sample;

/// A value of any type.
#[derive(Clone, Debug)]
pub(crate) struct Value(Arc<dyn AnyValue>);

trait AnyValue: Any + Debug + Send + Sync {
    fn compare(&self, other: &dyn Any) -> Ordering;
    fn as_any(&self) -> &dyn Any;
}

impl<T: Sample> AnyValue for T {
    fn compare(&self, other: &dyn Any) -> Ordering {
        let other = other.downcast_ref::<T>().expect("of the same column");
        self.partial_cmp(other).expect("samples are ordered")
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Value {
    fn new(value: impl Sample) -> Self {
        Self(Arc::new(value))
    }

    fn get<T: Sample>(&self) -> &T {
        self.0.as_any().downcast_ref().expect("of this column")
    }

    /// Rust's order of the values.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        self.0.compare(other.0.as_any())
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.compare(other) == Ordering::Equal
    }
}

/// Values of one type. Making a strategy costs more than making a value, so each is made once.
fn values<T: Sample>() -> BoxedStrategy<Value> {
    thread_local! {
        static MADE: RefCell<HashMap<TypeId, BoxedStrategy<Value>>> = RefCell::default();
    }
    MADE.with_borrow_mut(|made| {
        let make = || T::samples().prop_map(Value::new).boxed();
        made.entry(TypeId::of::<T>()).or_insert_with(make).clone()
    })
}

/// What a query asks of one part.
#[derive(Clone, Debug)]
pub(crate) enum Condition {
    Equal(Value),
    Range(Bound<Value>, Bound<Value>),
    StartsWith(String),
}

/// A part, whatever its type.
pub(crate) trait Column: Debug + Send + Sync {
    fn schema(&self) -> PartSchema;
    fn samples(&self) -> BoxedStrategy<Value>;
    fn set(&self, parts: Parts, i: usize, value: &Value) -> Parts;
    fn get(&self, _: &Parts, _: usize) -> Value {
        panic!("{self:?} is not decoded")
    }
    fn ask(&self, state: QueryState, i: usize, condition: &Condition) -> QueryState;

    /// Ranges of it can be asked.
    fn is_ordered(&self) -> bool {
        true
    }

    /// The order of the parts.
    fn compare(&self, a: &Value, b: &Value) -> Ordering {
        a.compare(b)
    }

    /// The order of the keys.
    fn key_order(&self, a: &Value, b: &Value) -> Ordering {
        let order = self.compare(a, b);
        if self.schema().is_descending() {
            order.reverse()
        } else {
            order
        }
    }

    /// The value's text, if `starts_with` can be asked.
    fn text(&self, _: &Value) -> Option<String> {
        None
    }

    /// Does the value's text begin so?
    fn starts_with(&self, value: &Value, prefix: &str) -> bool {
        self.text(value)
            .is_some_and(|text| text.starts_with(prefix))
    }
}

/// Of a type, without holding one.
type Marker<T> = PhantomData<fn() -> T>;

/// A column whose ranges can be asked.
pub(crate) struct Ranged<T, F, E, P>(Marker<(T, F, E, P)>);

/// A column of text, whose ranges and beginnings can be asked.
pub(crate) struct Textual<T, F, E, P>(Marker<(T, F, E, P)>);

/// A column of which only values can be asked.
pub(crate) struct Unordered<T, F, E, P>(Marker<(T, F, E, P)>);

macro_rules! column_struct {
    ($($name:ident)+) => {$(
        impl<T, F, E, P> $name<T, F, E, P> {
            pub(crate) const NEW: Self = Self(PhantomData);
        }

        impl<T, F, E, P> Debug for $name<T, F, E, P> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let short = |name: &'static str| name.rsplit("::").next().unwrap_or(name);
                let (part, form) = (std::any::type_name::<T>(), std::any::type_name::<F>());
                write!(f, "{} as {}", short(part), short(form))
            }
        }
    )+};
}

column_struct!(Ranged Textual Unordered);

macro_rules! common {
    () => {
        fn schema(&self) -> PartSchema {
            PartSchema::new::<T, F, E>("part")
        }

        fn samples(&self) -> BoxedStrategy<Value> {
            values::<T>()
        }

        fn set(&self, parts: Parts, i: usize, value: &Value) -> Parts {
            parts.set::<T, F>(i, value.get::<T>())
        }
    };
}

macro_rules! decoded {
    () => {
        fn get(&self, parts: &Parts, i: usize) -> Value {
            let value = parts.get::<T, F>(i).expect("was written by this column");
            Value::new(value.expect("is set"))
        }
    };
}

impl<T, F, E, P> Column for Ranged<T, F, E, P>
where
    T: Sample,
    F: DecodeForm<T>,
    E: KeyEncoding,
    Spec<F, E, P>: RangeForm<T>,
{
    common!();
    decoded!();

    fn ask(&self, state: QueryState, i: usize, condition: &Condition) -> QueryState {
        ranged::<T, Spec<F, E, P>>(state, i, condition)
    }
}

impl<T, F, E, P> Column for Textual<T, F, E, P>
where
    T: Sample + Text + AsRef<str>,
    F: DecodeForm<T>,
    E: KeyEncoding,
    Spec<F, E, P>: RangeForm<T> + PrefixForm<T>,
{
    common!();
    decoded!();

    fn ask(&self, state: QueryState, i: usize, condition: &Condition) -> QueryState {
        match condition {
            Condition::StartsWith(prefix) => {
                apply::<T, Spec<F, E, P>, _>(starts_with(prefix), state, i)
            }
            other => ranged::<T, Spec<F, E, P>>(state, i, other),
        }
    }

    fn text(&self, value: &Value) -> Option<String> {
        Some(value.get::<T>().as_ref().to_owned())
    }
}

impl<T, F, E, P> Column for Unordered<T, F, E, P>
where
    T: Sample,
    F: DecodeForm<T>,
    E: KeyEncoding,
{
    common!();
    decoded!();

    fn ask(&self, state: QueryState, i: usize, condition: &Condition) -> QueryState {
        equal::<T, Spec<F, E, P>>(state, i, condition)
    }

    fn is_ordered(&self) -> bool {
        false
    }
}

/// A column in a form that is not decoded, next to what the form means.
pub(crate) struct Folded<T, F, E, P> {
    /// A text that is ordered as the form should be.
    fold: fn(&T) -> String,
    spec: Marker<(F, E, P)>,
}

impl<T, F, E, P> Folded<T, F, E, P> {
    pub(crate) const fn new(fold: fn(&T) -> String) -> Self {
        Self {
            fold,
            spec: PhantomData,
        }
    }
}

impl<T, F, E, P> Debug for Folded<T, F, E, P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Unordered::<T, F, E, P>::NEW.fmt(f)
    }
}

impl<T, F, E, P> Column for Folded<T, F, E, P>
where
    T: Sample,
    F: Form<T>,
    E: KeyEncoding,
    Spec<F, E, P>: RangeForm<T>,
{
    common!();

    fn ask(&self, state: QueryState, i: usize, condition: &Condition) -> QueryState {
        ranged::<T, Spec<F, E, P>>(state, i, condition)
    }

    fn compare(&self, a: &Value, b: &Value) -> Ordering {
        (self.fold)(a.get::<T>()).cmp(&(self.fold)(b.get::<T>()))
    }
}

/// A column of text in one case.
pub(crate) struct FoldedText<F, E, P>(Folded<String, F, E, P>);

impl<F, E, P> Debug for FoldedText<F, E, P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<F, E, P> FoldedText<F, E, P> {
    pub(crate) const fn new(fold: fn(&String) -> String) -> Self {
        Self(Folded::new(fold))
    }
}

impl<F, E, P> Column for FoldedText<F, E, P>
where
    F: Form<String>,
    E: KeyEncoding,
    Spec<F, E, P>: RangeForm<String> + PrefixForm<String>,
{
    fn schema(&self) -> PartSchema {
        self.0.schema()
    }

    fn samples(&self) -> BoxedStrategy<Value> {
        self.0.samples()
    }

    fn set(&self, parts: Parts, i: usize, value: &Value) -> Parts {
        self.0.set(parts, i, value)
    }

    fn ask(&self, state: QueryState, i: usize, condition: &Condition) -> QueryState {
        match condition {
            Condition::StartsWith(prefix) => {
                apply::<String, Spec<F, E, P>, _>(starts_with(prefix), state, i)
            }
            other => self.0.ask(state, i, other),
        }
    }

    fn compare(&self, a: &Value, b: &Value) -> Ordering {
        self.0.compare(a, b)
    }

    fn text(&self, value: &Value) -> Option<String> {
        Some(value.get::<String>().clone())
    }

    fn starts_with(&self, value: &Value, prefix: &str) -> bool {
        let fold = self.0.fold;
        fold(value.get::<String>()).starts_with(&fold(&prefix.to_owned()))
    }
}

struct Asked(QueryState);

impl Stage for Asked {
    fn from_state(state: QueryState) -> Self {
        Self(state)
    }
}

fn apply<T, S, C>(condition: C, state: QueryState, i: usize) -> QueryState
where
    C: PartCondition<T, S, Asked, Asked, Out = Asked>,
{
    condition.apply(state, i).0
}

fn equal<T: Sample, S: PartSpec<T>>(
    state: QueryState,
    i: usize,
    condition: &Condition,
) -> QueryState {
    let Condition::Equal(value) = condition else {
        panic!("asked {condition:?} of a part without order");
    };
    apply::<T, S, _>(value.get::<T>(), state, i)
}

/// Each kind of range as the Rust type that callers write for it.
fn ranged<T: Sample, S: RangeForm<T>>(
    state: QueryState,
    i: usize,
    condition: &Condition,
) -> QueryState {
    use Bound::{Excluded, Included, Unbounded};
    let Condition::Range(lower, upper) = condition else {
        return equal::<T, S>(state, i, condition);
    };
    let lower = lower.as_ref().map(Value::get::<T>);
    let upper = upper.as_ref().map(Value::get::<T>);
    match (lower, upper) {
        (Included(low), Excluded(high)) => apply::<T, S, _>(low..high, state, i),
        (Included(low), Included(high)) => apply::<T, S, _>(low..=high, state, i),
        (Included(low), Unbounded) => apply::<T, S, _>(low.clone().., state, i),
        (Unbounded, Excluded(high)) => apply::<T, S, _>(..high, state, i),
        (Unbounded, Included(high)) => apply::<T, S, _>(..=high, state, i),
        (Unbounded, Unbounded) => apply::<T, S, _>(.., state, i),
        bounds @ (Excluded(_), _) => apply::<T, S, _>(bounds, state, i),
    }
}
