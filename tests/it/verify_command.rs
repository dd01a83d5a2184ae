//! `laureate verify`, as a process.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use crate::credential::world::{DID, LIST, World, badge, key, sign, signed, with};
use crate::support::{laureate, stderr, stdout};

/// A built site with a good badge, one that is revoked and one that is over.
fn site() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let world = World::new();
    write(dir.path(), "site/did.json", &world.dids[DID]);
    write(dir.path(), "site/status/2026.json", &world.lists[LIST]);
    write(dir.path(), "site/credentials/1/credential.json", &signed(1));
    write(dir.path(), "site/credentials/7/credential.json", &signed(7));
    let over = with(&badge(3), "/validUntil", json!("2026-05-03T00:00:00Z"));
    write(dir.path(), "site/credentials/3/credential.json", &sign(over, DID, &key()));
    write(dir.path(), "site/badges/x/achievement.json", &json!({"type": ["Achievement"]}));
    write(dir.path(), "site/index.json", &json!([1]));
    dir
}

fn write(dir: &Path, file: &str, document: &Value) {
    let path = dir.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, document.to_string()).unwrap();
}

fn verify(dir: &Path, arguments: &[&str]) -> Output {
    let mut command = laureate(dir);
    command.args(["verify", "--at", "2026-06-01"]).args(arguments).output().unwrap()
}

const GOOD: &str = "site/credentials/1/credential.json";

#[test]
fn a_folder_is_judged_as_a_whole() {
    let dir = site();
    let output = verify(dir.path(), &["site"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let out = stdout(&output);
    assert!(out.starts_with("site: 3 credentials, 1 status list, 1 DID document\n"), "{out}");
    assert!(out.contains("  1 revoked\n          site/credentials/7/credential.json"), "{out}");
    assert!(out.contains("  1 expired\n          site/credentials/3/credential.json"), "{out}");
    assert!(out.contains("are those in `site`"), "{out}");

    let tampered = with(&signed(1), "/name", json!("Y"));
    write(dir.path(), GOOD, &tampered);
    let output = verify(dir.path(), &["site"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("FAILED"), "{}", stdout(&output));
}

#[test]
fn damage_does_not_make_a_document_of_a_folder_vanish() {
    for damage in ["{", "[]", "{}", "{\"type\": [\"VerifiableCredential\"]}"] {
        let dir = site();
        fs::write(dir.path().join(GOOD), damage).unwrap();
        assert_eq!(verify(dir.path(), &["site"]).status.code(), Some(1), "{damage}");
        let dir = site();
        fs::write(dir.path().join("site/status/2026.json"), damage).unwrap();
        assert_eq!(verify(dir.path(), &["site"]).status.code(), Some(1), "{damage}");
    }
    let empty = tempfile::tempdir().unwrap();
    let output = verify(empty.path(), &["."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("nothing to verify"));
}

#[test]
fn no_document_hides_behind_its_name() {
    let tampered = with(&signed(1), "/name", json!("Y"));
    let dir = site();
    write(dir.path(), "site/x.JSON", &tampered);
    let output = verify(dir.path(), &["site/"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("site/x.JSON: invalid"), "{}", stdout(&output));
    let dir = site();
    fs::write(dir.path().join("site/Credential.JSON"), "{").unwrap();
    assert_eq!(verify(dir.path(), &["site//"]).status.code(), Some(1));
    assert!(!stdout(&verify(dir.path(), &["site//"])).contains("site//"));
}

#[cfg(unix)]
#[test]
fn links_are_judged_where_they_stay_in_the_folder() {
    use std::os::unix::fs::symlink;
    let tampered = with(&signed(1), "/name", json!("Y"));
    let dir = site();
    write(dir.path(), "site/data.txt", &tampered);
    symlink("data.txt", dir.path().join("site/credential.json")).unwrap();
    let output = verify(dir.path(), &["site"]);
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
    let dir = site();
    symlink("credentials", dir.path().join("site/again")).unwrap();
    symlink("site", dir.path().join("link")).unwrap();
    assert_eq!(verify(dir.path(), &["link"]).status.code(), Some(0));
    write(dir.path(), "outside/credential.json", &tampered);
    for (link, to) in [("x.json", "../outside/credential.json"), ("x", "../outside")] {
        let dir = site();
        write(dir.path(), "outside/credential.json", &tampered);
        symlink(to, dir.path().join("site").join(link)).unwrap();
        let output = verify(dir.path(), &["site"]);
        assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
        assert!(stdout(&output).contains("leads out of the folder"), "{}", stdout(&output));
    }
    symlink("nowhere", dir.path().join("site/gone.json")).unwrap();
    assert_eq!(verify(dir.path(), &["site"]).status.code(), Some(2));
}

#[test]
fn a_site_that_has_issued_nothing_yet_is_genuine() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "site/did.json", &World::new().dids[DID]);
    let output = verify(dir.path(), &["site"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(!stdout(&output).contains("nothing"), "{}", stdout(&output));
}

#[test]
fn one_credential_has_to_be_valid() {
    let dir = site();
    let exit = |file: &str| verify(dir.path(), &[file]).status.code();
    assert_eq!(exit(GOOD), Some(0));
    assert_eq!(exit("site/credentials/7/credential.json"), Some(1));
    assert_eq!(exit("site/credentials/3/credential.json"), Some(1));
    assert_eq!(exit("site/index.json"), Some(1));
    assert_eq!(exit("nowhere.json"), Some(2));
    assert_eq!(verify(dir.path(), &[GOOD, "nowhere.json"]).status.code(), Some(2));
    assert_eq!(verify(dir.path(), &["nowhere.json", "site/index.json"]).status.code(), Some(1));

    let output = verify(dir.path(), &[GOOD]);
    let out = stdout(&output);
    assert!(out.starts_with("site/credentials/1/credential.json: valid\n"), "{out}");
    assert!(out.contains("“X”, to Ada, by Acme, on 2026-05-01"), "{out}");
    for check in ["parse", "proof", "issuer", "dates", "status"] {
        assert!(out.contains(&format!("\n  {check:<8}ok ")), "{check}: {out}");
    }
}

#[test]
fn a_copy_elsewhere_is_verified_with_the_site() {
    let dir = site();
    write(dir.path(), "copy.json", &signed(1));
    assert_eq!(verify(dir.path(), &["copy.json", "--site", "site"]).status.code(), Some(0));
    assert_eq!(verify(dir.path(), &["copy.json", "--site", "other"]).status.code(), Some(2));
}

#[test]
fn the_report_for_programs() {
    let dir = site();
    let output = verify(dir.path(), &["--format", "json", GOOD]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["version"], 1);
    let result = &report["results"][0];
    assert_eq!(result["target"], GOOD);
    assert_eq!(result["id"], signed(1)["id"]);
    assert_eq!(result["verdict"], "valid");
    let checks = result["checks"].as_array().unwrap();
    assert_eq!(checks.len(), 5);
    assert_eq!(checks[1]["check"], "proof");
    assert_eq!(checks[1]["outcome"], "passed");
    assert!(checks[1]["detail"].is_string());
    assert_eq!(result.as_object().unwrap().len(), 4);
    let output = verify(dir.path(), &["--format", "json", "site"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["results"].as_array().unwrap().len(), 5);
}

#[test]
fn drafts_say_so_and_are_refused_in_production() {
    let dir = site();
    let draft = with(&badge(1), "/issuer/name", json!("Acme (draft)"));
    write(dir.path(), GOOD, &sign(draft, DID, &key()));
    for target in [GOOD, "site"] {
        let output = verify(dir.path(), &[target]);
        assert_eq!(output.status.code(), Some(0));
        assert!(stdout(&output).starts_with("DRAFT"), "{}", stdout(&output));
        assert_eq!(verify(dir.path(), &["--production", target]).status.code(), Some(1));
    }
}

/// What else a development build signs or lists is no better than its credentials.
#[test]
fn lists_and_keys_of_drafts_are_refused_too() {
    let dir = site();
    let named = json!("Status list 2026 (draft)");
    let list = with(&crate::credential::world::list(DID, &[7]), "/name", named);
    write(dir.path(), "site/status/2026.json", &sign(list, DID, &key()));
    let alone = tempfile::tempdir().unwrap();
    write(alone.path(), "site/did.json", &World::new().dids[DID]);
    write(alone.path(), "site/issuer.json", &json!({"id": DID, "name": "Acme (draft)"}));
    let targets = [(&dir, "site/status/2026.json"), (&dir, "site"), (&alone, "site/did.json")];
    for (dir, target) in targets.into_iter().chain([(&alone, "site")]) {
        let output = verify(dir.path(), &[target]);
        assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
        assert!(stdout(&output).starts_with("DRAFT"), "{}", stdout(&output));
        let output = verify(dir.path(), &["--production", target]);
        assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
        assert!(stdout(&output).starts_with("DRAFT"), "{}", stdout(&output));
    }
}

#[test]
fn the_report_says_where_keys_and_lists_came_from() {
    let dir = site();
    let out = stdout(&verify(dir.path(), &[GOOD]));
    assert!(out.contains("site/did.json` on this machine says\n"), "{out}");
    assert!(out.contains("site/status/2026.json` on this machine says\n"), "{out}");
    let output = verify(dir.path(), &["--format", "json", GOOD]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let detail = report["results"][0]["checks"][4]["detail"].as_str().unwrap();
    assert!(detail.contains("on this machine"), "{detail}");
}

/// A list says nothing of the time before it; that is no fault of it.
#[test]
fn before_its_list_the_state_of_a_credential_is_unknown() {
    let dir = site();
    let early = with(&badge(1), "/validFrom", json!("2025-01-01T00:00:00Z"));
    write(dir.path(), GOOD, &sign(early, DID, &key()));
    let mut command = laureate(dir.path());
    let output = command.args(["verify", "--at", "2025-06-01", GOOD]).output().unwrap();
    let out = stdout(&output);
    assert_eq!(output.status.code(), Some(2), "{out}");
    assert!(out.contains("says nothing of the time before 2026-01-01T00:00:00Z"), "{out}");
}

#[test]
fn private_networks_are_not_asked() {
    let dir = tempfile::tempdir().unwrap();
    for address in ["https://127.0.0.1:1/x.json", "https://[::1]:1/x", "http://127.0.0.1:1/x"] {
        let output = verify(dir.path(), &[address]);
        assert_eq!(output.status.code(), Some(2), "{address}");
        assert!(stdout(&output).contains("unknown"), "{}", stdout(&output));
    }
    // A credential cannot send the verifier there either.
    let did = "did:web:127.0.0.1%3A1";
    write(dir.path(), "c.json", &sign(with(&badge(1), "/issuer/id", json!(did)), did, &key()));
    let output = verify(dir.path(), &["c.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("private network"), "{}", stdout(&output));
}

/// A whole issuer on this machine: credential, keys and list come over HTTP.
#[test]
fn everything_over_the_network() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let base = format!("https://127.0.0.1:{port}/acme");
    let did = format!("did:web:127.0.0.1%3A{port}:acme");
    let moved = |document: &Value| -> Value {
        let text = document.to_string().replace("https://badges.example/acme", &base);
        serde_json::from_str(&text.replace(DID, &did)).unwrap()
    };
    let list = crate::credential::world::list(DID, &[7]);
    let keys = moved(&World::new().dids[DID]);
    let draft = keys.to_string().replace(&did, &format!("{did}:draft"));
    let profile = json!({"id": format!("{did}:draft"), "name": "Acme (draft)"});
    let files = [
        ("draft/did.json", serde_json::from_str(&draft).unwrap()),
        ("draft/issuer.json", profile),
        ("did.json", keys),
        ("status/2026.json", sign(moved(&list), &did, &key())),
        ("good.json", sign(moved(&badge(1)), &did, &key())),
        ("revoked.json", sign(moved(&badge(7)), &did, &key())),
    ];
    std::thread::spawn(move || serve(&listener, &files));
    let dir = tempfile::tempdir().unwrap();
    let verdict = |file: &str| {
        let address = format!("{base}/{file}");
        let output = verify(dir.path(), &["--allow-private", "--format", "json", &address]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        report["results"][0]["verdict"].clone()
    };
    let production = |file: &str| {
        let address = format!("{base}/{file}");
        verify(dir.path(), &["--allow-private", "--production", &address]).status.code()
    };
    assert_eq!((production("did.json"), production("draft/did.json")), (Some(0), Some(1)));
    assert_eq!(verdict("draft/did.json"), "valid");
    assert_eq!(verdict("good.json"), "valid");
    assert_eq!(verdict("revoked.json"), "revoked");
    assert_eq!(verdict("missing.json"), "unknown");
    assert_eq!(verdict("huge.json"), "unknown");
    assert_eq!(verdict("loop.json"), "unknown");
}

fn serve(listener: &TcpListener, files: &[(&str, Value)]) {
    for stream in listener.incoming() {
        let mut stream = stream.unwrap();
        let mut request = Vec::new();
        let mut buffer = [0; 1024];
        while !request.windows(4).any(|window| window == b"\r\n\r\n") {
            match stream.read(&mut buffer) {
                Ok(0) | Err(_) => break,
                Ok(read) => request.extend_from_slice(&buffer[..read]),
            }
        }
        let request = String::from_utf8_lossy(&request).into_owned();
        let path = request.split(' ').nth(1).unwrap_or_default().trim_start_matches("/acme/");
        let found = files.iter().find(|(file, _)| *file == path);
        let (status, extra, body) = match (found, path) {
            (Some((_, document)), _) => ("200 OK", String::new(), document.to_string()),
            (None, "huge.json") => ("200 OK", String::new(), " ".repeat(2 << 20)),
            (None, "loop.json") => {
                ("302 Found", "location: /acme/loop.json\r\n".to_owned(), String::new())
            }
            (None, _) => ("404 Not Found", String::new(), String::new()),
        };
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{extra}\r\n",
            body.len()
        );
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
    }
}

#[test]
fn addresses_and_days_are_told_apart_from_files() {
    let dir = tempfile::tempdir().unwrap();
    let output = verify(dir.path(), &["HTTPS://127.0.0.1:1/x.json"]);
    assert!(stdout(&output).contains("private network"), "{}", stdout(&output));
    let mut command = laureate(dir.path());
    let output = command.args(["verify", "--at", "9999-12-31", "x.json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("from 1 to 9998"), "{}", stderr(&output));
}
