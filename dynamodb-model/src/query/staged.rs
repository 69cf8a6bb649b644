/// Declares the type in which an entity's queries stand while sort-key parts may still be given.
///
/// It has to be a type of the entity's own crate, because the parts' methods have the fields' names; everything else it
/// has is forwarded to [`Query`](crate::Query), after which no part can be given any more.
#[doc(hidden)]
#[macro_export]
macro_rules! __staged_query {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident[$($decl:tt)*][$($use:tt)*][$index:ident, $stage:ident, $filter:ident, $projection:ident, $error:ident] of $entity:ty,
        where [$($bounds:tt)*]
    ) => {
        $(#[$meta])*
        #[must_use = "a query does nothing until `first`, `collect`, `stream`, `page` or `count` is awaited"]
        $vis struct $name<$($decl)* $index, $stage>
        where
            $($bounds)*
        {
            state: $crate::__private::QueryState,
            stage: $crate::__private::PhantomData<fn() -> ($entity, $index, $stage)>,
        }

        impl<$($decl)* $index, $stage> $crate::__private::Stage for $name<$($use)* $index, $stage>
        where
            $($bounds)*
        {
            fn from_state(state: $crate::__private::QueryState) -> Self {
                Self { state, stage: $crate::__private::PhantomData }
            }
        }

        #[allow(clippy::impl_trait_in_params, reason = "a cursor's type is never named")]
        impl<$($decl)* $index, $stage> $name<$($use)* $index, $stage>
        where
            $entity: $crate::__private::IndexedBy<$index>,
            $index: 'static,
            $($bounds)*
        {
            #[doc(hidden)]
            pub fn into_state(self) -> $crate::__private::QueryState {
                self.state
            }

            /// The query as it stands, without further parts.
            pub fn into_query(self) -> $crate::Query<$entity, $index> {
                $crate::__private::Stage::from_state(self.state)
            }

            /// Smallest sort key first. This is the default.
            pub fn ascending(self) -> $crate::Query<$entity, $index> {
                self.into_query().ascending()
            }

            /// Largest sort key first.
            pub fn descending(self) -> $crate::Query<$entity, $index> {
                self.into_query().descending()
            }

            /// Yields at most this many rows.
            pub fn limit(self, items: usize) -> $crate::Query<$entity, $index> {
                self.into_query().limit(items)
            }

            /// Has DynamoDB read at most this many rows in one request.
            pub fn page_size(self, items: u32) -> $crate::Query<$entity, $index> {
                self.into_query().page_size(items)
            }

            /// Reads one shard of the partition alone.
            pub fn shard(self, shard: u16) -> $crate::Query<$entity, $index> {
                self.into_query().shard(shard)
            }

            /// Asks at most this many shards at once, where the key has `shards`.
            pub fn fan_out(self, shards: usize) -> $crate::Query<$entity, $index> {
                self.into_query().fan_out(shards)
            }

            /// Reads what all writes before it have written. Not on a global index.
            pub fn consistent(self) -> $crate::Query<$entity, $index>
            where
                $index: $crate::__private::ConsistentReads,
            {
                self.into_query().consistent()
            }

            /// Keeps the rows for which the condition holds.
            pub fn filter<$filter>(self, condition: $filter) -> $crate::Query<$entity, $index>
            where
                $filter: $crate::__private::FnOnce(
                    <$entity as $crate::__private::Entity>::Attributes<$index>,
                ) -> $crate::Condition,
            {
                self.into_query().filter(condition)
            }

            /// Yields the typed keys of the rows.
            pub fn keys(
                self,
            ) -> $crate::Query<$entity, $index, <$entity as $crate::__private::IndexedBy<$index>>::Key> {
                self.into_query().keys()
            }

            /// Yields a projection: only its attributes are read.
            pub fn project<$projection>(self) -> $crate::Query<$entity, $index, $projection>
            where
                $projection: $crate::__private::Row<$index>,
                $projection::Entity: $crate::__private::Is<$entity>,
            {
                self.into_query().project()
            }

            /// Yields the whole items, also where the index carries parts of them.
            pub fn hydrate(self) -> $crate::Hydrate<$entity, $index>
            where
                $index: $crate::__private::Hydratable,
            {
                self.into_query().hydrate()
            }

            /// Reads the first row.
            ///
            /// # Errors
            ///
            /// As `Query::first`.
            pub fn first<'db>(
                self,
                db: &'db $crate::__private::DbOf<$entity>,
            ) -> $crate::__private::Pending<'db, $crate::__private::Option<$entity>>
            where
                $entity: $crate::__private::Row<$index, Entity = $entity>,
            {
                self.into_query().first(db)
            }

            /// Reads all rows, page after page.
            ///
            /// # Errors
            ///
            /// As `Query::collect`.
            pub fn collect<'db>(
                self,
                db: &'db $crate::__private::DbOf<$entity>,
            ) -> $crate::__private::Pending<'db, $crate::__private::Vec<$entity>>
            where
                $entity: $crate::__private::Row<$index, Entity = $entity>,
            {
                self.into_query().collect(db)
            }

            /// Yields the rows one by one.
            pub fn stream(self, db: &$crate::__private::DbOf<$entity>) -> $crate::Rows<$entity>
            where
                $entity: $crate::__private::Row<$index, Entity = $entity>,
            {
                self.into_query().stream(db)
            }

            /// Reads all rows and lends each to the function.
            ///
            /// # Errors
            ///
            /// As `Query::for_each`.
            pub fn for_each<'db, $projection>(
                self,
                db: &'db $crate::__private::DbOf<$entity>,
                each: impl $crate::__private::FnMut($projection::At<'_>) + $crate::__private::Send + 'db,
            ) -> $crate::__private::Pending<'db, ()>
            where
                $projection: $crate::__private::BorrowedRow<$index>,
                $projection::Entity: $crate::__private::Is<$entity>,
            {
                self.into_query().for_each::<$projection>(db, each)
            }

            /// Reads all rows and lends each to the function, until it fails.
            ///
            /// # Errors
            ///
            /// As `Query::try_for_each`.
            pub fn try_for_each<'db, $projection, $error>(
                self,
                db: &'db $crate::__private::DbOf<$entity>,
                each: impl $crate::__private::FnMut($projection::At<'_>) -> $crate::__private::Result<(), $error>
                    + $crate::__private::Send
                    + 'db,
            ) -> $crate::__private::Pending<'db, (), $error>
            where
                $projection: $crate::__private::BorrowedRow<$index>,
                $projection::Entity: $crate::__private::Is<$entity>,
                $error: $crate::__private::From<$crate::Error> + 'db,
            {
                self.into_query().try_for_each::<$projection, $error>(db, each)
            }

            /// Reads one page and says where the next one starts.
            ///
            /// # Errors
            ///
            /// As `Query::page`.
            pub fn page<'db>(
                self,
                db: &'db $crate::__private::DbOf<$entity>,
                cursor: impl $crate::__private::Into<$crate::__private::Option<$crate::Cursor>>,
            ) -> $crate::__private::Pending<'db, $crate::Page<$entity>>
            where
                $entity: $crate::__private::Row<$index, Entity = $entity>,
            {
                self.into_query().page(db, cursor)
            }

            /// Counts the rows without fetching them.
            ///
            /// # Errors
            ///
            /// As `Query::count`.
            pub fn count<'db>(
                self,
                db: &'db $crate::__private::DbOf<$entity>,
            ) -> $crate::__private::Pending<'db, usize>
            {
                self.into_query().count(db)
            }

            /// The request that asks for the first page, in the SDK's own type.
            ///
            /// # Errors
            ///
            /// As `Query::into_request`.
            pub fn into_request(
                self,
                db: &$crate::__private::DbOf<$entity>,
            ) -> $crate::__private::Result<$crate::__private::Option<$crate::__private::QueryInput>>
            where
                $entity: $crate::__private::Row<$index, Entity = $entity>,
            {
                self.into_query().into_request(db)
            }
        }

        impl<$($decl)* $index, $stage> $crate::__private::Debug for $name<$($use)* $index, $stage>
        where
            $($bounds)*
        {
            fn fmt(&self, f: &mut $crate::__private::Formatter<'_>) -> $crate::__private::fmt::Result {
                $crate::__private::Debug::fmt(&self.state, f)
            }
        }
    };
}
