use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use aws_sdk_dynamodb::config::http::HttpResponse;
use aws_sdk_dynamodb::error::ConnectorError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use http_body::{Body, Frame};
use serde_json::Value;

const CHECKSUM: &str = "x-amz-crc32";
const LENGTH: &str = "content-length";

/// A reply, or what the SDK is told in place of one.
pub(super) type Replied = Result<Reply, ConnectorError>;

/// A reply that was received as a whole, or that is made up.
pub(super) struct Reply {
    head: HttpResponse,
    body: Vec<u8>,
    breaks_off: bool,
}

impl Reply {
    /// What the engine answers; with a checksum, as DynamoDB's replies have, where it gave none.
    pub(super) async fn receive(mut head: HttpResponse) -> Replied {
        let body = ByteStream::new(head.take_body()).collect().await;
        let body = body
            .map_err(|error| ConnectorError::io(error.into()))?
            .to_vec();
        let mut reply = Self {
            head,
            body,
            breaks_off: false,
        };
        if !reply.head.headers().contains_key(CHECKSUM) {
            reply.seal();
        }
        Ok(reply)
    }

    /// A reply in JSON.
    pub(super) fn json(status: u16, body: &dyn ToString) -> Replied {
        let mut reply = Self::new(status, "application/x-amz-json-1.0", body)?;
        reply.seal();
        Ok(reply)
    }

    /// The page of a load balancer, which knows of no checksum.
    pub(super) fn page(status: u16, body: &str) -> Replied {
        Self::new(status, "text/html", &body)
    }

    fn new(status: u16, kind: &'static str, body: &dyn ToString) -> Replied {
        let status = status
            .try_into()
            .map_err(|error| ConnectorError::other(Box::new(error), None))?;
        let mut head = HttpResponse::new(status, SdkBody::empty());
        head.headers_mut().insert("content-type", kind);
        let mut reply = Self {
            head,
            body: body.to_string().into_bytes(),
            breaks_off: false,
        };
        reply.measure();
        Ok(reply)
    }

    pub(super) fn is_success(&self) -> bool {
        self.head.status().is_success()
    }

    /// The body as JSON, `null` if it is none.
    pub(super) fn value(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Another body, of the right length and checksum.
    pub(super) fn rewrite(&mut self, body: &Value) {
        self.body = body.to_string().into_bytes();
        self.measure();
        self.seal();
    }

    pub(super) fn truncate(&mut self) {
        self.body.truncate(self.body.len() / 2);
        self.measure();
    }

    pub(super) fn break_off(&mut self) {
        self.body.truncate(self.body.len() / 2);
        self.breaks_off = true;
    }

    /// Bytes that no JSON has anywhere.
    pub(super) fn corrupt(&mut self) {
        let middle = self.body.len() / 2;
        for byte in self.body.iter_mut().skip(middle).take(8) {
            *byte = 0xFF;
        }
        if self.body.is_empty() {
            self.body.push(0xFF);
        }
        self.measure();
    }

    /// Another character in a value, under the old checksum; says whether there is a value.
    pub(super) fn alter(&mut self) -> bool {
        let mut value = self.value();
        let altered = alter_first(&mut value);
        if altered {
            self.body = value.to_string().into_bytes();
            self.measure();
        }
        altered
    }

    pub(super) fn empty(&mut self) {
        self.body.clear();
        self.measure();
    }

    pub(super) fn deny_checksum(&mut self) {
        let wrong = crc32fast::hash(&self.body) ^ 1;
        self.head.headers_mut().insert(CHECKSUM, wrong.to_string());
    }

    pub(super) fn into_response(mut self) -> HttpResponse {
        let body = SdkBody::from(self.body);
        *self.head.body_mut() = if self.breaks_off {
            SdkBody::from_body_1_x(BrokenOff(body))
        } else {
            body
        };
        self.head
    }

    fn measure(&mut self) {
        let length = self.body.len().to_string();
        self.head.headers_mut().insert(LENGTH, length);
    }

    fn seal(&mut self) {
        let checksum = crc32fast::hash(&self.body).to_string();
        self.head.headers_mut().insert(CHECKSUM, checksum);
    }
}

/// Alters the first string or number that is an attribute's value.
fn alter_first(value: &mut Value) -> bool {
    match value {
        Value::Array(values) => values.iter_mut().any(alter_first),
        Value::Object(members) => members.iter_mut().any(|(name, value)| match value {
            Value::String(text) if matches!(name.as_str(), "S" | "N") => alter(text),
            _ => alter_first(value),
        }),
        _ => false,
    }
}

/// The last letter or digit, so that a number stays one.
fn alter(text: &mut String) -> bool {
    let Some(last) = text.pop() else {
        return false;
    };
    text.push(match last {
        '0'..='8' | 'a'..='y' | 'A'..='Y' => char::from_u32(u32::from(last) + 1).unwrap_or('x'),
        '9' => '8',
        _ => 'x',
    });
    true
}

/// A body whose connection is reset at its end.
struct BrokenOff(SdkBody);

impl Body for BrokenOff {
    type Data = <SdkBody as Body>::Data;
    type Error = <SdkBody as Body>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let frame = ready!(Pin::new(&mut self.0).poll_frame(context));
        Poll::Ready(frame.or_else(|| Some(Err(Box::new(reset())))))
    }
}

/// What the operating system says of a connection that the other end reset.
pub(super) fn reset() -> io::Error {
    io::Error::new(io::ErrorKind::ConnectionReset, "connection reset by peer")
}
