//! The repository around a folder.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};

use super::command::{self, Done};
use crate::cli::Stop;

/// What to do where git cannot read what is committed.
pub(super) const DAMAGED: &str = "the repository may be damaged: `git fsck` tells";

/// A commit that is there, by its full name in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Commit(String);

impl Commit {
    /// Takes what git printed.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let hex = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        (hex && matches!(text.len(), 40 | 64)).then(|| Self(text.to_owned()))
    }

    /// Its full name.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Its name as people say it: the first ten digits.
    pub(crate) fn short(&self) -> &str {
        &self.0[..10]
    }
}

impl fmt::Display for Commit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The repository that a folder lies in.
#[derive(Debug, Clone)]
pub(crate) struct Repository {
    top: PathBuf,
    prefix: String,
    shallow: bool,
}

impl Repository {
    /// The repository around `folder`, which is there.
    ///
    /// # Errors
    /// There is none, git refuses it, or is not installed → usage.
    pub(crate) fn around(folder: &Path) -> Result<Self, Stop> {
        Self::find(folder)?.ok_or_else(|| {
            Stop::new(format!("`{}` is not in a git repository", folder.display()))
                .help("run `git init` and commit the content, or check it out with git")
        })
    }

    /// The same; nothing where there is none.
    ///
    /// # Errors
    /// git refuses the repository, or is not installed → usage.
    pub(crate) fn find(folder: &Path) -> Result<Option<Self>, Stop> {
        let asked = ["rev-parse", "--is-shallow-repository", "--show-prefix", "--show-toplevel"];
        let done = command::run(folder, &asked, Vec::new())?;
        if !done.is_fine() {
            let none = done.complaint.starts_with("not a git repository");
            return if none { Ok(None) } else { Err(refused(folder, &done)) };
        }
        let unread = || Stop::new(format!("`{}` has a path that is no text", folder.display()));
        let text = String::from_utf8(done.output).map_err(|_| unread())?;
        let mut lines = text.splitn(3, '\n');
        let mut line = || lines.next().ok_or_else(unread);
        let (shallow, prefix, top) = (line()? == "true", line()?.to_owned(), line()?);
        let top = PathBuf::from(top.strip_suffix('\n').unwrap_or(top));
        Ok(Some(Self { top, prefix, shallow }))
    }

    /// The folder that was asked about, from the top: `content/`, or nothing at the top.
    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Whether only the newest part of its history is here.
    pub(crate) fn is_shallow(&self) -> bool {
        self.shallow
    }

    /// What git prints when it is run at the top. The arguments are constants, [`Commit`]s, or
    /// paths from the top after `--`.
    ///
    /// # Errors
    /// git ends with a fault → its complaint.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Result<Vec<u8>, Stop> {
        self.run_with(arguments, Vec::new())
    }

    /// The same, with something to read on its standard input.
    ///
    /// # Errors
    /// As for [`Repository::run`].
    pub(crate) fn run_with<A: AsRef<OsStr>>(
        &self,
        arguments: &[A],
        input: Vec<u8>,
    ) -> Result<Vec<u8>, Stop> {
        let done = command::run(&self.top, arguments, input)?;
        if done.is_fine() {
            return Ok(done.output);
        }
        let name = arguments.first().map(|name| name.as_ref().to_string_lossy());
        Err(Stop::new(format!("`git {}`: {}", name.unwrap_or_default(), done.complaint)))
    }

    /// The commit that a user calls `revision`: a branch, a tag, `HEAD~2`, the name of a commit.
    ///
    /// # Errors
    /// There is no such commit here → usage, with what to do in a shallow clone.
    pub(crate) fn commit(&self, revision: &str) -> Result<Commit, Stop> {
        let wanted = format!("{revision}^{{commit}}");
        let asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted];
        let done = command::run(&self.top, &asked, Vec::new())?;
        let found = String::from_utf8(done.output).ok().and_then(|text| Commit::new(&text));
        found.ok_or_else(|| {
            let help = if self.shallow {
                "this clone is shallow: `git fetch --unshallow` brings the history, \
                 `fetch-depth: 0` does so in a workflow"
            } else {
                "name a branch, a tag or a commit that `git log` finds; \
                 `git fetch` brings those of the server, such as `origin/main`"
            };
            Stop::new(format!("there is no revision `{revision}`")).help(help)
        })
    }

    /// The newest commit that both come from, as pull requests compare. Nothing where they
    /// have none in common.
    ///
    /// # Errors
    /// A shallow clone that does not reach back so far → usage.
    pub(crate) fn merge_base(&self, one: &Commit, other: &Commit) -> Result<Option<Commit>, Stop> {
        let asked = ["merge-base", one.as_str(), other.as_str()];
        let done = command::run(&self.top, &asked, Vec::new())?;
        let found = String::from_utf8_lossy(&done.output).lines().next().and_then(Commit::new);
        match found {
            Some(found) => Ok(Some(found)),
            None if self.shallow => Err(Stop::new(
                "this clone is shallow, and what both revisions come from is not in it",
            )
            .help(
                "`git fetch --unshallow` brings the history, `fetch-depth: 0` does so in a workflow",
            )),
            None if done.is_fine() || done.ended_with(1) => Ok(None),
            None => {
                let first = done.complaint.lines().next().unwrap_or_default();
                Err(Stop::new(format!("`git merge-base`: {first}")).help(DAMAGED))
            }
        }
    }
}

/// Why git does not enter a repository that is there.
fn refused(folder: &Path, done: &Done) -> Stop {
    let first = done.complaint.lines().next().unwrap_or_default();
    let stop =
        Stop::new(format!("git does not read the repository of `{}`: {first}", folder.display()));
    if done.complaint.contains("dubious ownership") {
        return stop.help(
            "the folder belongs to another user; if you trust it, \
             `git config --global --add safe.directory FOLDER` says so",
        );
    }
    if done.complaint.contains("safe.bareRepository") {
        return stop.help("a bare repository lies among the content; remove it");
    }
    stop
}
