//! A small reader and evaluator of DynamoDB's condition expressions.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::Substitutions;

type Item = HashMap<&'static str, AttributeValue>;

#[derive(Debug)]
pub(super) enum Ast {
    Or(Vec<Self>),
    And(Vec<Self>),
    Not(Box<Self>),
    Group(Box<Self>),
    Compare(Operand, String, Operand),
    Between(Operand, Operand, Operand),
    In(Operand, Vec<Operand>),
    Call(String, Vec<Operand>),
}

#[derive(Debug)]
pub(super) enum Operand {
    Name(String),
    Value(String),
    Size(String),
}

/// The whole text as an expression; none if it is not one.
pub(super) fn parse(text: &str) -> Option<Ast> {
    let mut parser = Parser {
        words: words(text).collect(),
    };
    parser.words.reverse();
    let ast = parser.or()?;
    parser.words.is_empty().then_some(ast)
}

/// Words and punctuation.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['(', ')', ',', ' '])
        .flat_map(|piece| {
            let (word, mark) =
                piece.split_at(piece.len() - usize::from(piece.ends_with(['(', ')', ',', ' '])));
            [word, mark.trim()]
                .into_iter()
                .filter(|word| !word.is_empty())
        })
}

struct Parser<'t> {
    /// What is left to read, the next word last.
    words: Vec<&'t str>,
}

impl<'t> Parser<'t> {
    fn eat(&mut self, word: &str) -> bool {
        let next = self.words.last() == Some(&word);
        if next {
            self.words.pop();
        }
        next
    }

    fn expect(&mut self, word: &str) -> Option<()> {
        self.eat(word).then_some(())
    }

    fn or(&mut self) -> Option<Ast> {
        let mut members = vec![self.and()?];
        while self.eat("OR") {
            members.push(self.and()?);
        }
        if members.len() == 1 {
            members.pop()
        } else {
            Some(Ast::Or(members))
        }
    }

    fn and(&mut self) -> Option<Ast> {
        let mut members = vec![self.not()?];
        while self.eat("AND") {
            members.push(self.not()?);
        }
        if members.len() == 1 {
            members.pop()
        } else {
            Some(Ast::And(members))
        }
    }

    fn not(&mut self) -> Option<Ast> {
        if self.eat("NOT") {
            return Some(Ast::Not(Box::new(self.not()?)));
        }
        if self.eat("(") {
            let inner = self.or()?;
            self.expect(")")?;
            return Some(Ast::Group(Box::new(inner)));
        }
        self.test()
    }

    fn test(&mut self) -> Option<Ast> {
        let next = *self.words.last()?;
        if [
            "attribute_exists",
            "attribute_not_exists",
            "begins_with",
            "contains",
            "attribute_type",
        ]
        .contains(&next)
        {
            self.words.pop();
            return Some(Ast::Call(next.to_owned(), self.list()?));
        }
        let left = self.operand()?;
        let operator = self.words.pop()?;
        match operator {
            "BETWEEN" => {
                let low = self.operand()?;
                self.expect("AND")?;
                Some(Ast::Between(left, low, self.operand()?))
            }
            "IN" => Some(Ast::In(left, self.list()?)),
            "=" | "<>" | "<" | "<=" | ">" | ">=" => {
                Some(Ast::Compare(left, operator.to_owned(), self.operand()?))
            }
            _ => None,
        }
    }

    fn list(&mut self) -> Option<Vec<Operand>> {
        self.expect("(")?;
        let mut members = vec![self.operand()?];
        while self.eat(",") {
            members.push(self.operand()?);
        }
        self.expect(")")?;
        Some(members)
    }

    fn operand(&mut self) -> Option<Operand> {
        let word: &'t str = self.words.pop()?;
        if word == "size" {
            self.expect("(")?;
            let name = self.words.pop()?.to_owned();
            self.expect(")")?;
            return Some(Operand::Size(name));
        }
        match word.chars().next()? {
            '#' => Some(Operand::Name(word.to_owned())),
            ':' => Some(Operand::Value(word.to_owned())),
            _ => None,
        }
    }
}

impl Ast {
    /// No group could lose its parentheses without changing what is read.
    pub(super) fn needs_its_parentheses(&self) -> bool {
        let members_need = |members: &[Self], inside_and: bool| {
            members.iter().all(|member| match member {
                Self::Group(inner) => {
                    inside_and && matches!(**inner, Self::Or(_)) && inner.needs_its_parentheses()
                }
                member => member.needs_its_parentheses(),
            })
        };
        match self {
            Self::Or(members) => members_need(members, false),
            Self::And(members) => members_need(members, true),
            Self::Not(inner) => match &**inner {
                Self::Group(group) => {
                    matches!(**group, Self::And(_) | Self::Or(_)) && group.needs_its_parentheses()
                }
                inner => !matches!(inner, Self::Not(_)) && inner.needs_its_parentheses(),
            },
            Self::Group(_) => false,
            Self::Compare(..) | Self::Between(..) | Self::In(..) | Self::Call(..) => true,
        }
    }

    pub(super) fn operators(&self) -> usize {
        let size = |operand: &Operand| usize::from(matches!(operand, Operand::Size(_)));
        match self {
            Self::Or(members) | Self::And(members) => {
                members.iter().map(Self::operators).sum::<usize>() + members.len() - 1
            }
            Self::Not(inner) => 1 + inner.operators(),
            Self::Group(inner) => inner.operators(),
            Self::Compare(left, _, right) => 1 + size(left) + size(right),
            Self::Between(operand, _, _) | Self::In(operand, _) => 1 + size(operand),
            Self::Call(..) => 1,
        }
    }

    pub(super) fn holds(&self, with: &Substitutions, item: &Item) -> bool {
        let find = |operand: &Operand| operand.find(with, item);
        match self {
            Self::Or(members) => members.iter().any(|member| member.holds(with, item)),
            Self::And(members) => members.iter().all(|member| member.holds(with, item)),
            Self::Not(inner) => !inner.holds(with, item),
            Self::Group(inner) => inner.holds(with, item),
            Self::Compare(left, operator, right) => compare(find(left), operator, find(right)),
            Self::Between(operand, low, high) => {
                // The service refuses a reversed range of values.
                assert!(
                    compare(find(low), "<=", find(high)),
                    "{self:?} of {:?}",
                    with.values()
                );
                compare(find(operand), ">=", find(low)) && compare(find(operand), "<=", find(high))
            }
            Self::In(operand, list) => {
                assert!(list.len() < 100, "{self:?}");
                list.iter()
                    .any(|value| compare(find(operand), "=", find(value)))
            }
            Self::Call(function, arguments) => {
                let value = find(&arguments[0]);
                let argument = arguments.get(1).and_then(find);
                match (function.as_str(), value, argument) {
                    ("attribute_exists", value, _) => value.is_some(),
                    ("attribute_not_exists", value, _) => value.is_none(),
                    (
                        "begins_with",
                        Some(AttributeValue::S(text)),
                        Some(AttributeValue::S(prefix)),
                    ) => text.starts_with(&prefix),
                    ("contains", Some(AttributeValue::S(text)), Some(AttributeValue::S(part))) => {
                        text.contains(&part)
                    }
                    ("attribute_type", Some(value), Some(AttributeValue::S(code))) => {
                        matches!(value, AttributeValue::S(_)) && code == "S"
                    }
                    ("contains", Some(AttributeValue::L(members)), Some(part)) => {
                        members.contains(&part)
                    }
                    _ => false,
                }
            }
        }
    }
}

impl Operand {
    fn find(&self, with: &Substitutions, item: &Item) -> Option<AttributeValue> {
        let attribute = |path: &String| {
            let (placeholder, index) = match path.split_once('[') {
                Some((placeholder, index)) => (placeholder, Some(index)),
                None => (path.as_str(), None),
            };
            let mut names = with.names().iter();
            let (_, name) = names.find(|(known, _)| known == placeholder).unwrap();
            let found = item.get(name.as_str())?;
            let Some(index) = index else {
                return Some(found.clone());
            };
            let index: usize = index.strip_suffix(']').unwrap().parse().unwrap();
            found.as_l().ok()?.get(index).cloned()
        };
        match self {
            Self::Name(placeholder) => attribute(placeholder),
            Self::Value(placeholder) => {
                let known = with.values().iter().find(|(known, _)| known == placeholder);
                Some(known.unwrap().1.clone())
            }
            Self::Size(placeholder) => {
                let size = match attribute(placeholder)? {
                    AttributeValue::S(text) => text.len(),
                    AttributeValue::L(members) => members.len(),
                    _ => return None,
                };
                Some(AttributeValue::N(size.to_string()))
            }
        }
    }
}

fn compare(left: Option<AttributeValue>, operator: &str, right: Option<AttributeValue>) -> bool {
    use AttributeValue::{N, S};
    let (Some(left), Some(right)) = (left, right) else {
        return operator == "<>";
    };
    let order = match (&left, &right) {
        (N(left), N(right)) => left.parse::<i128>().unwrap().cmp(&right.parse().unwrap()),
        (S(left), S(right)) => left.cmp(right),
        _ => return (operator == "=" && left == right) || (operator == "<>" && left != right),
    };
    match operator {
        "=" => order.is_eq(),
        "<>" => order.is_ne(),
        "<" => order.is_lt(),
        "<=" => order.is_le(),
        ">" => order.is_gt(),
        ">=" => order.is_ge(),
        _ => unreachable!("{operator}"),
    }
}
