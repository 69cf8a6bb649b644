//! A key of the table or of an index: its templates, and what callers give for it.

use std::rc::Rc;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::LitStr;

use super::part::{Part, Parts, Source};
use super::scope::Scope;
use crate::attrs::Slot;
use crate::attrs::entity::KeyAttr;
use crate::attrs::value::{KeySource, OneOrMore};
use crate::path::FieldPath;
use crate::sink::Sink;
use crate::template::{Form, Piece, Template};

/// The key of the table, or of one index.
#[derive(Clone, Default)]
pub(crate) struct Key<'a> {
    /// One value for each partition-key attribute.
    pub(crate) partition: Vec<KeyValue<'a>>,
    /// One value for each sort-key attribute.
    pub(crate) sort: Vec<KeyValue<'a>>,
    /// Whether every value could be resolved. Rules that count parts ask this, to say nothing about half a key.
    pub(crate) whole: bool,
    /// How many shards a partition has, and the word that says so.
    pub(crate) shards: Option<(Ident, u16)>,
    /// The word by which the user accepts a single partition.
    pub(crate) singleton: Option<Ident>,
    /// Whether the user accepts few partitions.
    pub(crate) low_cardinality: bool,
}

/// What is written into one key attribute.
#[derive(Clone)]
pub(crate) enum KeyValue<'a> {
    /// A part in its native type.
    Native(Rc<Part<'a>>, FieldPath),
    /// Text made from a template.
    Text(LitStr, Vec<Segment<'a>>),
}

/// A stretch of a template.
#[derive(Clone)]
pub(crate) enum Segment<'a> {
    Literal(String),
    Part(Rc<Part<'a>>),
}

/// A value that a caller gives: one for each source, whatever forms the key has it in.
pub(crate) struct Argument<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) source: &'a Source<'a>,
    /// The parts that this value decides.
    pub(crate) parts: Vec<&'a Rc<Part<'a>>>,
}

/// A part of the sort key that a query is given by its own method, in the order of the key.
pub(crate) struct Stage<'a> {
    pub(crate) part: &'a Rc<Part<'a>>,
    /// Whether no part and no literal follows it in that attribute.
    pub(crate) last: bool,
}

impl<'a> Key<'a> {
    /// Looks up all parts; `of` is empty for the table's key, or says which index: `` of index `Gsi1` ``.
    pub(crate) fn resolve(
        attr: &KeyAttr,
        of: &str,
        scope: &Scope<'_, 'a>,
        parts: &mut Parts<'a>,
        sink: &mut Sink,
    ) -> Self {
        let mut values = |slot: &Slot<OneOrMore<KeySource>>, kind: &str, sink: &mut Sink| {
            let subject = format!("the {kind} key{of}");
            let sources = slot.get().map_or(&[][..], |given| &given.items);
            sources
                .iter()
                .map(|source| KeyValue::resolve(source, &subject, scope, parts, sink))
                .collect::<Vec<_>>()
        };
        let partition = values(&attr.pk, "partition", sink);
        let sort = values(&attr.sk, "sort", sink);
        Self {
            whole: partition.iter().chain(&sort).all(Option::is_some),
            partition: partition.into_iter().flatten().collect(),
            sort: sort.into_iter().flatten().collect(),
            shards: attr.shards.word().cloned().zip(attr.shards.get().copied()),
            singleton: attr.singleton.word().cloned(),
            low_cardinality: attr.low_cardinality.is_set(),
        }
    }

    /// The parts of the partition key, then those of the sort key, each as often as it is named.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Rc<Part<'a>>> {
        self.partition
            .iter()
            .chain(&self.sort)
            .flat_map(KeyValue::parts)
    }

    /// What a query by the whole partition key takes.
    pub(crate) fn partition_arguments(&'a self) -> Vec<Argument<'a>> {
        let mut arguments = arguments(self.partition.iter().flat_map(KeyValue::parts));
        for part in self.sort.iter().flat_map(KeyValue::parts) {
            let decided = arguments
                .iter_mut()
                .find(|argument| self.is_decided(part) && *argument.source == part.source);
            if let Some(argument) = decided {
                argument.add(part);
            }
        }
        arguments
    }

    /// What a method for one item takes: everything that the key is made of.
    pub(crate) fn arguments(&'a self) -> Vec<Argument<'a>> {
        arguments(self.parts())
    }

    /// The parts of the sort key that the partition key leaves open.
    pub(crate) fn stages(&'a self) -> Vec<Stage<'a>> {
        let mut stages = Vec::new();
        for value in &self.sort {
            let ends = value.ends_with_part();
            let last = value.parts().last().map(|part| part.number);
            let open = value.parts().filter(|part| !self.is_decided(part));
            stages.extend(open.map(|part| Stage {
                part,
                last: ends && Some(part.number) == last,
            }));
        }
        stages
    }

    /// Whether the partition key's values say what this part is. A lossy form of the same field does not.
    fn is_decided(&self, part: &Part<'a>) -> bool {
        self.partition
            .iter()
            .flat_map(KeyValue::parts)
            .any(|given| {
                given.number == part.number
                    || (given.source == part.source && !given.form.is_lossy())
            })
    }
}

impl<'a> KeyValue<'a> {
    fn resolve(
        source: &KeySource,
        subject: &str,
        scope: &Scope<'_, 'a>,
        parts: &mut Parts<'a>,
        sink: &mut Sink,
    ) -> Option<Self> {
        let mut part = |path: &FieldPath, form: Form, sink: &mut Sink| {
            let source = scope.source(path, subject, sink)?;
            Some(parts.part(&path.name(), path.span(), source, form))
        };
        match source {
            KeySource::Field(path) => {
                let part = part(path, Form::Native, sink)?;
                Some(Self::Native(part, path.clone()))
            }
            KeySource::Template(literal) => {
                let template = Template::parse(literal, sink)?;
                let segments: Vec<Option<Segment<'a>>> = template
                    .pieces
                    .iter()
                    .map(|piece| match piece {
                        Piece::Text(text) => Some(Segment::Literal(text.clone())),
                        Piece::Part(path, form) => part(path, *form, sink).map(Segment::Part),
                    })
                    .collect();
                let segments = segments.into_iter().collect::<Option<_>>()?;
                Some(Self::Text(template.literal, segments))
            }
        }
    }

    pub(crate) fn parts(&self) -> impl Iterator<Item = &Rc<Part<'a>>> {
        let (native, segments) = match self {
            Self::Native(part, _) => (Some(part), &[][..]),
            Self::Text(_, segments) => (None, segments.as_slice()),
        };
        let in_text = segments.iter().filter_map(|segment| match segment {
            Segment::Part(part) => Some(part),
            Segment::Literal(_) => None,
        });
        native.into_iter().chain(in_text)
    }

    fn ends_with_part(&self) -> bool {
        match self {
            Self::Native(..) => true,
            Self::Text(_, segments) => matches!(segments.last(), Some(Segment::Part(_))),
        }
    }
}

impl ToTokens for KeyValue<'_> {
    /// What a message about this value points at.
    fn to_tokens(&self, tokens: &mut proc_macro2::TokenStream) {
        match self {
            Self::Native(_, path) => path.to_tokens(tokens),
            Self::Text(literal, _) => literal.to_tokens(tokens),
        }
    }
}

impl<'a> Argument<'a> {
    fn add(&mut self, part: &'a Rc<Part<'a>>) {
        if self.parts.iter().all(|known| known.number != part.number) {
            self.parts.push(part);
        }
    }
}

fn arguments<'a>(parts: impl Iterator<Item = &'a Rc<Part<'a>>>) -> Vec<Argument<'a>> {
    let mut arguments: Vec<Argument<'a>> = Vec::new();
    for part in parts {
        match arguments
            .iter_mut()
            .find(|argument| *argument.source == part.source)
        {
            Some(argument) => argument.add(part),
            None => arguments.push(Argument {
                name: &part.name,
                source: &part.source,
                parts: vec![part],
            }),
        }
    }
    arguments
}
