//! Portfolios: what comes first, what proves a skill, what has no state but a date.

use super::{Rendered, bare, pages, rendered};
use crate::content_load::write;

/// Ada holds nine badges of three tiers, some rare; Bob one that ends; Cy nothing any longer; Di
/// nothing at all.
fn programme() -> Rendered {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| write(dir.path(), name, text.as_bytes());
    put(
        "site.yaml",
        "title: T\nbase_url: https://a.example/\nissuer: {name: Acme Inc.}\ntiers: [low, mid, high]\n\
         privacy: {salt: 0123456789abcdef0123456789abcdef}\n",
    );
    for (slug, rest) in [
        ("common", "tier: high\nskills: [{name: Diving}]\n"),
        ("rare", "tier: high\nskills: [{name: Cooking, framework: ESCO, code: S1.2}]\n"),
        ("middle", "tier: mid\nvalid_for: P1Y\nskills: [{name: Diving}]\n"),
        ("fresh", "tier: low\n"),
        ("stale", "tier: low\n"),
        ("plain-a", ""),
        ("plain-b", ""),
        ("plain-c", "valid_for: P2Y\n"),
        ("plain-d", "status: retired\nretired_on: 2025-12-01\n"),
        ("gone", "valid_for: P1Y\n"),
    ] {
        put(
            &format!("badges/{slug}.yaml"),
            &format!("name: The {slug}\ndescription: D\ncriteria: C\n{rest}"),
        );
    }
    put(
        "people/all.yaml",
        "- {slug: ada, name: Ada}\n- {slug: bob, name: Bob}\n- {slug: cy, name: Cy}\n- {slug: di, name: Di}\n",
    );
    put(
        "awards/all.yaml",
        "- {badge: common, earners: [ada, bob], awarded: 2025-11-01}\n\
         - {badge: rare, earner: ada, awarded: 2024-01-01, evidence: [{name: Stew, url: 'https://stew.example/'}]}\n\
         - {badge: middle, earners: [ada, bob], awarded: 2025-06-01}\n\
         - {badge: fresh, earner: ada, awarded: 2025-12-01}\n\
         - {badge: stale, earner: ada, awarded: 2023-12-01}\n\
         - {badge: plain-a, earner: ada, awarded: 2025-12-01}\n\
         - {badge: plain-b, earner: ada, awarded: 2025-12-02}\n\
         - {badge: plain-c, earner: ada, awarded: 2025-12-03}\n\
         - {badge: plain-d, earner: ada, awarded: 2025-11-04}\n\
         - {badge: gone, earner: cy, awarded: 2020-01-01}\n",
    );
    put("pathways/way.yaml", "name: Way\nsteps: [common, {any: 2, of: [middle, gone, fresh]}]\n");
    rendered(dir.path())
}

fn of(all: &Rendered, slug: &str) -> String {
    let address = format!("people/{slug}/index.html");
    bare(all.iter().find(|(path, _)| path.as_str() == address).unwrap().1)
}

/// The part of a page between the headings of two sections.
fn part<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let start = html.find(&format!("<h2 id={from}")).unwrap_or_else(|| panic!("{from}: {html}"));
    let end = html[start..].find(&format!("<h2 id={to}")).unwrap_or_else(|| panic!("{to}: {html}"));
    &html[start..start + end]
}

/// The places of texts, which must all be there.
fn places(html: &str, texts: &[&str]) -> Vec<usize> {
    texts.iter().map(|text| html.find(text).unwrap_or_else(|| panic!("{text}: {html}"))).collect()
}

#[test]
fn the_strongest_badges_come_first() {
    let all = programme();
    let ada = of(&all, "ada");
    let order = ["The rare", "The common", "The middle", "The fresh"];
    assert!(places(part(&ada, "badges", "more"), &order).is_sorted(), "tier, rarity, then date");
    let rest = part(&ada, "more", "skills");
    assert!(places(rest, &["The stale", "The plain-c", "The plain-b"]).is_sorted());
    assert!(!rest.contains("The rare"), "none is there twice");
}

#[test]
fn a_skill_is_shown_with_what_proves_it() {
    let all = programme();
    let ada = of(&all, "ada");
    let skills = part(&ada, "skills", "next");
    let order = [
        "Diving",
        "The common",
        "The middle",
        "Cooking",
        "ESCO S1.2",
        "The rare",
        "https://stew.example/",
    ];
    assert!(places(skills, &order).is_sorted(), "{skills}");
    assert!(!of(&all, "cy").contains("<h2 id=skills"), "what has expired proves nothing");
}

#[test]
fn numbers_and_progress_carry_the_days_on_which_they_shrink() {
    let all = programme();
    let ada = of(&all, "ada");
    assert!(ada.contains("<dd data-ends=2026-06-01 2027-12-03>9<"), "{ada}");
    assert!(ada.contains("max=3 value=3"), "{ada}");
    assert!(ada.contains("data-until=2026-06-01>Completed"), "{ada}");
    let bob = part(&of(&all, "bob"), "next", "expiring").to_owned();
    assert!(bob.contains("value=2") && bob.contains("data-ends=2026-06-01"), "{bob}");
    let after_next = &bob[bob.find("Next step").unwrap()..];
    assert!(after_next.contains("The gone") && after_next.contains("The fresh"), "{bob}");
    assert!(!after_next.contains("The middle"), "{bob}");
}

#[test]
fn every_page_tells_an_end_as_a_date_and_lets_it_pass() {
    let all = programme();
    for (address, html) in pages(&all) {
        let html = bare(html);
        for word in ["In force", "current badge", "holds it today", "when this page was made"] {
            let is_verdict = address.as_str().starts_with("verify/");
            assert!(is_verdict || !html.contains(word), "`{word}` in {address}");
        }
        let valid = html.matches("Valid until <time").count();
        let later =
            html.matches("Expired <time").count() + html.matches("Expired</strong> on").count();
        assert!(valid <= later, "{address} says {valid} times how long, {later} times that it was");
    }
    let ends = part(&of(&all, "ada"), "expiring", "timeline").to_owned();
    assert!(places(&ends, &["The middle", "The plain-c"]).is_sorted(), "soonest first");
    assert!(
        ends.contains("data-from=2026-03-03T00:00:00Z data-until=2026-06-01 class=soon hidden"),
        "{ends}"
    );
}

#[test]
fn who_holds_nothing_has_a_page_all_the_same() {
    let all = programme();
    let (cy, di) = (of(&all, "cy"), of(&all, "di"));
    assert!(part(&cy, "former", "timeline").contains("Expired <time datetime=2021-01-01"), "{cy}");
    assert!(cy.contains("<dd>0<") && !cy.contains("href=portfolio.json"), "{cy}");
    assert!(di.contains("Nothing here yet.") && di.contains("expiry.ics"), "{di}");
    for section in ["badges", "more", "skills", "next", "expiring", "former", "timeline"] {
        assert!(!di.contains(&format!("<h2 id={section}")), "{section}: {di}");
    }
}
