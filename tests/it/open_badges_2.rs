//! Open Badges 2.0 in a built site: where it is asked for, and of whom.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{laureate, stderr, stdout};

const PEOPLE: &str = "
- {slug: ada, name: Ada, email: ada@acme.example}
- {slug: bob-hidden, name: Bob, email: bob@acme.example, visibility: unlisted}
- {slug: cy, name: Cy, email: cy@acme.example, visibility: private}
- {slug: dee, name: Dee}
";

fn folder(open_badges_2: bool) -> TempDir {
    let folder = TempDir::new().unwrap();
    let site = format!(
        "title: Acme\nbase_url: https://acme.example/badges/\n\
         issuer: {{name: Acme, email: badges@acme.example}}\n\
         privacy: {{salt: 0123456789abcdef, email_hash: true}}\n\
         open_badges_2: {open_badges_2}\n"
    );
    for (name, text) in [
        ("site.yaml", site.as_str()),
        ("badges/first-aid.yaml", "name: First Aid\ndescription: D\ncriteria: C\n"),
        ("people/all.yaml", PEOPLE),
        (
            "awards/a.yaml",
            "{badge: first-aid, earners: [ada, bob-hidden, cy, dee], awarded: 2024-05-01}\n",
        ),
    ] {
        let file = folder.path().join("content").join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    folder
}

fn build(folder: &Path) {
    let output = laureate(folder).args(["build", "--as-of", "2026-11-01"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

fn read(file: &Path) -> Value {
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}

#[test]
fn assertions_are_of_those_with_an_address_who_are_not_private() {
    let folder = folder(true);
    build(folder.path());
    let ob2 = folder.path().join("public/ob2");
    let names = fs::read_dir(ob2.join("assertions")).unwrap();
    let names: BTreeSet<String> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    for name in &names {
        let text = fs::read_to_string(ob2.join("assertions").join(name)).unwrap();
        assert!(!text.contains("bob") && !text.contains("@acme"), "{text}");
        let page = folder.path().join("public/credentials").join(name.trim_end_matches(".json"));
        assert!(page.is_dir(), "beside the credential of that id");
    }
    // What an assertion links to is there, at the address that it says.
    let base = "https://acme.example/badges/";
    let at = |address: &Value| {
        let path = address.as_str().unwrap().strip_prefix(base).unwrap();
        folder.path().join("public").join(path)
    };
    let assertion = read(&ob2.join("assertions").join(names.first().unwrap()));
    let class = read(&at(&assertion["badge"]));
    assert!(at(&class["image"]).ends_with("badges/first-aid/badge.png"));
    assert!(at(&class["image"]).is_file());
    let hosted = names.first().unwrap();
    let page = folder.path().join("public/credentials").join(hosted.trim_end_matches(".json"));
    let page = fs::read_to_string(page.join("index.html")).unwrap();
    assert!(page.contains(&format!("../../ob2/assertions/{hosted}")), "its page links to it");
    assert_eq!(read(&at(&class["issuer"]))["type"], "Issuer");
    let output = laureate(folder.path()).args(["verify", "public"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
}

#[test]
fn nothing_of_it_is_published_unasked() {
    let folder = folder(false);
    build(folder.path());
    assert!(!folder.path().join("public/ob2").exists());
}

/// What a site publishes can be read by what reads others' sites.
#[test]
fn hosted_files_of_ours_are_read_back() {
    let (here, there) = (folder(true), folder(true));
    build(here.path());
    fs::remove_file(there.path().join("content/awards/a.yaml")).unwrap();
    fs::remove_file(there.path().join("content/badges/first-aid.yaml")).unwrap();
    let old = here.path().join("public/ob2");
    let import = ["import", "credentials", "--as-of", "2026-11-01", old.to_str().unwrap()];
    let output = laureate(there.path()).args(import).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output).lines().count(), 3, "{}", stdout(&output));
    build(there.path());
    let names = |folder: &Path| {
        let found = fs::read_dir(folder.join("public/ob2/assertions")).unwrap();
        found.map(|entry| entry.unwrap().file_name()).collect::<BTreeSet<_>>()
    };
    assert_eq!(names(there.path()), names(here.path()), "at the same addresses");
}
