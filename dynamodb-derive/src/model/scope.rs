//! The names that a key may use, and what to say about the others.

use std::rc::Rc;

use proc_macro2::Ident;

use super::field::Field;
use super::part::{Call, Computed, FieldRef, Source};
use crate::attrs::entity::Call as CallAttr;
use crate::names;
use crate::path::FieldPath;
use crate::sink::Sink;
use crate::suggest::nearest_and_all;

/// The fields and computed parts of one entity.
pub(crate) struct Scope<'s, 'a> {
    pub(crate) entity: &'s Ident,
    pub(crate) fields: &'s [Rc<Field<'a>>],
    pub(crate) computed: &'s [Rc<Computed<'a>>],
    /// Computed parts that are wrong themselves: a key that names one is not wrong too.
    pub(crate) unreadable: &'s [String],
}

impl<'a> Scope<'_, 'a> {
    /// Looks up what a key names; `subject` is that key in the user's words.
    pub(crate) fn source(
        &self,
        path: &FieldPath,
        subject: &str,
        sink: &mut Sink,
    ) -> Option<Source<'a>> {
        if self.unreadable.iter().any(|name| name == path.root()) {
            return None;
        }
        let computed = self
            .computed
            .iter()
            .find(|computed| names::plain(computed.name) == path.root());
        let Some(computed) = computed else {
            return self.field(path, subject, sink).map(Source::Field);
        };
        if path.rest().is_empty() {
            return Some(Source::Computed(Rc::clone(computed)));
        }
        sink.at(
            path,
            format!(
                "{subject} names `{path}`, but `{}` is a computed part, which is used whole",
                path.root()
            ),
        );
        None
    }

    /// Looks up a field.
    pub(crate) fn field(
        &self,
        path: &FieldPath,
        subject: &str,
        sink: &mut Sink,
    ) -> Option<FieldRef<'a>> {
        let field = self.fields.iter().find(|field| field.name == path.root());
        if let Some(field) = field {
            return Some(FieldRef {
                field: Rc::clone(field),
                rest: path.rest().to_vec(),
            });
        }
        let known: Vec<&str> = self.fields.iter().map(|f| f.name.as_str()).collect();
        sink.at(
            path,
            format!(
                "{subject} names `{path}`, but `{}` has no such field{}",
                self.entity,
                nearest_and_all(path.root(), "fields", known)
            ),
        );
        None
    }

    /// Looks up the fields that a function reads.
    pub(crate) fn call(
        &self,
        call: &'a CallAttr,
        subject: &str,
        sink: &mut Sink,
    ) -> Option<Call<'a>> {
        let arguments: Vec<Option<FieldRef<'a>>> = call
            .arguments
            .iter()
            .map(|argument| self.field(argument, subject, sink))
            .collect();
        Some(Call {
            function: &call.function,
            arguments: arguments.into_iter().collect::<Option<_>>()?,
        })
    }
}
