//! What is asked and shown at a terminal, of which `script` of util-linux makes one.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use super::run::{isolated, masked};
use crate::snapshot::assert_snapshot;

/// Runs `laureate init` at a terminal in an empty folder, with an answer to each question.
fn init(answers: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new("script");
    let place = folder.path().join("our-badges");
    std::fs::create_dir(&place).unwrap();
    isolated(command.current_dir(place));
    // It ends as the program does, and keeps no record.
    command.args(["--quiet", "--return", "--command", "laureate init; echo [$?]", "/dev/null"]);
    command.env("SHELL", "/bin/sh").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut said = Vec::new();
    for answer in answers {
        while !said.ends_with(b"]: ") {
            let mut byte = [0];
            output.read_exact(&mut byte).unwrap();
            said.push(byte[0]);
        }
        input.write_all(answer.as_bytes()).unwrap();
        input.flush().unwrap();
        said.push(b'>');
    }
    output.read_to_end(&mut said).unwrap();
    drop(input);
    child.wait().unwrap();
    let said = String::from_utf8(said).unwrap().replace('\r', "");
    masked(&format!("$ laureate init\n{said}\n"), folder.path())
}

#[test]
fn three_questions() {
    if Command::new("script").arg("--version").output().is_err() {
        eprintln!("left out: `script` of util-linux is not there");
        return;
    }
    let end_of_file = "\u{4}";
    let all = init(&["Acme\n", "https://acme.github.io/badges\n", "\n"]);
    assert_snapshot("messages/terminal", &(all + &init(&["Acme\n", end_of_file])));
}
