//! The typed path of one attribute.

#[cfg(test)]
mod tests;

use std::fmt;
use std::marker::PhantomData;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::attribute::Attribute;
use crate::expression::carried::{Filterable, NotKeyOf};
use crate::expression::codec::ValueCodec;
use crate::expression::comparable::{Bounds, OrderedCodec};
use crate::expression::condition::{Comparator, Condition, Function};
use crate::expression::measurable::Measurable;
use crate::expression::operand::Operand;
use crate::expression::path::Path;
use crate::expression::place::{Chosen, Declared, Place};
use crate::expression::searchable::{Holders, Searchable, Textual};
use crate::expression::size::Size;
use crate::expression::stored_type::StoredType;
use crate::expression::subject::Subject;
use crate::expression::term::Term;
use crate::expression::within::{Located, Within};

/// One attribute of an entity, in a filter or a condition: field marker `A`, of type `V`, in the
/// context `C` (an index, [`Base`](crate::Base) or [`Stored`](crate::Stored)). Its place in the
/// item is [`Declared`], or [`Chosen`] by a key or an index when the program runs.
///
/// The derive makes a struct of these for each entity; the closures of `.filter(..)` and
/// `.when(..)` are given it.
///
/// A method exists where DynamoDB has the operator for the field's type, and where `C` carries the
/// attribute. Values are encoded as `put` stores them. As `put` leaves `None` out of the item, an
/// attribute equals `None` by being absent.
///
/// ```
#[doc = include_str!("metric.in")]
/// assert_eq!(
///     sent(|m| m.value.gt(90.0) & m.note.exists()),
///     r#"value > "90" AND attribute_exists(note)"#,
/// );
/// ```
pub struct Attr<A, V, C, P = Declared> {
    place: P,
    // A function's result: an `Attr` holds none of the three, so it is `Copy`, `Send` and `Sync`
    // whatever they are.
    types: PhantomData<Gives<A, V, C>>,
}

type Gives<A, V, C> = fn() -> (A, V, C);

impl<A, V, C> Attr<A, V, C> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new() -> Self {
        Self::at(Declared)
    }
}

impl<A, F: Attribute, V, C> Attr<Within<A, F>, V, C, Chosen> {
    /// The field `F` of the document at `place`.
    #[doc(hidden)]
    #[must_use]
    pub fn within(place: &Chosen) -> Self {
        Self::at(Chosen::new(place.known_path().clone().member(F::NAME)))
    }
}

impl<A, V, C, P> Attr<A, V, C, P> {
    pub(crate) const fn at(place: P) -> Self {
        Self {
            place,
            types: PhantomData,
        }
    }
}

impl<A, V, C, P: Place> Attr<A, V, C, P> {
    /// It equals a value; `None` is equalled by an absent attribute.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.note.eq("late")), r#"note = "late""#);
    /// assert_eq!(sent(|m| m.note.eq(None)), "attribute_not_exists(note)");
    /// ```
    pub fn eq<O>(&self, value: O) -> Condition
    where
        A: Located<Codec: ValueCodec<V>, Root: Filterable<C> + NotKeyOf<C>>,
        O: Operand<V, Attribute: Filterable<C> + NotKeyOf<C>>,
    {
        self.subject().equal(value.term::<A::Codec>())
    }

    /// It does not equal a value. An item without the attribute fulfils it: join `.exists()` to
    /// leave those out.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.note.ne("late")), r#"note <> "late""#);
    /// assert_eq!(sent(|m| m.note.ne(None)), "attribute_exists(note)");
    /// ```
    pub fn ne<O>(&self, value: O) -> Condition
    where
        A: Located<Codec: ValueCodec<V>, Root: Filterable<C> + NotKeyOf<C>>,
        O: Operand<V, Attribute: Filterable<C> + NotKeyOf<C>>,
    {
        self.subject().not_equal(value.term::<A::Codec>())
    }

    /// It is less than a value.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.value.lt(90.0)), r#"value < "90""#);
    /// ```
    pub fn lt<O>(&self, value: O) -> Condition
    where
        A: Located<Codec: OrderedCodec<V>, Root: Filterable<C> + NotKeyOf<C>>,
        O: Operand<<A::Codec as OrderedCodec<V>>::Bound, Attribute: Filterable<C> + NotKeyOf<C>>,
    {
        self.ordered(Comparator::Less, value)
    }

    /// It is less than a value, or equals it.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.value.le(90.0)), r#"value <= "90""#);
    /// ```
    pub fn le<O>(&self, value: O) -> Condition
    where
        A: Located<Codec: OrderedCodec<V>, Root: Filterable<C> + NotKeyOf<C>>,
        O: Operand<<A::Codec as OrderedCodec<V>>::Bound, Attribute: Filterable<C> + NotKeyOf<C>>,
    {
        self.ordered(Comparator::LessOrEqual, value)
    }

    /// It is greater than a value.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.value.gt(90.0)), r#"value > "90""#);
    /// ```
    pub fn gt<O>(&self, value: O) -> Condition
    where
        A: Located<Codec: OrderedCodec<V>, Root: Filterable<C> + NotKeyOf<C>>,
        O: Operand<<A::Codec as OrderedCodec<V>>::Bound, Attribute: Filterable<C> + NotKeyOf<C>>,
    {
        self.ordered(Comparator::Greater, value)
    }

    /// It is greater than a value, or equals it.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.value.ge(90.0)), r#"value >= "90""#);
    /// ```
    pub fn ge<O>(&self, value: O) -> Condition
    where
        A: Located<Codec: OrderedCodec<V>, Root: Filterable<C> + NotKeyOf<C>>,
        O: Operand<<A::Codec as OrderedCodec<V>>::Bound, Attribute: Filterable<C> + NotKeyOf<C>>,
    {
        self.ordered(Comparator::GreaterOrEqual, value)
    }

    /// It is at least the first value and at most the second. A reversed range holds nothing.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.value.between(0.5, 1.0)), r#"value BETWEEN "0.5" AND "1""#);
    /// assert_eq!(sent(|m| m.value.between(1.0, 0.5)), "Never");
    /// ```
    pub fn between<L, H>(&self, low: L, high: H) -> Condition
    where
        A: Located<Codec: OrderedCodec<V>, Root: Filterable<C> + NotKeyOf<C>>,
        L: Operand<<A::Codec as OrderedCodec<V>>::Bound, Attribute: Filterable<C> + NotKeyOf<C>>,
        H: Operand<<A::Codec as OrderedCodec<V>>::Bound, Attribute: Filterable<C> + NotKeyOf<C>>,
    {
        let [low, high] = [
            low.term::<Bounds<A::Codec, V>>(),
            high.term::<Bounds<A::Codec, V>>(),
        ];
        self.subject()
            .between(low, high, <A::Codec as OrderedCodec<V>>::ORDERED_TEXT)
    }

    /// It equals one of the values, of which there can be 100. None of no values.
    ///
    /// DynamoDB's word is `IN`, which is a keyword in Rust.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.note.is_in(["late", "cold"])), r#"note IN ("late", "cold")"#);
    /// assert_eq!(sent(|m| m.value.is_in([0.0; 0])), "Never");
    /// ```
    #[doc(alias = "IN")]
    #[doc(alias = "one_of")]
    pub fn is_in<I>(&self, values: I) -> Condition
    where
        A: Located<Codec: ValueCodec<V>, Root: Filterable<C> + NotKeyOf<C>>,
        I: IntoIterator<Item: Operand<V, Attribute: Filterable<C> + NotKeyOf<C>>>,
    {
        let terms = values.into_iter().map(|value| value.term::<A::Codec>());
        self.subject().one_of(terms)
    }

    /// It is text that starts with a prefix.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.note.starts_with("la")), r#"begins_with(note, "la")"#);
    /// ```
    #[doc(alias = "begins_with")]
    pub fn starts_with<O>(&self, prefix: O) -> Condition
    where
        A: Located<Codec: ValueCodec<V>, Root: Filterable<C> + NotKeyOf<C>>,
        V: Textual,
        O: Operand<String, Attribute: Filterable<C> + NotKeyOf<C>>,
    {
        self.subject()
            .starts_with(prefix.term::<Holders<A::Codec, V>>())
    }

    /// It is text with a part, or a list or a set with an element.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.note.contains("at")), r#"contains(note, "at")"#);
    /// assert_eq!(sent(|m| m.tags.contains("cold")), r#"contains(tags, "cold")"#);
    /// ```
    pub fn contains<O>(&self, part: O) -> Condition
    where
        A: Located<Codec: ValueCodec<V>, Root: Filterable<C> + NotKeyOf<C>>,
        V: Searchable,
        O: Operand<V::Part, Attribute: Filterable<C> + NotKeyOf<C>>,
    {
        self.subject()
            .contains(part.term::<Holders<A::Codec, V>>(), V::TEXT)
    }

    /// The item has it.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.note.exists()), "attribute_exists(note)");
    /// ```
    #[doc(alias = "attribute_exists")]
    pub fn exists(&self) -> Condition
    where
        A: Located<Root: Filterable<C> + NotKeyOf<C>>,
    {
        self.path().exists()
    }

    /// The item does not have it.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.note.missing()), "attribute_not_exists(note)");
    /// ```
    #[doc(alias = "attribute_not_exists")]
    pub fn missing(&self) -> Condition
    where
        A: Located<Root: Filterable<C> + NotKeyOf<C>>,
    {
        self.path().missing()
    }

    /// The item has it, stored in this type.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// use dynamodb_model::StoredType;
    ///
    /// assert_eq!(sent(|m| m.note.is_type(StoredType::Text)), r#"attribute_type(note, "S")"#);
    /// ```
    #[doc(alias = "attribute_type")]
    pub fn is_type(&self, stored: StoredType) -> Condition
    where
        A: Located<Root: Filterable<C> + NotKeyOf<C>>,
    {
        let code = AttributeValue::S(stored.code().to_owned());
        self.path().call(Function::Type, Term::value(code))
    }

    /// Its size, to be compared: the bytes of text and binaries, the members of lists, sets and
    /// maps.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.tags.size().ge(3)), r#"size(tags) >= "3""#);
    /// ```
    pub fn size(&self) -> Size
    where
        A: Located<Root: Filterable<C> + NotKeyOf<C>>,
        V: Measurable,
    {
        Size::of(self.path())
    }

    fn ordered<O>(&self, comparator: Comparator, with: O) -> Condition
    where
        A: Located<Codec: OrderedCodec<V>>,
        O: Operand<<A::Codec as OrderedCodec<V>>::Bound>,
    {
        let term = with.term::<Bounds<A::Codec, V>>();
        self.subject().ordered(
            comparator,
            term,
            <A::Codec as OrderedCodec<V>>::ORDERED_TEXT,
        )
    }

    fn subject(&self) -> Subject
    where
        A: Located,
    {
        Subject::Attribute(self.path())
    }

    pub(crate) fn path(&self) -> Path
    where
        A: Located,
    {
        self.place.path::<A>()
    }

    pub(crate) fn place(&self) -> &P {
        &self.place
    }
}

impl<A, V, C, P: Clone> Clone for Attr<A, V, C, P> {
    fn clone(&self) -> Self {
        Self::at(self.place.clone())
    }
}

impl<A, V, C, P: Copy> Copy for Attr<A, V, C, P> {}

impl<A, V, C> Default for Attr<A, V, C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<A: Located, V, C, P: Place> fmt::Debug for Attr<A, V, C, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Attr").field(&self.path()).finish()
    }
}
