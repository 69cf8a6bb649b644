//! Any condition, rendered and read back, is true of the same items.

mod parser;
mod sample;

use std::collections::HashSet;

use proptest::prelude::*;

use self::parser::{Ast, parse};
use self::sample::{Sample, Shape, sample, shape};
use crate::expression::{Clause, Placeholders, Substitutions};

fn rendered(shape: &Shape) -> (Clause, Substitutions) {
    let mut placeholders = Placeholders::new();
    let clause = shape.condition().render(&mut placeholders).unwrap();
    (clause, placeholders.finish().unwrap())
}

/// The text's own truth, by DynamoDB's rules.
fn truth(clause: &Clause, substitutions: &Substitutions, item: &Sample) -> bool {
    match clause {
        Clause::Always => true,
        Clause::Never => false,
        Clause::Text(text) => parse(text).unwrap().holds(substitutions, &item.stored()),
    }
}

proptest! {
    // One run for all laws: making the cases is what costs.
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_rendered_condition_says_the_same(
        shape in shape(),
        items in prop::collection::vec(sample(), 4),
    ) {
        let (clause, substitutions) = rendered(&shape);
        for item in &items {
            prop_assert_eq!(
                truth(&clause, &substitutions, item),
                shape.holds(item),
                "{:?} of {:?}, as {:?} with {:?}", shape, item, clause, substitutions.values()
            );
        }
        let text = clause.into_text().unwrap_or_default();
        only_needed_parentheses_are_written(&text)?;
        operators_are_counted_as_they_are_written(&shape, &text)?;
        placeholders_are_numbered_as_they_are_used(&text, &substitutions)?;
        no_name_or_value_is_sent_twice(&substitutions)?;
    }
}

fn only_needed_parentheses_are_written(text: &str) -> Result<(), TestCaseError> {
    prop_assert!(
        parse(text).is_none_or(|ast| ast.needs_its_parentheses()),
        "{}",
        text
    );
    Ok(())
}

fn operators_are_counted_as_they_are_written(
    shape: &Shape,
    text: &str,
) -> Result<(), TestCaseError> {
    let written = parse(text).map_or(0, |ast| ast.operators());
    prop_assert_eq!(shape.condition().operators(), written);
    Ok(())
}

fn placeholders_are_numbered_as_they_are_used(
    text: &str,
    substitutions: &Substitutions,
) -> Result<(), TestCaseError> {
    let names: Vec<&String> = substitutions.names().iter().map(|(key, _)| key).collect();
    let values: Vec<&String> = substitutions.values().iter().map(|(key, _)| key).collect();
    for (mark, known) in [('#', names), (':', values)] {
        let mut seen = HashSet::new();
        let used = parser::words(text).filter(|word| word.starts_with(mark));
        // An index stands directly behind the name of its list.
        let used = used.map(|word| word.split('[').next().unwrap_or(word));
        let first_uses: Vec<&str> = used.filter(|word| seen.insert(*word)).collect();
        prop_assert_eq!(&first_uses, &known);
        for (i, placeholder) in known.into_iter().enumerate() {
            prop_assert_eq!(placeholder, &format!("{mark}{i}"));
        }
    }
    Ok(())
}

fn no_name_or_value_is_sent_twice(substitutions: &Substitutions) -> Result<(), TestCaseError> {
    for (i, (_, name)) in substitutions.names().iter().enumerate() {
        prop_assert!(
            substitutions.names()[i + 1..]
                .iter()
                .all(|(_, other)| other != name)
        );
    }
    for (i, (_, value)) in substitutions.values().iter().enumerate() {
        prop_assert!(
            substitutions.values()[i + 1..]
                .iter()
                .all(|(_, other)| other != value)
        );
    }
    Ok(())
}

#[test]
fn the_parser_of_these_tests_binds_not_before_and_before_or() {
    let ast = parse("NOT attribute_exists(#0) AND #1 = :0 OR size(#2) < :1").unwrap();
    let Ast::Or(members) = ast else {
        panic!("{ast:?}")
    };
    let Ast::And(first) = &members[0] else {
        panic!("{members:?}")
    };
    assert!(matches!(first[0], Ast::Not(_)));
    assert!(parse("(#0 = :0) OR #1 = :1").is_some_and(|ast| !ast.needs_its_parentheses()));
    assert!(parse("(#0 = :0").is_none());
}
