//! Generated methods.

use proc_macro2::Ident;

use crate::model::entity::Entity;
use crate::model::key::Key;
use crate::names;
use crate::sink::Sink;

/// What a query has besides its parts: a method of the same name would be a second one.
pub(crate) const VERBS: &[&str] = &[
    "ascending",
    "collect",
    "consistent",
    "count",
    "descending",
    "filter",
    "first",
    "hydrate",
    "into_query",
    "into_state",
    "keys",
    "limit",
    "page",
    "page_size",
    "project",
    "stream",
];

pub(super) fn parts_are_not_named_as_verbs(key: &Key<'_>, of: &str, sink: &mut Sink) {
    for stage in key.stages() {
        let name = names::plain(&stage.part.name);
        if VERBS.contains(&name.as_str()) {
            sink.at_span(
                stage.part.name.span(),
                format!(
                    "the sort key{of} has a part `{name}`, but every query has a method of that name; declare the part under another: `#[entity(part(name: Type = function(field)))]`"
                ),
            );
        }
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
