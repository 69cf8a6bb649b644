use crate::item::Item;
use crate::key::KeyTemplate;
use crate::schema::{AccessPath, EntitySchema, KeyAttribute, TableSchema};
use crate::write::WRITE_ID;

/// Takes out what the library keeps in an item beside the fields: its keys, its type tag and
/// the mark of its last conditional write.
///
/// A flattened map takes in whatever no field has. What it took in on reading it would write back later, and a stale
/// index key would keep the item in an index that it has left.
pub(super) fn remove(item: &mut Item, table: &'static TableSchema, entity: &'static EntitySchema) {
    if !entity.is_open() {
        return;
    }
    item.remove(table.type_tag_attribute());
    item.remove(WRITE_ID);
    let path = |entry| AccessPath {
        table,
        entity,
        entry,
    };
    let indexes = entity.index_entries().iter().map(Some);
    for entry in std::iter::once(None).chain(indexes) {
        for (attribute, template) in path(entry).templates() {
            if is_beside_the_fields(entity, attribute, &template) {
                item.remove(attribute.name());
            }
        }
    }
}

/// Whether the key attribute is no field. One that is neither text of a template nor a field by itself may be a field of
/// a flattened struct.
fn is_beside_the_fields(
    entity: &EntitySchema,
    attribute: KeyAttribute,
    template: &KeyTemplate,
) -> bool {
    let copies_a_field = match template {
        KeyTemplate::Text(_) => true,
        KeyTemplate::Native(part) => entity.parts().get(*part).is_some_and(|part| {
            let mut fields = entity.fields().iter();
            fields.any(|field| field.field() == part.name())
        }),
    };
    copies_a_field && !entity.stores(attribute.name())
}
