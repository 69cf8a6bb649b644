use crate::cursor::Cursor;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::execute::{Excluded, Order, Pages};
use crate::expression::{Clause, Condition, Placeholders, key_condition, projection};
use crate::key::{KeyRole, KeyTemplate, KeyValue, QueryState, Selection, SortCondition};
use crate::request::{Expressions, Read};
use crate::row::{self, Columns};
use crate::schema::{AccessPath, KeyAttribute};
use crate::table::Table;

/// What a query or a scan will ask for, untyped.
#[derive(Debug)]
pub(crate) struct Plan {
    path: AccessPath,
    /// The parts of the key condition; `None` for a scan.
    state: Option<QueryState>,
    filter: Option<Condition>,
    pub(super) descending: bool,
    pub(super) consistent: bool,
    pub(super) limit: Option<usize>,
    pub(super) page_size: Option<u32>,
}

/// The key condition of a plan, its values worked out.
#[derive(Debug, Default)]
struct Keys {
    partition: Vec<(KeyAttribute, KeyValue)>,
    sort: Vec<(KeyAttribute, Selection)>,
}

impl Plan {
    pub(super) fn query(path: AccessPath, state: QueryState) -> Self {
        Self {
            state: Some(state),
            ..Self::scan(path)
        }
    }

    pub(super) fn scan(path: AccessPath) -> Self {
        Self {
            path,
            state: None,
            filter: None,
            descending: false,
            consistent: false,
            limit: None,
            page_size: None,
        }
    }

    /// Adds a filter: both must hold.
    pub(super) fn filter(&mut self, condition: Condition) {
        self.filter = Some(match self.filter.take() {
            Some(first) => first & condition,
            None => condition,
        });
    }

    /// The pages of rows that have these columns, from the cursor on.
    pub(super) fn pages<T: Table>(
        self,
        db: &Db<T>,
        columns: Columns,
        cursor: Option<&Cursor>,
    ) -> Result<Pages> {
        let (path, operation) = (self.path, self.operation());
        let order = self
            .order(columns, false)
            .map_err(|error| explain(error, operation, &path))?;
        Pages::new(db.handle(), order, cursor)
    }

    /// Counts the rows, by DynamoDB alone where no row can be there that is not meant.
    pub(super) async fn count<T: Table>(self, db: &Db<T>) -> Result<usize> {
        let (path, operation, limit) = (self.path, self.operation(), self.limit);
        let order = self
            .order(Columns::Keys, true)
            .map_err(|error| explain(error, operation, &path))?;
        let mut pages = Pages::new(db.handle(), order, None)?;
        let mut count = 0;
        while let Some(page) = pages.next_count().await? {
            count += page;
        }
        Ok(limit.map_or(count, |limit| count.min(limit)))
    }

    fn operation(&self) -> &'static str {
        if self.state.is_some() {
            "query"
        } else {
            "scan"
        }
    }

    fn order(self, columns: Columns, count: bool) -> Result<Order> {
        let path = self.path;
        let scan = self.state.is_none();
        let keys = self
            .state
            .map(|state| Keys::of(&path, &state))
            .transpose()?
            .unwrap_or_default();
        let excluded = keys.excluded();
        let count_only = count && excluded.is_empty() && row::alone(&path, scan, keys.highest());

        let mut placeholders = Placeholders::new();
        let key_condition = keys.clause(&mut placeholders)?;
        let filter = match (self.filter, scan.then(|| row::type_filter(&path)).flatten()) {
            (Some(filter), Some(tag)) => Some(filter & tag),
            (filter, tag) => filter.or(tag),
        };
        let filter = filter.map_or(Ok(Clause::Always), |filter| {
            filter.render(&mut placeholders)
        })?;
        let names = columns
            .attributes(&path)
            .filter(|_| !count_only)
            .unwrap_or_default();
        let empty = key_condition == Clause::Never || filter == Clause::Never;
        let expressions = Expressions {
            key_condition: key_condition.into_text(),
            filter: filter.into_text(),
            projection: projection(names, &mut placeholders)?,
            ..Expressions::default()
        };
        Ok(Order {
            path,
            scan,
            read: Read {
                index: path.index().map(|index| index.name()),
                descending: self.descending,
                consistent: self.consistent,
                count_only,
                ..Read::default()
            },
            expressions: expressions.with(placeholders)?,
            partition: keys.partition.into_iter().map(|(_, value)| value).collect(),
            excluded,
            page_size: self.page_size,
            limit: self.limit,
            empty,
        })
    }
}

impl Keys {
    fn of(path: &AccessPath, state: &QueryState) -> Result<Self> {
        let partition = path.partition().into_iter().map(|(attribute, template)| {
            Ok((
                attribute,
                row::render(&template, state.parts(), KeyRole::Partition, attribute)?,
            ))
        });
        let (attributes, templates): (Vec<KeyAttribute>, Vec<KeyTemplate>) =
            path.sort().into_iter().unzip();
        let names = || {
            attributes
                .iter()
                .map(|attribute| attribute.name())
                .collect::<Vec<_>>()
                .join("`, `")
        };
        let sort = state
            .selections(&templates)
            .map_err(|error| Error::unwritable_key(&names(), error))?;
        Ok(Self {
            partition: partition.collect::<Result<_>>()?,
            sort: attributes.into_iter().zip(sort).collect(),
        })
    }

    fn clause(&self, placeholders: &mut Placeholders) -> Result<Clause> {
        let partition = self
            .partition
            .iter()
            .map(|(attribute, value)| (attribute.name(), value));
        let sort = self
            .sort
            .iter()
            .map(|(attribute, selection)| (attribute.name(), selection.condition()));
        Ok(key_condition(partition, sort, placeholders)?)
    }

    /// The key that ends the range of the first sort key attribute, which the range includes.
    fn highest(&self) -> Option<&str> {
        let (_, selection) = self.sort.first()?;
        match selection.condition() {
            SortCondition::Between(_, highest) | SortCondition::AtMost(highest) => {
                highest.as_text().ok()
            }
            _ => None,
        }
    }

    fn excluded(&self) -> Vec<Excluded> {
        let of = |(attribute, selection): &(KeyAttribute, Selection)| {
            let attribute = attribute.name();
            let values = selection.excluded().to_vec();
            values
                .into_iter()
                .map(move |value| Excluded { attribute, value })
        };
        self.sort.iter().flat_map(of).collect()
    }
}

fn explain(error: Error, operation: &'static str, path: &AccessPath) -> Error {
    error
        .operation(operation)
        .entity(path.entity.name())
        .index(path.index().map(|index| index.name()))
}
