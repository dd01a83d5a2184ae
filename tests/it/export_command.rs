//! `laureate export`: what is in the zip, and what is not.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Output;

use data_encoding::{BASE64, HEXLOWER};
use laureate::credential::bake::extract;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::support::{laureate, stderr, stdout};

const FILES: [(&str, &str); 8] = [
    (
        "site.yaml",
        "title: T\nbase_url: https://badges.example.org/acme/\n\
         issuer: {name: 'Acme </script>', email: badges@acme.example}\n\
         privacy: {salt: 0123456789abcdef0123456789abcdef}\n",
    ),
    ("badges/first-aid.yaml", "name: First </script> aid\ndescription: D\ncriteria: C\n"),
    ("badges/old.yaml", "name: Old\ndescription: D\ncriteria: C\nrepeatable: always\n"),
    ("badges/oops.yaml", "name: Oops\ndescription: D\ncriteria: C\n"),
    (
        "people/all.yaml",
        "- {slug: ada, name: 'Ada <b>', email: ' Ada@Secret.example', \
            did: 'did:key:z6MkwXG2WjeQnNxSoynSGYU8V9j3QzP3JSqhdmkHc6SaVWoT', \
            hr: {employee_id: HR-4711, department: HR-DEPT}}\n\
         - {slug: una, name: Una, visibility: unlisted}\n\
         - {slug: pia, name: Pia, email: pia@secret.example, visibility: private}\n\
         - {slug: eve, name: Eve}\n",
    ),
    (
        "awards/all.yaml",
        "- {badge: first-aid, earners: [ada, una, pia], awarded: 2025-05-01, message: '<script>x'}\n\
         - {badge: old, earner: ada, awarded: 2020-01-01, expires: 2021-01-01}\n\
         - {badge: old, earner: ada, awarded: 2020-01-01T10:00:00Z, expires: 2022-01-01}\n\
         - {badge: oops, earner: ada, awarded: 2025-06-01, revoked: {on: 2025-07-01, reason: Mixed up}}\n",
    ),
    ("pages/about.md", "---\ntitle: About\n---\nText\n"),
    ("roles/chief.yaml", "name: HR-ROLE\nrequires: [old]\n"),
];

/// A project, gone when dropped.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        for (name, text) in FILES {
            let path = project.path("content").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        project
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        laureate(self.0.path()).args(arguments).output().unwrap()
    }

    fn export(&self, arguments: &[&str]) -> Output {
        let output = self.run(&[&["export", "--as-of", "2026-06-01"], arguments].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        output
    }

    /// The archive of somebody.
    fn archive(&self, earner: &str) -> BTreeMap<String, Vec<u8>> {
        self.export(&[earner]);
        unzip(&self.path(&format!("{earner}.zip")))
    }
}

fn unzip(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let names: Vec<_> = (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect();
    assert!(names.is_sorted_by(|a, b| a.0 < b.0), "{names:?}");
    names.into_iter().collect()
}

fn text(archive: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(archive[name].clone()).unwrap()
}

fn json(archive: &BTreeMap<String, Vec<u8>>, name: &str) -> Value {
    serde_json::from_slice(&archive[name]).unwrap()
}

const CREDENTIAL: &str = "credentials/first-aid-2025-05-01/credential.json";

#[test]
fn the_zip_holds_what_was_promised() {
    let project = Project::new();
    let archive = project.archive("ada");
    let names: Vec<_> = archive.keys().map(String::as_str).collect();
    let documents: Vec<_> =
        names.iter().filter(|name| !name.ends_with(".png") && !name.ends_with(".svg")).collect();
    let expected = [
        "README.txt",
        CREDENTIAL,
        "credentials/old-2020-01-01-2/credential.json",
        "credentials/old-2020-01-01/credential.json",
        "did.json",
        "index.html",
        "portfolio.json",
        "status/2020.json",
        "status/2025.json",
    ];
    assert!(expected.iter().all(|name| names.contains(name)), "{documents:?}");
    assert!(!names.iter().any(|name| name.contains("oops")), "{names:?}");
    // The pictures hold the very credential that lies beside them.
    let credential = json(&archive, CREDENTIAL);
    for name in ["badge.png", "badge.svg"] {
        let picture = &archive[&CREDENTIAL.replace("credential.json", name)];
        let baked = extract(picture).unwrap();
        let held: Value = serde_json::from_str(baked.content.text()).unwrap();
        assert_eq!(held, credential, "{name}");
    }
}

#[test]
fn the_earner_is_named_by_a_hash_and_an_identifier() {
    let project = Project::new();
    let archive = project.archive("ada");
    let subject = &json(&archive, CREDENTIAL)["credentialSubject"];
    assert!(subject["id"].as_str().unwrap().starts_with("did:key:z6Mk"));
    let email = &subject["identifier"][1];
    assert_eq!(email["identityType"], "emailAddress");
    let salted = format!("ada@secret.example{}", email["salt"].as_str().unwrap());
    let hash = HEXLOWER.encode(&Sha256::digest(salted));
    assert_eq!(email["identityHash"], format!("sha256${hash}"));
    // The site does not say it, for it was not asked to.
    assert!(project.run(&["build", "--as-of", "2026-06-01"]).status.success());
    let id = json(&archive, CREDENTIAL)["id"].as_str().unwrap().to_owned();
    let published = project.path("public").join(id.split_once("/acme/").unwrap().1);
    let published: Value = serde_json::from_slice(&fs::read(published).unwrap()).unwrap();
    assert_eq!(published["credentialSubject"]["identifier"].as_array().unwrap().len(), 1);
    // But for that, and the proofs, both say the same.
    for key in ["id", "name", "issuer", "validFrom", "credentialStatus"] {
        assert_eq!(published[key], json(&archive, CREDENTIAL)[key], "{key}");
    }
}

#[test]
fn private_and_unlisted_earners_take_theirs_away_too() {
    let project = Project::new();
    let private = project.archive("pia");
    let id = json(&private, CREDENTIAL)["id"].as_str().unwrap().to_owned();
    assert!(id.starts_with("urn:uuid:"), "{id}");
    for name in [CREDENTIAL, "index.html", "README.txt"] {
        let text = text(&private, name);
        assert!(!text.contains("acme/credentials/") && !text.contains("acme/people/"), "{name}");
    }
    assert!(text(&private, "README.txt").contains("You are private"));
    let unlisted = project.archive("una");
    assert!(json(&unlisted, CREDENTIAL)["id"].as_str().unwrap().starts_with("https://"));
    assert!(text(&unlisted, "README.txt").contains("e-mail address is known to the issuer"));
}

#[test]
fn the_portfolio_holds_the_credentials_of_the_archive() {
    let project = Project::new();
    for earner in ["ada", "pia"] {
        let archive = project.archive(earner);
        let portfolio = json(&archive, "portfolio.json");
        let held = &portfolio["credentialSubject"]["verifiableCredential"];
        assert_eq!(held.as_array().unwrap().len(), 1, "{earner}");
        assert_eq!(held[0], json(&archive, CREDENTIAL));
        let is_published = portfolio["id"].as_str().unwrap().starts_with("https://");
        assert_eq!(is_published, earner == "ada");
        assert_eq!(portfolio["credentialSubject"]["identifier"][1]["hashed"], true);
    }
}

#[test]
fn what_is_never_published_is_not_in_it() {
    let project = Project::new();
    for earner in ["ada", "pia", "una"] {
        for (name, bytes) in project.archive(earner) {
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            for secret in ["@secret.example", "hr-4711", "hr-dept", "hr-role", "0123456789abcdef01"]
            {
                assert!(!text.contains(secret), "{earner}: {name} holds {secret}");
            }
        }
    }
}

#[test]
fn the_same_day_gives_the_same_bytes() {
    let project = Project::new();
    project.export(&["ada", "-o", "one.zip"]);
    project.export(&["ada", "-o", "two.zip"]);
    let one = fs::read(project.path("one.zip")).unwrap();
    assert_eq!(one, fs::read(project.path("two.zip")).unwrap());
    let output = project.export(&["--all", "everybody"]);
    assert_eq!(stdout(&output).lines().count(), 3);
    let folder = project.path("everybody");
    assert_eq!(one, fs::read(folder.join("ada.zip")).unwrap());
    let mut names: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["ada.zip", "pia.zip", "una.zip"]);
}

#[test]
fn what_was_taken_away_verifies() {
    let project = Project::new();
    let verdict = |folder: &Path, name: &str| {
        let path = folder.join(name);
        let path = path.to_str().unwrap();
        let output = project.run(&["verify", "--at", "2026-06-01", "--format", "json", path]);
        let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
        report["results"][0]["verdict"].as_str().unwrap().to_owned()
    };
    for earner in ["ada", "pia"] {
        let folder = project.path(&format!("{earner}-unpacked"));
        for (name, bytes) in project.archive(earner) {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        assert_eq!(verdict(&folder, CREDENTIAL), "valid");
        let whole = project.run(&["verify", folder.to_str().unwrap()]);
        assert!(whole.status.success(), "{}", stdout(&whole));
    }
    let old = verdict(&project.path("ada-unpacked"), "credentials/old-2020-01-01/credential.json");
    assert_eq!(old, "expired");
}

/// What stands between two marks of a text.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to}")).0
}

#[test]
fn the_page_runs_nothing_but_its_own_script() {
    let project = Project::new();
    let html = text(&project.archive("ada"), "index.html");
    assert!(html.contains("http-equiv=Content-Security-Policy"));
    let policy = between(&html, "content=\"default-src", "\"");
    let hash = |text: &str| BASE64.encode(&Sha256::digest(text));
    let script = html.rsplit_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
    assert!(policy.contains(&format!("script-src 'sha256-{}'", hash(script))), "{policy}");
    let style = between(&html, "<style>", "</style>");
    assert!(policy.contains(&format!("style-src 'sha256-{}'", hash(style))), "{policy}");
    assert!(policy.starts_with(" 'none'; ") && !policy.contains("unsafe"), "{policy}");
    // No attribute that would need more, no element that loads anything.
    assert_eq!(html.matches("<script").count(), 2);
    for never in [" style=", " onclick", " onerror", "<link", "<iframe", " src=http", "src=\"http"]
    {
        assert!(!html.contains(never), "{never}");
    }
    // What the content says stands in it as text.
    assert!(html.contains("Ada &lt;b&gt;") && !html.contains("Ada <b>"));
    let data: Value = serde_json::from_str(between(&html, "id=archive>", "</script>")).unwrap();
    let credentials = data["credentials"].as_array().unwrap();
    assert_eq!(credentials.len(), 4);
    let ids: Vec<Value> = credentials
        .iter()
        .map(|text| serde_json::from_str::<Value>(text.as_str().unwrap()).unwrap()["name"].clone())
        .collect();
    assert_eq!(ids, ["First </script> aid", "Old", "Old", "Oops"]);
}

#[test]
fn drafts_say_so() {
    let project = Project::new();
    let archive = project.archive("ada");
    assert!(text(&archive, "README.txt").starts_with("DRAFT"));
    assert!(text(&archive, "index.html").contains("made with a development key"));
    assert!(json(&archive, CREDENTIAL)["issuer"]["name"].as_str().unwrap().ends_with(" (draft)"));
}

#[test]
fn it_is_refused_where_it_would_be_published_or_lost() {
    let project = Project::new();
    let refused = |arguments: &[&str], why: &str| {
        let output = project.run(&[&["export"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = stderr(&output);
        assert!(said.contains(why), "{said}");
    };
    refused(&["ade"], "did you mean `ada`?");
    refused(&["somebody-else"], "there is no earner `somebody-else`");
    refused(&["eve"], "has earned nothing yet");
    refused(&["ada", "-o", "content/ada.zip"], "no place for an archive");
    refused(&["--all", "content/archives"], "no place for an archive");
    fs::write(project.path("notes.txt"), "mine").unwrap();
    refused(&["ada", "-o", "notes.txt"], "is no zip");
    assert_eq!(fs::read(project.path("notes.txt")).unwrap(), b"mine");
    refused(&["--all", "notes.txt"], "is not a folder");
    assert!(project.run(&["build"]).status.success());
    refused(&["ada", "-o", "public/ada.zip"], "lies in a site");
    refused(&["--all", "public"], "lies in a site");
    refused(&[], "required");
    refused(&["ada", "--all", "x"], "cannot be used with");
    // What no build publishes is not signed either.
    let badge = project.path("content/badges/first-aid.yaml");
    let text = fs::read_to_string(&badge).unwrap();
    fs::write(&badge, text.replace("criteria: C", "criteria: '[x](nowhere.yaml)'")).unwrap();
    let output = project.run(&["export", "ada"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("nothing was exported"), "{}", stderr(&output));
    fs::write(&badge, text).unwrap();
    fs::write(project.path("content/people/bad.yaml"), "name: [").unwrap();
    let output = project.run(&["export", "ada"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!project.path("ada.zip").exists());
}
