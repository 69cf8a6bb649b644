use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::reserved;
use crate::codec::CodecError;
use crate::entity::Entity;
use crate::error::{Error, ErrorKind, Result};
use crate::item::Item;
use crate::key::{DecodeForm, Part, Parts};
use crate::primary_key::Key;
use crate::schema::{AccessPath, KeyField};

/// A type that serde reads.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `Deserialize`, so it cannot be read back",
    label = "not read by serde",
    note = "add `#[derive(serde::Deserialize)]` to `{Self}`"
)]
pub trait ReadBack: DeserializeOwned {}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> ReadBack for T {}

/// One row as it arrived, with the path that it was read by.
#[derive(Debug)]
pub struct RowItem {
    item: Item,
    path: AccessPath,
    /// Whether the fields that are keys by themselves have their serde form.
    is_restored: bool,
}

impl RowItem {
    pub(crate) fn new(item: Item, path: AccessPath) -> Self {
        Self {
            item,
            path,
            is_restored: false,
        }
    }

    /// A row whose item is what serde reads.
    pub(super) fn prepared(item: Item, path: AccessPath) -> Result<Self> {
        let mut row = Self::new(item, path);
        row.prepare()?;
        Ok(row)
    }

    /// A row that was asked for by its key: what is there must be of the path's entity.
    pub(crate) fn checked(item: Item, path: AccessPath) -> Result<Self> {
        match item.text(path.table.type_tag_attribute()) {
            Some(tag) if tag != path.entity.name() => {
                let message = format!("the item of this key is a `{tag}`");
                Err(Error::new(ErrorKind::Decode, message))
            }
            _ => Ok(Self::new(item, path)),
        }
    }

    /// The row as a value of a serde type; fields that the row does not carry are read back from its keys.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if an attribute is missing or does not fit its field.
    pub fn value<T: ReadBack>(mut self) -> Result<T> {
        // Compiled for each entity: whatever needs no type is in functions of its own.
        self.prepare()?;
        match self.item.decode() {
            Ok(value) => Ok(value),
            Err(error) if self.prepare_again() => {
                self.item.decode().map_err(|_| self.explain(error))
            }
            Err(error) => Err(self.explain(error)),
        }
    }

    /// The row as a value that borrows from it.
    ///
    /// # Errors
    ///
    /// When an attribute is missing or does not fit its field.
    pub fn lend<'row, T: Deserialize<'row>>(&'row self) -> Result<T, CodecError> {
        self.item.lend()
    }

    /// Makes the item one that can perhaps be read, after it could not; says whether there is such a one.
    pub(super) fn mend(&mut self, error: &CodecError) -> bool {
        self.item.mend(error) || self.prepare_again()
    }

    /// The row's keys, taken apart.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if a key attribute is missing or was not made by the entity's template.
    pub fn keys(&self) -> Result<RowKeys<'_>> {
        parse(&self.item, &self.path)
            .map(|parts| RowKeys {
                parts,
                path: &self.path,
            })
            .map_err(|error| explain(error, &self.path))
    }

    /// The primary key of the row's item.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if a key attribute is missing.
    pub fn key<E: Entity>(&self) -> Result<Key<E>> {
        match Key::of_item(&self.item) {
            Some(key) => Ok(key),
            None => Err(self.lacks_key()),
        }
    }

    fn lacks_key(&self) -> Error {
        let message = "the row lacks an attribute of the table's key";
        self.explain(Error::new(ErrorKind::Decode, message))
    }

    pub(super) fn explain(&self, error: Error) -> Error {
        explain(error, &self.path)
    }

    /// Makes the item what serde reads.
    fn prepare(&mut self) -> Result<()> {
        let prepared = self
            .restore_absent()
            .and_then(|()| self.restore_bare(KeyField::has_own_form));
        prepared.map_err(|error| self.explain(error))?;
        reserved::remove(&mut self.item, self.path.table, self.path.entity);
        Ok(())
    }

    /// A bare key is stored in its key form, which for some types (bytes, times) is not the one that serde reads. Most
    /// read both, so only a failure is worth the second look.
    fn prepare_again(&mut self) -> bool {
        if self.is_restored {
            return false;
        }
        self.is_restored = true;
        let restored = self.restore_bare(|field| !field.has_own_form());
        restored.unwrap_or(false)
    }

    /// Puts the fields that the row does not carry into the item, in their serde form, from its keys.
    fn restore_absent(&mut self) -> Result<()> {
        if self.path.carries_all() {
            return Ok(());
        }
        let fields = self.path.entity.restorable();
        let absent: Vec<_> = fields
            .iter()
            .filter(|field| !self.item.contains(field.attribute()))
            .collect();
        if absent.is_empty() {
            return Ok(());
        }
        let parts = parse(&self.item, &self.path)?;
        for field in absent {
            if let Some(value) = field.restore(&parts)? {
                self.item.set(field.attribute(), value);
            }
        }
        Ok(())
    }

    /// Puts the wanted fields that are a key by themselves, of the table or of any index, from their key form into their
    /// serde form; says whether there were any.
    fn restore_bare(&mut self, wanted: fn(&KeyField) -> bool) -> Result<bool> {
        let fields = self.path.entity.restorable();
        let wanted: Vec<_> = fields.iter().filter(|field| wanted(field)).collect();
        if wanted.is_empty() {
            return Ok(false);
        }
        let parts = parse_bare(&self.item, &self.path)?;
        let mut restored = false;
        for field in wanted {
            if parts.native(field.part()).is_some()
                && let Some(value) = field.restore(&parts)?
            {
                self.item.set(field.attribute(), value);
                restored = true;
            }
        }
        Ok(restored)
    }
}

/// The keys of one row, taken apart into the parts of the entity's templates.
#[derive(Debug)]
pub struct RowKeys<'a> {
    parts: Parts,
    path: &'a AccessPath,
}

impl RowKeys<'_> {
    /// Part number `part`, decoded.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if the row's keys do not have the part, or it does not decode.
    pub fn part<T: Part, F: DecodeForm<T>>(&self, part: usize) -> Result<T> {
        let decoded = self
            .parts
            .get::<T, F>(part)
            .map_err(|error| explain(error.into(), self.path))?;
        decoded.ok_or_else(|| {
            let name = self
                .path
                .entity
                .parts()
                .get(part)
                .map_or("?", |part| part.name());
            explain(
                Error::new(
                    ErrorKind::Decode,
                    format!("the row's keys have no part `{name}`"),
                ),
                self.path,
            )
        })
    }
}

/// Takes the row's key attributes apart by the entity's templates.
pub(super) fn parse(item: &Item, path: &AccessPath) -> Result<Parts> {
    let mut parts = Parts::new(path.entity.parts());
    for (attribute, template) in path.templates() {
        let name = attribute.name();
        let value = item.key_value(name).ok_or_else(|| {
            Error::new(
                ErrorKind::Decode,
                format!("the row has no key attribute `{name}`"),
            )
        })?;
        template
            .parse(&value, &mut parts)
            .map_err(|error| Error::unreadable_key(name, error))?;
    }
    Ok(parts)
}

/// Takes the key attributes in that are fields by themselves, of every key that the entity has.
fn parse_bare(item: &Item, path: &AccessPath) -> Result<Parts> {
    let mut parts = Parts::new(path.entity.parts());
    for (attribute, template) in path.bare_keys() {
        let name = attribute.name();
        if let Some(value) = item.key_value(name) {
            template
                .parse(&value, &mut parts)
                .map_err(|error| Error::unreadable_key(name, error))?;
        }
    }
    Ok(parts)
}

fn explain(error: Error, path: &AccessPath) -> Error {
    error
        .entity(path.entity.name())
        .index(path.index().map(|index| index.name()))
}
