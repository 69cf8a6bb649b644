//! What expansions may name. Nothing here is public API: it changes with any release of the derive, whose version is
//! pinned to this crate's.

pub use std::boxed::Box;
pub use std::clone::Clone;
pub use std::convert::{From, Into};
pub use std::default::Default;
pub use std::fmt::{self, Debug, Formatter};
pub use std::marker::{PhantomData, Send, Sized, Sync};
pub use std::ops::{FnMut, FnOnce};
pub use std::option::Option::{self, None, Some};
pub use std::result::Result::{Err, Ok};
pub use std::vec::Vec;

pub use aws_sdk_dynamodb::Client;
pub use aws_sdk_dynamodb::operation::query::QueryInput;
pub use aws_types::SdkConfig;
pub use serde::Serialize;
pub use serde::de::DeserializeOwned;

pub use crate::codec::{
    CodecError, Encoded, FieldsSerializer, ListSerializer, MapSerializer, ValueSerializer,
    value_with,
};
pub use crate::collection::{Collection, InPartition, PartitionOf, Variant, in_variant};
pub use crate::coverage::{
    AllCarriedBy, Alone, CarriedBy, Carries, CarriesWhole, Changeable, Changing, Field, Fields,
    Keyless, Never, Projects, ProjectsAll, Settable, WithKeys,
};
pub use crate::entity::{Entity, HasUnique, IndexedBy, OffersScan, TtlField, Version};
pub use crate::error::{Pending, Result};
pub use crate::expression::{
    Attr, Attribute, BareKey, Chosen, Comparable, Declared, Document, FieldCodec, FilterField,
    Filterable, FreeIn, Measurable, NotKeyOf, Place, Searchable, SeenIn, SerdeValue, Textual,
    ValueCodec, Within, stored_with,
};
pub use crate::given::Given;
pub use crate::item::{Fields as StoredFields, Written, encode_fields};
pub use crate::key::*;
pub use crate::name::{HasPart, Name, name_hash};
pub use crate::operation::{Silent, Upserting};
pub use crate::query::NextPart as Next;
pub use crate::row::{BorrowedRow, Columns, Is, ReadBack, Row, RowItem, RowKeys, lent};
pub use crate::schema::verify::{
    refuse_overlap, verify_field, verify_index, verify_index_partition, verify_index_sort,
    verify_partition, verify_partition_key, verify_projection, verify_sort_key, verify_ttl,
    verify_unique, verify_variant,
};
pub use crate::schema::{
    EntitySchema, FieldSchema, IndexEntry, IndexSchema, KeyAttribute, KeyField, ProjectionSchema,
    Stamp, TableSchema, UniqueField,
};
pub use crate::table::{
    Changes, ConsistentReads, GlobalIndex, HasIndex, Hydratable, Index, Lists, LocalIndex, Table,
};
pub use crate::timestamp::{TimestampField, stamp};

pub use self::part::*;
use crate::connect;
use crate::db::Db;
use crate::expression::{Change, KeyChange};

#[path = "private/ask.rs"]
pub mod ask;
#[path = "private/part.rs"]
mod part;

/// A handle on the entity's table.
pub type DbOf<E> = Db<<E as Entity>::Table>;

/// A handle on `T`, for its generated `connect`.
#[must_use]
pub fn connect<T: Table>(config: &SdkConfig) -> Db<T> {
    Db::new(connect::client(config))
}

/// The number that the entity's version field holds.
pub fn stored_version<E: Entity>(version: &E::Version) -> Option<u64> {
    version.to_stored()
}

/// The change of fields that index keys are made of, or unique values; `entries` are those indexes' numbers, `unique`
/// those of the unique fields.
pub fn change_keys(
    parts: Parts,
    entries: &'static [usize],
    unique: &'static [usize],
    fields: impl IntoIterator<Item = Change>,
) -> Change {
    Change::of_keys(KeyChange {
        parts,
        entries,
        unique,
        fields: fields.into_iter().collect(),
    })
}

/// The change of one such field.
pub fn change_field<A, V>(value: &V) -> Change
where
    A: Attribute<Codec: ValueCodec<V>>,
{
    Change::field::<A, V>(value)
}

/// Whether an item is in an index with `when`.
pub fn when<T: When>(value: &T) -> bool {
    value.holds()
}

/// What `when` can be.
#[diagnostic::on_unimplemented(
    message = "`when` takes a `bool`, and this is a `{Self}`",
    label = "not a `bool`",
    note = "name a `bool` field, or a function of fields that gives one: `when = is_open(status)`"
)]
pub trait When {
    fn holds(&self) -> bool;
}

impl When for bool {
    fn holds(&self) -> bool {
        *self
    }
}

/// Entry number `entry` of the entity's indexes.
#[must_use]
pub const fn entry(schema: &'static EntitySchema, entry: usize) -> Option<&'static IndexEntry> {
    let (_, from) = schema.index_entries().split_at(entry);
    from.first()
}

// One function for each obligation, called with the types of a user's declaration: the error stands where the call's
// tokens came from.

pub const fn ttl_field<T: TtlField>() {}
pub const fn timestamp_field<T: TimestampField>() {}
