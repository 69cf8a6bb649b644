///The attributes of `Customer`, as types.
#[allow(
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    clippy::restriction,
    reason = "named as the fields are, and without values"
)]
mod customer {
    ///The field `id`.
    pub(super) struct id;
    ///The field `email`.
    pub(super) struct email;
    ///The field `handle`.
    pub(super) struct handle;
    ///The field `created`.
    pub(super) struct created;
    ///The field `updated`.
    pub(super) struct updated;
    ///What `Customer` is made of.
    pub(super) struct Schema;
}
///The attributes of `Customer`, as filters and conditions name them.
#[allow(
    dead_code,
    missing_copy_implementations,
    missing_debug_implementations,
    clippy::restriction,
    reason = "not every attribute is filtered by, and none has a value"
)]
struct CustomerAttributes<C> {
    ///The attribute `id`.
    id: ::dynamodb_model::Attr<customer::id, String, C>,
    ///The attribute `email`.
    email: ::dynamodb_model::Attr<customer::email, String, C>,
    ///The attribute `handle`.
    handle: ::dynamodb_model::Attr<customer::handle, Option<String>, C>,
    ///The attribute `created`.
    created: ::dynamodb_model::Attr<customer::created, Option<Timestamp>, C>,
    ///The attribute `updated`.
    updated: ::dynamodb_model::Attr<customer::updated, Timestamp, C>,
}
///The primary key of a `Customer`, in its parts.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(
    dead_code,
    private_interfaces,
    clippy::nursery,
    clippy::restriction,
    reason = "as the fields are"
)]
struct CustomerKey {
    ///The part `id`.
    id: String,
    key: ::dynamodb_model::Key<Customer>,
}
///The keys of a `Customer` in the index `ByEmail`, in their parts.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(
    dead_code,
    private_interfaces,
    clippy::nursery,
    clippy::restriction,
    reason = "as the fields are"
)]
struct CustomerByEmailKey {
    ///The part `email`.
    email: String,
    ///The part `id`.
    id: String,
    key: ::dynamodb_model::Key<Customer>,
}
#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    struct __P0;
    #[automatically_derived]
    impl _p::ReadPart for __P0 {
        const NUMBER: usize = 0usize;
        type Form = _p::Plain;
        type Type = String;
    }
    struct __P1;
    #[automatically_derived]
    impl _p::ReadPart for __P1 {
        const NUMBER: usize = 1usize;
        type Form = _p::Plain;
        type Type = String;
    }
    struct __P2;
    #[automatically_derived]
    impl _p::UniquePart for __P2 {
        const NUMBER: usize = 2usize;
        type Type = String;
    }
    struct __P3;
    #[automatically_derived]
    impl _p::UniquePart for __P3 {
        const NUMBER: usize = 3usize;
        type Type = String;
    }
    static __PARTS: &[_p::PartSchema] = &[
        _p::part_schema::<__P0, <Shop as _p::Table>::Encoding>("id"),
        _p::part_schema::<__P1, <Shop as _p::Table>::Encoding>("email"),
        _p::unique_schema::<__P2>("email"),
        _p::unique_schema::<__P3>("handle"),
    ];
    #[allow(
        dead_code,
        clippy::restriction,
        clippy::self_named_constructors,
        reason = "not every one is called, and the entity may have a method's name"
    )]
    impl Customer {
        ///Reads the `Customer` of this key.
        fn get(id: impl _p::PartValue<String>) -> _model::Get<Self> {
            _model::Get::of_parts(&_p::set_part::<__P0>(_p::Parts::new(__PARTS), &id))
        }
        ///Changes the `Customer` of this key, which must be there.
        fn update(id: impl _p::PartValue<String>) -> _model::Update<Self> {
            _model::Update::of_parts(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &id))
        }
        ///Changes the `Customer` of this key, and makes it where there is none.
        fn upsert(
            id: impl _p::PartValue<String>,
        ) -> _model::Update<Self, _p::Silent, _p::Upserting> {
            _model::Update::upsert(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &id))
        }
        ///Deletes the `Customer` of this key, if there is one.
        fn delete(id: impl _p::PartValue<String>) -> _model::Delete<Self> {
            _model::Delete::of_parts(&_p::set_part::<__P0>(_p::Parts::new(__PARTS), &id))
        }
        ///A condition on the `Customer` of this key, for a transaction.
        fn check(id: impl _p::PartValue<String>) -> _model::Check<Self> {
            _model::Check::of_parts(&_p::set_part::<__P0>(_p::Parts::new(__PARTS), &id))
        }
        ///Queries the `Customer` items of one partition.
        fn query(
            id: impl _p::PartValue<String>,
        ) -> _model::Query<Customer, _model::Base> {
            _p::Stage::from_state(
                _p::QueryState::new(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &id)),
            )
        }
        ///Queries the `Customer` items of one partition of the index `ByEmail`.
        fn by_email(
            email: impl _p::PartValue<String>,
        ) -> _model::Query<Customer, ByEmail> {
            _p::Stage::from_state(
                _p::QueryState::new(
                    _p::set_part::<__P1>(_p::Parts::new(__PARTS), &email),
                ),
            )
        }
        #[doc(hidden)]
        fn scan() -> _model::Scan<Self, _model::Base>
        where
            for<'never> Self: _p::OffersScan,
        {
            _model::Scan::new()
        }
        ///Stores the `Customer`, unless there is an item of its key.
        fn create(&self) -> _model::Put<Self> {
            _model::Put::create(self)
        }
        ///Stores the `Customer`, over whatever item has its key.
        fn put(&self) -> _model::Put<Self> {
            _model::Put::overwrite(self)
        }
        ///Stores the `Customer`, if there is an item of its key.
        fn replace(&self) -> _model::Put<Self> {
            _model::Put::replace(self)
        }
    }
    static __SCHEMA: _p::EntitySchema = _p::EntitySchema::new(
            "Customer",
            &[
                _p::FieldSchema::new("id", "id"),
                _p::FieldSchema::new("email", "email"),
                _p::FieldSchema::new("handle", "handle"),
                _p::FieldSchema::new("created", "created"),
                _p::FieldSchema::new("updated", "updated"),
            ],
            __PARTS,
            _p::KeyTemplate::Text(
                &[_p::Segment::Literal("CUSTOMER#"), _p::Segment::Part(0usize)],
            ),
        )
        .sort(_p::KeyTemplate::Text(&[_p::Segment::Literal("PROFILE")]))
        .indexes(
            &[
                _p::IndexEntry::new(
                    <ByEmail as _p::Index>::SCHEMA,
                    "by_email",
                    &[
                        _p::KeyTemplate::Text(
                            &[_p::Segment::Literal("EMAIL#"), _p::Segment::Part(1usize)],
                        ),
                    ],
                    &[],
                ),
            ],
        )
        .created_at(
            _p::Stamp::new("created", _p::stamp::<customer::created, Option<Timestamp>>),
        )
        .updated_at(_p::Stamp::new("updated", _p::stamp::<customer::updated, Timestamp>))
        .unique(
            &[
                _p::UniqueField::new(
                    "email",
                    "email",
                    _p::KeyTemplate::Text(
                        &[
                            _p::Segment::Literal("UNIQUE#Customer#email#"),
                            _p::Segment::Part(2usize),
                        ],
                    ),
                ),
                _p::UniqueField::new(
                    "handle",
                    "handle",
                    _p::KeyTemplate::Text(
                        &[
                            _p::Segment::Literal("UNIQUE#Customer#handle#"),
                            _p::Segment::Part(3usize),
                        ],
                    ),
                ),
            ],
        )
        .key_fields(&[_p::key_field::<__P0>("id"), _p::key_field::<__P1>("email")]);
    #[automatically_derived]
    impl _p::Entity for Customer {
        type Table = Shop;
        type Key = CustomerKey;
        type Attributes<C> = CustomerAttributes<C>;
        type Marker = customer::Schema;
        type Version = ();
        type Unique = _p::HasUnique;
        const SCHEMA: &'static _p::EntitySchema = &__SCHEMA;
        fn parts(&self) -> _p::Parts {
            let mut parts = _p::Parts::new(__PARTS);
            _p::put_part::<__P0>(&mut parts, _p::Some(&self.id));
            _p::put_part::<__P1>(&mut parts, _p::Some(&self.email));
            _p::put_unique::<__P2>(&mut parts, _p::Some(&self.email));
            _p::put_unique::<__P3>(&mut parts, _p::Option::as_ref(&self.handle));
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
            CustomerAttributes {
                id: _p::Attr::new(),
                email: _p::Attr::new(),
                handle: _p::Attr::new(),
                created: _p::Attr::new(),
                updated: _p::Attr::new(),
            }
        }
    }
    #[automatically_derived]
    impl _p::IndexedBy<_model::Base> for Customer {
        const ENTRY: _p::Option<&'static _p::IndexEntry> = _p::None;
        type Key = CustomerKey;
    }
    #[automatically_derived]
    impl _p::IndexedBy<ByEmail> for Customer {
        const ENTRY: _p::Option<&'static _p::IndexEntry> = _p::entry(
            <Self as _p::Entity>::SCHEMA,
            0usize,
        );
        type Key = CustomerByEmailKey;
    }
    impl CustomerKey {
        /// The key itself, which reads or deletes the item.
        #[allow(dead_code, reason = "not every key is used")]
        fn key(&self) -> &_model::Key<Customer> {
            &self.key
        }
    }
    #[automatically_derived]
    impl _p::Row<_model::Base> for CustomerKey {
        type Entity = Customer;
        fn columns() -> _p::Columns {
            _p::Columns::Keys
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            let ((__value0, ()), key) = _p::read_parts::<(__P0, ()), _>(&row)?;
            _p::Ok(Self { id: __value0, key: key })
        }
    }
    impl CustomerByEmailKey {
        /// The key itself, which reads or deletes the item.
        #[allow(dead_code, reason = "not every key is used")]
        fn key(&self) -> &_model::Key<Customer> {
            &self.key
        }
    }
    #[automatically_derived]
    impl _p::Row<ByEmail> for CustomerByEmailKey {
        type Entity = Customer;
        fn columns() -> _p::Columns {
            _p::Columns::Keys
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            let ((__value0, (__value1, ())), key) = _p::read_parts::<
                (__P1, (__P0, ())),
                _,
            >(&row)?;
            _p::Ok(Self {
                email: __value0,
                id: __value1,
                key: key,
            })
        }
    }
    #[automatically_derived]
    impl _p::Fields for Customer {
        type Fields = (
            customer::id,
            customer::email,
            customer::handle,
            customer::created,
            customer::updated,
        );
    }
    #[automatically_derived]
    impl<I> _p::Row<I> for Customer
    where
        I: _p::CarriesWhole<Customer>,
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
    impl _p::Attribute for customer::id {
        const NAME: &'static str = "id";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for customer::id {
        type Entity = customer::Schema;
        type Name = _p::Name<628021283683842752u64>;
        type Set = _p::Never;
    }
    #[automatically_derived]
    impl<I> _p::Carries<_p::Name<628021283683842752u64>, I> for customer::Schema {}
    #[automatically_derived]
    impl _p::FilterField for customer::id {}
    #[automatically_derived]
    impl _p::Attribute for customer::email {
        const NAME: &'static str = "email";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for customer::email {
        type Entity = customer::Schema;
        type Name = _p::Name<1311787414694181895u64>;
        type Set = _p::WithKeys;
    }
    #[automatically_derived]
    impl _p::Carries<_p::Name<1311787414694181895u64>, _model::Base>
    for customer::Schema {}
    #[automatically_derived]
    impl _p::Carries<_p::Name<1311787414694181895u64>, ByEmail> for customer::Schema {}
    #[automatically_derived]
    impl _p::FilterField for customer::email {}
    #[automatically_derived]
    impl _p::Attribute for customer::handle {
        const NAME: &'static str = "handle";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for customer::handle {
        type Entity = customer::Schema;
        type Name = _p::Name<12996100709080792371u64>;
        type Set = _p::WithKeys;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<12996100709080792371u64>>,
    > _p::Carries<_p::Name<12996100709080792371u64>, I> for customer::Schema {}
    #[automatically_derived]
    impl _p::FilterField for customer::handle {}
    #[automatically_derived]
    impl _p::Attribute for customer::created {
        const NAME: &'static str = "created";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for customer::created {
        type Entity = customer::Schema;
        type Name = _p::Name<16258158586571091195u64>;
        type Set = _p::Never;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<16258158586571091195u64>>,
    > _p::Carries<_p::Name<16258158586571091195u64>, I> for customer::Schema {}
    #[automatically_derived]
    impl _p::FilterField for customer::created {}
    pub struct __Codec4;
    #[automatically_derived]
    impl _p::FieldCodec for __Codec4 {}
    #[automatically_derived]
    impl _p::ValueCodec<Timestamp> for __Codec4 {
        fn encode(value: &Timestamp) -> _p::StoredValue {
            _p::encode_with(|to| seconds::serialize(value, to))
        }
    }
    #[automatically_derived]
    impl _p::Attribute for customer::updated {
        const NAME: &'static str = "updated";
        type Codec = __Codec4;
    }
    #[automatically_derived]
    impl _p::Field for customer::updated {
        type Entity = customer::Schema;
        type Name = _p::Name<4876337963743452560u64>;
        type Set = _p::Never;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<4876337963743452560u64>>,
    > _p::Carries<_p::Name<4876337963743452560u64>, I> for customer::Schema {}
    #[automatically_derived]
    impl _p::FilterField for customer::updated {}
    #[allow(dead_code, clippy::restriction, reason = "not every one is called")]
    impl CustomerAttributes<_p::Changes> {
        ///Sets `email`, and the keys of `ByEmail` that are made of them. The write fails if another item has a unique value already.
        fn move_to(&self, email: impl _p::Given<String>) -> _model::Change {
            let __field1 = _p::Given::<String>::given(email);
            let mut parts = _p::Parts::new(__PARTS);
            _p::put_part::<__P1>(&mut parts, _p::Some(&__field1));
            _p::put_unique::<__P2>(&mut parts, _p::Some(&__field1));
            _p::change_keys(
                parts,
                &[0usize],
                &[0usize],
                [_p::change_field::<customer::email, String>(&__field1)],
            )
        }
        ///Sets `handle`. The write fails if another item has a unique value already.
        fn call_them(&self, handle: impl _p::Given<Option<String>>) -> _model::Change {
            let __field2 = _p::Given::<Option<String>>::given(handle);
            let mut parts = _p::Parts::new(__PARTS);
            _p::put_unique::<__P3>(&mut parts, _p::Option::as_ref(&__field2));
            _p::change_keys(
                parts,
                &[],
                &[1usize],
                [_p::change_field::<customer::handle, Option<String>>(&__field2)],
            )
        }
    }
    #[automatically_derived]
    impl<
        __A0,
    > _p::PartitionOf<
        _model::Base,
        (_p::PartForm<__P0>,),
        (_p::PartType<__P0>,),
        (__A0,),
    > for Customer
    where
        __A0: _p::ValueOf<__P0>,
    {
        fn parts((id,): (__A0,)) -> _p::Parts {
            _p::ValueOf::<__P0>::set(&id, _p::Parts::new(__PARTS))
        }
    }
    #[automatically_derived]
    impl<
        __A0,
    > _p::PartitionOf<ByEmail, (_p::PartForm<__P1>,), (_p::PartType<__P1>,), (__A0,)>
    for Customer
    where
        __A0: _p::ValueOf<__P1>,
    {
        fn parts((email,): (__A0,)) -> _p::Parts {
            _p::ValueOf::<__P1>::set(&email, _p::Parts::new(__PARTS))
        }
    }
    fn _obligations() {
        #[allow(unused_imports, reason = "not every entity asks everything")]
        use _p::ask::asked::*;
        _p::ask::Listing::<Shop, Customer>::OF.ask();
        _p::ask::Indexing::<Shop, ByEmail>::OF.ask();
        _p::ask::Global::<ByEmail>::OF.ask();
        _p::ask::Spread::<String, _p::Plain>::OF.ask();
        _p::ask::Spread::<String, _p::Plain>::OF.ask();
    }
    const _: () = _p::verify_partition_key(
        <Shop as _p::Table>::SCHEMA,
        <Customer as _p::Entity>::SCHEMA,
    );
    const _: () = _p::verify_sort_key(
        <Shop as _p::Table>::SCHEMA,
        <Customer as _p::Entity>::SCHEMA,
    );
    const _: () = _p::verify_index_partition(
        <Shop as _p::Table>::SCHEMA,
        <Customer as _p::Entity>::SCHEMA,
        0usize,
    );
    const _: () = _p::verify_index_sort(
        <Shop as _p::Table>::SCHEMA,
        <Customer as _p::Entity>::SCHEMA,
        0usize,
    );
    const _: () = {
        static TABLE: &_p::TableSchema = <Shop as _p::Table>::SCHEMA;
        static ENTITY: &_p::EntitySchema = <Customer as _p::Entity>::SCHEMA;
        _p::verify_field(TABLE, ENTITY, 0usize);
        _p::verify_field(TABLE, ENTITY, 1usize);
        _p::verify_field(TABLE, ENTITY, 2usize);
        _p::verify_field(TABLE, ENTITY, 3usize);
        _p::verify_field(TABLE, ENTITY, 4usize);
        _p::verify_unique(TABLE, ENTITY, 0usize);
        _p::verify_unique(TABLE, ENTITY, 1usize);
    };
};
