//! Cases, run as a person would run them in a shell.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::folder::{Files, commit, folder, lay_out};
use crate::snapshot::{assert_snapshot, settled};
use crate::support::{copy, laureate, stderr, stdout};

/// Noon of the first of June 2026: the day that content is judged by.
const TODAY: &str = "1780315200";

/// What else is published on `main`, what is changed then, and what is run.
pub(super) type Case<'t> = (Files<'t>, Files<'t>, &'t str);

/// What a line may run besides laureate.
const TOOLS: [&str; 8] = ["cat", "chmod", "git", "grep", "mkdir", "mv", "rm", "sh"];

/// Runs the cases of a group, each in a folder of its own, and holds what they say.
pub(super) fn say(group: &str, cases: &[Case<'_>]) {
    let original = folder();
    let said: String = cases.iter().map(|case| run(original.path(), case)).collect();
    assert_snapshot(&format!("messages/{group}"), &said);
}

fn run(original: &Path, (published, changed, line): &Case<'_>) -> String {
    let folder = tempfile::tempdir().unwrap();
    copy(original, folder.path());
    if !published.is_empty() {
        lay_out(folder.path(), published);
        commit(folder.path(), "More");
    }
    lay_out(folder.path(), changed);
    let mut said = String::new();
    let mut at = folder.path().to_owned();
    for words in steps(line) {
        said += &step(&mut at, folder.path(), &words);
    }
    masked(&said, folder.path()) + "\n"
}

/// One command. Words before it such as `NAME=value` set its environment.
fn step(at: &mut PathBuf, folder: &Path, words: &[(String, bool)]) -> String {
    let place = |word: &str| word.replace("FOLDER", folder.to_str().unwrap());
    let is_set = |(word, _): &&(String, bool)| {
        word.split_once('=')
            .is_some_and(|(name, _)| name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'))
    };
    let set = words.iter().take_while(is_set).count();
    let (set, words) = words.split_at(set);
    let program = &words[0].0;
    if program == "cd" {
        *at = at.join(place(&words[1].0));
        return format!("$ {}\n", shown(words));
    }
    let is_tool = TOOLS.contains(&program.as_str());
    let mut command = if is_tool { Command::new(program) } else { laureate(folder) };
    isolated(command.current_dir(at));
    command.args(words[usize::from(is_tool)..].iter().map(|(word, _)| place(word)));
    for (variable, _) in set {
        let (name, value) = variable.split_once('=').unwrap();
        command.env(name, place(value).replace("$PATH", &path()));
    }
    let output = command.output().unwrap();
    let prompt =
        [shown(set), if is_tool { String::new() } else { "laureate".into() }, shown(words)];
    let prompt = prompt.iter().filter(|part| !part.is_empty()).map(String::as_str);
    let prompt = prompt.collect::<Vec<_>>().join(" ");
    let code = output.status.code().unwrap();
    // Of a tool that does its work, only what it prints is of interest.
    let code = if is_tool && code == 0 { String::new() } else { format!("[{code}]\n") };
    format!("$ {prompt}\n{}{}{code}", stdout(&output), stderr(&output))
}

fn shown(words: &[(String, bool)]) -> String {
    let word = |(word, quoted): &(String, bool)| {
        if *quoted { format!("'{word}'") } else { word.clone() }
    };
    words.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// A line as a shell takes it apart: `;` ends a command, what is in single quotes stays
/// together. Each word with whether it was quoted.
fn steps(line: &str) -> Vec<Vec<(String, bool)>> {
    let mut steps = vec![Vec::new()];
    for (at, part) in line.split('\'').enumerate() {
        if at % 2 == 1 {
            steps.last_mut().unwrap().push((part.to_owned(), true));
            continue;
        }
        for word in part.split_whitespace() {
            let bare = word.trim_end_matches(';');
            if !bare.is_empty() {
                steps.last_mut().unwrap().push((bare.to_owned(), false));
            }
            if bare.len() < word.len() {
                steps.push(Vec::new());
            }
        }
    }
    steps
}

/// The programs of the machine, and laureate.
fn path() -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_laureate"));
    let path = std::env::var("PATH").unwrap_or_default();
    format!("{}:{path}", program.parent().unwrap().display())
}

/// Nothing of the user's configuration, always the same author, day and language.
pub(super) fn isolated(command: &mut Command) {
    command.env_clear().env("PATH", path()).env("SOURCE_DATE_EPOCH", TODAY).env("LC_ALL", "C");
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Grace Hopper");
        command.env(format!("GIT_{role}_EMAIL"), "grace@acme.example");
        command.env(format!("GIT_{role}_DATE"), "2026-05-01T12:00:00Z");
    }
}

/// git, which has to succeed.
pub(super) fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    isolated(command.args(arguments).current_dir(folder));
    let output = command.output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", stderr(&output));
}

/// A text without what differs from run to run.
pub(super) fn masked(text: &str, folder: &Path) -> String {
    let mut text = text.to_owned();
    for name in [folder.canonicalize().unwrap(), folder.to_owned()] {
        text = text.replace(name.to_str().unwrap(), "FOLDER");
    }
    settled(&text).split_inclusive('\n').map(line).collect()
}

/// A line without short names of commits, and without what a build counts and measures.
fn line(line: &str) -> String {
    let measures = ["built `", "nothing changed: ", "one award: "];
    let is_measured = measures.iter().any(|begin| line.starts_with(begin));
    let words = line.split_inclusive(|c: char| !c.is_alphanumeric() && c != '.');
    let masked = words.map(|word| {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_number = bare.starts_with(|c: char| c.is_ascii_digit());
        let is_commit = bare.len() == 10
            && bare.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase());
        let is_unit = matches!(bare, "B" | "kB" | "MB");
        let shown = match (is_measured, is_commit) {
            (true, _) if is_number => "N",
            (true, _) if is_unit => "kB",
            (_, true) => "COMMIT",
            _ => bare,
        };
        format!("{shown}{}", &word[bare.len()..])
    });
    masked.collect()
}
