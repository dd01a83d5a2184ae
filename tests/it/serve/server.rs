//! A running server, to be asked and listened to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::content_load::write;
use crate::support::laureate;

/// Far beyond what anything takes, on the slowest machine.
pub(super) const PATIENCE: Duration = Duration::from_secs(120);

pub(super) const SITE: &str =
    "title: Test badges\nbase_url: https://a.example/badges/\nissuer: {name: A}\n";
pub(super) const BADGE: &str =
    "name: First Aid\ndescription: Helps.\ncriteria: Passed the course.\n";

/// A folder of content, and the program that serves it.
pub(super) struct Server {
    folder: TempDir,
    child: Child,
    address: String,
    said: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves a small sound programme.
    pub(super) fn sound() -> Self {
        Self::start(&[], &[])
    }

    /// Serves a small programme with other files, with more arguments.
    pub(super) fn start(files: &[(&str, &str)], arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let award = "badge: first-aid\nearner: ada\nawarded: 2026-05-01\n";
        for (name, text) in [
            ("content/site.yaml", SITE),
            ("content/badges/first-aid.yaml", BADGE),
            ("content/people/ada.yaml", "name: Ada\n"),
            ("content/awards/one.yaml", award),
        ] {
            write(folder.path(), name, text.as_bytes());
        }
        files.iter().for_each(|(name, text)| write(folder.path(), name, text.as_bytes()));
        let mut child = laureate(folder.path())
            .args(["serve", "--port", "0"])
            .args(arguments)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said: Arc<Mutex<Vec<String>>> = Arc::default();
        let (stderr, heard) = (child.stderr.take().unwrap(), Arc::clone(&said));
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                heard.lock().unwrap().push(line);
            }
        });
        let mut server = Self { folder, child, address: String::new(), said };
        let line = server.hears("serving http://");
        let address = line.split("http://").nth(1).unwrap();
        address.split('/').next().unwrap().clone_into(&mut server.address);
        server
    }

    /// A path in the folder that holds the content.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, at once, as careful editors save: nobody sees half of it.
    pub(super) fn write(&self, name: &str, text: &str) {
        let copy = format!("{name}~");
        write(self.folder.path(), &copy, text.as_bytes());
        std::fs::rename(self.path(&copy), self.path(name)).unwrap();
    }

    /// Where it listens.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Everything that it said so far.
    pub(super) fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }

    /// Waits until it says something.
    pub(super) fn hears(&self, words: &str) -> String {
        let line = || self.said().into_iter().find(|line| line.contains(words));
        until(&format!("it says `{words}`"), || line().is_some());
        line().unwrap()
    }

    /// Asks for a path.
    pub(super) fn get(&self, path: &str) -> Response {
        let (address, head) = (&self.address, "Connection: close\r\n");
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n{head}\r\n"))
    }

    /// Sends bytes of a request, and reads until the other side closes.
    pub(super) fn send(&self, request: &str) -> Response {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Response::new(&bytes)
    }

    /// A connection of its own.
    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Listens as an open page does.
    pub(super) fn listen(&self) -> Events {
        self.listen_from("")
    }

    /// Listens as a page that heard of an event before.
    pub(super) fn listen_from(&self, id: &str) -> Events {
        let mut stream = self.connect();
        let last = if id.is_empty() { String::new() } else { format!("Last-Event-ID: {id}\r\n") };
        let address = &self.address;
        let request = format!("GET /__laureate/events HTTP/1.1\r\nHost: {address}\r\n{last}\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        Events { lines: BufReader::new(stream), id: String::new() }
    }

    /// Ends it as Ctrl-C does, and gives its exit code.
    #[cfg(unix)]
    pub(super) fn interrupt(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        std::process::Command::new("kill").args(["-INT", &id]).status().unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until something is so.
pub(super) fn until(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A response, taken apart.
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Response {
    fn new(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self { status, head, body: bytes[end + 4..].to_vec() }
    }

    /// A field of the head.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .into_iter()
            .find(|(field, _)| field.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// What a page hears.
pub(super) struct Events {
    lines: BufReader<TcpStream>,
    /// The last event.
    pub(super) id: String,
}

impl Events {
    /// Waits for the next state.
    pub(super) fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert_ne!(self.lines.read_line(&mut line).unwrap(), 0, "the stream ended");
            if let Some(id) = line.strip_prefix("id: ") {
                id.trim().clone_into(&mut self.id);
            }
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// Waits for a state of that kind, however many come before.
    pub(super) fn until(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let state = self.next();
            if is_it(&state) {
                return state;
            }
        }
    }
}

/// The codes of the faults of a state.
pub(super) fn codes(state: &Value) -> Vec<&str> {
    state["faults"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect()
}
