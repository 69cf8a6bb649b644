use super::transact::{self, Member, Settings};
use crate::db::Handle;
use crate::error::{Error, ErrorKind, Result};
use crate::item::{self, Item};
use crate::request::{Request, Returned};
use crate::write::{Guard, Write};

/// Writes one item; gives what is asked for of it.
pub(crate) async fn write(
    handle: &Handle,
    mut write: Write,
    returned: Returned,
) -> Result<Option<Item>> {
    if write.once || changes_unique(&write) {
        return in_transaction(handle, write, returned).await;
    }
    write.stamp(|| handle.now())?;
    let (verb, path, guard) = (write.verb, write.path, write.guard);
    let id = write.mark();
    let request = write.into_request(handle.table().to_owned(), returned)?;
    match handle.send_request(request).await {
        Ok(reply) => Ok(reply.items.into_iter().next()),
        Err(error) if id.is_some_and(|id| error.is_made_by(id)) => {
            done(error, returned, guard).map_err(|error| error.operation(verb).at(path))
        }
        Err(error) => Err(error.operation(verb).at(path)),
    }
}

/// What a write hands back whose reply was lost, and whose next attempt met what the first had written.
fn done(error: Error, returned: Returned, guard: Guard) -> Result<Option<Item>> {
    match returned {
        Returned::Nothing => Ok(None),
        Returned::New | Returned::Updated | Returned::Version => Ok(error.into_current()),
        Returned::Old if guard == Guard::Absent => Ok(None),
        Returned::Old => {
            let message = "it is done, but the reply with the old item was lost";
            Err(Error::new(ErrorKind::Connection, message).source(error))
        }
    }
}

fn changes_unique(write: &Write) -> bool {
    write.unique.as_ref().is_some_and(|unique| unique.is_any())
}

/// The request that a write sends.
pub(crate) fn request(handle: &Handle, mut write: Write, returned: Returned) -> Result<Request> {
    write.stamp(|| handle.now())?;
    if write.once || changes_unique(&write) {
        let message = format!(
            "{}: `db.write()…into_request()` shows it",
            needs_transaction(&write)
        );
        return Err(write.explain(Error::new(ErrorKind::Refused, message)));
    }
    write.mark();
    write.into_request(handle.table().to_owned(), returned)
}

/// A transaction hands nothing back but the version that it wrote.
async fn in_transaction(handle: &Handle, write: Write, returned: Returned) -> Result<Option<Item>> {
    if !matches!(returned, Returned::Nothing | Returned::Version) {
        let message = format!(
            "{}, and that hands no item back; read the item before or after",
            needs_transaction(&write)
        );
        return Err(write.explain(Error::new(ErrorKind::Refused, message)));
    }
    let next = write.guard.next_version();
    if returned == Returned::Version && next.is_none() && !changes_unique(&write) {
        let message = "`exactly_once` takes a transaction, which does not tell the version that it makes: say which version it updates with `.version(v)`";
        return Err(write.explain(Error::new(ErrorKind::Refused, message)));
    }
    let version = write.path.entity.version_attribute();
    let context = (write.verb, write.path);
    let member = Member {
        table: handle.table().to_owned(),
        write,
        version: next,
    };
    let versions = transact::write(handle, vec![member], Settings::default()).await;
    let versions = versions.map_err(|error| error.of_one().operation(context.0).at(context.1))?;
    let mut written = Item::default();
    if let (Some(attribute), Some(Some(number))) = (version, versions.first()) {
        written.set(attribute, item::number(*number));
    }
    Ok(Some(written))
}

fn needs_transaction(write: &Write) -> &'static str {
    if changes_unique(write) {
        "it changes unique values, which takes a transaction"
    } else {
        "`exactly_once` takes a transaction"
    }
}
