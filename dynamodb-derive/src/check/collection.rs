//! Collections.

use quote::ToTokens as _;

use crate::model::collection::Collection;
use crate::sink::Sink;

pub(super) fn it_has_no_parameters(collection: &Collection<'_>, sink: &mut Sink) {
    if let Some(parameter) = collection.generics.params.first() {
        let ident = collection.ident;
        sink.at(
            parameter,
            format!("collection `{ident}` takes no parameters, because its entities are compared while it is compiled; name the types in its variants"),
        );
    }
}

pub(super) fn each_entity_has_one_variant(collection: &Collection<'_>, sink: &mut Sink) {
    let text = |held: &syn::Type| held.to_token_stream().to_string().replace(' ', "");
    for (at, variant) in collection.variants.iter().enumerate() {
        let held = text(variant.held);
        let mut earlier = collection.variants.iter().take(at);
        if let Some(first) = earlier.find(|first| text(first.held) == held) {
            let message = format!(
                "two variants hold `{held}`, and nothing would ever be read into the second; remove one"
            );
            sink.pair(variant.held, message, first.held, "first held here");
        }
    }
}

pub(super) fn parts_are_named_once(collection: &Collection<'_>, sink: &mut Sink) {
    let names = collection.partition.map_or(&[][..], |(_, names)| names);
    for (at, name) in names.iter().enumerate() {
        if let Some(first) = names.iter().take(at).find(|first| *first == name) {
            let message = format!("part `{name}` is named twice; a value is given once");
            sink.pair(name, message, first, "first named here");
        }
    }
}
