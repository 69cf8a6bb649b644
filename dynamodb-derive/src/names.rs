//! Identifiers: the user's without their `r#`, and the ones that the derives invent.

use proc_macro2::{Ident, Span};

/// An identifier as the reader and serde know it: without `r#`.
pub(crate) fn plain(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#")
        .map_or_else(|| text.clone(), str::to_owned)
}

/// The identifier for a name, raw when the name is a keyword; `None` when no identifier can have this name.
pub(crate) fn ident(name: &str, span: Span) -> Option<Ident> {
    let name = name.strip_prefix("r#").unwrap_or(name);
    let with_span = |mut ident: Ident| {
        ident.set_span(span);
        ident
    };
    if let Ok(ident) = syn::parse_str::<Ident>(name) {
        return Some(with_span(ident));
    }
    syn::parse_str::<Ident>(&format!("r#{name}"))
        .ok()
        .map(with_span)
}

/// The snake case of a type's name, as rustfmt's readers write module names.
pub(crate) fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    let mut previous: Option<char> = None;
    let mut rest = name.chars().peekable();
    while let Some(letter) = rest.next() {
        let after_word = previous.is_some_and(|p| p.is_lowercase() || p.is_ascii_digit());
        let ends_acronym = previous.is_some_and(char::is_uppercase)
            && rest.peek().is_some_and(|n| n.is_lowercase());
        if letter.is_uppercase() && (after_word || ends_acronym) {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        previous = Some(letter);
    }
    snake
}

/// Text as the key codec escapes it, so that `#` separates and nothing else does.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c <= '$' {
            escaped.push_str(&format!("${:02x}", u32::from(c)));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// FNV-1a of an attribute's name: the number by which two derives speak of the same attribute.
pub(crate) fn attribute_hash(name: &str) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in name.bytes() {
        hash ^= u64::from(byte);
        hash = hash.wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::{attribute_hash, ident, plain, snake_case};

    #[test]
    fn keywords_become_raw_and_impossible_names_none() {
        let named = |name| ident(name, Span::call_site()).map(|ident| ident.to_string());
        assert_eq!(named("system_id").as_deref(), Some("system_id"));
        assert_eq!(named("type").as_deref(), Some("r#type"));
        assert_eq!(named("r#type").as_deref(), Some("r#type"));
        assert_eq!(named("self"), None);
        assert_eq!(named("0"), None);
        assert_eq!(named("a b"), None);
        assert_eq!(named(""), None);
    }

    #[test]
    fn raw_identifiers_lose_their_prefix() {
        let raw = ident("type", Span::call_site()).expect("a raw identifier");
        assert_eq!(plain(&raw), "type");
    }

    #[test]
    fn modules_are_named_in_snake_case() {
        assert_eq!(snake_case("Metric"), "metric");
        assert_eq!(snake_case("SystemMetric"), "system_metric");
        assert_eq!(snake_case("HTTPRequest"), "http_request");
        assert_eq!(snake_case("Order2Go"), "order2_go");
        assert_eq!(snake_case("Größe"), "größe");
    }

    #[test]
    fn hashes_are_fnv_1a() {
        assert_eq!(attribute_hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(attribute_hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(attribute_hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
