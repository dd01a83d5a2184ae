//! What the documents say.

use laureate::credential::{Documents, DocumentsFault, Mode};
use laureate::model::Catalog;
use serde_json::{Value, json};

use super::{documents, parse, world};

fn credential(catalog: &Catalog, badge: &str, earner: &str) -> Value {
    parse(documents(catalog).credential(world::award(catalog, badge, earner)).unwrap().json())
}

#[test]
fn the_least_credential_is_whole() {
    let catalog = world::least();
    let award = world::award(&catalog, "plain", "ada");
    let mut credential = credential(&catalog, "plain", "ada");
    let proof = credential.as_object_mut().unwrap().remove("proof").unwrap();
    let index = award.status.index.get();
    assert_eq!(
        credential,
        json!({
            "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ],
            "id": format!("https://example.org/credentials/{}/credential.json", award.id),
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": "Plain",
            "description": "D",
            "image": {"id": "https://example.org/badges/plain/badge.svg", "type": "Image"},
            "issuer": {
                "id": "did:web:example.org",
                "type": ["Profile"],
                "name": "I",
                "url": "https://example.org/",
            },
            "awardedDate": "2025-12-31T00:00:00Z",
            "validFrom": "2025-12-31T00:00:00Z",
            "credentialSubject": {
                "type": ["AchievementSubject"],
                "identifier": [{
                    "type": "IdentityObject",
                    "hashed": false,
                    "identityHash": "Ada",
                    "identityType": "name",
                }],
                "achievement": {
                    "id": "https://example.org/badges/plain/achievement.json",
                    "type": ["Achievement"],
                    "achievementType": "Badge",
                    "name": "Plain",
                    "description": "D",
                    "criteria": {"id": "https://example.org/badges/plain/v1/", "narrative": "C"},
                    "image": {"id": "https://example.org/badges/plain/badge.svg", "type": "Image"},
                    "version": "1",
                    "inLanguage": "en",
                },
            },
            "credentialStatus": {
                "id": format!("https://example.org/status/2025.json#{index}"),
                "type": "BitstringStatusListEntry",
                "statusPurpose": "revocation",
                "statusListIndex": index.to_string(),
                "statusListCredential": "https://example.org/status/2025.json",
            },
        })
    );
    // The key is younger than the award.
    assert_eq!(proof[0]["created"], "2026-01-05T00:00:00Z");
    assert_eq!(proof[0].get("@context"), None);
    assert_eq!(proof[1]["@context"], credential["@context"]);
}

#[test]
fn the_text_is_on_one_line_and_always_the_same() {
    let catalog = world::least();
    let award = world::award(&catalog, "plain", "ada");
    let text = documents(&catalog).credential(award).unwrap().into_json();
    assert!(text.starts_with("{\"@context\":[\"https://www.w3.org/ns/"), "{text}");
    assert!(text.ends_with("\"}]}\n"), "{text}");
    assert_eq!(text.lines().count(), 1);
    assert_eq!(text, documents(&catalog).credential(award).unwrap().into_json());
}

#[test]
fn what_an_award_holds_is_told() {
    let catalog = world::full();
    let credential = credential(&catalog, "rich", "ada");
    assert_eq!(credential["validUntil"], "2027-03-04T00:00:00Z");
    let subject = &credential["credentialSubject"];
    assert_eq!(subject["narrative"], "Thank *you*");
    assert_eq!(
        subject["source"],
        json!({"id": "https://example.org/badges/people/eve/", "type": ["Profile"], "name": "Eve"})
    );
    let described = &subject["achievement"]["resultDescription"];
    assert_eq!(described[1]["name"], "Mündlich");
    assert_eq!(described[1]["id"], subject["result"][1]["resultDescription"]);
    assert_eq!(subject["result"][0]["value"], "92");
    assert_eq!(credential["evidence"][0]["id"], "https://acme.example/r%201");
    assert_eq!(credential["evidence"][1].get("id"), None);
    assert_eq!(credential["issuer"]["image"]["type"], "Image");
}

#[test]
fn earners_are_named_never_mailed() {
    let catalog = world::full();
    let all: String = catalog
        .awards()
        .iter()
        .map(|award| documents(&catalog).credential(award).unwrap().into_json())
        .collect();
    assert!(!all.to_lowercase().contains("ada@") && !all.contains("0123456789abcdef"));
    let credential = credential(&catalog, "plain", "ada");
    let hashed = &credential["credentialSubject"]["identifier"][1];
    let salt = hashed["salt"].as_str().unwrap();
    let expected = sha256(&format!("ada@acme.example{salt}"));
    assert_eq!(hashed["identityHash"], format!("sha256${expected}"));
}

fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    data_encoding::HEXLOWER.encode(&Sha256::digest(text))
}

#[test]
fn an_earner_with_an_identifier_is_called_by_it() {
    let catalog = world::full();
    let subject = &credential(&catalog, "rich", "dee")["credentialSubject"];
    assert!(subject["id"].as_str().unwrap().starts_with("did:key:z6Mkw"));
    // Bob approved it, but is not public.
    assert_eq!(subject.get("source"), None);
}

#[test]
fn lists_tell_what_is_revoked() {
    let catalog = world::full();
    let documents = documents(&catalog);
    assert_eq!(documents.status_years(), [2025, 2026]);
    for year in documents.status_years() {
        let text = documents.status_list(year).unwrap();
        assert!(!text.contains('&'), "some verifiers decode entities before they parse");
        assert_eq!(text, documents.status_list(year).unwrap());
        let bits = bits(&parse(&text));
        assert_eq!(bits.len(), 1 << 20);
        let set = |index: u32| bits[index as usize / 8] & (0x80 >> (index % 8)) != 0;
        let awards = catalog.awards().iter().filter(|award| award.status.year == year);
        for award in awards {
            assert_eq!(set(award.status.index.get()), award.revoked.is_some());
        }
        assert_eq!(bits.iter().map(|byte| byte.count_ones()).sum::<u32>(), 1);
    }
    assert!(documents.status_list(1999).is_err());
}

fn bits(list: &Value) -> Vec<u8> {
    use std::io::Read;
    let text = list["credentialSubject"]["encodedList"].as_str().unwrap();
    let packed = data_encoding::BASE64URL_NOPAD.decode(&text.as_bytes()[1..]).unwrap();
    assert_eq!(packed[..10], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255], "no time, no system");
    let mut bits = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bits).unwrap();
    bits
}

#[test]
fn revoked_keys_are_listed_but_prove_nothing() {
    let catalog = world::full();
    let did = parse(&documents(&catalog).did_document());
    let (new, old) = (world::key(), world::other_key());
    let id = |key: &laureate::credential::SigningKey| {
        format!("did:web:example.org:badges#{}", key.public().to_multikey())
    };
    assert_eq!(did["assertionMethod"], json!([id(&new)]));
    assert_eq!(did["verificationMethod"][0]["id"], id(&new));
    assert_eq!(did["verificationMethod"][1]["id"], id(&old));
    assert_eq!(did["verificationMethod"][1]["revoked"], "2026-02-03T00:00:00Z");
    assert_eq!(did["@context"][0], "https://www.w3.org/ns/did/v1");
}

#[test]
fn a_draft_says_so_and_its_key_is_listed() {
    let catalog = world::least();
    let documents = Documents::new(&catalog, world::other_key(), Mode::Draft).unwrap();
    assert!(documents.is_draft());
    let award = world::award(&catalog, "plain", "ada");
    let credential = parse(documents.credential(award).unwrap().json());
    assert_eq!(credential["issuer"]["name"], "I (draft)");
    assert_eq!(credential["proof"][0]["created"], "2025-12-31T00:00:00Z");
    assert_eq!(parse(&documents.issuer_profile())["name"], "I (draft)");
    let did = parse(&documents.did_document());
    assert_eq!(did["assertionMethod"].as_array().unwrap().len(), 2);
    assert_eq!(did["assertionMethod"][0], credential["proof"][0]["verificationMethod"]);
    for year in documents.status_years() {
        let list = parse(&documents.status_list(year).unwrap());
        assert_eq!(list["name"], format!("Status list {year} (draft)"));
    }
}

#[test]
fn a_key_that_is_not_listed_signs_nothing_real() {
    let catalog = world::least();
    let fault = Documents::new(&catalog, world::other_key(), Mode::Production).err();
    let given = world::other_key().public().to_multikey();
    assert_eq!(fault, Some(DocumentsFault::WrongKey { given }));
}

#[test]
fn achievement_and_issuer_stand_on_their_own() {
    let catalog = world::full();
    let documents = documents(&catalog);
    let rich = catalog.badges().iter().find(|badge| badge.slug.as_str() == "rich").unwrap();
    let achievement = parse(&documents.achievement(rich));
    assert_eq!(achievement["id"], "https://example.org/badges/badges/rich/v2/achievement.json");
    assert_eq!(achievement["creator"]["id"], "did:web:example.org:badges");
    assert_eq!(achievement["alignment"].as_array().unwrap().len(), 3);
    assert_eq!(achievement["inLanguage"], "de-AT");
    let issuer = parse(&documents.issuer_profile());
    assert_eq!(issuer["id"], "did:web:example.org:badges");
    for document in [achievement, issuer] {
        laureate::credential::canonical::rdfc(&document).unwrap();
    }
}

#[test]
fn a_private_credential_names_no_address_that_nothing_stands_at() {
    let catalog = world::full();
    let private = |earner: &laureate::model::Earner| !earner.has_page();
    let slug = catalog.earners().iter().find(|earner| private(earner)).unwrap().slug.clone();
    let award = catalog.awards_of_earner(&slug).next().unwrap();
    let made = documents(&catalog);
    let credential = parse(made.credential(award).unwrap().json());
    let id = credential["id"].as_str().unwrap();
    assert!(id.starts_with("urn:uuid:") && id.len() == 45 && &id[23..24] == "8", "{id}");
    assert_eq!(id, made.credential_id(award));
    assert!(!credential.to_string().contains("credential.json"));
    assert!(!credential.to_string().contains("/people/"));
}
