//! What a field's marker type says.

/// The marker type of one field: its attribute's name, and how its values are stored.
///
/// The entity derive declares one marker per field. By hand:
///
/// ```
/// use dynamodb_model::expression::{Attribute, SerdeValue};
///
/// #[allow(non_camel_case_types)]
/// pub struct value;
/// impl Attribute for value {
///     const NAME: &'static str = "value";
///     type Codec = SerdeValue;
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not stand for an attribute",
    note = "attributes are declared by `#[derive(Entity)]`, one for each field"
)]
pub trait Attribute {
    /// The attribute's name in the item, as serde names the field.
    const NAME: &'static str;

    /// How a value of the field is stored: [`SerdeValue`](crate::expression::SerdeValue), or the
    /// field's own [`FieldCodec`](crate::expression::FieldCodec) where it has `#[serde(with)]`.
    type Codec;
}
