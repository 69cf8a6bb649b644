/// Where a request goes, as far as it is signed: `https://host/path`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target<'a> {
    /// With the port, where it is not that of the scheme: those are not sent.
    pub(super) host: &'a str,
    pub(super) path: &'a str,
}

impl<'a> Target<'a> {
    /// `None` for a URI whose parts are not signed as they stand: a query, dots, characters that are encoded.
    pub(super) fn of(uri: &'a str) -> Option<Self> {
        let (rest, standard) = match uri.strip_prefix("https://") {
            Some(rest) => (rest, "443"),
            None => (uri.strip_prefix("http://")?, "80"),
        };
        let length = rest.find('/').unwrap_or(rest.len());
        let (authority, path) = rest.split_at(length);
        let (name, port) = match authority.split_once(':') {
            Some((name, port)) => (name, Some(port)),
            None => (authority, None),
        };
        let plain = !name.is_empty()
            && name.bytes().all(is_of_name)
            && port.is_none_or(|port| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()))
            && path.bytes().all(is_of_path)
            && !path.contains("//");
        let host = if port == Some(standard) {
            name
        } else {
            authority
        };
        let path = if path.is_empty() { "/" } else { path };
        plain.then_some(Self { host, path })
    }
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')
}

fn is_of_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~' | b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints_are_signed_as_they_stand() {
        for (uri, host, path) in [
            (
                "https://dynamodb.eu-west-1.amazonaws.com",
                "dynamodb.eu-west-1.amazonaws.com",
                "/",
            ),
            (
                "https://dynamodb.eu-west-1.amazonaws.com/",
                "dynamodb.eu-west-1.amazonaws.com",
                "/",
            ),
            ("http://localhost:8000/", "localhost:8000", "/"),
            ("http://localhost:80/", "localhost", "/"),
            ("https://localhost:80/", "localhost:80", "/"),
            ("https://proxy:443/tables/of_us/", "proxy", "/tables/of_us/"),
        ] {
            assert_eq!(Target::of(uri), Some(Target { host, path }), "{uri}");
        }
    }

    #[test]
    fn others_are_left_to_the_sdk() {
        for uri in [
            "/",
            "ftp://host/",
            "https:///",
            "https://host:/",
            "https://user@host/",
            "https://[::1]/",
            "https://host/?a=b",
            "https://host?a=b",
            "https://host/a%20b",
            "https://host/a/../b",
            "https://host//",
        ] {
            assert_eq!(Target::of(uri), None, "{uri}");
        }
    }
}
