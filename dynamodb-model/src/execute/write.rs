use super::transact::{self, Member, Settings};
use crate::db::Handle;
use crate::error::{Error, ErrorKind, Result};
use crate::item::{self, Item};
use crate::request::{Request, Returned};
use crate::write::Write;

/// Writes one item; gives what is asked for of it.
pub(crate) async fn write(
    handle: &Handle,
    mut write: Write,
    returned: Returned,
) -> Result<Option<Item>> {
    if write.unique.as_ref().is_some_and(|unique| unique.is_any()) {
        return with_unique(handle, write, returned).await;
    }
    write.stamp(handle.now())?;
    let (verb, path) = (write.verb, write.path);
    let request = write.into_request(handle.table().to_owned(), returned)?;
    let reply = handle.send_request(request).await;
    let reply = reply.map_err(|error| error.operation(verb).at(path))?;
    Ok(reply.items.into_iter().next())
}

/// The request that a write sends.
pub(crate) fn request(handle: &Handle, mut write: Write, returned: Returned) -> Result<Request> {
    write.stamp(handle.now())?;
    if write.unique.as_ref().is_some_and(|unique| unique.is_any()) {
        let message = "it changes unique values, which takes a transaction: `db.write()…into_request()` shows it";
        return Err(write.explain(Error::new(ErrorKind::Refused, message)));
    }
    write.into_request(handle.table().to_owned(), returned)
}

/// A transaction hands nothing back but the version that it wrote.
async fn with_unique(handle: &Handle, write: Write, returned: Returned) -> Result<Option<Item>> {
    if !matches!(returned, Returned::Nothing | Returned::Version) {
        let message = "it changes unique values, which takes a transaction, and that hands no item back; read the item before or after";
        return Err(write.explain(Error::new(ErrorKind::Refused, message)));
    }
    let version = write.path.entity.version_attribute();
    let context = (write.verb, write.path);
    let member = Member {
        table: handle.table().to_owned(),
        write,
        version: None,
    };
    let versions = transact::write(handle, vec![member], Settings::default()).await;
    let versions = versions.map_err(|error| error.of_one().operation(context.0).at(context.1))?;
    let mut written = Item::default();
    if let (Some(attribute), Some(Some(number))) = (version, versions.first()) {
        written.set(attribute, item::number(*number));
    }
    Ok(Some(written))
}
