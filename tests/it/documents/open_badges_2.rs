//! Open Badges 2.0 hosted files: the rules of the standard for what is published by hand.

use laureate::credential::SigningKey;
use laureate::credential::{Documents, Mode};
use laureate::model::Catalog;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{documents, parse, world};

const BASE: &str = "https://example.org/badges/";

fn catalog() -> Catalog {
    world::full_with("open_badges_2: true\n")
}

/// The rules that validators hold hosted files against (Open Badges 2.0, section 4).
fn check_issuer(issuer: &Value) {
    assert_eq!(issuer["@context"], "https://w3id.org/openbadges/v2");
    assert_eq!(issuer["type"], "Issuer");
    for key in ["id", "name", "url", "email"] {
        assert!(issuer[key].as_str().is_some_and(|text| !text.is_empty()), "{key}");
    }
}

fn check_badge_class(class: &Value, issuer: &Value) {
    assert_eq!(class["@context"], "https://w3id.org/openbadges/v2");
    assert_eq!(class["type"], "BadgeClass");
    for key in ["id", "name", "description", "image"] {
        assert!(class[key].as_str().is_some_and(|text| !text.is_empty()), "{key}");
    }
    assert!(class["criteria"]["narrative"].is_string() && class["criteria"]["id"].is_string());
    assert_eq!(class["issuer"], issuer["id"]);
    for alignment in class["alignment"].as_array().into_iter().flatten() {
        assert!(alignment["targetName"].is_string() && alignment["targetUrl"].is_string());
    }
}

fn check_assertion(assertion: &Value, issuer: &Value) {
    assert_eq!(assertion["@context"], "https://w3id.org/openbadges/v2");
    assert_eq!(assertion["type"], "Assertion");
    let id = assertion["id"].as_str().unwrap();
    // Hosted verification: the issuer names the addresses that its assertions stand under.
    assert!(id.starts_with(issuer["verification"]["startsWith"].as_str().unwrap()), "{id}");
    if assertion["revoked"] == true {
        assert!(assertion.get("recipient").is_none(), "nothing but that it is over");
        return;
    }
    assert_eq!(assertion["verification"], json!({"type": "HostedBadge"}));
    assert_eq!(assertion["recipient"]["type"], "email");
    assert_eq!(assertion["recipient"]["hashed"], true);
    for key in ["issuedOn", "expires"] {
        if let Some(time) = assertion[key].as_str() {
            time.parse::<jiff::Timestamp>().unwrap();
        }
    }
}

#[test]
fn hosted_files_hold_to_the_rules() {
    let catalog = catalog();
    let documents = documents(&catalog);
    let issuer = parse(&documents.open_badges_2_issuer());
    check_issuer(&issuer);
    assert_eq!(issuer["verification"]["startsWith"], format!("{BASE}ob2/"));
    for badge in catalog.badges() {
        let class = parse(&documents.badge_class(badge));
        check_badge_class(&class, &issuer);
        let name = if badge.version.is_first() { "plain" } else { "rich/v2" };
        assert_eq!(class["id"], format!("{BASE}ob2/badges/{name}.json"));
    }
    let mut count = 0;
    for award in catalog.awards() {
        let Some(text) = documents.assertion(award) else { continue };
        let assertion = parse(&text);
        assert_eq!(assertion["id"], format!("{BASE}ob2/assertions/{}.json", award.id));
        check_assertion(&assertion, &issuer);
        count += 1;
    }
    assert_eq!(count, 3, "not of who is private, nor without an e-mail address");
}

#[test]
fn an_assertion_says_what_the_award_says() {
    let catalog = catalog();
    let documents = documents(&catalog);
    let award = world::award(&catalog, "rich", "ada");
    let assertion = parse(&documents.assertion(award).unwrap());
    let recipient = &assertion["recipient"];
    let salt = recipient["salt"].as_str().unwrap();
    let hash = Sha256::digest(format!("ada@acme.example{salt}"));
    let hash = data_encoding::HEXLOWER.encode(&hash);
    assert_eq!(recipient["identity"], format!("sha256${hash}"));
    assert_eq!(assertion["badge"], format!("{BASE}ob2/badges/rich/v2.json"));
    assert_eq!(assertion["issuedOn"], "2026-03-04T00:00:00Z");
    assert_eq!(assertion["expires"], "2027-03-04T00:00:00Z");
    assert_eq!(assertion["narrative"], "Thank *you*");
    assert_eq!(assertion["evidence"][0]["id"], "https://acme.example/r%201");
    assert_eq!(assertion["evidence"][2], json!({"type": "Evidence", "narrative": "Only words"}));
    let class = parse(&documents.badge_class(catalog.badge(&award.badge)));
    assert_eq!(class["alignment"].as_array().unwrap().len(), 3, "what has no page is no target");
    assert_eq!(class["tags"], json!(["one", "two", "3"]));
    assert_eq!(class["version"], "2");
}

#[test]
fn what_was_taken_back_says_only_that() {
    let catalog = catalog();
    let documents = documents(&catalog);
    let award = world::award(&catalog, "plain", "bob");
    let expected = json!({
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": format!("{BASE}ob2/assertions/{}.json", award.id),
        "revoked": true,
        "revocationReason": "Error",
    });
    assert_eq!(parse(&documents.assertion(award).unwrap()), expected);
}

#[test]
fn the_credential_is_the_same_with_and_without() {
    let (with, without) = (catalog(), world::full());
    for (one, other) in with.awards().iter().zip(without.awards()) {
        let (one, other) =
            (documents(&with).credential(one), documents(&without).credential(other));
        assert_eq!(one.unwrap(), other.unwrap());
    }
}

#[test]
fn a_draft_says_so() {
    let catalog = catalog();
    let draft = Documents::new(&catalog, SigningKey::from_seed(&[9; 32]), Mode::Draft).unwrap();
    let issuer = parse(&draft.open_badges_2_issuer());
    assert!(issuer["name"].as_str().unwrap().ends_with(" (draft)"));
}

/// Each key and each type is a term of the context.
fn check_terms(value: &Value, context: &Value) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            assert!(key == "@context" || context.get(key).is_some(), "`{key}`");
            if key == "type" {
                assert!(context.get(value.as_str().unwrap()).is_some(), "{value}");
            }
            check_terms(value, context);
        }),
        Value::Array(items) => items.iter().for_each(|item| check_terms(item, context)),
        _ => {}
    }
}

/// Every term is one of the standard's, where a copy of its context is at hand.
#[test]
fn every_term_is_defined() {
    let shared = std::env::var_os("LAUREATE_SHARED").map(std::path::PathBuf::from);
    let beside = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let file = shared.unwrap_or(beside).join("standards/data/contexts/openbadges-v2.jsonld");
    let Ok(context) = std::fs::read_to_string(file) else { return };
    let context = &parse(&context)["@context"];
    let catalog = catalog();
    let documents = documents(&catalog);
    check_terms(&parse(&documents.open_badges_2_issuer()), context);
    catalog
        .badges()
        .iter()
        .for_each(|badge| check_terms(&parse(&documents.badge_class(badge)), context));
    let assertions = catalog.awards().iter().filter_map(|award| documents.assertion(award));
    assertions.for_each(|assertion| check_terms(&parse(&assertion), context));
}
