use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use serde::Serialize;

use super::name::are_distinct;
use super::{Encoded, Form, Kind, ValueSerializer};
use crate::codec::error::{CodecError, Problem};
use crate::codec::{json, page};

/// A value in DynamoDB JSON, while it is written.
#[derive(Clone, Default)]
pub(crate) struct Output {
    pub(in crate::codec) text: String,
    /// The members of each map that is not closed, outermost first; when all is written, those of the outermost.
    pub(in crate::codec) members: Vec<Place>,
    /// How many maps and lists are not closed.
    depth: u32,
}

/// Where a member of a map is.
#[derive(Clone, Copy, Debug)]
pub(in crate::codec) struct Place {
    /// The quotation mark before its name.
    pub(in crate::codec) start: usize,
    /// Behind the colon.
    pub(in crate::codec) value: usize,
    pub(in crate::codec) end: usize,
}

impl Place {
    pub(in crate::codec) fn name(self) -> Range<usize> {
        // Quotation mark and colon.
        self.start + 1..self.value - 2
    }

    fn back(self, bytes: usize) -> Self {
        Self {
            start: self.start - bytes,
            value: self.value - bytes,
            end: self.end - bytes,
        }
    }
}

/// How far the output was at some time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    text: usize,
    members: usize,
    depth: u32,
}

/// A map that is not closed, by the place that its first member has among all members.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenMap(usize);

/// The map around the content of an externally tagged variant.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenVariant {
    pub(super) name: &'static str,
    map: OpenMap,
}

/// A member of which the name is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenMember {
    before: Mark,
    start: usize,
    value: usize,
}

impl Output {
    /// `{"M":{`
    pub(in crate::codec) const OPENING: usize = r#"{"M":{"#.len();

    pub(super) const fn new() -> Self {
        Self {
            text: String::new(),
            members: Vec::new(),
            depth: 0,
        }
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.members.clear();
        self.depth = 0;
    }

    pub(super) fn mark(&self) -> Mark {
        Mark {
            text: self.text.len(),
            members: self.members.len(),
            depth: self.depth,
        }
    }

    /// Takes back what was written since.
    pub(super) fn restore(&mut self, mark: Mark) {
        self.text.truncate(mark.text);
        self.members.truncate(mark.members);
        self.depth = mark.depth;
    }

    pub(super) fn open_list(&mut self, opening: &str) -> Result<(), CodecError> {
        self.deeper()?;
        self.text.push_str(opening);
        Ok(())
    }

    pub(super) fn close_list(&mut self) {
        self.depth -= 1;
        self.text.push_str("]}");
    }

    /// Takes off what a set does not write around its members: `{"S":` and `}`.
    pub(super) fn unwrap_member(&mut self, start: usize) {
        self.text.drain(start..start + r#"{"S":"#.len());
        self.text.pop();
    }

    pub(super) fn open_map(&mut self) -> Result<OpenMap, CodecError> {
        self.deeper()?;
        self.text.push_str(r#"{"M":{"#);
        Ok(OpenMap(self.members.len()))
    }

    pub(super) fn close_map(&mut self, map: OpenMap) {
        self.keep_last_of_each(map);
        self.depth -= 1;
        if self.depth > 0 {
            self.members.truncate(map.0);
        }
        self.text.push_str("}}");
    }

    /// Takes the end of the outermost map off.
    pub(in crate::codec) fn reopen(&mut self) {
        self.text.truncate(self.text.len() - "}}".len());
    }

    pub(super) fn open_variant(&mut self, name: &'static str) -> Result<OpenVariant, CodecError> {
        let map = self.open_map()?;
        let member = self.open_member(map);
        json::string(&mut self.text, name);
        let member = self.named(member);
        self.close_member(member);
        Ok(OpenVariant { name, map })
    }

    pub(super) fn close_variant(&mut self, variant: OpenVariant) {
        let end = self.text.len();
        if let Some(content) = self.members.get_mut(variant.map.0) {
            content.end = end;
        }
        self.close_map(variant.map);
    }

    /// The member's name is to be written next.
    #[inline]
    pub(super) fn open_member(&mut self, map: OpenMap) -> OpenMember {
        let before = self.mark();
        if self.members.len() > map.0 {
            self.text.push(',');
        }
        let start = self.text.len();
        OpenMember {
            before,
            start,
            value: start,
        }
    }

    /// The member's value is to be written next.
    #[inline]
    pub(super) fn named(&mut self, member: OpenMember) -> OpenMember {
        self.text.push(':');
        OpenMember {
            value: self.text.len(),
            ..member
        }
    }

    /// Takes the member back.
    pub(super) fn without(&mut self, member: OpenMember) {
        self.restore(member.before);
    }

    /// The name of the member.
    pub(super) fn name_of(&self, member: OpenMember) -> String {
        let name = self.text.get(member.start + 1..member.value - 2);
        let mut plain = String::new();
        // What we escaped has a meaning.
        let _ = page::unescape(name.unwrap_or_default(), &mut plain);
        plain
    }

    /// Writes the member's value; the member is taken back if there is none, unless it is data and keeps its place.
    pub(super) fn value_of<T: Serialize + ?Sized>(
        &mut self,
        member: OpenMember,
        value: &T,
        is_data: bool,
    ) -> Result<(), CodecError> {
        match value.serialize(ValueSerializer::value(self))?.0 {
            Form::None | Form::EmptySet if !is_data => self.without(member),
            form => {
                self.in_place(Encoded(form));
                self.close_member(member);
            }
        }
        Ok(())
    }

    /// Has a value that is none keep its place.
    pub(super) fn in_place(&mut self, encoded: Encoded) -> Kind {
        match encoded.0 {
            Form::Value(kind) => kind,
            Form::None => self.null(),
            Form::EmptySet => {
                self.text.push_str(r#"{"L":[]}"#);
                Kind::List
            }
        }
    }

    pub(super) fn null(&mut self) -> Kind {
        self.text.push_str(r#"{"NULL":true}"#);
        Kind::Null
    }

    #[inline]
    fn close_member(&mut self, member: OpenMember) {
        self.members.push(Place {
            start: member.start,
            value: member.value,
            end: self.text.len(),
        });
    }

    fn deeper(&mut self) -> Result<(), CodecError> {
        if self.depth >= page::DEPTH {
            return Err(Problem::Depth.into());
        }
        self.depth += 1;
        Ok(())
    }

    /// A name can come twice, by flattening and by hand. The last value counts, as in a hash map.
    fn keep_last_of_each(&mut self, map: OpenMap) {
        let members = self.members.get(map.0..).unwrap_or_default();
        let text = self.text.as_bytes();
        let name = |place: &Place| text.get(place.name()).unwrap_or_default();
        if members.len() < 2 || are_distinct(members.iter().map(name)) {
            return;
        }
        let mut seen = HashSet::new();
        let earlier: Vec<usize> = (map.0..self.members.len())
            .rev()
            .filter(|at| {
                let place = self.members.get(*at);
                !seen.insert(place.map(name))
            })
            .collect();
        for at in earlier {
            self.remove(at);
        }
    }

    /// Takes a member out, and one of the commas around it.
    pub(in crate::codec) fn remove(&mut self, at: usize) {
        let Some(place) = self.members.get(at).copied() else {
            return;
        };
        let next = self.members.get(at + 1).map(|next| next.start);
        let previous = at.checked_sub(1).and_then(|at| self.members.get(at));
        let gap = match (next, previous) {
            (Some(next), _) => place.start..next,
            (None, Some(previous)) => previous.end..place.end,
            (None, None) => place.start..place.end,
        };
        let bytes = gap.len();
        self.text.drain(gap);
        self.members.remove(at);
        for later in self.members.iter_mut().skip(at) {
            *later = later.back(bytes);
        }
    }
}

/// Nothing: values may be personal data.
impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Output").finish_non_exhaustive()
    }
}
