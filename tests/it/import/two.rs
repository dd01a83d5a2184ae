//! Open Badges 2.0.

use std::fs;

use serde_json::json;

use super::world::{assert_sound, assertion, class, content, folder, hashed, import, issuer};
use super::world::{write, write_json};
use crate::support::{stderr, stdout};

const ADA: &str = "name: Ada Lovelace # our first\nemail: Ada@acme.example\n";

#[test]
fn linked_files_become_badges_and_awards() {
    let folder = folder(&[("people/ada.yaml", ADA)]);
    let mut class = class("1", "First Aid");
    class["tags"] = json!(["health", "yes"]);
    class["version"] = json!("2");
    class["criteria"] =
        json!({"narrative": "<h2>How</h2><ul><li>One</li><li><b>Two</b></li></ul>"});
    class["alignment"] = json!([{"targetName": "Care", "targetUrl": "https://x.example/care"}]);
    let mut assertion = assertion("1", "1", &hashed("ada@acme.example", "s4lt"));
    assertion["issuedOn"] = json!("2020-05-01T10:00:00+02:00");
    assertion["expires"] = json!("2023-05-01T00:00:00Z");
    assertion["narrative"] = json!("Well done.");
    assertion["evidence"] = json!([{"id": "https://e.example/1", "narrative": "One\n\ntwo"}]);
    write_json(folder.path(), "old/issuer.json", &issuer());
    write_json(folder.path(), "old/class.json", &class);
    write_json(folder.path(), "old/assertion.json", &assertion);
    let output = import(folder.path(), &["old"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let written = "content/awards/imported/first-aid/ada-2020-05-01.yaml\n\
                   content/badges/first-aid.yaml\n";
    assert_eq!(stdout(&output), written);
    let files = content(folder.path());
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    assert_eq!(
        text("badges/first-aid.yaml"),
        "name: First Aid\ndescription: Knows First Aid.\ncriteria: |\n  ## How\n\n  - One\n  \
         - **Two**\nskills:\n  - {name: Care, url: https://x.example/care}\n\
         tags: [health, \"yes\"]\nversion: \"2\"\n\
         other_identifiers: [https://old.example/classes/1]\n"
    );
    assert_eq!(
        text("awards/imported/first-aid/ada-2020-05-01.yaml"),
        "badge: first-aid\nearner: ada\nawarded: 2020-05-01T08:00:00Z\nexpires: 2023-05-01\n\
         message: Well done.\nevidence:\n  - url: https://e.example/1\n    narrative: |\n      \
         One\n\n      two\nother_identifiers: [https://old.example/assertions/1]\n"
    );
    assert_eq!(text("people/ada.yaml"), ADA, "found by the hash, and left as it is");
    assert!(stderr(&output).contains("download `https://old.example/image.png`"));
    assert_sound(folder.path());

    let again = import(folder.path(), &["old"]);
    assert_eq!((again.status.code(), stdout(&again)), (Some(0), String::new()));
    assert!(stderr(&again).contains("1 there already"), "{}", stderr(&again));
    assert_eq!(content(folder.path()), files, "a second run changes nothing");
}

#[test]
fn what_is_only_linked_to_is_asked_for() {
    let folder = folder(&[("people/ada.yaml", ADA)]);
    let assertion = assertion("1", "1", &hashed("ada@acme.example", ""));
    write_json(folder.path(), "assertion.json", &assertion);
    let output = import(folder.path(), &["assertion.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("download `https://old.example/classes/1`"));
    write_json(folder.path(), "class.json", &class("1", "First Aid"));
    let output = import(folder.path(), &["assertion.json", "class.json"]);
    assert!(stderr(&output).contains("download `https://old.example/issuer`"));
    assert_eq!(stdout(&output), "");
    write(folder.path(), "address.json", "https://old.example/assertions/1\n");
    let output = import(folder.path(), &["address.json"]);
    assert!(stderr(&output).contains("download `https://old.example/assertions/1`"));
}

#[test]
fn embedded_parts_need_no_other_files() {
    let folder = folder(&[("people/ada.yaml", ADA)]);
    let mut whole = assertion("1", "1", &json!({"type": "email", "identity": "ada@acme.example"}));
    whole["badge"] = class("1", "First Aid");
    whole["badge"]["issuer"] = issuer();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";
    let data = data_encoding::BASE64.encode(svg.as_bytes());
    whole["badge"]["image"] = format!("data:image/svg+xml;base64,{data}").into();
    write_json(folder.path(), "a.json", &whole);
    assert_eq!(import(folder.path(), &["a.json"]).status.code(), Some(0));
    assert_eq!(content(folder.path())["badges/first-aid.svg"], svg.as_bytes());
    assert_sound(folder.path());
}

#[test]
fn what_was_revoked_is_not_awarded_anew() {
    let folder = folder(&[("people/ada.yaml", ADA)]);
    let mut revoked = assertion("1", "1", &hashed("ada@acme.example", ""));
    revoked["badge"] = class("1", "First Aid");
    revoked["badge"]["issuer"] = issuer();
    write_json(folder.path(), "a.json", &revoked);
    revoked["revoked"] = json!(true);
    revoked["revocationReason"] = json!("By mistake");
    write_json(folder.path(), "b.json", &revoked);
    let bare = json!({"type": "Assertion", "id": "https://old.example/2", "revoked": true});
    write_json(folder.path(), "c.json", &bare);
    let output = import(folder.path(), &["b.json", "c.json"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
    assert!(stderr(&output).contains("its issuer revoked it (By mistake)"));
    assert!(stderr(&output).contains("it was revoked, and says no more"));
    assert_eq!(import(folder.path(), &["a.json"]).status.code(), Some(0));
    let output = import(folder.path(), &["b.json"]);
    assert!(stderr(&output).contains("add `revoked:` there"), "{}", stderr(&output));
}

#[test]
fn a_file_that_a_person_edited_is_left_alone() {
    let folder = folder(&[("people/ada.yaml", ADA)]);
    write_json(folder.path(), "old/issuer.json", &issuer());
    write_json(folder.path(), "old/class.json", &class("1", "First Aid"));
    let assertion = assertion("1", "1", &hashed("ada@acme.example", ""));
    write_json(folder.path(), "old/a.json", &assertion);
    assert_eq!(import(folder.path(), &["old"]).status.code(), Some(0));
    let file = folder.path().join("content/awards/imported/first-aid/ada-2020-05-01.yaml");
    let edited = fs::read_to_string(&file).unwrap() + "message: From hand\n";
    fs::write(&file, &edited).unwrap();
    let moved = folder.path().join("content/awards/all-of-2020.yaml");
    let output = import(folder.path(), &["old"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("says something else by now"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(&file).unwrap(), edited);
    fs::rename(&file, &moved).unwrap();
    assert_eq!(stdout(&import(folder.path(), &["old"])), "", "known by its name, not its file");
}

#[test]
fn a_badge_can_come_without_an_award() {
    let folder = folder(&[]);
    let mut class = class("1", "First Aid");
    class["issuer"] = issuer();
    write_json(folder.path(), "class.json", &class);
    let output = import(folder.path(), &["class.json"]);
    assert_eq!(stdout(&output), "content/badges/first-aid.yaml\n", "{}", stderr(&output));
    assert_eq!(stdout(&import(folder.path(), &["class.json"])), "");
    assert_sound(folder.path());
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = folder(&[]);
    let before = content(folder.path());
    let mut class = class("1", "First Aid");
    class["issuer"] = issuer();
    write_json(folder.path(), "class.json", &class);
    let output = import(folder.path(), &["class.json", "--dry-run"]);
    assert_eq!(stdout(&output), "content/badges/first-aid.yaml\n");
    assert!(stderr(&output).contains("1 badge, 0 people, 0 awards would be written"));
    assert_eq!(content(folder.path()), before);
}
