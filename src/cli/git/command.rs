//! One run of the git command.

use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;

use crate::cli::Stop;

/// The most bytes that a run may print: 1 GiB.
const MOST_BYTES: u64 = 1 << 30;

/// The most bytes of complaint that are kept.
const MOST_COMPLAINT: u64 = 4096;

/// Variables of git's own that stay: who commits, and the user's configuration. All others
/// are left out: a hook that runs laureate sets some that name another repository.
const KEPT: [&str; 7] = [
    "GIT_AUTHOR_",
    "GIT_COMMITTER_",
    "GIT_CONFIG",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH",
    "GIT_TEMPLATE_DIR",
];

/// Settings that hold whatever the repository's own say. The first keeps git from entering a
/// bare repository that lies among the content: its settings name programs to run.
const SETTINGS: [&str; 9] = [
    "safe.bareRepository=explicit",
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.quotePath=false",
    "color.ui=false",
    "gc.auto=0",
    "log.showSignature=false",
    "maintenance.auto=false",
    "submodule.recurse=false",
];

/// What a run came to.
pub(super) struct Done {
    status: ExitStatus,
    /// What it printed.
    pub(super) output: Vec<u8>,
    /// What it complained of, printable, its first line first.
    pub(super) complaint: String,
}

impl Done {
    /// Whether git ended well.
    pub(super) fn is_fine(&self) -> bool {
        self.status.success()
    }

    /// Whether git ended with that code.
    pub(super) fn ended_with(&self, code: i32) -> bool {
        self.status.code() == Some(code)
    }
}

/// Runs git in `folder` and gives it `input`.
///
/// # Errors
/// git is not installed, prints more than 1 GiB, or cannot be talked to.
pub(super) fn run<A: AsRef<OsStr>>(
    folder: &Path,
    arguments: &[A],
    input: Vec<u8>,
) -> Result<Done, Stop> {
    let mut child = command(folder, arguments).spawn().map_err(|error| not_run(&error))?;
    let talked = talk(&mut child, input);
    if talked.is_err() {
        // It may wait for us for ever. That it has ended already is as well.
        let _ = child.kill();
    }
    let status = child.wait().map_err(|error| not_run(&error))?;
    let (output, complaint) = talked.map_err(|error| not_run(&error))?;
    Ok(Done { status, output, complaint: printable(&complaint) })
}

fn command<A: AsRef<OsStr>>(folder: &Path, arguments: &[A]) -> Command {
    let mut command = Command::new("git");
    command.args(["--no-pager", "--no-optional-locks", "--no-replace-objects"]);
    command.arg("--literal-pathspecs");
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    command.args(arguments).current_dir(folder);
    let kept = |name: &str| KEPT.iter().any(|kept| name.starts_with(kept));
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("GIT_") && !kept(name)) {
            command.env_remove(name);
        }
    }
    // Complaints are told apart by their words.
    command.env("LC_ALL", "C").env_remove("LANGUAGE");
    command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_NO_LAZY_FETCH", "1").env("GIT_EDITOR", ":");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Writes and reads at the same time, so that neither side waits for the other.
fn talk(child: &mut Child, input: Vec<u8>) -> io::Result<(Vec<u8>, Vec<u8>)> {
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let writer = thread::spawn(move || match stdin {
        // git that has heard enough closes its end.
        Some(mut stdin) => drop(stdin.write_all(&input)),
        None => drop(input),
    });
    let complaints = thread::spawn(move || stderr.map(read_complaint).unwrap_or_default());
    let mut output = Vec::new();
    let read = stdout.map(|out| out.take(MOST_BYTES + 1).read_to_end(&mut output));
    match read {
        Some(Err(error)) => return Err(error),
        _ if output.len() as u64 > MOST_BYTES => {
            return Err(io::Error::other("it says more than 1 GiB"));
        }
        _ => {}
    }
    // Neither can panic; a thread that did has said nothing.
    let _ = writer.join();
    Ok((output, complaints.join().unwrap_or_default()))
}

/// The beginning of what git complains of. The rest is read too, so that git does not wait.
fn read_complaint(mut stderr: impl Read) -> Vec<u8> {
    let mut complaint = Vec::new();
    let _ = stderr.by_ref().take(MOST_COMPLAINT).read_to_end(&mut complaint);
    let _ = io::copy(&mut stderr, &mut io::sink());
    complaint
}

/// A complaint that cannot steer a terminal, without the word `fatal`.
fn printable(complaint: &[u8]) -> String {
    let text = String::from_utf8_lossy(complaint);
    let text: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let text = text.trim();
    let text = text.strip_prefix("fatal: ").or(text.strip_prefix("error: ")).unwrap_or(text);
    text.to_owned()
}

fn not_run(error: &io::Error) -> Stop {
    if error.kind() == io::ErrorKind::NotFound {
        return Stop::new("the command `git` is not there")
            .help("install git; laureate reads the history of the content by it");
    }
    Stop::new(format!("`git` cannot be run: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_is_plain_text() {
        assert_eq!(printable(b"fatal: no \x1b[31mfile\n"), "no [31mfile");
        assert_eq!(printable(b"error: a\nb"), "a\nb");
        assert_eq!(printable(b"\xff"), "\u{fffd}");
    }
}
