//! serde's `rename_all`, letter for letter: fields start from snake case, variants from Pascal case.

use syn::LitStr;

/// One of serde's eight cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    const ALL: [(&'static str, Self); 8] = [
        ("lowercase", Self::Lower),
        ("UPPERCASE", Self::Upper),
        ("PascalCase", Self::Pascal),
        ("camelCase", Self::Camel),
        ("snake_case", Self::Snake),
        ("SCREAMING_SNAKE_CASE", Self::ScreamingSnake),
        ("kebab-case", Self::Kebab),
        ("SCREAMING-KEBAB-CASE", Self::ScreamingKebab),
    ];

    /// The case with this name; serde's derive refuses the others, so they count as none here.
    pub(crate) fn named(literal: Option<&LitStr>) -> Option<Self> {
        let name = literal?.value();
        Self::ALL
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, case)| *case)
    }

    pub(crate) fn field(self, name: &str) -> String {
        match self {
            Self::Lower | Self::Snake => name.to_owned(),
            Self::Upper | Self::ScreamingSnake => name.to_ascii_uppercase(),
            Self::Pascal => pascal(name),
            Self::Camel => first_lower(&pascal(name)),
            Self::Kebab => name.replace('_', "-"),
            Self::ScreamingKebab => name.to_ascii_uppercase().replace('_', "-"),
        }
    }

    pub(crate) fn variant(self, name: &str) -> String {
        match self {
            Self::Pascal => name.to_owned(),
            Self::Lower => name.to_ascii_lowercase(),
            Self::Upper => name.to_ascii_uppercase(),
            Self::Camel => first_lower(name),
            Self::Snake => snake(name),
            Self::ScreamingSnake => snake(name).to_ascii_uppercase(),
            Self::Kebab => snake(name).replace('_', "-"),
            Self::ScreamingKebab => snake(name).to_ascii_uppercase().replace('_', "-"),
        }
    }
}

fn pascal(field: &str) -> String {
    let mut pascal = String::new();
    let mut starts = true;
    for letter in field.chars() {
        if letter == '_' {
            starts = true;
        } else if starts {
            pascal.push(letter.to_ascii_uppercase());
            starts = false;
        } else {
            pascal.push(letter);
        }
    }
    pascal
}

fn first_lower(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

fn snake(variant: &str) -> String {
    let mut snake = String::new();
    for (at, letter) in variant.char_indices() {
        if at > 0 && letter.is_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::Case;

    /// What serde 1.0 writes for `very_tasty` and `VeryTasty`, and for a digit after an underscore.
    const WRITTEN: [(Case, &str, &str, &str); 8] = [
        (Case::Lower, "very_tasty", "verytasty", "a_2b"),
        (Case::Upper, "VERY_TASTY", "VERYTASTY", "A_2B"),
        (Case::Pascal, "VeryTasty", "VeryTasty", "A2b"),
        (Case::Camel, "veryTasty", "veryTasty", "a2b"),
        (Case::Snake, "very_tasty", "very_tasty", "a_2b"),
        (Case::ScreamingSnake, "VERY_TASTY", "VERY_TASTY", "A_2B"),
        (Case::Kebab, "very-tasty", "very-tasty", "a-2b"),
        (Case::ScreamingKebab, "VERY-TASTY", "VERY-TASTY", "A-2B"),
    ];

    #[test]
    fn names_are_serdes() {
        for (case, field, variant, with_digit) in WRITTEN {
            assert_eq!(case.field("very_tasty"), field, "{case:?}");
            assert_eq!(case.variant("VeryTasty"), variant, "{case:?}");
            assert_eq!(case.field("a_2b"), with_digit, "{case:?}");
        }
    }

    #[test]
    fn short_and_odd_names_are_serdes_too() {
        assert_eq!(Case::Camel.field("a"), "a");
        assert_eq!(Case::Camel.field("_private"), "private");
        assert_eq!(Case::Snake.variant("A"), "a");
        assert_eq!(Case::Snake.variant("HTTPError"), "h_t_t_p_error");
        assert_eq!(Case::Kebab.variant("Z42"), "z42");
        assert_eq!(Case::Camel.variant("Ärger"), "Ärger");
        assert_eq!(Case::Camel.field("__"), "");
    }
}
