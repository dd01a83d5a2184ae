//! Real git repositories for tests: nothing of the machine's own settings, every date fixed.

use std::path::Path;
use std::process::{Command, Output};

/// git in `folder`, with an environment that holds nothing but an author.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder).env_clear().env("HOME", folder);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Nora Quill");
        command.env(format!("GIT_{who}_EMAIL"), "nora@ridge.example");
        command.env(format!("GIT_{who}_DATE"), "2026-11-01T12:00:00Z");
    }
    command
}

/// Runs git in `folder`.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> Output {
    let output = command(folder).args(arguments).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {complaint}");
    output
}

/// Makes `folder` a repository with the branch `main`.
pub(crate) fn init(folder: &Path) {
    git(folder, &["init", "--quiet", "--initial-branch=main"]);
}

/// Commits all that lies in `folder`.
pub(crate) fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--allow-empty", "--message", message]);
}
