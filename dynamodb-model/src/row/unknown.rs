//! Items that are of none of a collection's variants.

use crate::error::{Error, ErrorKind};
use crate::item::Item;
use crate::key::KeyValue;
use crate::schema::AccessPath;

/// The error that stands for the item, in a collection of this name.
pub(crate) fn error(item: &Item, collection: &'static str, path: &AccessPath) -> Error {
    let tag = path.table.type_tag_attribute();
    let what = match item.text(tag) {
        Some(tag) => format!("it is of type `{tag}`, which no variant holds"),
        None => {
            format!("it has no type tag `{tag}`, and no variant's entity has keys like its own")
        }
    };
    let message = format!("{what}; add a variant, or leave such items out by `Unknown::Skip`");
    Error::new(ErrorKind::UnknownType, message)
        .of_item(&keys(item, path))
        .entity(collection)
        .index(path.index().map(|index| index.name()))
}

/// The item's primary key, for messages: `pk = "SYSTEM#1", sk = "PROFILE"`.
pub(crate) fn keys(item: &Item, path: &AccessPath) -> String {
    let sort = path.table.sort_key();
    let attributes = std::iter::once(path.table.partition_key()).chain(sort);
    let shown = attributes.map(|attribute| {
        let name = attribute.name();
        match item.key_value(name) {
            Some(KeyValue::S(value)) => format!("{name} = {value:?}"),
            Some(KeyValue::N(value)) => format!("{name} = {value}"),
            Some(KeyValue::B(value)) => format!("{name} = {value:02x?}"),
            None => format!("{name} = ?"),
        }
    });
    shown.collect::<Vec<_>>().join(", ")
}
