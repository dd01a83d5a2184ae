//! Awards that were renewed, and the order of lists.

use super::{Rendered, bare, pages, rendered};
use crate::content_load::write;

/// Two families, a badge that was renewed and one that was not.
fn renewals() -> Rendered {
    let dir = tempfile::tempdir().unwrap();
    let files = [
        (
            "site.yaml",
            "title: T\nbase_url: https://a.example/\nlanguage: cy\nissuer: {name: Acme Inc.}\ntiers: [low]\n\
             families: {zeta: {name: Zeta}, alpha: {name: Alpha}}\n",
        ),
        (
            "badges/top.yaml",
            "name: A top\ndescription: D\ncriteria: C\nfamily: zeta\ntier: low\nrequires: [base]\n",
        ),
        (
            "badges/base.yaml",
            "name: Base\ndescription: D\ncriteria: C\nfamily: zeta\ntier: low\nvalid_for: P1Y\n",
        ),
        (
            "badges/gone.yaml",
            "name: Gone\ndescription: D\ncriteria: C\nfamily: alpha\nvalid_for: P1Y\nstatus: retired\n",
        ),
        ("people/ada.yaml", "name: Ada\n"),
        (
            "awards/all.yaml",
            "- {badge: base, earner: ada, awarded: 2024-06-01}\n\
             - {badge: base, earner: ada, awarded: 2025-05-30}\n\
             - {badge: gone, earner: ada, awarded: 2020-05-30}\n",
        ),
    ];
    for (name, text) in files {
        write(dir.path(), name, text.as_bytes());
    }
    rendered(dir.path())
}

fn at<'a>(all: &'a Rendered, address: &str) -> &'a str {
    all.iter().find(|(path, _)| path.as_str() == address).unwrap().1
}

fn before(html: &str, first: &str, second: &str) -> bool {
    html.find(first).unwrap() < html.find(second).unwrap()
}

#[test]
fn lists_keep_the_order_that_means_something() {
    let all = renewals();
    assert!(before(at(&all, "badges/index.html"), "Zeta", "Alpha"), "as in `site.yaml`");
    let badge = at(&all, "badges/top/index.html");
    let ladder = &badge[badge.find("The ladder").unwrap()..];
    assert!(before(ladder, "Base", "A top"), "what is required first: {ladder}");
}

#[test]
fn what_was_renewed_is_not_lost() {
    let all = renewals();
    let person = at(&all, "people/ada/index.html");
    let former = person.find("No longer current").unwrap();
    let timeline = person.find("Timeline").unwrap();
    assert!(!person[former..timeline].contains("Base"), "{person}");
    assert!(person[former..timeline].contains("Gone"), "{person}");
    assert!(person[timeline..].contains("renewed"), "{person}");
    assert!(!at(&all, "badges/gone/index.html").contains("can be renewed"));
}

#[test]
fn a_preview_says_what_state_a_credential_is_in() {
    let all = renewals();
    let credentials = || pages(&all).filter(|(path, _)| path.as_str().starts_with("credentials/"));
    let expired = "Draft, not issued. Expired on 30 May 2021: Gone, awarded to Ada by Acme Inc.\"";
    assert_eq!(credentials().filter(|(_, html)| html.contains(expired)).count(), 1);
    let current = "Draft, not issued. Ada earned Base from Acme Inc.\"";
    assert_eq!(credentials().filter(|(_, html)| html.contains(current)).count(), 1);
    let is_english =
        |html: &str| bare(html).split('>').nth(1).is_some_and(|tag| tag.ends_with("lang=en"));
    assert!(credentials().all(|(_, html)| is_english(html)), "the interface");
}
