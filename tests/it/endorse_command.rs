//! `laureate endorse`, as a process, and what becomes of what it writes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use laureate::credential::SigningKey;
use serde_json::Value;

use crate::support::{laureate, stderr, stdout};

/// A reviewer's secret.
fn secret(seed: u8) -> String {
    SigningKey::from_seed(&[seed; 32]).to_multikey().to_string()
}

fn did(seed: u8) -> String {
    format!("did:key:{}", SigningKey::from_seed(&[seed; 32]).multikey())
}

fn write(dir: &Path, name: &str, text: &str) {
    let file = dir.join("content").join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// A folder with two reviewers, a cohort, and somebody private.
fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let site = "title: Acme Badges\nbase_url: https://acme.example/badges/\nissuer: {name: Acme}\n\
                privacy: {salt: 0123456789abcdef0123456789abcdef}\n";
    write(dir.path(), "site.yaml", site);
    let badge = "name: First aid\ndescription: D\ncriteria: C\nrepeatable: always\n";
    write(dir.path(), "badges/first-aid.yaml", badge);
    let people = format!(
        "- {{slug: ada, name: Ada Byron, did: '{}'}}\n- {{slug: bob, name: Bob}}\n\
         - {{slug: pia, name: Pia Hidden, email: pia@secret.example, visibility: private}}\n\
         - {{slug: grace, name: Grace Hopper, headline: 'Reviewer & friend', did: '{}'}}\n\
         - {{slug: uma, name: Uma, visibility: unlisted, did: '{}'}}\n",
        did(3),
        did(1),
        did(2),
    );
    write(dir.path(), "people/all.yaml", &people);
    let awards = "\
- {badge: first-aid, earner: ada, awarded: 2026-03-01}
- badge: first-aid
  earners: [bob, pia]
  awarded: 2026-03-02
- {badge: first-aid, earner: bob, awarded: 2026-04-01}
";
    write(dir.path(), "awards/2026.yaml", awards);
    dir
}

fn endorse(dir: &Path, seed: u8, words: &[&str]) -> Output {
    let mut command = laureate(dir);
    command.arg("endorse").args(words).env("LAUREATE_REVIEWER_KEY", secret(seed)).output().unwrap()
}

/// Endorses, and gives the file that was written.
fn endorsed(dir: &Path, seed: u8, words: &[&str]) -> PathBuf {
    let output = endorse(dir, seed, words);
    assert!(output.status.success(), "{}", stderr(&output));
    dir.join(stdout(&output).trim())
}

fn refused(dir: &Path, seed: u8, words: &[&str], says: &str) {
    let output = endorse(dir, seed, words);
    assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
    assert!(stderr(&output).contains(says), "{}", stderr(&output));
    assert_eq!(stdout(&output), "");
}

/// Builds, and gives the credential beside which `file` counts.
fn built(dir: &Path, file: &Path) -> PathBuf {
    let output = laureate(dir).arg("build").output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let id = file.parent().unwrap().file_name().unwrap();
    dir.join("public/credentials").join(id)
}

fn json(file: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

fn codes(dir: &Path) -> Vec<String> {
    let output = laureate(dir).args(["check", "--format", "json"]).output().unwrap();
    assert!(output.status.code().is_some(), "{}", stderr(&output));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = report["diagnostics"].as_array().unwrap();
    found.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_endorsement_becomes_part_of_the_credential_and_of_its_page() {
    let dir = folder();
    let words = ["first-aid/ada", "--comment", "She **kept calm**, and \"us\" <too>."];
    let file = endorsed(dir.path(), 1, &words);
    assert!(file.ends_with(format!("{}/grace.json", folder_of(&file))));
    assert_eq!(codes(dir.path()), [""; 0]);
    let place = built(dir.path(), &file);
    let credential = json(&place.join("credential.json"));
    assert_eq!(credential["endorsement"], serde_json::json!([json(&file)]));
    assert_eq!(credential["endorsement"][0]["credentialSubject"]["id"], credential["id"]);
    let page = fs::read_to_string(place.join("index.html")).unwrap();
    assert!(page.contains("Endorsed by") && page.contains("people/grace/"), "{page}");
    assert!(page.contains("<strong>kept calm</strong>") && !page.contains("<too>"), "{page}");
    assert!(page.contains("Reviewer &amp; friend"));
    // The portfolio holds the same credential.
    let portfolio = json(&dir.path().join("public/people/ada/portfolio.json"));
    let held = portfolio["credentialSubject"]["verifiableCredential"].as_array().unwrap();
    assert!(held.contains(&credential));
    let whole = laureate(dir.path()).args(["verify", "public"]).output().unwrap();
    assert!(whole.status.success(), "{}{}", stdout(&whole), stderr(&whole));
    let target = place.join("credential.json");
    let mut verify = laureate(dir.path());
    let verify = verify.args(["verify", "--site", "public"]).arg(&target).output().unwrap();
    assert!(stdout(&verify).contains("endorsed by Grace Hopper"), "{}", stdout(&verify));
}

fn folder_of(file: &Path) -> String {
    file.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn what_is_signed_is_shown_and_a_second_time_changes_nothing() {
    let dir = folder();
    let words = ["first-aid/ada", "--comment", "Fine work"];
    let output = endorse(dir.path(), 1, &words);
    for part in ["First aid", "Ada Byron", "2026-03-01", "Grace Hopper", &did(1), "Fine work"] {
        assert!(stderr(&output).contains(part), "{part}: {}", stderr(&output));
    }
    let file = dir.path().join(stdout(&output).trim());
    let first = fs::read(&file).unwrap();
    for words in [&["first-aid/ada"][..], &["first-aid/ada", "--comment", "Fine work"]] {
        let again = endorse(dir.path(), 1, words);
        assert!(again.status.success() && stderr(&again).contains("already"), "{}", stderr(&again));
    }
    // No other words are passed over without a word.
    let other = ["first-aid/ada", "--comment", "Other words"];
    refused(dir.path(), 1, &other, "already, with another comment");
    assert_eq!(fs::read(&file).unwrap(), first);
    // Another reviewer signs beside it, with words or without.
    endorsed(dir.path(), 2, &["first-aid/ada", "--as", "uma"]);
    let place = built(dir.path(), &file);
    let credential = json(&place.join("credential.json"));
    assert_eq!(credential["endorsement"].as_array().unwrap().len(), 2);
    // Who is not listed is named, as they signed, and not linked.
    let page = fs::read_to_string(place.join("index.html")).unwrap();
    assert!(page.contains("Uma") && page.matches("people/").count() > 0);
    let hidden = fs::read_dir(dir.path().join("public/people")).unwrap().flatten();
    for entry in hidden.filter(|entry| entry.path().is_dir() && entry.file_name() != "page") {
        let name = entry.file_name().into_string().unwrap();
        let known = ["ada", "bob", "grace"].contains(&name.as_str());
        assert!(known || !page.contains(&name), "{name}");
    }
}

#[test]
fn others_keys_and_own_awards_are_refused() {
    let dir = folder();
    refused(dir.path(), 3, &["first-aid/ada"], "`ada` earned this");
    refused(dir.path(), 9, &["first-aid/ada"], "nobody in `people/` has this key");
    refused(dir.path(), 1, &["first-aid/ada", "--as", "uma"], "this key is that of `grace`");
    refused(dir.path(), 9, &["first-aid/ada", "--as", "grace"], "the key of `grace` is");
    refused(dir.path(), 9, &["first-aid/ada", "--as", "bob"], "`bob` has no key of their own");
    refused(dir.path(), 1, &["first-aid/ada", "--comment", " "], "the comment is empty");
    refused(dir.path(), 1, &["first-aid/ada", "--comment", "a\u{7}b"], "control character");
    let none = laureate(dir.path()).args(["endorse", "first-aid/ada"]).output().unwrap();
    assert_eq!(none.status.code(), Some(2));
    assert!(stderr(&none).contains("laureate key reviewer"), "{}", stderr(&none));
    assert!(!dir.path().join("content/endorsements").exists());
}

#[test]
fn an_award_is_found_by_its_names_its_id_its_address_and_its_line() {
    let dir = folder();
    refused(dir.path(), 1, &["first-ait/ada"], "did you mean `first-aid`?");
    refused(dir.path(), 1, &["first-aid/adda"], "did you mean `ada`?");
    refused(dir.path(), 1, &["first-aid/uma"], "there is no award `first-aid/uma`");
    refused(dir.path(), 1, &["content/awards/2027.yaml:1"], "did you mean `awards/2026.yaml`?");
    refused(dir.path(), 1, &["content/awards/2026.yaml:x"], "`x` is no line number");
    // Bob has two, and the cohort is two people.
    refused(dir.path(), 1, &["first-aid/bob"], "is more than one award");
    refused(dir.path(), 1, &["content/awards/2026.yaml:3"], "first-aid/pia");
    let file = endorsed(dir.path(), 1, &["content/awards/2026.yaml:5"]);
    let id = folder_of(&file);
    fs::remove_file(&file).unwrap();
    assert_eq!(endorsed(dir.path(), 1, &[&id]), file);
    fs::remove_file(&file).unwrap();
    let address = format!("https://acme.example/badges/credentials/{id}/");
    assert_eq!(endorsed(dir.path(), 1, &[&address]), file);
}

#[test]
fn somebody_private_is_not_named_in_the_file() {
    let dir = folder();
    let file = endorsed(dir.path(), 1, &["first-aid/pia", "--comment", "Well done"]);
    let text = fs::read_to_string(&file).unwrap();
    for word in ["Pia", "pia", "secret.example"] {
        assert!(!text.contains(word), "{word}");
    }
    assert!(json(&file)["credentialSubject"]["id"].as_str().unwrap().starts_with("urn:uuid:"));
    built(dir.path(), &file);
}

#[test]
fn moved_yaml_keeps_its_endorsements_and_another_address_leaves_them_out() {
    let dir = folder();
    let file = endorsed(dir.path(), 1, &["first-aid/ada"]);
    let awards = dir.path().join("content/awards");
    fs::create_dir(awards.join("old")).unwrap();
    fs::rename(awards.join("2026.yaml"), awards.join("old/moved.yaml")).unwrap();
    assert_eq!(codes(dir.path()), [""; 0]);
    let place = built(dir.path(), &file);
    assert!(json(&place.join("credential.json")).get("endorsement").is_some());
    let preview = ["build", "--base-url", "http://localhost:1111/", "--out", "preview"];
    let output = laureate(dir.path()).args(preview).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stderr(&output).contains("endorsement-mismatch"), "{}", stderr(&output));
    let id = folder_of(&file);
    let preview = json(&dir.path().join("preview/credentials").join(id).join("credential.json"));
    assert_eq!(preview.get("endorsement"), None);
}

#[test]
fn whatever_lies_in_place_of_an_endorsement_is_told() {
    let dir = folder();
    let file = endorsed(dir.path(), 1, &["first-aid/ada"]);
    let good = fs::read_to_string(&file).unwrap();
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let twice = good.replacen('{', "{\"id\": \"urn:x:1\",", 1);
    let more = good.replacen("\"name\"", "\"evidence\": [], \"name\"", 1);
    let issuer = good.replace("did:key:", "did:web:");
    let value = json(&file)["proof"][1]["proofValue"].as_str().unwrap().to_owned();
    let bent = good.replace(&value, &value.replacen('z', "z1", 1));
    let context = good.replace("context-3.0.3.json", "context.json");
    let large = good.replace("Endorsement of", &"x".repeat(600_000));
    for bad in [
        "", "{}", "[]", "null", "\"x\"", "{", &deep, &twice, &more, &issuer, &bent, &context,
        &large,
    ] {
        fs::write(&file, bad).unwrap();
        assert_eq!(codes(dir.path()), ["bad-endorsement"], "{}", &bad[..bad.len().min(300)]);
    }
    fs::write(&file, b"\xff\xfe").unwrap();
    assert_eq!(codes(dir.path()), ["invalid-utf8"]);
    fs::write(&file, vec![b' '; 2 << 20]).unwrap();
    assert_eq!(codes(dir.path()), ["file-too-large"]);
    for changed in [
        good.replace("Endorsement of First", "Endorsement of second"),
        good.replace("2026-", "2025-"),
    ] {
        fs::write(&file, changed).unwrap();
        assert_eq!(codes(dir.path()), ["endorsement-signature"]);
        refused(dir.path(), 1, &["first-aid/ada"], "an endorsement already, at fault");
    }
    // Nothing is published while one is at fault.
    assert_eq!(laureate(dir.path()).arg("build").output().unwrap().status.code(), Some(1));
    fs::write(&file, good).unwrap();
    assert_eq!(codes(dir.path()), [""; 0]);
    let elsewhere = dir.path().join("content/endorsements/loose.json");
    fs::rename(&file, elsewhere).unwrap();
    assert_eq!(codes(dir.path()), ["unexpected-file"]);
}

#[test]
fn a_reviewer_gets_a_key_and_the_line_for_their_file() {
    let dir = folder();
    let output = laureate(dir.path()).args(["key", "reviewer"]).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let path = dir.path().join(".laureate/reviewer.key");
    let key = SigningKey::from_text(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(stdout(&output), format!("did: did:key:{}\n", key.multikey()));
    assert!(!stderr(&output).contains(key.to_multikey().as_str()));
    let again = laureate(dir.path()).args(["key", "reviewer"]).output().unwrap();
    assert_eq!(stdout(&again), stdout(&output), "and no other key");
    let inside = ["key", "reviewer", "--out", "content/people/me.key"];
    let inside = laureate(dir.path()).args(inside).output().unwrap();
    assert_eq!(inside.status.code(), Some(2));
}

/// Changes the file of all people.
fn edit_people(dir: &Path, from: &str, to: &str) {
    let file = dir.join("content/people/all.yaml");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(file, text.replace(from, to)).unwrap();
}

#[test]
fn nobody_endorses_under_another_name() {
    let dir = folder();
    edit_people(dir.path(), "Grace Hopper", "The President");
    let file = endorsed(dir.path(), 1, &["first-aid/ada"]);
    edit_people(dir.path(), "The President", "Grace Hopper");
    assert_eq!(codes(dir.path()), ["endorsement-mismatch"]);
    let output = laureate(dir.path()).arg("build").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("this is signed as `The President`"), "{}", stderr(&output));
    fs::remove_file(&file).unwrap();
    endorsed(dir.path(), 1, &["first-aid/ada"]);
    assert_eq!(codes(dir.path()), [""; 0]);
}

#[test]
fn somebody_private_is_not_named_as_endorser() {
    let dir = folder();
    let file = endorsed(dir.path(), 2, &["first-aid/ada"]);
    edit_people(dir.path(), "unlisted", "private");
    assert_eq!(codes(dir.path()), ["private-endorser"]);
    let place = built(dir.path(), &file);
    assert_eq!(json(&place.join("credential.json")).get("endorsement"), None);
    for name in ["index.html", "credential.json"] {
        assert!(!fs::read_to_string(place.join(name)).unwrap().contains("Uma"), "{name}");
    }
    fs::remove_file(&file).unwrap();
    refused(dir.path(), 2, &["first-aid/ada"], "`uma` is private");
}
