//! Expressions as members of a request.

use super::Object;
use crate::codec::json;
use crate::request::Expressions;
use crate::transport::input::on_failure;

impl Object<'_> {
    /// Of a write.
    pub(super) fn condition(&mut self, expressions: &Expressions) -> Option<()> {
        self.option("ConditionExpression", expressions.condition.as_ref());
        self.names(expressions)?;
        self.values(expressions)?;
        let on_failure = on_failure(expressions);
        self.option("ReturnValuesOnConditionCheckFailure", on_failure.as_ref());
        Some(())
    }

    /// Of a read by keys.
    pub(super) fn projection(&mut self, expressions: &Expressions) -> Option<()> {
        self.option("ProjectionExpression", expressions.projection.as_ref());
        self.names(expressions)
    }

    /// Of a query or a scan.
    pub(super) fn filter(&mut self, expressions: &Expressions) -> Option<()> {
        self.option("FilterExpression", expressions.filter.as_ref());
        self.projection(expressions)?;
        self.values(expressions)
    }

    fn names(&mut self, expressions: &Expressions) -> Option<()> {
        let Some(names) = &expressions.names else {
            return Some(());
        };
        self.value("ExpressionAttributeNames", |to| {
            json::object(to, names, |to, name| {
                json::string(to, name);
                Some(())
            })
        })
    }

    fn values(&mut self, expressions: &Expressions) -> Option<()> {
        let Some(values) = &expressions.values else {
            return Some(());
        };
        self.value("ExpressionAttributeValues", |to| {
            json::object(to, values, json::value)
        })
    }
}
