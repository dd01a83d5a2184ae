//! `laureate check --base`: what is published stays, each with a way to keep it.

use super::folder::{Files, SITE};
use super::run::{Case, say};

const CHECK: &str = "check --base main";

/// A second version of a badge, under whose first all awards were made.
const VERSIONS: Files<'_> = &[
    (
        "content/badges/pilot.v1.yaml",
        "until: 2026-05-25\nname: Pilot\ndescription: Flies.\ncriteria: Flew once.\n",
    ),
    ("+content/badges/pilot.yaml", "version: \"2\"\n"),
];

const AWARDS: &str = "content/awards/2026/pilot.yaml";

#[test]
fn awards() {
    let thanks = "- badge: thank-you\n  earner: ada-lovelace\n  awarded: 2026-05-04\n  \
                  nominated_by: alan-turing\n  status_index: 7\n";
    let revoked = format!("{thanks}  revoked: {{on: 2026-05-05, reason: Issued in error}}\n");
    let thanked = "content/awards/2026/thank-you.yaml";
    let changed: Files<'_> = &[
        (
            AWARDS,
            "- badge: pilot\n  earners: [ada-lovelace, alan-turing]\n  awarded: 2026-05-01\n  \
             expires: 2026-12-31\n\
             - badge: pilot\n  earner: grace-hopper\n  awarded: 2026-05-02\n  id: grace-pilot\n  \
             revoked: {on: 2026-05-03, reason: Issued in error}\n",
        ),
        (thanked, thanks),
    ];
    let collision: Files<'_> = &[(
        "content/awards/2026/old.yaml",
        "badge: thank-you\nearner: grace-hopper\nawarded: 2026-05-03\n\
         nominated_by: alan-turing\nstatus_index: 7\n",
    )];
    let later: Files<'_> = &[(
        "content/badges/pilot.v1.yaml",
        "until: 2026-04-30\nname: Pilot\ndescription: Flies.\ncriteria: Flew once.\n",
    )];
    let cases: &[Case<'_>] = &[
        (&[("+content/awards/2026/pilot.yaml", thanks)], &[(AWARDS, "")], CHECK),
        (&[(thanked, &revoked)], changed, CHECK),
        (&[(thanked, thanks)], collision, CHECK),
        (VERSIONS, later, CHECK),
    ];
    say("kept-awards", cases);
}

#[test]
fn badges_and_people() {
    let pilot = "content/badges/pilot.yaml";
    let bo: Files<'_> = &[("content/people/bo.yaml", "name: Bo\nemail: bo@acme.example\n")];
    let gone_or_another: Files<'_> = &[
        (pilot, ""),
        (AWARDS, ""),
        ("content/badges/five-years.yaml", ""),
        (
            "content/badges/first-aid.yaml",
            "name: Gardener\ndescription: Digs.\ncriteria: Dug.\nvalid_for: P2M\n",
        ),
        ("content/people/bo.yaml", ""),
        ("content/people/alan-turing.yaml", "name: Charles Babbage\naccount: charles\n"),
    ];
    let renamed: Files<'_> = &[
        (pilot, ""),
        ("content/badges/aviator.yaml", "name: Pilot\ndescription: Flies.\ncriteria: Flew.\n"),
        (AWARDS, "- {badge: aviator, earners: [ada-lovelace, alan-turing], awarded: 2026-05-01}\n"),
        ("content/badges/five-years.yaml", ""),
        (
            "content/badges/ten-years.yaml",
            "name: Five Years\ndescription: Stayed.\ncriteria: Stay.\n",
        ),
        ("content/people/bo.yaml", ""),
        ("content/people/robert.yaml", "name: Bo\nemail: bo@acme.example\n"),
    ];
    let no_first: Files<'_> = &[
        ("content/badges/pilot.v1.yaml", ""),
        (pilot, "name: Pilot\ndescription: Flies.\ncriteria: Flew.\nversion: \"2\"\n"),
    ];
    let reworded: Files<'_> = &[(
        "content/badges/pilot.v1.yaml",
        "until: 2026-05-25\nname: Pilot\ndescription: Flies.\ncriteria: Flew twice.\n",
    )];
    say(
        "kept-badges",
        &[
            (bo, gone_or_another, CHECK),
            (bo, renamed, CHECK),
            (VERSIONS, no_first, CHECK),
            (VERSIONS, reworded, CHECK),
        ],
    );
}

#[test]
fn site() {
    let site = |url: &str, more: &str| {
        format!("title: Acme Badges\nissuer: {{name: Acme}}\nbase_url: https://{url}/\n{more}")
    };
    let another = "privacy: {salt: 1b0d2f4e6a8c9e7d}\n";
    let key = |id: &str, public: &str, more: &str| {
        format!("  - {{id: {id}, public_key: {public}, created: 2026-01-05{more}}}\n")
    };
    let old = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    let new = key("new", "z6MkrCvdzxBb8rcvi5MdALjcbUAbM4wF8nncohi4xQjzfSbc", "");
    let keys = format!("{SITE}keys:\n{}{new}", key("old", old, ", revoked: 2026-02-01"));
    let unrevoked = format!("keys:\n{}", key("old", old, ""));
    let (plain, moved) = (site("acme.github.io/badges", ""), site("badges.acme.example", another));
    let resalted = site("acme.github.io/badges", &(another.to_owned() + &unrevoked));
    let name = "content/site.yaml";
    let hidden: Files<'_> = &[
        ("content/people/bo.yaml", "name: Bo\nvisibility: unlisted\n"),
        ("content/people/cy.yaml", "name: Cy\nvisibility: unlisted\n"),
        (name, &keys),
    ];
    say(
        "kept-site",
        &[
            (&hidden[..1], &[(name, &moved)], CHECK),
            (hidden, &[(name, &resalted)], CHECK),
            (&[(name, &plain)], &[(name, SITE)], CHECK),
        ],
    );
}
