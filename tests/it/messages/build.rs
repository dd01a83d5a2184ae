//! `laureate build`: drafts and the real thing, and the commits that credentials name.

use super::award::FAULTY;
use super::folder::{Files, SITE};
use super::plan::CHANGED;
use super::run::say;

/// Makes a key, and lists it.
const KEY: &str = "sh -c 'laureate key new key-a 2>/dev/null >> content/site.yaml'";

#[test]
fn drafts_and_the_real_thing() {
    let key = "keys:\n  - id: key-a\n    public_key: \
               z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK\n    created: 2026-01-05\n";
    let listed = format!("{SITE}{key}");
    let listed: Files<'_> = &[("content/site.yaml", &listed)];
    say(
        "draft",
        &[
            (&[], listed, "build"),
            (&[], listed, "build --draft --out content"),
            (&[], &[], "build; verify --production public/did.json; verify --production public"),
            (&[], &[], &format!("{KEY}; build; verify --production public; build --draft")),
            (&[], &[], "build --base-url acme"),
        ],
    );
}

const KNOWN: Files<'_> = &[("+content/site.yaml", "repository: https://github.com/acme/badges\n")];

#[test]
fn what_was_built() {
    say(
        "build",
        &[
            (&[], FAULTY, "build"),
            (
                KNOWN,
                CHANGED,
                "build --git; git add --all; git commit --quiet --message=Award; \
                 build --git --verbose; build --git; \
                 sh -c 'echo mine > public/mine.txt; echo >> content/badges/pilot.yaml'; \
                 build --git; \
                 sh -c 'echo mine > public/ours.txt; echo >> content/badges/pilot.yaml'; \
                 build --git --verbose",
            ),
        ],
    );
}

#[test]
fn commits_that_issued() {
    say(
        "build-git",
        &[(&[], CHANGED, "build --git"), (KNOWN, CHANGED, &format!("{KEY}; build --git"))],
    );
}
