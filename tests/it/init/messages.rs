//! Every way in which issuing by pull request answers, word for word: each case is a run of the
//! program in a copy of one small folder, and each group of cases a file in
//! `tests/snapshots/messages/`.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::world::{git, program};
use crate::snapshot::{assert_snapshot, settled};
use crate::support::{copy, stderr, stdout};

/// Noon of the first of June 2026: the day that content is judged by.
const TODAY: &str = "1780315200";

const SITE: &str = "\
title: Acme Badges
base_url: https://acme.github.io/badges/
issuer: {name: Acme}
privacy: {salt: fixed}
";

const FILES: [(&str, &str); 12] = [
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
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in FILES {
        write(folder.path(), name, text);
    }
    git(folder.path(), &["init", "--quiet", "--initial-branch", "main"]);
    git(folder.path(), &["add", "--all"]);
    git(folder.path(), &["commit", "--quiet", "--message", "Begin"]);
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// What is done to the folder before a case.
type Before = fn(&Path);

fn as_it_is(_: &Path) {}

/// Runs the cases of a group, each in a folder of its own, and holds what they say.
fn say(group: &str, cases: &[(Before, &str)]) {
    let original = folder();
    let mut said = String::new();
    for (before, line) in cases {
        let folder = tempfile::tempdir().unwrap();
        copy(original.path(), folder.path());
        before(folder.path());
        let mut command = program(folder.path());
        let output = command.env("SOURCE_DATE_EPOCH", TODAY).args(words(line)).output().unwrap();
        said += &format!("$ laureate {line}\n");
        said += &format!("{}{}", stdout(&output), stderr(&output));
        said += &format!("[{}]\n\n", output.status.code().unwrap());
    }
    assert_snapshot(&format!("messages/{group}"), &settled(&said));
}

/// A line as a shell takes it apart: what is in single quotes stays together.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('\'').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().collect(),
        _ => vec![part],
    });
    words.collect()
}

/// Runs the program, which has to succeed, and returns what it prints.
fn run(folder: &Path, arguments: &[&str]) -> String {
    let mut command = program(folder);
    let output = command.env("SOURCE_DATE_EPOCH", TODAY).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output)
}

fn no_repository(folder: &Path) {
    fs::remove_dir_all(folder.join(".git")).unwrap();
}

fn faulty(folder: &Path) {
    write(folder, "content/badges/pilot.yaml", "name: Pilot\ndescription: Flies.\n");
}

fn changed(folder: &Path) {
    write(folder, "content/people/bo.yaml", "name: Bo\n");
    write(
        folder,
        "content/awards/new.yaml",
        "badge: pilot\nearner: bo\nawarded: 2026-05-20\nmessage: Well flown.\n",
    );
    write(
        folder,
        "content/badges/pilot.yaml",
        "name: Pilot\ndescription: Flies far.\ncriteria: Flew far.\n",
    );
}

fn vanished(folder: &Path) {
    fs::remove_file(folder.join("content/awards/2026/first-aid.yaml")).unwrap();
}

#[test]
fn award() {
    let taken: Before = |folder| drop(git(folder, &["branch", "award-pilot-bo"]));
    let begun: Before = |folder| {
        let path = folder.join("content/awards/2026/first-aid.yaml");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, format!("# Somebody has begun.\n{text}")).unwrap();
    };
    let retired: Before = |folder| {
        let text = "name: Pilot\ndescription: Flies.\ncriteria: Flew.\nstatus: retired\n";
        write(folder, "content/badges/pilot.yaml", text);
    };
    say(
        "award",
        &[
            (as_it_is, "award first-ait alan-turing"),
            (as_it_is, "award first-aid alan-touring"),
            (as_it_is, "award first-aid alan-turing --on yesterday"),
            (as_it_is, "award first-aid alan-turing"),
            (as_it_is, "award first-aid alan-turing --approved-by alan-turing"),
            (as_it_is, "award pilot ada-lovelace alan-turing"),
            (as_it_is, "award pilot grace-hopper --on 2026-05-02"),
            (as_it_is, "award first-aid alan-turing --file people/x.yaml"),
            (as_it_is, "award first-aid 'Alan Turing' --approved-by grace-hopper --dry-run"),
            (as_it_is, "award first-aid alan-turing --approved-by grace-hopper"),
            (as_it_is, "award thank-you ada-lovelace --nominated-by alan-turing --branch"),
            (as_it_is, "award thank-you ada-lovelace --nominated-by alan-turing --branch a..b"),
            (
                taken,
                "award thank-you ada-lovelace --nominated-by alan-turing --branch award-pilot-bo",
            ),
            (begun, "award first-aid alan-turing --approved-by grace-hopper --branch"),
            (no_repository, "award thank-you ada-lovelace --nominated-by alan-turing --branch"),
            (faulty, "award first-aid alan-turing"),
            (retired, "award pilot grace-hopper"),
        ],
    );
}

#[test]
fn revoke() {
    say(
        "revoke",
        &[
            (as_it_is, "revoke first-aid/ada-lovelace"),
            (as_it_is, "revoke nothing --reason x"),
            (as_it_is, "revoke first-aid/alan-turing --reason x"),
            (as_it_is, "revoke content/awards/2026/pilot.yaml:2 --reason x"),
            (as_it_is, "revoke pilot/grace-hopper --reason 'Issued in error'"),
            (as_it_is, "revoke first-aid/ada-lovelace --reason x --on 2026-04-01"),
            (as_it_is, "revoke first-aid/ada-lovelace --reason 'Issued in error' --on 2026-05-20"),
            (as_it_is, "revoke pilot/ada-lovelace --reason 'Issued in error' --on 2026-05-20"),
            (as_it_is, "revoke pilot/alan-turing --reason x --on 2026-05-20 --branch"),
        ],
    );
}

#[test]
fn retire_revise_rename_propose() {
    say(
        "retire-revise-propose",
        &[
            (as_it_is, "retire pilots"),
            (as_it_is, "retire pilot --on 2026-05-20"),
            (as_it_is, "retire pilot --on 2026-04-20"),
            (as_it_is, "rename-person alan-turing alan-mathison --name 'Alan Mathison'"),
            (as_it_is, "rename-person alan-turing ada-lovelace"),
            (as_it_is, "rename-person alan-turing --name 'Alan T.' --dry-run"),
            (as_it_is, "rename-person alan-touring bo"),
            (as_it_is, "revise pilot"),
            (as_it_is, "revise thank-you"),
            (as_it_is, "propose milestones"),
            (as_it_is, "propose pathways"),
            (as_it_is, "propose renewals"),
            (as_it_is, "propose renewals --approved-by grace-hopper"),
            (as_it_is, "propose renewals --within soon"),
        ],
    );
}

#[test]
fn plan_and_check() {
    let gone: Before = |folder| {
        git(folder, &["switch", "--quiet", "--orphan", "elsewhere"]);
        git(folder, &["commit", "--quiet", "--allow-empty", "--message", "Elsewhere"]);
        git(folder, &["checkout", "--quiet", "main", "--", "."]);
    };
    let unreadable: Before = |folder| write(folder, "reviews.json", "{\"reviews\": 1}");
    let nobody: Before = |folder| {
        write(folder, "reviews.json", "{\"reviews\": []}");
        let text = "badge: first-aid\nearner: alan-turing\nawarded: 2026-05-20\n\
                    approved_by: grace-hopper\n";
        write(folder, "content/awards/new.yaml", text);
    };
    say(
        "plan-check",
        &[
            (as_it_is, "plan"),
            (as_it_is, "plan --base main"),
            (changed, "plan --base main"),
            (changed, "plan --base main --format markdown"),
            (changed, "plan --base main --format json"),
            (as_it_is, "plan --base mine"),
            (as_it_is, "plan --base --output=x"),
            (no_repository, "plan --base main"),
            (faulty, "plan --base main --format markdown"),
            (gone, "plan --base main"),
            (vanished, "check --base main"),
            (changed, "check --base main"),
            (changed, "check --base main --format github"),
            (no_repository, "check --base main"),
            (unreadable, "check --base main --approvals reviews.json"),
            (as_it_is, "check --base main --approvals nowhere.json"),
            (nobody, "check --base main --approvals reviews.json"),
            (as_it_is, "check --approvals reviews.json"),
        ],
    );
}

#[test]
fn nominate_and_init() {
    let empty: Before = |folder| write(folder, "form.md", "Nothing of a form.\n");
    let binary: Before = |folder| fs::write(folder.join("form.md"), b"\xff").unwrap();
    let new: Before = |folder| fs::remove_dir_all(folder.join("content")).unwrap();
    let marked: Before = |folder| {
        let text = "# laureate: begin\nold\n# laureate: end\n";
        write(folder, ".github/CODEOWNERS", text);
        write(folder, ".gitlab/CODEOWNERS", "* @acme/all\n");
    };
    say(
        "nominate-init",
        &[
            (as_it_is, "nominate nowhere.md"),
            (binary, "nominate form.md"),
            (empty, "nominate form.md"),
            (as_it_is, "nominate form.md"),
            (as_it_is, "nominate form.md --account stranger"),
            (as_it_is, "nominate form.md --account Alan --branch nomination-1"),
            (as_it_is, "init"),
            (as_it_is, "init --content elsewhere"),
            (new, "init --dry-run --forge gitlab"),
            (new, "init --source http://git.example/laureate"),
            (new, "init --language Deutsch"),
            (new, "init --base-url acme"),
            (marked, "init --refresh --dry-run"),
            (marked, "init --refresh"),
            (as_it_is, "init --refresh"),
            (faulty, "init --refresh"),
        ],
    );
}

#[test]
fn drafts_and_the_real_thing() {
    let listed: Before = |folder| {
        let key = "keys:\n  - id: key-a\n    public_key: \
                   z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK\n    created: 2026-01-05\n";
        write(folder, "content/site.yaml", &format!("{SITE}{key}"));
    };
    let built: Before = |folder| drop(run(folder, &["build"]));
    let published: Before = |folder| {
        let key = run(folder, &["key", "new", "key-a"]);
        write(folder, "content/site.yaml", &format!("{SITE}{key}"));
        run(folder, &["build"]);
    };
    say(
        "draft",
        &[
            (listed, "build"),
            (listed, "build --draft --out content"),
            (built, "verify --production public/did.json"),
            (built, "verify --production public"),
            (published, "verify --production public"),
            (published, "build --draft"),
            (changed, "build --git --force"),
            (no_repository, "build --git"),
        ],
    );
}
