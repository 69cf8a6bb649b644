//! What callers may write for a part, and what DynamoDB is then asked.

use std::borrow::Cow;
use std::ops::Bound;

use crate::key::{
    Desc, Escaped, Inner, KeyErrorKind, KeyTemplate, KeyValue, Last, Lower, Native, PartCondition,
    PartSchema, Parts, Plain, QueryState, Raw, Segment, Selection, SortCondition, Spec, Stage,
    Width, starts_with,
};

/// A stage that takes any part next, and the finished query.
struct Query(QueryState);

impl Stage for Query {
    fn from_state(state: QueryState) -> Self {
        Self(state)
    }
}

impl Query {
    fn new(schema: &'static [PartSchema]) -> Self {
        Self(QueryState::new(Parts::new(schema)))
    }

    /// What the derive emits for a part, but for the stages' names.
    fn n<C, Out>(self, condition: C) -> Out
    where
        C: PartCondition<u64, Spec<Plain, Escaped, Inner>, Self, Finished, Out = Out>,
    {
        condition.apply(self.0, 0)
    }

    fn region<C, Out>(self, condition: C) -> Out
    where
        C: PartCondition<String, Spec<Plain, Escaped, Last>, Self, Finished, Out = Out>,
    {
        condition.apply(self.0, 1)
    }
}

struct Finished(QueryState);

impl Stage for Finished {
    fn from_state(state: QueryState) -> Self {
        Self(state)
    }
}

const SCHEMA: &[PartSchema] = &[
    PartSchema::new::<u64, Plain, Escaped>("n"),
    PartSchema::new::<String, Plain, Escaped>("region"),
];
const TEMPLATE: KeyTemplate = KeyTemplate::Text(&[
    Segment::Literal("N#"),
    Segment::Part(0),
    Segment::Literal("#R#"),
    Segment::Part(1),
]);
const THREE: &str = "N#00000000000000000003";

fn query() -> Query {
    Query::new(SCHEMA)
}

fn selection(state: &QueryState) -> Selection {
    state.selections(&[TEMPLATE]).unwrap().remove(0)
}

fn text(text: impl Into<String>) -> KeyValue {
    KeyValue::S(text.into())
}

fn between(low: &str, high: &str) -> SortCondition {
    SortCondition::Between(text(low), text(high))
}

#[test]
fn everything_infers() {
    let region = "eu".to_owned();
    let boxed: Box<str> = "eu".into();
    let _: Query = query().n(3);
    let three = &3;
    let _: Query = query().n(three);
    let _: Finished = query().n(3..=7);
    let _: Finished = query().n(3..7);
    let _: Finished = query().n(3..);
    let _: Finished = query().n(..7);
    let _: Finished = query().n(..=7);
    let _: Finished = query().n(..);
    let _: Finished = query().n(&3..&7);
    let _: Finished = query().n((Bound::Excluded(1), Bound::Unbounded));
    let _: Query = query().n(3).region("a");
    let _: Query = query().n(3).region(&region);
    let _: Finished = query().n(3).region("a"..="b");
    let _: Finished = query().n(3).region(&region..);
    let _: Finished = query().n(3).region(starts_with("eu-"));
    let _: Finished = query().n(3).region(starts_with(&region));
    let _: Finished = query().n(3).region(starts_with(boxed));
    let _: Query = query().n(3).region(region);
    let parts = Parts::new(SCHEMA).set::<Cow<'static, str>, Plain>(1, &"eu");
    assert!(parts.check().is_ok());
}

#[test]
fn equalities_end_with_the_delimiter() {
    assert_eq!(
        selection(&query().0).condition(),
        &SortCondition::Prefix(text("N#"))
    );
    let state = query().n(3).0;
    let expected = SortCondition::Prefix(text(format!("{THREE}#R#")));
    assert_eq!(selection(&state).condition(), &expected);
    let state = query().n(3).region("a b").0;
    let expected = SortCondition::Equal(text(format!("{THREE}#R#a$20b")));
    assert_eq!(selection(&state).condition(), &expected);
}

#[test]
fn escaped_ranges_are_tight() {
    let p = format!("{THREE}#R#");
    let range = |bounds: (Bound<&'static str>, Bound<&'static str>)| {
        selection(&query().n(3).region(bounds).0)
    };
    use Bound::{Excluded, Included, Unbounded};
    let wide = range((Included("a"), Included("b")));
    assert_eq!(
        wide.condition(),
        &between(&format!("{p}a"), &format!("{p}b$"))
    );
    let narrow = range((Excluded("a"), Excluded("b")));
    assert_eq!(
        narrow.condition(),
        &between(&format!("{p}a$"), &format!("{p}b"))
    );
    assert_eq!(narrow.excluded(), [text(format!("{p}b"))]);
    let from = range((Included("a"), Unbounded));
    assert_eq!(
        from.condition(),
        &between(&format!("{p}a"), &format!("{THREE}#R$"))
    );
    assert_eq!(from.excluded(), []);
    let to = range((Unbounded, Included("b")));
    assert_eq!(to.condition(), &between(&p, &format!("{p}b$")));
    let all = range((Unbounded, Unbounded));
    assert_eq!(all.condition(), &SortCondition::Prefix(text(p)));
    for reversed in [
        (Included("b"), Included("a")),
        (Included("a"), Excluded("a")),
        (Excluded("a"), Excluded("a")),
    ] {
        assert_eq!(range(reversed).condition(), &SortCondition::Empty);
    }
}

#[test]
fn ranges_before_other_parts_take_all_under_them() {
    let state = query().n(..3).0;
    let expected = between("N#", THREE);
    assert_eq!(selection(&state).condition(), &expected);
    // No key is the part alone: nothing to drop.
    assert_eq!(selection(&state).excluded(), []);
    let state = query().n(3..=3).0;
    let expected = between(THREE, &format!("{THREE}$"));
    assert_eq!(selection(&state).condition(), &expected);
}

#[test]
fn a_beginning_is_escaped() {
    let state = query().n(3).region(starts_with("a b")).0;
    let expected = SortCondition::Prefix(text(format!("{THREE}#R#a$20b")));
    assert_eq!(selection(&state).condition(), &expected);
}

/// The selection of one part alone in its key attribute.
fn alone<T, F, S, C>(template: KeyTemplate, condition: C) -> Result<Selection, KeyErrorKind>
where
    T: crate::key::Part,
    F: crate::key::Form<T>,
    C: PartCondition<T, S, Finished, Finished, Out = Finished>,
{
    let schema = Box::leak(Box::new([PartSchema::new::<T, F, Escaped>("part")]));
    let state = condition.apply(QueryState::new(Parts::new(schema)), 0).0;
    let mut selections = state
        .selections(&[template])
        .map_err(|error| error.kind().clone())?;
    Ok(selections.remove(0))
}

const BARE: KeyTemplate = KeyTemplate::Text(&[Segment::Part(0)]);
const NATIVE: KeyTemplate = KeyTemplate::Native(0);

#[test]
fn without_text_before_ranges_are_single_sided() {
    type S = Spec<Plain, Escaped, Last>;
    let below = alone::<String, Plain, S, _>(BARE, .."b").unwrap();
    assert_eq!(below.condition(), &SortCondition::LessThan(text("b")));
    let above = alone::<String, Plain, S, _>(BARE, "a"..).unwrap();
    assert_eq!(above.condition(), &SortCondition::AtLeast(text("a")));
    let beyond = (Bound::Excluded("a"), Bound::Unbounded);
    let beyond = alone::<String, Plain, S, _>(BARE, beyond).unwrap();
    assert_eq!(beyond.condition(), &SortCondition::AtLeast(text("a$")));
    let all = alone::<String, Plain, S, _>(BARE, ..).unwrap();
    assert_eq!(all.condition(), &SortCondition::All);
}

#[test]
fn native_ranges_are_exact() {
    type S = Spec<Native, Escaped, Last>;
    let number = |text: &str| KeyValue::N(text.to_owned());
    let below = alone::<u8, Native, S, _>(NATIVE, ..10).unwrap();
    assert_eq!(below.condition(), &SortCondition::LessThan(number("10")));
    let both = alone::<u8, Native, S, _>(NATIVE, 9..10).unwrap();
    let expected = SortCondition::Between(number("9"), number("10"));
    assert_eq!(both.condition(), &expected);
    assert_eq!(both.excluded(), [number("10")]);
    let beyond = (Bound::Excluded(9), Bound::Unbounded);
    let beyond = alone::<u8, Native, S, _>(NATIVE, beyond).unwrap();
    assert_eq!(beyond.condition(), &SortCondition::GreaterThan(number("9")));
    let (low, high) = (9, 10);
    let reversed = alone::<u8, Native, S, _>(NATIVE, high..=low).unwrap();
    assert_eq!(reversed.condition(), &SortCondition::Empty);
    let prefix = alone::<String, Native, S, _>(NATIVE, starts_with("a#")).unwrap();
    assert_eq!(prefix.condition(), &SortCondition::Prefix(text("a#")));
    let any = alone::<String, Native, S, _>(NATIVE, starts_with("")).unwrap();
    assert_eq!(any.condition(), &SortCondition::All);
}

#[test]
fn no_key_is_empty() {
    type S = Spec<Native, Escaped, Last>;
    let from = alone::<String, Native, S, _>(NATIVE, ""..).unwrap();
    assert_eq!(from.condition(), &SortCondition::All);
    let to = alone::<String, Native, S, _>(NATIVE, ..="").unwrap();
    assert_eq!(to.condition(), &SortCondition::Empty);
    let equal = alone::<String, Native, S, _>(NATIVE, "");
    assert_eq!(equal, Err(KeyErrorKind::Empty));
}

#[test]
fn bounds_keep_to_the_limit_of_a_key() {
    type S = Spec<Plain, Escaped, Last>;
    let longest = "x".repeat(1024);
    let to = alone::<String, Plain, S, _>(BARE, ..=&longest).unwrap();
    assert_eq!(to.condition(), &SortCondition::AtMost(text(&longest)));
    let beyond = (Bound::Excluded(&longest), Bound::Unbounded);
    let beyond = alone::<String, Plain, S, _>(BARE, beyond).unwrap();
    assert_eq!(
        beyond.condition(),
        &SortCondition::GreaterThan(text(&longest))
    );
    let too_long = "x".repeat(1025);
    let error = alone::<String, Plain, S, _>(BARE, &too_long..);
    let (bytes, limit) = (1025, 1024);
    assert_eq!(error, Err(KeyErrorKind::TooLong { bytes, limit }));
}

#[test]
fn descending_parts_swap_their_bounds() {
    type S = Spec<Desc, Escaped, Last>;
    let range = alone::<u8, Desc, S, _>(BARE, 3..7).unwrap();
    assert_eq!(range.condition(), &between("992$", "996$"));
    let from = alone::<u8, Desc, S, _>(BARE, 3..).unwrap();
    assert_eq!(from.condition(), &SortCondition::AtMost(text("996$")));
}

#[test]
fn folded_text_is_compared_folded() {
    type S = Spec<Lower, Escaped, Last>;
    let range = alone::<String, Lower, S, _>(BARE, "A"..="B").unwrap();
    assert_eq!(range.condition(), &between("a", "b$"));
    let prefix = alone::<String, Lower, S, _>(BARE, starts_with("Ab")).unwrap();
    assert_eq!(prefix.condition(), &SortCondition::Prefix(text("ab")));
}

#[test]
fn raw_ranges_are_exact() {
    const RAW: &[PartSchema] = &[
        PartSchema::new::<u8, Width<3>, Raw>("n"),
        PartSchema::new::<String, Plain, Raw>("s"),
    ];
    const TEMPLATE: KeyTemplate = KeyTemplate::Text(&[
        Segment::Literal("N-"),
        Segment::Part(0),
        Segment::Literal("/"),
        Segment::Part(1),
    ]);
    type N = Spec<Width<3>, Raw, Inner>;
    type S = Spec<Plain, Raw, Last>;
    let start = || QueryState::new(Parts::new(RAW));
    let n = |range: (Bound<u8>, Bound<u8>)| {
        let state = PartCondition::<u8, N, Finished, Finished>::apply(range, start(), 0).0;
        state.selections(&[TEMPLATE]).unwrap().remove(0)
    };
    use Bound::{Excluded, Included, Unbounded};
    // What follows `007` is `/`, and what follows `/` is `0`.
    let tight = n((Excluded(7), Included(9)));
    assert_eq!(tight.condition(), &between("N-0070", "N-0090"));
    assert_eq!(tight.excluded(), [text("N-0090")]);
    let half_open = n((Included(7), Excluded(9)));
    assert_eq!(half_open.condition(), &between("N-007", "N-009"));
    assert_eq!(half_open.excluded(), []);
    let open = n((Included(7), Unbounded));
    assert_eq!(open.condition(), &between("N-007", "N."));
    assert_eq!(open.excluded(), [text("N.")]);

    let s = |range: (Bound<&'static str>, Bound<&'static str>)| {
        let Query(state) = PartCondition::<u8, N, Query, Finished>::apply(7, start(), 0);
        let state = PartCondition::<String, S, Finished, Finished>::apply(range, state, 1).0;
        state.selections(&[TEMPLATE]).unwrap().remove(0)
    };
    let exact = s((Excluded("a/#"), Included("b c")));
    assert_eq!(exact.condition(), &between("N-007/a/#", "N-007/b c"));
    assert_eq!(exact.excluded(), [text("N-007/a/#")]);
}

#[test]
fn each_attribute_of_a_list_has_its_condition() {
    const LIST: &[PartSchema] = &[
        PartSchema::new::<String, Native, Escaped>("status"),
        PartSchema::new::<u64, Native, Escaped>("at"),
        PartSchema::new::<u8, Native, Escaped>("n"),
    ];
    const TEMPLATES: &[KeyTemplate] = &[
        KeyTemplate::Native(0),
        KeyTemplate::Native(1),
        KeyTemplate::Native(2),
    ];
    type S = Spec<Native, Escaped, Last>;
    let number = |text: &str| KeyValue::N(text.to_owned());
    let start = QueryState::new(Parts::new(LIST));
    let none: Vec<_> = start.selections(TEMPLATES).unwrap();
    assert!(
        none.iter()
            .all(|one| one.condition() == &SortCondition::All)
    );

    let Query(state) = PartCondition::<String, S, Query, Finished>::apply("open", start, 0);
    let Finished(state) = PartCondition::<u64, S, Query, Finished>::apply(5.., state, 1);
    let selections = state.selections(TEMPLATES).unwrap();
    let conditions: Vec<_> = selections.iter().map(Selection::condition).collect();
    assert_eq!(
        conditions,
        [
            &SortCondition::Equal(text("open")),
            &SortCondition::AtLeast(number("5")),
            &SortCondition::All,
        ]
    );
}
