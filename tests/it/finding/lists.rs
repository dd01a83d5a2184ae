//! Long lists: their pages, in order, each person and badge on one of them.

use laureate::credential::{Documents, Mode, SigningKey};
use laureate::model::SitePath;
use laureate::site::{self, Body, Theme};
use laureate::{content, model};

use super::folder;

/// The pages of a folder whose addresses begin with `under`, as address and text.
fn pages(files: &[(&str, &str)], under: &str) -> Vec<(String, String)> {
    let dir = folder(files);
    let as_of = "2026-01-01T00:00:00Z".parse().unwrap();
    let loaded = content::load(dir.path());
    let resolved = model::resolve(&loaded.records, as_of);
    let catalog = resolved.catalog.unwrap_or_else(|| panic!("{:?}", resolved.diagnostics));
    let key = SigningKey::from_seed(&[7; 32]);
    let documents = Documents::new(&catalog, key, Mode::Draft).unwrap();
    let theme = Theme::embedded().unwrap();
    let site = site::plan(&catalog, &documents, &theme, as_of).unwrap();
    let wanted = |address: &&SitePath| {
        address.as_str().starts_with(under) && address.as_str().ends_with("index.html")
    };
    let wanted: Vec<_> = site.addresses().filter(wanted).collect();
    let page = |address: &SitePath| match site.render(address).unwrap() {
        Some(Body::Bytes(bytes)) => (address.to_string(), String::from_utf8(bytes).unwrap()),
        other => panic!("{address}: {other:?}"),
    };
    wanted.into_iter().map(page).collect()
}

/// How often each text stands in all pages together.
fn count(pages: &[(String, String)], text: &str) -> usize {
    pages.iter().map(|(_, html)| html.matches(text).count()).sum()
}

fn at<'a>(pages: &'a [(String, String)], address: &str) -> &'a str {
    let found = pages.iter().find(|(at, _)| at == address);
    &found.unwrap_or_else(|| panic!("no {address}")).1
}

/// Without quotes that a minifier may drop.
fn bare(html: &str) -> String {
    html.replace('"', "")
}

#[test]
fn people_stand_on_pages_by_name_with_a_jump_to_each_letter() {
    let names = ["Zoë", "adam", "Álvaro", "Émile", "eva", "Ødegård"];
    let people: String = (0..250)
        .map(|n| format!("- {{slug: p{n}, name: {} {n:03}}}\n", names[n % names.len()]))
        .collect();
    let found = pages(&[("people/all.yaml", &people)], "people/");
    let lists = ["people/index.html", "people/page/2/index.html", "people/page/3/index.html"];
    let lists = lists.map(|address| (address.to_owned(), bare(at(&found, address))));
    for n in 0..250 {
        assert_eq!(count(&lists, &format!("people/p{n}/ dir")), 1, "p{n} is on one page");
    }
    let first = &lists[0].1;
    assert!(
        first.find("people/p1/ ").unwrap() < first.find("people/p2/ ").unwrap(),
        "adam, Álvaro"
    );
    assert!(
        first.contains("people/page/3/#at-z>Z<") && first.contains("people/#at-a class=here>A<")
    );
    assert!(lists[1].1.contains("id=at-o") && lists[2].1.contains("id=at-z"));
    assert!(lists[1].1.contains("aria-current=page"));
    // Each page is called by what is on it.
    assert!(first.contains("<small dir=auto>a – Émile 0"), "{first}");
}

#[test]
fn many_badges_have_a_page_for_each_family_and_links_to_them_hold() {
    let badges: Vec<_> = (0..200)
        .map(|n| {
            let family = if n < 150 { "family: kin\n" } else { "" };
            let text =
                format!("name: Badge {n:03}\ndescription: D\ncriteria: C\n{family}tier: low\n");
            (format!("badges/b{n}.yaml"), text)
        })
        .collect();
    let files: Vec<_> = badges.iter().map(|(name, text)| (&**name, &**text)).collect();
    let found = pages(&files, "badges/");
    let lists = [
        "badges/index.html",
        "badges/family/kin/index.html",
        "badges/family/kin/2/index.html",
        "badges/family/kin/3/index.html",
    ];
    let lists = lists.map(|address| (address.to_owned(), bare(at(&found, address))));
    for n in 0..200 {
        // Of those with a family a few stand on the overview too.
        let card = format!("/b{n}/badge.svg");
        let own = count(&lists[1..], &card) + if n < 150 { 0 } else { count(&lists[..1], &card) };
        assert_eq!(own, 1, "b{n} is on one page");
    }
    let overview = &lists[0].1;
    assert!(overview.contains("id=kin") && overview.contains("badges/family/kin/>All 150 badges"));
    assert!(overview.contains("data-index=../search/index.json"), "filters ask the index");
    for (address, html) in &lists {
        assert!(html.len() < 60_000, "{address}: {} bytes", html.len());
    }
}

#[test]
fn few_badges_stand_on_one_page_and_carry_what_filters_need() {
    let badges: Vec<_> = (0..20)
        .map(|n| {
            let more = if n < 10 {
                "family: kin\ntier: very-high\nskills: [{name: Privacy}, {name: Law}]\n"
            } else {
                ""
            };
            (
                format!("badges/b{n}.yaml"),
                format!("name: Badge {n}\ndescription: D\ncriteria: C\n{more}"),
            )
        })
        .collect();
    let files: Vec<_> = badges.iter().map(|(name, text)| (&**name, &**text)).collect();
    let found = pages(&files, "badges/");
    let page = bare(at(&found, "badges/index.html"));
    assert_eq!(page.matches("data-tier=very-high data-skill=privacy|law").count(), 10);
    assert!(page.contains("data-filtered data-family=kin"));
    assert!(page.contains("<option value=very-high>Very high") && page.contains("value=law>Law"));
    assert!(!page.contains("data-index"), "all is on the page");
    assert!(found.iter().all(|(address, _)| !address.contains("/family/")));
}

#[test]
fn all_who_hold_a_badge_or_have_its_skill_can_be_read_page_by_page() {
    let people: String =
        (0..130).map(|n| format!("- {{slug: p{n:03}, name: N{n:03}}}\n")).collect();
    let earners: Vec<_> = (0..130).map(|n| format!("p{n:03}")).collect();
    let awards =
        format!("- {{badge: one, awarded: 2025-01-01, earners: [{}]}}\n", earners.join(", "));
    let files = [
        ("people/all.yaml", &*people),
        ("awards/all.yaml", &*awards),
        (
            "badges/one.yaml",
            "name: One\ndescription: D\ncriteria: C\nissuing: milestone\nskills: [{name: Law}]\n",
        ),
    ];
    for (under, own) in
        [("badges/one/", "badges/one/index.html"), ("skills/law/", "skills/law/index.html")]
    {
        let found = pages(&files, under);
        assert!(bare(at(&found, own)).contains(&format!("{under}holders/>")), "{own} leads on");
        let lists = [format!("{under}holders/index.html"), format!("{under}holders/2/index.html")];
        let lists = lists.map(|address| (address.clone(), bare(at(&found, &address))));
        for n in 0..130 {
            assert_eq!(count(&lists, &format!("people/p{n:03}/ dir")), 1, "p{n:03} below {under}");
        }
    }
}
