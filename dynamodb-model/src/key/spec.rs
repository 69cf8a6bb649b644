//! How and where a part stands in its key, as a type, and which conditions that allows.

use std::marker::PhantomData;

use super::encoding::{Encoding, Escaped, KeyEncoding, Raw};
use super::error::PartError;
use super::form::{
    Day, Desc, Form, Hour, Lower, Millis, Month, Native, OrderedWidth, Plain, Seconds, Upper,
    Width, Year,
};
use super::part::{KeyPart, NativePart, Ordered, Part, RawRange, Supports, Text};
use super::writer::PartWriter;

/// A part in form `F`, in encoding `E`, at position `Pos` of its key attribute.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Spec<F, E, Pos>(PhantomData<(F, E, Pos)>);

/// Something follows the part in its key attribute.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Inner;

/// No part or literal follows in the key attribute.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Last;

/// What every [`Spec`] of a part says: its form and encoding.
pub trait PartSpec<T: Part> {
    /// The form.
    type Form: Form<T>;
    /// The encoding.
    const ENCODING: Encoding;
}

impl<T: Part, F: Form<T>, E: KeyEncoding, Pos> PartSpec<T> for Spec<F, E, Pos> {
    type Form = F;
    const ENCODING: Encoding = E::ENCODING;
}

/// The order of the part's values is the order of the keys, so ranges of it can be queried.
///
/// Escaped: of every type with an order. Raw: of forms with a fixed width, and of text that nothing follows.
#[diagnostic::on_unimplemented(
    message = "`{T}` has no order in this key",
    label = "a range needs an order",
    note = "enums have one with `#[key_part(ordered)]`; structs and newtypes when their fields have",
    note = "in a raw key: times, ids, floats, unsigned numbers with a width (`{{n:010}}`), and text at the very end"
)]
pub trait RangeForm<T: Part>: PartSpec<T> {}

/// The part is text whose beginning is the beginning of its key form, so `starts_with` can be queried.
#[diagnostic::on_unimplemented(
    message = "`{T}` is not text in this key",
    label = "`starts_with` needs text",
    note = "strings and newtypes of them are text; in a raw key only where nothing follows"
)]
pub trait PrefixForm<T: Part>: PartSpec<T> {
    /// Writes the beginning of a part.
    ///
    /// # Errors
    ///
    /// None today; raw text at the end of a key has no separator to contain.
    fn prefix(text: &str, to: &mut PartWriter<'_>) -> Result<(), PartError>;
}

#[diagnostic::do_not_recommend]
impl<T: KeyPart + Ordered, Pos> RangeForm<T> for Spec<Plain, Escaped, Pos> {}

#[diagnostic::do_not_recommend]
impl<T: Supports<RawRange<Pos>>, Pos> RangeForm<T> for Spec<Plain, Raw, Pos> {}

#[diagnostic::do_not_recommend]
impl<T: NativePart + Ordered, E: KeyEncoding, Pos> RangeForm<T> for Spec<Native, E, Pos> {}

#[diagnostic::do_not_recommend]
impl<T: Supports<Desc>, E: KeyEncoding, Pos> RangeForm<T> for Spec<Desc, E, Pos> {}

#[diagnostic::do_not_recommend]
impl<T: Supports<OrderedWidth>, const N: usize, E: KeyEncoding, Pos> RangeForm<T>
    for Spec<Width<N>, E, Pos>
where
    Width<N>: Form<T>,
{
}

/// The beginnings of dates and times have a fixed width.
macro_rules! calendar_range {
    ($($form:ident)+) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Supports<$form>, E: KeyEncoding, Pos> RangeForm<T> for Spec<$form, E, Pos> {}
    )+};
}

calendar_range!(Year Month Day Hour Seconds Millis);

/// Text in one case: ranges and prefixes compare in that case.
macro_rules! cased {
    ($($form:ident)+) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Text + Supports<$form>, Pos> RangeForm<T> for Spec<$form, Escaped, Pos> {}

        #[diagnostic::do_not_recommend]
        impl<T: Text + Supports<$form>> RangeForm<T> for Spec<$form, Raw, Last> {}

        #[diagnostic::do_not_recommend]
        impl<T: Text + Supports<$form>, Pos> PrefixForm<T> for Spec<$form, Escaped, Pos> {
            fn prefix(text: &str, to: &mut PartWriter<'_>) -> Result<(), PartError> {
                <$form as Form<String>>::encode(text, to)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: Text + Supports<$form>> PrefixForm<T> for Spec<$form, Raw, Last> {
            fn prefix(text: &str, to: &mut PartWriter<'_>) -> Result<(), PartError> {
                <$form as Form<String>>::encode(text, to)
            }
        }
    )+};
}

cased!(Lower Upper);

#[diagnostic::do_not_recommend]
impl<T: KeyPart + Text, Pos> PrefixForm<T> for Spec<Plain, Escaped, Pos> {
    fn prefix(text: &str, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.text(text)
    }
}

#[diagnostic::do_not_recommend]
impl<T: KeyPart + Text> PrefixForm<T> for Spec<Plain, Raw, Last> {
    fn prefix(text: &str, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.text(text)
    }
}

#[diagnostic::do_not_recommend]
impl<T: NativePart + Text, E: KeyEncoding, Pos> PrefixForm<T> for Spec<Native, E, Pos> {
    fn prefix(text: &str, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        <Native as Form<String>>::encode(text, to)
    }
}
