use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::Headers;

use super::target::Target;

/// A request has about a dozen headers. One with more than this is left to the SDK.
const MOST: usize = 32;

/// What the SDK does not sign: it is made by the signature, or changed on the way.
const UNSIGNED: [&str; 4] = [
    "authorization",
    "transfer-encoding",
    "user-agent",
    "x-amzn-trace-id",
];

const HOST: &str = "host";

/// The headers that are signed, in the order of their names.
#[derive(Debug)]
pub(super) struct Signed<'a> {
    headers: [(&'a str, &'a str); MOST],
    count: usize,
}

impl<'a> Signed<'a> {
    /// Those of the request, and `added`, which take the place of what has their names. `None` when there is one that cannot
    /// be signed.
    pub(super) fn of(
        headers: &'a Headers,
        host: &'a str,
        added: impl IntoIterator<Item = (&'a str, &'a str)> + Clone,
    ) -> Option<Self> {
        let mut signed = Self {
            headers: [("", ""); MOST],
            count: 0,
        };
        let mut has_host = false;
        for (name, value) in headers {
            let replaced = added.clone().into_iter().any(|(new, _)| new == name);
            if replaced || UNSIGNED.contains(&name) {
                continue;
            }
            has_host |= name == HOST;
            signed.push(name, value)?;
        }
        if !has_host {
            signed.push(HOST, host)?;
        }
        for (name, value) in added {
            signed.push(name, value)?;
        }
        let filled = signed.headers.get_mut(..signed.count)?;
        // Stable: the values of one name stay in their order.
        filled.sort_by_key(|(name, _)| *name);
        Some(signed)
    }

    fn push(&mut self, name: &'a str, value: &'a str) -> Option<()> {
        let visible = |byte| byte == b'\t' || (b' '..=b'~').contains(&byte);
        if !every_byte(value, visible) {
            return None;
        }
        *self.headers.get_mut(self.count)? = (name, value);
        self.count += 1;
        Some(())
    }

    /// The names, each once: `host;x-amz-date`.
    pub(super) fn push_names(&self, text: &mut String) {
        let mut last = None;
        for (name, _) in self.iter() {
            match last {
                Some(last) if last == name => continue,
                Some(_) => text.push(';'),
                None => {}
            }
            text.push_str(name);
            last = Some(name);
        }
    }

    fn push_lines(&self, text: &mut String) {
        let mut last = None;
        for (name, value) in self.iter() {
            if last == Some(name) {
                text.push(',');
            } else {
                if last.is_some() {
                    text.push('\n');
                }
                text.push_str(name);
                text.push(':');
            }
            push_value(text, value);
            last = Some(name);
        }
        text.push('\n');
    }

    fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> + '_ {
        self.headers.iter().copied().take(self.count)
    }
}

/// Writes what the hash of a request is taken of.
pub(super) fn push_request(
    text: &mut String,
    request: &HttpRequest,
    target: Target<'_>,
    signed: &Signed<'_>,
    body_hash: &str,
) {
    text.push_str(request.method());
    text.push('\n');
    text.push_str(target.path);
    // An empty line in the place of the query.
    text.push_str("\n\n");
    signed.push_lines(text);
    text.push('\n');
    signed.push_names(text);
    text.push('\n');
    text.push_str(body_hash);
}

/// Without spaces around it, and with one in the place of several.
fn push_value(text: &mut String, value: &str) {
    let value = value.trim_matches(' ');
    if !value.contains("  ") {
        text.push_str(value);
        return;
    }
    let mut words = value.split(' ').filter(|word| !word.is_empty());
    text.extend(words.next());
    for word in words {
        text.push(' ');
        text.push_str(word);
    }
}

/// Without stopping at the first that is not, so that many are looked at together: a token has a thousand bytes.
pub(super) fn every_byte(text: &str, is: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(true, |all, byte| all & is(byte))
}
