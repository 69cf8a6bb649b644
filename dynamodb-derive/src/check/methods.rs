//! Generated methods.

use proc_macro2::{Ident, Span};

use super::every_key;
use crate::model::entity::Entity;
use crate::model::group::groups;
use crate::model::part::{FieldRef, Part, Source};
use crate::names;
use crate::sink::Sink;

/// What a query has besides its parts: a method of the same name would be a second one.
const VERBS: &[&str] = &[
    "ascending",
    "collect",
    "consistent",
    "count",
    "descending",
    "fan_out",
    "filter",
    "first",
    "for_each",
    "hydrate",
    "into_query",
    "into_request",
    "into_state",
    "keys",
    "limit",
    "page",
    "page_size",
    "project",
    "shard",
    "stream",
    "try_for_each",
];

pub(super) fn parts_are_not_named_as_verbs(entity: &Entity<'_>, sink: &mut Sink) {
    let mut told: Vec<&Source<'_>> = Vec::new();
    for (key, of) in every_key(entity) {
        for stage in key.stages() {
            let part = &**stage.part;
            let name = names::plain(&part.name);
            if !VERBS.contains(&name.as_str()) || told.contains(&&part.source) {
                continue;
            }
            told.push(&part.source);
            let (place, subject, fix) = to_rename(part);
            sink.at_span(
                place,
                format!(
                    "{subject} is a part of the sort key{of}, but `{name}` is a word of queries; {fix}"
                ),
            );
        }
    }
}

/// Where the name of a part comes from, what it is called there, and how it becomes another one.
fn to_rename(part: &Part<'_>) -> (Span, String, String) {
    match &part.source {
        Source::Computed(computed) => (
            computed.name.span(),
            format!("computed part `{}`", names::plain(computed.name)),
            "give the part another name".to_owned(),
        ),
        Source::Field(FieldRef { field, rest }) if rest.is_empty() => (
            field.ident.span(),
            format!("field `{}`", field.name),
            field.attribute.place.as_ref().map_or_else(
                || {
                    format!(
                        "rename the field and keep its attribute: `#[serde(rename = \"{}\")]`",
                        field.attribute.written
                    )
                },
                |_| "rename the field, not the attribute".to_owned(),
            ),
        ),
        Source::Field(nested) => (
            part.name.span(),
            format!("`{nested}`"),
            "declare the part under another name: `#[entity(part(name: Type = function(field)))]`"
                .to_owned(),
        ),
    }
}

pub(super) fn setters_have_one_name(entity: &Entity<'_>, sink: &mut Sink) {
    let mut seen: Vec<Ident> = Vec::new();
    for group in groups(entity) {
        let mut names = group.names.iter();
        let Some(first) = names.next() else { continue };
        if let Some(other) = names.find(|other| *other != first) {
            let fields: Vec<String> = group
                .fields
                .iter()
                .map(|field| format!("`{}`", field.name))
                .collect();
            sink.pair(
                other,
                format!(
                    "{} are set together, by one method; give it one name",
                    fields.join(", ")
                ),
                first,
                "first named here",
            );
        }
        if let Some(taken) = seen.iter().find(|taken| *taken == first) {
            sink.pair(
                first,
                format!("two setters are named `{first}`; name one of them otherwise"),
                taken,
                "the other one is named here",
            );
        }
        seen.push(first.clone());
    }
}

/// A generated method, with the word that names it if the user wrote one.
struct Named<'a> {
    name: String,
    /// What it is called by default, if it has such a name.
    default: Option<&'static str>,
    word: Option<&'a Ident>,
}

pub(super) fn method_names_are_distinct(entity: &Entity<'_>, sink: &mut Sink) {
    let own = entity
        .methods
        .iter()
        .filter(|method| method.default != "scan" || entity.scan)
        .map(|method| Named {
            name: names::plain(&method.name),
            default: Some(method.default),
            word: method.renamed.then_some(&method.name),
        });
    let words = entity.indexes.iter().flat_map(|index| {
        let scan = index.scan.as_ref();
        std::iter::once(index.query).chain(scan)
    });
    let indexes = words.map(|word| Named {
        name: names::plain(word),
        default: None,
        word: Some(word),
    });
    let mut seen: Vec<Named<'_>> = Vec::new();
    for method in own.chain(indexes) {
        if let Some(first) = seen.iter().find(|first| first.name == method.name) {
            tell(first, &method, sink);
        }
        seen.push(method);
    }
}

fn tell(first: &Named<'_>, second: &Named<'_>, sink: &mut Sink) {
    let name = &first.name;
    match (first.word, second.word, first.default.or(second.default)) {
        (Some(first), Some(second), _) => sink.pair(
            second,
            format!("two generated methods are named `{name}`; name one of them otherwise"),
            first,
            "the other one is named here",
        ),
        (Some(word), None, Some(default)) | (None, Some(word), Some(default)) => sink.at(
            word,
            format!(
                "every entity has a method `{name}`; name this one otherwise, or that one: `methods({default} = ..)`"
            ),
        ),
        (None, _, _) | (_, None, _) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::VERBS;

    /// The list is that of the methods which a staged query really has.
    #[test]
    fn every_method_of_a_query_is_a_verb() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../dynamodb-model/src/query/staged.rs"
        );
        let source = std::fs::read_to_string(path).expect("the runtime lies beside the derive");
        let methods = source.split("pub fn ").skip(1).filter_map(|rest| {
            let end = rest.find(['(', '<'])?;
            rest.get(..end)
        });
        let mut methods: Vec<&str> = methods.collect();
        methods.sort_unstable();
        assert_eq!(methods, VERBS);
    }
}
