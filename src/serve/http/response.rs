//! Writing a response.

use std::io::{self, Write};
use std::net::TcpStream;
use std::time::Duration;

/// So long the other side may take to read a piece.
const PATIENCE: Duration = Duration::from_secs(30);

/// A response whose body is known as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Response {
    pub(in crate::serve) status: u16,
    pub(in crate::serve) media_type: &'static str,
    /// More fields of the head.
    pub(in crate::serve) fields: Vec<(&'static str, String)>,
    pub(in crate::serve) body: Vec<u8>,
}

impl Response {
    /// A body of a media type.
    pub(in crate::serve) fn new(status: u16, media_type: &'static str, body: Vec<u8>) -> Self {
        Self { status, media_type, fields: Vec::new(), body }
    }

    /// A few words.
    pub(in crate::serve) fn text(status: u16, words: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{words}\n").into_bytes())
    }

    /// The same with one more field.
    #[must_use]
    pub(in crate::serve) fn field(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.fields.push((name, value.into()));
        self
    }

    /// Writes it, for HEAD without its body.
    ///
    /// # Errors
    /// The other side has gone, or does not read.
    pub(in crate::serve) fn write(
        &self,
        mut stream: &TcpStream,
        with_body: bool,
        stays: bool,
    ) -> io::Result<()> {
        let mut bytes = head(self.status, self.media_type, &self.fields);
        bytes += "Content-Length: ";
        bytes += &self.body.len().to_string();
        bytes += "\r\n";
        bytes += if stays { "Connection: keep-alive\r\n\r\n" } else { "Connection: close\r\n\r\n" };
        let mut bytes = bytes.into_bytes();
        if with_body {
            bytes.extend_from_slice(&self.body);
        }
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(&bytes)
    }
}

/// The head of a stream of events, which has no end.
pub(in crate::serve) fn head_of_events() -> String {
    head(200, "text/event-stream", &[]) + "Connection: close\r\n\r\n"
}

/// A status line and the fields that every response has.
fn head(status: u16, media_type: &str, fields: &[(&'static str, String)]) -> String {
    let mut head = format!(
        "HTTP/1.1 {status} {}\r\nContent-Type: {media_type}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n",
        reason(status)
    );
    for (name, value) in fields {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        302 => "Found",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}
