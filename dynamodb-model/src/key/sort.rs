//! What a query asks of its sort key.

mod range;
mod stored;

use super::error::KeyError;
use super::state::{QueryState, Terminal, TerminalKind};
use super::template::{KeyRole, KeyTemplate, Segment, push_part};
use super::value::KeyValue;
use range::{Place, text_range, value_range};
pub(crate) use stored::KeyRange;

/// The condition on one sort key attribute, in DynamoDB's terms.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SortCondition {
    /// Every key.
    All,
    /// This key.
    Equal(KeyValue),
    /// Keys that begin so.
    Prefix(KeyValue),
    /// `>=`.
    AtLeast(KeyValue),
    /// `>`.
    GreaterThan(KeyValue),
    /// `<=`.
    AtMost(KeyValue),
    /// `<`.
    LessThan(KeyValue),
    /// From the first to the second, both included.
    Between(KeyValue, KeyValue),
    /// No key: nothing need be asked.
    Empty,
}

/// The keys of one sort key attribute that a query wants: those of the condition, without a few that it cannot express.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    condition: SortCondition,
    excluded: Vec<KeyValue>,
}

impl Selection {
    /// What DynamoDB is asked.
    #[must_use]
    pub const fn condition(&self) -> &SortCondition {
        &self.condition
    }

    /// Keys to drop on arrival: `BETWEEN` includes both its ends.
    #[must_use]
    pub fn excluded(&self) -> &[KeyValue] {
        &self.excluded
    }

    const fn of(condition: SortCondition) -> Self {
        Self {
            condition,
            excluded: Vec::new(),
        }
    }
}

impl QueryState {
    /// What to ask of each sort key attribute, in their order; the attributes after the first incomplete one are not restricted.
    ///
    /// # Errors
    ///
    /// A value has no key form, or a key or bound is empty or longer than DynamoDB allows.
    pub fn selections(&self, templates: &[KeyTemplate]) -> Result<Vec<Selection>, KeyError> {
        self.parts().check()?;
        let mut selections = Vec::with_capacity(templates.len());
        let mut complete = true;
        for template in templates {
            let selection = if complete {
                self.selection(template)?
            } else {
                Selection::of(SortCondition::All)
            };
            complete = complete && matches!(selection.condition, SortCondition::Equal(_));
            selections.push(selection);
        }
        Ok(selections)
    }

    fn selection(&self, template: &KeyTemplate) -> Result<Selection, KeyError> {
        match template {
            KeyTemplate::Native(part) => self.native_selection(*part),
            KeyTemplate::Text(segments) => self.text_selection(segments),
        }
    }

    fn native_selection(&self, part: usize) -> Result<Selection, KeyError> {
        if let Some(value) = self.parts().native(part) {
            let value = KeyRole::Sort.check(value.clone())?;
            return Ok(Selection::of(SortCondition::Equal(value)));
        }
        match self.terminal_on(part) {
            None => Ok(Selection::of(SortCondition::All)),
            Some(TerminalKind::Range(lower, upper)) => value_range(lower.clone(), upper.clone()),
            Some(TerminalKind::StartsWith(prefix)) => beginning(prefix.clone()),
        }
    }

    fn text_selection(&self, segments: &[Segment]) -> Result<Selection, KeyError> {
        let mut before = String::new();
        let mut rest = segments;
        while let [segment, after @ ..] = rest {
            match segment {
                Segment::Literal(text) => before.push_str(text),
                // At the end of partition keys alone.
                Segment::Shard(_) => {}
                Segment::Part(part) => match self.parts().text(*part) {
                    Some(text) => push_part(&mut before, *part, text, after, self.parts())?,
                    None => return self.open_selection(before, *part, after),
                },
            }
            rest = after;
        }
        let key = KeyRole::Sort.check(KeyValue::S(before))?;
        Ok(Selection::of(SortCondition::Equal(key)))
    }

    /// The keys that begin with `before`, and then meet the condition on `part`, if there is one.
    fn open_selection(
        &self,
        mut before: String,
        part: usize,
        after: &[Segment],
    ) -> Result<Selection, KeyError> {
        match self.terminal_on(part) {
            None => beginning(KeyValue::S(before)),
            Some(TerminalKind::Range(lower, upper)) => {
                let place = Place {
                    before: &before,
                    after,
                    encoding: self.parts().encoding(part),
                };
                text_range(&place, lower, upper)
            }
            Some(TerminalKind::StartsWith(prefix)) => {
                before.push_str(prefix.as_text().unwrap_or_default());
                beginning(KeyValue::S(before))
            }
        }
    }

    fn terminal_on(&self, part: usize) -> Option<&TerminalKind> {
        let on_part = |terminal: &&Terminal| terminal.part == part;
        self.terminal()
            .filter(on_part)
            .map(|terminal| &terminal.kind)
    }
}

fn beginning(prefix: KeyValue) -> Result<Selection, KeyError> {
    if prefix.size() == 0 {
        return Ok(Selection::of(SortCondition::All));
    }
    let prefix = KeyRole::Sort.check(prefix)?;
    Ok(Selection::of(SortCondition::Prefix(prefix)))
}
