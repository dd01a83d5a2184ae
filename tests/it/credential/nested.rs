//! Documents within documents: learner records and endorsements. And for whom they are.

use laureate::credential::SigningKey;
use laureate::credential::verify::{Outcome, Recipient, Report, Verdict, Verifier};
use serde_json::{Value, json};

use super::world::{CREATED, DID, World, at, badge, key, sign, with};

fn reviewer() -> SigningKey {
    SigningKey::from_seed(&[2; 32])
}

fn did_key(key: &SigningKey) -> String {
    format!("did:key:{}", key.multikey())
}

/// An endorsement of `subject`, signed by the reviewer.
fn endorsement(subject: &Value) -> Value {
    let did = did_key(&reviewer());
    let document = json!({
        "@context": badge(1)["@context"],
        "id": "https://badges.example/acme/endorsements/1.json",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Endorsement by Grace",
        "issuer": {"id": did, "type": ["Profile"], "name": "Grace"},
        "validFrom": CREATED,
        "credentialSubject": {"id": subject, "type": ["EndorsementSubject"],
            "endorsementComment": "I saw it."},
    });
    sign(document, &did, &reviewer())
}

/// A badge that holds an endorsement at a place, signed.
fn endorsed(place: &str, endorsement: &Value) -> Value {
    sign(with(&badge(1), place, json!([endorsement])), DID, &key())
}

/// A record of these credentials, signed by their issuer.
fn record(subject: &Value, credentials: &[Value]) -> Value {
    let mut document = json!({
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
        ],
        "id": "https://badges.example/acme/people/ada/portfolio.json",
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": "Portfolio of Ada",
        "issuer": badge(1)["issuer"],
        "validFrom": CREATED,
        "credentialSubject": subject,
    });
    document["credentialSubject"]["verifiableCredential"] = json!(credentials);
    sign(document, DID, &key())
}

fn ada() -> Value {
    json!({"type": ["ClrSubject"], "identifier": badge(1)["credentialSubject"]["identifier"]})
}

fn named(name: &str) -> Value {
    let place = "/credentialSubject/identifier/0/identityHash";
    sign(with(&badge(1), place, json!(name)), DID, &key())
}

#[track_caller]
fn expect(report: &Report, verdict: Verdict, check: &str, says: &str) {
    assert_eq!(report.verdict(), verdict, "{:#?}", report.checks);
    let found = report.check(check).unwrap();
    assert!(found.detail.contains(says), "{check}: {}", found.detail);
}

#[test]
fn each_credential_of_a_record_is_judged_and_of_the_same_person() {
    let world = World::new();
    let credentials = [super::world::signed(1), super::world::signed(2)];
    let good = record(&ada(), &credentials);
    let report = world.judge(&good);
    expect(&report, Verdict::Valid, "credentials", "2 credentials, all genuine and of the same");
    assert_eq!(report.parts.len(), 2);
    let empty = world.judge(&record(&ada(), &[]));
    expect(&empty, Verdict::Invalid, "parse", "it holds no credential");
    assert_eq!(report.parts[1].place, "/credentialSubject/verifiableCredential/1");
    assert_eq!(report.parts[1].report.verdict(), Verdict::Valid);

    // Later the badges expire, and that takes nothing from the record.
    let report = world.judge_at(&good, "2028-01-01T00:00:00Z");
    expect(&report, Verdict::Valid, "credentials", "of which 2 expired");

    let report = world.judge(&record(&ada(), &[super::world::signed(7)]));
    expect(&report, Verdict::Revoked, "credentials", "“X” in it: its issuer revoked it");
    let tampered = with(&super::world::signed(1), "/name", json!("Y"));
    let report = world.judge(&record(&ada(), &[tampered]));
    expect(&report, Verdict::Invalid, "credentials", "“Y” in it: eddsa");
    let report = world.judge(&record(&ada(), &[named("Bob")]));
    expect(&report, Verdict::Invalid, "credentials", "is of somebody else");
    let somebody = json!({"type": ["ClrSubject"], "id": "did:example:ada"});
    let report = world.judge(&record(&somebody, &[super::world::signed(1)]));
    expect(&report, Verdict::Unknown, "credentials", "the same person cannot be told");
    let mut offline = World::new();
    offline.lists.clear();
    let report = offline.judge(&good);
    expect(&report, Verdict::Unknown, "credentials", "cannot be had");
}

/// A whole record of somebody else makes no record, and what is about no person counts for
/// none.
#[test]
fn what_a_record_holds_is_of_its_person_whatever_it_is() {
    let world = World::new();
    let of_ada = record(&ada(), &[super::world::signed(1)]);
    let report = world.judge(&record(&ada(), std::slice::from_ref(&of_ada)));
    expect(&report, Verdict::Valid, "credentials", "1 credential, all genuine and of the same");
    let mallory = with(&ada(), "/identifier/0/identityHash", json!("Mallory"));
    let report = world.judge(&record(&mallory, &[of_ada]));
    expect(
        &report,
        Verdict::Invalid,
        "credentials",
        "“Portfolio of Ada” in it is of somebody else",
    );
    let report = world.judge(&record(&ada(), &[endorsement(&badge(1)["id"])]));
    expect(&report, Verdict::Unknown, "credentials", "is an endorsement, and no credential of");
    let list = world.lists[super::world::LIST].clone();
    let report = world.judge(&record(&ada(), &[list]));
    expect(&report, Verdict::Unknown, "credentials", "is a status list, and no credential of");
}

#[test]
fn an_endorsement_is_of_the_thing_it_is_found_at() {
    let world = World::new();
    let subject = &badge(1)["id"];
    let achievement = &badge(1)["credentialSubject"]["achievement"]["id"];
    let report = world.judge(&endorsed("/endorsement", &endorsement(subject)));
    expect(&report, Verdict::Valid, "endorsement", "endorsed by Grace");
    assert_eq!(report.parts[0].place, "/endorsement/0");
    let inside = "/credentialSubject/achievement/endorsement";
    let report = world.judge(&endorsed(inside, &endorsement(achievement)));
    expect(&report, Verdict::Valid, "endorsement", "endorsed by Grace");

    let report = world.judge(&endorsed("/endorsement", &endorsement(achievement)));
    expect(&report, Verdict::Invalid, "endorsement", "is of something else");
    let changed = with(&endorsement(subject), "/credentialSubject/endorsementComment", json!("No"));
    let report = world.judge(&endorsed("/endorsement", &changed));
    expect(&report, Verdict::Invalid, "endorsement", "that by Grace: eddsa");
    let report = world.judge(&endorsed("/endorsement", &super::world::signed(2)));
    expect(&report, Verdict::Invalid, "endorsement", "is none");
    assert!(world.judge(&super::world::signed(1)).check("endorsement").is_none());
}

/// Endorsements of endorsers of endorsers are not followed without end.
#[test]
fn nesting_ends() {
    let mut inner = endorsement(&json!(did_key(&reviewer())));
    for _ in 0..6 {
        let mut outer = endorsement(&json!(did_key(&reviewer())));
        outer.as_object_mut().unwrap().remove("proof");
        let outer = with(&outer, "/issuer/endorsement", json!([inner]));
        inner = sign(outer, &did_key(&reviewer()), &reviewer());
    }
    let report = World::new().judge(&inner);
    expect(&report, Verdict::Unknown, "endorsement", "more documents than are judged");
}

#[test]
fn whom_a_badge_was_made_out_to() {
    let judge = |subject: &dyn Fn(&mut Value), email: &str| {
        let mut document = badge(1);
        subject(&mut document["credentialSubject"]);
        let world = World::new();
        let verifier = Verifier::new(&world, at("2026-06-01T00:00:00Z"));
        let verifier = verifier.for_recipient(Recipient::new(email).unwrap());
        verifier.verify(sign(document, DID, &key()))
    };
    let identity = |hashed: bool, hash: &str, salt: &str| {
        let entry = json!({"type": "IdentityObject", "hashed": hashed, "identityHash": hash,
            "identityType": "emailAddress", "salt": salt});
        move |subject: &mut Value| subject["identifier"] = json!([entry])
    };
    // The standard's own example.
    let sha = "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399";
    let md5 = "md5$ddd142639a792e74751ee7e129237efa";
    for hash in [sha, &sha.to_uppercase().replace("SHA256", "sha256"), md5] {
        let report = judge(&identity(true, hash, "Kosher"), " A@example.com ");
        expect(&report, Verdict::Valid, "recipient", "made out to that e-mail address");
    }
    let report = judge(&identity(true, sha, "Kosher"), "b@example.com");
    expect(&report, Verdict::Invalid, "recipient", "another e-mail address");
    let report = judge(&identity(true, sha, "Salt"), "a@example.com");
    expect(&report, Verdict::Invalid, "recipient", "another e-mail address");
    let report = judge(&identity(true, md5, ""), "a@example.com");
    expect(&report, Verdict::Invalid, "recipient", "another e-mail address");
    let report = judge(&identity(true, "sha512$00", ""), "a@example.com");
    expect(&report, Verdict::Unknown, "recipient", "a way that is not checked");
    let report = judge(&identity(false, "A@Example.com", ""), "a@example.com");
    expect(&report, Verdict::Valid, "recipient", "that e-mail address");
    let mailto = |subject: &mut Value| subject["id"] = json!("mailto:a@example.com");
    expect(&judge(&mailto, "a@example.com"), Verdict::Valid, "recipient", "that e-mail");
    expect(&judge(&mailto, "b@example.com"), Verdict::Invalid, "recipient", "another e-mail");
    let report = judge(&|_| {}, "a@example.com");
    expect(&report, Verdict::Unknown, "recipient", "by no e-mail address");
    assert_eq!(report.check("recipient").unwrap().outcome, Outcome::Unknown);
    assert_eq!(Recipient::new("nobody"), None);
}

/// The list that Open Badges had before: believed for the address that the badge names.
#[test]
fn lists_of_revoked_ids() {
    let address = "https://badges.example/acme/revocations";
    let context = json!([
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
    ]);
    let document = with(&badge(1), "/@context", context);
    let status = json!({"id": address, "type": "1EdTechRevocationList"});
    let document = sign(with(&document, "/credentialStatus", status), DID, &key());
    let judge = |list: Option<Value>| {
        let mut world = World::new();
        world.lists.extend(list.map(|list| (address.to_owned(), list)));
        world.judge(&document)
    };
    let of = |id: &Value, revoked: bool| {
        judge(Some(json!({"revokedCredential": [{"id": id, "revoked": revoked}]})))
    };
    expect(&of(&document["id"], true), Verdict::Revoked, "status", "its issuer revoked it");
    expect(&of(&document["id"], false), Verdict::Valid, "status", "not in the list");
    expect(&of(&json!("urn:x"), true), Verdict::Valid, "status", "not in the list");
    expect(&judge(None), Verdict::Unknown, "status", "cannot be had");
    expect(&judge(Some(json!([]))), Verdict::Invalid, "status", "not genuine");
}
