//! What pages say of versions.

use crate::content_load::write;

use super::{folder, render, revised, text};

/// The address that a page says it is known by.
fn canonical(page: &str) -> &str {
    let (before, _) = page.split_once(" rel=canonical").unwrap();
    before.rsplit("href=").next().unwrap().trim_matches('"')
}

#[test]
fn each_version_keeps_a_page() {
    let all = render(revised().path());
    let old = text(&all, "badges/rope/v1/index.html");
    for said in ["Rope work", "<strong>ten</strong>", "An earlier version."] {
        assert!(old.contains(said), "{said}\n{old}");
    }
    assert_eq!(canonical(old), "https://harbour.example/x/badges/rope/v1/");
    let present = text(&all, "badges/rope/v2/index.html");
    assert_eq!(canonical(present), "https://harbour.example/x/badges/rope/");
    assert!(present.contains("The present version."));
    let sitemap = text(&all, "sitemap.xml");
    assert!(sitemap.contains("/badges/rope/v1/</loc>") && !sitemap.contains("/v2/"));
}

#[test]
fn the_page_shows_what_changed() {
    let all = render(revised().path());
    for address in ["badges/rope/index.html", "badges/rope/v1/index.html"] {
        let page = text(&all, address);
        for said in [
            "<del><span class=hidden>removed: </span>ten</del>",
            "<ins><span class=hidden>added: </span>twelve</ins>",
            "<ins><span class=hidden>added: </span>• Cut a wire.</ins>",
            "<ins><span class=hidden>added: </span>Wire</ins>",
            "2 years</del>",
            "3 years</ins>",
        ] {
            assert!(page.contains(said), "{address} lacks {said}\n{page}");
        }
    }
    let only = render(folder().path());
    let page = text(&only, "badges/rope/index.html");
    assert!(!page.contains("Versions") && !page.contains("<ins>"), "{page}");
    assert!(only.contains_key("badges/rope/v1/index.html"), "it is there from the start");
}

#[test]
fn a_credential_leads_to_its_version() {
    let all = render(revised().path());
    let pages = all
        .iter()
        .filter(|(one, _)| one.starts_with("credentials/") && one.ends_with("index.html"));
    let mut counts = [0, 0];
    for (_, bytes) in pages {
        let page = std::str::from_utf8(bytes).unwrap();
        let old = page.contains("badges/rope/v1/") && page.contains("Rope work");
        let new = page.contains("badges/rope/v2/") && page.contains("Rope and wire");
        assert_eq!(page.contains("has been revised since"), old, "{page}");
        counts[usize::from(new)] += 1;
        assert!(old != new, "{page}");
    }
    assert_eq!(counts, [2, 1]);
}

#[test]
fn an_earlier_version_speaks_every_language_too() {
    let dir = revised();
    let site = std::fs::read_to_string(dir.path().join("site.yaml")).unwrap();
    write(dir.path(), "site.yaml", format!("{site}languages: [de]\n").as_bytes());
    write(dir.path(), "badges/rope.v1.de.md", "- Zehn Knoten. [Mehr](rope.yaml)\n".as_bytes());
    let all = render(dir.path());
    let page = text(&all, "de/badges/rope/v1/index.html");
    assert!(page.contains("Zehn Knoten. <a href=\"../../../badges/rope/\">"), "{page}");
    assert!(page.contains("Eine frühere Version."), "{page}");
    assert!(page.contains("href=\"../../../../badges/rope/achievement.json\""), "{page}");
    let present = text(&all, "de/badges/rope/v2/index.html");
    assert_eq!(canonical(present), "https://harbour.example/x/de/badges/rope/");
}
