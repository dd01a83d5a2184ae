//! How it begins and ends.

use std::net::TcpListener;

use super::server::Server;
use crate::support::{laureate, stderr};

#[test]
fn a_port_that_is_taken_is_told_with_a_way_out() {
    let server = Server::sound();
    let port = server.address().rsplit_once(':').unwrap().1;
    let folder = server.path("");
    let output = laureate(&folder).args(["serve", "--port", port]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains(&format!("something else listens at `127.0.0.1:{port}`")), "{said}");
    let free: u16 =
        said.split("try `--port ").nth(1).unwrap().split('`').next().unwrap().parse().unwrap();
    assert!(free == 0 || free > port.parse().unwrap());
}

#[test]
fn without_a_folder_there_is_nothing_to_serve() {
    let folder = tempfile::tempdir().unwrap();
    let output = laureate(folder.path()).args(["serve", "--port", "0"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("there is no folder `content`"), "{}", stderr(&output));
}

#[test]
fn it_stays_on_this_machine_unless_told_otherwise() {
    let server = Server::sound();
    assert!(server.address().starts_with("127.0.0.1:"));
    assert!(!server.said().iter().any(|line| line.contains("warning")));
    let open = Server::start(&[], &["--host", "0.0.0.0"]);
    open.hears("warning: everybody who reaches `0.0.0.0:");
    assert!(open.address().starts_with("127.0.0.1:"), "an address that can be opened");
    let refused =
        laureate(&server.path("")).args(["serve", "--host", "example.org"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
}

/// The secret of the real key is neither needed nor used.
#[test]
fn a_real_key_in_the_environment_signs_nothing_here() {
    let folder = tempfile::tempdir().unwrap();
    crate::support::copy(&Server::sound().path("content"), &folder.path().join("content"));
    let busy = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = busy.local_addr().unwrap().port().to_string();
    // A text that no key is would be refused by a build.
    let mut serve = laureate(folder.path());
    serve.args(["serve", "--port", &port]).env("LAUREATE_SIGNING_KEY", "no key at all");
    let said = stderr(&serve.output().unwrap());
    assert!(said.contains("something else listens"), "{said}");
    assert!(folder.path().join(".laureate/development.key").exists());
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it() {
    let server = Server::sound();
    let _open = server.listen().next();
    assert_eq!(server.interrupt(), Some(0));
}
