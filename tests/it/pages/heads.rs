//! What previews and search engines read of a page, and what is offered to share it.

use std::collections::BTreeMap;

use laureate::credential::{Mode, SigningKey};
use laureate::model::{SitePath, routes};
use laureate::site::{Body, Theme};
use serde_json::Value;

use super::{Rendered, folder, pages, published, render, with_site};

pub(super) const BASE: &str = "https://a.example/badges/";

/// The text of HTML as a browser reads it, as far as these pages need it.
fn unescaped(html: &str) -> String {
    let text = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

/// The attributes of a tag.
fn attributes(tag: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = tag;
    while let Some(at) = rest.find('=') {
        let name = rest[..at].rsplit(' ').next().unwrap().to_owned();
        let after = &rest[at + 1..];
        let (value, left) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap(),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        found.insert(name, unescaped(value));
        rest = left;
    }
    found
}

/// Each `meta` of a page by its property or name.
fn metas(html: &str) -> BTreeMap<String, String> {
    let tags = html.split("<meta ").skip(1).map(|tag| attributes(tag.split('>').next().unwrap()));
    let pairs = |tag: BTreeMap<String, String>| {
        let names = [tag.get("property").cloned(), tag.get("name").cloned()];
        let content = tag.get("content").cloned();
        names.into_iter().flatten().filter_map(move |name| Some((name, content.clone()?)))
    };
    tags.flat_map(pairs).collect()
}

/// The JSON-LD of a page, as a browser cuts it out.
fn data(html: &str) -> Option<Value> {
    let (_, rest) = html.split_once("<script type=\"application/ld+json\">")?;
    let (json, _) = rest.split_once("</script").unwrap();
    assert!(!json.contains("<!--"), "{json}");
    Some(serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}")))
}

/// The things that a page describes, by type.
fn described(html: &str) -> BTreeMap<String, Value> {
    let Some(data) = data(html) else { return BTreeMap::new() };
    assert_eq!(data["@context"], "https://schema.org");
    let things = data["@graph"].as_array().cloned().unwrap_or_else(|| vec![data]);
    things.into_iter().map(|it| (it["@type"].as_str().unwrap().to_owned(), it)).collect()
}

/// `site.yaml` of the folder with the key that tests sign with, and what an issuer has more.
pub(super) fn production(issuer: &str) -> String {
    let key = SigningKey::from_seed(&[7; 32]).public();
    format!(
        "title: T\nbase_url: {BASE}\nissuer: {{name: \"A <& B>\"{issuer}}}\n\
         keys: [{{id: k, public_key: {key}, created: 2019-01-01}}]\n\
         families: {{kin: {{name: Kin, motif: star, color: \"#ffee00\"}}}}\ntiers: [low, high]\n\
         privacy: {{salt: 0123456789abcdef0123456789abcdef}}\n"
    )
}

fn page(all: &Rendered, address: &str) -> String {
    all[&SitePath::new(address).unwrap()].clone()
}

#[test]
fn every_page_tells_previews_what_it_is() {
    for (address, html) in pages(&render(BASE)) {
        let metas = metas(html);
        let is_anywhere = address.as_str() == "404.html";
        for name in ["og:title", "og:type", "og:site_name", "og:locale", "twitter:title"] {
            assert!(metas.get(name).is_some_and(|it| !it.is_empty()), "{name} of {address}");
        }
        assert_eq!(metas["og:title"], metas["twitter:title"]);
        assert_eq!(metas.get("og:description"), metas.get("description"));
        let url = metas.get("og:url");
        assert_eq!(url.is_none(), is_anywhere, "{address}");
        if let Some(url) = url {
            // The page of the present version is known as that of the badge.
            let link = address.link().trim_end_matches("v1/");
            assert_eq!(*url, format!("{BASE}{link}"), "{address}");
        }
    }
}

#[test]
fn a_portfolio_is_a_profile_only_where_it_is_listed() {
    let all = published();
    let ada = metas(&page(&all, "people/ada/index.html"));
    assert_eq!((&*ada["og:type"], &*ada["profile:username"]), ("profile", "ada"));
    for (address, html) in pages(&all) {
        let metas = metas(html);
        if metas.get("robots").is_some_and(|it| it.contains("noindex")) {
            assert!(!metas.contains_key("profile:username"), "{address}");
            assert_eq!(data(html), None, "{address}");
        }
    }
}

#[test]
fn search_engines_find_what_is_public_and_no_draft() {
    let found = |all: &Rendered| -> BTreeMap<String, bool> {
        let is_found = |html: &String| !metas(html).contains_key("robots");
        pages(all).map(|(address, html)| (address.to_string(), is_found(html))).collect()
    };
    let public = found(&published());
    for page in ["index.html", "people/ada/index.html", "badges/one/index.html"] {
        assert!(public[page], "{page}");
    }
    assert!(!public["404.html"] && !public["search/index.html"]);
    let hidden = public.iter().filter(|(_, found)| !**found).count();
    assert_eq!(hidden, 4, "those two, somebody unlisted and their credential: {public:?}");
    assert!(found(&render(BASE)).values().all(|found| !found), "a draft");
}

#[test]
fn search_engines_read_what_pages_say() {
    let all = render(BASE);
    let home = described(&page(&all, "index.html"));
    assert_eq!(home["Organization"]["name"], "A <& B>");
    assert_eq!(home["WebSite"]["url"], BASE);
    assert_eq!(home["WebSite"]["publisher"]["@id"], home["Organization"]["@id"]);

    let badge = described(&page(&all, "badges/two/index.html"));
    let told = &badge["EducationalOccupationalCredential"];
    assert_eq!(told["name"], "Two");
    assert_eq!(told["validFor"], "P1Y6M");
    assert_eq!(told["educationalLevel"], "High");
    assert_eq!(told["competencyRequired"][0]["name"], "Skill");
    assert_eq!(told["recognizedBy"]["name"], "A <& B>");
    assert!(told["credentialCategory"].is_string());
    let way = badge["BreadcrumbList"]["itemListElement"].as_array().unwrap();
    assert_eq!(way.len(), 2);
    assert_eq!(way[1]["item"], format!("{BASE}badges/two/"));

    let ada = described(&page(&all, "people/ada/index.html"));
    let person = &ada["ProfilePage"]["mainEntity"];
    assert_eq!(person["name"], "Ada <script>alert(\"1\")</script> O'Hara & Co");
    assert_eq!(person["sameAs"][0], "https://ada.example/?a=1&b='2'");
    let held = person["hasCredential"].as_array().unwrap();
    // What has expired is not held.
    let names: Vec<_> = held.iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Two", "One"]);
}

#[test]
fn a_credential_is_described_with_its_state() {
    let dir = folder(BASE, &[("site.yaml", &production(""))]);
    with_site(dir.path(), &Theme::embedded().unwrap(), Mode::Production, |site, catalog| {
        let site = site.unwrap();
        for award in catalog.awards() {
            let earner = catalog.earner(&award.earner);
            if !earner.is_listed() {
                continue;
            }
            let address = routes::credential_page(award);
            let Some(Body::Bytes(html)) = site.render(&address).unwrap() else { panic!() };
            let html = String::from_utf8(html).unwrap();
            let told = described(&html);
            let told = &told["EducationalOccupationalCredential"];
            assert_eq!(told["about"]["name"], *earner.name);
            assert_eq!(told["identifier"], award.id.as_str());
            assert_eq!(told["expires"].is_string(), award.period.until().is_some());
            let state = match (award.badge.as_str(), award.earner.as_str()) {
                ("old", "ada") => Some("Expired"),
                ("old", "grace") => Some("Revoked"),
                _ => None,
            };
            assert_eq!(told["creativeWorkStatus"].as_str(), state);
            // Only what counts is offered to be shown elsewhere.
            assert_eq!(html.contains("linkedin.com"), state.is_none(), "{address}");
        }
    });
}

#[test]
fn no_address_of_a_person_is_described() {
    for (address, html) in pages(&render(BASE)) {
        if let Some(data) = data(html) {
            let text = data.to_string();
            assert!(!text.contains("secret.example") && !text.contains("mailto:"), "{address}");
        }
    }
}

/// The link of a page that leads to LinkedIn's form, as pairs.
fn form(html: &str) -> Option<Vec<(String, String)>> {
    let start = html.find("https://www.linkedin.com/profile/add?")?;
    let link = unescaped(html[start..].split('"').next().unwrap());
    let (_, query) = link.split_once('?').unwrap();
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap());
    Some(pairs.map(|(name, value)| (name.to_owned(), decoded(value))).collect())
}

fn decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        assert!(byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte), "{value}");
        if byte == b'%' {
            let hex = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// The forms of all awards, by badge and earner.
fn forms(site_yaml: &str, mode: Mode) -> BTreeMap<String, Vec<(String, String)>> {
    let dir = folder(BASE, &[("site.yaml", site_yaml)]);
    with_site(dir.path(), &Theme::embedded().unwrap(), mode, |site, catalog| {
        let site = site.unwrap();
        let mut forms = BTreeMap::new();
        for award in catalog.awards().iter().filter(|it| catalog.earner(&it.earner).has_page()) {
            let address = routes::credential_page(award);
            let Some(Body::Bytes(html)) = site.render(&address).unwrap() else { panic!() };
            if let Some(form) = form(&String::from_utf8(html).unwrap()) {
                forms.insert(format!("{} {}", award.badge, award.earner), form);
            }
        }
        forms
    })
}

#[test]
fn linkedin_is_told_everything_it_asks_for() {
    let forms = forms(&production(""), Mode::Production);
    let names: Vec<_> = forms.keys().map(String::as_str).collect();
    assert_eq!(names, ["one ada", "one uma", "two ada"]);
    let form = &forms["two ada"];
    let id = form.iter().find(|(name, _)| name == "certId").unwrap().1.clone();
    let expected = [
        ("startTask", "CERTIFICATION_NAME".to_owned()),
        ("name", "Two".to_owned()),
        ("organizationName", "A <& B>".to_owned()),
        ("issueYear", "2025".to_owned()),
        ("issueMonth", "5".to_owned()),
        ("expirationYear", "2026".to_owned()),
        ("expirationMonth", "11".to_owned()),
        ("certUrl", format!("{BASE}credentials/{id}/")),
        ("certId", id),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value));
    assert_eq!(*form, expected);
    // What does not expire says nothing of it.
    assert!(forms["one ada"].iter().all(|(name, _)| !name.starts_with("expiration")));
}

#[test]
fn linkedin_is_told_the_number_of_the_organisation_where_it_is_known() {
    let forms = forms(&production(", linkedin: \"1234567\""), Mode::Production);
    let form = &forms["one ada"];
    assert!(form.contains(&("organizationId".to_owned(), "1234567".to_owned())), "{form:?}");
    assert!(form.iter().all(|(name, _)| name != "organizationName"));
}

#[test]
fn nothing_of_a_draft_goes_into_a_profile() {
    assert_eq!(forms(&production(""), Mode::Draft), BTreeMap::new());
}

/// The script makes code of what stands here; `.ci/run` looks at what it makes.
#[test]
fn what_code_to_paste_is_made_of_stands_in_the_page() {
    let html = page(&render(BASE), "people/ada/index.html");
    let kit = html.split("<details").find(|rest| rest.contains("class=\"kit live\"")).unwrap();
    let kit = attributes(kit.split('>').next().unwrap());
    // What is at the canonical address need not say so.
    assert!(html.contains(&format!("<link href=\"{BASE}people/ada/\" rel=canonical>")), "{html}");
    assert!(!kit.contains_key("data-url"), "{kit:?}");
    assert_eq!(kit["data-name"], "Ada <script>alert(\"1\")</script> O'Hara & Co");
    for picture in ["data-icon", "data-picture"] {
        assert!(kit[picture].starts_with("../../badges/two/badge"), "{kit:?}");
    }
    assert_eq!(kit["data-words"].split('|').count(), 6);
    assert!(kit["data-words"].split('|').all(|word| !word.is_empty()), "{kit:?}");
}
