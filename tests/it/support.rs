//! Folders and processes for tests: nothing of the machine's own leaks in.

use std::path::Path;
use std::process::{Command, Output};

/// The program, to be run in `folder` with an environment that holds nothing.
pub(crate) fn laureate(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_laureate"));
    command.current_dir(folder).env_clear().env("HOME", folder);
    command
}

/// Standard output as text.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Standard error as text.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Copies a folder with everything in it. Links stay links.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
