//! Projections.

use crate::model::projection::Projection;
use crate::sink::Sink;

pub(super) fn it_reads_something(projection: &Projection<'_>, sink: &mut Sink) {
    if projection.read().next().is_none() {
        sink.at(
            projection.ident,
            format!(
                "projection `{}` reads no attribute; give it a field, or use `.count(..)`",
                projection.ident
            ),
        );
    }
}

pub(super) fn no_field_is_flattened(projection: &Projection<'_>, sink: &mut Sink) {
    for field in &projection.fields {
        if let Some(word) = &field.flatten {
            sink.at(
                word,
                format!(
                    "a projection names the attributes that it reads, but `flatten` hides those of `{}`; name fields that the entity does not flatten, or read the whole entity",
                    field.name
                ),
            );
        }
    }
}
