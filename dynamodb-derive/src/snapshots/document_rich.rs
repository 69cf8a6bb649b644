#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    #[allow(non_camel_case_types, reason = "markers are named as the fields are")]
    mod __fields {
        pub(super) struct sent_at;
        pub(super) struct r#type;
    }
    pub struct __Codec0;
    #[automatically_derived]
    impl _p::FieldCodec for __Codec0 {}
    #[automatically_derived]
    impl _p::ValueCodec<Timestamp> for __Codec0 {
        fn encode(value: &Timestamp) -> _p::StoredValue {
            _p::encode_with(|to| seconds::serialize(value, to))
        }
    }
    #[automatically_derived]
    impl _p::Attribute for __fields::sent_at {
        const NAME: &'static str = "sentAt";
        type Codec = __Codec0;
    }
    #[automatically_derived]
    impl _p::Attribute for __fields::r#type {
        const NAME: &'static str = "type";
        type Codec = _p::SerdeValue;
    }
    #[allow(
        dead_code,
        missing_copy_implementations,
        missing_debug_implementations,
        clippy::restriction,
        reason = "not every attribute is filtered by, and none has a value"
    )]
    struct ParcelAttributes<T: Clone, __A, __C, __P> {
        sent_at: _p::Attr<_p::Within<__A, __fields::sent_at>, Timestamp, __C, __P>,
        r#type: _p::Attr<_p::Within<__A, __fields::r#type>, u8, __C, __P>,
        types: _p::PhantomData<fn() -> (Parcel<T>, __A, __C, __P)>,
    }
    #[automatically_derived]
    impl<T: Clone> _p::Document for Parcel<T>
    where
        Self: 'static,
    {
        type Attributes<__A: 'static, __C: 'static, __P: _p::Place> = ParcelAttributes<
            T,
            __A,
            __C,
            __P,
        >;
        fn declared<__A: 'static, __C: 'static>() -> &'static Self::Attributes<
            __A,
            __C,
            _p::Declared,
        > {
            const {
                &ParcelAttributes {
                    sent_at: _p::Attr::new(),
                    r#type: _p::Attr::new(),
                    types: _p::PhantomData,
                }
            }
        }
        fn chosen<__A: 'static, __C: 'static>(
            at: &_p::Chosen,
        ) -> Self::Attributes<__A, __C, _p::Chosen> {
            ParcelAttributes {
                sent_at: _p::Attr::within(at),
                r#type: _p::Attr::within(at),
                types: _p::PhantomData,
            }
        }
    }
};
