use super::message::Message;
use super::same;
use crate::schema::EntitySchema;

/// Refuses a projection field whose attribute the entity does not store under that name.
#[track_caller]
pub const fn verify_projection(
    entity: &EntitySchema,
    projection: &str,
    mut fields: &[(&str, &str)],
) {
    while let [(field, attribute), rest @ ..] = fields {
        if !entity.is_open() {
            verify_field(entity, projection, field, attribute);
        }
        fields = rest;
    }
}

#[track_caller]
const fn verify_field(entity: &EntitySchema, projection: &str, field: &str, attribute: &str) {
    let mut stored = entity.fields();
    while let [candidate, rest @ ..] = stored {
        if same(candidate.field(), field) {
            if same(candidate.attribute(), attribute) {
                return;
            }
            Message::new()
                .text("field ")
                .name(field)
                .text(" of projection ")
                .name(projection)
                .text(" reads attribute ")
                .name(attribute)
                .text(", but ")
                .name(entity.name())
                .text(" stores it in ")
                .name(candidate.attribute())
                .text("; give both the same serde name")
                .refuse();
        }
        stored = rest;
    }
    Message::new()
        .text("field ")
        .name(field)
        .text(" of projection ")
        .name(projection)
        .text(" is not stored: ")
        .name(entity.name())
        .text(" skips it")
        .refuse();
}
