use std::fmt;
use std::marker::PhantomData;

use crate::entity::Entity;
use crate::error::Result;
use crate::item::Item;
use crate::key::{KeyValue, Parts};
use crate::operation::{Check, Delete, Get, Silent, Update};
use crate::row::Primary;
use crate::table::Table;

/// The primary key of an item of `E`, as it stands in the table.
///
/// Every row that a query yields as a typed key holds one, and [`Entity::primary_key`] makes one: it is enough to read
/// or delete the whole item, also where the typed parts are not (a lower-cased name cannot be read back).
pub struct Key<E> {
    primary: Primary,
    of: PhantomData<fn() -> E>,
}

impl<E: Entity> Key<E> {
    /// The key that these parts make.
    pub(crate) fn of_parts(parts: &Parts) -> Result<Self> {
        let primary = Primary::of(E::Table::SCHEMA, E::SCHEMA, parts)
            .map_err(|error| error.entity(E::SCHEMA.name()))?;
        Ok(Self {
            primary,
            of: PhantomData,
        })
    }

    /// The key of a row, if all of it is there.
    pub(crate) fn of_item(item: &Item) -> Option<Self> {
        Some(Self {
            primary: Primary::of_item(item, E::Table::SCHEMA)?,
            of: PhantomData,
        })
    }

    /// The value of the table's partition key.
    #[must_use]
    pub fn partition(&self) -> &KeyValue {
        &self.primary.partition
    }

    /// The value of the table's sort key, where it has one.
    #[must_use]
    pub fn sort(&self) -> Option<&KeyValue> {
        self.primary.sort.as_ref()
    }

    /// Reads the item of this key.
    pub fn get(&self) -> Get<E> {
        Get::of_key(Ok(self.clone()))
    }

    /// Updates the item of this key, which must be there.
    pub fn update(&self) -> Update<E> {
        Update::of_key(self)
    }

    /// Deletes the item of this key.
    pub fn delete(&self) -> Delete<E, Silent> {
        Delete::of_key(Ok(self.clone()))
    }

    /// A condition on the item of this key, for a transaction.
    pub fn check(&self) -> Check<E> {
        Check::of_key(Ok(self.clone()))
    }

    /// The parts that the key was made of.
    pub(crate) fn parts(&self) -> Result<Parts> {
        let mut parts = Parts::new(E::SCHEMA.parts());
        let partition = Some((E::SCHEMA.partition_template(), self.partition()));
        let sort = E::SCHEMA.sort_template().zip(self.sort());
        for (template, value) in partition.into_iter().chain(sort) {
            template.parse(value, &mut parts)?;
        }
        Ok(parts)
    }

    /// The key attributes, as requests and cursors carry them.
    pub(crate) fn to_item(&self) -> Item {
        self.primary.to_item(E::Table::SCHEMA)
    }

    pub(crate) fn into_primary(self) -> Primary {
        self.primary
    }
}

impl<E> Clone for Key<E> {
    fn clone(&self) -> Self {
        Self {
            primary: self.primary.clone(),
            of: PhantomData,
        }
    }
}

impl<E> PartialEq for Key<E> {
    fn eq(&self, other: &Self) -> bool {
        self.primary == other.primary
    }
}

impl<E> Eq for Key<E> {}

impl<E> fmt::Debug for Key<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_tuple("Key");
        debug.field(&self.primary.partition);
        if let Some(sort) = &self.primary.sort {
            debug.field(sort);
        }
        debug.finish()
    }
}
