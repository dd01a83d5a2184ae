//! A new version leaves what was published as it is.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{folder, json, render, revised};

/// Whether a file is signed, or named in what is.
fn is_published(address: &str) -> bool {
    let file = address.rsplit('/').next().unwrap_or_default();
    file == "credential.json" || file == "achievement.json" || address.starts_with("ob2/")
}

#[test]
fn a_new_version_changes_no_byte_of_what_was_published() {
    let (before, after) = (render(folder().path()), render(revised().path()));
    let published: BTreeSet<&String> = before.keys().filter(|one| is_published(one)).collect();
    assert_eq!(published.len(), 2 + 2 + 3, "{published:?}");
    for address in published {
        assert!(before[address] == after[address], "{address} changed");
    }
    let new: Vec<&String> = after.keys().filter(|one| !before.contains_key(*one)).collect();
    assert_eq!(new.len(), 4 + 2 + 2 + 1, "{new:?}");
}

#[test]
fn each_credential_names_the_version_that_it_was_earned_under() {
    let after = render(revised().path());
    let base = "https://harbour.example/x/badges/rope";
    let mut seen = BTreeSet::new();
    for (address, bytes) in after.iter().filter(|(one, _)| one.ends_with("/credential.json")) {
        let credential: Value = serde_json::from_slice(bytes).unwrap();
        let achievement = &credential["credentialSubject"]["achievement"];
        let is_new = credential["awardedDate"] == "2026-06-01T00:00:00Z";
        let (version, name) = if is_new { ("2", "Rope and wire") } else { ("1", "Rope work") };
        assert_eq!(achievement["version"], version, "{address}");
        assert_eq!((&credential["name"], &achievement["name"]), (&json!(name), &json!(name)));
        assert_eq!(achievement["criteria"]["id"], format!("{base}/v{version}/"));
        let until = if is_new { "2029-06-01T00:00:00Z" } else { "2028-05-" };
        assert!(credential["validUntil"].as_str().unwrap().starts_with(until));
        seen.insert(achievement["id"].as_str().unwrap().to_owned());
        let first = json!([{
            "id": format!("{base}/achievement.json"), "type": ["Related"], "version": "1",
        }]);
        assert_eq!(achievement["related"], if is_new { first } else { Value::Null });
    }
    let names = ["achievement.json", "v2/achievement.json"].map(|name| format!("{base}/{name}"));
    assert_eq!(seen, BTreeSet::from(names));
}

#[test]
fn every_version_has_its_achievement_where_it_says() {
    let after = render(revised().path());
    let id = |address: &str| json(&after, address)["id"].as_str().unwrap().to_owned();
    let base = "https://harbour.example/x/badges/rope";
    assert_eq!(id("badges/rope/achievement.json"), format!("{base}/achievement.json"));
    assert_eq!(id("badges/rope/v1/achievement.json"), format!("{base}/achievement.json"));
    assert_eq!(id("badges/rope/v2/achievement.json"), format!("{base}/v2/achievement.json"));
    let index = json(&after, "index.json");
    assert_eq!(index["badges"][0]["version"], "2");
    assert_eq!(index["badges"][0]["achievement"], format!("{base}/v2/achievement.json"));
    let versions = index["credentials"].as_array().unwrap().iter().map(|one| &one["version"]);
    assert_eq!(versions.collect::<Vec<_>>(), ["2", "1", "1"]);
}

#[test]
fn open_badges_2_has_a_class_for_each_version() {
    let after = render(revised().path());
    for (class, version) in [("ob2/badges/rope.json", "1"), ("ob2/badges/rope/v2.json", "2")] {
        let document = json(&after, class);
        assert_eq!(document["id"], format!("https://harbour.example/x/{class}"));
        assert_eq!(document["version"], version);
        let named = after.iter().filter(|(one, _)| one.starts_with("ob2/assertions/"));
        let named = named.filter(|(_, bytes)| {
            let assertion: Value = serde_json::from_slice(bytes).unwrap();
            assertion["badge"] == document["id"]
        });
        assert_eq!(named.count(), 1, "Bob has no address: {class}");
    }
}
