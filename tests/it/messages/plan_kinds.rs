//! `laureate plan`, of every kind of change.

use super::folder::{Files, SITE};
use super::run::say;

const PLAN: &str = "plan --base main";
const BOTH: &str = "plan --base main; plan --base main --format markdown";

/// One dot, as PNG.
const DOT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5E\
                   rkJggg==";

#[test]
fn badges_and_awards() {
    let all: Files<'_> = &[(
        "content/badges/pilot.yaml",
        "name: Captain\ndescription: Flies.\ncriteria: Flew.\ntype: Certificate\ntags: [air]\n\
             skills: [{name: Flying, url: \"https://skills.example/flying\"}]\n",
    )];
    let picture = format!("sh -c 'echo {DOT} | base64 -d > content/badges/pilot.png'; {PLAN}");
    let retired: Files<'_> = &[("+content/badges/five-years.yaml", "status: retired\n")];
    let resumed: Files<'_> = &[(
        "content/badges/five-years.yaml",
        "name: Five Years\ndescription: Stayed.\ncriteria: Stay.\nissuing: milestone\n\
         milestone: {years: 5}\n",
    )];
    let more: Files<'_> = &[(
        "+content/awards/2026/first-aid.yaml",
        "- badge: first-aid\n  earner: alan-turing\n  awarded: 2026-05-01\n  \
         approved_by: grace-hopper\n",
    )];
    let gone: Files<'_> = &[("content/awards/2026/first-aid.yaml", "")];
    let second: Files<'_> = &[
        (
            "content/awards/2026/first-aid.yaml",
            "badge: first-aid\nearner: ada-lovelace\nawarded: 2026-05-02\napproved_by: grace-hopper\n",
        ),
        (
            "content/awards/2026/pilot.yaml",
            "badge: pilot\nearner: grace-hopper\nawarded: 2026-05-03\n\
             revoked: {on: 2026-05-03, reason: Issued in error}\n",
        ),
    ];
    let version: Files<'_> = &[(
        "content/badges/pilot.yaml",
        "name: Pilot\ndescription: Flies.\ncriteria: Flew.\nversion: \"3\"\n",
    )];
    say(
        "plan-badges",
        &[
            (&[], all, &picture),
            (&[], version, PLAN),
            (retired, resumed, BOTH),
            (&[], second, BOTH),
            (&[], gone, BOTH),
            (&[], more, BOTH),
        ],
    );
}

#[test]
fn people() {
    let hidden: Files<'_> = &[
        ("+content/people/alan-turing.yaml", "visibility: unlisted\n"),
        ("content/people/bo.yaml", "name: Bo\nvisibility: private\n"),
        ("content/people/cy.yaml", "name: Cy\nvisibility: private\n"),
        ("content/people/di.yaml", "name: Di\n"),
    ];
    let turned: Files<'_> = &[
        ("content/people/alan-turing.yaml", "name: Alan Turing\naccount: alan\n"),
        ("content/people/bo.yaml", "name: Bo\n"),
        ("+content/people/grace-hopper.yaml", "visibility: unlisted\n"),
        ("+content/people/ada-lovelace.yaml", "visibility: private\n"),
        ("content/people/di.yaml", ""),
        ("content/people/ed.yaml", "name: Ed\n"),
        ("content/awards/cy.yaml", "badge: pilot\nearner: cy\nawarded: 2026-05-20\n"),
    ];
    say("plan-people", &[(hidden, turned, BOTH)]);
}

#[test]
fn site() {
    let site = "content/site.yaml";
    let moved = "title: Acme Badges\nbase_url: https://badges.acme.example/\n\
                 issuer: {name: Acme}\nprivacy: {salt: 1b0d2f4e6a8c9e7d}\n";
    let key = |id: &str, public: &str| {
        format!("{SITE}keys: [{{id: {id}, public_key: {public}, created: 2026-01-05}}]\n")
    };
    let one = key("one", "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK");
    let two = key("two", "z6MkrCvdzxBb8rcvi5MdALjcbUAbM4wF8nncohi4xQjzfSbc");
    let pages: Files<'_> = &[("content/pages/rules.md", "---\ntitle: Rules\n---\nBe kind.\n")];
    say(
        "plan-site",
        &[
            (&[], &[(site, moved)], PLAN),
            (&[(site, &one)], &[(site, &two)], PLAN),
            (pages, &[("content/pages/rules.md", "")], BOTH),
        ],
    );
}

/// More than a comment can hold.
#[test]
fn many() {
    let award = |at: usize, earner: &str, more: &str| {
        let (month, day) = (at / 28 + 1, at % 28 + 1);
        format!(
            "- {{badge: thank-you, earner: {earner}, awarded: 2026-0{month}-{day:02}, \
             nominated_by: grace-hopper{more}}}\n"
        )
    };
    let all =
        |earner: &str, more: &str| (0..75).map(|at| award(at, earner, more)).collect::<String>();
    let reason = format!(", revoked: {{on: 2026-05-20, reason: \"{}\"}}", "\u{1f600}".repeat(200));
    let (alans, adas, revoked) =
        (all("alan-turing", ""), all("ada-lovelace", ""), all("alan-turing", &reason));
    let published: Files<'_> =
        &[("content/awards/alan.yaml", &alans), ("content/awards/ada.yaml", &adas)];
    let changed: Files<'_> = &[
        ("content/awards/alan.yaml", &revoked),
        ("+content/people/ada-lovelace.yaml", "visibility: private\n"),
    ];
    let without = |words: &str| {
        format!("sh -c 'laureate plan --base main --format markdown | grep -v \"{words}\"'")
    };
    say("plan-many", &[(&[], &published[..1], BOTH), (published, changed, &without("^|\\|^- "))]);
}
