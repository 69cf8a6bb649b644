//! Tables of Markdown: a column for each contender.

use std::fmt;

use crate::contender::OURS;

#[derive(Debug)]
pub(super) struct Table {
    text: String,
}

impl Table {
    pub(super) fn new(corner: &str, contenders: &[&str]) -> Self {
        let heads = contenders.iter().map(|name| match name.starts_with(OURS) {
            true => format!("**{name}**"),
            false => (*name).to_owned(),
        });
        let heads: Vec<String> = heads.collect();
        let mut text = format!("| {corner} | {} |\n| ---", heads.join(" | "));
        text.push_str(&" | ---:".repeat(contenders.len()));
        text.push_str(" |\n");
        Self { text }
    }

    /// A cell is empty where there is no figure.
    pub(super) fn row(&mut self, title: &str, cells: impl Iterator<Item = Option<String>>) {
        let cells: Vec<String> = cells
            .map(|cell| cell.unwrap_or_else(|| "–".to_owned()))
            .collect();
        self.text += &format!("| {title} | {} |\n", cells.join(" | "));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
