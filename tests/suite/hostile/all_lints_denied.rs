//! Whatever lints a crate denies, the expansions pass.
//!
//! Those about documentation are tried in `tests/ui/attrs/lints-of-a-crate.rs`, as rustc does not ask for any in tests.

#![deny(
    warnings,
    keyword_idents,
    let_underscore,
    nonstandard_style,
    refining_impl_trait,
    rust_2018_idioms,
    unused
)]
#![deny(
    ambiguous_negative_literals,
    closure_returning_async_block,
    deprecated_in_future,
    explicit_outlives_requirements,
    ffi_unwind_calls,
    if_let_rescope,
    impl_trait_redundant_captures,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    missing_unsafe_on_extern,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    tail_expr_drop_order,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unsafe_op_in_unsafe_fn,
    unstable_features,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![deny(clippy::all, clippy::nursery, clippy::pedantic)]
#![deny(
    clippy::absolute_paths,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::clone_on_ref_ptr,
    clippy::default_numeric_fallback,
    clippy::else_if_without_else,
    clippy::empty_structs_with_brackets,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    clippy::expect_used,
    clippy::field_scoped_visibility_modifiers,
    clippy::float_arithmetic,
    clippy::impl_trait_in_params,
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::let_underscore_must_use,
    clippy::let_underscore_untyped,
    clippy::mem_forget,
    clippy::min_ident_chars,
    clippy::missing_docs_in_private_items,
    clippy::missing_inline_in_public_items,
    clippy::missing_trait_methods,
    clippy::mod_module_files,
    clippy::module_name_repetitions,
    clippy::multiple_inherent_impl,
    clippy::panic,
    clippy::partial_pub_fields,
    clippy::pattern_type_mismatch,
    clippy::pub_with_shorthand,
    clippy::pub_without_shorthand,
    clippy::question_mark_used,
    clippy::redundant_type_annotations,
    clippy::ref_patterns,
    clippy::renamed_function_params,
    clippy::same_name_method,
    clippy::semicolon_inside_block,
    clippy::semicolon_outside_block,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::single_char_lifetime_names,
    clippy::std_instead_of_core,
    clippy::str_to_string,
    clippy::string_slice,
    clippy::unneeded_field_pattern,
    clippy::unused_trait_names,
    clippy::unwrap_in_result,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]

use dynamodb_model::{Collection, Document, Entity, Index, KeyPart, Projection, Table, Ttl};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A table.
#[derive(Clone, Copy, Debug, Table)]
#[table(name = "monitoring", pk = "pk", sk = "sk", ttl = "expires_at")]
#[table(indexes(Gsi1, Gsi2, Lsi1), entities(Metric, Place))]
#[non_exhaustive]
pub struct Monitoring;

/// A global index.
#[derive(Clone, Copy, Debug, Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", sk = "gsi1sk", project = keys_only)]
#[non_exhaustive]
pub struct Gsi1;

/// An index of several attributes.
#[derive(Clone, Copy, Debug, Index)]
#[index(global, name = "gsi2", pk = ["country", "state"], sk = ["city", N("zip")], project = include("name"))]
#[non_exhaustive]
pub struct Gsi2;

/// A local index.
#[derive(Clone, Copy, Debug, Index)]
#[index(local, name = "lsi1", sk = "lsi1sk", project = all)]
#[non_exhaustive]
pub struct Lsi1;

/// An ordered enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, KeyPart)]
#[key_part(ordered)]
#[non_exhaustive]
pub enum Status {
    /// Wrong.
    Error,
    /// Right.
    Ok,
}

/// A newtype.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
pub struct SystemId(String);

/// An enum with fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
#[non_exhaustive]
pub enum Owner {
    /// One.
    User(String),
    /// Many.
    Team {
        /// Which.
        id: u64,
    },
    /// None.
    Nobody,
}

/// A struct of parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
#[non_exhaustive]
pub struct Rack {
    /// The room.
    pub room: String,
    /// The row.
    pub row: u32,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Document)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Address {
    /// The city.
    pub city_name: String,
    /// The house.
    pub r#type: Option<u32>,
    /// The code.
    pub zip: String,
}

/// An entity with everything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Monitoring, scan)]
#[entity(key(pk = "SYSTEM#{system_id}#{rack.room}", sk = "METRIC#{at}"))]
#[entity(index(Gsi1, query = by_status, scan = scan_by_status, pk = "STATUS#{status}#{owner}", sk = "{at}#{day}", when = noted))]
#[entity(index(Lsi1, query = by_value, sk = "{value}"))]
#[entity(part(day: String = day_of(at)))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Metric {
    /// The system.
    pub system_id: SystemId,
    /// Where it stands.
    pub rack: Rack,
    /// When.
    pub at: Timestamp,
    /// How.
    pub status: Status,
    /// Whose.
    pub owner: Option<Owner>,
    /// How much.
    pub value: f64,
    /// Whether there is a note.
    pub noted: bool,
    /// The version.
    #[entity(version)]
    pub version: u64,
    /// The end.
    #[entity(ttl)]
    #[serde(rename = "expires_at")]
    pub expires_at: Option<Ttl>,
    /// The rest.
    #[serde(skip)]
    pub cache: Vec<u8>,
}

/// An entity with native index keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Entity)]
#[entity(table = Monitoring, key(pk = "PLACE#{name}", sk = "PLACE"))]
#[entity(index(Gsi2, query = by_place, pk = [country, state], sk = [city, zip]))]
#[non_exhaustive]
pub struct Place {
    /// The name.
    pub name: String,
    /// The country.
    pub country: String,
    /// The state.
    pub state: String,
    /// The city.
    pub city: String,
    /// The zip.
    pub zip: u32,
    /// The code.
    #[entity(unique(set = move_to_code))]
    pub code: Option<String>,
    /// The slug.
    #[entity(unique)]
    pub slug: SystemId,
    /// The beginning.
    #[entity(created_at)]
    pub created_at: Option<Timestamp>,
    /// The last change.
    #[entity(updated_at)]
    pub updated_at: Timestamp,
}

/// A projection.
#[derive(Clone, Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Metric)]
#[non_exhaustive]
pub struct Reading {
    /// When.
    pub at: Timestamp,
    /// How much.
    pub value: f64,
}

/// A collection.
#[derive(Clone, Debug, PartialEq, Collection)]
#[collection(table = Monitoring, partition(system_id, room))]
#[non_exhaustive]
pub enum SystemItem {
    /// A metric.
    Metric(Metric),
}

/// A collection of an index, through which an entity is read.
#[derive(Clone, Debug, PartialEq, Collection)]
#[collection(table = Monitoring, index = Lsi1, partition(system_id, room), query = system_item)]
#[non_exhaustive]
pub enum ValuedItem {
    /// A metric's values.
    Reading(Reading),
}

/// The day of a time, as text.
fn day_of(at: &Timestamp) -> String {
    at.strftime("%F").to_string()
}

/// The expansions are there, and did not trip over a lint.
#[test]
fn every_derive_passes() {
    assert_eq!(<Monitoring as Table>::SCHEMA.entity_schemas().len(), 2);
}
