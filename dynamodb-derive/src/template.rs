//! Key templates: `"SYSTEM#{system_id}"`, `"{brand:lower}#{n:010}"`, `"{id.owner}"`.

use std::fmt;

use syn::LitStr;

use crate::path::FieldPath;
use crate::sink::Sink;
use crate::suggest::nearest_and_all;

/// A template as it was written, cut into its pieces. The fields it names are not looked up yet.
#[derive(Clone)]
pub(crate) struct Template {
    pub(crate) literal: LitStr,
    pub(crate) pieces: Vec<Piece>,
}

/// A stretch of a template.
#[derive(Clone)]
pub(crate) enum Piece {
    /// Text that every key has at this place; never empty, never next to another text.
    Text(String),
    /// `{path}` or `{path:form}`.
    Part(FieldPath, Form),
}

/// How a part is written into its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A key attribute of its own, in its native type: a bare field instead of a template.
    Native,
    /// The part's own text.
    Plain,
    Lower,
    Upper,
    Year,
    Month,
    Day,
    Hour,
    Seconds,
    Millis,
    /// The complement, so that the highest comes first.
    Desc,
    /// Padded with zeros to this many digits.
    Width(usize),
}

impl Form {
    /// The forms that have a name in a template.
    const NAMED: [(&'static str, Self); 9] = [
        ("lower", Self::Lower),
        ("upper", Self::Upper),
        ("year", Self::Year),
        ("month", Self::Month),
        ("day", Self::Day),
        ("hour", Self::Hour),
        ("s", Self::Seconds),
        ("ms", Self::Millis),
        ("desc", Self::Desc),
    ];

    /// No key is longer than 2048 bytes, and no number needs a tenth of that.
    const WIDEST: usize = 255;

    /// Whether two values may look the same in this form, so that the value cannot be told from the key.
    pub(crate) fn is_lossy(self) -> bool {
        !matches!(
            self,
            Self::Native | Self::Plain | Self::Desc | Self::Width(_)
        )
    }

    fn parse(text: &str) -> Result<Self, String> {
        if let Some((_, form)) = Self::NAMED.iter().find(|(name, _)| *name == text) {
            return Ok(*form);
        }
        if text.is_empty() {
            return Err("a form is missing after `:`".to_owned());
        }
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self::parse_width(text);
        }
        let names = Self::NAMED.map(|(name, _)| name);
        Err(format!(
            "there is no form `{text}`{}, or a width such as `010`",
            nearest_and_all(text, "forms", names),
        ))
    }

    fn parse_width(text: &str) -> Result<Self, String> {
        let Some(digits) = text.strip_prefix('0') else {
            return Err(format!(
                "width `{text}` does not say what to pad with; write `0{text}` to pad with zeros"
            ));
        };
        match digits.parse() {
            Ok(width @ 1..=Self::WIDEST) => Ok(Self::Width(width)),
            _ => Err(format!(
                "width `{text}` is not between `01` and `0{}`",
                Self::WIDEST
            )),
        }
    }
}

impl fmt::Display for Form {
    /// As a template names it; nothing for the two that have no name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Width(width) = self {
            return write!(f, "0{width}");
        }
        let named = Self::NAMED.iter().find(|(_, form)| form == self);
        f.write_str(named.map_or("", |(name, _)| name))
    }
}

impl Template {
    /// Cuts the literal into its pieces; `None` when that failed and the sink holds why.
    pub(crate) fn parse(literal: &LitStr, sink: &mut Sink) -> Option<Self> {
        let text = literal.value();
        let mut pieces = Pieces {
            literal,
            found: Vec::new(),
            mistakes: Vec::new(),
        };
        pieces.cut(&text);
        if text.is_empty() {
            pieces
                .mistakes
                .push("a key template cannot be empty".to_owned());
        }
        let Pieces {
            found, mistakes, ..
        } = pieces;
        let sound = mistakes.is_empty();
        for mistake in mistakes {
            sink.at(literal, mistake);
        }
        sound.then(|| Self {
            literal: literal.clone(),
            pieces: found,
        })
    }
}

struct Pieces<'a> {
    literal: &'a LitStr,
    found: Vec<Piece>,
    mistakes: Vec<String>,
}

impl Pieces<'_> {
    fn cut(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, brace, after)) = split_at_brace(rest) {
            self.text(before);
            if let Some(after) = after.strip_prefix(brace) {
                self.text(if brace == '{' { "{" } else { "}" });
                rest = after;
                continue;
            }
            if brace == '}' {
                self.mistakes
                    .push("`}` closes no part; write `}}` for a brace in the key".to_owned());
                rest = after;
                continue;
            }
            let Some((part, after)) = after.split_once('}') else {
                self.mistakes.push(format!(
                    "`{{{after}` is never closed; write `}}` after the part, or `{{{{` for a brace in the key"
                ));
                return;
            };
            self.part(part);
            rest = after;
        }
        self.text(rest);
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(Piece::Text(last)) = self.found.last_mut() {
            last.push_str(text);
        } else {
            self.found.push(Piece::Text(text.to_owned()));
        }
    }

    fn part(&mut self, part: &str) {
        let (path, form) = match part.split_once(':') {
            Some((path, form)) => (path, Form::parse(form)),
            None => (part, Ok(Form::Plain)),
        };
        let found = FieldPath::from_text(path, self.literal, self.literal.span());
        match (&found, path.is_empty()) {
            (None, true) => self.mistakes.push(format!(
                "part `{{{part}}}` names no field; write one between the braces"
            )),
            (None, false) => self
                .mistakes
                .push(format!("`{path}` in part `{{{part}}}` is not a field name")),
            (Some(_), _) => {}
        }
        match (found, form) {
            (Some(path), Ok(form)) => self.found.push(Piece::Part(path, form)),
            (_, Err(mistake)) => self.mistakes.push(mistake),
            (None, Ok(_)) => {}
        }
    }
}

fn split_at_brace(text: &str) -> Option<(&str, char, &str)> {
    let at = text.find(['{', '}'])?;
    let (before, from) = text.split_at_checked(at)?;
    let mut rest = from.chars();
    let brace = rest.next()?;
    Some((before, brace, rest.as_str()))
}

#[cfg(test)]
mod tests;
