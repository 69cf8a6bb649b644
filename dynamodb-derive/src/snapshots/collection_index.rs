#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    #[allow(
        dead_code,
        clippy::restriction,
        clippy::self_named_constructors,
        reason = "a program may only use the type, which may have its name"
    )]
    impl OfDay {
        ///Queries the items of one partition, each a variant of `OfDay`.
        fn of_day<F, T, A0, A1>(shop: A0, day: A1) -> _model::CollectionQuery<Self>
        where
            Self: _p::InPartition<F, T, (A0, A1)>,
        {
            <Self as _p::InPartition<F, T, (A0, A1)>>::in_partition((shop, day))
        }
    }
    #[automatically_derived]
    impl _p::Collection for OfDay {
        type Table = Shop;
        type Index = ByDay;
        type First = Order;
        const NAME: &'static str = "OfDay";
        const VARIANTS: &'static [_p::Variant<Self>] = &[
            _p::Variant::new::<
                Order,
                ByDay,
            >(|row| _p::in_variant::<Order, ByDay, _>(row, Self::Order)),
            _p::Variant::new::<
                TotalByDayKey,
                ByDay,
            >(|row| _p::in_variant::<TotalByDayKey, ByDay, _>(row, Self::Total)),
        ];
    }
    fn _obligations() {
        #[allow(unused_imports, reason = "not every collection asks everything")]
        use _p::ask::asked::*;
        _p::ask::Indexing::<Shop, ByDay>::OF.ask();
        _p::ask::HomeOfRow::<Order, ByDay, Shop>::OF.ask();
        _p::ask::HomeOfRow::<TotalByDayKey, ByDay, Shop>::OF.ask();
        _p::ask::SamePartition::<TotalByDayKey, Order, ByDay>::OF.ask();
    }
    const _: () = _p::verify_partition(
        "OfDay",
        <OfDay as _p::Collection>::VARIANTS,
        _p::Some(&["shop", "day"]),
    );
    const _: () = _p::verify_variant(
        "OfDay",
        <OfDay as _p::Collection>::VARIANTS,
        1usize,
    );
};
