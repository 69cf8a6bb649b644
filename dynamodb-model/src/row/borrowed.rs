use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Columns, RowItem};
use crate::codec::CodecError;
use crate::entity::Entity;
use crate::error::{Error, Result};
use crate::item::Item;
use crate::schema::AccessPath;

/// A projection that borrows from the reply, so that reading it copies no text: what
/// [`Query::for_each`](crate::Query::for_each) lends.
///
/// Implemented by `derive(Projection)` for a struct with a lifetime.
///
/// ```no_run
/// # use dynamodb_model::{Db, Entity, Projection, Result, Table};
/// # #[derive(Table)]
/// # #[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
/// # struct Shop;
/// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
/// # #[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{number}"))]
/// # struct Order { customer: String, number: u32, city: String }
/// #[derive(serde::Deserialize, Projection)]
/// #[projection(of = Order)]
/// struct Parcel<'a> {
///     number: u32,
///     city: &'a str,
/// }
///
/// # async fn example(db: Db<Shop>) -> Result<()> {
/// let mut to_rome = 0;
/// let orders = Order::query("ada");
/// orders.for_each::<Parcel<'_>>(&db, |parcel| to_rome += u32::from(parcel.city == "Rome")).await?;
/// # Ok(())
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not borrow from a reply",
    label = "not a projection with a lifetime",
    note = "declare one, `#[derive(Projection)] struct {Self}<'a> {{ text: &'a str, .. }}`, or read owned rows with `.stream(..)`"
)]
pub trait BorrowedRow<I> {
    /// The entity that the rows belong to.
    type Entity: Entity;

    /// The projection, for as long as the row is there.
    type At<'row>;

    /// The attributes that must be asked for.
    #[doc(hidden)]
    fn columns() -> Columns;

    /// The value of one row.
    #[doc(hidden)]
    fn read(row: &RowItem) -> Result<Self::At<'_>, CodecError>;
}

/// A type that can be lent from a field of type `T`: the field of a borrowed projection beside the entity's.
///
/// It has no methods: it says that serde reads the one where the other was stored. Of your own types, say so:
///
/// ```
/// use dynamodb_model::LentFrom;
///
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Line { product: String }
///
/// #[derive(serde::Deserialize)]
/// struct LineRef<'a> { product: &'a str }
///
/// impl LentFrom<Line> for LineRef<'_> {}
/// ```
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be lent from a field of type `{T}`",
    label = "not lent from the entity's `{T}`",
    note = "`&str` and `Cow<str>` are lent from a `String`, `&[u8]` from a `Vec<u8>`; of your own types say `impl LentFrom<{T}> for {Self} {{}}`"
)]
pub trait LentFrom<T: ?Sized> {}

impl LentFrom<String> for &str {}
impl LentFrom<Box<str>> for &str {}
impl LentFrom<Vec<u8>> for &[u8] {}
impl<B: ToOwned + ?Sized> LentFrom<B::Owned> for Cow<'_, B> {}

impl<A: LentFrom<B>, B> LentFrom<Option<B>> for Option<A> {}
impl<A: LentFrom<B>, B> LentFrom<Box<B>> for Box<A> {}
impl<A: LentFrom<B>, B> LentFrom<Vec<B>> for Vec<A> {}
impl<A: LentFrom<B>, B> LentFrom<BTreeSet<B>> for Vec<A> {}
impl<A: LentFrom<B>, B, S> LentFrom<HashSet<B, S>> for Vec<A> {}
impl<A: LentFrom<B>, B> LentFrom<BTreeSet<B>> for BTreeSet<A> {}
impl<A: LentFrom<B>, B, S, T> LentFrom<HashSet<B, S>> for HashSet<A, T> {}
impl<K: LentFrom<L>, V: LentFrom<W>, L, W> LentFrom<BTreeMap<L, W>> for BTreeMap<K, V> {}
impl<K, V, L, W, S, T> LentFrom<HashMap<L, W, S>> for HashMap<K, V, T>
where
    K: LentFrom<L>,
    V: LentFrom<W>,
{
}

macro_rules! themselves {
    ($($type:ty)*) => {$(
        impl LentFrom<$type> for $type {}
    )*};
}

// Beside what borrows, in a container.
themselves! {
    u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool char String
}

/// Says that the field is lent from one of the entity's.
pub const fn lent<A: LentFrom<T>, T>(_: &T) {}

/// Lends the rows of one page to the function, until it fails.
pub(crate) fn lend_all<I, P: BorrowedRow<I>, X: From<Error>>(
    items: Vec<Item>,
    path: AccessPath,
    each: &mut impl FnMut(P::At<'_>) -> Result<(), X>,
) -> Result<(), X> {
    let mut items = items.into_iter();
    items.try_for_each(|item| lend::<I, P, X>(item, path, each))
}

fn lend<I, P: BorrowedRow<I>, X: From<Error>>(
    item: Item,
    path: AccessPath,
    each: &mut impl FnMut(P::At<'_>) -> Result<(), X>,
) -> Result<(), X> {
    let mut row = RowItem::prepared(item, path)?;
    let mut told = None;
    loop {
        let error = match P::read(&row) {
            Ok(value) => return each(value),
            Err(error) => error,
        };
        let is_mended = row.mend(&error);
        let error = match told {
            Some(told) if !error.is_missing() => told,
            _ => error,
        };
        if !is_mended {
            return Err(row.explain(Error::decoding(error)).into());
        }
        told = Some(error);
    }
}
