//! Random key templates over random columns.

use std::cmp::Ordering;

use dynamodb_model::key::{KeyError, KeyRole, KeyTemplate, KeyValue, PartSchema, Parts, Segment};
use proptest::prelude::*;

use crate::column::{Column, Value};

pub(crate) type AnyColumn = &'static dyn Column;

/// The columns of a sort key and its attributes' templates.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) columns: Vec<AnyColumn>,
    pub(crate) templates: &'static [KeyTemplate],
    pub(crate) schema: &'static [PartSchema],
}

impl Layout {
    pub(crate) fn new(columns: Vec<AnyColumn>, templates: Vec<KeyTemplate>) -> Self {
        let schema: Vec<_> = columns.iter().map(|column| column.schema()).collect();
        Self {
            columns,
            templates: Vec::leak(templates),
            schema: Vec::leak(schema),
        }
    }

    /// One text attribute: `literals` come before, between and after the parts.
    pub(crate) fn text(columns: Vec<AnyColumn>, literals: &[&'static str]) -> Self {
        let mut segments = Vec::new();
        for (i, literal) in literals.iter().enumerate() {
            if !literal.is_empty() {
                segments.push(Segment::Literal(literal));
            }
            if i < columns.len() {
                segments.push(Segment::Part(i));
            }
        }
        Self::new(columns, vec![KeyTemplate::Text(Vec::leak(segments))])
    }

    pub(crate) fn parts(&self, tuple: &[Value]) -> Parts {
        let mut parts = Parts::new(self.schema);
        for (i, (column, value)) in self.columns.iter().zip(tuple).enumerate() {
            parts = column.set(parts, i, value);
        }
        parts
    }

    /// The key attributes of a tuple.
    pub(crate) fn key(&self, tuple: &[Value]) -> Result<Vec<KeyValue>, KeyError> {
        let parts = self.parts(tuple);
        let mut key = Vec::new();
        for template in self.templates {
            key.extend(template.render(&parts, KeyRole::Sort)?);
        }
        Ok(key)
    }

    /// The tuple of a key.
    pub(crate) fn read(&self, key: &[KeyValue]) -> Result<Vec<Value>, KeyError> {
        let mut parts = Parts::new(self.schema);
        for (template, value) in self.templates.iter().zip(key) {
            template.parse(value, &mut parts)?;
        }
        let columns = self.columns.iter().enumerate();
        Ok(columns.map(|(i, column)| column.get(&parts, i)).collect())
    }

    /// Part by part, in the order that the keys should have.
    pub(crate) fn key_order(&self, a: &[Value], b: &[Value]) -> Ordering {
        let mut parts = self.columns.iter().zip(a.iter().zip(b));
        parts
            .find_map(|(column, (a, b))| Some(column.key_order(a, b)).filter(|o| o.is_ne()))
            .unwrap_or(Ordering::Equal)
    }
}

/// Attribute by attribute, as DynamoDB sorts.
pub(crate) fn stored_order(a: &[KeyValue], b: &[KeyValue]) -> Ordering {
    let mut attributes = a.iter().zip(b);
    attributes
        .find_map(|(a, b)| a.sort_cmp(b).filter(|order| order.is_ne()))
        .unwrap_or(Ordering::Equal)
}

/// One to four of these columns.
pub(crate) fn columns(of: Vec<AnyColumn>) -> impl Strategy<Value = Vec<AnyColumn>> {
    prop::collection::vec(prop::sample::select(of), 1..=4)
}

/// Each column's values: three, from which tuples are made, so that parts are often equal.
pub(crate) fn pools(columns: &[AnyColumn]) -> impl Strategy<Value = Vec<[Value; 3]>> + use<> {
    let pool = |column: &AnyColumn| prop::array::uniform3(column.samples());
    columns.iter().map(pool).collect::<Vec<_>>()
}

/// A tuple: for each part, which of the pool's values.
pub(crate) fn choices() -> impl Strategy<Value = [usize; 4]> {
    prop::array::uniform4(0_usize..3)
}

pub(crate) fn tuple(pools: &[[Value; 3]], choices: &[usize; 4]) -> Vec<Value> {
    let chosen = pools.iter().zip(choices);
    chosen.map(|(pool, choice)| pool[*choice].clone()).collect()
}

/// A layout and two tuples.
pub(crate) fn pairs(
    layouts: impl Strategy<Value = Layout>,
) -> impl Strategy<Value = (Layout, Vec<Value>, Vec<Value>)> {
    layouts.prop_flat_map(|layout| {
        let pools = pools(&layout.columns);
        (Just(layout), pools, choices(), choices())
            .prop_map(|(layout, pools, a, b)| (layout, tuple(&pools, &a), tuple(&pools, &b)))
    })
}
