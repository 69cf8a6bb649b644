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
    const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut hash = OFFSET_BASIS;
    let mut rest = name.as_bytes();
    while let [byte, tail @ ..] = rest {
        hash = (hash ^ *byte as u64).wrapping_mul(PRIME);
        rest = tail;
    }
    hash
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

#[cfg(test)]
mod tests {
    use super::name_hash;

    #[test]
    fn is_the_published_fnv_1a() {
        assert_eq!(name_hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(name_hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(name_hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
