//! Structs inside of attributes, whose fields are attributes too.

#[cfg(test)]
#[cfg(feature = "derive")]
mod tests;

use std::ops::Deref;

use crate::expression::attr::Attr;
use crate::expression::attribute::Attribute;
use crate::expression::codec::PlainCodec;
use crate::expression::place::{Chosen, Declared, Place};

/// A struct that an attribute can hold, with typed paths to its fields.
///
/// Derived: `#[derive(Document)]`. An attribute of such a type has the fields of the struct, and so
/// has one of type `Option<D>` or `Box<D>`.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use dynamodb_model::{Document, Entity, Table};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Table)]
/// #[table(name = "shop", pk = "pk", entities(Customer))]
/// struct Shop;
///
/// #[derive(Serialize, Deserialize, Entity)]
/// #[entity(table = Shop, key(pk = "CUSTOMER#{id}"))]
/// struct Customer {
///     id: u64,
///     home: Address,
///     others: Vec<Address>,
/// }
///
/// #[derive(Serialize, Deserialize, Document)]
/// struct Address {
///     city: String,
/// }
///
/// let romans = Customer::query(7).filter(|c| c.home.city.eq("Rome") | c.others.index(0).city.eq("Rome"));
/// # let _ = romans;
/// # }
/// ```
pub trait Document: 'static {
    /// The attributes of a document that is attribute `A`, in the context `C`, at the place `P`.
    type Attributes<A: 'static, C: 'static, P: Place>: 'static;

    #[doc(hidden)]
    fn declared<A: 'static, C: 'static>() -> &'static Self::Attributes<A, C, Declared>;

    #[doc(hidden)]
    fn chosen<A: 'static, C: 'static>(at: &Chosen) -> Self::Attributes<A, C, Chosen>;
}

macro_rules! transparent {
    ($($outer:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<D: Document> Document for $outer<D> {
            type Attributes<A: 'static, C: 'static, P: Place> = D::Attributes<A, C, P>;

            fn declared<A: 'static, C: 'static>() -> &'static Self::Attributes<A, C, Declared> {
                D::declared()
            }

            fn chosen<A: 'static, C: 'static>(at: &Chosen) -> Self::Attributes<A, C, Chosen> {
                D::chosen(at)
            }
        }
    )*};
}

transparent! { Option Box }

/// The attributes inside: `m.address.city`.
impl<A, V, C, P> Deref for Attr<A, V, C, P>
where
    A: Attribute<Codec: PlainCodec> + 'static,
    V: Document,
    C: 'static,
    P: Place,
{
    type Target = V::Attributes<A, C, P>;

    fn deref(&self) -> &Self::Target {
        self.place().attributes::<A, V, C>()
    }
}
