//! A thread for each connection, and no more of them than one machine needs.

use std::io::{self, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::desk::{Desk, Reply};
use super::http::{Incoming, Method, Refusal, Response, head_of_events};
use super::hub::{Hub, Notice};

/// The most connections at the same time.
const MOST: usize = 256;
/// The most of them that wait for news.
const MOST_WAITING: usize = 64;
/// How often a page hears that the server is there still.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How often it is looked whether the page is.
const LOOK: Duration = Duration::from_millis(500);
/// How long a page waits before it connects again, in milliseconds.
const AGAIN: u32 = 500;

/// Answers whoever connects, on threads that end with the program.
pub(super) fn listen(listener: TcpListener, desk: Arc<Desk>) {
    let (open, waiting) = (Count::default(), Count::default());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // Such as too many open files: others may close theirs.
                thread::sleep(Duration::from_millis(20));
                continue;
            };
            let Some(place) = open.take(MOST) else {
                let full = Response::text(503, "too many connections");
                // Whoever does not listen has gone.
                let _ = full.write(&stream, true, false);
                continue;
            };
            let (desk, waiting) = (Arc::clone(&desk), waiting.clone());
            thread::spawn(move || {
                serve(&stream, &desk, &waiting);
                drop(place);
            });
        }
    });
}

/// Answers all requests of one connection.
fn serve(stream: &TcpStream, desk: &Desk, waiting: &Count) {
    // Small pieces, such as events, go at once. Where that cannot be, they go a little later.
    let _ = stream.set_nodelay(true);
    let mut incoming = Incoming::new(stream);
    loop {
        let request = match incoming.next() {
            Ok(request) => request,
            Err(refusal) => return refuse(stream, refusal),
        };
        let with_body = request.method == Method::Get;
        let response = match desk.answer(&request) {
            Reply::Whole(response) => response,
            Reply::Events if !with_body => Response::new(200, "text/event-stream", Vec::new()),
            Reply::Events => match waiting.take(MOST_WAITING) {
                Some(place) => {
                    // The page has gone, which is how this ends.
                    let _ = tell(stream, &desk.hub, request.last_event);
                    return drop(place);
                }
                None => Response::text(503, "too many pages are open"),
            },
        };
        if response.write(stream, with_body, request.stays).is_err() || !request.stays {
            return;
        }
    }
}

fn refuse(stream: &TcpStream, refusal: Refusal) {
    let response = match refusal {
        Refusal::Gone => return,
        Refusal::Malformed => Response::text(400, "this is no request for a page"),
        Refusal::TooLarge => Response::text(431, "the head of the request is too large"),
        Refusal::TooSlow => Response::text(408, "the request took too long"),
        Refusal::Method => {
            Response::text(405, "pages can only be read").field("Allow", "GET, HEAD")
        }
    };
    // Whoever does not listen has gone.
    let _ = response.write(stream, true, false);
}

/// Tells a page of every new state, from the one after `known`, until it goes.
fn tell(mut stream: &TcpStream, hub: &Hub, mut known: Option<String>) -> io::Result<()> {
    stream.set_write_timeout(Some(HEARTBEAT))?;
    stream.write_all(head_of_events().as_bytes())?;
    stream.write_all(format!("retry: {AGAIN}\n\n").as_bytes())?;
    let mut last = Instant::now();
    loop {
        if let Some(notice) = hub.after(known.as_deref(), LOOK) {
            stream.write_all(event(&notice).as_bytes())?;
            known = Some(notice.id);
            last = Instant::now();
        } else if has_gone(stream)? {
            return Ok(());
        } else if last.elapsed() > HEARTBEAT {
            stream.write_all(b": still here\n\n")?;
            last = Instant::now();
        }
    }
}

/// An event as pages read it. JSON has no line ends of its own.
fn event(notice: &Notice) -> String {
    let data = serde_json::to_string(notice);
    let data = data.unwrap_or_else(|error| unreachable!("a notice holds only texts: {error}"));
    format!("event: state\nid: {}\ndata: {data}\n\n", notice.id)
}

/// Whether the other side has closed the connection.
fn has_gone(stream: &TcpStream) -> io::Result<bool> {
    stream.set_nonblocking(true)?;
    let seen = stream.peek(&mut [0]);
    stream.set_nonblocking(false)?;
    match seen {
        Ok(length) => Ok(length == 0),
        Err(error) => Ok(error.kind() != io::ErrorKind::WouldBlock),
    }
}

/// How many there are of something.
#[derive(Clone, Default)]
struct Count(Arc<AtomicUsize>);

/// One of them, until it is dropped.
struct Taken(Arc<AtomicUsize>);

impl Count {
    /// One more, if there are fewer than `most`.
    fn take(&self, most: usize) -> Option<Taken> {
        let more = |count: usize| (count < most).then_some(count + 1);
        let taken = self.0.fetch_update(Ordering::AcqRel, Ordering::Acquire, more);
        taken.is_ok().then(|| Taken(Arc::clone(&self.0)))
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}
