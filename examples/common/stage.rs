use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Table};

use crate::Result;
use crate::clock::Clock;
use crate::ledger::Ledger;
use crate::report::Report;

/// What each pattern is given.
#[derive(Debug)]
pub(crate) struct Stage<T> {
    /// The table, under the eyes of the report.
    pub(crate) db: Db<T>,
    /// The same table, for what is done and looked up behind the scenes.
    pub(crate) aside: Db<T>,
    /// Where the times of both handles come from.
    pub(crate) clock: Clock,
    pub(crate) report: Report,
}

impl<T: Table> Stage<T> {
    /// A stage with a table of its own, new and empty.
    pub(crate) async fn on(engine: &Engine) -> Result<Self> {
        let (ledger, clock) = (Ledger::default(), Clock::default());
        ledger.open();
        let aside = engine.table::<T>().await?.with_clock(clock.clone());
        let db = aside.clone().observed(ledger.clone());
        let mut report = Report::new(ledger);
        report.blank()?;
        report.opening(format_args!(
            "Table {} on an engine inside this process, created from its declaration.",
            db.table_name()
        ))?;
        Ok(Self {
            db,
            aside,
            clock,
            report,
        })
    }
}
