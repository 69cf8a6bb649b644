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
        verify_field(entity, projection, field, attribute);
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
    let message = Message::new()
        .text("field ")
        .name(field)
        .text(" of projection ")
        .name(projection);
    let message = if entity.is_open() {
        message
            .text(" has no attribute of its own: ")
            .name(entity.name())
            .text(" skips or flattens it; read the whole entity instead")
    } else {
        message
            .text(" is not stored: ")
            .name(entity.name())
            .text(" skips it")
    };
    message.refuse();
}
