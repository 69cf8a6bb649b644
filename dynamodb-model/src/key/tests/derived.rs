//! What `#[derive(KeyPart)]` emits, written by hand.

use super::{form, parts_of, plain, read};
use crate::key::{
    AttributeType, Encoding, Escaped, HighCardinality, KeyPart, KeyRole, KeyTemplate, KeyValue,
    NativePart, Ordered, Part, PartError, PartErrorKind, PartReader, PartWriter, Plain, Raw,
    Segment, Shape, Supports, Text, name_from_key, name_to_key,
};
use crate::name::{HasPart, Name, name_hash};

#[derive(Clone, Debug, PartialEq, PartialOrd)]
struct UserId(String);

impl Part for UserId {
    type Ref = Self;
    fn as_part(&self) -> &Self {
        self
    }
}
impl KeyPart for UserId {
    const SHAPE: Shape = <String as KeyPart>::SHAPE;
    fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.last(&value.0)
    }
    fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
        Ok(Self(from.last()?))
    }
}
impl NativePart for UserId
where
    for<'never> String: NativePart,
{
    const TYPE: AttributeType = <String as NativePart>::TYPE;
    fn to_key(value: &Self) -> Result<KeyValue, PartError> {
        String::to_key(value.0.as_part())
    }
    fn from_key(value: &KeyValue) -> Result<Self, PartError> {
        Ok(Self(String::from_key(value)?))
    }
}
impl Ordered for UserId where for<'never> String: Ordered {}
impl Text for UserId where for<'never> String: Text {}
impl HighCardinality for UserId where for<'never> String: HighCardinality {}
impl<C> Supports<C> for UserId where for<'never> String: Supports<C> {}

#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub(super) struct RepoId {
    owner: String,
    name: String,
}

impl Part for RepoId {
    type Ref = Self;
    fn as_part(&self) -> &Self {
        self
    }
}
impl KeyPart for RepoId {
    const SHAPE: Shape = Shape::sequence(&[<String as KeyPart>::SHAPE, <String as KeyPart>::SHAPE]);
    fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.field(&value.owner)?;
        to.last(&value.name)
    }
    fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
        Ok(Self {
            owner: from.field()?,
            name: from.last()?,
        })
    }
}
impl Ordered for RepoId where for<'never> String: Ordered {}
impl HighCardinality for RepoId {}
impl HasPart<Name<{ name_hash("owner") }>> for RepoId {
    type Part = String;
    fn part(&self) -> &String {
        &self.owner
    }
}
impl HasPart<Name<{ name_hash("name") }>> for RepoId {
    type Part = String;
    fn part(&self) -> &String {
        &self.name
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Status {
    Ok,
    InTrouble,
    CSharp,
}

impl Part for Status {
    type Ref = Self;
    fn as_part(&self) -> &Self {
        self
    }
}
impl KeyPart for Status {
    const SHAPE: Shape = Shape::names(&["OK", "IN TROUBLE", "C#"]);
    fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.text(match value {
            Self::Ok => "OK",
            Self::InTrouble => "IN TROUBLE",
            Self::CSharp => "C#",
        })
    }
    fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
        match &*from.text()? {
            "OK" => Ok(Self::Ok),
            "IN TROUBLE" => Ok(Self::InTrouble),
            "C#" => Ok(Self::CSharp),
            other => Err(PartError::unknown_name("Status", other)),
        }
    }
}
impl NativePart for Status {
    const TYPE: AttributeType = AttributeType::S;
    fn to_key(value: &Self) -> Result<KeyValue, PartError> {
        name_to_key(value)
    }
    fn from_key(value: &KeyValue) -> Result<Self, PartError> {
        name_from_key(value)
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Ref {
    Branch { name: String },
    Number(u64),
    Head,
}

impl Part for Ref {
    type Ref = Self;
    fn as_part(&self) -> &Self {
        self
    }
}
impl KeyPart for Ref {
    const SHAPE: Shape = Shape::one_of(&[
        Shape::sequence(&[Shape::name("branch"), <String as KeyPart>::SHAPE]),
        Shape::sequence(&[Shape::name("number"), <u64 as KeyPart>::SHAPE]),
        Shape::name("head"),
    ]);
    fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        match value {
            Self::Branch { name } => {
                to.tag("branch")?;
                to.last(name)
            }
            Self::Number(field) => {
                to.tag("number")?;
                to.last(field)
            }
            Self::Head => to.name("head"),
        }
    }
    fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
        match &*from.name()? {
            "branch" => {
                from.fields()?;
                Ok(Self::Branch { name: from.last()? })
            }
            "number" => {
                from.fields()?;
                Ok(Self::Number(from.last()?))
            }
            "head" => Ok(Self::Head),
            other => Err(PartError::unknown_name("Ref", other)),
        }
    }
}
impl HighCardinality for Ref {}

/// A newtype whose field has few capabilities: none of its impls fails where it stands.
#[derive(Clone, Debug, PartialEq)]
struct Lamp(bool);

impl Part for Lamp {
    type Ref = Self;
    fn as_part(&self) -> &Self {
        self
    }
}
impl KeyPart for Lamp {
    const SHAPE: Shape = <bool as KeyPart>::SHAPE;
    fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.last(&value.0)
    }
    fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
        Ok(Self(from.last()?))
    }
}
impl NativePart for Lamp
where
    for<'never> bool: NativePart,
{
    const TYPE: AttributeType = <bool as NativePart>::TYPE;
    fn to_key(value: &Self) -> Result<KeyValue, PartError> {
        bool::to_key(value.0.as_part())
    }
    fn from_key(value: &KeyValue) -> Result<Self, PartError> {
        Ok(Self(bool::from_key(value)?))
    }
}
impl Ordered for Lamp where for<'never> bool: Ordered {}
impl Text for Lamp where for<'never> bool: Text {}
impl HighCardinality for Lamp where for<'never> bool: HighCardinality {}
impl<C> Supports<C> for Lamp where for<'never> bool: Supports<C> {}

fn repo(owner: &str, name: &str) -> RepoId {
    RepoId {
        owner: owner.to_owned(),
        name: name.to_owned(),
    }
}

fn branch(name: &str) -> Ref {
    Ref::Branch {
        name: name.to_owned(),
    }
}

/// Written as expected, and read back.
fn check<T: KeyPart>(value: &T, escaped: &str, raw: &str) {
    for (encoding, text) in [(Encoding::Escaped, escaped), (Encoding::Raw, raw)] {
        assert_eq!(form::<T, Plain>(value, encoding).as_deref(), Ok(text));
        assert_eq!(read::<T, Plain>(text, encoding).as_ref(), Ok(value));
    }
}

#[test]
fn derived_types_have_their_forms() {
    check(&UserId("a#b".to_owned()), "a$23b", "a#b");
    check(
        &repo("rust lang", "a#b"),
        "rust$20lang#a$23b",
        "rust lang#a#b",
    );
    check(&Status::Ok, "OK", "OK");
    check(&Status::InTrouble, "IN$20TROUBLE", "IN TROUBLE");
    check(&Status::CSharp, "C$23", "C#");
    check(&branch("main"), "branch#main", "branch#main");
    check(&Ref::Number(7), "number#00000000000000000007", "number#7");
    check(&Ref::Head, "head", "head");
    check(&Lamp(true), "true", "true");
}

#[test]
fn foreign_text_is_refused() {
    for text in ["", "branch", "head#", "branch#a#b", "tag#a", "number#7"] {
        let error = read::<Ref, Plain>(text, Encoding::Escaped).unwrap_err();
        assert_eq!(error.kind(), PartErrorKind::Malformed, "{text}");
    }
    let error = read::<Status, Plain>("WARN", Encoding::Escaped).unwrap_err();
    assert_eq!(error.to_string(), "`Status` has no variant \"WARN\"");
}

#[test]
fn raw_fields_cannot_contain_the_delimiter_after_them() {
    let error = form::<RepoId, Plain>(&repo("a#b", "c"), Encoding::Raw).unwrap_err();
    assert_eq!(error.kind(), PartErrorKind::Separator);
    assert_eq!(
        error.to_string(),
        r##""a#b" contains the separator "#" that follows it in the key"##
    );
}

#[test]
fn structs_compare_field_by_field() {
    let ascending = [
        repo("a", "z"),
        repo("a ", "b"),
        repo("a#", "a"),
        repo("ab", ""),
    ];
    for pair in ascending.windows(2) {
        assert!(pair[0] < pair[1] && plain(&pair[0]) < plain(&pair[1]));
    }
}

#[test]
fn parts_of_several_components_stand_between_literals() {
    const TEMPLATE: KeyTemplate = KeyTemplate::Text(&[
        Segment::Literal("REF#"),
        Segment::Part(0),
        Segment::Literal("#END"),
    ]);
    for value in [branch("a#END"), Ref::Number(1), Ref::Head] {
        let parts = parts_of::<Ref, Plain, Escaped>(&value);
        let key = TEMPLATE.render(&parts, KeyRole::Sort).unwrap().unwrap();
        let mut read = parts_of::<Ref, Plain, Escaped>(&value);
        TEMPLATE.parse(&key, &mut read).unwrap();
        assert_eq!(read.get::<Ref, Plain>(0), Ok(Some(value)));
    }
    let parts = parts_of::<Ref, Plain, Raw>(&branch("a#END"));
    assert!(TEMPLATE.render(&parts, KeyRole::Sort).is_err());
}

#[test]
fn names_without_fields_are_keys_by_themselves() {
    let value = KeyValue::S("C#".to_owned());
    assert_eq!(Status::to_key(&Status::CSharp).as_ref(), Ok(&value));
    assert_eq!(Status::from_key(&value), Ok(Status::CSharp));
    assert!(Status::from_key(&KeyValue::S("OK#".to_owned())).is_err());
}

#[test]
fn fields_are_found_by_name() {
    let repo = repo("rust-lang", "rust");
    let owner: &String = HasPart::<Name<{ name_hash("owner") }>>::part(&repo);
    assert_eq!(owner, "rust-lang");
}
