//! `laureate check --approvals`: who approved, and reviews that cannot be read.

use super::folder::{Files, SITE};
use super::run::{Case, say};

const CHECK: &str = "check --base main --approvals reviews.json";
const REVIEWS: &str = "reviews.json";
const NEW: &str = "content/awards/new.yaml";

/// Badges and people that decide who may approve.
fn rules(policies: &str) -> String {
    format!("{SITE}policies: {{{policies}}}\n")
}

#[test]
fn approvals() {
    let badge = "description: Knows.\ncriteria: Known.\n";
    let expert =
        format!("name: Expert\n{badge}reviewers: [ada-lovelace, alan-turing, cy, grace-hopper]\n");
    let master = format!("name: Master\n{badge}reviewers: [\"@acme/masters\"]\n");
    let (managed, two) = (rules("manager_approves_peer: true"), rules("approvals: 2"));
    let published: Files<'_> = &[
        ("content/site.yaml", &managed),
        ("content/badges/expert.yaml", &expert),
        ("content/badges/master.yaml", &master),
        ("content/people/bo.yaml", "name: Bo\nhr: {manager: grace-hopper}\n"),
        ("content/people/cy.yaml", "name: Cy\naccount: cy\n"),
    ];
    let strict: Files<'_> =
        &[("content/site.yaml", &two), ("content/people/bo.yaml", "name: Bo\n")];
    let by_all = "badge: expert\nearner: bo\nawarded: 2026-05-20\n\
                  approved_by: [ada-lovelace, alan-turing, cy, grace-hopper]\n";
    let by_nobody = "- {badge: thank-you, earner: bo, nominated_by: cy, awarded: 2026-05-20}\n\
                     - {badge: first-aid, earner: bo, awarded: 2026-05-20}\n\
                     - {badge: master, earner: bo, awarded: 2026-05-20}\n";
    let by_grace = "badge: first-aid\nearner: bo\nawarded: 2026-05-20\napproved_by: grace-hopper\n";
    let review = |who: &str, state: &str, commit: &str| {
        format!(
            "{{\"author\": {{\"login\": \"{who}\"}}, \"state\": \"{state}\", \
             \"submittedAt\": \"2026-05-21T09:00:00Z\", \"commit\": {{\"oid\": \"{commit}\"}}}}"
        )
    };
    let reviews = |reviews: [String; 2]| {
        format!("{{\"headRefOid\": \"5d2f0c7\", \"reviews\": [{}]}}", reviews.join(", "))
    };
    let refused = reviews([
        review("alan", "APPROVED", "77a1e09"),
        review("grace", "CHANGES_REQUESTED", "5d2f0c7"),
    ]);
    let approved =
        reviews([review("alan", "COMMENTED", "5d2f0c7"), review("grace", "APPROVED", "5d2f0c7")]);
    let by_cy =
        reviews([review("alan", "COMMENTED", "5d2f0c7"), review("cy", "APPROVED", "5d2f0c7")]);
    let pilot = "badge: pilot\nearner: bo\nawarded: 2026-05-20\n";
    let cases: &[Case<'_>] = &[
        (&[], &[], "check --approvals reviews.json"),
        (published, &[(NEW, by_all), (REVIEWS, &refused)], CHECK),
        (published, &[(NEW, by_nobody), (REVIEWS, &by_cy)], CHECK),
        (published, &[(NEW, by_grace), (REVIEWS, &approved)], CHECK),
        (strict, &[(NEW, pilot), (REVIEWS, "[]")], CHECK),
    ];
    say("approvals", cases);
}

#[test]
fn reviews_that_cannot_be_read() {
    let many = format!("[{}]", vec!["{}"; 10_001].join(","));
    let late = "[{\"user\": {\"login\": \"grace\"}, \"state\": \"APPROVED\", \
                \"submitted_at\": \"soon\"}]";
    let texts =
        ["no JSON", "{}", "{\"reviews\": 1}", "{\"approved_by\": {}}", "[1]", "[{}]", late, &many];
    let files: Vec<[(&str, &str); 1]> = texts.iter().map(|text| [(REVIEWS, *text)]).collect();
    let mut cases: Vec<Case<'_>> = vec![(&[], &[], CHECK)];
    cases.extend(files.iter().map(|file| (&[][..], &file[..], CHECK)));
    say("reviews", &cases);
}
