//! Transactions: what is checked before one is sent, and what becomes of it until it is done or refused.

mod limits;
mod plan;

use std::time::Duration;

use self::plan::Plan;
use super::get::Fetch;
use super::patience::Patience;
use crate::db::Handle;
use crate::error::{Error, ErrorKind, Result};
use crate::request::{Action, Expressions, Reply, Request};
use crate::row::RowItem;
use crate::write::Write;

/// One write of a transaction.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// The physical table.
    pub(crate) table: String,
    pub(crate) write: Write,
    /// The version that the item has then, where that is known beforehand.
    pub(crate) version: Option<u64>,
}

/// What a transaction's caller has a say in.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) token: Option<String>,
    /// The time for waits between attempts.
    pub(crate) patience: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            token: None,
            patience: Duration::from_secs(5),
        }
    }
}

/// Makes all of the writes or none; gives the versions that the items have then, where they are known.
///
/// Conflicts with other transactions are tried again with the same token. So are races for unique values, from reading
/// them on and with a new token, since the writes are others then.
pub(crate) async fn write(
    handle: &Handle,
    members: Vec<Member>,
    settings: Settings,
) -> Result<Vec<Option<u64>>> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    limits::token(settings.token.as_deref())?;
    let mut members = stamped(handle, members)?;
    let mut patience = Patience::of(settings.patience);
    loop {
        let plan = Plan::make(handle, &members).await?;
        let token = settings.token.clone().unwrap_or_else(token);
        let action = || Action::TransactWrite {
            writes: plan.requests.clone(),
            token: token.clone(),
        };
        let Err(error) = settle(handle, action, &mut patience).await else {
            return Ok(plan.versions(&members));
        };
        let is_outdated = plan.is_outdated(&members, &error);
        let keeps = plan.keep_what_is_not_theirs(&mut members, &error);
        if !(is_outdated || keeps) {
            return Err(plan.explain(&members, error));
        }
        if !patience.wait(handle).await {
            return Err(outrun(error));
        }
    }
}

/// The request that the writes make.
pub(crate) async fn write_request(
    handle: &Handle,
    members: Vec<Member>,
    settings: Settings,
) -> Result<Request> {
    limits::token(settings.token.as_deref())?;
    let members = stamped(handle, members)?;
    let plan = Plan::make(handle, &members).await?;
    let action = Action::TransactWrite {
        writes: plan.requests,
        token: settings.token.unwrap_or_else(token),
    };
    Ok(handle.request(action, Expressions::default()))
}

/// Reads all of the items as they are at one moment; `None` for those that are not there.
pub(crate) async fn read(
    handle: &Handle,
    fetches: &[Fetch],
    patience: Duration,
) -> Result<Vec<Option<RowItem>>> {
    if fetches.is_empty() {
        return Ok(Vec::new());
    }
    let (gets, places) = reads(fetches)?;
    let action = || Action::TransactGet(gets.clone());
    let reply = settle(handle, action, &mut Patience::of(patience)).await;
    let reply = reply.map_err(|error| {
        error.in_transaction(|get| {
            let place = places.iter().position(|place| *place == get)?;
            let fetch = fetches.get(place)?;
            Some((place, "get", fetch.path, None))
        })
    })?;
    if reply.found.len() != gets.len() {
        let message = format!(
            "DynamoDB was asked for {} items and answered for {}; try again",
            gets.len(),
            reply.found.len()
        );
        return Err(Error::new(ErrorKind::Service, message).operation("read the transaction"));
    }
    let found = fetches.iter().zip(places).map(|(fetch, place)| {
        let item = reply.found.get(place).cloned().flatten();
        let row = item.map(|item| RowItem::checked(item, fetch.path));
        row.transpose()
            .map_err(|error| error.operation("get").entity(fetch.path.entity.name()))
    });
    found.collect()
}

/// The request that the reads make.
pub(crate) fn read_request(handle: &Handle, fetches: &[Fetch]) -> Result<Request> {
    let (gets, _) = reads(fetches)?;
    Ok(handle.request(Action::TransactGet(gets), Expressions::default()))
}

/// The gets of a transaction, which takes each item once, and the place of each fetch among them.
fn reads(fetches: &[Fetch]) -> Result<(Vec<Request>, Vec<usize>)> {
    let mut gets: Vec<(&Fetch, Request)> = Vec::new();
    let mut places = Vec::new();
    for fetch in fetches {
        let same =
            |(known, _): &(&Fetch, Request)| known.table == fetch.table && known.key == fetch.key;
        let request = fetch
            .request()
            .map_err(|error| error.operation("get").entity(fetch.path.entity.name()))?;
        if let Some(place) = gets.iter().position(same) {
            if let Some((_, known)) = gets.get_mut(place)
                && known.expressions.projection != request.expressions.projection
            {
                // Whatever either wants.
                known.expressions = Expressions::default();
            }
            places.push(place);
        } else {
            places.push(gets.len());
            gets.push((fetch, request));
        }
    }
    limits::count(gets.len())?;
    Ok((gets.into_iter().map(|(_, get)| get).collect(), places))
}

fn stamped(handle: &Handle, mut members: Vec<Member>) -> Result<Vec<Member>> {
    let now = handle.now();
    for member in &mut members {
        member.write.stamp(|| now)?;
    }
    Ok(members)
}

/// Sends the same request until it is no conflict that keeps it from happening.
async fn settle(
    handle: &Handle,
    action: impl Fn() -> Action,
    patience: &mut Patience,
) -> Result<Reply, Error> {
    loop {
        let sent = handle.send(action(), Expressions::default()).await;
        match sent {
            Err(error) if error.is_worth_another_try() && patience.wait(handle).await => {}
            settled => return settled,
        }
    }
}

/// The writes were refused for what others wrote meanwhile, and not for what their caller asks.
fn outrun(error: Error) -> Error {
    let message = "other requests keep changing the unique values of the same items; try again";
    Error::new(ErrorKind::Conflict, message)
        .operation("make the transaction")
        .source(error)
}

/// Made as the SDK makes its own, which would make another one for each attempt.
fn token() -> String {
    format!("{:032x}", fastrand::u128(..))
}
