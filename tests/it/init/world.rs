//! Folders that `init` has filled, and git without anything of the machine's own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::{laureate, stderr};

/// The program, in a folder, with what it needs to find git.
pub(super) fn program(folder: &Path) -> Command {
    let mut command = laureate(folder);
    isolated(&mut command);
    command
}

/// git, in a folder.
pub(super) fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(arguments).current_dir(folder).env_clear();
    isolated(&mut command);
    let output = command.output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", stderr(&output));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Nothing of the user's configuration, and always the same author on the same day.
pub(super) fn isolated(command: &mut Command) {
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Grace Hopper");
        command.env(format!("GIT_{role}_EMAIL"), "grace@acme.example");
        command.env(format!("GIT_{role}_DATE"), "2026-05-01T12:00:00Z");
    }
}

/// A folder to begin in, gone when dropped.
pub(super) struct World(TempDir);

impl World {
    pub(super) fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A repository that comes from somewhere.
    pub(super) fn with_remote(url: &str) -> Self {
        let world = Self::empty();
        git(world.folder(), &["init", "--quiet", "--initial-branch", "main"]);
        git(world.folder(), &["remote", "add", "origin", url]);
        world
    }

    pub(super) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    pub(super) fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Runs the program, whatever comes of it.
    pub(super) fn run(&self, arguments: &[&str]) -> Output {
        program(self.folder()).args(arguments).output().unwrap()
    }

    /// Runs the program, which has to succeed.
    pub(super) fn done(&self, arguments: &[&str]) -> Output {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
        output
    }
}

/// The name of every file below a folder, sorted, those of git left out.
pub(super) fn names(folder: &Path) -> Vec<String> {
    fn add(folder: &Path, root: &Path, names: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with(".git") {
                add(&path, root, names);
            } else if !path.is_dir() {
                names.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    let mut names = Vec::new();
    add(folder, folder, &mut names);
    names.sort();
    names
}
