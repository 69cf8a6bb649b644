use jiff::Timestamp;

/// A time to the second, in UTC.
pub(crate) fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// A number of things.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// A number with a comma between its groups of three digits.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Where the methods of a chain of calls begin.
pub(crate) fn method_starts(code: &str) -> Vec<usize> {
    code.match_indices(").").map(|(at, _)| at + 1).collect()
}

/// Where the words begin.
pub(crate) fn word_starts(text: &str) -> Vec<usize> {
    text.match_indices(' ').map(|(at, _)| at + 1).collect()
}

/// The text in lines of up to this many characters, broken at some of the given places.
pub(crate) fn wrap(text: &str, breaks: Vec<usize>, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut last) = (0, 0);
    for at in breaks.into_iter().chain([text.len()]) {
        if at - start > width && last > start {
            lines.extend(text.get(start..last));
            start = last;
        }
        last = at;
    }
    lines.extend(text.get(start..));
    lines.into_iter().map(str::trim_end).collect()
}
