//! Raw templates: comparison from both ends, up to the first part of variable length.

use super::Text;
use crate::key::shape::TextShape;
use crate::key::template::Segment;

/// Could the two templates write the same text?
pub(super) const fn overlap(a: Text<'_>, b: Text<'_>) -> bool {
    lengths_overlap(a, b) && end_overlaps(a, b, End::Left) && end_overlaps(a, b, End::Right)
}

/// Where to count bytes from.
#[derive(Clone, Copy)]
enum End {
    Left,
    Right,
}

/// What a template has at some byte.
#[derive(Clone, Copy)]
enum Byte {
    Is(u8),
    Of(TextShape),
    /// A part of variable length, or the other end: anything may be there.
    Unknown,
}

const fn lengths_overlap(a: Text<'_>, b: Text<'_>) -> bool {
    let ((a_min, a_max), (b_min, b_max)) = (lengths(a), lengths(b));
    a_min <= b_max && b_min <= a_max
}

const fn lengths(template: Text<'_>) -> (usize, usize) {
    let (mut min, mut max) = (0_usize, 0_usize);
    let mut rest = template.segments;
    while let [segment, after @ ..] = rest {
        let (least, most) = match segment {
            Segment::Literal(text) => (text.len(), text.len()),
            Segment::Shard(_) => (1 + TextShape::shard().min, 1 + TextShape::shard().max),
            Segment::Part(part) => match template.part(*part) {
                Some(part) => (part.shape().min, part.shape().max),
                None => (0, usize::MAX),
            },
        };
        min = min.saturating_add(least);
        max = max.saturating_add(most);
        rest = after;
    }
    (min, max)
}

const fn end_overlaps(a: Text<'_>, b: Text<'_>, end: End) -> bool {
    let mut place = 0;
    loop {
        let possible = match (byte_at(a, place, end), byte_at(b, place, end)) {
            (Byte::Unknown, _) | (_, Byte::Unknown) => return true,
            (Byte::Is(a), Byte::Is(b)) => a == b,
            (Byte::Is(byte), Byte::Of(shape)) | (Byte::Of(shape), Byte::Is(byte)) => {
                shape.allows(byte)
            }
            (Byte::Of(a), Byte::Of(b)) => a.shares_characters(b),
        };
        if !possible {
            return false;
        }
        place += 1;
    }
}

const fn byte_at(template: Text<'_>, place: usize, end: End) -> Byte {
    let mut place = place;
    let mut rest = template.segments;
    loop {
        let segment = match (end, rest) {
            (End::Left, [segment, after @ ..]) | (End::Right, [after @ .., segment]) => {
                rest = after;
                segment
            }
            (_, []) => return Byte::Unknown,
        };
        let len = match segment {
            Segment::Literal(text) => text.len(),
            Segment::Shard(_) => return shard_byte(place, end),
            Segment::Part(part) => match template.part(*part) {
                Some(part) if part.shape().is_fixed() => part.shape().max,
                _ => return Byte::Unknown,
            },
        };
        if place < len {
            return match segment {
                Segment::Literal(text) => literal_byte(text, place, end),
                Segment::Part(part) => match template.part(*part) {
                    Some(part) => Byte::Of(part.shape()),
                    None => Byte::Unknown,
                },
                Segment::Shard(_) => Byte::Unknown,
            };
        }
        place -= len;
    }
}

/// `#` and a digit from the left, a digit from the right; how many there are is not known.
const fn shard_byte(place: usize, end: End) -> Byte {
    match (end, place) {
        (End::Left, 0) => Byte::Is(b'#'),
        (End::Left, 1) | (End::Right, 0) => Byte::Of(TextShape::shard()),
        _ => Byte::Unknown,
    }
}

const fn literal_byte(text: &str, place: usize, end: End) -> Byte {
    let place = match end {
        End::Left => place,
        End::Right => text.len() - 1 - place,
    };
    match super::nth(text.as_bytes(), place) {
        Some(byte) => Byte::Is(*byte),
        None => Byte::Unknown,
    }
}
