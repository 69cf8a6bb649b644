#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    #[allow(
        dead_code,
        clippy::restriction,
        clippy::self_named_constructors,
        reason = "a program may only use the type, which may have its name"
    )]
    impl SystemItem {
        ///Queries the items of one partition, each a variant of `SystemItem`.
        pub fn query<F, T, A0>(partition: A0) -> _model::CollectionQuery<Self>
        where
            Self: _p::InPartition<F, T, (A0,)>,
        {
            <Self as _p::InPartition<F, T, (A0,)>>::in_partition((partition,))
        }
    }
    #[automatically_derived]
    impl _p::Collection for SystemItem {
        type Table = Monitoring;
        type Index = _model::Base;
        type First = System;
        const NAME: &'static str = "SystemItem";
        const VARIANTS: &'static [_p::Variant<Self>] = &[
            _p::Variant::new::<
                System,
                _model::Base,
            >(|row| _p::in_variant::<System, _model::Base, _>(row, Self::System)),
            _p::Variant::new::<
                Metric,
                _model::Base,
            >(|row| _p::in_variant::<Metric, _model::Base, _>(row, Self::Metric)),
        ];
    }
    fn _obligations() {
        #[allow(unused_imports, reason = "not every collection asks everything")]
        use _p::ask::asked::*;
        _p::ask::HomeOfRow::<System, _model::Base, Monitoring>::OF.ask();
        _p::ask::HomeOfRow::<Metric, _model::Base, Monitoring>::OF.ask();
        _p::ask::SamePartition::<Metric, System, _model::Base>::OF.ask();
    }
    const _: () = _p::verify_partition(
        "SystemItem",
        <SystemItem as _p::Collection>::VARIANTS,
        _p::None,
    );
    const _: () = _p::verify_variant(
        "SystemItem",
        <SystemItem as _p::Collection>::VARIANTS,
        1usize,
    );
};
