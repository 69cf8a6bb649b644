//! The changes of one attribute.

use aws_sdk_dynamodb::types::AttributeValue;

use super::{Action, Change, Growable, Members, NewValue, Number, Removed};
use crate::coverage::{Changeable, Settable};
use crate::expression::Attr;
use crate::expression::attribute::Attribute;
use crate::expression::codec::{CodecError, ValueCodec};
use crate::expression::error::ExpressionError;
use crate::expression::path::Path;
use crate::expression::place::Place;
use crate::expression::term::Term;
use crate::expression::within::Located;
use crate::given::Given;
use crate::table::Changes;

/// What an update can do to an attribute: each where the field's type allows it.
// Each method has the bounds, not the impl: so the compiler tells the broken one in its own words.
impl<A, V, P: Place> Attr<A, V, Changes, P> {
    /// Sets it to a value; `None` removes it, as `put` leaves it out.
    ///
    /// ```
    #[doc = include_str!("../changed.in")]
    /// assert_eq!(sent(|m| m.value.set(93.5)), r#"SET value = "93.5""#);
    /// assert_eq!(sent(|m| m.note.set(None)), "REMOVE note");
    /// ```
    pub fn set<O>(&self, value: O) -> Change
    where
        A: Located<Codec: ValueCodec<V>, Root: Changeable + Settable>,
        O: Given<V>,
    {
        set::<A, V>(self.path(), &value.given())
    }

    /// Sets it to a value unless the item has it already; `None` changes nothing.
    ///
    /// ```
    #[doc = include_str!("../changed.in")]
    /// assert_eq!(sent(|m| m.note.set_if_absent("new")), r#"SET note = if_not_exists(note, "new")"#);
    /// assert_eq!(sent(|m| m.note.set_if_absent(None)), "");
    /// ```
    #[doc(alias = "if_not_exists")]
    pub fn set_if_absent<O>(&self, value: O) -> Change
    where
        A: Located<Codec: ValueCodec<V>, Root: Changeable + Settable>,
        O: Given<V>,
    {
        let present = Term::encode::<V, A::Codec>(&value.given()).map(Term::into_present);
        match present.transpose() {
            Some(value) => with(self.path(), value, |path, value| {
                Ok(Action::Set(path, NewValue::IfAbsent(value)))
            }),
            None => Change::nothing(),
        }
    }

    /// Removes it: an optional field, or any member of a map or element of a list.
    ///
    /// The elements after a removed one move up.
    ///
    /// ```
    #[doc = include_str!("../changed.in")]
    /// assert_eq!(sent(|m| m.note.remove()), "REMOVE note");
    /// ```
    pub fn remove(&self) -> Change
    where
        A: Located<Codec: ValueCodec<V>, Root: Changeable + Settable> + Removed<V>,
    {
        Change::of(Ok(Action::Remove(self.path())))
    }

    /// Adds a number to it; to 0 where the item has none.
    ///
    /// A reply that is lost leaves it open whether the number was added: a second try may add it twice.
    ///
    /// ```
    #[doc = include_str!("../changed.in")]
    /// assert_eq!(sent(|m| m.value.add(0.5)), r#"SET value = if_not_exists(value, "0") + "0.5""#);
    /// ```
    pub fn add(&self, amount: V::Amount) -> Change
    where
        A: Located<Codec: ValueCodec<V>, Root: Changeable + Settable>,
        V: Number,
    {
        with(
            self.path(),
            encode::<A, V>(&V::holding(amount)),
            |path, value| Ok(Action::Set(path, NewValue::Plus(value))),
        )
    }

    /// Subtracts a number from it; from 0 where the item has none.
    ///
    /// An unsigned field must not become negative, or its item cannot be read back: join
    /// `.when(|m| m.stock.ge(3))`. A lost reply is as with [`add`](Self::add).
    ///
    /// ```
    #[doc = include_str!("../changed.in")]
    /// assert_eq!(sent(|m| m.value.subtract(0.5)), r#"SET value = if_not_exists(value, "0") - "0.5""#);
    /// ```
    pub fn subtract(&self, amount: V::Amount) -> Change
    where
        A: Located<Codec: ValueCodec<V>, Root: Changeable + Settable>,
        V: Number,
    {
        with(
            self.path(),
            encode::<A, V>(&V::holding(amount)),
            |path, value| Ok(Action::Set(path, NewValue::Minus(value))),
        )
    }

    /// Adds members to the end of the list. A lost reply is as with [`add`](Self::add).
    ///
    /// ```
    #[doc = include_str!("../changed.in")]
    /// assert_eq!(
    ///     sent(|m| m.tags.append(["cold"])),
    ///     r#"SET tags = list_append(if_not_exists(tags, []), ["cold"])"#,
    /// );
    /// ```
    #[doc(alias = "list_append")]
    pub fn append<I>(&self, members: I) -> Change
    where
        A: Located<Codec: ValueCodec<V>, Root: Changeable + Settable>,
        V: Growable,
        I: IntoIterator<Item: Into<V::Member>>,
    {
        with(
            self.path(),
            encode::<A, V>(&V::of(collect(members))),
            |path, value| Ok(Action::Set(path, NewValue::Append(value))),
        )
    }

    /// Adds members to the beginning of the list, in their order. A lost reply is as with [`add`](Self::add).
    ///
    /// ```
    #[doc = include_str!("../changed.in")]
    /// assert_eq!(
    ///     sent(|m| m.tags.prepend(["cold"])),
    ///     r#"SET tags = list_append(["cold"], if_not_exists(tags, []))"#,
    /// );
    /// ```
    pub fn prepend<I>(&self, members: I) -> Change
    where
        A: Located<Codec: ValueCodec<V>, Root: Changeable + Settable>,
        V: Growable,
        I: IntoIterator<Item: Into<V::Member>>,
    {
        with(
            self.path(),
            encode::<A, V>(&V::of(collect(members))),
            |path, value| Ok(Action::Set(path, NewValue::Prepend(value))),
        )
    }

    /// Adds members to the set; those that it has stay.
    ///
    /// The field has to be stored as a set, which serde does by a set wrapper such as
    /// `#[serde(with = "dynamodb_model::string_set", default)]`.
    #[doc(alias = "ADD")]
    pub fn insert<I>(&self, members: I) -> Change
    where
        A: Located<Codec: ValueCodec<V>, Root: Changeable + Settable>,
        V: Members,
        I: IntoIterator<Item: Into<V::Member>>,
    {
        self.with_members(collect(members), Action::Insert)
    }

    /// Takes members out of the set; those that it does not have do no harm. The last one takes the attribute with it.
    ///
    /// The field has to be stored as a set, as for [`insert`](Self::insert).
    #[doc(alias = "DELETE")]
    pub fn discard<I>(&self, members: I) -> Change
    where
        A: Located<Codec: ValueCodec<V>, Root: Changeable + Settable>,
        V: Members,
        I: IntoIterator<Item: Into<V::Member>>,
    {
        self.with_members(collect(members), Action::Discard)
    }

    /// None of no members: DynamoDB takes no empty set.
    fn with_members(
        &self,
        members: Vec<V::Member>,
        action: impl FnOnce(Path, AttributeValue) -> Action,
    ) -> Change
    where
        A: Located<Codec: ValueCodec<V>, Root: Changeable + Settable>,
        V: Members,
    {
        if members.is_empty() {
            return Change::nothing();
        }
        with(
            self.path(),
            encode::<A, V>(&V::of(members)),
            |path, value| of_set(path, value, action),
        )
    }
}

impl Change {
    /// Sets a field of those that index keys are made of.
    pub(crate) fn field<A: Attribute<Codec: ValueCodec<V>>, V>(value: &V) -> Self {
        set::<A, V>(Path::attribute(A::NAME), value)
    }
}

/// What `put` leaves out, an update removes.
fn set<A: Attribute<Codec: ValueCodec<V>>, V>(path: Path, value: &V) -> Change {
    let present = Term::encode::<V, A::Codec>(value).map(Term::into_present);
    with(path, present, |path, present| {
        Ok(match present {
            Some(value) => Action::Set(path, NewValue::Is(value)),
            None => Action::Remove(path),
        })
    })
}

fn with<T>(
    path: Path,
    encoded: Result<T, CodecError>,
    make: impl FnOnce(Path, T) -> Result<Action, ExpressionError>,
) -> Change {
    Change::of(match encoded {
        Ok(value) => make(path, value),
        Err(source) => {
            let attribute = path.into_text();
            Err(ExpressionError::Unwritable { attribute, source })
        }
    })
}

fn encode<A: Attribute<Codec: ValueCodec<V>>, V>(value: &V) -> Result<AttributeValue, CodecError> {
    A::Codec::encode(value)
}

fn collect<M>(members: impl IntoIterator<Item: Into<M>>) -> Vec<M> {
    members.into_iter().map(Into::into).collect()
}

/// An action on a set, of members that are stored as one.
fn of_set(
    path: Path,
    members: AttributeValue,
    action: impl FnOnce(Path, AttributeValue) -> Action,
) -> Result<Action, ExpressionError> {
    match members {
        AttributeValue::Ss(_) | AttributeValue::Ns(_) | AttributeValue::Bs(_) => {
            Ok(action(path, members))
        }
        _ => {
            let attribute = path.into_text();
            Err(ExpressionError::NoSet { attribute })
        }
    }
}
