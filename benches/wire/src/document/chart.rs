//! The chart: how many times faster than the first contender, a panel for each allocator.

use super::number;
use super::svg::{Svg, Text};
use crate::contender::{BASELINE, OURS};
use crate::figures::Figures;
use crate::work::{WORKS, Work};

const MARGIN: f64 = 24.0;
const HEAD: f64 = 118.0;
/// Where the first line of the legend is, and how far its lines are apart.
const LEGEND: f64 = 48.0;
const LINE: f64 = 20.0;
const TITLES: f64 = 176.0;
const PANEL: f64 = 350.0;
/// Between the panels, and for the figure behind the longest bar.
const GAP: f64 = 44.0;
/// The height of a bar with the space below it.
const BAR: f64 = 12.0;
const BETWEEN: f64 = 14.0;

/// Ours stand out; there may be several.
const OUR_COLORS: [&str; 4] = ["#c2410c", "#f97316", "#fdba74", "#7c2d12"];
const OTHER_COLORS: [&str; 4] = ["#475569", "#94a3b8", "#cbd5e1", "#93c5fd"];

/// A contender that is compared, and its colour.
type Colored<'a> = (&'a str, &'static str);

/// A work, those who can do it, and where their bars begin.
struct Row<'a> {
    work: Work,
    contenders: Vec<Colored<'a>>,
    top: f64,
}

/// The panels are figures with the name of their allocator; all have the same contenders.
pub(super) fn draw(panels: &[(&str, &Figures)]) -> String {
    let Some((_, first)) = panels.first() else {
        return String::new();
    };
    let colored = colored(first);
    let rows = rows(first, &colored);
    let bottom = rows.last().map_or(HEAD, Row::bottom);
    let ratios = panels
        .iter()
        .flat_map(|(_, figures)| ratios(figures, &rows));
    let scale = PANEL / ratios.fold(1.0, f64::max);

    let width = 2.0 * MARGIN + TITLES + (PANEL + GAP) * panels.len() as f64;
    let mut svg = Svg::new(width, bottom + MARGIN);
    let title = "CPU time of the client: how many times less than the SDK with serde_dynamo";
    svg.text(MARGIN, 34.0, Text::TITLE, title);
    legend(&mut svg, &colored, width - MARGIN);
    for row in &rows {
        let middle = (row.top + row.bottom()) / 2.0;
        svg.text(MARGIN, middle + 3.0, Text::LABEL, row.work.title);
    }
    for (place, (name, figures)) in panels.iter().enumerate() {
        let left = MARGIN + TITLES + (PANEL + GAP) * place as f64;
        svg.text(left, HEAD - 12.0, Text::LABEL, name);
        // Where one is as fast as the comparison; behind the bars and their figures.
        svg.line(left + scale, HEAD - 6.0, bottom + 4.0);
        svg.text(left + scale - 7.0, bottom + 16.0, Text::FIGURE, "1 ×");
        for row in &rows {
            bars(&mut svg, row, figures, left, scale);
        }
    }
    svg.finish()
}

/// All but the one that the others are compared with.
fn colored(figures: &Figures) -> Vec<Colored<'_>> {
    let mut ours = OUR_COLORS.into_iter().cycle();
    let mut others = OTHER_COLORS.into_iter().cycle();
    let names = figures.contenders().into_iter();
    names
        .filter(|name| *name != BASELINE)
        .filter_map(|name| {
            let color = match name.starts_with(OURS) {
                true => ours.next(),
                false => others.next(),
            };
            Some((name, color?))
        })
        .collect()
}

fn rows<'a>(figures: &Figures, colored: &[Colored<'a>]) -> Vec<Row<'a>> {
    let mut top = HEAD;
    let mut rows = Vec::with_capacity(WORKS.len());
    for work in WORKS {
        let can = |(name, _): &&Colored<'_>| figures.of(work.key, name).is_some();
        let contenders = colored.iter().filter(can).copied().collect();
        let row = Row {
            work,
            contenders,
            top,
        };
        top = row.bottom() + BETWEEN;
        rows.push(row);
    }
    rows
}

impl Row<'_> {
    fn bottom(&self) -> f64 {
        self.top + BAR * self.contenders.len() as f64
    }
}

fn ratios(figures: &Figures, rows: &[Row<'_>]) -> Vec<f64> {
    let mut ratios = Vec::new();
    for row in rows {
        for (name, _) in &row.contenders {
            let ratio = figures.ratio(row.work.key, name, BASELINE);
            ratios.extend(ratio.map(|ratio| ratio.median));
        }
    }
    ratios
}

/// In as many lines as it takes to stay left of `right`.
fn legend(svg: &mut Svg, colored: &[Colored<'_>], right: f64) {
    let (mut left, mut top) = (MARGIN, LEGEND);
    for (name, color) in colored {
        let name = name.replace('`', "");
        let width = 36.0 + 7.2 * name.chars().count() as f64;
        if left + width > right {
            (left, top) = (MARGIN, top + LINE);
        }
        svg.bar((left, top), (12.0, 12.0), color);
        svg.text(left + 18.0, top + 10.5, Text::LABEL, &name);
        left += width;
    }
}

fn bars(svg: &mut Svg, row: &Row<'_>, figures: &Figures, left: f64, scale: f64) {
    let mut top = row.top;
    for (name, color) in &row.contenders {
        if let Some(ratio) = figures.ratio(row.work.key, name, BASELINE) {
            let width = ratio.median * scale;
            let text = format!("{} ×", number::ratio(ratio.median));
            svg.bar((left, top), (width, BAR - 2.0), color);
            svg.text(left + width + 5.0, top + 9.0, Text::FIGURE, &text);
        }
        top += BAR;
    }
}
