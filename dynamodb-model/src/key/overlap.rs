//! The proof, at compile time, that two templates cannot write the same key.
//!
//! Escaped templates are compared component by component (`#` occurs nowhere else), raw ones from both ends up to the first part
//! of variable length. When in doubt, templates overlap.

mod components;
mod ends;

use super::encoding::Encoding;
use super::part_schema::PartSchema;
use super::template::{KeyTemplate, Segment};

/// Could the two templates write the same key attribute? `true` when in doubt.
///
/// `a_parts` and `b_parts` are the parts of the templates' entities.
///
/// ```
/// use dynamodb_model::key::{Escaped, KeyTemplate, PartSchema, Plain, Segment, templates_overlap};
///
/// const PARTS: &[PartSchema] = &[PartSchema::new::<String, Plain, Escaped>("id")];
/// const USER: KeyTemplate = KeyTemplate::Text(&[Segment::Literal("USER#"), Segment::Part(0)]);
/// const ORDER: KeyTemplate = KeyTemplate::Text(&[Segment::Literal("ORDER#"), Segment::Part(0)]);
/// const { assert!(!templates_overlap(&USER, PARTS, &ORDER, PARTS)) };
/// ```
#[must_use]
pub const fn templates_overlap(
    a: &KeyTemplate,
    a_parts: &[PartSchema],
    b: &KeyTemplate,
    b_parts: &[PartSchema],
) -> bool {
    let (KeyTemplate::Text(a), KeyTemplate::Text(b)) = (a, b) else {
        return true;
    };
    let (a, b) = (Text::new(a, a_parts), Text::new(b, b_parts));
    if begin_differently(a, b) {
        false
    } else if a.is_raw() || b.is_raw() {
        ends::overlap(a, b)
    } else {
        components::overlap(a, b)
    }
}

/// Most templates begin with a name of their own, which is the cheapest proof.
const fn begin_differently(a: Text<'_>, b: Text<'_>) -> bool {
    let ([Segment::Literal(a), ..], [Segment::Literal(b), ..]) = (a.segments, b.segments) else {
        return false;
    };
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let ([of_a, after_a @ ..], [of_b, after_b @ ..]) = (a, b) {
        if *of_a != *of_b {
            return true;
        }
        (a, b) = (after_a, after_b);
    }
    false
}

/// Is the end of every part marked, so that keys can be read back?
///
/// Escaped: what follows a part begins with `#`. Raw: a literal follows, or the part has a fixed width.
#[must_use]
pub const fn parts_are_separated(template: &KeyTemplate, parts: &[PartSchema]) -> bool {
    let KeyTemplate::Text(segments) = template else {
        return true;
    };
    let mut rest = *segments;
    while let [segment, after @ ..] = rest {
        if let (Segment::Part(part), [next, ..]) = (segment, after)
            && let Some(part) = nth(parts, *part)
            && !ends_before(part, next)
        {
            return false;
        }
        rest = after;
    }
    true
}

const fn ends_before(part: &PartSchema, next: &Segment) -> bool {
    match (part.encoding(), next) {
        (Encoding::Escaped, Segment::Literal(text)) => matches!(text.as_bytes(), [b'#', ..]),
        (Encoding::Escaped | Encoding::Raw, Segment::Shard(_)) => true,
        (Encoding::Escaped, Segment::Part(_)) => false,
        (Encoding::Raw, Segment::Literal(text)) => !text.is_empty(),
        (Encoding::Raw, Segment::Part(_)) => part.shape().is_fixed(),
    }
}

/// A text template with its parts.
#[derive(Clone, Copy)]
struct Text<'a> {
    segments: &'a [Segment],
    parts: &'a [PartSchema],
}

impl<'a> Text<'a> {
    const fn new(segments: &'a [Segment], parts: &'a [PartSchema]) -> Self {
        Self { segments, parts }
    }

    const fn part(self, i: usize) -> Option<&'a PartSchema> {
        nth(self.parts, i)
    }

    const fn is_raw(self) -> bool {
        let mut rest = self.segments;
        while let [segment, after @ ..] = rest {
            if let Segment::Part(part) = segment
                && let Some(part) = self.part(*part)
                && matches!(part.encoding(), Encoding::Raw)
            {
                return true;
            }
            rest = after;
        }
        false
    }
}

const fn nth<T>(items: &[T], n: usize) -> Option<&T> {
    match items.split_at_checked(n) {
        Some((_, [item, ..])) => Some(item),
        _ => None,
    }
}
