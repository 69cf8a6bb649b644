//! Escaped templates: comparison component by component.

use super::Text;
use crate::key::shape::TextShape;
use crate::key::template::Segment;

/// More components than any real template has; beyond, templates overlap.
const MOST: usize = 32;

/// Could the two templates write the same text?
pub(super) const fn overlap(a: Text<'_>, b: Text<'_>) -> bool {
    match (Components::of(a), Components::of(b)) {
        (Some(a), Some(b)) => a.overlap(&b),
        _ => true,
    }
}

/// What one component can be: a literal, and then perhaps a part.
#[derive(Clone, Copy)]
struct Component<'a> {
    literal: &'a [u8],
    part: Option<TextShape>,
    /// Not every value of the part has this component.
    optional: bool,
}

/// The components of a template, from left to right.
#[derive(Clone, Copy)]
struct Components<'a> {
    items: [Option<Component<'a>>; MOST],
    len: usize,
}

impl<'a> Components<'a> {
    /// `None` when the template cannot be divided at every `#`.
    const fn of(template: Text<'a>) -> Option<Self> {
        let mut components = Self {
            items: [None; MOST],
            len: 0,
        };
        // The literal so far of the component that is being read; `None` after a part, where only `#` may follow.
        let mut open: Option<&'a [u8]> = Some(&[]);
        let mut rest = template.segments;
        while let [segment, after @ ..] = rest {
            open = match (segment, open) {
                (Segment::Literal(text), Some([])) => {
                    match components.read_literal(text.as_bytes()) {
                        Some(literal) => Some(literal),
                        None => return None,
                    }
                }
                (Segment::Literal(text), None) => match text.as_bytes() {
                    [] => None,
                    [b'#', text @ ..] => match components.read_literal(text) {
                        Some(literal) => Some(literal),
                        None => return None,
                    },
                    _ => return None,
                },
                (Segment::Part(part), Some(literal)) => {
                    let Some(part) = template.part(*part) else {
                        return None;
                    };
                    if !components.push_part(literal, part.shape()) {
                        return None;
                    }
                    None
                }
                (Segment::Shard(_), open) => {
                    if let Some(literal) = open
                        && !components.push(Component::literal(literal))
                    {
                        return None;
                    }
                    if !components.push_part(&[], TextShape::shard()) {
                        return None;
                    }
                    None
                }
                (Segment::Literal(_), Some(_)) | (Segment::Part(_), None) => return None,
            };
            rest = after;
        }
        if let Some(literal) = open
            && !components.push(Component::literal(literal))
        {
            return None;
        }
        Some(components)
    }

    /// Adds the components that `text` ends, and gives the beginning of the next.
    const fn read_literal(&mut self, text: &'a [u8]) -> Option<&'a [u8]> {
        let mut text = text;
        while let Some((component, after)) = split_at_delimiter(text) {
            if !self.push(Component::literal(component)) {
                return None;
            }
            text = after;
        }
        Some(text)
    }

    const fn push_part(&mut self, literal: &'a [u8], shape: TextShape) -> bool {
        let many = shape.max_components > 1;
        let shape = if many { shape.any_component() } else { shape };
        let first = Component {
            literal,
            part: Some(shape),
            optional: false,
        };
        let mut fits = self.push(first);
        let mut n = 1;
        while many && n < shape.max_components && fits {
            fits = self.push(Component {
                literal: &[],
                part: Some(shape),
                optional: n >= shape.min_components,
            });
            n += 1;
        }
        fits
    }

    const fn push(&mut self, component: Component<'a>) -> bool {
        let Some((_, [slot, ..])) = self.items.split_at_mut_checked(self.len) else {
            return false;
        };
        *slot = Some(component);
        self.len += 1;
        true
    }

    const fn get(&self, i: usize) -> Option<Component<'a>> {
        match super::nth(&self.items, i) {
            Some(component) => *component,
            None => None,
        }
    }

    /// Walks through both at once: bit `j` of `reached` says that the first components of `self` can be the first `j` of `other`.
    const fn overlap(&self, other: &Self) -> bool {
        let mut reached = 1_u64;
        let mut i = 0;
        loop {
            let component = self.get(i);
            let mut next = 0_u64;
            let mut j = 0;
            while j <= other.len {
                let here = reached & 1 << j != 0;
                let opposite = other.get(j);
                if here && is_optional(opposite) {
                    reached |= 1 << (j + 1);
                }
                if here && is_optional(component) {
                    next |= 1 << j;
                }
                if here
                    && let (Some(component), Some(opposite)) = (component, opposite)
                    && component.overlaps(opposite)
                {
                    next |= 1 << (j + 1);
                }
                j += 1;
            }
            if component.is_none() {
                return reached & 1 << other.len != 0;
            }
            reached = next;
            i += 1;
        }
    }
}

impl<'a> Component<'a> {
    const fn literal(literal: &'a [u8]) -> Self {
        Self {
            literal,
            part: None,
            optional: false,
        }
    }

    /// Could both be the same text?
    const fn overlaps(self, other: Self) -> bool {
        if self.literal.len() <= other.literal.len() {
            self.overlaps_longer(other)
        } else {
            other.overlaps_longer(self)
        }
    }

    /// The same, where `other` begins with the longer literal.
    const fn overlaps_longer(self, other: Self) -> bool {
        let Some(beyond) = strip_prefix(other.literal, self.literal) else {
            return false;
        };
        let Some(part) = self.part else {
            return beyond.is_empty() && accepts_empty(other.part);
        };
        if !allows_all(part, beyond) {
            return false;
        }
        // What is left for `other`'s own part, once the literal is taken from ours.
        let most = part.max.saturating_sub(beyond.len());
        let least = part.min.saturating_sub(beyond.len());
        if beyond.len() > part.max {
            return false;
        }
        let Some(opposite) = other.part else {
            return least == 0;
        };
        if opposite.min > most || least > opposite.max {
            return false;
        }
        part.shares_characters(opposite) || least == 0 && opposite.min == 0
    }
}

const fn is_optional(component: Option<Component<'_>>) -> bool {
    matches!(component, Some(Component { optional: true, .. }))
}

const fn accepts_empty(part: Option<TextShape>) -> bool {
    match part {
        Some(part) => part.min == 0,
        None => true,
    }
}

const fn allows_all(shape: TextShape, bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let [byte, after @ ..] = rest {
        if !shape.allows(*byte) {
            return false;
        }
        rest = after;
    }
    true
}

const fn strip_prefix<'a>(text: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (mut text, mut prefix) = (text, prefix);
    while let [expected, prefix_after @ ..] = prefix {
        let [byte, after @ ..] = text else {
            return None;
        };
        if *byte != *expected {
            return None;
        }
        (text, prefix) = (after, prefix_after);
    }
    Some(text)
}

/// What is before and after the first `#`.
const fn split_at_delimiter(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        if *byte == b'#' {
            let (before, _) = text.split_at(text.len() - rest.len());
            return Some((before, after));
        }
        rest = after;
    }
    None
}
