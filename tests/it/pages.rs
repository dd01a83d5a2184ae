//! The site of a small folder: its addresses, its links, what must not be in it.

mod heads;
mod portfolio;
mod renewals;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use laureate::content;
use laureate::credential::{Documents, Mode, SigningKey};
use laureate::diagnostic::{Code, Diagnostic, Place, Target};
use laureate::model::{self, SitePath};
use laureate::site::{self, Body, Theme};

use crate::content_load::write;

const PEOPLE: &str = r#"
- slug: ada
  name: Ada <script>alert("1")</script> O'Hara & Co
  email: ada.mail@secret.example
  headline: Says "hello" & <b>waves</b>
  bio: "Likes <img src=x onerror=alert(2)> and [badges](../badges/two.yaml)."
  links: [{label: "<Home>", url: "https://ada.example/?a=1&b='2'"}]
  account: forge-account-of-ada
  hr: {employee_id: HR-ID-4711, department: HR-DEPARTMENT, manager: grace, hired: 2001-02-03, role: chief}
- {slug: grace, name: Grace Listed, email: grace.mail@secret.example}
- {slug: uma, name: Uma Unlisted, visibility: unlisted, email: uma.mail@secret.example}
- {slug: pia, name: Pia Private, visibility: private, image: images/pia.png, email: pia.mail@secret.example, hr: {employee_id: HR-ID-99}}
"#;

const AWARDS: &str = "
- {badge: one, earners: [ada, uma, pia], awarded: 2024-05-01, approved_by: grace}
- {badge: two, earner: ada, awarded: 2025-05-01T10:00:00Z, approved_by: [pia, grace], nominated_by: uma, message: 'For **all** of it',
   evidence: [{name: 'A & <B>', url: 'https://a.example/?x=1&y=2', narrative: 'See [one](../badges/one.yaml)'}], results: [{name: Exam, value: '<92>'}]}
- {badge: old, earner: ada, awarded: 2020-01-01, expires: 2021-01-01}
- {badge: old, earner: grace, awarded: 2020-02-02, revoked: {on: 2020-03-03, reason: 'Mixed up <names>'}}
";

/// A folder with one of everything.
fn folder(base: &str, more: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let site = format!(
        "title: Tests & <Trials>\nbase_url: {base}\nissuer: {{name: \"A <& B>\", email: badges@a.example}}\n\
         families: {{kin: {{name: Kin, motif: star, color: \"#ffee00\"}}}}\ntiers: [low, high]\n\
         privacy: {{salt: 0123456789abcdef0123456789abcdef}}\n"
    );
    let files = [
        ("site.yaml", &*site),
        ("people/all.yaml", PEOPLE),
        ("awards/all.yaml", AWARDS),
        ("roles/chief.yaml", "name: HR-ROLE\nrequires: [two]\n"),
        (
            "badges/one.yaml",
            "name: One\ndescription: First\ncriteria: Do\nfamily: kin\ntier: low\nskills: [{name: Skill, url: https://s.example/}]\nreviewers: [grace, pia, '@a/b']\n",
        ),
        (
            "badges/two.yaml",
            "name: Two\ndescription: Second\ncriteria: '# Do\n\n  [one](/badges/one/)'\nfamily: kin\ntier: high\nrequires: [one]\nvalid_for: P1Y6M\nskills: [skill]\n",
        ),
        ("badges/old.yaml", "name: Old\ndescription: Gone\ncriteria: Did\nstatus: retired\n"),
        ("badges/old.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>"),
        (
            "badges/three.yaml",
            "name: Three\ndescription: Third\ncriteria: Go\nissuing: milestone\n",
        ),
        (
            "pathways/way.yaml",
            "name: Way\nsteps: [one, {any: 1, of: [two, old]}]\ncompletes_with: three\n",
        ),
        (
            "pages/about.md",
            "---\ntitle: About\nmenu: 1\n---\n[Ada's list](/people/) ![Logo](images/logo.png)\n",
        ),
        ("pages/deep/down.md", "---\ntitle: Down\n---\n[up](../about.md)\n"),
    ];
    for (name, text) in files.iter().chain(more) {
        write(dir.path(), name, text.as_bytes());
    }
    write(dir.path(), "images/logo.png", PNG);
    write(dir.path(), "images/pia.png", PNG);
    dir
}

/// One transparent pixel.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 13, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0, b'I', b'E', b'N',
    b'D', 0xae, 0x42, 0x60, 0x82,
];

/// Plans the site of a folder and hands it on with its catalogue.
fn with_site<T>(
    dir: &Path,
    theme: &Theme,
    mode: Mode,
    then: impl FnOnce(Result<site::Site<'_>, Vec<Diagnostic>>, &model::Catalog) -> T,
) -> T {
    let as_of = "2026-01-01T00:00:00Z".parse().unwrap();
    let loaded = content::load(dir);
    let resolved = model::resolve(&loaded.records, as_of);
    let errors = loaded.diagnostics.iter().chain(&resolved.diagnostics);
    let errors: Vec<_> =
        errors.filter(|it| it.severity == laureate::diagnostic::Severity::Error).collect();
    let catalog = resolved.catalog.unwrap_or_else(|| panic!("{errors:#?}"));
    let documents = Documents::new(&catalog, SigningKey::from_seed(&[7; 32]), mode).unwrap();
    then(site::plan(&catalog, &documents, theme, as_of), &catalog)
}

type Rendered = BTreeMap<SitePath, String>;

/// All of a site, as text (of PNGs what is text in them); copies as the name of their file.
fn render(base: &str) -> Rendered {
    rendered(folder(base, &[]).path())
}

/// The same of any folder.
fn rendered(dir: &Path) -> Rendered {
    rendered_as(dir, Mode::Draft)
}

/// The same, signed with the key that `site.yaml` lists.
fn published() -> Rendered {
    let dir = folder(heads::BASE, &[("site.yaml", &heads::production(""))]);
    rendered_as(dir.path(), Mode::Production)
}

fn rendered_as(dir: &Path, mode: Mode) -> Rendered {
    with_site(dir, &Theme::embedded().unwrap(), mode, |site, _| {
        let site = site.unwrap();
        let mut all = Rendered::new();
        for artifact in site.artifacts() {
            let bodies = artifact.render().unwrap();
            for (address, body) in artifact.addresses().iter().zip(bodies) {
                let text = match body {
                    Body::Bytes(bytes) if address.as_str().ends_with(".png") => {
                        String::from_utf8_lossy(&bytes).into_owned()
                    }
                    Body::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
                    Body::Copy(path) => path.file_name().unwrap().to_str().unwrap().to_owned(),
                };
                all.insert(address.clone(), text);
            }
        }
        all
    })
}

fn is_page(address: &SitePath) -> bool {
    Path::new(address.as_str()).extension().is_some_and(|ending| ending == "html")
}

fn pages(all: &Rendered) -> impl Iterator<Item = (&SitePath, &String)> {
    all.iter().filter(|(address, _)| is_page(address))
}

/// Without the quotes that a minifier may drop.
fn bare(html: &str) -> String {
    html.replace('"', "")
}

#[test]
fn portfolios_are_offered_to_those_who_find_the_page() {
    let all = render("https://a.example/badges/");
    let named = |name: &'static str| all.iter().filter(move |(a, _)| a.as_str().ends_with(name));
    let records: Vec<&SitePath> = named("/portfolio.json").map(|(address, _)| address).collect();
    assert_eq!(records.len(), 2, "of Ada and Uma; Grace holds nothing, Pia has no page");
    for (address, html) in named("/index.html").filter(|(a, _)| a.as_str().starts_with("people/")) {
        let record = address.as_str().replace("index.html", "portfolio.json");
        let is_there = records.iter().any(|record_at| record_at.as_str() == record);
        assert_eq!(bare(html).contains("href=portfolio.json"), is_there, "{address}");
    }
    for (address, json) in named("/portfolio.json") {
        assert!(json.contains("ClrCredential") && json.contains("eddsa-jcs-2022"), "{address}");
        assert!(!json.contains("secret.example") && !json.contains("HR-"), "{address}");
        if !address.as_str().contains("/ada/") {
            let own = address.as_str().replace("portfolio.json", "");
            let tell = all.iter().filter(|(_, text)| text.contains(address.as_str()));
            assert!(tell.map(|(a, _)| a.as_str()).all(|a| a.starts_with(&own)), "{address}");
        }
    }
}

#[test]
fn every_address_of_the_contract_is_there() {
    let all = render("https://a.example/badges/");
    let fixed = [
        "index.html",
        "badges/index.html",
        "people/index.html",
        "pathways/index.html",
        "skills/index.html",
        "verify/index.html",
        "404.html",
        ".nojekyll",
        "did.json",
        "issuer.json",
        "index.json",
        "sitemap.xml",
        "robots.txt",
        "feed.xml",
        "style.css",
        "static/site.js",
        "badges/one/index.html",
        "badges/one/achievement.json",
        "badges/one/badge.svg",
        "badges/one/badge.png",
        "badges/old/badge.svg",
        "badges/old/badge.png",
        "people/ada/index.html",
        "people/ada/feed.xml",
        "people/ada/expiry.ics",
        "people/ada/portfolio.json",
        "pathways/way/index.html",
        "skills/skill/index.html",
        "status/2020.json",
        "status/2024.json",
        "status/2025.json",
        "about/index.html",
        "deep/down/index.html",
        "images/logo.png",
    ];
    for address in fixed {
        assert!(all.contains_key(&SitePath::new(address).unwrap()), "no {address}");
    }
    let count = |end: &str| {
        all.keys()
            .filter(|a| a.as_str().starts_with("credentials/") && a.as_str().ends_with(end))
            .count()
    };
    // Six awards, one of them to somebody private.
    assert_eq!((count("/index.html"), count("/credential.json")), (5, 5));
    assert_eq!((count("/badge.png"), count("/badge.svg")), (5, 5));
    // The index; three pages, each with a feed and a calendar; a portfolio for the two who hold
    // something, and a card for the two who are listed.
    assert_eq!(all.keys().filter(|a| a.as_str().starts_with("people/")).count(), 1 + 3 * 3 + 2 + 2);
    assert!(!all.contains_key(&SitePath::new(".well-known/did.json").unwrap()));
    let root = render("https://a.example/");
    assert!(root.contains_key(&SitePath::new(".well-known/did.json").unwrap()));
}

#[test]
fn nothing_of_human_resources_and_no_address_of_a_person_is_published() {
    for (address, text) in render("https://a.example/badges/") {
        for secret in [
            "secret.example",
            "forge-account",
            "HR-ID",
            "HR-DEPARTMENT",
            "HR-ROLE",
            "2001",
            "chief",
        ] {
            assert!(!text.contains(secret), "`{secret}` in {address}");
        }
    }
}

#[test]
fn all_who_approved_stand_on_the_page_and_the_first_public_one_in_the_credential() {
    let site = render("https://a.example/badges/");
    let (address, page) = site
        .iter()
        .find(|(address, text)| {
            address.as_str().starts_with("credentials/") && text.contains("of it</p></blockquote>")
        })
        .unwrap_or_else(|| panic!("{:?}", site.keys()));
    let fact = page.split("Approved by").nth(1).unwrap().split("Nominated by").next().unwrap();
    assert_eq!(fact.matches("<dd>").count(), 2, "{fact}");
    assert!(fact.contains("Grace Listed") && fact.contains("colleague"), "{fact}");
    let file = address.as_str().replace("index.html", "credential.json");
    let credential: serde_json::Value =
        serde_json::from_str(&site[&SitePath::new(&file).unwrap()]).unwrap();
    assert_eq!(credential["credentialSubject"]["source"]["name"], "Grace Listed");
}

#[test]
fn nobody_private_is_named_anywhere() {
    for (address, text) in render("https://a.example/badges/") {
        for name in ["Pia", "pia"] {
            assert!(!address.as_str().contains(name), "{address}");
            assert!(!text.contains(name), "`{name}` in {address}");
        }
    }
}

#[test]
fn somebody_unlisted_is_on_their_own_pages_only() {
    let all = published();
    let mut named = BTreeSet::new();
    for (address, text) in &all {
        if text.contains("Uma") {
            named.insert(address.as_str().rsplit_once('/').unwrap().0);
            if is_page(address) {
                assert!(text.contains("noindex, nofollow"), "{address}");
            }
        }
        assert!(!text.contains("\"uma\"") && !text.contains("people/uma"), "{address}");
    }
    // The portfolio and one credential.
    assert_eq!(named.len(), 2, "{named:?}");
    let portfolio = named.iter().find(|folder| folder.starts_with("people/")).unwrap();
    for (address, text) in &all {
        let own = named.iter().any(|folder| address.as_str().starts_with(folder));
        assert!(own || !text.contains(portfolio), "{address} leads to {portfolio}");
    }
}

#[test]
fn what_authors_write_is_text() {
    let all = render("https://a.example/badges/");
    for (address, html) in pages(&all) {
        for tag in
            ["<script>", "<img src=x", "<b>waves", "<names>", "<92>", "<Home>", "<B>", "<& B>"]
        {
            assert!(!html.contains(tag), "`{tag}` in {address}");
        }
        assert!(html.contains("Tests &amp; &lt;Trials&gt;"), "{address}");
    }
    let ada = &all[&SitePath::new("people/ada/index.html").unwrap()];
    assert!(ada.contains("href=\"https://ada.example/?a=1&amp;b=&#39;2&#39;\""), "{ada}");
}

#[test]
fn every_page_of_a_draft_says_so() {
    let all = render("https://a.example/badges/");
    assert!(pages(&all).all(|(_, html)| bare(html).contains("class=draft")));
}

/// The values of `href` and `src`, with the few entities that addresses hold.
fn links(html: &str) -> Vec<String> {
    let mut links = Vec::new();
    let tags = html.split('<').skip(1).map(|tag| tag.split('>').next().unwrap());
    for tag in tags {
        for name in [" href=", " src="] {
            let Some((_, rest)) = tag.split_once(name) else { continue };
            let value = match rest.strip_prefix('"') {
                Some(quoted) => quoted.split('"').next().unwrap(),
                None => rest.split(' ').next().unwrap(),
            };
            links.push(value.replace("&amp;", "&"));
        }
    }
    links
}

/// Where a relative link leads, as a file of the site; as browsers do it.
fn follow(page: &str, link: &str) -> String {
    let path = link.split(['#', '?']).next().unwrap();
    if path.is_empty() {
        return page.to_owned();
    }
    let mut parts: Vec<_> = page.split('/').collect();
    parts.pop();
    let mut last = "";
    for part in path.split('/') {
        last = part;
        match part {
            "" | "." => {}
            ".." => assert!(parts.pop().is_some(), "{link} on {page} leaves the site"),
            _ => parts.push(part),
        }
    }
    let mut file = parts.join("/");
    if matches!(last, "" | "." | "..") {
        file.push_str(if file.is_empty() { "index.html" } else { "/index.html" });
    }
    file
}

#[test]
fn every_link_leads_somewhere_at_a_root_and_below_a_path() {
    for base in ["https://a.example/", "https://a.example/badges/", "https://a.example/a/b/"] {
        let all = render(base);
        let root = base.strip_prefix("https://a.example").unwrap();
        for (address, html) in pages(&all) {
            for link in links(html) {
                let others = ["https://", "mailto:", "data:image/png;base64,"];
                let outside = others.iter().any(|scheme| link.starts_with(scheme));
                if outside && !link.starts_with(base) {
                    continue;
                }
                let file = match link.strip_prefix(base) {
                    Some(inside) => follow("index.html", inside),
                    // Only the page that is served anywhere starts at the host's root.
                    None if address.as_str() == "404.html" && !link.starts_with('#') => {
                        follow("index.html", link.strip_prefix(root).unwrap())
                    }
                    None => {
                        assert!(!link.starts_with('/'), "{link} on {address}");
                        follow(address.as_str(), &link)
                    }
                };
                let target = SitePath::new(&file).unwrap_or_else(|| panic!("{link} on {address}"));
                assert!(all.contains_key(&target), "{link} on {address} of {base}");
                if let Some((_, id)) = link.split_once('#') {
                    let marks = [format!("id=\"{id}\""), format!("id={id}")];
                    let there = marks.iter().any(|mark| all[&target].contains(mark));
                    assert!(there, "{link} on {address}: no such id");
                }
            }
        }
    }
}

#[test]
fn ids_are_unique_and_headings_skip_no_level() {
    for (address, html) in pages(&render("https://a.example/badges/")) {
        let mut ids = BTreeSet::new();
        for (at, _) in html.match_indices(" id=") {
            let id = html[at + 4..].trim_start_matches('"').split(['"', ' ', '>']).next().unwrap();
            assert!(ids.insert(id), "`{id}` twice on {address}");
        }
        let mut last = 0;
        for (at, _) in html.match_indices("<h") {
            let Some(level) = html[at + 2..].chars().next().and_then(|c| c.to_digit(10)) else {
                continue;
            };
            assert!(level <= last + 1, "h{level} after h{last} on {address}");
            assert!(level != 1 || last == 0, "two h1 on {address}");
            last = level;
        }
        assert!(last > 0, "no heading on {address}");
    }
}

#[test]
fn a_page_that_claims_a_taken_address_is_pointed_at() {
    let page = "---\ntitle: Mine\n---\nHello\n";
    let dir = folder("https://a.example/", &[("pages/badges.md", page)]);
    // The rules may already refuse it; then there is no catalogue to plan.
    let as_of = "2026-01-01T00:00:00Z".parse().unwrap();
    let loaded = content::load(dir.path());
    let resolved = model::resolve(&loaded.records, as_of);
    let mut found = resolved.diagnostics;
    if let Some(catalog) = &resolved.catalog {
        let documents =
            Documents::new(catalog, SigningKey::from_seed(&[7; 32]), Mode::Draft).unwrap();
        let theme = Theme::embedded().unwrap();
        found.extend(site::plan(catalog, &documents, &theme, as_of).err().unwrap_or_default());
    }
    let clash: Vec<_> = found.iter().filter(|it| it.code == Code::AddressClash).collect();
    assert_eq!(clash.len(), 1, "{found:?}");
    assert_eq!(&*clash[0].place.file, "pages/badges.md");
}

#[test]
fn a_template_at_fault_is_pointed_at_when_a_page_is_made() {
    let themes = tempfile::tempdir().unwrap();
    write(themes.path(), "own/404.html", b"<p>{{ page.root }}\n{{ site.titel }}</p>");
    let theme = Theme::load(themes.path(), "own", &Place::file(&"site.yaml".into())).unwrap();
    let dir = folder("https://a.example/", &[]);
    with_site(dir.path(), &theme, Mode::Draft, |site, _| {
        let fault = site.unwrap().render(&SitePath::new("404.html").unwrap()).unwrap_err();
        let found = fault.diagnostic();
        assert_eq!(found.code, Code::TemplateFault);
        assert!(found.place.file.ends_with("own/404.html"), "{:?}", found.place);
        assert!(
            matches!(&found.place.target, Target::Bytes(range) if range.start == 27),
            "{found:?}"
        );
        assert!(found.message.contains("`titel`"), "{}", found.message);
    });
}

#[test]
fn a_page_does_not_depend_on_who_asks_for_it() {
    let (a, b) = (render("https://a.example/badges/"), render("https://a.example/badges/"));
    assert_eq!(a, b);
}
