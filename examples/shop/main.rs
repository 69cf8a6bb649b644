//! Shop: orders, stock and invoices that are always true together, in one table.
//!
//! ```text
//! cargo run --example shop
//! ```
//!
//! The example plays a few days of a shop, on an engine inside this process. It makes the changes and asks the questions
//! that [`model`] is made for:
//!
//! |    | question                                    | call                                                      | reads    |
//! | -- | ------------------------------------------- | --------------------------------------------------------- | -------- |
//! | 2  | products and their stock, at one moment     | `db.read().get_all(..).get_all(..).send()`                | table    |
//! | 6  | the orders of a status, in their order      | `Order::by_status(s).project::<Waiting>().collect(&db)`   | `lists`  |
//! | 8  | an order by its number alone                | `Order::by_number(n).keys().first(&db)`                   | `lookup` |
//! |    | … with its lines and its invoice            | `CustomerItem::query(id).sort_key_starts_with(..)`        | table    |
//! | 9  | a customer with all that belongs to them    | `CustomerItem::query(id).descending().fold(&db, ..)`      | table    |
//! | 10 | the latest order of a customer              | `Order::query(id).descending().first(&db)`                | table    |
//! | 11 | a customer by e-mail address                | `Customer::by_email(email).keys().first(&db)`             | `lookup` |
//! | 14 | the invoices of a month                     | `Invoice::by_month(date).collect(&db)`                    | `lists`  |
//!
//! |    | change                                      | call                                                      | refused if                        |
//! | -- | ------------------------------------------- | --------------------------------------------------------- | --------------------------------- |
//! | 1  | a customer signs up                         | `customer.create().send(&db)`                             | the e-mail address is taken       |
//! | 3  | an order takes goods out of the stock       | `place(&db, &order, &lines).send()`                       | a stock is short, a price changed |
//! | 5  | an order is paid                            | `pay(&db, &order, today).send()`                          | it has changed since it was read  |
//! | 7  | an order is sent                            | `Order::update(..).set(..).version(v).send(&db)`          | it has changed since it was read  |
//! | 12 | two customers swap their addresses          | `db.write().put(&ada).put(&ben).send()`                   | either has changed                |
//! | 13 | a customer is changed                       | `customer.put().send(&db)`                                | it has changed since it was read  |
//!
//! For each it prints the call as it is written here, what DynamoDB was asked, what that cost, and the answer. What it says
//! of an answer, behind a tick, it has checked: an answer that is not so ends the example with an error.
//!
//! Where to look first: `model.rs` is all that a service has to declare, `checkout.rs` and `account.rs` what it adds to
//! that, `changes.rs` and `questions.rs` all that it has to call.

#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod account;
#[path = "../common/answer.rs"]
mod answer;
mod backstage;
#[path = "../common/call.rs"]
mod call;
mod changes;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod checkout;
#[path = "../common/clock.rs"]
mod clock;
#[path = "../common/exit.rs"]
mod exit;
#[path = "../common/ledger.rs"]
mod ledger;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod model;
#[path = "../common/moment.rs"]
mod moment;
mod money;
mod questions;
#[path = "../common/refusal.rs"]
mod refusal;
#[path = "../common/report.rs"]
mod report;
#[path = "../common/source.rs"]
mod source;
#[path = "../common/stage.rs"]
mod stage;
#[path = "../common/text.rs"]
mod text;
#[path = "../common/tone.rs"]
mod tone;

use std::error::Error;
use std::process::ExitCode;
use std::time::Instant;

use dynamodb_embedded::Engine;

use crate::exit::exit_code;
use crate::model::Shop;
use crate::stage::Stage;

pub(crate) type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

#[tokio::main]
async fn main() -> ExitCode {
    exit_code(run().await)
}

async fn run() -> Result<()> {
    let start = Instant::now();
    let engine = Engine::memory().await?;
    let mut stage = Stage::on(&engine).await?;
    play(&mut stage).await?;
    stage.report.summary(start.elapsed(), None)?;
    engine.shutdown().await?;
    Ok(())
}

/// The days of the shop, one change or question after the other.
async fn play(stage: &mut Stage<Shop>) -> Result<()> {
    stage.clock.set("2026-02-20T09:00:00Z")?;
    stage.stock_up().await?;
    changes::sign_up(stage).await?;
    stage.past_order("ben", &[("cup", 2, 980)]).await?;
    questions::basket(stage).await?;
    let order = changes::place_order(stage).await?;
    changes::refuse_order(stage).await?;
    let order = changes::pay_order(stage, &order).await?;
    questions::packing_list(stage).await?;
    changes::send_order(stage, &order).await?;
    questions::by_number(stage).await?;
    questions::account(stage).await?;
    questions::latest_order(stage).await?;
    questions::by_email(stage).await?;
    changes::swap_emails(stage).await?;
    changes::lost_update(stage).await?;
    questions::invoices(stage).await
}
