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

/// A chain of calls as rustfmt would break it: in one line if it fits, else in a line for each call.
pub(crate) fn chain(code: &str, width: usize) -> Vec<String> {
    // The compiler breaks the text of a long expression wherever it likes.
    let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
    if code.chars().count() <= width {
        return vec![code];
    }
    let mut lines = Vec::new();
    for (number, call) in wrap(&code, calls(&code), 0).into_iter().enumerate() {
        let indent = if number == 0 { 0 } else { 4 };
        let parts = wrap(call, argument_starts(call), width.saturating_sub(indent));
        for (number, part) in parts.into_iter().enumerate() {
            let indent = if number == 0 { indent } else { indent + 4 };
            lines.push(format!("{:indent$}{part}", ""));
        }
    }
    lines
}

/// Where the calls of a chain begin, but for those inside of arguments and that on a short name, such as `db.write()`.
fn calls(code: &str) -> Vec<usize> {
    const SHORT: usize = 4;
    let mut depth = 0_usize;
    let mut starts = Vec::new();
    for (at, character) in code.char_indices() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            '.' if depth == 0 && at > SHORT && !is_await(code, at) => starts.push(at),
            _ => {}
        }
    }
    starts
}

fn is_await(code: &str, at: usize) -> bool {
    code.get(at..)
        .is_some_and(|rest| rest.starts_with(".await"))
}

/// Where a call that is too long may be broken: before the methods and after the commas of its arguments.
fn argument_starts(code: &str) -> Vec<usize> {
    let methods = code.match_indices(").").map(|(at, _)| at + 1);
    let arguments = code.match_indices(", ").map(|(at, _)| at + 2);
    let mut starts: Vec<_> = methods.chain(arguments).collect();
    starts.sort_unstable();
    starts
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
