/// The capacity that one request consumed, in RCU or WCU.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Consumed {
    /// Table and indexes together.
    pub(crate) total: f64,
    /// The table's own part; `None` where DynamoDB was not asked to tell them apart.
    pub(crate) table: Option<f64>,
    /// The global indexes' parts. What local indexes consume is the table's.
    pub(crate) indexes: Vec<(String, f64)>,
}

impl Consumed {
    /// Of several tables or requests together.
    pub(crate) fn add(&mut self, other: Self) {
        self.total += other.total;
        self.table = match (self.table, other.table) {
            (Some(own), Some(other)) => Some(own + other),
            (own, other) => own.or(other),
        };
        for (index, units) in other.indexes {
            match self.indexes.iter_mut().find(|(known, _)| *known == index) {
                Some((_, own)) => *own += units,
                None => self.indexes.push((index, units)),
            }
        }
    }
}
