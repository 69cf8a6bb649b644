/// The verbs that end a query or a scan, the same for both.
macro_rules! verbs {
    ($name:ident as $input:ident) => {
        impl<E: crate::entity::Entity, I: 'static, R> $name<E, I, R> {
            /// Reads the first row, with a `Limit` of 1 where no filter may drop it.
            ///
            /// # Errors
            ///
            /// [`Error`](crate::Error): a key that cannot be made, a row that does not fit `R`, or what DynamoDB or the
            /// connection to it report.
            pub fn first(self, db: &crate::db::Db<E::Table>) -> crate::Pending<'_, Option<R>>
            where
                R: crate::row::Row<I>,
            {
                Box::pin(async move { Ok(self.limit(1).collect(db).await?.pop()) })
            }

            /// Reads all rows, page after page. Memory grows with their number; [`stream`](Self::stream) does not.
            ///
            /// # Errors
            ///
            /// As [`first`](Self::first); rows read before the error are dropped.
            pub fn collect(self, db: &crate::db::Db<E::Table>) -> crate::Pending<'_, Vec<R>>
            where
                R: crate::row::Row<I>,
            {
                Box::pin(async move {
                    let mut pages = self.plan.pages(db, &[R::columns()], None)?.draining();
                    let mut rows = Vec::new();
                    while let Some(page) = pages.next().await? {
                        crate::row::decode_into::<I, R>(page, pages.path(), &mut rows)?;
                    }
                    Ok(rows)
                })
            }

            /// Yields the rows one by one and reads the next page when it is asked for more than it has.
            ///
            /// The stream owns all it needs. A failed request ends it; a row that does not fit `R` is an error in its
            /// place, and the rows after it still come.
            pub fn stream(self, db: &crate::db::Db<E::Table>) -> crate::query::Rows<R>
            where
                R: crate::row::Row<I>,
            {
                crate::query::Rows::new::<I>(self.plan.pages(db, &[R::columns()], None))
            }

            /// Reads all rows, page after page, and lends each to the function as a projection that borrows from the
            /// reply: its text is not copied, and nothing is kept. For exports and sums over many rows.
            ///
            /// # Errors
            ///
            /// As [`first`](Self::first); the rows before were lent.
            pub fn for_each<'db, P>(
                self,
                db: &'db crate::db::Db<E::Table>,
                mut each: impl FnMut(P::At<'_>) + Send + 'db,
            ) -> crate::Pending<'db, ()>
            where
                P: crate::row::BorrowedRow<I>,
                P::Entity: crate::row::Is<E>,
            {
                self.try_for_each::<P, crate::Error>(db, move |row| {
                    each(row);
                    Ok(())
                })
            }

            /// As [`for_each`](Self::for_each), for a function that may fail, by an error of its own: the reading ends
            /// then, and no other page is asked for.
            ///
            /// # Errors
            ///
            /// That of the function, or what [`for_each`](Self::for_each) fails by.
            pub fn try_for_each<'db, P, X>(
                self,
                db: &'db crate::db::Db<E::Table>,
                mut each: impl FnMut(P::At<'_>) -> Result<(), X> + Send + 'db,
            ) -> crate::Pending<'db, (), X>
            where
                P: crate::row::BorrowedRow<I>,
                P::Entity: crate::row::Is<E>,
                X: From<crate::Error> + 'db,
            {
                let pages = self.plan.pages(db, &[P::columns()], None);
                Box::pin(async move {
                    let mut pages = pages?.draining();
                    while let Some(page) = pages.next().await? {
                        crate::row::lend_all::<I, P, X>(page, pages.path(), &mut each)?;
                    }
                    Ok(())
                })
            }

            /// Reads one page and says where the next one starts.
            ///
            /// With a [`limit`](Self::limit) the page has that many rows unless the end comes first; without, it is what
            /// one request gives (up to 1 MB, or `page_size`), which may be no row at all although more follow. Of a key
            /// with `shards` it is what one request to each gives in order; what is read beyond is read again.
            ///
            /// # Errors
            ///
            /// As [`first`](Self::first), and [`ErrorKind::Cursor`](crate::ErrorKind::Cursor) for a cursor that was
            /// changed or belongs to another query.
            pub fn page<'db>(
                self,
                db: &'db crate::db::Db<E::Table>,
                cursor: impl Into<Option<crate::cursor::Cursor>>,
            ) -> crate::Pending<'db, crate::query::Page<R>>
            where
                R: crate::row::Row<I>,
            {
                let cursor = cursor.into();
                Box::pin(async move {
                    let mut pages = self.plan.pages(db, &[R::columns()], cursor.as_ref())?;
                    let mut rows = Vec::new();
                    while let Some(page) = pages.next().await? {
                        crate::row::decode_into::<I, R>(page, pages.path(), &mut rows)?;
                        if !pages.is_limited() {
                            break;
                        }
                    }
                    Ok(crate::query::Page::new(rows, pages.cursor()?))
                })
            }

            /// Counts the rows without fetching them: DynamoDB reads, and charges for, each all the same.
            ///
            /// # Errors
            ///
            /// As [`first`](Self::first), but no row is decoded.
            pub fn count(self, db: &crate::db::Db<E::Table>) -> crate::Pending<'_, usize> {
                Box::pin(self.plan.count(db))
            }

            /// The request that asks for the first page, in the SDK's own type, for what this library does not do; `None`
            /// where there is nothing to ask for: a reversed range is empty, and so is a limit of 0.
            ///
            /// # Errors
            ///
            /// Those that are found before anything is sent; and of a key with `shards`, whose query is several requests,
            /// [`ErrorKind::Refused`](crate::ErrorKind::Refused).
            pub fn into_request(
                self,
                db: &crate::db::Db<E::Table>,
            ) -> crate::Result<Option<crate::transport::input::$input>>
            where
                R: crate::row::Row<I>,
            {
                self.plan.request(db, &[R::columns()])
            }
        }
    };
}

pub(crate) use verbs;
