use super::Pages;
use crate::error::Result;

impl Pages {
    /// The number of rows in the next page: as DynamoDB counts them where it was told to, the meant ones among those
    /// that arrived otherwise. `None` after the last page.
    pub(super) async fn next_count(&mut self) -> Result<Option<usize>> {
        let counted_there = self.counts_there();
        let Some((rows, counted)) = self.fetch().await? else {
            return Ok(None);
        };
        Ok(Some(if counted_there { counted } else { rows.len() }))
    }
}
