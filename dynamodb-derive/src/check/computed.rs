//! Computed parts.

use super::every_key;
use crate::attrs::entity::EntityAttrs;
use crate::model::entity::Entity;
use crate::model::part::Source;
use crate::names;
use crate::sink::Sink;

pub(super) fn names_are_not_those_of_fields(entity: &Entity<'_>, sink: &mut Sink) {
    for computed in &entity.computed {
        let name = names::plain(computed.name);
        if let Some(field) = entity.fields.iter().find(|field| field.name == name) {
            sink.pair(
                computed.name,
                format!("computed part `{name}` has the name of a field; give it another one"),
                field.ident,
                "the field is here",
            );
        }
    }
}

pub(super) fn names_are_distinct(attrs: &EntityAttrs, sink: &mut Sink) {
    for (at, part) in attrs.parts.iter().enumerate() {
        let mut earlier = attrs.parts.iter().take(at);
        if let Some(first) = earlier.find(|first| first.name == part.name) {
            sink.pair(
                &part.name,
                format!(
                    "computed part `{}` is declared twice",
                    names::plain(&part.name)
                ),
                &first.name,
                "first declared here",
            );
        }
    }
}

pub(super) fn parts_are_used(entity: &Entity<'_>, sink: &mut Sink) {
    // A part may only look unused because the key that names it is wrong elsewhere.
    if sink.count() > 0 {
        return;
    }
    for computed in &entity.computed {
        let is_used = every_key(entity).any(|(key, _)| {
            key.parts().any(|part| {
                matches!(&part.source, Source::Computed(used) if used.number == computed.number)
            })
        });
        if !is_used {
            let name = names::plain(computed.name);
            sink.at(
                computed.name,
                format!("no key uses computed part `{name}`; write `{{{name}}}` into one, or remove the part"),
            );
        }
    }
}
