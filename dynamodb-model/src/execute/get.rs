use crate::db::Handle;
use crate::error::Result;
use crate::expression::{Placeholders, projection};
use crate::item::Item;
use crate::request::{Action, Expressions, Request};
use crate::row::{Columns, RowItem};
use crate::schema::AccessPath;

/// One item to read.
#[derive(Clone, Debug)]
pub(crate) struct Fetch {
    pub(crate) path: AccessPath,
    /// The physical table.
    pub(crate) table: String,
    pub(crate) key: Item,
    pub(crate) columns: Columns,
    pub(crate) consistent: bool,
}

impl Fetch {
    pub(crate) fn request(&self) -> Result<Request> {
        let mut placeholders = Placeholders::new();
        let names = Columns::attributes(&[self.columns], &self.path).unwrap_or_default();
        let projection = projection(names, &mut placeholders)?;
        let expressions = Expressions {
            projection,
            ..Expressions::default()
        };
        Ok(Request {
            action: Action::Get {
                key: self.key.clone(),
                consistent: self.consistent,
            },
            table: self.table.clone(),
            expressions: expressions.with(placeholders)?,
        })
    }
}

/// Reads one item of the path's entity.
pub(crate) async fn get(handle: &Handle, fetch: Fetch) -> Result<Option<RowItem>> {
    let mut reply = handle.send_request(fetch.request()?).await?;
    reply
        .items
        .pop()
        .map(|item| RowItem::checked(item, fetch.path))
        .transpose()
}
