//! `laureate verify`: pictures, records, archives, several targets, hostile ones.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Output;

use laureate::credential::bake::{Baked, bake};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::credential::world::{DID, LIST, World, badge, key, list_of, sign, signed, with};
use crate::support::{laureate, stderr, stdout};

const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"></svg>"#;

fn verify(dir: &Path, arguments: &[&str]) -> Output {
    let mut command = laureate(dir);
    command.args(["verify", "--at", "2026-06-01"]).args(arguments).output().unwrap()
}

fn write(dir: &Path, file: &str, bytes: impl AsRef<[u8]>) {
    let path = dir.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn svg(document: &Value) -> Vec<u8> {
    bake(SVG.as_bytes(), &Baked::open_badge(document.to_string())).unwrap()
}

/// A grey picture of 8 by 8.
fn png(document: &Value) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut encoder = png::Encoder::new(&mut plain, 8, 8);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[128; 64]).unwrap();
    bake(&plain, &Baked::open_badge(document.to_string())).unwrap()
}

/// Keys and lists in `site/`, and nothing else.
fn site() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let world = World::new();
    write(dir.path(), "site/did.json", world.dids[DID].to_string());
    write(dir.path(), "site/status/2026.json", world.lists[LIST].to_string());
    dir
}

fn json_of(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn pictures_are_looked_into() {
    let dir = site();
    write(dir.path(), "site/a.png", png(&signed(1)));
    write(dir.path(), "site/a.svg", svg(&signed(7)));
    write(dir.path(), "site/b.svg", svg(&with(&signed(1), "/name", json!("Y"))));
    write(dir.path(), "site/plain.svg", SVG);
    for (file, code, says) in [
        ("a.png", 0, "a badge, well formed; in a PNG picture"),
        ("a.svg", 1, "its issuer revoked it"),
        ("b.svg", 1, "the signature does not match"),
        ("plain.svg", 1, "the picture holds no credential"),
    ] {
        let output = verify(dir.path(), &[&format!("site/{file}")]);
        assert_eq!(output.status.code(), Some(code), "{file}");
        assert!(stdout(&output).contains(says), "{}", stdout(&output));
    }
}

/// A picture that says what the file beside it says is no other credential, and none that
/// says something else passes unseen.
#[test]
fn pictures_of_a_folder_are_copies_or_judged() {
    let dir = site();
    write(dir.path(), "site/credentials/1/credential.json", signed(1).to_string());
    write(dir.path(), "site/credentials/1/badge.png", png(&signed(1)));
    write(dir.path(), "site/credentials/1/badge.svg", svg(&signed(1)));
    write(dir.path(), "site/emblem.svg", SVG);
    let output = verify(dir.path(), &["site"]);
    let out = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{out}");
    let contents = "site: 1 credential, 1 status list, 1 DID document, 2 pictures of them\n";
    assert!(out.starts_with(contents), "{out}");
    let report = json_of(&verify(dir.path(), &["--format", "json", "site"]));
    assert_eq!(report["results"].as_array().unwrap().len(), 5);
    write(dir.path(), "site/credentials/1/badge.png", png(&with(&signed(1), "/name", json!("Y"))));
    let output = verify(dir.path(), &["site"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("badge.png: invalid"), "{}", stdout(&output));
}

/// Each file is genuine by itself, and not where it lies.
#[test]
fn what_lies_in_the_place_of_another_is_told() {
    let dir = site();
    let name = "oo6mp3wkue3hobm5lbfucfku54";
    let folder = format!("site/credentials/{name}");
    let id = json!(format!("https://badges.example/acme/credentials/{name}/credential.json"));
    let own = || sign(with(&badge(1), "/id", id.clone()), DID, &key());
    let says = |code: i32, words: &str| {
        let output = verify(dir.path(), &["site"]);
        assert_eq!(output.status.code(), Some(code), "{words}: {}", stdout(&output));
        assert!(stdout(&output).contains(words), "{words}: {}", stdout(&output));
    };
    write(dir.path(), &format!("{folder}/credential.json"), own().to_string());
    write(dir.path(), &format!("{folder}/badge.png"), png(&own()));
    says(0, "1 picture of them");
    write(dir.path(), "site/credentials/2/credential.json", signed(2).to_string());
    write(dir.path(), &format!("{folder}/badge.png"), png(&signed(2)));
    says(1, "another credential than that beside it");
    for broken in [&b""[..], SVG.as_bytes()] {
        write(dir.path(), &format!("{folder}/badge.png"), broken);
        says(2, "does not hold the credential that lies beside it");
    }
    write(dir.path(), &format!("{folder}/badge.png"), png(&own()));
    write(dir.path(), &format!("{folder}/credential.json"), signed(2).to_string());
    says(1, "at the address of another credential");
    write(dir.path(), &format!("{folder}/credential.json"), own().to_string());
    write(dir.path(), "site/endorsements/x/grace.json", "");
    says(1, "grace.json");
}

#[test]
fn several_targets_are_a_table() {
    let dir = site();
    for (file, index) in [("site/a.json", 1), ("site/b.json", 7)] {
        write(dir.path(), file, signed(index).to_string());
    }
    let targets = ["site/a.json", "site/b.json", "nowhere.json"];
    let output = verify(dir.path(), &targets);
    assert_eq!(output.status.code(), Some(1));
    let expected = format!(
        "valid    site/a.json   “X”, to Ada, by Acme, on 2026-05-01\n\
         revoked  site/b.json   “X”, to Ada, by Acme, on 2026-05-01\n         \
         status: its issuer revoked it, by the list `{LIST}`, as `{}` on this machine says\n\
         unknown  nowhere.json\n         \
         parse: `nowhere.json` cannot be read: No such file or directory (os error 2)\n\
         3 documents: 1 valid, 1 revoked, 1 unknown\n\
         note: the keys of `{DID}`, and status lists, are those in `{}`, not those published\n",
        fs::canonicalize(dir.path().join("site/status/2026.json")).unwrap().display(),
        fs::canonicalize(dir.path().join("site")).unwrap().display()
    );
    assert_eq!(stdout(&output), expected);
    let report = json_of(&verify(dir.path(), &[&["--format", "json"], &targets[..]].concat()));
    let verdicts: Vec<&Value> =
        report["results"].as_array().unwrap().iter().map(|one| &one["verdict"]).collect();
    assert_eq!(verdicts, ["valid", "revoked", "unknown"]);
}

#[test]
fn what_a_record_holds_is_listed_too() {
    let dir = site();
    let mut record = json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
        ],
        "id": "https://badges.example/acme/people/ada/portfolio.json",
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": "Portfolio",
        "issuer": badge(1)["issuer"],
        "validFrom": "2026-05-01T00:00:00Z",
        "credentialSubject": {"type": ["ClrSubject"],
            "identifier": badge(1)["credentialSubject"]["identifier"]},
    });
    record["credentialSubject"]["verifiableCredential"] = json!([signed(1), signed(2)]);
    write(dir.path(), "site/portfolio.json", sign(record, DID, &key()).to_string());
    let output = verify(dir.path(), &["site/portfolio.json"]);
    let out = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{out}");
    assert_eq!(out.matches("  holds        valid").count(), 2, "{out}");
    let report = json_of(&verify(dir.path(), &["--format", "json", "site/portfolio.json"]));
    let place = "site/portfolio.json#/credentialSubject/verifiableCredential/1";
    assert_eq!(report["results"][2]["target"], place);
    assert_eq!(report["results"].as_array().unwrap().len(), 3);
}

#[test]
fn a_recipient_can_be_asked_about() {
    let dir = site();
    let subject = "/credentialSubject/id";
    let document = sign(with(&badge(1), subject, json!("mailto:ada@acme.example")), DID, &key());
    write(dir.path(), "site/a.json", document.to_string());
    let exit = |email| verify(dir.path(), &["--recipient", email, "site/a.json"]).status.code();
    assert_eq!(exit("ada@acme.example"), Some(0));
    assert_eq!(exit("Bob@acme.example"), Some(1));
    let output = verify(dir.path(), &["--recipient", "ada", "site/a.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("it is no e-mail address"), "{}", stderr(&output));
    write(dir.path(), "site/b.json", signed(1).to_string());
    let output = verify(dir.path(), &["--recipient", "ada@acme.example", "site/b.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("by no e-mail address"), "{}", stdout(&output));
}

/// An archive of these files.
fn archive(dir: &Path, file: &str, entries: &[(&str, Vec<u8>)]) {
    let mut writer = ZipWriter::new(File::create(dir.join(file)).unwrap());
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap();
}

#[test]
fn an_archive_is_a_site_of_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::new();
    let entries = [
        ("ada/README.txt", b"Hello".to_vec()),
        ("ada/did.json", world.dids[DID].to_string().into_bytes()),
        ("ada/status/2026.json", world.lists[LIST].to_string().into_bytes()),
        ("ada/credentials/x.json", signed(1).to_string().into_bytes()),
        ("ada/credentials/x.png", png(&signed(1))),
        ("ada/credentials/y.json", signed(7).to_string().into_bytes()),
    ];
    archive(dir.path(), "ada.zip", &entries);
    let output = verify(dir.path(), &["ada.zip"]);
    let out = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{out}");
    let contents = "ada.zip: 2 credentials, 1 status list, 1 DID document, 1 picture of them\n";
    assert!(out.starts_with(contents), "{out}");
    assert!(out.contains("1 revoked\n          ada.zip/ada/credentials/y.json"), "{out}");
    let note = format!(
        "note: the keys of `{DID}`, and status lists, are those in `ada.zip`, not those published\n"
    );
    assert!(out.ends_with(&note), "{out}");
    assert!(stdout(&verify(dir.path(), &["-q", "ada.zip"])).ends_with(&note));
    let report = json_of(&verify(dir.path(), &["--format", "json", "ada.zip"]));
    assert_eq!(report["keys_from"], json!([{"place": "ada.zip", "issuers": [DID]}]));
    let detail = report["results"][0]["checks"][2]["detail"].as_str().unwrap();
    assert!(detail.ends_with("as the archive `ada.zip` says"), "{detail}");
    // Without its keys, it proves nothing here.
    archive(dir.path(), "bare.zip", &entries[3..4]);
    assert_eq!(verify(dir.path(), &["bare.zip"]).status.code(), Some(2));
    let tampered = with(&signed(1), "/name", json!("Y")).to_string().into_bytes();
    archive(dir.path(), "bad.zip", &[&entries[..3], &[("ada/z.json", tampered)]].concat());
    assert_eq!(verify(dir.path(), &["bad.zip"]).status.code(), Some(1));
}

/// A list without a signature is believed for its place only, so whoever made an archive or
/// a folder cannot bring one along.
#[test]
fn unsigned_lists_are_not_taken_from_the_target() {
    let dir = tempfile::tempdir().unwrap();
    let address = "https://127.0.0.1/acme/revoked.json";
    let context = json!([
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
    ]);
    let document = with(&badge(1), "/@context", context);
    let status = json!({"id": address, "type": "1EdTechRevocationList"});
    let document = sign(with(&document, "/credentialStatus", status), DID, &key()).to_string();
    let (keys, list) =
        (World::new().dids[DID].to_string(), json!({"id": address, "revokedCredential": []}));
    let entries =
        [("did.json", keys), ("acme/revoked.json", list.to_string()), ("a.json", document)];
    for (name, text) in &entries {
        write(dir.path(), &format!("site/{name}"), text);
    }
    let entries = entries.map(|(name, text)| (name, text.into_bytes()));
    archive(dir.path(), "a.zip", &entries);
    for target in ["a.zip", "site", "site/a.json"] {
        let output = verify(dir.path(), &[target]);
        assert_eq!(output.status.code(), Some(2), "{target}: {}", stdout(&output));
        assert!(stdout(&output).contains("is not signed, and not taken") || target == "a.zip");
    }
    let output = verify(dir.path(), &["--site", "site", "a.zip"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
}

/// Nothing that holds a proof passes unseen, though it is of no form that is judged.
#[test]
fn a_folder_tells_of_lists_and_of_large_files() {
    let dir = site();
    write(dir.path(), "site/many.json", json!([signed(1), signed(2)]).to_string());
    let output = verify(dir.path(), &["site"]);
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
    assert!(stdout(&output).contains("site/many.json: invalid"), "{}", stdout(&output));
    let large = format!("{}{}", " ".repeat(17 << 20), signed(1));
    write(dir.path(), "site/many.json", large);
    let output = verify(dir.path(), &["site"]);
    assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
    assert!(stdout(&output).contains("is larger than 16 MiB"), "{}", stdout(&output));
    write(dir.path(), "site/many.json", " ".repeat(17 << 20));
    assert_eq!(verify(dir.path(), &["site"]).status.code(), Some(0));
}

/// Nothing of an archive touches the disk, and none makes the verifier swell.
#[test]
fn hostile_archives_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let refused = |file: &str, says: &str| {
        let output = verify(dir.path(), &[file]);
        assert_eq!(output.status.code(), Some(1), "{file}: {}", stdout(&output));
        assert!(stdout(&output).contains(says), "{file}: {}", stdout(&output));
    };
    let long = "x".repeat(1100);
    for name in ["../did.json", "/etc/did.json", "a/../../did.json", "a\\did.json", "C:x", &long] {
        archive(dir.path(), "out.zip", &[(name, b"{}".to_vec())]);
        refused("out.zip", "a name that leads out of it");
    }
    archive(dir.path(), "same.zip", &[("a.json", vec![]), ("A.json", vec![])]);
    refused("same.zip", "two entries of one name");
    archive(dir.path(), "bomb.zip", &[("a.json", vec![b' '; 17 << 20])]);
    refused("bomb.zip", "unpacks to more than 16 MiB");
    let names: Vec<String> = (0..9).map(|at| format!("{at}.json")).collect();
    let many: Vec<(&str, Vec<u8>)> =
        names.iter().map(|name| (name.as_str(), vec![b' '; 16 << 20])).collect();
    archive(dir.path(), "bombs.zip", &many);
    refused("bombs.zip", "unpacks to more than 128 MiB");
    let names: Vec<String> = (0..10_001).map(|at| format!("{at}.txt")).collect();
    let many: Vec<(&str, Vec<u8>)> = names.iter().map(|name| (name.as_str(), vec![])).collect();
    archive(dir.path(), "many.zip", &many);
    refused("many.zip", "more than 10000 entries");
    // Two entries of one name, as no writer makes them.
    archive(dir.path(), "twice.zip", &[("a.json", vec![1; 9]), ("b.json", vec![2; 9])]);
    let mut bytes = fs::read(dir.path().join("twice.zip")).unwrap();
    for at in 0..bytes.len() - 6 {
        if bytes[at..].starts_with(b"b.json") {
            bytes[at] = b'a';
        }
    }
    write(dir.path(), "twice.zip", &bytes);
    refused("twice.zip", "two entries of one name");
    bytes.truncate(bytes.len() / 2);
    write(dir.path(), "cut.zip", &bytes);
    refused("cut.zip", "the archive is damaged");
}

#[test]
fn hostile_files_get_a_clear_answer() {
    let dir = site();
    let says = |file: &str, code: i32, says: &str| {
        let output = verify(dir.path(), &[file]);
        assert_eq!(output.status.code(), Some(code), "{file}: {}", stdout(&output));
        assert!(stdout(&output).contains(says), "{file}: {}", stdout(&output));
    };
    let nested = ["[".repeat(10_000), "]".repeat(10_000)].concat();
    write(dir.path(), "nested.json", nested);
    says("nested.json", 1, "it nests deeper than 64");
    // A picture of 100 MB, which is never read to its end.
    let file = File::create(dir.path().join("large.png")).unwrap();
    (&file).write_all(&png(&signed(1))[..33]).unwrap();
    file.set_len(100 << 20).unwrap();
    says("large.png", 2, "is larger than 64 MiB");
    // A list of zeros that packs a thousandfold.
    let bomb = sign(list_of(DID, &[], 64 << 20), DID, &key());
    write(dir.path(), "site/status/2026.json", bomb.to_string());
    says("site/status/2026.json", 1, "longer than 16 MiB");
    write(dir.path(), "site/a.json", signed(1).to_string());
    says("site/a.json", 1, "is not genuine: its list is longer than 16 MiB");
    write(dir.path(), "token.json", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA");
    says("token.json", 2, "signed as a JWT (`RS256`)");
    let old = json!({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
        "id": "https://x.example/1", "badge": "https://x.example/b"});
    write(dir.path(), "old.json", old.to_string());
    says("old.json", 2, "an Open Badges 2.0 assertion");
}
