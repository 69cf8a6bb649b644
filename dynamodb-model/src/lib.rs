#![doc = include_str!("../README.md")]

pub mod batch;
pub mod bulk;
mod clock;
mod codec;
mod collection;
mod connect;
mod coverage;
mod cursor;
mod db;
mod entity;
mod error;
mod execute;
pub mod expression;
mod fnv;
#[cfg(fuzzing)]
#[doc(hidden)]
pub mod fuzz;
mod given;
#[cfg(all(
    doctest,
    feature = "derive",
    feature = "jiff",
    feature = "sealed-cursors",
    feature = "testing"
))]
mod guide;
mod item;
pub mod key;
mod name;
mod observe;
pub mod operation;
mod primary_key;
mod query;
pub mod rate;
mod request;
mod row;
mod schema;
mod signing;
mod table;
#[cfg(feature = "testing")]
pub mod testing;
mod timestamp;
pub mod transaction;
mod transport;
mod ttl;
mod write;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use batch::{BatchGet, BatchOperation, BatchRows, BatchWrite};
pub use bulk::{Tally, Unfinished};
pub use clock::Clock;
pub use codec::{binary_set, number_set, string_set};
pub use collection::{
    Collected, Collection, CollectionQuery, SortKey, SortKeys, Unknown, UnknownItem,
};
pub use cursor::Cursor;
#[cfg(feature = "sealed-cursors")]
pub use cursor::CursorSecret;
pub use db::Db;
#[cfg(feature = "derive")]
pub use dynamodb_derive::{Collection, Document, Entity, Index, KeyPart, Projection, Table};
pub use entity::{Entity, IndexedBy, Version};
pub use error::{CancellationReason, Error, ErrorKind, Pending, Result, ThrottlingReason};
pub use expression::{Attr, Change, Condition, Document, StoredType};
pub use key::{AttributeType, Encoding, KeyPart, KeyValue, starts_with};
pub use observe::{Call, FailedAttempt, Observer};
pub use operation::{Check, CreateTable, Delete, Get, Put, Update};
pub use primary_key::Key;
pub use query::{
    Hydrate, Hydrated, HydratedRows, NextPart, Page, ParallelScan, Query, Rows, Scan,
    ScanCheckpoint, ScanPage, ScanPages,
};
pub use rate::{Rate, ReadRate, WriteRate};
pub use row::{BorrowedRow, LentFrom, Row};
pub use schema::{
    EntitySchema, FieldSchema, IndexEntry, IndexKind, IndexSchema, KeyAttribute, ProjectionSchema,
    Stamp, TableSchema, UniqueField,
};
pub use signing::CachedSigning;
pub use table::{Base, Changes, Index, Stored, Table};
pub use timestamp::TimestampField;
pub use transaction::{ReadTransaction, WriteTransaction, Written};
pub use ttl::Ttl;
