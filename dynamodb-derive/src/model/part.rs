//! Parts of keys: where each one comes from, and in which form it is written.

use std::fmt;
use std::rc::Rc;

use proc_macro2::{Ident, Span};
use syn::{Member, Path, Type};

use super::field::Field;
use crate::template::Form;
use crate::{names, path};

/// One part of the entity's keys. Keys that name the same source in the same form share it.
pub(crate) struct Part<'a> {
    /// Its place in the entity's list of parts, from 0.
    pub(crate) number: usize,
    /// The name of the argument or of the method that takes it.
    pub(crate) name: Ident,
    pub(crate) source: Source<'a>,
    pub(crate) form: Form,
    /// It stands in no key of the entity's items, but in those of the items that stand for unique values.
    pub(crate) unique: bool,
}

impl Part<'_> {
    /// The part as a template names it: `` {at:day} ``.
    pub(crate) fn written(&self) -> String {
        let source = match &self.source {
            Source::Field(reference) => reference.to_string(),
            Source::Computed(computed) => names::plain(computed.name),
        };
        match self.form.to_string() {
            _ if self.form == Form::Native => source,
            form if form.is_empty() => format!("{{{source}}}"),
            form => format!("{{{source}:{form}}}"),
        }
    }
}

/// Where a part comes from.
#[derive(Clone)]
pub(crate) enum Source<'a> {
    Field(FieldRef<'a>),
    Computed(Rc<Computed<'a>>),
}

/// A field, or a field inside of it.
#[derive(Clone)]
pub(crate) struct FieldRef<'a> {
    pub(crate) field: Rc<Field<'a>>,
    /// The way into nested fields; empty for the field itself.
    pub(crate) rest: Vec<Member>,
}

/// A part that is made from fields by a function.
pub(crate) struct Computed<'a> {
    /// Its place among the computed parts, from 0.
    pub(crate) number: usize,
    pub(crate) name: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) call: Call<'a>,
}

/// A pure function of fields, each passed by reference.
pub(crate) struct Call<'a> {
    pub(crate) function: &'a Path,
    pub(crate) arguments: Vec<FieldRef<'a>>,
}

impl fmt::Display for FieldRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.field.name)?;
        path::write_steps(&self.rest, f)
    }
}

impl PartialEq for FieldRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.field.number == other.field.number && self.rest == other.rest
    }
}

impl PartialEq for Source<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Field(one), Self::Field(other)) => one == other,
            (Self::Computed(one), Self::Computed(other)) => one.number == other.number,
            (Self::Field(_), Self::Computed(_)) | (Self::Computed(_), Self::Field(_)) => false,
        }
    }
}

impl<'a> Source<'a> {
    /// The entity's own fields that decide this part.
    pub(crate) fn fields(&self) -> Vec<&Rc<Field<'a>>> {
        match self {
            Self::Field(reference) => vec![&reference.field],
            Self::Computed(computed) => computed
                .call
                .arguments
                .iter()
                .map(|argument| &argument.field)
                .collect(),
        }
    }
}

/// The entity's list of parts while it grows.
#[derive(Default)]
pub(crate) struct Parts<'a>(Vec<Rc<Part<'a>>>);

impl<'a> Parts<'a> {
    /// The part for this source in this form, a new one if no key named it so far.
    pub(crate) fn part(
        &mut self,
        name: &str,
        span: Span,
        source: Source<'a>,
        form: Form,
    ) -> Rc<Part<'a>> {
        let known = self
            .0
            .iter()
            .find(|part| part.source == source && part.form == form && !part.unique);
        if let Some(part) = known {
            return Rc::clone(part);
        }
        let part = Rc::new(Part {
            number: self.0.len(),
            // a path's steps were identifiers already
            name: names::ident(name, span).unwrap_or_else(|| Ident::new("part", span)),
            source,
            form,
            unique: false,
        });
        self.0.push(Rc::clone(&part));
        part
    }

    /// The part of a unique field's values. No key shares it: it is escaped even where they are not.
    pub(crate) fn unique(&mut self, field: &Rc<Field<'a>>) -> Rc<Part<'a>> {
        let part = Rc::new(Part {
            number: self.0.len(),
            name: field.ident.clone(),
            source: Source::Field(FieldRef {
                field: Rc::clone(field),
                rest: Vec::new(),
            }),
            form: Form::Plain,
            unique: true,
        });
        self.0.push(Rc::clone(&part));
        part
    }

    pub(crate) fn into_list(self) -> Vec<Rc<Part<'a>>> {
        self.0
    }
}
