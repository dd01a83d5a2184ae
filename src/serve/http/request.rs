//! Reading the head of a request, within bounds.

use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// The most bytes of a head.
const MOST_BYTES: usize = 16 * 1024;
/// The most fields of a head.
const MOST_FIELDS: usize = 64;
/// So long a head may take to arrive, from its first byte.
const PATIENCE: Duration = Duration::from_secs(10);
/// So long a connection may be silent between two requests.
const IDLE: Duration = Duration::from_secs(30);

/// What may be done with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::serve) enum Method {
    Get,
    /// Everything but the body.
    Head,
}

/// A request, as far as it is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Request {
    pub(in crate::serve) method: Method,
    /// The path, beginning with `/`, without a query.
    pub(in crate::serve) path: String,
    /// The query with its `?`, or nothing.
    pub(in crate::serve) query: String,
    /// The name by which the server was called, with its port.
    pub(in crate::serve) host: String,
    /// The last event that a page heard of.
    pub(in crate::serve) last_event: Option<String>,
    /// Whether a page of another site asks.
    pub(in crate::serve) is_foreign: bool,
    /// Whether more will be asked on this connection.
    pub(in crate::serve) stays: bool,
}

/// Why there is no request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::serve) enum Refusal {
    /// The other side has gone, or was silent: nobody to answer.
    Gone,
    /// It is not HTTP/1.1, or not what a browser would ask: 400.
    Malformed,
    /// It has a head beyond the bounds: 431.
    TooLarge,
    /// It took too long to arrive: 408.
    TooSlow,
    /// It wants something else than to read: 405.
    Method,
}

/// The requests of one connection.
pub(in crate::serve) struct Incoming<'s> {
    stream: &'s TcpStream,
    /// What was read and belongs to no request yet.
    buffer: Vec<u8>,
}

impl<'s> Incoming<'s> {
    pub(in crate::serve) fn new(stream: &'s TcpStream) -> Self {
        Self { stream, buffer: Vec::new() }
    }

    /// Reads the next request.
    ///
    /// # Errors
    /// None comes, or one that is not answered → why.
    pub(in crate::serve) fn next(&mut self) -> Result<Request, Refusal> {
        let mut deadline: Option<Instant> = None;
        loop {
            if !self.buffer.is_empty() {
                if let Some((request, length)) = parse(&self.buffer)? {
                    self.buffer.drain(..length);
                    return Ok(request);
                }
                if self.buffer.len() >= MOST_BYTES {
                    return Err(Refusal::TooLarge);
                }
                deadline.get_or_insert_with(|| Instant::now() + PATIENCE);
            }
            self.more(deadline)?;
        }
    }

    /// Reads some bytes.
    fn more(&mut self, deadline: Option<Instant>) -> Result<(), Refusal> {
        let late = if deadline.is_some() { Refusal::TooSlow } else { Refusal::Gone };
        let wait = match deadline {
            Some(deadline) => deadline.saturating_duration_since(Instant::now()),
            None => IDLE,
        };
        if wait.is_zero() {
            return Err(late);
        }
        self.stream.set_read_timeout(Some(wait)).map_err(|_| Refusal::Gone)?;
        let mut chunk = [0; 4096];
        match self.stream.read(&mut chunk) {
            Ok(0) => Err(Refusal::Gone),
            Ok(length) => {
                self.buffer.extend_from_slice(&chunk[..length]);
                Ok(())
            }
            Err(error) => match error.kind() {
                ErrorKind::Interrupted => Ok(()),
                ErrorKind::WouldBlock | ErrorKind::TimedOut => Err(late),
                _ => Err(Refusal::Gone),
            },
        }
    }
}

/// The request at the start of `bytes` and its length, if all of its head is there.
fn parse(bytes: &[u8]) -> Result<Option<(Request, usize)>, Refusal> {
    let mut fields = [httparse::EMPTY_HEADER; MOST_FIELDS];
    let mut head = httparse::Request::new(&mut fields);
    let length = match head.parse(&bytes[..bytes.len().min(MOST_BYTES)]) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => return Err(Refusal::TooLarge),
        Err(_) => return Err(Refusal::Malformed),
    };
    let method = match head.method {
        Some("GET") => Method::Get,
        Some("HEAD") => Method::Head,
        _ => return Err(Refusal::Method),
    };
    let field = |name: &str| {
        let mut values = head.headers.iter().filter(|field| field.name.eq_ignore_ascii_case(name));
        let (first, second) = (values.next(), values.next());
        if second.is_some() {
            return Err(Refusal::Malformed);
        }
        let text = first.map(|field| std::str::from_utf8(field.value).map(str::trim));
        text.transpose().map_err(|_| Refusal::Malformed)
    };
    // A body would be taken for the next request.
    let has_body = field("content-length")?.is_some_and(|length| length != "0")
        || field("transfer-encoding")?.is_some();
    let target = head.path.filter(|target| target.starts_with('/')).ok_or(Refusal::Malformed)?;
    let host = field("host")?.ok_or(Refusal::Malformed)?;
    if has_body {
        return Err(Refusal::Malformed);
    }
    let query = target.find('?').unwrap_or(target.len());
    let closes = field("connection")?.is_some_and(|word| word.eq_ignore_ascii_case("close"));
    let request = Request {
        method,
        path: target[..query].to_owned(),
        query: target[query..].to_owned(),
        host: host.to_owned(),
        last_event: field("last-event-id")?.map(str::to_owned),
        is_foreign: field("sec-fetch-site")?
            .is_some_and(|site| !matches!(site, "same-origin" | "none")),
        stays: head.version == Some(1) && !closes,
    };
    Ok(Some((request, length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<Request>, Refusal> {
        parse(text.as_bytes()).map(|parsed| parsed.map(|(request, _)| request))
    }

    #[test]
    fn a_request_of_a_browser() {
        let text = "GET /badges/?q=1 HTTP/1.1\r\nHost: localhost:1111\r\nSec-Fetch-Site: none\r\n\
                    Last-Event-ID: run-3\r\n\r\n";
        let request = read(text).unwrap().unwrap();
        assert_eq!((&*request.path, &*request.query), ("/badges/", "?q=1"));
        assert_eq!(request.host, "localhost:1111");
        assert_eq!(request.last_event.as_deref(), Some("run-3"));
        assert!(request.stays && !request.is_foreign);
        for length in 1..text.len() {
            assert_eq!(read(&text[..length]), Ok(None), "{length}");
        }
    }

    #[test]
    fn what_is_not_answered() {
        for (text, refusal) in [
            ("POST / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::Method),
            ("GET / HTTP/1.1\r\n\r\n", Refusal::Malformed),
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", Refusal::Malformed),
            ("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::Malformed),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nHello", Refusal::Malformed),
            ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", Refusal::Malformed),
            ("\u{16}\u{3}\u{1}", Refusal::Malformed),
            ("GET / HTTP/1.1\r\nHost: \u{1}\r\n\r\n", Refusal::Malformed),
        ] {
            assert_eq!(read(text), Err(refusal), "{text:?}");
        }
        let fields = "X: y\r\n".repeat(MOST_FIELDS + 1);
        let text = format!("GET / HTTP/1.1\r\n{fields}\r\n");
        assert_eq!(read(&text), Err(Refusal::TooLarge));
    }

    #[test]
    fn pages_of_other_sites_are_known() {
        let foreign = |site: &str| {
            let text = format!("GET / HTTP/1.1\r\nHost: a\r\nSec-Fetch-Site: {site}\r\n\r\n");
            read(&text).unwrap().unwrap().is_foreign
        };
        assert!(foreign("cross-site") && foreign("same-site"));
        assert!(!foreign("same-origin") && !foreign("none"));
    }
}
