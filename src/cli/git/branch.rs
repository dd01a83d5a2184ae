//! A commit on a branch of its own.

use std::fmt;

use super::Repository;
use crate::cli::Stop;

/// The name of a branch that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewBranch(String);

impl fmt::Display for NewBranch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Repository {
    /// Takes `name` for a branch that is to be made.
    ///
    /// # Errors
    /// git allows no such name, or there is a branch of it → usage.
    pub(crate) fn new_branch(&self, name: &str) -> Result<NewBranch, Stop> {
        let is_plain = !name.starts_with('-') && !name.contains(|c: char| c.is_control());
        let full = format!("refs/heads/{name}");
        if !is_plain || self.run(&["check-ref-format", &full]).is_err() {
            let message = format!("`{}` is no name of a branch", name.escape_debug());
            return Err(Stop::new(message).help("write letters, digits and hyphens"));
        }
        if self.has_branch(name)? {
            return Err(Stop::new(format!("there is a branch `{name}` already"))
                .help("name another: `--branch NAME`"));
        }
        Ok(NewBranch(name.to_owned()))
    }

    /// The same, with a number at its end where that name is taken.
    ///
    /// # Errors
    /// As for [`Repository::new_branch`].
    pub(crate) fn free_branch(&self, stem: &str) -> Result<NewBranch, Stop> {
        let mut name = stem.to_owned();
        let mut number = 1;
        while self.has_branch(&name)? {
            number += 1;
            name = format!("{stem}-{number}");
        }
        self.new_branch(&name)
    }

    fn has_branch(&self, name: &str) -> Result<bool, Stop> {
        let full = format!("refs/heads/{name}");
        let found = self.run(&["for-each-ref", "--format=%(refname)", "--", &full])?;
        Ok(String::from_utf8_lossy(&found).lines().any(|line| line == full))
    }

    /// Refuses where a commit of `paths`, from the top, would take along what somebody else
    /// has begun, or could not be made.
    ///
    /// # Errors
    /// A file has changes that are not committed, there is no commit yet, git does not know
    /// who commits → usage.
    pub(crate) fn ready_to_commit(&self, paths: &[String]) -> Result<(), Stop> {
        self.commit("HEAD").map_err(|_| {
            Stop::new("the repository has no commit yet").help("commit the content once first")
        })?;
        let fixed = ["status", "--porcelain", "-z", "--untracked-files=all", "--"];
        let changed = self.run(&with_paths(&fixed, paths))?;
        if let Some(first) = changed.split(|byte| *byte == 0).find(|entry| entry.len() > 3) {
            let name = String::from_utf8_lossy(&first[3..]).into_owned();
            return Err(Stop::new(format!("`{name}` has changes that are not committed"))
                .help("commit them first, or run it without `--branch`"));
        }
        self.run(&["var", "GIT_COMMITTER_IDENT"]).map(drop).map_err(|_| {
            Stop::new("git does not know who commits")
                .help("tell it with `git config user.name` and `git config user.email`")
        })
    }

    /// Makes the branch, switches to it, and commits `paths` there as they are on the disk.
    /// What else is changed or staged stays so.
    ///
    /// # Errors
    /// git refuses → the branch is gone again and the old one is back, but not the files.
    pub(crate) fn commit_on(
        &self,
        branch: &NewBranch,
        paths: &[String],
        message: &str,
    ) -> Result<(), Stop> {
        self.run(&["switch", "--quiet", "--no-track", "--create", &branch.0])?;
        let added = self.run(&with_paths(&["add", "--all", "--"], paths));
        let fixed = ["commit", "--quiet", "--only", "--cleanup=whitespace", "--file=-", "--"];
        let committed = added
            .and_then(|_| self.run_with(&with_paths(&fixed, paths), message.as_bytes().to_vec()));
        committed.map(drop).inspect_err(|_| {
            // What cannot be undone stays; the first fault is the one to tell.
            drop(self.run(&with_paths(&["reset", "--quiet", "--"], paths)));
            drop(self.run(&["switch", "--quiet", "-"]));
            drop(self.run(&["branch", "--quiet", "--delete", "--force", "--", &branch.0]));
        })
    }
}

fn with_paths<'t>(fixed: &[&'t str], paths: &'t [String]) -> Vec<&'t str> {
    fixed.iter().copied().chain(paths.iter().map(String::as_str)).collect()
}
