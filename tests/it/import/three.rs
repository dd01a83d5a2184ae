//! Open Badges 3.0, bundles, pictures and archives.

use std::fs;
use std::io::Write;

use laureate::credential::bake::{self, Baked};
use serde_json::{Value, json};

use super::world::{assert_sound, content, credential, folder, import, write, write_json};
use crate::support::{laureate, stderr, stdout};

#[test]
fn all_that_a_credential_says_is_kept_or_told() {
    let folder = folder(&[]);
    let mut full = credential("https://old.example/c/1", "Rust", "Ada Lovelace");
    full["validUntil"] = json!("2027-02-03T00:00:00Z");
    full["evidence"] = json!([{"type": ["Evidence"], "id": "https://e.example/1", "name": "Work"}]);
    let subject = &mut full["credentialSubject"];
    subject["narrative"] = json!("Thanks");
    subject["role"] = json!("Lead");
    subject["result"] =
        json!([{"type": ["Result"], "resultDescription": "urn:r:1", "value": "92"}]);
    subject["achievement"]["resultDescription"] =
        json!([{"id": "urn:r:1", "type": ["ResultDescription"], "name": "Exam"}]);
    subject["achievement"]["otherIdentifier"] =
        json!([{"type": "IdentifierEntry", "identifier": "R-1", "identifierType": "identifier"}]);
    write_json(folder.path(), "a.json", &full);
    let output = import(folder.path(), &["a.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("left out: `role`"));
    let files = content(folder.path());
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    assert_eq!(
        text("awards/imported/rust/ada-lovelace-2024-02-03.yaml"),
        "badge: rust\nearner: ada-lovelace\nawarded: 2024-02-03\nexpires: 2027-02-03\n\
         message: Thanks\nevidence:\n  - {name: Work, url: https://e.example/1}\nresults:\n  \
         - {name: Exam, value: \"92\"}\nother_identifiers: [https://old.example/c/1]\n"
    );
    assert_eq!(
        text("badges/rust.yaml"),
        "name: Rust\ndescription: Knows Rust.\ntype: Certification\ncriteria: Passed.\n\
         other_identifiers: [https://old.example/achievements/Rust, R-1]\n"
    );
    assert_sound(folder.path());
}

/// Our own site, imported into a folder that has lost its content, comes out at the same
/// addresses.
#[test]
fn addresses_of_ours_are_kept() {
    let here = folder(&[
        ("badges/first-aid.yaml", "name: First Aid\ndescription: D\ncriteria: C\n"),
        ("people/ada.yaml", "name: Ada\n"),
        ("awards/a.yaml", "{badge: first-aid, earner: ada, awarded: 2024-02-03}\n"),
    ]);
    let build = |folder: &std::path::Path| {
        let output = laureate(folder).args(["build", "--as-of", "2026-11-01"]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let credentials = fs::read_dir(folder.join("public/credentials")).unwrap();
        let mut ids: Vec<_> = credentials.map(|entry| entry.unwrap().file_name()).collect();
        ids.sort();
        ids
    };
    let ids = build(here.path());
    let file = here.path().join("public/credentials").join(&ids[0]).join("credential.json");
    let there = folder(&[]);
    let draft = fs::read_to_string(file).unwrap();
    [&there, &here].iter().for_each(|folder| write(folder.path(), "a.json", &draft));
    let output = import(there.path(), &["a.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let award = content(there.path())["awards/imported/first-aid/ada-2024-02-03.yaml"].clone();
    let award = String::from_utf8(award).unwrap();
    assert!(award.contains(&format!("id: {}", ids[0].to_str().unwrap())), "{award}");
    assert!(!award.contains("other_identifiers"));
    assert_eq!(build(there.path()), ids);
    assert_eq!(stdout(&import(there.path(), &["a.json"])), "");
    let output = import(here.path(), &["a.json"]);
    assert_eq!((output.status.code(), &*stdout(&output)), (Some(0), ""), "{}", stderr(&output));
    // The site as a whole, with all that is no credential.
    let site = here.path().join("public");
    let output = import(there.path(), &[site.to_str().unwrap()]);
    assert_eq!((output.status.code(), &*stdout(&output)), (Some(0), ""), "{}", stderr(&output));
}

/// What its issuer took back is not issued again, where the list that says so is at hand.
#[test]
fn what_a_status_list_revokes_is_not_taken() {
    let here = folder(&[
        ("badges/first-aid.yaml", "name: First Aid\ndescription: D\ncriteria: C\n"),
        ("people/all.yaml", "- {slug: ada, name: Ada}\n- {slug: bo, name: Bo}\n"),
        (
            "awards/a.yaml",
            "- {badge: first-aid, earner: ada, awarded: 2024-02-03}\n\
             - {badge: first-aid, earner: bo, awarded: 2024-02-03, revoked: {on: 2024-03-01}}\n",
        ),
    ]);
    let output = laureate(here.path()).args(["build", "--as-of", "2026-11-01"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let site = here.path().join("public");
    let there = folder(&[]);
    let output = import(there.path(), &[site.to_str().unwrap()]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("its issuer revoked it (as its status list says)"), "{said}");
    assert!(said.contains("1 proven genuine by keys that were given and 0 not verified"), "{said}");
    let awards = content(there.path());
    let awards: Vec<_> = awards.keys().filter(|name| name.starts_with("awards/")).collect();
    assert_eq!(awards, ["awards/imported/first-aid/ada-2024-02-03.yaml"]);
    // A credential alone: neither its key nor its state is known.
    let there = folder(&[]);
    let found = fs::read_dir(site.join("credentials")).unwrap().next().unwrap().unwrap().path();
    let output = import(there.path(), &[found.join("credential.json").to_str().unwrap()]);
    let said = stderr(&output);
    assert!(said.contains("0 proven genuine by keys that were given and 1 not"), "{said}");
    assert!(said.contains("whether it was revoked is not known"), "{said}");
}

/// The old system let it be earned again, so the badge does here.
#[test]
fn what_was_earned_twice_is_taken_twice() {
    let folder = folder(&[]);
    let mut again = credential("urn:uuid:2", "Rust", "Ada");
    again["validFrom"] = json!("2025-02-03T00:00:00Z");
    again["awardedDate"] = json!("2025-02-03T00:00:00Z");
    write_json(folder.path(), "a.json", &credential("urn:uuid:1", "Rust", "Ada"));
    write_json(folder.path(), "b.json", &again);
    let output = import(folder.path(), &["a.json", "b.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("earned it more than once"), "{}", stderr(&output));
    let files = content(folder.path());
    for day in ["2024-02-03", "2025-02-03"] {
        assert!(files.contains_key(&format!("awards/imported/rust/ada-{day}.yaml")), "{day}");
    }
    let badge = String::from_utf8(files["badges/rust.yaml"].clone()).unwrap();
    assert!(badge.contains("repeatable: always"), "{badge}");
    assert_sound(folder.path());
}

#[test]
fn every_credential_of_a_bundle_is_taken() {
    let folder = folder(&[]);
    let one = |n: u8, name: &str| credential(&format!("urn:uuid:{n}"), name, "Ada");
    let bundle = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiableCredential", "ClrCredential"], "id": "urn:uuid:9",
        "credentialSubject": {"type": ["ClrSubject"],
            "verifiableCredential": [one(1, "Rust"), one(2, "Go"), {"type": "Other"}]},
    });
    write_json(folder.path(), "clr.json", &bundle);
    let output = import(folder.path(), &["clr.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("not taken: `clr.json#3`: it is no Open Badge"));
    let files = content(folder.path());
    assert!(files.contains_key("awards/imported/rust/ada-2024-02-03.yaml"));
    assert!(files.contains_key("awards/imported/go/ada-2024-02-03.yaml"));
    assert_eq!(files.keys().filter(|name| name.starts_with("people/")).count(), 1);
}

/// Some systems give one badge another identifier with each award.
#[test]
fn one_badge_of_many_names_is_one_badge() {
    let folder = folder(&[]);
    for (n, earner) in ["Ada", "Bo", "Cy"].iter().enumerate() {
        let mut one = credential(&format!("urn:uuid:{n}"), "Rust", earner);
        one["credentialSubject"]["achievement"]["id"] = json!(format!("urn:uuid:a{n}"));
        write_json(folder.path(), &format!("old/{n}.json"), &one);
    }
    let output = import(folder.path(), &["old/0.json", "old/1.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let files = content(folder.path());
    let badge = String::from_utf8(files["badges/rust.yaml"].clone()).unwrap();
    assert!(badge.ends_with("other_identifiers: [urn:uuid:a0, urn:uuid:a1]\n"), "{badge}");
    let output = import(folder.path(), &["old"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let written = "content/awards/imported/rust/cy-2024-02-03.yaml\ncontent/people/cy.yaml\n";
    assert_eq!(stdout(&output), written);
    assert_eq!(stdout(&import(folder.path(), &["old"])), "");
}

/// What an earner took away comes back.
#[test]
fn an_archive_of_ours_is_taken_whole() {
    let here = folder(&[
        ("badges/first-aid.yaml", "name: First Aid\ndescription: D\ncriteria: C\n"),
        ("people/ada.yaml", "name: Ada\nemail: ada@acme.example\n"),
        ("awards/a.yaml", "{badge: first-aid, earner: ada, awarded: 2024-02-03}\n"),
    ]);
    let export = ["export", "ada", "--as-of", "2026-11-01"];
    let output = laureate(here.path()).args(export).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let there = folder(&[]);
    fs::copy(here.path().join("ada.zip"), there.path().join("ada.zip")).unwrap();
    let output = import(there.path(), &["ada.zip"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(content(there.path()).contains_key("awards/imported/first-aid/ada-2024-02-03.yaml"));
    assert_eq!(stdout(&import(here.path(), &["ada.zip"])), "");
}

/// The smallest picture there is.
fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[7]).unwrap();
    bytes
}

fn baked(credential: &Value) -> Vec<u8> {
    bake::bake(&png(), &Baked::open_badge(credential.to_string())).unwrap()
}

#[test]
fn a_baked_picture_gives_its_credential_and_itself() {
    let folder = folder(&[]);
    write(folder.path(), "ada.png", baked(&credential("urn:uuid:1", "Rust", "Ada")));
    let output = import(folder.path(), &["ada.png"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(content(folder.path())["badges/rust.png"], png(), "without the credential");
    assert_sound(folder.path());
    write(folder.path(), "plain.png", png());
    let output = import(folder.path(), &["plain.png"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn archives_and_tokens_are_looked_into() {
    let folder = folder(&[]);
    let mut archive = zip::ZipWriter::new(fs::File::create(folder.path().join("a.zip")).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("../../deep/a.json", options).unwrap();
    archive.write_all(credential("urn:uuid:1", "Rust", "Ada").to_string().as_bytes()).unwrap();
    archive.start_file("b.png", options).unwrap();
    archive.write_all(&baked(&credential("urn:uuid:2", "Go", "Ada"))).unwrap();
    archive.start_file("readme.txt", options).unwrap();
    archive.finish().unwrap();
    let part = |value: &Value| data_encoding::BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let claims = json!({"vc": credential("urn:uuid:3", "C", "Ada"), "jti": "urn:uuid:3"});
    write(folder.path(), "t.jwt", format!("{}.{}.c2ln", part(&json!({})), part(&claims)));
    let output = import(folder.path(), &["a.zip", "t.jwt"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let files = content(folder.path());
    for badge in ["rust", "go", "c"] {
        assert!(files.contains_key(&format!("badges/{badge}.yaml")), "{badge}");
    }
    assert!(
        stderr(&output).contains("0 proven genuine by keys that were given and 3 not verified")
    );
    assert_sound(folder.path());
}
