//! What expansions may name. Nothing here is public API: it changes with any release of the derive, whose version is
//! pinned to this crate's.

pub use std::boxed::Box;
pub use std::clone::Clone;
pub use std::convert::Into;
pub use std::default::Default;
pub use std::fmt::{self, Debug, Formatter};
pub use std::marker::{PhantomData, Send, Sized, Sync};
pub use std::ops::FnOnce;
pub use std::option::Option::{self, None, Some};
pub use std::result::Result::{Err, Ok};
pub use std::vec::Vec;

pub use aws_sdk_dynamodb::Client;
pub use aws_types::SdkConfig;
pub use serde::Serialize;
pub use serde::de::DeserializeOwned;

pub use crate::codec::{
    CodecError, Encoded, FieldsSerializer, ListSerializer, MapSerializer, ValueSerializer,
    value_with,
};
pub use crate::coverage::{
    AllCarriedBy, CarriedBy, Carries, Field, Fields, Projects, ProjectsAll, WholeIn,
};
pub use crate::entity::{Entity, IndexedBy, OffersScan, TtlField, Version};
pub use crate::error::Result;
pub use crate::expression::{
    Attr, Attribute, BareKey, Comparable, FieldCodec, FilterField, Filterable, FreeIn, Measurable,
    NotKeyOf, Searchable, SeenIn, SerdeValue, Textual, ValueCodec, stored_with,
};
pub use crate::item::{Fields as StoredFields, encode_fields};
pub use crate::key::*;
pub use crate::name::{HasPart, Name, name_hash};
pub use crate::row::{Columns, Row, RowItem, RowKeys};
pub use crate::schema::verify::{
    refuse_overlap, verify_fields, verify_index_entry, verify_indexes, verify_key,
    verify_projection,
};
pub use crate::schema::{
    EntitySchema, FieldSchema, IndexEntry, IndexSchema, KeyAttribute, KeyField, ProjectionSchema,
    TableSchema,
};
pub use crate::table::{ConsistentReads, GlobalIndex, HasIndex, Index, Lists, LocalIndex, Table};

pub use self::part::*;
use crate::db::Db;

#[path = "private/ask.rs"]
pub mod ask;
#[path = "private/part.rs"]
mod part;
#[path = "private/pending.rs"]
pub mod pending;

/// A handle on the entity's table.
pub type DbOf<E> = Db<<E as Entity>::Table>;

/// A request under way: what the verbs of staged queries give.
pub type Pending<'a, T> = std::pin::Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// The stage of a query in which the part `P` may be given next.
#[derive(Clone, Copy, Debug)]
pub struct Next<P>(PhantomData<P>);

/// A handle on `T`, for its generated `connect`.
#[must_use]
pub fn connect<T: Table>(config: &SdkConfig) -> Db<T> {
    Db::new(Client::new(config))
}

/// Entry number `entry` of the entity's indexes.
#[must_use]
pub const fn entry(schema: &'static EntitySchema, entry: usize) -> Option<&'static IndexEntry> {
    let (_, from) = schema.index_entries().split_at(entry);
    from.first()
}

// One function for each obligation, called with the types of a user's declaration: the error stands where the call's
// tokens came from.

pub const fn version_field<T: Version + Into<u64>>() {}
pub const fn ttl_field<T: TtlField>() {}
