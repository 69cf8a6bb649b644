//! Projections.

use syn::GenericParam;

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

pub(super) fn a_lifetime_is_alone(projection: &Projection<'_>, sink: &mut Sink) {
    let mut parameters = projection.generics.params.iter();
    let lifetime = parameters.find(|parameter| matches!(parameter, GenericParam::Lifetime(_)));
    if let (Some(lifetime), None) = (lifetime, projection.lifetime()) {
        sink.at(
            lifetime,
            format!(
                "projection `{}` borrows from replies and has other parameters as well; leave it the one lifetime, or have it own its fields",
                projection.ident
            ),
        );
    }
}
