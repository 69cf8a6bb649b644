use serde_json::{Map, Value};

/// The size of attributes as DynamoDB counts them, in bytes: names and values.
pub(super) fn of_item(attributes: &Map<String, Value>) -> usize {
    let sizes = attributes
        .iter()
        .map(|(name, value)| name.len() + of_value(value));
    sizes.sum()
}

fn of_value(value: &Value) -> usize {
    let Some((kind, value)) = value.as_object().and_then(|value| value.iter().next()) else {
        return 0;
    };
    let each = |of: fn(&str) -> usize| {
        let values = value.as_array().into_iter().flatten();
        values.filter_map(Value::as_str).map(of).sum()
    };
    let one = |of: fn(&str) -> usize| value.as_str().map_or(0, of);
    match kind.as_str() {
        "S" => one(str::len),
        "N" => one(of_number),
        "B" => one(of_base64),
        "SS" => each(str::len),
        "NS" => each(of_number),
        "BS" => each(of_base64),
        "M" => value
            .as_object()
            .map_or(3, |members| 3 + members.len() + of_item(members)),
        "L" => value.as_array().map_or(3, |values| {
            3 + values.len() + values.iter().map(of_value).sum::<usize>()
        }),
        // BOOL and NULL.
        _ => 1,
    }
}

/// About a byte for two digits, and one more.
fn of_number(digits: &str) -> usize {
    let digits = digits.bytes().filter(u8::is_ascii_digit).count();
    digits.div_ceil(2) + 1
}

fn of_base64(text: &str) -> usize {
    text.trim_end_matches('=').len() * 3 / 4
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_kind_of_value_has_its_size() {
        let item = json!({
            "s": { "S": "héllo" },          // 1 + 6
            "n": { "N": "-12.345" },        // 1 + 4
            "b": { "B": "AAECAw==" },       // 1 + 4
            "o": { "BOOL": true },          // 1 + 1
            "z": { "NULL": true },          // 1 + 1
            "t": { "SS": ["ab", "c"] },     // 1 + 3
            "l": { "L": [{ "S": "ab" }, { "BOOL": true }] }, // 1 + 3 + 2 + 3
            "m": { "M": { "x": { "N": "7" } } },             // 1 + 3 + 1 + 1 + 2
        });
        assert_eq!(
            of_item(item.as_object().unwrap()),
            7 + 5 + 5 + 2 + 2 + 4 + 9 + 8
        );
    }
}
