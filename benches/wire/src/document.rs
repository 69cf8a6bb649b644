//! The document: its template, filled with what the other binaries printed.

mod chart;
mod machine;
mod number;
mod svg;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::contender::{BASELINE, OURS};
use crate::figures::Figures;
use crate::rounds::ROUNDS;
use crate::work::{BATCH, PAGE, QUERY, SMALL_BATCH, WORKS, Work};
use table::Table;

/// The figures of one run.
#[derive(Debug)]
struct Run {
    glibc: Figures,
    mimalloc: Figures,
    counted: Figures,
}

/// The arguments are the folder of the figures, the template and the folder of the document.
pub(crate) fn write() -> Result {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    let [figures, template, to] = arguments.as_slice() else {
        return Err("usage: wire-document FIGURES TEMPLATE FOLDER".into());
    };
    let run = Run::read(figures)?;
    let text = filled(&fs::read_to_string(template)?, |key| run.said(key))?;
    fs::write(to.join("performance.md"), text)?;
    let allocators = [("mimalloc", &run.mimalloc), ("glibc", &run.glibc)];
    fs::write(to.join("performance.svg"), chart::draw(&allocators))?;
    Ok(())
}

/// The template, each `{{key}}` of which is replaced by what is said of it.
fn filled(template: &str, said: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut pieces = template.split("{{");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (key, after) = piece.split_once("}}").ok_or("`{{` without `}}`")?;
        text.push_str(said(key)?.trim_end());
        text.push_str(after);
    }
    Ok(text)
}

impl Run {
    fn read(folder: &Path) -> Result<Self> {
        let figures = |name| -> Result<Figures> {
            let path = folder.join(name).with_extension("tsv");
            let text = fs::read_to_string(&path);
            text.map_err(|error| format!("{}: {error}", path.display()))?
                .parse()
        };
        Ok(Self {
            glibc: figures("glibc")?,
            mimalloc: figures("mimalloc")?,
            counted: figures("counted")?,
        })
    }

    fn said(&self, key: &str) -> Result<String> {
        let said = match key.split(' ').collect::<Vec<_>>().as_slice() {
            ["machine"] => machine::told()?,
            ["times", allocator] => times(self.by(allocator)?),
            ["allocations"] => allocations(&self.counted),
            ["items"] => items(&self.counted),
            ["rounds"] => ROUNDS.to_string(),
            ["page", "items"] => number::grouped(PAGE.orders().len()),
            ["page", "bytes"] => {
                let page = PAGE.operation.reply(&PAGE.orders())?;
                number::grouped(page.len())
            }
            _ => return Err(format!("the template asks for `{key}`").into()),
        };
        Ok(said)
    }

    fn by(&self, allocator: &str) -> Result<&Figures> {
        match allocator {
            "glibc" => Ok(&self.glibc),
            "mimalloc" => Ok(&self.mimalloc),
            _ => Err(format!("there is no allocator `{allocator}`").into()),
        }
    }
}

fn times(figures: &Figures) -> String {
    let contenders = figures.contenders();
    let mut table = Table::new(
        "µs of a call, and how many times less than the first",
        &contenders,
    );
    for work in WORKS {
        let cells = contenders.iter().map(|contender| {
            let taken = figures.spread(work.key, contender)?;
            let taken = number::short(taken.median);
            if *contender == BASELINE {
                return Some(taken);
            }
            let ratio = figures.ratio(work.key, contender, BASELINE)?;
            let [low, median, high] = [ratio.low, ratio.median, ratio.high].map(number::ratio);
            let mark = if contender.starts_with(OURS) {
                "**"
            } else {
                ""
            };
            Some(format!("{mark}{median} ×{mark} ({low}–{high})<br>{taken}"))
        });
        table.row(work.title, cells);
    }
    table.to_string()
}

fn allocations(figures: &Figures) -> String {
    let contenders = figures.contenders();
    let mut table = Table::new("allocations of a call, and KB", &contenders);
    for work in WORKS {
        let cells = contenders.iter().map(|contender| {
            let [count, bytes] = *figures.of(work.key, contender)? else {
                return None;
            };
            let [count, kilobytes] = [count, bytes / 1000.0].map(number::short);
            Some(format!("{count}<br>{kilobytes} KB"))
        });
        table.row(work.title, cells);
    }
    table.to_string()
}

/// What each further item allocates: the difference of two works, which leaves out what a call allocates.
fn items(figures: &Figures) -> String {
    let contenders = figures.contenders();
    let mut table = Table::new("of each further item", &contenders);
    for (title, many, few) in [("read", PAGE, QUERY), ("written", BATCH, SMALL_BATCH)] {
        for (place, unit) in [(0, "allocations"), (1, "bytes")] {
            let cells = contenders.iter().map(|contender| {
                let at = |work: Work| figures.of(work.key, contender)?.get(place).copied();
                let items = f64::from(many.items() - few.items());
                Some(number::short((at(many)? - at(few)?) / items))
            });
            table.row(&format!("{title}, {unit}"), cells);
        }
    }
    table.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_filled() {
        let said = |key: &str| match key {
            "some" => Ok("this\n".to_owned()),
            _ => Err("unknown".into()),
        };
        assert_eq!(
            filled("a {{some}}, {{some}}.", said).unwrap(),
            "a this, this."
        );
        assert!(filled("{{other}}", said).is_err());
    }
}
