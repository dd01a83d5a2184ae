//! `laureate bake` and `laureate unbake`, on real files.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use super::{JSON, tiny_png, value};
use crate::support::{laureate, stderr, stdout};

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>\n";

/// A folder with a credential and two pictures.
fn folder() -> TempDir {
    let temp = TempDir::new().unwrap();
    fs::write(temp.path().join("badge.json"), JSON).unwrap();
    fs::write(temp.path().join("medal.png"), tiny_png()).unwrap();
    fs::write(temp.path().join("medal.svg"), SVG).unwrap();
    temp
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    laureate(folder).args(arguments).output().unwrap()
}

/// Runs and wants that exit code.
fn ends(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", stderr(&output));
    stderr(&output)
}

#[test]
fn a_credential_goes_in_and_out() {
    for (picture, baked) in [("medal.png", "medal.baked.png"), ("medal.svg", "medal.baked.svg")] {
        let temp = folder();
        let dir = temp.path();
        let said = ends(dir, &["bake", "badge.json", picture], 0);
        assert_eq!(said, format!("`{baked}` holds an Open Badges 3.0 credential\n"));
        let output = run(dir, &["unbake", baked, "--image", "plain"]);
        assert_eq!(value(&stdout(&output)), value(JSON));
        assert_eq!(stderr(&output), "`plain` holds no credential any more\n");
        assert_eq!(fs::read(dir.join("plain")).unwrap(), fs::read(dir.join(picture)).unwrap());
        let said = ends(dir, &["unbake", baked, "-o", "again.json"], 0);
        assert_eq!(said, "`again.json` is an Open Badges 3.0 credential\n");
        assert_eq!(value(&fs::read_to_string(dir.join("again.json")).unwrap()), value(JSON));
    }
}

#[test]
fn two_outputs_want_two_places() {
    let temp = folder();
    let dir = temp.path();
    ends(dir, &["bake", "badge.json", "medal.svg"], 0);
    let both = ["unbake", "medal.baked.svg", "-f", "-o", "both", "--image", "both"];
    assert!(ends(dir, &both, 2).contains("cannot go to one place"));
    assert!(!dir.join("both").exists());
}

#[test]
fn nothing_is_replaced_unasked() {
    let temp = folder();
    let dir = temp.path();
    for arguments in [
        ["bake", "badge.json", "medal.png", "-o", "medal.svg"],
        ["unbake", "medal.png", "-q", "-o", "badge.json"],
        ["unbake", "medal.png", "-q", "--image", "medal.png"],
    ] {
        let said = ends(dir, &arguments, 2);
        let help = "is there already\nhelp: name another with `-o`, or replace it with `--force`\n";
        assert!(said.ends_with(help), "{said}");
    }
    ends(dir, &["bake", "badge.json", "medal.png", "-o", "medal.png", "--force"], 0);
    ends(dir, &["unbake", "medal.png", "--image", "medal.png", "--force", "-q"], 0);
    assert_eq!(fs::read(dir.join("medal.png")).unwrap(), tiny_png());
    assert_eq!(fs::read_to_string(dir.join("medal.svg")).unwrap(), SVG);
}

#[test]
fn faults_are_told() {
    let temp = folder();
    let dir = temp.path();
    ends(dir, &["bake", "badge.json", "medal.png"], 0);
    let said = ends(dir, &["bake", "badge.json", "medal.baked.png", "-o", "twice.png"], 1);
    let twice = "error: `medal.baked.png`: the picture holds an Open Badges 3.0 credential already\n\
        help: `laureate unbake medal.baked.png --image plain.png` writes the picture without it\n";
    assert_eq!(said, twice);
    assert!(!dir.join("twice.png").exists());
    fs::write(dir.join("note.json"), "{\"type\": \"Note\"}").unwrap();
    let mut torn = tiny_png();
    torn.truncate(40);
    fs::write(dir.join("torn.png"), torn).unwrap();
    let cases = [
        (["bake", "note.json", "medal.png"], 1, "`note.json`: this is nothing to put into"),
        (["bake", "medal.png", "medal.png"], 1, "`medal.png`: this is nothing to put into"),
        (["bake", "badge.json", "badge.json"], 1, "`badge.json`: it is neither a PNG nor"),
        (["bake", "badge.json", "torn.png"], 1, "`torn.png`: the PNG file is broken: it ends"),
        (["bake", "badge.json", "none.png"], 2, "`none.png` cannot be read: "),
        (["bake", "none.json", "medal.png"], 2, "`none.json` cannot be read: "),
        (["unbake", "-q", "medal.svg"], 1, "`medal.svg`: the picture holds no credential"),
        (["unbake", "-q", "."], 2, "`.` cannot be read: "),
    ];
    fs::remove_file(dir.join("medal.baked.png")).unwrap();
    for (arguments, code, why) in cases {
        let said = ends(dir, &arguments, code);
        assert!(said.starts_with(&format!("error: {why}")), "{arguments:?}: {said}");
    }
}

#[test]
fn other_kinds_and_forms_are_taken() {
    let temp = folder();
    let dir = temp.path();
    let payload = data_encoding::BASE64URL_NOPAD.encode(b"{\"type\":[\"ClrCredential\"]}");
    let jws = format!("e30.{payload}.AAAA");
    fs::write(dir.join("record.jws"), &jws).unwrap();
    fs::write(dir.join("old.json"), "{\"type\": \"Assertion\", \"id\": \"https://e.org/1\"}")
        .unwrap();
    for (number, ending) in ["png", "svg"].iter().enumerate() {
        let [one, two] = [format!("{number}-one.{ending}"), format!("{number}-two.{ending}")];
        let said = ends(dir, &["bake", "old.json", &format!("medal.{ending}"), "-o", &one], 0);
        assert_eq!(said, format!("`{one}` holds an Open Badges 2.0 assertion\n"));
        ends(dir, &["bake", "record.jws", &one, "-o", &two], 0);
        let output = run(dir, &["unbake", &two]);
        assert_eq!(stdout(&output), format!("{jws}\n"));
        let note =
            format!("note: `{two}` also holds an Open Badges 2.0 assertion, left out here\n");
        assert_eq!(stderr(&output), note);
    }
}

#[test]
fn pipes_work() {
    use std::io::Write;
    use std::process::Stdio;
    let temp = folder();
    let mut child = laureate(temp.path())
        .args(["bake", "-", "medal.png", "-o", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(JSON.as_bytes()).unwrap();
    let picture = child.wait_with_output().unwrap().stdout;
    let found = laureate::credential::bake::extract(&picture).unwrap();
    assert_eq!(value(found.content.text()), value(JSON));
}

#[test]
fn a_picture_has_no_say_in_what_the_terminal_does() {
    let temp = folder();
    let text = b"openbadges\0{\"a\": \"\x1b]0;x\x07\"}";
    let picture =
        super::chunks(&[(b"IHDR", &[0; 13]), (b"IDAT", b""), (b"tEXt", text), (b"IEND", b"")]);
    fs::write(temp.path().join("x.png"), picture).unwrap();
    let output = run(temp.path(), &["unbake", "x.png", "--color", "always"]);
    assert_eq!(stdout(&output), "{\"a\": \"\\u001b]0;x\\u0007\"}\n");
}
