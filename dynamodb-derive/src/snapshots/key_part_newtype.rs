#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    struct __C0;
    #[automatically_derived]
    impl _p::Component for __C0 {
        type Type = u64;
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::Part for UserId {
        type Ref = Self;
        fn as_part(&self) -> &Self {
            self
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::KeyPart for UserId
    where
        for<'never> Self: _p::Part<Ref = Self>,
    {
        const SHAPE: _p::Shape = _p::shape_of::<__C0>();
        fn encode(
            value: &Self,
            to: &mut _p::PartWriter<'_>,
        ) -> ::core::result::Result<(), _p::PartError> {
            _p::write_last::<__C0>(to, &value.0)
        }
        fn decode(
            from: &mut _p::PartReader<'_>,
        ) -> ::core::result::Result<Self, _p::PartError> {
            _p::Ok(Self {
                0: _p::read_last::<__C0>(from)?,
            })
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::NativePart for UserId
    where
        for<'never> u64: _p::NativePart,
        for<'never> Self: _p::Part<Ref = Self>,
    {
        const TYPE: _p::AttributeType = <u64 as _p::NativePart>::TYPE;
        fn to_key(value: &Self) -> ::core::result::Result<_p::KeyValue, _p::PartError> {
            <u64 as _p::NativePart>::to_key(_p::Part::as_part(&value.0))
        }
        fn from_key(
            value: &_p::KeyValue,
        ) -> ::core::result::Result<Self, _p::PartError> {
            _p::Ok(Self {
                0: _p::NativePart::from_key(value)?,
            })
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl<C> _p::Supports<C> for UserId
    where
        for<'never> u64: _p::Supports<C>,
        for<'never> Self: _p::Part<Ref = Self>,
    {}
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::Ordered for UserId
    where
        for<'never> u64: _p::Ordered,
        for<'never> Self: _p::Part<Ref = Self>,
    {}
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::Text for UserId
    where
        for<'never> u64: _p::Text,
        for<'never> Self: _p::Part<Ref = Self>,
    {}
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::HighCardinality for UserId
    where
        for<'never> u64: _p::HighCardinality,
        for<'never> Self: _p::Part<Ref = Self>,
    {}
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::Comparable for UserId
    where
        for<'never> u64: _p::Comparable,
        for<'never> Self: _p::Serialize,
    {
        type Value = Self;
    }
};
