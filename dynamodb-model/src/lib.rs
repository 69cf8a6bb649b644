//! Model.

pub mod expression;
