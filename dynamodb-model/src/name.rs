//! Attribute and field names as types, for facts that two derives must agree on.

/// A name as a type: `H` is [`name_hash`] of the name, computed alike by every derive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Name<const H: u64>;

/// FNV-1a, 64 bits, of a name's UTF-8 bytes.
///
/// ```
/// # use dynamodb_model::__private::name_hash;
/// const REGION: u64 = name_hash("region");
/// assert_ne!(REGION, name_hash("hostname"));
/// ```
#[must_use]
pub const fn name_hash(name: &str) -> u64 {
    crate::fnv::fnv1a(name.as_bytes())
}

/// A field of a struct that can stand in a key by itself: what `{id.owner}` in a template reads.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no such field for a key",
    label = "the template names a field that this type does not have",
    note = "nested parts are the fields of structs with `#[derive(KeyPart)]`"
)]
pub trait HasPart<N> {
    /// The field's type.
    type Part;

    /// The field.
    fn part(&self) -> &Self::Part;
}
