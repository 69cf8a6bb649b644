#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    struct __C0;
    #[automatically_derived]
    impl _p::Component for __C0 {
        type Type = UserId;
    }
    struct __C1;
    #[automatically_derived]
    impl _p::Component for __C1 {
        type Type = String;
    }
    struct __C2;
    #[automatically_derived]
    impl _p::Component for __C2 {
        type Type = u8;
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::Part for Owner {
        type Ref = Self;
        fn as_part(&self) -> &Self {
            self
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::KeyPart for Owner
    where
        for<'never> Self: _p::Part<Ref = Self>,
    {
        const SHAPE: _p::Shape = _p::Shape::one_of(
            &[
                _p::Shape::sequence(&[_p::Shape::name("User"), _p::shape_of::<__C0>()]),
                _p::Shape::sequence(
                    &[
                        _p::Shape::name("Team"),
                        _p::shape_of::<__C1>(),
                        _p::shape_of::<__C2>(),
                    ],
                ),
                _p::Shape::name("Nobody"),
            ],
        );
        fn encode(
            value: &Self,
            to: &mut _p::PartWriter<'_>,
        ) -> ::core::result::Result<(), _p::PartError> {
            match value {
                Self::User { 0: __f0 } => {
                    to.tag("User")?;
                    _p::write_last::<__C0>(to, __f0)
                }
                Self::Team { name: __f1, level: __f2 } => {
                    to.tag("Team")?;
                    _p::write_field::<__C1>(to, __f1)?;
                    _p::write_last::<__C2>(to, __f2)
                }
                Self::Nobody { .. } => to.name("Nobody"),
            }
        }
        fn decode(
            from: &mut _p::PartReader<'_>,
        ) -> ::core::result::Result<Self, _p::PartError> {
            let name = from.name()?;
            match &*name {
                "User" => {
                    from.fields()?;
                    _p::Ok(Self::User {
                        0: _p::read_last::<__C0>(from)?,
                    })
                }
                "Team" => {
                    from.fields()?;
                    _p::Ok(Self::Team {
                        name: _p::read_field::<__C1>(from)?,
                        level: _p::read_last::<__C2>(from)?,
                    })
                }
                "Nobody" => _p::Ok(Self::Nobody {}),
                other => _p::Err(_p::PartError::unknown_name("Owner", other)),
            }
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::HighCardinality for Owner
    where
        for<'never> Self: _p::Part<Ref = Self>,
    {}
};
