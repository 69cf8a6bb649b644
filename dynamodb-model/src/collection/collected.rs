use crate::error::Error;
use crate::item::Item;
use crate::key::KeyValue;
use crate::schema::AccessPath;

/// All that a query of a collection met, the sound and the rest.
///
/// ```
/// # fn report<C>(all: dynamodb_model::Collected<C>) -> usize {
/// for error in &all.errors {
///     eprintln!("{error}");
/// }
/// for item in &all.unknown {
///     eprintln!("an item of type {:?} at {:?}", item.tag(), item.sort());
/// }
/// # all.items.len()
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
#[must_use]
pub struct Collected<C> {
    /// The items, in key order.
    pub items: Vec<C>,
    /// Items that are of none of the variants, in key order.
    pub unknown: Vec<UnknownItem>,
    /// Why the others could not be read: each error names the item's key and the path of the attribute.
    pub errors: Vec<Error>,
}

impl<C> Collected<C> {
    pub(super) const fn new() -> Self {
        Self {
            items: Vec::new(),
            unknown: Vec::new(),
            errors: Vec::new(),
        }
    }
}

/// An item that is of none of a collection's variants.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownItem {
    tag: Option<String>,
    partition: Option<KeyValue>,
    sort: Option<KeyValue>,
}

impl UnknownItem {
    pub(super) fn of(item: &Item, path: &AccessPath) -> Self {
        let sort = path.table.sort_key();
        Self {
            tag: item
                .text(path.table.type_tag_attribute())
                .map(str::to_owned),
            partition: item.key_value(path.table.partition_key().name()),
            sort: sort.and_then(|attribute| item.key_value(attribute.name())),
        }
    }

    /// Its type tag, if it has one.
    #[must_use]
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// The value of the table's partition key.
    #[must_use]
    pub const fn partition(&self) -> Option<&KeyValue> {
        self.partition.as_ref()
    }

    /// The value of the table's sort key, where it has one.
    #[must_use]
    pub const fn sort(&self) -> Option<&KeyValue> {
        self.sort.as_ref()
    }
}
