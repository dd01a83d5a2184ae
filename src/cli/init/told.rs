//! What `init` says: what was written, the secret, what comes next.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::answers::{Answers, NOWHERE};
use super::files::key_id;
use super::forge::Forge;
use super::surroundings::Surroundings;
use crate::cli::keys::VARIABLE;
use crate::cli::{Console, Stop, clock};
use crate::credential::SigningKey;

/// A line for each file; schemas, which come by the dozen, as one.
pub(super) fn listed(did: &str, folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in files.keys() {
        let shown = if name.starts_with(".schemas/") { ".schemas/" } else { name };
        if names.last() != Some(&shown) {
            names.push(shown);
        }
    }
    let lines = names.into_iter().map(|name| format!("{did} {}\n", shown(folder, name)));
    lines.collect::<Vec<_>>().concat()
}

/// What is there already and was left alone.
pub(super) fn kept(folder: &Path, kept: &BTreeMap<String, Vec<u8>>) -> String {
    let mut out = String::new();
    for (name, bytes) in kept {
        // Writing to a `String` cannot fail.
        let _ =
            writeln!(out, "note: `{}` is there already and was left alone", shown(folder, name));
        if name == ".gitignore" {
            let lines = String::from_utf8_lossy(bytes);
            let lines: Vec<_> = lines.lines().filter(|line| !line.starts_with('#')).collect();
            let _ = writeln!(out, "help: add to it: {}", lines.join(" "));
        }
    }
    out
}

/// A file of the folder, as it can be typed where the command was run.
pub(super) fn shown(folder: &Path, name: &str) -> String {
    if folder == Path::new(".") { name.to_owned() } else { folder.join(name).display().to_string() }
}

/// Says where the secret belongs and what to do next. The secret itself is shown once, and only
/// to somebody at a terminal: what programs record is read by many.
///
/// # Errors
/// Standard output cannot be written.
pub(super) fn next(
    folder: &Path,
    answers: &Answers,
    around: &Surroundings,
    key: &SigningKey,
    console: &Console,
) -> Result<(), Stop> {
    let kept = format!(".laureate/keys/{}.key", key_id(clock::today()));
    let path = shown(folder, &kept);
    if console.is_watched() {
        let secret = key.to_multikey();
        console
            .say(&format!("the secret of the signing key, shown this once:\n\n    {}\n", *secret));
    }
    console.say(&format!(
        "the signing key is in `{path}`, which only you can read; keep a copy in a safe place"
    ));
    if answers.base_url == NOWHERE {
        console.say(&format!(
            "note: `{NOWHERE}` is a placeholder; put the address of the site into `site.yaml` \
             before the first award is published"
        ));
    }
    if around.is_inside && answers.forge != Forge::None {
        console.say(
            "note: this folder lies inside another repository; workflows and CODEOWNERS count only \
             at the top of one",
        );
    }
    console.result(&steps(folder, answers, around, &kept))?;
    Ok(())
}

fn steps(folder: &Path, answers: &Answers, around: &Surroundings, path: &str) -> String {
    let page = around.page(&answers.base_url).unwrap_or_default();
    let enter = if folder == Path::new(".") {
        String::new()
    } else {
        format!("cd {}\n     ", folder.display())
    };
    let mut steps = vec![format!(
        "look at it, change it, and give a first badge:\n     {enter}laureate serve --open"
    )];
    match answers.forge {
        Forge::Github => {
            let of = if page.is_empty() { String::new() } else { format!(" of {page}") };
            steps.push(format!(
                "give the build its key: Settings{of}, Environments, New environment `signing`,\n     \
                 allow the branch `{}` only, and add the environment secret `{VARIABLE}`;\n     \
                 it is what `{path}` holds:\n     \
                 gh secret set {VARIABLE} --env signing < {path}",
                answers.branch
            ));
            steps.push("Settings, Pages, Source: choose GitHub Actions".to_owned());
        }
        Forge::Gitlab => steps.push(format!(
            "give the build its key: Settings, CI/CD, Variables: add `{VARIABLE}`, protected and\n     \
             masked; it is what `{path}` holds"
        )),
        Forge::None => steps.push(format!(
            "where the site is built, set the secret `{VARIABLE}` to what `{path}` holds"
        )),
    }
    let begin = if around.is_repository { "" } else { "git init -b main, " };
    steps.push(format!(
        "{begin}commit, and push to `{}`; README.md says the rest, for all who take part",
        answers.branch
    ));
    let numbered = steps.iter().enumerate().map(|(at, step)| format!("  {}. {step}\n", at + 1));
    format!("next:\n{}", numbered.collect::<Vec<_>>().concat())
}
