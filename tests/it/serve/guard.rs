//! Who is answered, and within which bounds.

use std::io::{Read, Write};

use super::server::{Server, until};

#[test]
fn names_of_strangers_are_refused() {
    let server = Server::sound();
    let status = |host: &str| {
        let head = format!("GET /badges/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        server.send(&head).status
    };
    for host in ["localhost", "localhost:9999", "127.0.0.1", "[::1]:1111", server.address()] {
        assert_eq!(status(host), 200, "{host}");
    }
    for host in ["evil.example", "localhost.evil.example:1111", "", "10.0.0.1"] {
        assert_eq!(status(host), 403, "{host}");
    }
}

#[test]
fn pages_of_other_sites_hear_nothing() {
    let server = Server::sound();
    for path in ["events", "live.js"] {
        let answer = server.send(&format!(
            "GET /__laureate/{path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\n\
             Connection: close\r\n\r\n"
        ));
        assert_eq!(answer.status, 403, "{path}");
    }
    assert_eq!(server.get("/__laureate/live.js").field("Access-Control-Allow-Origin"), None);
}

#[test]
fn only_reading_is_answered() {
    let server = Server::sound();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE"] {
        let answer = server.send(&format!("{method} / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        assert_eq!((answer.status, answer.field("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    assert_eq!(server.send("GET / HTTP/1.1\r\n\r\n").status, 400);
    assert_eq!(server.send("nonsense\r\n\r\n").status, 400);
}

#[test]
fn a_request_is_bounded() {
    let server = Server::sound();
    let mut stream = server.connect();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n").unwrap();
    // It may stop to listen before the end.
    let _ = stream.write_all(format!("X: {}", "x".repeat(16 * 1024)).as_bytes());
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431 "), "{answer}");
    assert_eq!(server.get("/badges/").status, 200, "others are answered");
}

#[test]
fn pages_that_are_left_make_room() {
    let server = Server::sound();
    let listens = || {
        let mut stream = server.connect();
        let ask = "GET /__laureate/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
        stream.write_all(ask.as_bytes()).unwrap();
        let mut start = [0; 12];
        stream.read_exact(&mut start).unwrap();
        (&start == b"HTTP/1.1 200").then_some(stream)
    };
    let mut open: Vec<_> = std::iter::from_fn(listens).take(1000).collect();
    assert!((50..1000).contains(&open.len()), "{} pages listen at the same time", open.len());
    assert_eq!(server.get("/badges/").status, 200, "pages are made all the same");
    open.truncate(10);
    until("there is room again", || listens().is_some());
}
