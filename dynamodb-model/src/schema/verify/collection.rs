use super::message::Message;
use super::{nth, same};
use crate::collection::Variant;
use crate::key::{KeyTemplate, PartSchema, Segment};
use crate::schema::{AccessPath, IndexKind};

/// Refuses a collection that does not name the parts of its partition, those of the first variant's key: `given` is
/// `None` where none are named, because most keys have one.
#[track_caller]
pub const fn verify_partition<C>(
    collection: &str,
    variants: &[Variant<C>],
    given: Option<&[&str]>,
) {
    let Some(first) = nth(variants, 0) else {
        return;
    };
    let partition = Partition::of(&first.path);
    let is_sound = match given {
        Some(given) => partition.is_named(given),
        None => partition.name(0).is_some() && partition.name(1).is_none(),
    };
    if !is_sound {
        let message = about(collection, first.path.entity.name());
        let message = partition
            .show(message)
            .text("; name its parts in their order: `partition(");
        partition.list(message).text(")`").refuse();
    }
}

/// Refuses variant number `position` of the collection if one before it holds the same entity, or if the literals of its
/// partition key are others than the first one's. The types and forms of the parts are compared as types.
#[track_caller]
pub const fn verify_variant<C>(collection: &str, variants: &[Variant<C>], position: usize) {
    let (Some(first), Some(variant)) = (nth(variants, 0), nth(variants, position)) else {
        return;
    };
    let name = variant.path.entity.name();
    if !same(first.path.table.name(), variant.path.table.name()) {
        return;
    }
    let (mut before, _) = variants.split_at(position);
    while let [other, rest @ ..] = before {
        if same(other.path.entity.name(), name) {
            Message::new()
                .text("collection ")
                .name(collection)
                .text(" has two variants of ")
                .name(name)
                .text(", and nothing would ever be read into the second; remove one")
                .refuse();
        }
        before = rest;
    }
    let (own, expected) = (Partition::of(&variant.path), Partition::of(&first.path));
    if !own.is_like(expected) {
        let message = own.show(about(collection, name)).text(", and that of ");
        let message = message.name(first.path.entity.name()).text(" is ");
        expected
            .show(message)
            .text("; one query reads one partition, so give both the same template")
            .refuse();
    }
    if own.shards() != expected.shards() {
        let message = Message::new()
            .text("collection ")
            .name(collection)
            .text(": ");
        let message = count_shards(message.name(name), own.shards()).text(", and ");
        count_shards(message.name(first.path.entity.name()), expected.shards())
            .text("; one query reads the same shards of both, so give both the same `shards`")
            .refuse();
    }
}

const fn count_shards(message: Message, shards: u16) -> Message {
    if shards == 0 {
        return message.text(" has no shards");
    }
    message.text(" has `shards = ").number(shards).text("`")
}

const fn about(collection: &str, entity: &str) -> Message {
    Message::new()
        .text("collection ")
        .name(collection)
        .text(": the partition key of ")
        .name(entity)
        .text(" is ")
}

/// A partition key as one entity makes it.
#[derive(Clone, Copy)]
struct Partition {
    templates: &'static [KeyTemplate],
    parts: &'static [PartSchema],
}

impl Partition {
    const fn of(path: &AccessPath) -> Self {
        let templates = match path.entry {
            Some(entry) if matches!(entry.index().kind(), IndexKind::Global) => {
                entry.partition_templates()
            }
            _ => std::slice::from_ref(path.entity.partition_template()),
        };
        Self {
            templates,
            parts: path.entity.parts(),
        }
    }

    /// Whether the literals stand in the same places around as many parts. Keys of another number of parts, or of bare
    /// fields, have other types, which is told already.
    const fn is_like(self, other: Self) -> bool {
        if self.count() != other.count() {
            return true;
        }
        let (mut own, mut others) = (self.templates, other.templates);
        while let ([a, own_rest @ ..], [b, others_rest @ ..]) = (own, others) {
            if let (KeyTemplate::Text(a), KeyTemplate::Text(b)) = (a, b)
                && !have_same_literals(a, b)
            {
                return false;
            }
            (own, others) = (own_rest, others_rest);
        }
        own.is_empty() && others.is_empty()
    }

    /// The number of its shards; 0 where it is in one piece.
    const fn shards(self) -> u16 {
        match self.templates {
            [template] => match template.shards() {
                Some(shards) => shards,
                None => 0,
            },
            _ => 0,
        }
    }

    /// Whether these are the names of its parts, each once.
    const fn is_named(self, mut names: &[&str]) -> bool {
        let mut position = 0;
        while let [name, rest @ ..] = names {
            match self.name(position) {
                Some(expected) if same(expected, name) => {}
                _ => return false,
            }
            (names, position) = (rest, position + 1);
        }
        self.name(position).is_none()
    }

    /// The name number `position` among the distinct names of its parts.
    const fn name(self, mut position: usize) -> Option<&'static str> {
        let mut number = 0;
        while let Some(name) = self.part(number) {
            let mut before = 0;
            while before < number {
                match self.part(before) {
                    Some(earlier) if same(earlier, name) => break,
                    _ => before += 1,
                }
            }
            if before == number {
                if position == 0 {
                    return Some(name);
                }
                position -= 1;
            }
            number += 1;
        }
        None
    }

    const fn count(self) -> usize {
        let mut number = 0;
        while self.part(number).is_some() {
            number += 1;
        }
        number
    }

    /// The name of part number `number`, left to right.
    const fn part(self, mut number: usize) -> Option<&'static str> {
        let mut templates = self.templates;
        while let [template, rest @ ..] = templates {
            let mut segments: &[Segment] = match template {
                KeyTemplate::Native(part) => &[Segment::Part(*part)],
                KeyTemplate::Text(segments) => segments,
            };
            while let [segment, after @ ..] = segments {
                if let Segment::Part(part) = segment {
                    if number == 0 {
                        return match nth(self.parts, *part) {
                            Some(part) => Some(part.name()),
                            None => None,
                        };
                    }
                    number -= 1;
                }
                segments = after;
            }
            templates = rest;
        }
        None
    }

    /// Adds the names of its parts as a list.
    const fn list(self, mut message: Message) -> Message {
        let mut position = 0;
        while let Some(name) = self.name(position) {
            if position > 0 {
                message = message.text(", ");
            }
            message = message.text(name);
            position += 1;
        }
        message
    }

    /// Adds the key as its declaration has it.
    const fn show(self, mut message: Message) -> Message {
        let mut templates = self.templates;
        message = message.text("`");
        if templates.len() > 1 {
            message = message.text("[");
        }
        while let [template, rest @ ..] = templates {
            message = match template {
                KeyTemplate::Native(part) => match nth(self.parts, *part) {
                    Some(part) => message.text(part.name()),
                    None => message,
                },
                KeyTemplate::Text(segments) => {
                    self.show_text(segments, message.text("\"")).text("\"")
                }
            };
            if !rest.is_empty() {
                message = message.text(", ");
            }
            templates = rest;
        }
        if self.templates.len() > 1 {
            message = message.text("]");
        }
        message.text("`")
    }

    const fn show_text(self, mut segments: &[Segment], mut message: Message) -> Message {
        while let [segment, rest @ ..] = segments {
            message = match segment {
                Segment::Literal(literal) => message.text(literal),
                Segment::Part(part) => match nth(self.parts, *part) {
                    Some(part) => message.text("{").text(part.name()).text("}"),
                    None => message,
                },
                Segment::Shard(_) => message,
            };
            segments = rest;
        }
        message
    }
}

/// Shards are compared by their number.
const fn have_same_literals(a: &[Segment], b: &[Segment]) -> bool {
    let (mut a, mut b) = (without_shards(a), without_shards(b));
    while let ([x, a_rest @ ..], [y, b_rest @ ..]) = (a, b) {
        let is_same = match (x, y) {
            (Segment::Literal(x), Segment::Literal(y)) => same(x, y),
            (Segment::Part(_), Segment::Part(_)) => true,
            _ => false,
        };
        if !is_same {
            return false;
        }
        (a, b) = (a_rest, b_rest);
    }
    a.is_empty() && b.is_empty()
}

const fn without_shards(segments: &[Segment]) -> &[Segment] {
    match segments {
        [rest @ .., Segment::Shard(_)] => rest,
        _ => segments,
    }
}
