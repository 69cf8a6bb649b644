#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    struct __C0;
    #[automatically_derived]
    impl _p::Component for __C0 {
        type Type = String;
    }
    struct __C1;
    #[automatically_derived]
    impl _p::Component for __C1 {
        type Type = String;
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::Part for RepoId {
        type Ref = Self;
        fn as_part(&self) -> &Self {
            self
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::KeyPart for RepoId
    where
        for<'never> Self: _p::Part<Ref = Self>,
    {
        const SHAPE: _p::Shape = _p::Shape::sequence(
            &[_p::shape_of::<__C0>(), _p::shape_of::<__C1>()],
        );
        fn encode(
            value: &Self,
            to: &mut _p::PartWriter<'_>,
        ) -> ::core::result::Result<(), _p::PartError> {
            _p::write_field::<__C0>(to, &value.owner)?;
            _p::write_last::<__C1>(to, &value.name)
        }
        fn decode(
            from: &mut _p::PartReader<'_>,
        ) -> ::core::result::Result<Self, _p::PartError> {
            _p::Ok(Self {
                owner: _p::read_field::<__C0>(from)?,
                name: _p::read_last::<__C1>(from)?,
            })
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::Ordered for RepoId
    where
        for<'never> String: _p::Ordered,
        for<'never> String: _p::Ordered,
        for<'never> Self: _p::Part<Ref = Self>,
    {}
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::HighCardinality for RepoId
    where
        for<'never> Self: _p::Part<Ref = Self>,
    {}
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::HasPart<_p::Name<12002927925776846068u64>> for RepoId {
        type Part = String;
        fn part(&self) -> &String {
            &self.owner
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::HasPart<_p::Name<14176396743819860870u64>> for RepoId {
        type Part = String;
        fn part(&self) -> &String {
            &self.name
        }
    }
};
