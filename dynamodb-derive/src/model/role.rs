//! What fields do for their entity besides holding values.

use std::rc::Rc;

use proc_macro2::Ident;
use syn::FieldsNamed;

use super::field::Field;
use super::part::{Part, Parts};
use crate::attrs::field::FieldAttrs;
use crate::sink::Sink;

/// The fields that have a role, each with the word that says so. More than one for a role is a mistake.
#[derive(Default)]
pub(crate) struct Roles<'a> {
    pub(crate) versions: Vec<Role<'a>>,
    pub(crate) ttls: Vec<Role<'a>>,
    pub(crate) created_at: Vec<Role<'a>>,
    pub(crate) updated_at: Vec<Role<'a>>,
    pub(crate) unique: Vec<Unique<'a>>,
}

pub(crate) type Role<'a> = (Rc<Field<'a>>, Ident);

/// A field whose values no two items share.
pub(crate) struct Unique<'a> {
    pub(crate) field: Rc<Field<'a>>,
    pub(crate) word: Ident,
    /// The name of its setter, where the user gave one.
    pub(crate) set: Option<Ident>,
    /// The value in the key of the item that stands for it.
    pub(crate) part: Rc<Part<'a>>,
}

impl<'a> Roles<'a> {
    pub(super) fn resolve(
        named: &FieldsNamed,
        fields: &[Rc<Field<'a>>],
        parts: &mut Parts<'a>,
        sink: &mut Sink,
    ) -> Self {
        let mut roles = Self::default();
        for (syntax, field) in named.named.iter().zip(fields) {
            let attrs = FieldAttrs::read(&syntax.attrs, sink);
            let one = |word: Option<&Ident>| word.map(|word| (Rc::clone(field), word.clone()));
            roles.versions.extend(one(attrs.version.word()));
            roles.ttls.extend(one(attrs.ttl.word()));
            roles.created_at.extend(one(attrs.created_at.word()));
            roles.updated_at.extend(one(attrs.updated_at.word()));
            if let (Some(word), Some(set)) = (attrs.unique.word(), attrs.unique.get()) {
                roles.unique.push(Unique {
                    field: Rc::clone(field),
                    word: word.clone(),
                    set: set.clone(),
                    part: parts.unique(field),
                });
            }
        }
        roles
    }

    /// The fields that the library sets, with what they are.
    pub(crate) fn times(&self) -> impl Iterator<Item = (&Role<'a>, &'static str)> {
        let created = self.created_at.iter().map(|role| (role, "created_at"));
        created.chain(self.updated_at.iter().map(|role| (role, "updated_at")))
    }

    /// Every role of every field, in no order that matters.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&Rc<Field<'a>>, &Ident)> {
        let single = [
            &self.versions,
            &self.ttls,
            &self.created_at,
            &self.updated_at,
        ];
        let single = single.into_iter().flatten();
        let single = single.map(|(field, word)| (field, word));
        single.chain(
            self.unique
                .iter()
                .map(|unique| (&unique.field, &unique.word)),
        )
    }
}
