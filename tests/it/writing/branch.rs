//! `--branch`: a commit of what is written and nothing else.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::world::{done, done_already, folder, put, refused, text};

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=Ada", "-c", "user.email=ada@acme.example"])
        .args(["-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn repository() -> TempDir {
    let folder =
        folder(&[("awards/may.yaml", "- {badge: mentor, earner: ada, awarded: 2026-05-15}\n")]);
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["config", "user.name", "Ada"]);
    git(folder.path(), &["config", "user.email", "ada@acme.example"]);
    git(folder.path(), &["add", "content"]);
    git(folder.path(), &["commit", "--quiet", "-m", "Begin"]);
    folder
}

#[test]
fn what_is_written_is_committed_and_nothing_else() {
    let folder = repository();
    put(folder.path(), "people/eve.yaml", "name: Eve\n");
    put(folder.path(), "people/joan.yaml", "name: Joan C.\n");
    git(folder.path(), &["add", "content/people/joan.yaml"]);
    done(folder.path(), &["award", "mentor", "alan", "--branch"]);
    let log = git(folder.path(), &["log", "--format=%D%n%B", "--name-status", "-1"]);
    let expected = "HEAD -> award-mentor-alan\nAward Mentor to Alan Turing\n\n\
                    - `mentor` to `alan` on 2026-11-27: https://acme.example/badges/credentials/";
    assert!(log.starts_with(expected), "{log}");
    assert!(log.ends_with("\n\nM\tcontent/awards/may.yaml\n"), "{log}");
    let status = git(folder.path(), &["status", "--porcelain"]);
    assert_eq!(status, "M  content/people/joan.yaml\n?? content/people/eve.yaml\n");
    done_already(folder.path(), &["award", "mentor", "alan", "--branch"]);
    assert_eq!(
        git(folder.path(), &["branch", "--format=%(refname:short)"]),
        "award-mentor-alan\nmain\n"
    );
    git(folder.path(), &["switch", "--quiet", "main"]);
    done(folder.path(), &["award", "mentor", "alan", "--branch"]);
    done(folder.path(), &["revoke", "mentor/alan", "--reason", "No", "--branch", "oops"]);
    let branches = git(folder.path(), &["branch", "--format=%(refname:short)"]);
    assert_eq!(branches, "award-mentor-alan\naward-mentor-alan-2\nmain\noops\n");
}

#[test]
fn a_branch_that_cannot_be_is_refused_before_anything_is_written() {
    let folder = repository();
    for (name, why) in [
        ("main", "there is a branch `main` already"),
        ("a..b", "no name of a branch"),
        ("-x", "no name of a branch"),
        ("a b", "no name of a branch"),
    ] {
        let branch = format!("--branch={name}");
        let said = refused(folder.path(), 2, &["award", "mentor", "alan", &branch]);
        assert!(said.contains(why), "{said}");
    }
    put(folder.path(), "awards/may.yaml", "- {badge: mentor, earner: ada, awarded: 2026-05-16}\n");
    let said = refused(folder.path(), 2, &["award", "mentor", "alan", "--branch"]);
    assert!(
        said.contains("`content/awards/may.yaml` has changes that are not committed"),
        "{said}"
    );
    git(folder.path(), &["checkout", "--quiet", "content"]);
    git(folder.path(), &["config", "--unset", "user.email"]);
    git(folder.path(), &["config", "user.useConfigOnly", "true"]);
    let said = refused(folder.path(), 2, &["award", "mentor", "alan", "--branch"]);
    assert!(said.contains("git does not know who commits"), "{said}");
    fs::remove_dir_all(folder.path().join(".git")).unwrap();
    let said = refused(folder.path(), 2, &["award", "mentor", "alan", "--branch"]);
    assert!(said.contains("not in a git repository"), "{said}");
}

/// A commit that cannot be signed fails after the files are written.
#[test]
fn where_the_commit_fails_all_is_as_it_was() {
    let folder = repository();
    git(folder.path(), &["config", "commit.gpgSign", "true"]);
    git(folder.path(), &["config", "gpg.program", "/nowhere/gpg"]);
    let before = text(folder.path(), "awards/may.yaml");
    refused(folder.path(), 2, &["award", "mentor", "alan", "--branch"]);
    assert_eq!(text(folder.path(), "awards/may.yaml"), before);
    assert_eq!(git(folder.path(), &["status", "--porcelain", "content"]), "");
    assert_eq!(git(folder.path(), &["branch", "--format=%(refname:short)"]), "main\n");
}

/// What commands write passes the review of what is published.
#[test]
fn what_is_written_keeps_what_is_published() {
    let folder = repository();
    let path = folder.path();
    let twice = "- badge: mentor\n  earners: [ada, joan]\n  awarded: 2026-05-15\n";
    put(path, "awards/may.yaml", twice);
    git(path, &["commit", "--quiet", "--all", "-m", "Two"]);
    for (arguments, told) in [
        (&["rename-person", "ada", "countess", "--branch"][..], ""),
        (&["revoke", "mentor/ada", "--reason", "No", "--branch"], "Revoked (1)"),
        (&["retire", "mentor", "--branch"], "Badges retired (1)"),
        (&["award", "first-aid", "ada", "--branch"], "Issued (1)"),
    ] {
        done(path, arguments);
        done(path, &["check", "--base", "main"]);
        let plan = done(path, &["plan", "--base", "main"]);
        assert!(plan.contains(told) && !plan.contains("public"), "{arguments:?}: {plan}");
        assert!(!plan.contains("no longer") && !plan.contains("vanish"), "{arguments:?}: {plan}");
        git(path, &["switch", "--quiet", "main"]);
    }
}
