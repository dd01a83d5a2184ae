//! Verification: what passes, what fails, and what stays open.

use laureate::credential::SigningKey;
use laureate::credential::proof::Cryptosuite;
use laureate::credential::verify::{Outcome, Report, Verdict, Verifier, did};
use serde_json::{Value, json};

use super::shared;
use super::world::{
    BOTH, CREATED, DID, LIST, World, at, badge, did_document, key, list, list_of, sign, sign_with,
    signed, with,
};

/// The verdict, and the first check that is not passed with a part of its reason.
#[track_caller]
fn expect(report: &Report, verdict: Verdict, check: &str, says: &str) {
    assert_eq!(report.verdict(), verdict, "{:?}", report.checks);
    let found = report.check(check).unwrap();
    assert!(found.detail.contains(says), "{check}: {}", found.detail);
    assert_ne!(found.outcome, Outcome::Passed, "{check}");
}

#[test]
fn a_good_badge_is_valid() {
    let report = World::new().judge(&signed(1));
    assert_eq!(report.verdict(), Verdict::Valid, "{:?}", report.checks);
    let names: Vec<&str> = report.checks.iter().map(|check| check.name).collect();
    assert_eq!(names, ["parse", "proof", "issuer", "dates", "status"]);
    assert!(report.checks.iter().all(|check| check.outcome == Outcome::Passed));
    assert_eq!(report.claims.earner.as_deref(), Some("Ada"));
    assert!(!report.is_draft);
    assert!(report.into_verified().is_some());
}

#[test]
fn a_did_key_needs_no_look_up() {
    let did = format!("did:key:{}", key().multikey());
    let mut document = with(&badge(1), "/issuer/id", json!(did));
    document.as_object_mut().unwrap().remove("credentialStatus");
    let document = sign(document, &did, &key());
    assert_eq!(World::default().judge(&document).verdict(), Verdict::Valid);
    // A did:key has that one key and no other.
    let other = document.to_string().replace(&format!("#{}", key().multikey()), "#key-1");
    let report = World::default().judge(&serde_json::from_str(&other).unwrap());
    expect(&report, Verdict::Invalid, "issuer", "lists no key `key-1`");
}

#[test]
fn revoked_expired_and_not_yet() {
    let world = World::new();
    expect(&world.judge(&signed(7)), Verdict::Revoked, "status", "its issuer revoked it");
    let late = world.judge_at(&signed(1), "2027-05-01T00:00:00Z");
    expect(&late, Verdict::Expired, "dates", "it expired on 2027-05-01");
    assert_eq!(world.judge_at(&signed(1), "2027-04-30T23:59:59Z").verdict(), Verdict::Valid);
    let early = world.judge_at(&signed(1), "2026-04-30T00:00:00Z");
    expect(&early, Verdict::Invalid, "dates", "it is not valid before");
    // Revoked weighs more than expired.
    assert_eq!(world.judge_at(&signed(7), "2030-01-01T00:00:00Z").verdict(), Verdict::Revoked);
}

#[test]
fn what_cannot_be_looked_up_is_unknown() {
    let mut world = World::new();
    world.lists.clear();
    expect(&world.judge(&signed(1)), Verdict::Unknown, "status", "cannot be had: not found");
    // Expired is expired, whatever the list would say.
    assert_eq!(world.judge_at(&signed(1), "2028-01-01T00:00:00Z").verdict(), Verdict::Expired);
    world.dids.clear();
    let report = world.judge(&signed(1));
    expect(&report, Verdict::Unknown, "issuer", "not found");
    assert_eq!(report.check("proof").unwrap().outcome, Outcome::Passed);
    let report = world.judge(&with(&signed(1), "/name", json!("Y")));
    expect(&report, Verdict::Invalid, "proof", "does not match");
}

#[test]
fn proofs_of_other_kinds_prove_nothing() {
    let world = World::new();
    let foreign = json!({"type": "DataIntegrityProof", "cryptosuite": "ecdsa-sd-2023",
        "proofPurpose": "assertionMethod", "verificationMethod": "did:web:other.example#k"});
    let mut only = badge(1);
    only["proof"] = json!([foreign]);
    expect(&world.judge(&only), Verdict::Unknown, "proof", "`ecdsa-sd-2023` are not checked");
    let report = world.judge(&with(&signed(1), "/proof/0/type", json!("NewProof")));
    expect(&report, Verdict::Unknown, "proof", "of the type `NewProof`");
    // Beside a good proof, one of a known kind does no harm.
    let mut beside = signed(1);
    beside["proof"].as_array_mut().unwrap().push(foreign);
    let report = world.judge(&beside);
    assert_eq!(report.verdict(), Verdict::Valid);
    assert!(report.check("proof").unwrap().detail.contains("not judged"));
    expect(&world.judge(&badge(1)), Verdict::Invalid, "proof", "it has no proof");
}

#[test]
fn each_proof_of_a_set_must_hold() {
    let world = World::new();
    for suites in [&BOTH[..1], &BOTH[1..], &[BOTH[1], BOTH[0]]] {
        let document = sign_with(suites, badge(1), DID, &key());
        assert_eq!(world.judge(&document).verdict(), Verdict::Valid, "{suites:?}");
    }
    for proof in 0..2 {
        let pointer = format!("/proof/{proof}/proofValue");
        let other = signed(2).pointer(&pointer).unwrap().clone();
        let report = world.judge(&with(&signed(1), &pointer, other));
        expect(&report, Verdict::Invalid, "proof", "does not match");
    }
    let many = json!(vec![signed(1)["proof"][0].clone(); 9]);
    expect(
        &world.judge(&with(&signed(1), "/proof", many)),
        Verdict::Unknown,
        "proof",
        "more proofs",
    );
}

#[test]
fn an_unknown_context_leaves_it_open() {
    // Whatever the signature covers, nobody here knows what is meant.
    let (credentials, badges) = (&badge(1)["@context"][0], &badge(1)["@context"][1]);
    for (context, says) in [
        (json!([credentials, badges, "https://other.example/v1"]), "https://other.example/v1"),
        (json!([credentials, badges, {"name": "https://other.example/name"}]), "of its own"),
        (json!([credentials]), "none of its contexts is that of Open Badges"),
    ] {
        let document = with(&badge(1), "/@context", context);
        let document = sign_with(&[Cryptosuite::EddsaJcs2022], document, DID, &key());
        expect(&World::new().judge(&document), Verdict::Unknown, "parse", says);
    }
    let context = json!([credentials, badges, "https://other.example/v1"]);
    let document = with(&badge(1), "/@context", context);
    let mut document = sign_with(&[Cryptosuite::EddsaJcs2022], document, DID, &key());
    document["proof"][0]["cryptosuite"] = json!("eddsa-rdfc-2022");
    expect(&World::new().judge(&document), Verdict::Unknown, "proof", "https://other.example/v1");
}

#[test]
fn what_each_badge_has_to_say() {
    let world = World::new();
    let without = |pointer: &str, key: &str| {
        let mut document = badge(1);
        document.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(key);
        sign(document, DID, &self::key())
    };
    let report = world.judge(&without("", "validFrom"));
    expect(&report, Verdict::Invalid, "parse", "begins to count");
    let report = world.judge(&without("/credentialSubject/achievement/criteria", "narrative"));
    expect(&report, Verdict::Invalid, "parse", "no criteria");
    let nothing = json!({"narrative": null});
    let document = with(&badge(1), "/credentialSubject/achievement/criteria", nothing);
    let document = sign_with(&[Cryptosuite::EddsaJcs2022], document, DID, &key());
    expect(&world.judge(&document), Verdict::Invalid, "parse", "no criteria");
    assert_eq!(world.judge(&without("", "validUntil")).verdict(), Verdict::Valid);
}

/// What others write for *never*, beyond the last day that the library knows.
#[test]
fn the_end_of_time_is_a_time() {
    let world = World::new();
    for until in ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.999+02:00", "9999-12-30T22:00:00Z"] {
        let document = sign(with(&badge(1), "/validUntil", json!(until)), DID, &key());
        assert_eq!(world.judge(&document).verdict(), Verdict::Valid, "{until}");
    }
    for until in ["9999-12-32T00:00:00Z", "9999-12-31T25:00:00Z", "9999-12-31", "9999-12-31T"] {
        let document = sign(with(&badge(1), "/validUntil", json!(until)), DID, &key());
        expect(&world.judge(&document), Verdict::Invalid, "dates", "is no date with a time");
    }
}

#[test]
fn only_a_key_of_the_issuer_signs_for_it() {
    let world = World::new();
    let thief = SigningKey::from_seed(&[9; 32]);
    let report = world.judge(&sign(badge(1), DID, &thief));
    expect(&report, Verdict::Invalid, "issuer", "lists no key");
    let did = format!("did:key:{}", thief.multikey());
    let report = world.judge(&sign(badge(1), &did, &thief));
    expect(&report, Verdict::Invalid, "issuer", "is said to issue it");

    let judge = |change: &dyn Fn(&mut Value)| {
        let mut world = World::new();
        change(world.dids.get_mut(DID).unwrap());
        world.judge(&signed(1))
    };
    let report = judge(&|did| did["assertionMethod"] = json!([]));
    expect(&report, Verdict::Invalid, "issuer", "does not let the key");
    let report = judge(&|did| did["id"] = json!("did:web:other.example"));
    expect(&report, Verdict::Invalid, "issuer", "is of another");
    let report = judge(&|did| did["verificationMethod"][0]["controller"] = json!("did:web:x"));
    expect(&report, Verdict::Invalid, "issuer", "controlled by another");
    let report =
        judge(&|did| did["verificationMethod"][0]["publicKeyMultibase"] = json!(thief.multikey()));
    expect(&report, Verdict::Invalid, "proof", "does not match");
    let report = judge(&|did| did["verificationMethod"][0]["type"] = json!("JsonWebKey"));
    expect(&report, Verdict::Unknown, "issuer", "of a kind that is not checked");
}

#[test]
fn a_key_signs_nothing_once_it_is_revoked_or_over() {
    let judge = |key: &str, when: &str| {
        let mut world = World::new();
        world.dids.get_mut(DID).unwrap()["verificationMethod"][0][key] = json!(when);
        world.judge(&signed(1))
    };
    for what in ["revoked", "expires"] {
        assert_eq!(
            judge(what, "2026-05-02T00:00:00Z").check("issuer").unwrap().outcome,
            Outcome::Passed
        );
        let outcome = |when| judge(what, when).check("issuer").unwrap().outcome;
        assert_eq!(outcome(CREATED), Outcome::Failed, "{what}");
        assert_eq!(outcome("soon"), Outcome::Failed, "{what}");
    }
    let mut world = World::new();
    let mut document = did_document(&[key().multikey()]);
    document["verificationMethod"][0]["revoked"] = json!("2026-05-20T00:00:00Z");
    document["assertionMethod"] = json!([]);
    world.dids.insert(DID.to_owned(), document);
    expect(&world.judge(&signed(1)), Verdict::Invalid, "issuer", "revoked the key");
}

#[test]
fn a_status_list_must_be_genuine_and_about_this() {
    let judge = |document: Value| {
        let mut world = World::new();
        world.lists.insert(LIST.to_owned(), document);
        world.judge(&signed(1))
    };
    let sign = |document: Value| sign(document, DID, &key());
    let good = World::new().lists[LIST].clone();
    let tampered = with(
        &good,
        "/credentialSubject/encodedList",
        list(DID, &[])["credentialSubject"]["encodedList"].clone(),
    );
    expect(&judge(tampered), Verdict::Invalid, "status", "not genuine");
    expect(&judge(json!({"id": LIST})), Verdict::Invalid, "status", "it is no status list");
    expect(&judge(signed(2)), Verdict::Invalid, "status", "it is no status list");
    let other = format!("did:key:{}", key().multikey());
    let foreign = super::world::sign(list(&other, &[]), &other, &key());
    expect(&judge(foreign), Verdict::Invalid, "status", "of another issuer");
    let short = sign(list_of(DID, &[], 1000));
    expect(&judge(short), Verdict::Invalid, "status", "shorter than");
    let bomb = sign(list_of(DID, &[], 17 << 20));
    expect(&judge(bomb), Verdict::Invalid, "status", "longer than");
    let moved = sign(with(&list(DID, &[]), "/id", json!("https://badges.example/other")));
    expect(&judge(moved), Verdict::Invalid, "status", "is another one");
    let about = sign(with(&list(DID, &[]), "/credentialSubject/statusPurpose", json!("message")));
    expect(&judge(about), Verdict::Invalid, "status", "is not about revocation");
    let old = sign(with(&list(DID, &[]), "/validUntil", json!("2026-05-02T00:00:00Z")));
    expect(&judge(old), Verdict::Unknown, "status", "out of date");

    let entry = |key: &str, value: Value| {
        let document = with(&badge(1), &format!("/credentialStatus/{key}"), value);
        World::new().judge(&sign(document))
    };
    expect(
        &entry("statusListIndex", json!("131072")),
        Verdict::Invalid,
        "status",
        "no entry 131072",
    );
    expect(&entry("statusListIndex", json!("01")), Verdict::Invalid, "status", "no number");
    expect(&entry("statusListIndex", json!("-1")), Verdict::Invalid, "status", "no number");
    let report = entry("statusPurpose", json!("message"));
    expect(&report, Verdict::Unknown, "status", "about `message`, which is not checked");
    // A number is no text, but tells the entry as well.
    assert_eq!(entry("statusListIndex", json!(7)).verdict(), Verdict::Revoked);
}

#[test]
fn lists_and_did_documents_are_judged_by_themselves() {
    let world = World::new();
    let report = world.judge(&world.lists[LIST]);
    assert_eq!(report.verdict(), Verdict::Valid);
    assert_eq!(report.check("status").unwrap().detail, "a list of 131072, with 1 set");
    let report = world.judge(&world.dids[DID]);
    assert_eq!(report.verdict(), Verdict::Valid);
    assert_eq!(report.checks.len(), 1);
    let wrong = with(&world.dids[DID], "/assertionMethod/0", json!("did:web:x#y"));
    assert_eq!(world.judge(&wrong).verdict(), Verdict::Invalid);
}

#[test]
fn the_form_is_checked() {
    let world = World::new();
    let fails = |pointer: &str, value: Value, says: &str| {
        let document =
            sign_with(&[Cryptosuite::EddsaJcs2022], with(&badge(1), pointer, value), DID, &key());
        expect(&world.judge(&document), Verdict::Invalid, "parse", says);
    };
    fails("/type", json!(["VerifiableCredential"]), "neither a badge");
    fails("/type", json!("OpenBadgeCredential"), "no verifiable credential");
    fails("/id", json!("credentials/1"), "absolute address");
    fails("/issuer/type", json!("Person"), "no Profile");
    fails("/validFrom", json!("2026-05-01"), "when it begins to count");
    fails("/credentialSubject/type", json!([]), "AchievementSubject");
    fails("/credentialSubject/achievement", json!(1), "no Achievement");
    fails("/credentialSubject/achievement/criteria", json!({}), "no criteria");
    fails(
        "/@context",
        json!(["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]),
        "first context",
    );
}

/// The same RDF in other words: a proof over RDF alone stays good, so whatever would not be
/// read in those words must be refused, or read all the same.
#[test]
fn other_words_for_the_same_hide_nothing() {
    let world = World::new();
    let rdf_only = |index| sign_with(&BOTH[..1], badge(index), DID, &key());
    let renamed = |document: &Value, from: &str, to: &str, value: Value| {
        let mut document = document.clone();
        let entries = document.as_object_mut().unwrap();
        entries.remove(from).unwrap();
        entries.insert(to.to_owned(), value);
        document
    };
    let late = "2028-01-01T00:00:00Z";
    let xsd = "http://www.w3.org/2001/XMLSchema#dateTime";
    let date = json!({"@value": badge(1)["validUntil"], "@type": xsd});
    let until = "https://www.w3.org/2018/credentials#validUntil";
    let report = world.judge_at(&renamed(&rdf_only(1), "validUntil", until, date), late);
    expect(&report, Verdict::Invalid, "proof", "an IRI for a key");

    let status = "https://www.w3.org/ns/credentials/status#";
    let entry = json!({
        "id": format!("{LIST}#7"),
        "type": format!("{status}BitstringStatusListEntry"),
        format!("{status}statusPurpose"): "revocation",
        format!("{status}statusListIndex"): "7",
        format!("{status}statusListCredential"): {"id": LIST},
    });
    let iri = "https://www.w3.org/2018/credentials#credentialStatus";
    let report = world.judge(&renamed(&rdf_only(7), "credentialStatus", iri, entry.clone()));
    expect(&report, Verdict::Invalid, "proof", "an IRI for a key");
    let report = world.judge(&with(&rdf_only(7), "/credentialStatus", entry));
    expect(&report, Verdict::Invalid, "proof", "an IRI for a key");

    // A person without an id does not get one that another document may use too.
    let report = world.judge(&with(&rdf_only(1), "/credentialSubject/id", json!("_:b0")));
    expect(&report, Verdict::Invalid, "proof", "names nothing outside");

    // Contexts of version 1.1 mean the same by `validUntil`.
    let context = json!([
        "https://www.w3.org/2018/credentials/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://w3id.org/security/data-integrity/v2"
    ]);
    let mut plain = badge(1);
    plain.as_object_mut().unwrap().remove("credentialStatus");
    let swapped = with(&sign_with(&BOTH[..1], plain, DID, &key()), "/@context", context);
    assert_eq!(world.judge(&swapped).check("proof").unwrap().outcome, Outcome::Passed);
    expect(&world.judge_at(&swapped, late), Verdict::Expired, "dates", "it expired on 2027-05-01");
    let early = world.judge_at(&swapped, "2026-04-30T00:00:00Z");
    expect(&early, Verdict::Invalid, "dates", "it is not valid before");
}

#[test]
fn a_draft_says_so() {
    let draft = with(&badge(1), "/issuer/name", json!("Acme (draft)"));
    let report = World::new().judge(&sign(draft, DID, &key()));
    assert!(report.is_draft);
    assert_eq!(report.verdict(), Verdict::Valid);
    assert!(report.check("issuer").unwrap().detail.ends_with("made by a development build"));
    let world = World::new();
    let production = Verifier::new(&world, at("2026-06-01T00:00:00Z")).for_production();
    let draft = with(&badge(1), "/issuer/name", json!("Acme (draft)"));
    let report = production.verify(sign(draft, DID, &key()));
    expect(&report, Verdict::Invalid, "issuer", "none is wanted");
    assert_eq!(production.verify(signed(1)).verdict(), Verdict::Valid);
}

/// To RDF all of these say the same, so that a proof of it alone stays good.
#[test]
fn a_draft_cannot_lose_its_mark_by_other_words() {
    let draft = with(&badge(1), "/issuer/name", json!("Acme (draft)"));
    let draft = sign_with(&BOTH[..1], draft, DID, &key());
    let nameless = with(&draft, "/issuer", json!({"id": DID, "type": ["Profile"]}));
    let elsewhere = json!({"id": DID, "name": "Acme (draft)"});
    let issuers = json!([{"id": DID, "type": ["Profile"]}, elsewhere]);
    let included = with(&nameless, "/@included", json!([elsewhere]));
    let language = json!({"@value": "Acme (draft)", "@language": "en"});
    let iri = json!({"id": DID, "type": ["Profile"], "https://schema.org/name": "Acme (draft)"});
    let other_words = [
        with(&draft, "/issuer/name", json!(["Acme (draft)"])),
        with(&draft, "/issuer/name", json!(["Acme (draft)", "Acme (draft)"])),
        with(&draft, "/issuer/name", json!({"@value": "Acme (draft)"})),
        with(&draft, "/issuer/name", language),
        with(&draft, "/issuer", issuers),
        with(&draft, "/issuer", iri),
        with(&nameless, "/credentialSubject/source", elsewhere.clone()),
        with(&nameless, "/credentialSubject/achievement/creator", elsewhere),
        included,
        nameless,
    ];
    let (world, mut held) = (World::new(), 0);
    for document in other_words {
        let report = world.judge(&document);
        let is_refused = report.verdict() == Verdict::Invalid;
        assert!(report.is_draft || is_refused, "{document:#}\n{:#?}", report.checks);
        held += usize::from(!is_refused);
    }
    assert_eq!(held, 2, "a list of names is the same to RDF");
    // Where the name stands twice, taking it from one place changes nothing either.
    let profile = json!({"id": DID, "type": ["Profile"], "name": "Acme (draft)"});
    let twice =
        with(&with(&badge(1), "/issuer", profile.clone()), "/credentialSubject/source", profile);
    let twice = sign_with(&BOTH[..1], twice, DID, &key());
    let nameless = with(&twice, "/issuer", json!({"id": DID, "type": ["Profile"]}));
    let report = world.judge(&nameless);
    assert_eq!(report.check("proof").unwrap().outcome, Outcome::Passed);
    assert!(report.is_draft);
}

#[test]
fn did_web_addresses() {
    let address = |did: &str| did::web_address(did);
    assert_eq!(address("did:web:a.example").unwrap(), "https://a.example/.well-known/did.json");
    assert_eq!(address("did:web:a.example:b:c").unwrap(), "https://a.example/b/c/did.json");
    assert_eq!(address("did:web:a.example%3A8443:b").unwrap(), "https://a.example:8443/b/did.json");
    for bad in [
        "did:web:",
        "did:web:a.example:..:b",
        "did:web:a.example:%2e",
        "did:web:u@a.example",
        "did:web:a.example%3Ax",
        "did:web:a.example/b",
        "did:key:z",
        "did:web:a.example::b",
    ] {
        assert_eq!(address(bad), None, "{bad}");
    }
}

#[test]
fn published_examples() {
    // Each with what the check that its name speaks of comes to.
    let expected = [
        ("simple-err-proof-value", "proof", Outcome::Failed),
        ("simple-noproof", "proof", Outcome::Failed),
        ("simple-err-expired", "dates", Outcome::Failed),
        ("simple-err-issued", "dates", Outcome::Failed),
        ("simple-err-proof-method-unknown-did-method", "issuer", Outcome::Failed),
        ("simple-err-issuer", "parse", Outcome::Failed),
        ("simple-err-type", "parse", Outcome::Failed),
        ("simple-err-evidence-type", "proof", Outcome::Failed),
        ("simple", "proof", Outcome::Passed),
        // Its key signed it, but its issuer is a `urn:uuid` that no key speaks for.
        ("simple-did-key-method", "proof", Outcome::Passed),
        ("simple-did-key-method", "issuer", Outcome::Failed),
        ("simple-did-web-method", "proof", Outcome::Passed),
        ("simple_v1", "parse", Outcome::Passed),
    ];
    for (name, check, outcome) in expected {
        let Some(document) = shared::json(&format!("validator-resources/ob30/{name}.json")) else {
            return;
        };
        let report = World::default().judge(&document);
        let found = report.check(check).unwrap();
        assert_eq!(found.outcome, outcome, "{name}: {:#?}", report.checks);
    }
}
