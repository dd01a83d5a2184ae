//! `laureate art`.

use std::fs;
use std::path::Path;

use crate::support::{copy, laureate, stderr, stdout};

fn project() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    copy(&demo, &dir.path().join("content"));
    dir
}

/// Width and height, from a PNG's header.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn a_sheet_shows_all_badges() {
    let dir = project();
    for file in ["sheet.svg", "sheet.png"] {
        let run = laureate(dir.path()).args(["art", "--sheet", file]).output().unwrap();
        assert!(run.status.success(), "{}", stderr(&run));
        assert!(stderr(&run).contains("shows all 25 badges"), "{}", stderr(&run));
    }
    let svg = fs::read_to_string(dir.path().join("sheet.svg")).unwrap();
    // Large, in three smaller sizes, and on dark paper.
    assert_eq!(svg.matches("<image").count(), 25 * 5);
    let png = fs::read(dir.path().join("sheet.png")).unwrap();
    assert_eq!(size(&png).0, 1_240);
    let again = laureate(dir.path()).args(["art", "--sheet", "sheet.png"]).output().unwrap();
    assert!(again.status.success(), "a sheet is drawn over the last one");
    assert!(fs::read(dir.path().join("sheet.png")).unwrap() == png, "the same bytes");
}

#[test]
fn one_badge_is_drawn_in_both_formats_and_any_size() {
    let dir = project();
    let art = |arguments: &[&str]| {
        laureate(dir.path()).args(["art", "--badge"]).args(arguments).output().unwrap()
    };
    let svg = stdout(&art(&["fire-warden"]));
    assert!(svg.starts_with("<svg ") && svg.contains("<title>Fire Warden</title>"));
    let png = art(&["fire-warden", "--size", "96"]).stdout;
    assert_eq!(size(&png), (96, 96));
    // Art of one's own is shown as it is.
    assert!(art(&["safety-voice", "-o", "own.svg"]).status.success());
    let own = fs::read(dir.path().join("own.svg")).unwrap();
    assert!(own == fs::read(dir.path().join("content/badges/safety-voice.svg")).unwrap());
    assert!(art(&["fire-warden", "-o", "one.png"]).status.success());
    assert_eq!(size(&fs::read(dir.path().join("one.png")).unwrap()), (512, 512));
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let dir = project();
    let cases: [(&[&str], &str); 4] = [
        (&["--badge", "fire-wardn"], "did you mean `fire-warden`?"),
        (&["--sheet", "sheet.jpg"], "is neither SVG nor PNG by its name"),
        (
            &["--badge", "fire-warden", "--size", "64", "-o", "a.svg"],
            "an SVG has no width in pixels",
        ),
        (&[], "required"),
    ];
    for (arguments, message) in cases {
        let run = laureate(dir.path()).arg("art").args(arguments).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&run).contains(message), "{arguments:?}: {}", stderr(&run));
    }
}
