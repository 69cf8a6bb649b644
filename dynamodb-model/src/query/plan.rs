use crate::cursor::Cursor;
use crate::db::{Db, Handle};
use crate::error::{Error, ErrorKind, Result};
use crate::execute::{Excluded, Order, Orders, Reading};
use crate::expression::{Clause, Condition, Placeholders, key_condition, projection};
use crate::key::{
    KeyRange, KeyRole, KeyTemplate, KeyValue, Parts, QueryState, Selection, SortCondition, shard_of,
};
use crate::request::{Expressions, Read};
use crate::row::{self, Columns, Kin};
use crate::schema::{AccessPath, KeyAttribute};
use crate::table::Table;
use crate::transport::input::SdkInput;

/// What a query or a scan will ask for, untyped.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    path: AccessPath,
    pub(crate) kin: Kin,
    /// The parts of the key condition; `None` for a scan.
    state: Option<QueryState>,
    /// The sort keys as they are stored, where they are not given in parts.
    pub(crate) sort_keys: Option<KeyRange>,
    filter: Option<Condition>,
    pub(crate) descending: bool,
    pub(crate) consistent: bool,
    pub(crate) limit: Option<usize>,
    pub(crate) page_size: Option<u32>,
    /// The only shard to read.
    pub(crate) shard: Option<u16>,
    /// How many shards to read at once.
    pub(crate) fan_out: usize,
}

/// As many connections as a client has at hand without thinking about it.
const FAN_OUT: usize = 16;

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

    /// A query of several entities that share a partition; the path is the one of the first.
    pub(crate) fn collection(path: AccessPath, kin: Kin, partition: Parts) -> Self {
        Self {
            kin,
            sort_keys: Some(KeyRange::All),
            ..Self::query(path, QueryState::new(partition))
        }
    }

    pub(super) fn scan(path: AccessPath) -> Self {
        Self {
            path,
            kin: Kin::Entity,
            state: None,
            sort_keys: None,
            filter: None,
            descending: false,
            consistent: false,
            limit: None,
            page_size: None,
            shard: None,
            fan_out: FAN_OUT,
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
    pub(crate) fn pages<T: Table>(
        self,
        db: &Db<T>,
        columns: &[Columns],
        cursor: Option<&Cursor>,
    ) -> Result<Reading> {
        self.pages_by(db.handle(), columns, cursor)
    }

    /// The pages that this handle, which is one of the plan's table, asks for.
    pub(super) fn pages_by(
        self,
        handle: &Handle,
        columns: &[Columns],
        cursor: Option<&Cursor>,
    ) -> Result<Reading> {
        Reading::new(handle, self.explained(columns, false)?, cursor)
    }

    /// What a parallel scan asks for, or counts; `None` for a query.
    pub(super) fn scanned(self, columns: &[Columns], count: bool) -> Result<Option<Order>> {
        Ok(match self.explained(columns, count)? {
            Orders::One(order) => Some(*order),
            Orders::Shards { .. } => None,
        })
    }

    pub(super) fn index(&self) -> Option<&'static str> {
        self.path.index().map(|index| index.name())
    }

    /// What asks for the first page; `None` where there is none.
    pub(crate) fn request<T: Table, S: SdkInput>(
        self,
        db: &Db<T>,
        columns: &[Columns],
    ) -> Result<Option<S>> {
        let request = self.pages(db, columns, None)?.request()?;
        request.map(S::of).transpose()
    }

    /// Counts the rows, by DynamoDB alone where no row can be there that is not meant.
    pub(crate) async fn count<T: Table>(self, db: &Db<T>) -> Result<usize> {
        let limit = self.limit;
        let mut pages = Reading::new(db.handle(), self.explained(&[Columns::Keys], true)?, None)?;
        let mut count = 0;
        while let Some(page) = pages.next_count().await? {
            count += page;
        }
        Ok(limit.map_or(count, |limit| count.min(limit)))
    }

    /// What is to be asked; an error says of what and through which index.
    fn explained(self, columns: &[Columns], count: bool) -> Result<Orders> {
        let (path, name) = (self.path, self.kin.name(&self.path));
        let operation = if self.state.is_some() {
            "query"
        } else {
            "scan"
        };
        self.orders(columns, count).map_err(|error| {
            error
                .operation(operation)
                .entity(name)
                .index(path.index().map(|index| index.name()))
        })
    }

    fn orders(self, columns: &[Columns], count: bool) -> Result<Orders> {
        let path = self.path;
        let shards = path.shards().filter(|_| self.state.is_some());
        let only = match (shards, self.shard) {
            (None, None) => None,
            (None, Some(_)) => {
                let message = "its key has no `shards`; remove `.shard(..)`";
                return Err(Error::new(ErrorKind::Refused, message));
            }
            (Some(shards), Some(shard)) if shard >= shards => {
                let message = format!(
                    "there is no shard {shard}: its key has {shards} shards, and the first is 0"
                );
                return Err(Error::new(ErrorKind::Refused, message));
            }
            (Some(_), Some(shard)) => Some(shard),
            (Some(shards), None) => self.shard_of_whole_key(shards)?,
        };
        let order = |shard| self.clone().order(columns, count, shard);
        match (shards, only) {
            (Some(shards), None) => Ok(Orders::Shards {
                path,
                orders: (0..shards)
                    .map(|shard| order(Some(shard)))
                    .collect::<Result<_>>()?,
                width: self.fan_out,
            }),
            (_, only) => Ok(Orders::One(Box::new(self.order(columns, count, only)?))),
        }
    }

    /// The shard of the item that a query of the table asks for, where it gives the whole sort key.
    fn shard_of_whole_key(&self, shards: u16) -> Result<Option<u16>> {
        let (Some(state), None, None) = (&self.state, self.path.entry, &self.sort_keys) else {
            return Ok(None);
        };
        let selections = selections(&self.path, state)?;
        Ok(selections
            .first()
            .and_then(|(_, sort)| match sort.condition() {
                SortCondition::Equal(key) => Some(shard_of(&[key], shards)),
                _ => None,
            }))
    }

    fn order(self, columns: &[Columns], count: bool, shard: Option<u16>) -> Result<Order> {
        let path = self.path;
        let scan = self.state.is_none();
        let keys = self
            .state
            .map(|state| Keys::of(&path, &state, shard, self.sort_keys))
            .transpose()?
            .unwrap_or_default();
        let excluded = keys.excluded();
        let count_only = count
            && excluded.is_empty()
            && matches!(self.kin, Kin::Entity)
            && row::alone(&path, scan, keys.highest());

        let mut placeholders = Placeholders::new();
        let key_condition = keys.clause(&mut placeholders)?;
        let filter = match (self.filter, self.kin.filter(scan, &path)) {
            (Some(filter), Some(tag)) => Some(filter & tag),
            (filter, tag) => filter.or(tag),
        };
        let filter = filter.map_or(Ok(Clause::Always), |filter| {
            filter.render(&mut placeholders)
        })?;
        let names = Columns::attributes(columns, &path)
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
            kin: self.kin,
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
    fn of(
        path: &AccessPath,
        state: &QueryState,
        shard: Option<u16>,
        sort_keys: Option<KeyRange>,
    ) -> Result<Self> {
        let partition = path.partition().into_iter().map(|(attribute, template)| {
            let role = KeyRole::Partition;
            let value = row::render(&template, shard, state.parts(), role, attribute)?;
            Ok((attribute, value))
        });
        Ok(Self {
            partition: partition.collect::<Result<_>>()?,
            sort: match sort_keys {
                None => selections(path, state)?,
                Some(KeyRange::All) => Vec::new(),
                Some(range) => vec![stored(path, range)?],
            },
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

/// What the parts that are given ask of each sort key attribute.
fn selections(path: &AccessPath, state: &QueryState) -> Result<Vec<(KeyAttribute, Selection)>> {
    let (attributes, templates): (Vec<KeyAttribute>, Vec<KeyTemplate>) =
        path.sort().into_iter().unzip();
    let names = || {
        attributes
            .iter()
            .map(|attribute| attribute.name())
            .collect::<Vec<_>>()
            .join("`, `")
    };
    let selections = state
        .selections(&templates)
        .map_err(|error| Error::unwritable_key(&names(), error))?;
    Ok(attributes.into_iter().zip(selections).collect())
}

/// What a range of stored keys asks of the first sort key attribute.
fn stored(path: &AccessPath, range: KeyRange) -> Result<(KeyAttribute, Selection)> {
    let Some((attribute, _)) = path.sort().into_iter().next() else {
        return Err(Error::new(
            ErrorKind::Key,
            "there is no sort key to restrict",
        ));
    };
    let selection = range
        .selection(attribute.kind())
        .map_err(|error| Error::unwritable_key(attribute.name(), error))?;
    Ok((attribute, selection))
}
