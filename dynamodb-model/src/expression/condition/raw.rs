//! Conditions in DynamoDB's own words.

#[cfg(test)]
mod tests;

use std::fmt;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::condition::Condition;
use crate::expression::condition::tree::{Joint, Tree};
use crate::expression::error::ExpressionError;

impl Condition {
    /// A condition in DynamoDB's own words, for what the typed methods do not say.
    ///
    /// It is joined with other conditions as they are with each other. Its placeholders are its
    /// own: they are renamed where the request has others of the same name. Each that it uses is
    /// given, and each that is given is used. Nothing else is checked: neither whether an index
    /// carries what it names, nor in which form a value is stored.
    ///
    /// ```
    #[doc = include_str!("../metric.in")]
    /// use aws_sdk_dynamodb::types::AttributeValue;
    ///
    /// let long = || Condition::raw(
    ///     "size(#n) > :s OR #n = :x",
    ///     [("#n", "note")],
    ///     [(":s", AttributeValue::N("20".into())), (":x", AttributeValue::S("-".into()))],
    /// );
    /// assert_eq!(
    ///     sent(|m| m.value.gt(90.0) & long()),
    ///     r#"value > "90" AND (size(note) > "20" OR note = "-")"#,
    /// );
    /// ```
    pub fn raw<'r>(
        expression: &'r str,
        names: impl IntoIterator<Item = (&'r str, &'r str)>,
        values: impl IntoIterator<Item = (&'r str, AttributeValue)>,
    ) -> Self {
        let names = names.into_iter().map(|(placeholder, name)| {
            let name = Piece::Name(name.to_owned());
            (placeholder, name)
        });
        let values = values.into_iter();
        let values = values.map(|(placeholder, value)| (placeholder, Piece::Value(value)));
        match Raw::read(expression, names.chain(values).collect()) {
            Ok(raw) => {
                let operators = raw.operators;
                Self::asked(Tree::Raw(raw), operators)
            }
            Err(problem) => Self::failed(ExpressionError::Raw {
                expression: expression.to_owned(),
                problem,
            }),
        }
    }
}

/// A text whose placeholders are known.
#[derive(Clone)]
pub(crate) struct Raw {
    pieces: Vec<Piece>,
    operators: usize,
    /// How it is joined where it is not inside of parentheses.
    joint: Option<Joint>,
}

#[derive(Clone)]
pub(crate) enum Piece {
    Text(String),
    Name(String),
    Value(AttributeValue),
}

impl Raw {
    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    pub(crate) fn joint(&self) -> Option<Joint> {
        self.joint
    }

    /// Reads a text with the placeholders that are given; the problem, if it has one.
    fn read(expression: &str, given: Vec<(&str, Piece)>) -> Result<Self, String> {
        if expression.trim().is_empty() {
            return Err("it is empty".to_owned());
        }
        let mut given = Given::new(given)?;
        let mut raw = Self {
            pieces: Vec::new(),
            operators: 0,
            joint: None,
        };
        let mut depth = 0_usize;
        // The `AND` of a `BETWEEN` joins nothing.
        let mut is_between = false;
        let mut rest = expression;
        while !rest.is_empty() {
            let (token, after) = rest.split_at(token_length(rest));
            rest = after;
            if token.starts_with(['#', ':']) {
                raw.pieces.push(given.take(token)?);
                continue;
            }
            match token.to_ascii_uppercase().as_str() {
                "(" => depth += 1,
                ")" => depth = depth.checked_sub(1).ok_or(UNBALANCED)?,
                "AND" if is_between => is_between = false,
                "AND" => {
                    raw.operators += 1;
                    if depth == 0 {
                        raw.joint = raw.joint.or(Some(Joint::All));
                    }
                }
                "OR" => {
                    raw.operators += 1;
                    if depth == 0 {
                        raw.joint = Some(Joint::Any);
                    }
                }
                "BETWEEN" => {
                    raw.operators += 1;
                    is_between = true;
                }
                "NOT" | "IN" | "=" | "<>" | "<" | "<=" | ">" | ">=" => raw.operators += 1,
                word => {
                    let is_function =
                        word.starts_with(is_word) && after.trim_start().starts_with('(');
                    raw.operators += usize::from(is_function);
                }
            }
            raw.text(token);
        }
        if depth > 0 {
            return Err(UNBALANCED.to_owned());
        }
        given.all_are_used()?;
        Ok(raw)
    }

    fn text(&mut self, token: &str) {
        if let Some(Piece::Text(text)) = self.pieces.last_mut() {
            text.push_str(token);
        } else {
            self.pieces.push(Piece::Text(token.to_owned()));
        }
    }
}

/// No value: it may be personal data.
impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) | Piece::Name(text) => list.entry(text),
                Piece::Value(_) => list.entry(&":"),
            };
        }
        list.finish()
    }
}

const UNBALANCED: &str = "its parentheses do not match";

/// The placeholders that are given, each with whether it was used.
struct Given<'r> {
    entries: Vec<(&'r str, Piece, bool)>,
}

impl<'r> Given<'r> {
    fn new(given: Vec<(&'r str, Piece)>) -> Result<Self, String> {
        let mut entries: Vec<(&str, Piece, bool)> = Vec::new();
        for (placeholder, piece) in given {
            if entries.iter().any(|(known, ..)| *known == placeholder) {
                return Err(format!("`{placeholder}` is given twice"));
            }
            let (mark, kind) = match piece {
                Piece::Value(_) => (':', "a value"),
                Piece::Name(_) | Piece::Text(_) => ('#', "a name"),
            };
            if !placeholder.starts_with(mark) {
                return Err(format!(
                    "`{placeholder}` is {kind}, whose placeholder begins with `{mark}`"
                ));
            }
            entries.push((placeholder, piece, false));
        }
        Ok(Self { entries })
    }

    fn take(&mut self, placeholder: &str) -> Result<Piece, String> {
        let mut entries = self.entries.iter_mut();
        let Some((_, piece, used)) = entries.find(|(known, ..)| *known == placeholder) else {
            return Err(format!("it uses `{placeholder}`, which is not given"));
        };
        *used = true;
        Ok(piece.clone())
    }

    fn all_are_used(&self) -> Result<(), String> {
        match self.entries.iter().find(|(_, _, used)| !used) {
            Some((placeholder, ..)) => {
                Err(format!("`{placeholder}` is given, but it does not use it"))
            }
            None => Ok(()),
        }
    }
}

/// The bytes of a word, a placeholder, a comparator or a single character.
fn token_length(text: &str) -> usize {
    let word = |from: &str| from.find(|c| !is_word(c)).unwrap_or(from.len());
    if let Some(name) = text.strip_prefix(['#', ':']) {
        return 1 + word(name);
    }
    if text.starts_with(is_word) {
        return word(text);
    }
    if ["<>", "<=", ">="].iter().any(|two| text.starts_with(two)) {
        return 2;
    }
    text.chars().next().map_or(0, char::len_utf8)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
