//! `laureate revise`.

use super::world::{assert_sound, done, done_already, folder, put, refused, text};

const ROPE: &str = "# The harbour's oldest badge.\nname: Rope work\ndescription: Ties every knot.\n\
    issuing: reviewed # as ever\nskills:\n  - {name: Knots}\nvalid_for: P2Y\n";

fn rope(more: &[(&str, &str)]) -> tempfile::TempDir {
    let usual = [
        ("badges/rope.yaml", ROPE),
        ("badges/rope.md", "Tie *ten* knots.\n"),
        ("badges/rope.de.md", "Zehn Knoten.\n"),
    ];
    folder(&[&usual, more].concat())
}

#[test]
fn what_a_badge_says_is_kept_and_a_new_version_begins() {
    let dir = rope(&[]);
    let patch = done(dir.path(), &["revise", "rope", "--until", "2026-11-30"]);
    assert!(patch.contains("+++ b/content/badges/rope.v1.yaml"), "{patch}");
    assert_eq!(
        text(dir.path(), "badges/rope.v1.yaml"),
        "until: 2026-11-30\nname: Rope work\ndescription: Ties every knot.\nvalid_for: P2Y\n\
         skills:\n  - {name: Knots}\n"
    );
    assert_eq!(text(dir.path(), "badges/rope.v1.md"), "Tie *ten* knots.\n");
    assert_eq!(text(dir.path(), "badges/rope.v1.de.md"), "Zehn Knoten.\n");
    assert_eq!(text(dir.path(), "badges/rope.yaml"), format!("{ROPE}version: \"2\"\n"));
    assert_sound(dir.path());
    done_already(dir.path(), &["revise", "rope"]);
    done_already(dir.path(), &["revise", "Rope work", "--version", "2"]);
}

#[test]
fn the_next_version_takes_the_place_of_the_present_one() {
    let dir = rope(&[]);
    done(dir.path(), &["revise", "rope", "--until", "2026-10-31"]);
    put(dir.path(), "badges/rope.md", "Tie *twelve* knots.\n");
    done(dir.path(), &["revise", "rope", "--until", "2026-11-30"]);
    assert_eq!(text(dir.path(), "badges/rope.v2.md"), "Tie *twelve* knots.\n");
    assert_eq!(text(dir.path(), "badges/rope.yaml"), format!("{ROPE}version: \"3\"\n"));
    assert_sound(dir.path());
}

#[test]
fn no_award_comes_under_another_version_by_it() {
    let award = ("awards/rope.yaml", "{badge: rope, earner: ada, awarded: 2026-05-02}\n");
    let dir = rope(&[award]);
    let said = refused(dir.path(), 2, &["revise", "rope", "--until", "2026-05-01"]);
    assert!(said.contains("`rope` was awarded on 2026-05-02, after 2026-05-01"), "{said}");
    done(dir.path(), &["revise", "rope", "--until", "2026-05-02"]);
    put(dir.path(), "badges/rope.md", "Tie *twelve* knots.\n");
    let said = refused(dir.path(), 2, &["revise", "rope", "--until", "2026-05-02"]);
    assert!(said.contains("begins after 2026-05-02"), "{said}");
}

#[test]
fn a_version_needs_a_name_of_its_own() {
    let dir = rope(&[]);
    let said = refused(dir.path(), 2, &["revise", "rope", "--version", "1"]);
    assert!(said.contains("there is a version `1` of `rope` already"), "{said}");
    let said = refused(dir.path(), 2, &["revise", "rope", "--version", "two"]);
    assert!(said.contains("`two` is not a version"), "{said}");
    done(dir.path(), &["revise", "rope", "--version", "2b", "--until", "2026-11-30"]);
    put(dir.path(), "badges/rope.md", "Tie *twelve* knots.\n");
    let said = refused(dir.path(), 2, &["revise", "rope", "--until", "2026-12-31"]);
    assert!(said.contains("no number follows the version `2b`"), "{said}");
}
