//! Feeds, the sitemap and `index.json`: well-formed, complete, and silent about who is not listed.

use laureate::credential::Mode;
use laureate::model::Catalog;
use laureate::site::{Theme, Words, feeds, machine};

use crate::content_load::write;
use crate::links::catalog;

const SITE: &str = "title: A & B <Badges>\nbase_url: https://acme.example/b/\nissuer: {name: Acme}\n\
                    privacy: {salt: 0123456789abcdef0123456789abcdef}\n";

/// One badge; a listed, an unlisted and a private earner with an award each, and a revoked one.
fn sample() -> Catalog {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| write(dir.path(), name, text.as_bytes());
    put("site.yaml", SITE);
    put("badges/first.yaml", "name: First <1>\ndescription: D & E\ncriteria: C\n");
    put("badges/second.yaml", "name: Second\ndescription: D\ncriteria: C\n");
    put(
        "people/all.yaml",
        "- {slug: ada, name: Ada Public, email: ada@acme.example}\n\
         - {slug: una, name: Una Unlisted, visibility: unlisted}\n\
         - {slug: pia, name: Pia Private, visibility: private}\n",
    );
    put(
        "awards/all.yaml",
        "- {badge: first, earner: ada, awarded: 2026-05-01, message: \"Well *done*\"}\n\
         - {badge: second, earner: ada, awarded: 2026-04-01, revoked: {on: 2026-06-01, reason: R}}\n\
         - {badge: first, earner: una, awarded: 2026-05-02}\n\
         - {badge: first, earner: pia, awarded: 2026-05-03}\n",
    );
    catalog(dir.path())
}

fn words() -> Words {
    Theme::embedded().unwrap().words("en").clone()
}

fn now() -> jiff::Timestamp {
    "2026-11-01T00:00:00Z".parse().unwrap()
}

#[test]
fn the_site_feed_names_listed_earners_only() {
    let catalog = sample();
    let xml = feeds::site(&catalog, Mode::Production, &words(), now());
    let id = catalog.awards().iter().find(|one| one.earner.as_str() == "ada").unwrap().id.clone();
    assert_eq!(
        xml,
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n\
             <id>https://acme.example/b/feed.xml</id>\n\
             <title>A &amp; B &lt;Badges&gt;</title>\n\
             <updated>2026-05-01T00:00:00Z</updated>\n\
             <link rel=\"self\" href=\"https://acme.example/b/feed.xml\"/>\n\
             <link href=\"https://acme.example/b/\"/>\n\
             <author><name>Acme</name></author>\n\
             <entry>\n<id>https://acme.example/b/credentials/{id}/</id>\n\
             <title>Ada Public earned First &lt;1&gt;</title>\n\
             <published>2026-05-01T00:00:00Z</published>\n\
             <updated>2026-05-01T00:00:00Z</updated>\n\
             <link href=\"https://acme.example/b/credentials/{id}/\"/>\n\
             <summary>D &amp; E\nWell done</summary>\n</entry>\n</feed>\n"
        )
    );
}

#[test]
fn an_earner_has_a_feed_of_their_own() {
    let catalog = sample();
    let of = |slug: &str| {
        let earner = catalog.earners().iter().find(|one| one.slug.as_str() == slug).unwrap();
        feeds::portfolio(&catalog, Mode::Production, &words(), earner, now())
    };
    let ada = of("ada");
    assert_eq!(ada.matches("<entry>").count(), 2);
    assert!(ada.contains("<title>A credential was revoked: Second</title>"), "{ada}");
    let summary =
        "<summary>Awarded to Ada Public on 1 April 2026, revoked on 1 June 2026: R</summary>";
    assert!(ada.contains(summary), "{ada}");
    assert!(ada.contains("<updated>2026-06-01T00:00:00Z</updated>"), "{ada}");
    let una = of("una");
    assert!(una.contains("Una Unlisted earned") && !una.contains("/una/"), "{una}");
}

#[test]
fn nothing_for_programs_names_who_is_not_listed() {
    let catalog = sample();
    let base = &catalog.settings().base_url;
    let index = machine::index(&catalog, Mode::Production);
    let sitemap = machine::Sitemap::of(machine::listed_pages(&catalog)).render(base).concat();
    for text in [
        &index,
        &sitemap,
        &machine::robots(base, Mode::Production),
        &feeds::site(&catalog, Mode::Production, &words(), now()),
    ] {
        for award in catalog.awards().iter().filter(|award| award.earner.as_str() != "ada") {
            assert!(!text.contains(award.id.as_str()), "{text}");
        }
        for hidden in ["Una", "una", "Pia", "pia", "ada@acme.example"] {
            assert!(!text.contains(hidden), "{hidden} in {text}");
        }
    }
    let json: serde_json::Value = serde_json::from_str(&index).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["people"][0]["url"], "https://acme.example/b/people/ada/");
    assert_eq!(json["credentials"].as_array().unwrap().len(), 2);
    assert_eq!(json["credentials"][1]["revoked"], "2026-06-01T00:00:00Z");
    assert_eq!(
        json["badges"][0]["achievement"],
        "https://acme.example/b/badges/first/achievement.json"
    );
    assert!(sitemap.contains("<loc>https://acme.example/b/people/ada/</loc>"));
    assert!(
        machine::robots(base, Mode::Production)
            .ends_with("Sitemap: https://acme.example/b/sitemap.xml\n")
    );
}
