#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    #[allow(non_camel_case_types, reason = "markers are named as the fields are")]
    mod __fields {
        pub struct city;
        pub struct zip;
        pub struct geo;
    }
    #[automatically_derived]
    impl _p::Attribute for __fields::city {
        const NAME: &'static str = "city";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Attribute for __fields::zip {
        const NAME: &'static str = "zip";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Attribute for __fields::geo {
        const NAME: &'static str = "geo";
        type Codec = _p::SerdeValue;
    }
    #[allow(
        dead_code,
        missing_copy_implementations,
        missing_debug_implementations,
        clippy::restriction,
        reason = "not every attribute is filtered by, and none has a value"
    )]
    pub struct AddressAttributes<__A, __C, __P> {
        pub city: _p::Attr<_p::Within<__A, __fields::city>, String, __C, __P>,
        pub zip: _p::Attr<_p::Within<__A, __fields::zip>, Option<String>, __C, __P>,
        pub geo: _p::Attr<_p::Within<__A, __fields::geo>, Geo, __C, __P>,
    }
    #[automatically_derived]
    impl _p::Document for Address {
        type Attributes<__A: 'static, __C: 'static, __P: _p::Place> = AddressAttributes<
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
                &AddressAttributes {
                    city: _p::Attr::new(),
                    zip: _p::Attr::new(),
                    geo: _p::Attr::new(),
                }
            }
        }
        fn chosen<__A: 'static, __C: 'static>(
            at: &_p::Chosen,
        ) -> Self::Attributes<__A, __C, _p::Chosen> {
            AddressAttributes {
                city: _p::Attr::within(at),
                zip: _p::Attr::within(at),
                geo: _p::Attr::within(at),
            }
        }
    }
};
