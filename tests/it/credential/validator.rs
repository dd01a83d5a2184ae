//! Every example of the 1EdTech validator: each good one is good, each bad one is refused
//! for the reason that its name gives.

use std::path::Path;

use laureate::credential::VerificationKey;
use laureate::credential::verify::{Outcome, Report, Verdict, Verifier};
use serde_json::{Value, json};

use super::shared;
use super::world::{World, at};

/// What a file is meant to show.
enum Meant {
    /// It is good.
    Good,
    /// It is bad: the check that fails, and a part of its reason.
    Bad(Verdict, &'static str, &'static str),
    /// It is judged otherwise than by 1EdTech: the verdict, the check and a part of its
    /// reason. Why, stands beside it.
    Otherwise(Verdict, &'static str, &'static str),
}

use Meant::{Bad, Good, Otherwise};
use Verdict::{Expired, Invalid, Revoked, Unknown};

/// A type that no context defines: what it says would not be signed.
const fn undefined(name: &'static str) -> Meant {
    Bad(Invalid, "proof", name)
}

const OF_EXAMPLES: [(&str, Meant); 47] = [
    // Its context has no version, and what it held when this was signed is not published.
    ("clr20/complex.json", Otherwise(Invalid, "issuer", "is said to issue it")),
    ("clr20/simple-noproof.json", Bad(Invalid, "proof", "it has no proof")),
    ("clr20/simple.json", Good),
    ("clr20/simple.jwt", JWT),
    // The draft of a context that was never published.
    ("clr20/simple_old_safesigned.json", Otherwise(Invalid, "proof", "draft/clr")),
    ("clr20/simple_v1.json", Otherwise(Invalid, "proof", "clr/v2p0/context.json` is not known")),
    // The list says that it belongs at another address, where an issuer has another list.
    ("ob30/bit-string-list/credential-status-revoked-blank-nodes.json", OTHER_LIST),
    ("ob30/bit-string-list/credential-status-revoked.json", OTHER_LIST),
    ("ob30/bit-string-list/testlist", Good),
    // Bad for a JSON Schema of its own that cannot be had; schemas are never fetched. Its
    // endorsement is of a suite that does not exist.
    ("ob30/complete.json", Otherwise(Unknown, "endorsement", "`eddsa-rdf-2022`")),
    ("ob30/complete_v1.json", Bad(Invalid, "issuer", "lists no key `key-1`")),
    ("ob30/credential-status-revoked.json", Bad(Revoked, "status", "revoked it")),
    // Bad for a schema and a refresh service too, which are not fetched.
    ("ob30/endorsement-err-schema-status-refresh.json", Bad(Invalid, "status", "cannot be had")),
    ("ob30/endorsement-valid.json", Good),
    ("ob30/sd/derivedcredential.json", Otherwise(Unknown, "proof", "`ecdsa-sd-2023`")),
    ("ob30/simple-context-alias.json", Good),
    ("ob30/simple-context-version.json", Good),
    // Its issuer is a `urn:uuid`, for which no key can speak.
    ("ob30/simple-did-key-method.json", Otherwise(Invalid, "issuer", "is said to issue it")),
    ("ob30/simple-did-web-method.json", Good),
    // A suite of a draft, which canonicalised otherwise.
    ("ob30/simple-eddsa-2022.json", Otherwise(Unknown, "proof", "`eddsa-2022`")),
    ("ob30/simple-err-context.json", Bad(Invalid, "parse", "first context")),
    (
        "ob30/simple-err-credential-subject-achievement-result-description-type.json",
        undefined("`InvalidResultDescription`"),
    ),
    (
        "ob30/simple-err-credential-subject-identifier-type.json",
        undefined("`InvalidIdentityObject`"),
    ),
    ("ob30/simple-err-credential-subject-profile-type.json", undefined("`InvalidProfile`")),
    ("ob30/simple-err-credential-subject-result-type.json", undefined("`InvalidResult`")),
    (
        "ob30/simple-err-credential-subject-type.json",
        Bad(Invalid, "parse", "its subject is no AchievementSubject"),
    ),
    ("ob30/simple-err-evidence-type.json", undefined("`InvalidEvidence`")),
    ("ob30/simple-err-expired.json", Bad(Expired, "dates", "it expired on 2010")),
    ("ob30/simple-err-issued.json", Bad(Invalid, "dates", "not valid before 2040")),
    ("ob30/simple-err-issuer-otheridentifier-type.json", undefined("`InvalidIdentifierEntry`")),
    ("ob30/simple-err-issuer-parentorg-type.json", undefined("`InvalidProfile`")),
    ("ob30/simple-err-issuer-type.json", Bad(Invalid, "parse", "its `issuer` is no Profile")),
    ("ob30/simple-err-issuer.json", Bad(Invalid, "parse", "it names no `issuer`")),
    ("ob30/simple-err-proof-method-no-scheme.json", NO_DID),
    ("ob30/simple-err-proof-method-unknown-did-method.json", NO_DID),
    ("ob30/simple-err-proof-method-unknown-scheme.json", NO_DID),
    ("ob30/simple-err-proof-method.json", Bad(Invalid, "issuer", "lists no key `z6MkjZRsdasZ")),
    ("ob30/simple-err-proof-value.json", Bad(Invalid, "proof", "the signature does not match")),
    ("ob30/simple-err-type.json", Bad(Invalid, "parse", "neither a badge")),
    ("ob30/simple-json.png", Good),
    ("ob30/simple-json.svg", Good),
    ("ob30/simple-jwt.png", JWT),
    ("ob30/simple-jwt.svg", JWT),
    ("ob30/simple-jwt_v1.png", JWT),
    ("ob30/simple-jwt_v1.svg", JWT),
    // Who does not know a type of proof cannot tell it from one that was tampered with.
    ("ob30/simple-multiple-proofs.json", Otherwise(Unknown, "proof", "`SomeProofType`")),
    ("ob30/simple-noproof.json", Bad(Invalid, "proof", "it has no proof")),
];

const REST: [(&str, Meant); 5] = [
    ("ob30/simple.1ob", Good),
    ("ob30/simple.json", Good),
    ("ob30/simple.jwt", JWT),
    ("ob30/simple_v1.json", Good),
    ("ob30/velocity.jwt", JWT),
];

/// RSA is not judged, and so no JWT is: the baseline of the standard is RS256.
const JWT: Meant = Otherwise(Unknown, "parse", "signed as a JWT (`RS256`)");
const OTHER_LIST: Meant = Otherwise(Invalid, "status", "is another one");
const NO_DID: Meant = Bad(Invalid, "issuer", "is of no DID");

#[test]
fn each_example_is_judged_for_its_own_reason() {
    let Some(folder) = shared::path("validator-resources") else { return };
    let world = world(&folder);
    let meant: Vec<(&str, Meant)> = OF_EXAMPLES.into_iter().chain(REST).collect();
    let named: Vec<&str> = meant.iter().map(|(file, _)| *file).collect();
    assert_eq!(files(&folder), named);
    for (file, meant) in meant {
        let report = judge(&world, &folder, file);
        let told = format!("{file}: {} {:#?}", report.verdict(), report.checks);
        match meant {
            Good => assert_eq!(report.verdict(), Verdict::Valid, "{told}"),
            Bad(verdict, check, says) | Otherwise(verdict, check, says) => {
                assert_eq!(report.verdict(), verdict, "{told}");
                let check = report.check(check).unwrap();
                assert_ne!(check.outcome, Outcome::Passed, "{told}");
                assert!(check.detail.contains(says), "{told}");
            }
        }
    }
}

fn judge(world: &World, folder: &Path, file: &str) -> Report {
    let bytes = std::fs::read(folder.join(file)).unwrap();
    Verifier::new(world, at("2026-06-01T00:00:00Z")).verify_bytes(&bytes)
}

/// The files of a folder and of those in it, by name.
fn files(folder: &Path) -> Vec<String> {
    let mut files: Vec<String> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned())
        .filter(|file| file.starts_with("ob30/") || file.starts_with("clr20/"))
        .collect();
    files.sort();
    files
}

/// What the issuers would publish: the keys that their credentials name, as far as they are
/// keys, and two lists of revocations.
fn world(folder: &Path) -> World {
    let mut world = World::default();
    for file in files(folder) {
        let bytes = std::fs::read(folder.join(&file)).unwrap();
        for method in methods(&String::from_utf8_lossy(&bytes)) {
            publish(&mut world, &method);
        }
    }
    let list = shared::json("validator-resources/ob30/bit-string-list/testlist").unwrap();
    let file = "ob30/bit-string-list/credential-status-revoked.json";
    let entry = shared::json(&format!("validator-resources/{file}")).unwrap();
    let address = entry["credentialStatus"]["statusListCredential"].as_str().unwrap();
    world.lists.insert(address.to_owned(), list);
    let revoked = shared::json("validator-resources/ob30/credential-status-revoked.json").unwrap();
    let address = revoked["credentialStatus"]["id"].as_str().unwrap();
    let list = json!({"revokedCredential": [{"id": revoked["id"], "revoked": true}]});
    world.lists.insert(address.to_owned(), list);
    world
}

/// Each `verificationMethod` in a text with a fragment.
fn methods(text: &str) -> Vec<String> {
    let after = text.split("\"verificationMethod\"").skip(1);
    after
        .filter_map(|rest| rest.split('"').nth(1))
        .filter(|method| method.contains('#'))
        .map(str::to_owned)
        .collect()
}

fn publish(world: &mut World, method: &str) {
    let (owner, key) = method.split_once('#').unwrap();
    if VerificationKey::from_multikey(key).is_none() {
        return;
    }
    let shelf = if owner.starts_with("did:") { &mut world.dids } else { &mut world.documents };
    let document = shelf
        .entry(owner.to_owned())
        .or_insert_with(|| json!({"id": owner, "verificationMethod": [], "assertionMethod": []}));
    let methods = document["verificationMethod"].as_array_mut().unwrap();
    methods.push(json!({"id": method, "type": "Multikey", "controller": owner,
        "publicKeyMultibase": key}));
    document["assertionMethod"].as_array_mut().unwrap().push(Value::from(method));
}
