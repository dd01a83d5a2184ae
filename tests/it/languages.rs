//! Pages in several languages, and the words of the theme.

use std::collections::BTreeMap;

use laureate::content;
use laureate::credential::{Documents, Mode, SigningKey};
use laureate::diagnostic::{Code, Place};
use laureate::model::{self, Catalog};
use laureate::site::{self, Body, Theme};

use crate::content_load::write;
use crate::links::catalog;

const SITE: &str = "title: {en: Harbour Badges, de: Hafen-Badges}\n\
    base_url: https://harbour.example/x/\nissuer: {name: Harbour}\ntiers: [low]\n\
    tier_names: {low: {en: Beginner, de: Einstieg}}\n\
    families: {craft: {name: {en: Craft, de: Handwerk}}}\n\
    skills: {knots: {name: {en: Knots, de: Knoten}}}\n";

const ROPE: &str = "name: {en: Rope work, de: Seilarbeit}\n\
    description: {en: Ties every knot., de: Knüpft jeden Knoten.}\n\
    criteria: Tie ten knots.\nfamily: craft\ntier: low\nskills: [knots]\n";

/// A folder of these files, and of a site in two languages where they do not say otherwise.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let usual = [
        ("site.yaml", SITE),
        ("badges/rope.yaml", ROPE),
        ("badges/rope.de.md", "Knüpfe zehn Knoten. [Mehr](../pages/about.de.md)\n"),
        ("badges/sail.yaml", "name: Sail\ndescription: Sews.\ncriteria: Sew.\n"),
        ("people/ada.yaml", "name: Ada\n"),
        (
            "awards/all.yaml",
            "- {badge: rope, earner: ada, awarded: 2026-05-01}\n\
             - {badge: sail, earner: ada, awarded: 2026-06-01}\n",
        ),
        ("pages/about.md", "---\ntitle: About\nmenu: 1\n---\nHello. [Keys](/did.json)\n"),
        ("pages/about.de.md", "---\ntitle: Über uns\n---\nGuten Tag. ![](../images/a.svg)\n"),
        ("images/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>"),
        ("pathways/way.yaml", "name: {en: Way, de: Weg}\nsteps: [rope, sail]\n"),
    ];
    for (name, text) in usual.iter().chain(files) {
        write(dir.path(), name, text.as_bytes());
    }
    dir
}

/// Everything of the site, by address.
fn render(catalog: &Catalog) -> BTreeMap<String, Vec<u8>> {
    render_by(&Theme::embedded().unwrap(), catalog)
}

/// The same by another theme.
fn render_by(theme: &Theme, catalog: &Catalog) -> BTreeMap<String, Vec<u8>> {
    let documents = Documents::new(catalog, SigningKey::from_seed(&[7; 32]), Mode::Draft).unwrap();
    let as_of = "2026-11-01T00:00:00Z".parse().unwrap();
    let site = site::plan(catalog, &documents, theme, as_of).unwrap();
    let body = |address| match site.render(address).unwrap().unwrap() {
        Body::Bytes(bytes) => bytes,
        Body::Copy(path) => std::fs::read(path).unwrap(),
    };
    site.addresses().map(|address| (address.to_string(), body(address))).collect()
}

fn page<'a>(all: &'a BTreeMap<String, Vec<u8>>, address: &str) -> &'a str {
    std::str::from_utf8(all.get(address).unwrap_or_else(|| panic!("no {address}"))).unwrap()
}

/// The codes and messages of what `check` finds in a folder of these files.
fn faults(files: &[(&str, &str)]) -> Vec<(Code, String)> {
    let dir = folder(files);
    let loaded = content::load(dir.path());
    let resolved = model::resolve(&loaded.records, "2026-11-01T00:00:00Z".parse().unwrap());
    let found = loaded.diagnostics.into_iter().chain(resolved.diagnostics);
    found.map(|fault| (fault.code, fault.message)).collect()
}

#[test]
fn every_page_exists_in_every_language_and_no_file_does() {
    let dir = folder(&[]);
    let all = render(&catalog(dir.path()));
    let (german, rest): (Vec<_>, Vec<_>) = all.keys().partition(|one| one.starts_with("de/"));
    let is_page = |one: &&&String| one.ends_with(".html") && **one != "404.html";
    let pages: Vec<_> = rest.iter().filter(is_page).map(|one| format!("de/{one}")).collect();
    let own: Vec<_> = german.iter().filter(is_page).map(ToString::to_string).collect();
    assert_eq!(own, pages);
    let files = german.iter().filter(|one| !one.ends_with(".html"));
    let files: Vec<_> = files.map(|one| one.as_str()).collect();
    assert_eq!(files, ["de/search/index.json", "de/verify/words.json"]);
}

/// What is translated is not marked as of another language, in any theme.
#[test]
fn what_is_translated_is_of_the_language_of_its_page() {
    let dir = folder(&[]);
    let catalog = catalog(dir.path());
    let place = Place::file(&"site.yaml".into());
    for name in ["default", "plain"] {
        let theme = Theme::load(dir.path(), name, &place).unwrap();
        let all = render_by(&theme, &catalog);
        let mut told = 0;
        for (address, html) in all.iter().filter(|(one, _)| one.starts_with("de/")) {
            let html = String::from_utf8_lossy(html);
            for word in ["Hafen-Badges", "Seilarbeit", "Handwerk", "Knoten", "Weg"] {
                told += html.matches(&format!(">{word}<")).count();
                let wrong = format!("lang=\"en\">{word}<");
                assert!(!html.contains(&wrong), "{wrong} on {address} of {name}");
            }
        }
        assert!(told > 20, "{told} of {name}");
    }
}

#[test]
fn pages_speak_their_language_and_name_the_others() {
    let dir = folder(&[]);
    let all = render(&catalog(dir.path()));
    let (english, german) =
        (page(&all, "badges/rope/index.html"), page(&all, "de/badges/rope/index.html"));
    for (html, words) in [
        (english, ["lang=\"en\"", "Rope work", "Tie ten knots.", "Criteria", "Beginner", "Craft"]),
        (german, ["lang=\"de\"", "Seilarbeit", "Knüpfe zehn", "Kriterien", "Einstieg", "Handwerk"]),
    ] {
        for word in words {
            assert!(html.contains(word), "{word} in {html}");
        }
        let base = "https://harbour.example/x/";
        for (tag, folder) in [("en", ""), ("x-default", ""), ("de", "de/")] {
            let quoted = format!(
                "<link href=\"{base}{folder}badges/rope/\" hreflang=\"{tag}\" rel=alternate>"
            );
            let plain =
                format!("<link href=\"{base}{folder}badges/rope/\" hreflang={tag} rel=alternate>");
            assert!(html.contains(&quoted) || html.contains(&plain), "{tag} in {html}");
        }
    }
    assert!(
        english.contains("rel=canonical") && !english.contains("x/de/badges/rope/\" rel=canonical")
    );
    assert!(german.contains("href=\"https://harbour.example/x/de/badges/rope/\" rel=canonical"));
    // What nobody translated says which language it is in.
    assert!(
        german.contains("<bdi lang=\"en\">Sail") || page(&all, "de/index.html").contains("Sail")
    );
    assert!(page(&all, "de/badges/sail/index.html").contains("lang=\"en\">Sail</h1>"));
}

#[test]
fn links_of_translated_pages_lead_to_pages_of_their_language_and_to_files() {
    let dir = folder(&[]);
    let all = render(&catalog(dir.path()));
    let mut links = 0;
    for (address, html) in all.iter().filter(|(address, _)| address.ends_with(".html")) {
        let html = std::str::from_utf8(html).unwrap();
        let folder = address.rsplit_once('/').map_or("", |(folder, _)| folder);
        for part in html.split(&[' ', '<', '>'][..]) {
            let Some(link) = part.strip_prefix("href=").or_else(|| part.strip_prefix("src="))
            else {
                continue;
            };
            let link = link.trim_matches('"').split('#').next().unwrap();
            if link.contains(':') || link.is_empty() || address == "404.html" {
                continue;
            }
            let mut path: Vec<&str> = folder.split('/').filter(|one| !one.is_empty()).collect();
            for step in link.split('/') {
                match step {
                    ".." => drop(path.pop().unwrap_or_else(|| panic!("{link} of {address}"))),
                    "." => {}
                    step => path.push(step),
                }
            }
            let mut target = path.join("/");
            if target.is_empty() || target.ends_with('/') || link.ends_with('/') {
                target = format!("{}/index.html", target.trim_end_matches('/'));
            }
            let target = target.trim_start_matches('/');
            assert!(all.contains_key(target), "{link} of {address} leads to {target}");
            let is_switch = part.contains("../de/") || html.contains(&format!("{part} hreflang="));
            if target.ends_with(".html") && !is_switch {
                assert_eq!(
                    target.starts_with("de/"),
                    address.starts_with("de/"),
                    "{link} of {address}"
                );
            }
            links += 1;
        }
    }
    assert!(links > 200, "{links}");
    assert!(page(&all, "de/badges/rope/index.html").contains("href=\"../../about/\">Mehr"));
}

#[test]
fn what_is_signed_and_published_for_programs_stays_in_the_main_language() {
    let dir = folder(&[]);
    let all = render(&catalog(dir.path()));
    for name in ["badges/rope/achievement.json", "index.json", "feed.xml"] {
        let text = page(&all, name);
        assert!(text.contains("Rope work") && !text.contains("Seilarbeit"), "{name}: {text}");
    }
    assert_eq!(page(&all, "sitemap.xml").matches("hreflang=\"de\"").count() % 2, 0);
    let credential = all.keys().find(|one| one.starts_with("de/credentials/")).unwrap();
    let html = page(&all, credential);
    // A translated name is not what was signed, and is not held against it.
    let is_rope = html.contains("Seilarbeit");
    assert_eq!(html.contains("data-claim=name") || html.contains("data-claim=\"name\""), !is_rope);
    assert!(html.contains("data-claim=earner") || html.contains("data-claim=\"earner\""));
    assert!(html.contains("../../../credentials/"));
}

#[test]
fn a_site_of_one_language_has_no_other_pages() {
    let dir = tempfile::tempdir().unwrap();
    write(
        dir.path(),
        "site.yaml",
        b"title: T\nbase_url: https://a.example/\nlanguage: ar\nissuer: {name: A}\n",
    );
    let all = render(&catalog(dir.path()));
    let home = page(&all, "index.html");
    assert!(home.contains("dir=\"rtl\" lang=\"ar\"") && !home.contains("hreflang"), "{home}");
    assert!(!page(&all, "sitemap.xml").contains("xhtml"));
    write(
        dir.path(),
        "site.yaml",
        b"title: T\nbase_url: https://a.example/\nlanguages: [fr, ar]\nissuer: {name: A}\n",
    );
    let all = render(&catalog(dir.path()));
    assert!(
        page(&all, "fr/index.html").contains("lang=\"fr\"")
            && page(&all, "fr/index.html").contains("Aller au contenu")
    );
    assert!(page(&all, "ar/badges/index.html").contains("dir=\"rtl\""));
}

#[test]
fn languages_that_do_not_fit_are_pointed_at() {
    let badge = |name: &str| {
        let text = format!("name: {name}\ndescription: D\ncriteria: C\n");
        faults(&[("badges/x.yaml", &text)])
    };
    let [(Code::BadLanguage, message)] = &badge("{de: Nur}")[..] else { panic!() };
    assert_eq!(message, "the text is missing in `en`, the language of the site");
    let [(Code::BadLanguage, message)] = &badge("{en: A, ed: B}")[..] else { panic!() };
    assert_eq!(message, "`ed` is the code of no language");
    let [(Code::BadLanguage, message)] = &badge("{en: A, DE: B}")[..] else { panic!() };
    assert_eq!(message, "`DE` is not a language tag");
    let [(Code::BadValue, _)] = &badge("{en: A, de: \"\"}")[..] else { panic!() };
    let listed = format!("{SITE}languages: [de]\n");
    let found = faults(&[
        ("site.yaml", &listed),
        ("badges/x.yaml", "name: {en: A, fr: B}\ndescription: D\ncriteria: C\n"),
    ]);
    let [(Code::BadLanguage, message)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(message, "`fr` is none of the languages of the site");
    let found = faults(&[("pages/rules.de.md", "---\ntitle: T\n---\nX\n")]);
    let [(Code::BadLanguage, message)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(message, "`pages/rules.de.md` translates no page");
    let found = faults(&[("badges/sail.en.md", "X\n")]);
    let [(Code::BadLanguage, _)] = &found[..] else { panic!("{found:?}") };
    assert!(
        faults(&[("badges/b.yaml", "name: 2026\ndescription: {en: yes, de: 1.50}\ncriteria: C\n")])
            .is_empty()
    );
}

#[test]
fn a_page_in_the_way_of_a_language_is_a_clash() {
    let dir = folder(&[("pages/de/about.md", "---\ntitle: T\n---\nX\n")]);
    let loaded = content::load(dir.path());
    let as_of = "2026-11-01T00:00:00Z".parse().unwrap();
    let resolved = model::resolve(&loaded.records, as_of);
    let mut found = resolved.diagnostics;
    if let Some(catalog) = &resolved.catalog {
        let key = SigningKey::from_seed(&[7; 32]);
        let documents = Documents::new(catalog, key, Mode::Draft).unwrap();
        let theme = Theme::embedded().unwrap();
        found.extend(site::plan(catalog, &documents, &theme, as_of).err().unwrap_or_default());
    }
    assert!(
        !found.is_empty() && found.iter().all(|one| one.code == Code::AddressClash),
        "{found:?}"
    );
}
