//! Portfolios: what they hold, and that the fast path signs them as the reference path does.

use std::fmt::Write;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use laureate::model::{Catalog, Earner, Slug};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::equal::by_reference;
use super::{assert_signed, documents, parse, world};

fn day(text: &str) -> Timestamp {
    format!("{text}T00:00:00Z").parse().unwrap()
}

fn earner<'c>(catalog: &'c Catalog, slug: &str) -> &'c Earner {
    catalog.earner(&Slug::new(slug).unwrap())
}

fn portfolio(catalog: &Catalog, slug: &str, as_of: &str) -> Option<Value> {
    let signed = documents(catalog).portfolio(earner(catalog, slug), day(as_of)).unwrap()?;
    assert!(signed.json().ends_with("}\n"));
    Some(parse(signed.json()))
}

fn held(portfolio: &Value) -> Vec<&str> {
    let credentials = portfolio["credentialSubject"]["verifiableCredential"].as_array().unwrap();
    credentials.iter().map(|credential| credential["id"].as_str().unwrap()).collect()
}

#[test]
fn a_portfolio_holds_what_counts_as_it_is_published() {
    let catalog = world::full();
    let documents = documents(&catalog);
    let portfolio = portfolio(&catalog, "ada", "2026-06-30").unwrap();
    assert_eq!(
        portfolio["@context"],
        json!([
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
        ])
    );
    assert_eq!(portfolio["id"], "https://example.org/badges/people/ada/portfolio.json");
    assert_eq!(portfolio["type"], json!(["VerifiableCredential", "ClrCredential"]));
    assert_eq!(portfolio["issuer"]["type"], json!(["Profile"]));
    assert_eq!(portfolio["name"], "Portfolio of Ada Lovelace");
    assert_eq!(portfolio["validFrom"], "2026-03-04T00:00:00Z");
    assert_eq!(portfolio.get("partial"), None, "it is all that there is");
    let subject = &portfolio["credentialSubject"];
    assert_eq!(subject["type"], json!(["ClrSubject"]));
    assert_eq!(subject["identifier"][0]["identityHash"], "Ada Lovelace");
    let published: Vec<Value> = catalog
        .awards_of_earner(&Slug::new("ada").unwrap())
        .map(|award| parse(documents.credential(award).unwrap().json()))
        .collect();
    assert_eq!(subject["verifiableCredential"], json!(published));
    // Each e-mail address is hashed with a salt of its own.
    let salts: Vec<&Value> =
        published.iter().map(|badge| &badge["credentialSubject"]).chain([subject]).collect();
    let salts: Vec<&Value> =
        salts.iter().map(|subject| &subject["identifier"][1]["salt"]).collect();
    assert_eq!(salts.len(), 3);
    assert!(salts[0].is_string() && salts[0] != salts[1] && salts[1] != salts[2]);
    assert_signed(&portfolio);
    published.iter().for_each(assert_signed);
}

#[test]
fn the_earner_is_named_as_in_the_badges() {
    let portfolio = portfolio(&world::full(), "dee", "2026-06-30").unwrap();
    let subject = &portfolio["credentialSubject"];
    assert_eq!(subject["id"], subject["verifiableCredential"][0]["credentialSubject"]["id"]);
    assert_eq!(subject["id"], "did:key:z6MkwXG2WjeQnNxSoynSGYU8V9j3QzP3JSqhdmkHc6SaVWoT");
}

const OVER_TIME: &str = "
- {badge: one, earner: ada, awarded: 2025-01-01}
- {badge: two, earner: ada, awarded: 2025-02-01, expires: 2025-06-01}
- {badge: three, earner: ada, awarded: 2025-03-01, revoked: {on: 2025-05-01}}
- {badge: one, earner: bob, awarded: 2025-03-01, revoked: {on: 2025-05-01}}
";

fn over_time() -> Catalog {
    let badge = |requires: &str| format!("name: N\ndescription: D\ncriteria: C\n{requires}");
    world::catalog(&[
        ("site.yaml", world::least_site()),
        ("badges/one.yaml", badge("")),
        ("badges/two.yaml", badge("requires: [one]\n")),
        ("badges/three.yaml", badge("requires: [one, two]\n")),
        ("people/ada.yaml", "name: Ada\n".to_owned()),
        ("people/bob.yaml", "name: Bob\n".to_owned()),
        ("awards/a.yaml", OVER_TIME.to_owned()),
    ])
}

#[test]
fn what_expired_or_was_revoked_is_left_out_and_the_rest_says_so() {
    let catalog = over_time();
    let at = |day| portfolio(&catalog, "ada", day).unwrap();
    let early = at("2025-05-20");
    assert_eq!(held(&early).len(), 2);
    // The revocation is the newest change that there was.
    assert_eq!(early["validFrom"], "2025-05-01T00:00:00Z");
    assert_eq!(early["partial"], true);
    let late = at("2025-07-01");
    assert_eq!(held(&late).len(), 1);
    assert_eq!(late["validFrom"], "2025-06-01T00:00:00Z");
    assert_eq!(late, at("2026-07-01"), "nothing changed");
    assert_signed(&late);
    assert_eq!(portfolio(&catalog, "bob", "2026-07-01"), None, "nothing is left");
    // The status list tells of a revocation from the day that it is written down.
    assert_eq!(portfolio(&catalog, "bob", "2025-04-01"), None);
}

#[test]
fn what_a_badge_requires_comes_before_it() {
    let portfolio = portfolio(&over_time(), "ada", "2025-05-20").unwrap();
    let id = |slug: &str| format!("https://example.org/badges/{slug}/achievement.json");
    let expected = json!([{
        "type": "Association",
        "associationType": "precedes",
        "sourceId": id("one"),
        "targetId": id("two")
    }]);
    assert_eq!(portfolio["credentialSubject"]["association"], expected);
    assert_eq!(portfolio, by_reference(&portfolio));
}

/// So many awards of one badge and as many of another to each of two people, one of them
/// with a DID: all that is alike in credentials of one person.
fn many(each: usize) -> Catalog {
    let mut awards = String::new();
    for number in 0..each {
        for (badge, earner) in
            [("rich", "ada"), ("plain", "ada"), ("rich", "dee"), ("plain", "dee")]
        {
            let results = match (badge, number % 3) {
                ("rich", 0) => "results: [{name: Exam, value: \"92\"}], ",
                ("rich", 1) => "results: [{name: Exam, value: \"92\"}, {name: Oral, value: B}], ",
                _ => "evidence: [{narrative: Seen}, {name: Seen}], ",
            };
            let day = format!("2020-{:02}-{:02}", number / 28 + 1, number % 28 + 1);
            writeln!(awards, "- {{badge: {badge}, earner: {earner}, {results}awarded: {day}}}")
                .unwrap();
        }
    }
    let badges = |text: &str| format!("{text}repeatable: always\n");
    world::catalog(&[
        ("site.yaml", world::full_site()),
        (
            "images/logo.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>".into(),
        ),
        ("badges/plain.yaml", badges("name: Plain\ndescription: D\ncriteria: C\n")),
        ("badges/rich.yaml", badges(world::RICH)),
        ("people/all.yaml", world::PEOPLE.to_owned()),
        ("awards/all.yaml", awards),
    ])
}

#[test]
fn what_is_alike_in_the_credentials_of_one_person_is_told_apart_as_by_the_reference_path() {
    for each in [1, 2, 3, 7] {
        let catalog = many(each);
        for slug in ["ada", "dee"] {
            let portfolio = portfolio(&catalog, slug, "2026-06-30").unwrap();
            assert_eq!(held(&portfolio).len(), 2 * each);
            assert_eq!(portfolio, by_reference(&portfolio), "{slug} {each}");
        }
    }
}

#[test]
fn eighty_badges_are_one_portfolio() {
    let catalog = many(40);
    let documents = documents(&catalog);
    let ada = earner(&catalog, "ada");
    let first = documents.portfolio(ada, day("2026-06-30")).unwrap().unwrap();
    assert_signed(&parse(first.json()));
    // Once learnt, it is a matter of milliseconds; by the reference path of seconds here.
    let start = Instant::now();
    let again = documents.portfolio(ada, day("2026-06-30")).unwrap().unwrap();
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    assert_eq!(first, again);
}

#[test]
fn a_sample_of_portfolios_is_checked() {
    for catalog in [world::least(), world::full(), over_time(), many(3)] {
        documents(&catalog).self_check_portfolios(10, day("2026-06-30")).unwrap();
    }
}

/// Texts that authors may write.
fn words() -> impl Strategy<Value = String> {
    let odd = [
        "\"",
        "\\",
        "a\nb",
        "]]>",
        "&amp;",
        "{}}{",
        "שלום",
        "😀",
        "_:b0",
        "_:c14n0",
        "urn:mark:1",
        "@id",
    ];
    prop_oneof![proptest::sample::select(odd.to_vec()).prop_map(str::to_owned), "[ -~é日]{0,20}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..Default::default() })]

    /// Any awards to people of any kind, whatever was signed before.
    #[test]
    fn any_portfolio_is_signed_as_by_the_reference_path(
        awards in proptest::collection::vec((0_usize..3, 0_usize..2, 1_i8..28, 0_usize..4, words()), 1..7),
    ) {
        let mut text = String::new();
        for (number, (earner, badge, day, kind, words)) in awards.iter().enumerate() {
            let words = serde_json::to_string(&format!("x{words}")).unwrap();
            let more = match kind {
                0 => String::new(),
                1 => format!("message: {words}, "),
                2 => format!("evidence: [{{narrative: {words}}}, {{name: {words}, url: 'https://e.example/'}}], "),
                _ => format!("results: [{{name: {words}, value: {words}}}], approved_by: eve, "),
            };
            let (earner, badge) = (["ada", "bob", "dee"][*earner], ["plain", "rich"][*badge]);
            writeln!(text, "- {{badge: {badge}, earner: {earner}, {more}awarded: 20{:02}-01-{day:02}}}", 10 + number).unwrap();
        }
        let badges = |text: &str| format!("{text}repeatable: always\n");
        let catalog = world::catalog(&[
            ("site.yaml", world::full_site()),
            ("images/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>".into()),
            ("badges/plain.yaml", badges("name: Plain\ndescription: D\ncriteria: C\n")),
            ("badges/rich.yaml", badges(world::RICH)),
            ("people/all.yaml", world::PEOPLE.to_owned()),
            ("awards/all.yaml", text),
        ]);
        let documents = documents(&catalog);
        for slug in ["ada", "bob", "dee"] {
            if let Some(signed) = documents.portfolio(earner(&catalog, slug), day("2026-06-30")).unwrap() {
                let value = parse(signed.json());
                prop_assert_eq!(&value, &by_reference(&value));
            }
        }
    }
}
