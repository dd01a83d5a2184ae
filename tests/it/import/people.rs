//! Whose a credential is.

use serde_json::{Value, json};

use super::world::{assert_sound, assertion, class, content, credential, folder, hashed, import};
use super::world::{issuer, write_json};
use crate::support::{stderr, stdout};

fn whole(id: &str, recipient: &Value) -> Value {
    let mut whole = assertion(id, "1", recipient);
    whole["badge"] = class("1", "First Aid");
    whole["badge"]["issuer"] = issuer();
    whole
}

#[test]
fn nobody_is_guessed() {
    let folder = folder(&[("people/ada.yaml", "name: Ada\nemail: ada@acme.example\n")]);
    let said = |recipient: Value, more: &[&str]| {
        write_json(folder.path(), "a.json", &whole("1", &recipient));
        let output = import(folder.path(), &[&["a.json", "--dry-run"], more].concat());
        (output.status.code().unwrap(), stderr(&output))
    };
    let (code, text) = said(hashed("bob@acme.example", "x"), &[]);
    assert_eq!(code, 1);
    assert!(text.contains("`--earner SLUG`"), "{text}");
    let (code, text) = said(json!({"type": "email", "identity": "bob@acme.example"}), &[]);
    assert!(code == 1 && text.contains("only as `bob@acme.example`"), "{text}");
    let (code, text) = said(json!({"type": "email", "hashed": true, "identity": "md5$00"}), &[]);
    assert!(code == 1 && text.contains("hash (`md5`)"), "{text}");
    assert_eq!(said(hashed("bob@acme.example", "x"), &["--earner", "ada"]).0, 0);
    let (code, text) = said(hashed("bob@acme.example", "x"), &["--earner", "eve"]);
    assert!(code == 2 && text.contains("nobody `eve`"), "{text}");
    assert_eq!(said(hashed("ada@acme.example", "x"), &[]).0, 0);
    assert_eq!(said(hashed("Ada@acme.example", "x"), &[]).0, 1, "another spelling, unknown here");
}

#[test]
fn new_people_are_written_and_found_again() {
    let folder = folder(&[]);
    let named = |recipient: Value, name: &str, id: &str| {
        let mut whole = whole(id, &recipient);
        whole["extensions:recipientProfile"] = json!({"name": name});
        write_json(folder.path(), &format!("old/{id}.json"), &whole);
    };
    let plain = |email: &str| json!({"type": "email", "hashed": false, "identity": email});
    named(plain("zoe@acme.example"), "Zoë Müller", "1");
    named(plain("zoe.m@acme.example"), "Zoë Müller", "2");
    named(hashed("joan@acme.example", "x"), "Joan", "3");
    let output = import(folder.path(), &["old"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let files = content(folder.path());
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    assert_eq!(text("people/zoe-mueller.yaml"), "name: Zoë Müller\nemail: zoe@acme.example\n");
    assert_eq!(text("people/zoe-mueller-2.yaml"), "name: Zoë Müller\nemail: zoe.m@acme.example\n");
    assert_eq!(text("people/joan.yaml"), "name: Joan\n");
    assert!(stderr(&output).contains("add `email:` to `people/joan.yaml`"));
    assert_sound(folder.path());
    assert_eq!(stdout(&import(folder.path(), &["old"])), "");
    assert_eq!(content(folder.path()), files);
    // Somebody new of a known name is not taken for the one who is there.
    named(hashed("other@acme.example", "x"), "Zoë Müller", "4");
    let output = import(folder.path(), &["old"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_did_and_a_name_tell_who_it_is() {
    let did = "did:key:z6MkwXG2WjeQnNxSoynSGYU8V9j3QzP3JSqhdmkHc6SaVWoT";
    let ada = format!("name: Ada L.\ndid: {did}\n");
    let folder = folder(&[("people/ada.yaml", &ada), ("people/bo.yaml", "name: Bo Diddley\n")]);
    let mut by_did = credential("urn:uuid:1", "Rust", "Someone");
    by_did["credentialSubject"]["id"] = did.into();
    write_json(folder.path(), "did.json", &by_did);
    write_json(folder.path(), "name.json", &credential("urn:uuid:2", "Rust", "bo  diddley"));
    let output = import(folder.path(), &["did.json", "name.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("taken for that of `bo` by the name alone"));
    let files = content(folder.path());
    assert!(files.contains_key("awards/imported/rust/ada-2024-02-03.yaml"));
    assert!(files.contains_key("awards/imported/rust/bo-2024-02-03.yaml"));
    let output = import(folder.path(), &["did.json", "--earner", "bo"]);
    assert_eq!(output.status.code(), Some(0), "it is there already");
}

#[test]
fn credentials_of_others_are_taken_only_when_asked() {
    let folder = folder(&[]);
    let mut other = credential("urn:uuid:1", "Rust", "Ada");
    other["issuer"] = json!({"id": "did:web:b.example", "type": ["Profile"], "name": "Beta"});
    write_json(folder.path(), "a.json", &other);
    let output = import(folder.path(), &["a.json"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
    assert!(stderr(&output).contains("`Beta` (`did:web:b.example`) issued it, and not you"));
    assert_eq!(import(folder.path(), &["a.json", "--any-issuer"]).status.code(), Some(0));
    for ours in [
        json!({"id": "https://acme.example/issuers/1", "name": "Formerly"}),
        json!({"id": "did:web:acme.example:badges", "name": "Draft"}),
        json!({"id": "_:b0", "name": "acme corporation"}),
    ] {
        other["issuer"] = ours;
        write_json(folder.path(), "a.json", &other);
        let output = import(folder.path(), &["a.json", "--dry-run"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
}

/// Some systems give an address for a name. It would stand on pages and in their addresses.
#[test]
fn an_address_is_never_a_name() {
    let folder = folder(&[("people/ada.yaml", "name: Ada\nemail: ada@acme.example\n")]);
    write_json(folder.path(), "a.json", &credential("urn:uuid:1", "Rust", "Ada@acme.example"));
    write_json(folder.path(), "b.json", &credential("urn:uuid:2", "Rust", "bob@acme.example"));
    let output = import(folder.path(), &["a.json", "b.json"]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains("names its earner only as `bob@acme.example`"), "{said}");
    let files = content(folder.path());
    assert!(files.contains_key("awards/imported/rust/ada-2024-02-03.yaml"), "{said}");
    assert!(!files.keys().any(|name| name.contains("bob")), "{:?}", files.keys());
    assert!(!said.contains("new people are public"), "{said}");
    write_json(folder.path(), "c.json", &credential("urn:uuid:3", "Rust", "Cy"));
    let said = stderr(&import(folder.path(), &["c.json"]));
    assert!(
        said.contains("new people are public") && said.contains("default_visibility"),
        "{said}"
    );
}
