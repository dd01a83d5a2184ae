//! The folder that cases begin with.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::run::git;

/// Files by their names, and what is in them. `+` before a name: that is added at its end. An
/// empty text: it is taken away.
pub(super) type Files<'t> = &'t [(&'t str, &'t str)];

pub(super) const SITE: &str = "\
title: Acme Badges
base_url: https://acme.github.io/badges/
issuer: {name: Acme}
privacy: {salt: 7f3c5b1e9a2d4c68}
";

const FILES: Files<'_> = &[
    ("content/site.yaml", SITE),
    (
        "content/badges/first-aid.yaml",
        "name: First Aid\ndescription: Helps.\ncriteria: |\n  Passed the exam.\nvalid_for: P2M\n\
         reviewers: [grace-hopper]\n",
    ),
    ("content/badges/pilot.yaml", "name: Pilot\ndescription: Flies.\ncriteria: Flew.\n"),
    (
        "content/badges/thank-you.yaml",
        "name: Thank You\ndescription: Thanks.\ncriteria: Helped.\nissuing: peer\nrepeatable: always\n",
    ),
    (
        "content/badges/five-years.yaml",
        "name: Five Years\ndescription: Stayed.\ncriteria: Stay.\nissuing: milestone\n\
         milestone: {years: 5}\n",
    ),
    ("content/people/ada-lovelace.yaml", "name: Ada Lovelace\nhr: {hired: 2020-03-01}\n"),
    ("content/people/alan-turing.yaml", "name: Alan Turing\naccount: alan\n"),
    ("content/people/grace-hopper.yaml", "name: Grace Hopper\naccount: grace\n"),
    (
        "content/awards/2026/first-aid.yaml",
        "# Those who help.\n- badge: first-aid\n  earner: ada-lovelace\n  awarded: 2026-05-01\n  \
         approved_by: grace-hopper\n",
    ),
    (
        "content/awards/2026/pilot.yaml",
        "- badge: pilot\n  earners: [ada-lovelace, alan-turing]\n  awarded: 2026-05-01\n\
         - badge: pilot\n  earner: grace-hopper\n  awarded: 2026-05-02\n  \
         revoked: {on: 2026-05-03, reason: Issued in error}\n",
    ),
    ("form.md", "### Badge\n\nThank You (thank-you)\n\n### Who has earned it\n\nada-lovelace\n"),
    (".gitignore", "/public/\n.laureate/\n"),
];

/// The folder, committed on `main` in a repository of its own.
pub(super) fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), FILES);
    git(folder.path(), &["init", "--quiet", "--template=", "--initial-branch=main"]);
    commit(folder.path(), "Begin");
    folder
}

/// Commits all of it.
pub(super) fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", message]);
}

/// Puts files into a folder.
pub(super) fn lay_out(folder: &Path, files: Files<'_>) {
    for (name, text) in files {
        let (name, adds) = name.strip_prefix('+').map_or((*name, false), |name| (name, true));
        let path = folder.join(name);
        if text.is_empty() {
            fs::remove_file(&path).unwrap();
            continue;
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let before = if adds { fs::read_to_string(&path).unwrap() } else { String::new() };
        fs::write(&path, before + text).unwrap();
    }
}
