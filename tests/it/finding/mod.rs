//! What search in pages loads: its content, its size, and who is not in it.

mod lists;
mod shards;

use std::collections::BTreeSet;

use laureate::{content, model, site::search};
use serde_json::Value;

use crate::build::generate::{AS_OF, generate};
use crate::content_load::write;

const SITE: &str = "title: T\nbase_url: https://a.example/b/\nissuer: {name: A}\n\
    families: {kin: {name: Our kin}}\ntiers: [low, very-high]\n\
    privacy: {salt: 0123456789abcdef0123456789abcdef}\n";

/// A folder of `SITE` and these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "site.yaml", SITE.as_bytes());
    for (name, text) in files {
        write(dir.path(), name, text.as_bytes());
    }
    dir
}

/// The files of a folder's index, as name and text.
fn index(dir: &std::path::Path) -> Vec<(String, String)> {
    let loaded = content::load(dir);
    let as_of = model::Moment::parse(AS_OF).unwrap().timestamp();
    let resolved = model::resolve(&loaded.records, as_of);
    let catalog = resolved.catalog.unwrap_or_else(|| panic!("{:?}", resolved.diagnostics));
    let files = search::files(&catalog).into_iter();
    files.map(|(address, text)| (address.as_str().to_owned(), text)).collect()
}

fn section<'a>(file: &'a Value, kind: &str) -> &'a Value {
    let sections = file["sections"].as_array().unwrap();
    sections.iter().find(|section| section["kind"] == kind).unwrap_or(&Value::Null)
}

const SMALL: [(&str, &str); 3] = [
    (
        "badges/one.yaml",
        "name: Data Protection\ndescription: Knows the law.\ncriteria: C\nfamily: kin\ntier: very-high\n\
         tags: [data, GDPR]\nskills: [{name: Privacy, framework: ESCO, code: S1}]\n",
    ),
    ("badges/two.yaml", "name: Two\ndescription: Knows the law.\ncriteria: C\n"),
    (
        "people/all.yaml",
        "- {slug: ada-lovelace, name: Ada Lovelace, headline: Analyst, email: ada@secret.example, hr: {employee_id: HR-1}}\n\
         - {slug: uma-unlisted, name: Uma Unlisted, headline: UNLISTED-LINE, visibility: unlisted}\n\
         - {slug: pia-private, name: Pia Private, headline: PRIVATE-LINE, visibility: private}\n",
    ),
];

#[test]
fn the_index_says_what_is_shown_of_each_entry() {
    let files = index(folder(&SMALL).path());
    let [(name, text)] = &files[..] else { panic!("{files:?}") };
    assert_eq!(name, "search/index.json");
    let file: Value = serde_json::from_str(text).unwrap();
    let expected = serde_json::json!({
        "version": 1,
        "tiers": ["Low", "Very high"],
        "lines": ["Knows the law."],
        "sections": [
            {
                "kind": "badges", "base": "badges/", "groups": ["Our kin"],
                "name": ["Data Protection", "Two"], "slug": ["0one", ""], "line": [0, 0],
                "group": [1, 0], "tier": [2, 0], "words": ["gdpr", ""], "skills": [[0], []]
            },
            {
                "kind": "skills", "base": "skills/", "groups": ["ESCO"],
                "name": ["Privacy"], "slug": [""], "line": ["ESCO S1"], "group": [1]
            },
            {
                "kind": "people", "base": "people/", "name": ["Ada Lovelace"], "slug": [""],
                "line": ["Analyst"]
            }
        ]
    });
    assert_eq!(file, expected);
}

#[test]
fn who_is_not_listed_and_what_is_not_published_is_not_in_it() {
    for (name, text) in index(folder(&SMALL).path()) {
        let hidden = ["uma", "Uma", "pia", "Pia", "UNLISTED", "PRIVATE", "secret", "HR-1"];
        for word in hidden {
            assert!(!text.contains(word), "`{word}` in {name}");
        }
    }
}

#[test]
fn a_thousand_entries_take_at_most_forty_thousand_bytes() {
    let folder = tempfile::tempdir().unwrap();
    // 60 badges, 20 skills, 3 pathways, and people of whom some are not listed.
    generate(folder.path(), 4_940).unwrap();
    let files = index(folder.path());
    assert_eq!(files.len(), 1);
    let file: Value = serde_json::from_str(&files[0].1).unwrap();
    let names = |kind| section(&file, kind)["name"].as_array().unwrap().len();
    let entries: usize = ["badges", "skills", "pathways", "people"].map(names).iter().sum();
    assert!((980..=1_020).contains(&entries), "{entries} entries");
    println!("{entries} entries: {} bytes", files[0].1.len());
    assert!(files[0].1.len() <= 40_000, "{} bytes", files[0].1.len());
    // Not by leaving out what is said of them.
    let lines = section(&file, "badges")["line"].as_array().unwrap();
    assert!(lines.iter().all(|line| line.is_string() || line.is_number()));
}

#[test]
fn long_lines_are_cut_until_the_index_fits() {
    let long = "Knows very many things about a subject that is described at length. ".repeat(4);
    let badges = (0..700).map(|number| {
        let text = format!("name: Badge {number}\ndescription: '{number} {long}'\ncriteria: C\n");
        (format!("badges/badge-{number}.yaml"), text)
    });
    let badges: Vec<_> = badges.collect();
    let files: Vec<_> = badges.iter().map(|(name, text)| (&**name, &**text)).collect();
    let files = index(folder(&files).path());
    assert!(files[0].1.len() <= 40_000, "{} bytes", files[0].1.len());
    let file: Value = serde_json::from_str(&files[0].1).unwrap();
    let lines = section(&file, "badges")["line"].as_array().unwrap();
    assert!(lines.iter().all(|line| line.as_str().unwrap().ends_with('…')), "{:?}", lines[0]);
}

#[test]
fn the_order_of_the_content_tells_nothing() {
    let people: Vec<String> =
        (0..40).map(|n| format!("- {{slug: p-{n}, name: Person {n}}}\n")).collect();
    let backwards: String = people.iter().rev().map(String::as_str).collect();
    let (half, rest) = people.split_at(13);
    let one = folder(&[("people/all.yaml", &people.concat())]);
    let other = folder(&[("people/all.yaml", &backwards)]);
    let third = folder(&[("people/z.yaml", &half.concat()), ("people/a.yaml", &rest.concat())]);
    let texts: BTreeSet<_> = [one, other, third].map(|dir| index(dir.path())).into();
    assert_eq!(texts.len(), 1);
}
