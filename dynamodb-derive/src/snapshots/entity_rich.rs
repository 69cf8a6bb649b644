///The attributes of `Repo`, as types.
#[allow(
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    clippy::restriction,
    reason = "named as the fields are, and without values"
)]
pub(crate) mod repo {
    ///The field `id`.
    pub(crate) struct id;
    ///The field `fork_of`.
    pub(crate) struct fork_of;
    ///The field `stars`.
    pub(crate) struct stars;
    ///The field `created`.
    pub(crate) struct created;
    ///The field `visibility`.
    pub(crate) struct visibility;
    ///The field `title`.
    pub(crate) struct title;
    ///The field `type`.
    pub(crate) struct r#type;
    ///The field `payload`.
    pub(crate) struct payload;
    ///The field `rest`.
    pub(crate) struct rest;
    ///The key part `name`.
    pub(crate) struct name;
    ///What `Repo` is made of.
    pub(crate) struct Schema;
}
///The attributes of `Repo`, as filters and conditions name them.
#[allow(
    dead_code,
    missing_copy_implementations,
    missing_debug_implementations,
    clippy::restriction,
    reason = "not every attribute is filtered by, and none has a value"
)]
pub(crate) struct RepoAttributes<T, C>
where
    T: Clone,
{
    ///The attribute `id`.
    id: ::dynamodb_model::Attr<repo::id, RepoId, C>,
    ///The attribute `forkOf`.
    fork_of: ::dynamodb_model::Attr<repo::fork_of, Option<RepoId>, C>,
    ///The attribute `stars`.
    stars: ::dynamodb_model::Attr<repo::stars, u64, C>,
    ///The attribute `created`.
    created: ::dynamodb_model::Attr<repo::created, Timestamp, C>,
    ///The attribute `visibility`.
    visibility: ::dynamodb_model::Attr<repo::visibility, Visibility, C>,
    ///The attribute `title`.
    title: ::dynamodb_model::Attr<repo::title, Option<String>, C>,
    ///The attribute `type`.
    r#type: ::dynamodb_model::Attr<repo::r#type, u8, C>,
    ///The attribute `payload`.
    payload: ::dynamodb_model::Attr<repo::payload, T, C>,
    types: ::dynamodb_model::__private::PhantomData<fn() -> (Repo<T>, C)>,
}
///The primary key of a `Repo`, in its parts.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(
    dead_code,
    private_interfaces,
    clippy::nursery,
    clippy::restriction,
    reason = "as the fields are"
)]
pub(crate) struct RepoKey<T>
where
    T: Clone,
{
    ///The part `owner`.
    pub(crate) owner: <RepoId as ::dynamodb_model::__private::HasPart<
        ::dynamodb_model::__private::Name<12002927925776846068u64>,
    >>::Part,
    ///The part `name`.
    pub(crate) name: <RepoId as ::dynamodb_model::__private::HasPart<
        ::dynamodb_model::__private::Name<14176396743819860870u64>,
    >>::Part,
    key: ::dynamodb_model::Key<Repo<T>>,
}
///The keys of a `Repo` in the index `Gsi1`, in their parts.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(
    dead_code,
    private_interfaces,
    clippy::nursery,
    clippy::restriction,
    reason = "as the fields are"
)]
pub(crate) struct RepoForksKey<T>
where
    T: Clone,
{
    ///The part `root`.
    pub(crate) root: RepoId,
    ///The part `stars`.
    pub(crate) stars: u64,
    ///The part `owner`.
    pub(crate) owner: <RepoId as ::dynamodb_model::__private::HasPart<
        ::dynamodb_model::__private::Name<12002927925776846068u64>,
    >>::Part,
    ///The part `name`.
    pub(crate) name: <RepoId as ::dynamodb_model::__private::HasPart<
        ::dynamodb_model::__private::Name<14176396743819860870u64>,
    >>::Part,
    key: ::dynamodb_model::Key<Repo<T>>,
}
///The keys of a `Repo` in the index `Gsi2`, in their parts.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(
    dead_code,
    private_interfaces,
    clippy::nursery,
    clippy::restriction,
    reason = "as the fields are"
)]
pub(crate) struct RepoAllKey<T>
where
    T: Clone,
{
    ///The part `owner`.
    pub(crate) owner: <RepoId as ::dynamodb_model::__private::HasPart<
        ::dynamodb_model::__private::Name<12002927925776846068u64>,
    >>::Part,
    ///The part `name`.
    pub(crate) name: <RepoId as ::dynamodb_model::__private::HasPart<
        ::dynamodb_model::__private::Name<14176396743819860870u64>,
    >>::Part,
    key: ::dynamodb_model::Key<Repo<T>>,
}
///The keys of a `Repo` in the index `Lsi1`, in their parts.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(
    dead_code,
    private_interfaces,
    clippy::nursery,
    clippy::restriction,
    reason = "as the fields are"
)]
pub(crate) struct RepoByTypeKey<T>
where
    T: Clone,
{
    ///The part `owner`.
    pub(crate) owner: <RepoId as ::dynamodb_model::__private::HasPart<
        ::dynamodb_model::__private::Name<12002927925776846068u64>,
    >>::Part,
    ///The part `type`.
    pub(crate) r#type: u8,
    ///The part `name`.
    pub(crate) name: <RepoId as ::dynamodb_model::__private::HasPart<
        ::dynamodb_model::__private::Name<14176396743819860870u64>,
    >>::Part,
    key: ::dynamodb_model::Key<Repo<T>>,
}
::dynamodb_model::__staged_query! {
    #[doc = "A query of `Repo` items, while parts of the sort key may still be given."]
    pub (crate) struct RepoQuery[T,] [T,] [I, S, F, P, X] of Repo < T >, where [T :
    Clone,]
}
#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    struct __P0<T>(
        _p::PhantomData<fn() -> Repo<T>>,
    )
    where
        T: Clone;
    #[automatically_derived]
    impl<T> _p::ReadPart for __P0<T>
    where
        T: Clone,
    {
        const NUMBER: usize = 0usize;
        type Form = _p::Plain;
        type Type = <RepoId as _p::HasPart<_p::Name<12002927925776846068u64>>>::Part;
    }
    struct __P1<T>(
        _p::PhantomData<fn() -> Repo<T>>,
    )
    where
        T: Clone;
    #[automatically_derived]
    impl<T> _p::ReadPart for __P1<T>
    where
        T: Clone,
    {
        const NUMBER: usize = 1usize;
        type Form = _p::Plain;
        type Type = <RepoId as _p::HasPart<_p::Name<14176396743819860870u64>>>::Part;
    }
    struct __P2<T>(
        _p::PhantomData<fn() -> Repo<T>>,
    )
    where
        T: Clone;
    #[automatically_derived]
    impl<T> _p::ReadPart for __P2<T>
    where
        T: Clone,
    {
        const NUMBER: usize = 2usize;
        type Form = _p::Plain;
        type Type = RepoId;
    }
    struct __P3<T>(
        _p::PhantomData<fn() -> Repo<T>>,
    )
    where
        T: Clone;
    #[automatically_derived]
    impl<T> _p::ReadPart for __P3<T>
    where
        T: Clone,
    {
        const NUMBER: usize = 3usize;
        type Form = _p::Desc;
        type Type = u64;
    }
    struct __P4<T>(
        _p::PhantomData<fn() -> Repo<T>>,
    )
    where
        T: Clone;
    #[automatically_derived]
    impl<T> _p::WrittenPart for __P4<T>
    where
        T: Clone,
    {
        const NUMBER: usize = 4usize;
        type Form = _p::Day;
        type Type = Timestamp;
    }
    struct __P5<T>(
        _p::PhantomData<fn() -> Repo<T>>,
    )
    where
        T: Clone;
    #[automatically_derived]
    impl<T> _p::WrittenPart for __P5<T>
    where
        T: Clone,
    {
        const NUMBER: usize = 5usize;
        type Form = _p::Lower;
        type Type = String;
    }
    struct __P6<T>(
        _p::PhantomData<fn() -> Repo<T>>,
    )
    where
        T: Clone;
    #[automatically_derived]
    impl<T> _p::ReadPart for __P6<T>
    where
        T: Clone,
    {
        const NUMBER: usize = 6usize;
        type Form = _p::Plain;
        type Type = u8;
    }
    #[allow(
        dead_code,
        clippy::restriction,
        clippy::self_named_constructors,
        reason = "not every one is called, and the entity may have a method's name"
    )]
    impl<T> Repo<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        ///Reads the `Repo` of this key.
        pub(crate) fn get(
            owner: impl _p::PartValue<
                <RepoId as _p::HasPart<_p::Name<12002927925776846068u64>>>::Part,
            >,
            name: impl _p::PartValue<
                <RepoId as _p::HasPart<_p::Name<14176396743819860870u64>>>::Part,
            >,
        ) -> _model::Get<Self> {
            _model::Get::of_parts(
                &_p::set_part::<
                    __P1<T>,
                >(
                    _p::set_part::<
                        __P0<T>,
                    >(_p::Parts::new(<Self as _p::Entity>::SCHEMA.parts()), &owner),
                    &name,
                ),
            )
        }
        ///Changes the `Repo` of this key, which must be there.
        pub(crate) fn update(
            owner: impl _p::PartValue<
                <RepoId as _p::HasPart<_p::Name<12002927925776846068u64>>>::Part,
            >,
            name: impl _p::PartValue<
                <RepoId as _p::HasPart<_p::Name<14176396743819860870u64>>>::Part,
            >,
        ) -> _model::Update<Self> {
            _model::Update::of_parts(
                _p::set_part::<
                    __P1<T>,
                >(
                    _p::set_part::<
                        __P0<T>,
                    >(_p::Parts::new(<Self as _p::Entity>::SCHEMA.parts()), &owner),
                    &name,
                ),
            )
        }
        ///Changes the `Repo` of this key, and makes it where there is none.
        pub(crate) fn upsert(
            owner: impl _p::PartValue<
                <RepoId as _p::HasPart<_p::Name<12002927925776846068u64>>>::Part,
            >,
            name: impl _p::PartValue<
                <RepoId as _p::HasPart<_p::Name<14176396743819860870u64>>>::Part,
            >,
        ) -> _model::Update<Self, _p::Silent, _p::Upserting> {
            _model::Update::upsert(
                _p::set_part::<
                    __P1<T>,
                >(
                    _p::set_part::<
                        __P0<T>,
                    >(_p::Parts::new(<Self as _p::Entity>::SCHEMA.parts()), &owner),
                    &name,
                ),
            )
        }
        ///Deletes the `Repo` of this key, if there is one.
        pub(crate) fn delete(
            owner: impl _p::PartValue<
                <RepoId as _p::HasPart<_p::Name<12002927925776846068u64>>>::Part,
            >,
            name: impl _p::PartValue<
                <RepoId as _p::HasPart<_p::Name<14176396743819860870u64>>>::Part,
            >,
        ) -> _model::Delete<Self> {
            _model::Delete::of_parts(
                &_p::set_part::<
                    __P1<T>,
                >(
                    _p::set_part::<
                        __P0<T>,
                    >(_p::Parts::new(<Self as _p::Entity>::SCHEMA.parts()), &owner),
                    &name,
                ),
            )
        }
        ///A condition on the `Repo` of this key, for a transaction.
        pub(crate) fn check(
            owner: impl _p::PartValue<
                <RepoId as _p::HasPart<_p::Name<12002927925776846068u64>>>::Part,
            >,
            name: impl _p::PartValue<
                <RepoId as _p::HasPart<_p::Name<14176396743819860870u64>>>::Part,
            >,
        ) -> _model::Check<Self> {
            _model::Check::of_parts(
                &_p::set_part::<
                    __P1<T>,
                >(
                    _p::set_part::<
                        __P0<T>,
                    >(_p::Parts::new(<Self as _p::Entity>::SCHEMA.parts()), &owner),
                    &name,
                ),
            )
        }
        ///Queries the `Repo` items of one partition.
        pub(crate) fn query(
            owner: impl _p::PartValue<
                <RepoId as _p::HasPart<_p::Name<12002927925776846068u64>>>::Part,
            >,
        ) -> RepoQuery<T, _model::Base, _p::Next<repo::name>> {
            _p::Stage::from_state(
                _p::QueryState::new(
                    _p::set_part::<
                        __P0<T>,
                    >(_p::Parts::new(<Self as _p::Entity>::SCHEMA.parts()), &owner),
                ),
            )
        }
        ///Queries the `Repo` items of one partition of the index `Gsi1`.
        pub(crate) fn forks(
            root: impl _p::PartValue<RepoId>,
        ) -> RepoQuery<T, Gsi1, _p::Next<repo::stars>> {
            _p::Stage::from_state(
                _p::QueryState::new(
                    _p::set_part::<
                        __P2<T>,
                    >(_p::Parts::new(<Self as _p::Entity>::SCHEMA.parts()), &root),
                ),
            )
        }
        ///Queries the `Repo` items of one partition of the index `Gsi2`.
        pub(crate) fn all() -> RepoQuery<T, Gsi2, _p::Next<repo::title>> {
            _p::Stage::from_state(
                _p::QueryState::new(_p::Parts::new(<Self as _p::Entity>::SCHEMA.parts())),
            )
        }
        ///Queries the `Repo` items of one partition of the index `Lsi1`.
        pub(crate) fn by_type(
            owner: impl _p::PartValue<
                <RepoId as _p::HasPart<_p::Name<12002927925776846068u64>>>::Part,
            >,
        ) -> RepoQuery<T, Lsi1, _p::Next<repo::r#type>> {
            _p::Stage::from_state(
                _p::QueryState::new(
                    _p::set_part::<
                        __P0<T>,
                    >(_p::Parts::new(<Self as _p::Entity>::SCHEMA.parts()), &owner),
                ),
            )
        }
        ///Reads every `Repo`, and pays for every item of the table.
        pub(crate) fn scan() -> _model::Scan<Self, _model::Base> {
            _model::Scan::new()
        }
        ///Reads every `Repo` of the index `Gsi2`, and pays for every item of it.
        pub(crate) fn scan_all() -> _model::Scan<Self, Gsi2> {
            _model::Scan::new()
        }
        ///Stores the `Repo`, unless there is an item of its key.
        pub(crate) fn create(&self) -> _model::Put<Self> {
            _model::Put::create(self)
        }
        ///Stores the `Repo`, over whatever item has its key.
        pub(crate) fn save(&self) -> _model::Put<Self> {
            _model::Put::overwrite(self)
        }
        ///Stores the `Repo`, if there is an item of its key.
        pub(crate) fn replace(&self) -> _model::Put<Self> {
            _model::Put::replace(self)
        }
    }
    impl<T> RepoQuery<T, _model::Base, _p::Next<repo::name>>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        ///Gives `name`: a value, or a range of values.
        #[allow(dead_code, reason = "not every query gives every part")]
        pub(crate) fn name<C>(self, name: C) -> C::Out
        where
            C: _p::PartCondition<
                <RepoId as _p::HasPart<_p::Name<14176396743819860870u64>>>::Part,
                _p::Spec<_p::Plain, <Forge as _p::Table>::Encoding, _p::Last>,
                _model::Query<Repo<T>, _model::Base>,
                _model::Query<Repo<T>, _model::Base>,
            >,
        {
            name.apply(self.into_state(), 1usize)
        }
    }
    impl<T> RepoQuery<T, Gsi1, _p::Next<repo::stars>>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        ///Gives `stars`: a value, or a range of values.
        #[allow(dead_code, reason = "not every query gives every part")]
        pub(crate) fn stars<C>(self, stars: C) -> C::Out
        where
            C: _p::PartCondition<
                u64,
                _p::Spec<_p::Desc, <Forge as _p::Table>::Encoding, _p::Inner>,
                RepoQuery<T, Gsi1, _p::Next<repo::created>>,
                _model::Query<Repo<T>, Gsi1>,
            >,
        {
            stars.apply(self.into_state(), 3usize)
        }
    }
    impl<T> RepoQuery<T, Gsi1, _p::Next<repo::created>>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        ///Gives `created`: a value, or a range of values.
        #[allow(dead_code, reason = "not every query gives every part")]
        pub(crate) fn created<C>(self, created: C) -> C::Out
        where
            C: _p::PartCondition<
                Timestamp,
                _p::Spec<_p::Day, <Forge as _p::Table>::Encoding, _p::Last>,
                _model::Query<Repo<T>, Gsi1>,
                _model::Query<Repo<T>, Gsi1>,
            >,
        {
            created.apply(self.into_state(), 4usize)
        }
    }
    impl<T> RepoQuery<T, Gsi2, _p::Next<repo::title>>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        ///Gives `title`: a value, or a range of values.
        #[allow(dead_code, reason = "not every query gives every part")]
        pub(crate) fn title<C>(self, title: C) -> C::Out
        where
            C: _p::PartCondition<
                String,
                _p::Spec<_p::Lower, <Forge as _p::Table>::Encoding, _p::Last>,
                _model::Query<Repo<T>, Gsi2>,
                _model::Query<Repo<T>, Gsi2>,
            >,
        {
            title.apply(self.into_state(), 5usize)
        }
    }
    impl<T> RepoQuery<T, Lsi1, _p::Next<repo::r#type>>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        ///Gives `type`: a value, or a range of values.
        #[allow(dead_code, reason = "not every query gives every part")]
        pub(crate) fn r#type<C>(self, r#type: C) -> C::Out
        where
            C: _p::PartCondition<
                u8,
                _p::Spec<_p::Plain, <Forge as _p::Table>::Encoding, _p::Last>,
                _model::Query<Repo<T>, Lsi1>,
                _model::Query<Repo<T>, Lsi1>,
            >,
        {
            r#type.apply(self.into_state(), 6usize)
        }
    }
    #[automatically_derived]
    impl<T> _p::Entity for Repo<T>
    where
        T: Clone,
        Self: _p::Serialize + _p::DeserializeOwned + _p::Send + _p::Sync + 'static,
        Forge: _p::Lists<Self>,
    {
        type Table = Forge;
        type Key = RepoKey<T>;
        type Attributes<C> = RepoAttributes<T, C>;
        type Marker = repo::Schema;
        type Version = ();
        type Unique = ();
        const SCHEMA: &'static _p::EntitySchema = &_p::EntitySchema::new(
                "repository",
                &[
                    _p::FieldSchema::new("id", "id"),
                    _p::FieldSchema::new("fork_of", "forkOf"),
                    _p::FieldSchema::new("stars", "stars"),
                    _p::FieldSchema::new("created", "created"),
                    _p::FieldSchema::new("visibility", "visibility"),
                    _p::FieldSchema::new("title", "title"),
                    _p::FieldSchema::new("type", "type"),
                    _p::FieldSchema::new("payload", "payload"),
                ],
                &[
                    _p::part_schema::<__P0<T>, <Forge as _p::Table>::Encoding>("owner"),
                    _p::part_schema::<__P1<T>, <Forge as _p::Table>::Encoding>("name"),
                    _p::part_schema::<__P2<T>, <Forge as _p::Table>::Encoding>("root"),
                    _p::part_schema::<__P3<T>, <Forge as _p::Table>::Encoding>("stars"),
                    _p::part_schema::<
                        __P4<T>,
                        <Forge as _p::Table>::Encoding,
                    >("created"),
                    _p::part_schema::<__P5<T>, <Forge as _p::Table>::Encoding>("title"),
                    _p::part_schema::<__P6<T>, <Forge as _p::Table>::Encoding>("type"),
                ],
                _p::KeyTemplate::Text(
                    &[_p::Segment::Literal("REPO#"), _p::Segment::Part(0usize)],
                ),
            )
            .sort(
                _p::KeyTemplate::Text(
                    &[_p::Segment::Literal("REPO#"), _p::Segment::Part(1usize)],
                ),
            )
            .indexes(
                &[
                    _p::IndexEntry::new(
                            <Gsi1 as _p::Index>::SCHEMA,
                            "forks",
                            &[
                                _p::KeyTemplate::Text(
                                    &[_p::Segment::Literal("ROOT#"), _p::Segment::Part(2usize)],
                                ),
                            ],
                            &[
                                _p::KeyTemplate::Text(
                                    &[
                                        _p::Segment::Part(3usize),
                                        _p::Segment::Literal("#"),
                                        _p::Segment::Part(4usize),
                                    ],
                                ),
                            ],
                        )
                        .when(0usize),
                    _p::IndexEntry::new(
                        <Gsi2 as _p::Index>::SCHEMA,
                        "all",
                        &[_p::KeyTemplate::Text(&[_p::Segment::Literal("REPOS")])],
                        &[_p::KeyTemplate::Text(&[_p::Segment::Part(5usize)])],
                    ),
                    _p::IndexEntry::new(
                        <Lsi1 as _p::Index>::SCHEMA,
                        "by_type",
                        &[],
                        &[_p::KeyTemplate::Text(&[_p::Segment::Part(6usize)])],
                    ),
                ],
            )
            .open()
            .key_fields(
                &[_p::key_field::<__P3<T>>("stars"), _p::key_field::<__P6<T>>("type")],
            );
        fn parts(&self) -> _p::Parts {
            let mut parts = _p::Parts::new(<Self as _p::Entity>::SCHEMA.parts());
            _p::put_part::<
                __P0<T>,
            >(
                &mut parts,
                _p::Some(
                    _p::HasPart::<_p::Name<12002927925776846068u64>>::part(&self.id),
                ),
            );
            _p::put_part::<
                __P1<T>,
            >(
                &mut parts,
                _p::Some(
                    _p::HasPart::<_p::Name<14176396743819860870u64>>::part(&self.id),
                ),
            );
            _p::put_part::<
                __P2<T>,
            >(
                &mut parts,
                _p::Some(
                    &{
                        let value: RepoId = root_of(&self.id, &self.fork_of);
                        value
                    },
                ),
            );
            _p::put_part::<__P3<T>>(&mut parts, _p::Some(&self.stars));
            _p::put_part::<__P4<T>>(&mut parts, _p::Some(&self.created));
            _p::put_part::<__P5<T>>(&mut parts, _p::Option::as_ref(&self.title));
            _p::put_part::<__P6<T>>(&mut parts, _p::Some(&self.r#type));
            _p::Parts::flag(&mut parts, 0usize, _p::when(&is_public(&self.visibility)));
            parts
        }
        fn encode_fields(&self) -> _p::Result<_p::StoredFields> {
            let this = self;
            _p::encode_fields(this)
        }
        fn decode_row(row: _p::RowItem) -> _p::Result<Self> {
            row.value()
        }
        fn attributes<C>() -> Self::Attributes<C> {
            RepoAttributes {
                id: _p::Attr::new(),
                fork_of: _p::Attr::new(),
                stars: _p::Attr::new(),
                created: _p::Attr::new(),
                visibility: _p::Attr::new(),
                title: _p::Attr::new(),
                r#type: _p::Attr::new(),
                payload: _p::Attr::new(),
                types: _p::PhantomData,
            }
        }
    }
    #[automatically_derived]
    impl<T> _p::IndexedBy<_model::Base> for Repo<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        const ENTRY: _p::Option<&'static _p::IndexEntry> = _p::None;
        type Key = RepoKey<T>;
    }
    #[automatically_derived]
    impl<T> _p::IndexedBy<Gsi1> for Repo<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        const ENTRY: _p::Option<&'static _p::IndexEntry> = _p::entry(
            <Self as _p::Entity>::SCHEMA,
            0usize,
        );
        type Key = RepoForksKey<T>;
    }
    #[automatically_derived]
    impl<T> _p::IndexedBy<Gsi2> for Repo<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        const ENTRY: _p::Option<&'static _p::IndexEntry> = _p::entry(
            <Self as _p::Entity>::SCHEMA,
            1usize,
        );
        type Key = RepoAllKey<T>;
    }
    #[automatically_derived]
    impl<T> _p::IndexedBy<Lsi1> for Repo<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        const ENTRY: _p::Option<&'static _p::IndexEntry> = _p::entry(
            <Self as _p::Entity>::SCHEMA,
            2usize,
        );
        type Key = RepoByTypeKey<T>;
    }
    impl<T> RepoKey<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        /// The key itself, which reads or deletes the item.
        #[allow(dead_code, reason = "not every key is used")]
        pub(crate) fn key(&self) -> &_model::Key<Repo<T>> {
            &self.key
        }
    }
    #[automatically_derived]
    impl<T> _p::Row<_model::Base> for RepoKey<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        type Entity = Repo<T>;
        fn columns() -> _p::Columns {
            _p::Columns::Keys
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            let ((__value0, (__value1, ())), key) = _p::read_parts::<
                (__P0<T>, (__P1<T>, ())),
                _,
            >(&row)?;
            _p::Ok(Self {
                owner: __value0,
                name: __value1,
                key: key,
            })
        }
    }
    impl<T> RepoForksKey<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        /// The key itself, which reads or deletes the item.
        #[allow(dead_code, reason = "not every key is used")]
        pub(crate) fn key(&self) -> &_model::Key<Repo<T>> {
            &self.key
        }
    }
    #[automatically_derived]
    impl<T> _p::Row<Gsi1> for RepoForksKey<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        type Entity = Repo<T>;
        fn columns() -> _p::Columns {
            _p::Columns::Keys
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            let ((__value0, (__value1, (__value2, (__value3, ())))), key) = _p::read_parts::<
                (__P2<T>, (__P3<T>, (__P0<T>, (__P1<T>, ())))),
                _,
            >(&row)?;
            _p::Ok(Self {
                root: __value0,
                stars: __value1,
                owner: __value2,
                name: __value3,
                key: key,
            })
        }
    }
    impl<T> RepoAllKey<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        /// The key itself, which reads or deletes the item.
        #[allow(dead_code, reason = "not every key is used")]
        pub(crate) fn key(&self) -> &_model::Key<Repo<T>> {
            &self.key
        }
    }
    #[automatically_derived]
    impl<T> _p::Row<Gsi2> for RepoAllKey<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        type Entity = Repo<T>;
        fn columns() -> _p::Columns {
            _p::Columns::Keys
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            let ((__value0, (__value1, ())), key) = _p::read_parts::<
                (__P0<T>, (__P1<T>, ())),
                _,
            >(&row)?;
            _p::Ok(Self {
                owner: __value0,
                name: __value1,
                key: key,
            })
        }
    }
    impl<T> RepoByTypeKey<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        /// The key itself, which reads or deletes the item.
        #[allow(dead_code, reason = "not every key is used")]
        pub(crate) fn key(&self) -> &_model::Key<Repo<T>> {
            &self.key
        }
    }
    #[automatically_derived]
    impl<T> _p::Row<Lsi1> for RepoByTypeKey<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        type Entity = Repo<T>;
        fn columns() -> _p::Columns {
            _p::Columns::Keys
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            let ((__value0, (__value1, (__value2, ()))), key) = _p::read_parts::<
                (__P0<T>, (__P6<T>, (__P1<T>, ()))),
                _,
            >(&row)?;
            _p::Ok(Self {
                owner: __value0,
                r#type: __value1,
                name: __value2,
                key: key,
            })
        }
    }
    #[automatically_derived]
    impl<T> _p::Fields for Repo<T>
    where
        T: Clone,
    {
        type Fields = (
            (
                repo::id,
                repo::fork_of,
                repo::stars,
                repo::created,
                repo::visibility,
                repo::title,
                repo::r#type,
                repo::payload,
            ),
            (repo::rest,),
        );
    }
    #[automatically_derived]
    impl<T, I> _p::Row<I> for Repo<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
        I: _p::CarriesWhole<Repo<T>>,
    {
        type Entity = Self;
        fn columns() -> _p::Columns {
            _p::Columns::Whole
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            <Self as _p::Entity>::decode_row(row)
        }
    }
    #[automatically_derived]
    impl _p::Attribute for repo::id {
        const NAME: &'static str = "id";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for repo::id {
        type Entity = repo::Schema;
        type Name = _p::Name<628021283683842752u64>;
        type Set = _p::Never;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<628021283683842752u64>>,
    > _p::Carries<_p::Name<628021283683842752u64>, I> for repo::Schema {}
    #[automatically_derived]
    impl _p::FilterField for repo::id {}
    #[automatically_derived]
    impl _p::Attribute for repo::fork_of {
        const NAME: &'static str = "forkOf";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for repo::fork_of {
        type Entity = repo::Schema;
        type Name = _p::Name<6185707896113088900u64>;
        type Set = _p::WithKeys;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<6185707896113088900u64>>,
    > _p::Carries<_p::Name<6185707896113088900u64>, I> for repo::Schema {}
    #[automatically_derived]
    impl _p::FilterField for repo::fork_of {}
    #[automatically_derived]
    impl _p::Attribute for repo::stars {
        const NAME: &'static str = "stars";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for repo::stars {
        type Entity = repo::Schema;
        type Name = _p::Name<17176048025780166662u64>;
        type Set = _p::WithKeys;
    }
    #[automatically_derived]
    impl _p::Carries<_p::Name<17176048025780166662u64>, _model::Base> for repo::Schema {}
    #[automatically_derived]
    impl _p::Carries<_p::Name<17176048025780166662u64>, Gsi1> for repo::Schema {}
    #[automatically_derived]
    impl _p::Carries<_p::Name<17176048025780166662u64>, Gsi2> for repo::Schema
    where
        for<'never> Gsi2: _p::Projects<_p::Name<17176048025780166662u64>>,
    {}
    #[automatically_derived]
    impl _p::Carries<_p::Name<17176048025780166662u64>, Lsi1> for repo::Schema
    where
        for<'never> Lsi1: _p::Projects<_p::Name<17176048025780166662u64>>,
    {}
    #[automatically_derived]
    impl _p::FilterField for repo::stars {}
    pub struct __Codec3;
    #[automatically_derived]
    impl _p::FieldCodec for __Codec3 {}
    #[automatically_derived]
    impl _p::ValueCodec<Timestamp> for __Codec3 {
        fn encode(value: &Timestamp) -> _p::StoredValue {
            _p::encode_with(|to| seconds::serialize(value, to))
        }
    }
    #[automatically_derived]
    impl _p::Attribute for repo::created {
        const NAME: &'static str = "created";
        type Codec = __Codec3;
    }
    #[automatically_derived]
    impl _p::Field for repo::created {
        type Entity = repo::Schema;
        type Name = _p::Name<16258158586571091195u64>;
        type Set = _p::WithKeys;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<16258158586571091195u64>>,
    > _p::Carries<_p::Name<16258158586571091195u64>, I> for repo::Schema {}
    #[automatically_derived]
    impl _p::FilterField for repo::created {}
    #[automatically_derived]
    impl _p::Attribute for repo::visibility {
        const NAME: &'static str = "visibility";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for repo::visibility {
        type Entity = repo::Schema;
        type Name = _p::Name<5848851293785866277u64>;
        type Set = _p::WithKeys;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<5848851293785866277u64>>,
    > _p::Carries<_p::Name<5848851293785866277u64>, I> for repo::Schema {}
    #[automatically_derived]
    impl _p::FilterField for repo::visibility {}
    #[automatically_derived]
    impl _p::Attribute for repo::title {
        const NAME: &'static str = "title";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for repo::title {
        type Entity = repo::Schema;
        type Name = _p::Name<15722393318163439657u64>;
        type Set = _p::WithKeys;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<15722393318163439657u64>>,
    > _p::Carries<_p::Name<15722393318163439657u64>, I> for repo::Schema {}
    #[automatically_derived]
    impl _p::FilterField for repo::title {}
    #[automatically_derived]
    impl _p::Attribute for repo::r#type {
        const NAME: &'static str = "type";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for repo::r#type {
        type Entity = repo::Schema;
        type Name = _p::Name<12075340201627130925u64>;
        type Set = _p::WithKeys;
    }
    #[automatically_derived]
    impl _p::Carries<_p::Name<12075340201627130925u64>, _model::Base> for repo::Schema {}
    #[automatically_derived]
    impl _p::Carries<_p::Name<12075340201627130925u64>, Gsi1> for repo::Schema
    where
        for<'never> Gsi1: _p::Projects<_p::Name<12075340201627130925u64>>,
    {}
    #[automatically_derived]
    impl _p::Carries<_p::Name<12075340201627130925u64>, Gsi2> for repo::Schema
    where
        for<'never> Gsi2: _p::Projects<_p::Name<12075340201627130925u64>>,
    {}
    #[automatically_derived]
    impl _p::Carries<_p::Name<12075340201627130925u64>, Lsi1> for repo::Schema {}
    #[automatically_derived]
    impl _p::FilterField for repo::r#type {}
    #[automatically_derived]
    impl _p::Attribute for repo::payload {
        const NAME: &'static str = "payload";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for repo::payload {
        type Entity = repo::Schema;
        type Name = _p::Name<14967900074057001445u64>;
        type Set = _p::Alone;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<14967900074057001445u64>>,
    > _p::Carries<_p::Name<14967900074057001445u64>, I> for repo::Schema {}
    #[automatically_derived]
    impl _p::FilterField for repo::payload {}
    #[automatically_derived]
    impl _p::Attribute for repo::rest {
        const NAME: &'static str = "rest";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for repo::rest {
        type Entity = repo::Schema;
        type Name = _p::Name<5527727774794834391u64>;
        type Set = _p::Alone;
    }
    #[automatically_derived]
    impl<I: _p::ProjectsAll> _p::Carries<_p::Name<5527727774794834391u64>, I>
    for repo::Schema {}
    #[allow(dead_code, clippy::restriction, reason = "not every one is called")]
    impl<T> RepoAttributes<T, _p::Changes>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        ///Sets `fork_of`, `stars`, `created`, `visibility`, and the keys of `Gsi1` that are made of them. `id` must be those of the item's key.
        pub(crate) fn set_fork_of_and_stars_and_created_and_visibility(
            &self,
            id: impl _p::Given<RepoId>,
            fork_of: impl _p::Given<Option<RepoId>>,
            stars: impl _p::Given<u64>,
            created: impl _p::Given<Timestamp>,
            visibility: impl _p::Given<Visibility>,
        ) -> _model::Change {
            let __field0 = _p::Given::<RepoId>::given(id);
            let __field1 = _p::Given::<Option<RepoId>>::given(fork_of);
            let __field2 = _p::Given::<u64>::given(stars);
            let __field3 = _p::Given::<Timestamp>::given(created);
            let __field4 = _p::Given::<Visibility>::given(visibility);
            let mut parts = _p::Parts::new(<Repo<T> as _p::Entity>::SCHEMA.parts());
            _p::put_part::<
                __P2<T>,
            >(
                &mut parts,
                _p::Some(
                    &{
                        let value: RepoId = root_of(&__field0, &__field1);
                        value
                    },
                ),
            );
            _p::put_part::<__P3<T>>(&mut parts, _p::Some(&__field2));
            _p::put_part::<__P4<T>>(&mut parts, _p::Some(&__field3));
            _p::Parts::flag(&mut parts, 0usize, _p::when(&is_public(&__field4)));
            _p::change_keys(
                parts,
                &[0usize],
                &[],
                [
                    _p::change_field::<repo::fork_of, Option<RepoId>>(&__field1),
                    _p::change_field::<repo::stars, u64>(&__field2),
                    _p::change_field::<repo::created, Timestamp>(&__field3),
                    _p::change_field::<repo::visibility, Visibility>(&__field4),
                ],
            )
        }
        ///Sets `title`, and the keys of `Gsi2` that are made of them.
        pub(crate) fn set_title(
            &self,
            title: impl _p::Given<Option<String>>,
        ) -> _model::Change {
            let __field5 = _p::Given::<Option<String>>::given(title);
            let mut parts = _p::Parts::new(<Repo<T> as _p::Entity>::SCHEMA.parts());
            _p::put_part::<__P5<T>>(&mut parts, _p::Option::as_ref(&__field5));
            _p::change_keys(
                parts,
                &[1usize],
                &[],
                [_p::change_field::<repo::title, Option<String>>(&__field5)],
            )
        }
        ///Sets `type`, and the keys of `Lsi1` that are made of them.
        pub(crate) fn set_type(&self, r#type: impl _p::Given<u8>) -> _model::Change {
            let __field6 = _p::Given::<u8>::given(r#type);
            let mut parts = _p::Parts::new(<Repo<T> as _p::Entity>::SCHEMA.parts());
            _p::put_part::<__P6<T>>(&mut parts, _p::Some(&__field6));
            _p::change_keys(
                parts,
                &[2usize],
                &[],
                [_p::change_field::<repo::r#type, u8>(&__field6)],
            )
        }
    }
    #[automatically_derived]
    impl<
        T,
        __A0,
    > _p::PartitionOf<
        _model::Base,
        (_p::PartForm<__P0<T>>,),
        (_p::PartType<__P0<T>>,),
        (__A0,),
    > for Repo<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
        __A0: _p::ValueOf<__P0<T>>,
    {
        fn parts((owner,): (__A0,)) -> _p::Parts {
            _p::ValueOf::<
                __P0<T>,
            >::set(&owner, _p::Parts::new(<Self as _p::Entity>::SCHEMA.parts()))
        }
    }
    #[automatically_derived]
    impl<
        T,
        __A0,
    > _p::PartitionOf<Gsi1, (_p::PartForm<__P2<T>>,), (_p::PartType<__P2<T>>,), (__A0,)>
    for Repo<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
        __A0: _p::ValueOf<__P2<T>>,
    {
        fn parts((root,): (__A0,)) -> _p::Parts {
            _p::ValueOf::<
                __P2<T>,
            >::set(&root, _p::Parts::new(<Self as _p::Entity>::SCHEMA.parts()))
        }
    }
    #[automatically_derived]
    impl<T> _p::PartitionOf<Gsi2, (), (), ()> for Repo<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        fn parts((): ()) -> _p::Parts {
            _p::Parts::new(<Self as _p::Entity>::SCHEMA.parts())
        }
    }
    #[automatically_derived]
    impl<
        T,
        __A0,
    > _p::PartitionOf<Lsi1, (_p::PartForm<__P0<T>>,), (_p::PartType<__P0<T>>,), (__A0,)>
    for Repo<T>
    where
        T: Clone,
        Repo<T>: _p::Entity,
        __A0: _p::ValueOf<__P0<T>>,
    {
        fn parts((owner,): (__A0,)) -> _p::Parts {
            _p::ValueOf::<
                __P0<T>,
            >::set(&owner, _p::Parts::new(<Self as _p::Entity>::SCHEMA.parts()))
        }
    }
    fn _obligations<T>()
    where
        T: Clone,
        Repo<T>: _p::Entity,
    {
        #[allow(unused_imports, reason = "not every entity asks everything")]
        use _p::ask::asked::*;
        _p::ask::Indexing::<Forge, Gsi1>::OF.ask();
        _p::ask::Global::<Gsi1>::OF.ask();
        _p::ask::Indexing::<Forge, Gsi2>::OF.ask();
        _p::ask::Global::<Gsi2>::OF.ask();
        _p::ask::Indexing::<Forge, Lsi1>::OF.ask();
        _p::ask::Local::<Lsi1>::OF.ask();
        _p::ask::Spread::<
            <RepoId as _p::HasPart<_p::Name<12002927925776846068u64>>>::Part,
            _p::Plain,
        >::OF
            .ask();
        _p::ask::Spread::<RepoId, _p::Plain>::OF.ask();
    }
};
