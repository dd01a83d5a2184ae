//! The revision that a change is compared with, in real repositories.

use std::path::Path;

use tempfile::TempDir;

use super::world::{Folder, TODAY};
use crate::repository::{commit, git, init};
use crate::support::{laureate, stderr, stdout};

/// A repository whose `main` holds that folder.
fn published(folder: &Folder) -> TempDir {
    let temp = TempDir::new().unwrap();
    init(temp.path());
    folder.lay_out(temp.path());
    commit(temp.path(), "Publish");
    temp
}

/// What `check --base` exits with, prints and says.
fn check(folder: &Path, base: &str) -> (Option<i32>, String, String) {
    let mut command = laureate(folder);
    let output = command.args(["check", "--as-of", TODAY, "--base", base]).output().unwrap();
    (output.status.code(), stdout(&output), stderr(&output))
}

#[test]
fn the_working_folder_is_compared() {
    let temp = published(&Folder::new());
    let (code, _, told) = check(temp.path(), "main");
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("compared with `main`, commit "), "{told}");
    // Nothing is committed, and it counts all the same.
    Folder::new().without("awards/all.yaml").lay_out(temp.path());
    let (code, found, _) = check(temp.path(), "main");
    assert_eq!(code, Some(1), "{found}");
    assert!(found.contains("award-vanished"), "{found}");
}

/// What came to `main` meanwhile is not missing from a branch that is older.
#[test]
fn it_is_compared_with_where_both_part() {
    let temp = published(&Folder::new());
    git(temp.path(), &["branch", "older"]);
    let award = "- {badge: first-aid, earner: sam, awarded: 2026-06-01}";
    Folder::new().and("awards/sam.yaml", award).lay_out(temp.path());
    commit(temp.path(), "Award another");
    git(temp.path(), &["switch", "--quiet", "older"]);
    let (code, _, told) = check(temp.path(), "main");
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("where `main` and this part"), "{told}");
    git(temp.path(), &["switch", "--quiet", "main"]);
    assert_eq!(check(temp.path(), "HEAD~1").0, Some(0));
    Folder::new().lay_out(temp.path());
    assert_eq!(check(temp.path(), "HEAD").0, Some(1));
}

#[test]
fn what_cannot_be_compared_is_told() {
    let temp = published(&Folder::new());
    let (code, _, told) = check(temp.path(), "nowhere");
    assert_eq!(code, Some(2));
    assert!(told.contains("there is no revision `nowhere`"), "{told}");
    let source = format!("file://{}", temp.path().display());
    commit(temp.path(), "Say nothing");
    git(temp.path(), &["clone", "--quiet", "--depth=1", &source, "clone"]);
    let (code, _, told) = check(&temp.path().join("clone"), "HEAD~1");
    assert_eq!(code, Some(2));
    assert!(told.contains("shallow"), "{told}");
    let alone = TempDir::new().unwrap();
    Folder::new().lay_out(alone.path());
    let (code, _, told) = check(alone.path(), "main");
    assert_eq!(code, Some(2));
    assert!(told.contains("`content` is not in a git repository"), "{told}");
}

#[test]
fn a_folder_that_is_new_has_published_nothing() {
    let temp = TempDir::new().unwrap();
    init(temp.path());
    commit(temp.path(), "Begin");
    Folder::new().lay_out(temp.path());
    let (code, _, told) = check(temp.path(), "main");
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("nothing was published from it"), "{told}");
}

#[test]
fn a_folder_that_was_moved_is_told() {
    let temp = published(&Folder::new());
    git(temp.path(), &["mv", "content", "badges"]);
    let mut command = laureate(temp.path());
    command.args(["--content", "badges", "check", "--as-of", TODAY, "--base", "main"]);
    let output = command.output().unwrap();
    let told = stderr(&output);
    assert!(told.contains("`content/` was a content folder there"), "{told}");
}

/// What was merged although it was at fault cannot be compared; the rest can.
#[test]
fn of_a_faulty_base_the_sound_part_is_compared() {
    let faulty = Folder::new().with("awards/bad.yaml", "- {badge: nothing, earner: ada}\n");
    let temp = published(&faulty);
    Folder::new().lay_out(temp.path());
    let (code, _, told) = check(temp.path(), "main");
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("only what is sound of it is compared"), "{told}");
    Folder::new().without("awards/all.yaml").lay_out(temp.path());
    assert_eq!(check(temp.path(), "main").0, Some(1));
}

/// Whoever followed the address of somebody who is gone would find somebody else there.
#[test]
fn a_slug_that_was_free_again_still_stands_for_what_had_it() {
    let eve = "people/eve.yaml";
    let badge = |name: &str| format!("name: {name}\ndescription: {name}.\n");
    let knots = |folder: Folder, name: &str| {
        folder
            .with("badges/knots.yaml", &badge(name))
            .with("badges/knots.md", &format!("{name}!\n"))
    };
    let full = knots(Folder::new().with(eve, "name: Eve Ashe\n"), "Knots");
    let temp = published(&full);
    Folder::new().lay_out(temp.path());
    commit(temp.path(), "Clear up");
    let head = knots(Folder::new().with(eve, "name: Joan Quill\n"), "Welding");
    head.lay_out(temp.path());
    let (code, found, _) = check(temp.path(), "main");
    assert_eq!(code, Some(1), "{found}");
    assert_eq!(found.matches("error[slug-reused]").count(), 2, "{found}");
    assert!(found.contains("`eve` was published as Eve Ashe, and now is Joan Quill"), "{found}");
    assert!(found.contains("took the other away"), "{found}");
    // What comes back as it was is welcome.
    full.lay_out(temp.path());
    let (code, found, _) = check(temp.path(), "main");
    assert_eq!(code, Some(0), "{found}");
}
