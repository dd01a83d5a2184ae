//! A folder with content, and the program run in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use tempfile::TempDir;

use super::generate::{AS_OF, generate};

/// Every file of a site by its path, the manifest too.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// A project of its own, gone when dropped.
pub(super) struct Project {
    folder: TempDir,
}

impl Project {
    /// A project with so many awards.
    pub(super) fn new(awards: usize) -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        generate(&project.path("content"), awards).unwrap();
        project
    }

    /// A second project with the same content and key, its files made in another order.
    pub(super) fn shuffled(&self) -> Self {
        let other = Self { folder: tempfile::tempdir().unwrap() };
        let mut files = paths(&self.path(""));
        files.retain(|file| !file.starts_with("public"));
        files.sort_by_key(|file| {
            // Any order will do that is not that of the names.
            let text = file.to_string_lossy();
            text.bytes().fold(7_u32, |hash, byte| hash.wrapping_mul(31) ^ u32::from(byte))
        });
        for file in files {
            let to = other.path("").join(&file);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(self.path("").join(&file), to).unwrap();
        }
        other
    }

    /// A path in it.
    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Replaces a text in a file.
    pub(super) fn edit(&self, file: &str, from: &str, to: &str) {
        let file = self.path(file);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(file, text.replace(from, to)).unwrap();
    }

    /// The program, with an environment of its own.
    pub(super) fn laureate(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_laureate"));
        command.args(arguments).current_dir(self.folder.path()).env_clear();
        // Windows cannot start a program without it.
        command.envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)));
        command
    }

    /// `laureate build` with more arguments.
    pub(super) fn build(&self, more: &[&str]) -> Command {
        let mut command = self.laureate(&["build", "--as-of", AS_OF]);
        command.args(more);
        command
    }

    /// Builds, and fails where that fails.
    pub(super) fn built(&self, more: &[&str]) -> Output {
        succeed(&mut self.build(more))
    }

    /// What a build into an empty folder gives.
    pub(super) fn fresh(&self) -> Files {
        let out = self.path("fresh");
        self.built(&["--out", "fresh"]);
        let files = files(&out);
        fs::remove_dir_all(out).unwrap();
        files
    }

    /// The site as it is.
    pub(super) fn site(&self) -> Files {
        files(&self.path("public"))
    }

    /// The modification time of every file of the site.
    pub(super) fn times(&self) -> BTreeMap<PathBuf, SystemTime> {
        let root = self.path("public");
        let time = |path: &Path| fs::metadata(root.join(path)).unwrap().modified().unwrap();
        paths(&root).into_iter().map(|path| (path.clone(), time(&path))).collect()
    }
}

/// Runs a command that has to succeed.
pub(super) fn succeed(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

/// What a command said on standard error.
pub(super) fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The names of files that differ, or are in one of both only.
pub(super) fn differences(one: &Files, two: &Files) -> Vec<String> {
    let names = one.keys().chain(two.keys()).filter(|name| one.get(*name) != two.get(*name));
    names.cloned().collect()
}

fn files(root: &Path) -> Files {
    let name = |path: &Path| path.to_str().unwrap().replace('\\', "/");
    paths(root).iter().map(|path| (name(path), fs::read(root.join(path)).unwrap())).collect()
}

/// Files below a folder, relative to it.
fn paths(root: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|file| file.path().strip_prefix(root).unwrap().to_owned()).collect()
}
