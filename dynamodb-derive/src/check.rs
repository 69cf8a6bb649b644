//! The rules. Each is a function named as the rule; what needs two items to see is left to the expansion.

mod collection;
mod computed;
mod document;
mod fields;
mod index;
mod indexes;
mod key_part;
mod keys;
mod methods;
mod names;
mod projection;
mod serde;
mod shards;
mod table;

use crate::attrs::entity::EntityAttrs;
use crate::attrs::index::IndexAttrs;
use crate::attrs::serde::SerdeContainer;
use crate::attrs::table::TableAttrs;
use crate::model;
use crate::sink::Sink;

/// The rules of an entity.
pub(crate) fn entity(
    entity: &model::entity::Entity<'_>,
    attrs: &EntityAttrs,
    serde: &SerdeContainer,
    sink: &mut Sink,
) {
    serde::an_entity_is_a_plain_map(entity.ident, serde, sink);
    serde::names_are_the_same_both_ways(&entity.fields, &serde.rename_all, sink);
    names::the_type_tag_is_not_empty(attrs, sink);
    fields::an_entity_owns_its_values(entity, sink);
    fields::attributes_are_distinct(&entity.fields, sink);
    let roles = &entity.roles;
    fields::one_field_has_the_role("version", &roles.versions, sink);
    fields::one_field_has_the_role("ttl", &roles.ttls, sink);
    fields::one_field_has_the_role("created_at", &roles.created_at, sink);
    fields::one_field_has_the_role("updated_at", &roles.updated_at, sink);
    fields::a_field_has_one_role(roles, sink);
    fields::unique_fields_are_stored(roles, sink);
    fields::unique_values_do_not_expire(roles, sink);
    computed::names_are_not_those_of_fields(entity, sink);
    computed::names_are_distinct(attrs, sink);
    keys::table_keys_are_no_lists(attrs, sink);
    keys::the_version_is_in_no_key(entity, sink);
    keys::times_are_in_no_key(entity, sink);
    for (key, of) in every_key(entity) {
        keys::key(key, &of, sink);
    }
    shards::the_table_has_several_items_in_a_partition(entity, attrs, sink);
    shards::a_shard_ends_one_template(entity, sink);
    shards::a_local_index_has_those_of_the_table(entity, sink);
    indexes::indexes_are_given_once(entity, sink);
    indexes::at_most_four_attributes(attrs, sink);
    indexes::local_sort_keys_are_no_lists(attrs, sink);
    indexes::names_are_not_those_of_other_parts_of_the_table(entity, sink);
    indexes::when_can_keep_an_item_out(entity, sink);
    methods::parts_are_not_named_as_verbs(entity, sink);
    methods::method_names_are_distinct(entity, sink);
    methods::setters_have_one_name(entity, sink);
    computed::parts_are_used(entity, sink);
}

/// The rules of a table.
pub(crate) fn table(
    table: Option<&model::table::Table<'_>>,
    attrs: &TableAttrs,
    input: &syn::DeriveInput,
    sink: &mut Sink,
) {
    table::a_table_is_a_marker(input, "table", sink);
    table::keys_are_no_lists(attrs, sink);
    table::lists_name_each_once(attrs, sink);
    table::indexes_fit(attrs, sink);
    if let Some(table) = table {
        names::table_name_is_allowed(table.name, sink);
        table::attributes_are_distinct(table, sink);
    }
}

/// The rules of an index.
pub(crate) fn index(
    index: Option<&model::index::Index<'_>>,
    attrs: &IndexAttrs,
    input: &syn::DeriveInput,
    sink: &mut Sink,
) {
    table::a_table_is_a_marker(input, "index", sink);
    index::it_is_global_or_local(attrs, sink);
    index::a_local_index_has_no_partition_key(attrs, sink);
    index::a_local_sort_key_is_no_list(attrs, sink);
    index::at_most_four_attributes(attrs, sink);
    index::key_attributes_are_distinct(attrs, sink);
    index::included_attributes_are_named_once(attrs, sink);
    index::included_attributes_fit(attrs, sink);
    if let Some(index) = index {
        names::index_name_is_allowed(index.name, sink);
    }
}

/// The rules of a projection.
pub(crate) fn projection(
    projection: &model::projection::Projection<'_>,
    serde: &SerdeContainer,
    sink: &mut Sink,
) {
    serde::a_projection_is_a_plain_map(projection.ident, serde, sink);
    fields::attributes_are_distinct_when_read(&projection.fields, sink);
    projection::it_reads_something(projection, sink);
    projection::no_field_is_flattened(projection, sink);
    projection::a_lifetime_is_alone(projection, sink);
}

/// The rules of a document.
pub(crate) fn document(
    document: &model::document::Document<'_>,
    serde: &SerdeContainer,
    sink: &mut Sink,
) {
    serde::a_document_is_a_plain_map(document.ident, serde, sink);
    serde::names_are_the_same_both_ways(&document.fields, &serde.rename_all, sink);
    document::it_owns_its_values(document, sink);
    document::no_field_is_flattened(document, sink);
    fields::attributes_are_distinct(&document.fields, sink);
}

/// The rules of a collection.
pub(crate) fn collection(collection: &model::collection::Collection<'_>, sink: &mut Sink) {
    collection::it_has_no_parameters(collection, sink);
    collection::each_entity_has_one_variant(collection, sink);
    collection::parts_are_named_once(collection, sink);
}

/// The rules of a key part.
pub(crate) fn key_part(
    part: &model::key_part::KeyPart<'_>,
    serde: &SerdeContainer,
    sink: &mut Sink,
) {
    key_part::it_is_made_of_something(part, sink);
    key_part::it_owns_its_values(part, sink);
    key_part::nothing_is_skipped(part, sink);
    key_part::variant_names_are_the_same_both_ways(part, &serde.rename_all, sink);
    key_part::variant_names_are_distinct(part, sink);
    key_part::only_enums_without_fields_are_ordered(part, sink);
    key_part::ordered_variants_are_in_order(part, sink);
}

/// The table's key and those of the indexes, with what a message calls them.
fn every_key<'e, 'a>(
    entity: &'e model::entity::Entity<'a>,
) -> impl Iterator<Item = (&'e model::key::Key<'a>, String)> {
    let indexes = entity
        .indexes
        .iter()
        .map(|index| (&index.key, format!(" of index `{}`", index.name())));
    std::iter::once((&entity.key, String::new())).chain(indexes)
}
