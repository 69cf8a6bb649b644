//! Maps by key and lists by index.

use std::collections::{BTreeMap, HashMap, VecDeque};

use crate::expression::attr::Attr;
use crate::expression::codec::PlainCodec;
use crate::expression::place::{Chosen, Place};
use crate::expression::within::{Element, Located};

/// A type that is stored as a map, whose members can be named by their keys.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no keys",
    label = "not a map with `String` keys",
    note = "the fields of a struct are named once it has `#[derive(Document)]`"
)]
pub trait Keyed {
    /// What stands under a key.
    type Member;
}

/// A type that is stored as a list, whose elements can be named by their places.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no elements in an order of their own",
    label = "not a list",
    note = "ask a set whether it `contains` an element"
)]
pub trait Listed {
    /// What stands at a place.
    type Member;
}

#[diagnostic::do_not_recommend]
impl<V, S> Keyed for HashMap<String, V, S> {
    type Member = V;
}
#[diagnostic::do_not_recommend]
impl<V> Keyed for BTreeMap<String, V> {
    type Member = V;
}
#[diagnostic::do_not_recommend]
impl<T: Keyed> Keyed for Option<T> {
    type Member = T::Member;
}

#[diagnostic::do_not_recommend]
impl<T> Listed for Vec<T> {
    type Member = T;
}
#[diagnostic::do_not_recommend]
impl<T> Listed for VecDeque<T> {
    type Member = T;
}
#[diagnostic::do_not_recommend]
impl<T: Listed> Listed for Option<T> {
    type Member = T::Member;
}

impl<A, V, C, P: Place> Attr<A, V, C, P> {
    /// What a map has under a key.
    ///
    /// It has the methods of its type. A map keeps `None` as a value, so `.eq(None)` asks whether
    /// the key is there with nothing; `.missing()` asks whether it is not there.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.labels.key("env").eq("prod")), r#"labels.env = "prod""#);
    /// ```
    pub fn key<T>(&self, key: impl Into<String>) -> Attr<Element<A>, T, C, Chosen>
    where
        A: Located<Codec: PlainCodec>,
        V: Keyed<Member = T>,
    {
        Attr::at(Chosen::new(self.path().member(key.into())))
    }

    /// What a list has at a place, counted from 0.
    ///
    /// It has the methods of its type. A list keeps `None` as a value, so `.eq(None)` asks whether
    /// the place is there with nothing; `.missing()` asks whether the list is shorter.
    ///
    /// ```
    #[doc = include_str!("metric.in")]
    /// assert_eq!(sent(|m| m.tags.index(0).eq("cold")), r#"tags[0] = "cold""#);
    /// ```
    pub fn index<T>(&self, index: usize) -> Attr<Element<A>, T, C, Chosen>
    where
        A: Located<Codec: PlainCodec>,
        V: Listed<Member = T>,
    {
        Attr::at(Chosen::new(self.path().element(index)))
    }
}
