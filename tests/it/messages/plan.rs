//! `laureate plan`.

use super::award::FAULTY;
use super::folder::Files;
use super::run::say;

/// An award, its earner, and other words of a badge that others hold.
pub(super) const CHANGED: Files<'_> = &[
    ("content/people/bo.yaml", "name: Bo\n"),
    (
        "content/awards/new.yaml",
        "badge: pilot\nearner: bo\nawarded: 2026-05-20\nmessage: Well flown.\n",
    ),
    ("content/badges/pilot.yaml", "name: Pilot\ndescription: Flies far.\ncriteria: Flew far.\n"),
];

#[test]
fn plan() {
    let page: Files<'_> = &[("content/pages/rules.md", "---\ntitle: Rules\n---\nBe kind.\n")];
    say(
        "plan",
        &[
            (&[], &[], "plan"),
            (&[], &[], "plan --base main"),
            (&[], page, "plan --base main"),
            (&[], CHANGED, "plan --base main"),
            (&[], CHANGED, "plan --base main --format markdown"),
            (&[], CHANGED, "plan --base main --format json"),
            (&[], FAULTY, "plan --base main --format markdown"),
        ],
    );
}

/// A page that is gone stands where the theme of now has a file.
#[test]
fn a_base_whose_addresses_clash() {
    let page: Files<'_> =
        &[("content/pages/static/rules.md", "---\ntitle: Rules\n---\nBe kind.\n")];
    let theme: Files<'_> = &[
        ("content/pages/static/rules.md", ""),
        ("+content/site.yaml", "theme: own\n"),
        ("themes/own/static/rules/index.html", "<!DOCTYPE html><title>Rules</title>\n"),
    ];
    say("plan-clash", &[(page, theme, "plan --base main")]);
}
