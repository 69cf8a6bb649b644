use std::cell::RefCell;
use std::fmt;

use aws_sdk_dynamodb::config::Credentials;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::Headers;

use super::canonical::{self, Signed, every_byte};
use super::hash::{Hex, hmac, sha256};
use super::key::Keys;
use super::moment::Moment;
use super::target::Target;
use super::terms::Terms;

pub(super) const DATE: &str = "x-amz-date";
const AUTHORIZATION: &str = "authorization";
const BODY: &str = "x-amz-content-sha256";
const TOKEN: &str = "x-amz-security-token";

const ALGORITHM: &str = "AWS4-HMAC-SHA256";

thread_local! {
    /// Where requests are written down before they are hashed. What stays in it was sent, and is no secret key.
    static SCRATCH: RefCell<String> = RefCell::new(String::with_capacity(2048));
}

/// The headers that a signature adds to a request.
pub(super) struct Signature {
    date: Moment,
    authorization: String,
    body: Option<String>,
    token: Option<String>,
}

impl Signature {
    /// `None` for a request that only the SDK's signer knows how to sign.
    pub(super) fn of(
        request: &HttpRequest,
        credentials: &Credentials,
        terms: &Terms<'_>,
        date: Moment,
        keys: &Keys,
    ) -> Option<Self> {
        let target = Target::of(request.uri())?;
        let token = credentials.session_token();
        let words = [credentials.access_key_id(), terms.region, terms.service];
        if !words.into_iter().chain(token).all(is_one_word) {
            return None;
        }
        let body = Hex::of(&sha256(request.body().bytes()?));
        let authorization = SCRATCH.with_borrow_mut(|text| {
            let added = [
                Some((DATE, date.as_str())),
                token.map(|token| (TOKEN, token)),
                terms.names_body.then_some((BODY, body.as_str())),
            ];
            let added = added.into_iter().flatten();
            let signed = Signed::of(request.headers(), target.host, added)?;
            text.clear();
            canonical::push_request(text, request, target, &signed, body.as_str());
            let hash = Hex::of(&sha256(text.as_bytes()));
            text.clear();
            push_scope(text, date.day(), terms);
            let mut authorization = authorization(credentials, text, &signed);
            text.clear();
            push_string_to_sign(text, &date, terms, hash.as_str());
            let key = keys.key(credentials, date.day(), terms);
            authorization.push_str(Hex::of(&hmac(&*key, text.as_bytes())).as_str());
            Some(authorization)
        })?;
        Some(Self {
            date,
            authorization,
            body: terms.names_body.then(|| body.as_str().to_owned()),
            token: token.map(str::to_owned),
        })
    }

    /// In the SDK's order. `false` when they cannot be headers.
    pub(super) fn put_into(self, headers: &mut Headers) -> bool {
        let others = [(BODY, self.body), (TOKEN, self.token)];
        let put = headers.try_insert(DATE, self.date.into_string()).is_ok()
            && headers
                .try_insert(AUTHORIZATION, self.authorization)
                .is_ok();
        put && others
            .into_iter()
            .all(|(name, value)| value.is_none_or(|value| headers.try_insert(name, value).is_ok()))
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signature").finish_non_exhaustive()
    }
}

/// All of an `Authorization` header but the signature.
fn authorization(credentials: &Credentials, scope: &str, signed: &Signed<'_>) -> String {
    let mut text = String::with_capacity(512);
    text.push_str(ALGORITHM);
    text.push_str(" Credential=");
    text.push_str(credentials.access_key_id());
    text.push('/');
    text.push_str(scope);
    text.push_str(", SignedHeaders=");
    signed.push_names(&mut text);
    text.push_str(", Signature=");
    text
}

fn push_string_to_sign(text: &mut String, date: &Moment, terms: &Terms<'_>, hash: &str) {
    text.push_str(ALGORITHM);
    text.push('\n');
    text.push_str(date.as_str());
    text.push('\n');
    push_scope(text, date.day(), terms);
    text.push('\n');
    text.push_str(hash);
}

fn push_scope(text: &mut String, day: &str, terms: &Terms<'_>) {
    for part in [day, terms.region, terms.service] {
        text.push_str(part);
        text.push('/');
    }
    text.push_str("aws4_request");
}

fn is_one_word(text: &str) -> bool {
    every_byte(text, |byte| byte.is_ascii_graphic())
}
