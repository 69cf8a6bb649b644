//! The text of a tree, with as few parentheses as its precedence needs: a test binds tighter than
//! `NOT`, `NOT` than `AND`, `AND` than `OR`. DynamoDB refuses parentheses that change nothing.

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::condition::raw::{Piece, Raw};
use crate::expression::condition::tree::{Joint, Test, Tree};
use crate::expression::path::Path;
use crate::expression::placeholders::Placeholders;
use crate::expression::subject::Subject;
use crate::expression::term::{Side, Term};

pub(super) fn text(tree: &Tree, placeholders: &mut Placeholders) -> String {
    let mut writer = Writer {
        text: String::new(),
        placeholders,
    };
    writer.tree(tree);
    writer.text
}

struct Writer<'p> {
    text: String,
    placeholders: &'p mut Placeholders,
}

impl Writer<'_> {
    fn tree(&mut self, tree: &Tree) {
        match tree {
            Tree::Test(test) => self.test(test),
            Tree::Raw(raw) => self.raw(raw),
            Tree::Not(inner) => {
                self.push("NOT ");
                self.grouped(inner, inner.joint().is_some());
            }
            Tree::Joined(joint, members) => {
                let word = match joint {
                    Joint::All => " AND ",
                    Joint::Any => " OR ",
                };
                for (i, member) in members.iter().enumerate() {
                    if i > 0 {
                        self.push(word);
                    }
                    let is_looser = *joint == Joint::All && member.joint() == Some(Joint::Any);
                    self.grouped(member, is_looser);
                }
            }
        }
    }

    fn grouped(&mut self, tree: &Tree, parentheses: bool) {
        if parentheses {
            self.push("(");
        }
        self.tree(tree);
        if parentheses {
            self.push(")");
        }
    }

    fn raw(&mut self, raw: &Raw) {
        for piece in raw.pieces() {
            match piece {
                Piece::Text(text) => self.push(text),
                Piece::Name(name) => self.name(name),
                Piece::Value(value) => self.value(value),
            }
        }
    }

    fn test(&mut self, test: &Test) {
        match test {
            Test::Compare(subject, comparator, term) => {
                self.subject(subject);
                self.push(" ");
                self.push(comparator.symbol());
                self.push(" ");
                self.term(term);
            }
            Test::Between(subject, low, high) => {
                self.subject(subject);
                self.push(" BETWEEN ");
                self.term(low);
                self.push(" AND ");
                self.term(high);
            }
            Test::In(subject, list) => {
                self.subject(subject);
                self.push(" IN (");
                for (i, value) in list.iter().enumerate() {
                    if i > 0 {
                        self.push(", ");
                    }
                    self.term(value);
                }
                self.push(")");
            }
            Test::Function(function, path, argument) => {
                self.push(function.name());
                self.push("(");
                self.path(path);
                if let Some(argument) = argument {
                    self.push(", ");
                    self.term(argument);
                }
                self.push(")");
            }
        }
    }

    fn subject(&mut self, subject: &Subject) {
        match subject {
            Subject::Attribute(path) => self.path(path),
            Subject::Size(path) => {
                self.push("size(");
                self.path(path);
                self.push(")");
            }
        }
    }

    fn term(&mut self, term: &Term) {
        match term.side() {
            Side::Field(stored) | Side::Element(stored) => self.value(stored),
            Side::Attribute(path) => self.path(path),
        }
    }

    fn path(&mut self, path: &Path) {
        let placeholder = path.render(self.placeholders);
        self.push(&placeholder);
    }

    fn name(&mut self, name: &str) {
        let placeholder = self.placeholders.name(name);
        self.push(&placeholder);
    }

    fn value(&mut self, value: &AttributeValue) {
        let placeholder = self.placeholders.value(value);
        self.push(&placeholder);
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }
}
