//! Documents.

use syn::GenericParam;

use crate::model::document::Document;
use crate::sink::Sink;

pub(super) fn it_owns_its_values(document: &Document<'_>, sink: &mut Sink) {
    for parameter in &document.generics.params {
        if let GenericParam::Lifetime(borrowed) = parameter {
            sink.at(
                borrowed,
                format!(
                    "`{}` cannot borrow, because the entities that hold it own their values; use owned fields",
                    document.ident
                ),
            );
        }
    }
}

pub(super) fn no_field_is_flattened(document: &Document<'_>, sink: &mut Sink) {
    for field in &document.fields {
        if let Some(word) = &field.flatten {
            sink.at(
                word,
                format!(
                    "a document names its members, but `flatten` hides those of `{}`; write them as fields, or nest them",
                    field.name
                ),
            );
        }
    }
}
