//! An award as an `OpenBadgeCredential`.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::issuer::{CONTEXTS, image};
use super::{Shared, achievement, uri};
use crate::credential::endorsement::Endorsement;
use crate::credential::fast::{Fields, Tree, distinct, words};
use crate::credential::uuid;
use crate::model::{Award, Catalog, Earner, Email, Evidence, IssuedBy, Outcome, Settings, routes};

/// The credential (Open Badges 3.0, section B.1.2), not yet signed.
///
/// No two of its nodes without a name say the same, so that its canonical form needs no
/// search, in any verifier.
pub(super) fn tree<'s, 'a: 's>(
    catalog: &'a Catalog,
    award: &'a Award,
    shared: &'s Shared<'a>,
) -> Tree<'s> {
    let base = &catalog.settings().base_url;
    let badge = catalog.badge_of(award);
    let from = award.period.from().to_string();
    let until = award.period.until().map(|until| Tree::Text(until.to_string().into()));
    Fields::default()
        .with("@context", words(&CONTEXTS))
        .iri("id", id(catalog, award))
        .with("type", words(&["VerifiableCredential", "OpenBadgeCredential"]))
        .text("name", badge.name.as_str())
        .text("description", badge.description.as_str())
        .with("image", image(base.join(&routes::badge_picture(badge))))
        .with("issuer", shared.issuer())
        .text("awardedDate", from.clone())
        .text("validFrom", from)
        .with_if("validUntil", until)
        .with("credentialSubject", subject(catalog, award, shared))
        .list("evidence", all_evidence(catalog, award, shared))
        .list("endorsement", shared.endorsements(award).iter().map(Endorsement::tree).collect())
        .with("credentialStatus", status(catalog, award))
        .tree()
}

/// What a credential is called: its address, or a name that is none where it is not
/// published. A private earner's follows from the award's id, so it stays the same.
pub(super) fn id(catalog: &Catalog, award: &Award) -> String {
    if catalog.earner(&award.earner).has_page() {
        let address = routes::credential_file(award, "credential.json");
        return catalog.settings().base_url.join(&address);
    }
    unpublished(award.id.as_str())
}

/// What a document is called that stands at no address: the same `name`, the same id.
pub(super) fn unpublished(name: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"laureate unpublished credential\0");
    hash.update(name);
    uuid::of_hash(&hash.finalize().into())
}

/// Who earned what (section B.1.3).
fn subject<'a>(catalog: &'a Catalog, award: &'a Award, shared: &Shared<'a>) -> Tree<'a> {
    let badge = catalog.badge_of(award);
    let earner = catalog.earner(&award.earner);
    let results: Vec<&Outcome> =
        distinct(&award.results, |result| (&result.name, &result.value)).collect();
    let result = |result: &&'a Outcome| {
        Fields::typed("Result")
            .text("resultDescription", achievement::result_id(catalog, badge, &result.name))
            .text("value", result.value.as_str())
            .tree()
    };
    person(catalog.settings(), earner, "AchievementSubject", award.id.as_str())
        .text_if("narrative", award.message.as_ref().map(|text| text.markdown.as_str()))
        .with("achievement", shared.achievement(catalog, badge, award))
        .list("result", results.iter().map(result).collect())
        .with_if("source", assessor(catalog, award))
        .tree()
}

/// Who assessed it: of those who approved, the first who is public, for the standard has room
/// for one.
fn assessor<'a>(catalog: &'a Catalog, award: &Award) -> Option<Tree<'a>> {
    let mut approvers = award.approved_by.iter().map(|slug| catalog.earner(slug));
    let assessor = approvers.find(|approver| approver.is_listed())?;
    let profile = Fields::default()
        .iri("id", catalog.settings().base_url.join(&routes::portfolio(assessor)))
        .with("type", words(&["Profile"]))
        .text("name", assessor.name.as_str());
    Some(profile.tree())
}

/// The earner as the subject of a document, of that type. Each `document` has a salt of its own.
pub(super) fn person<'a>(
    settings: &Settings,
    earner: &'a Earner,
    kind: &'static str,
    document: &str,
) -> Fields<'a> {
    let fields = match earner.did.as_deref().and_then(uri::uri) {
        Some(did) => Fields::default().with("id", Tree::Iri(did)),
        None => Fields::default(),
    };
    fields
        .with("type", words(&[kind]))
        .with("identifier", Tree::List(identifiers(settings, document, earner)))
}

/// The earner by name, and by a hash of the e-mail address where the organisation wants it.
fn identifiers<'a>(settings: &Settings, document: &str, earner: &'a Earner) -> Vec<Tree<'a>> {
    let name = Fields::default()
        .word("type", "IdentityObject")
        .with("hashed", Tree::Flag(false))
        .text("identityHash", earner.name.as_str())
        .word("identityType", "name")
        .tree();
    let email = earner.email.as_ref().filter(|_| settings.email_hash).map(|email| {
        let (identity, salt) = email_hash(settings, document, email);
        Fields::default()
            .word("type", "IdentityObject")
            .with("hashed", Tree::Flag(true))
            .text("identityHash", identity)
            .word("identityType", "emailAddress")
            .text("salt", salt)
            .tree()
    });
    std::iter::once(name).chain(email).collect()
}

/// The hash of an e-mail address in one document, and its salt (section B.1.9).
pub(super) fn email_hash(settings: &Settings, document: &str, email: &Email) -> (String, String) {
    let salt = email_salt(settings, document);
    let hash = Sha256::digest(format!("{}{salt}", email.for_hashing()));
    (format!("sha256${}", HEXLOWER.encode(&hash)), salt)
}

/// The salt of one document. It is published, so it must not be the one that makes
/// addresses unguessable, nor tell it.
fn email_salt(settings: &Settings, document: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"laureate e-mail salt\0");
    hash.update((settings.salt.len() as u64).to_be_bytes());
    hash.update(&settings.salt);
    hash.update(document);
    HEXLOWER.encode(&hash.finalize()[..16])
}

/// What the award brings, and by which commit it was issued.
fn all_evidence<'s, 'a: 's>(
    catalog: &Catalog,
    award: &'a Award,
    shared: &'s Shared<'a>,
) -> Vec<Tree<'s>> {
    let own = distinct(&award.evidence, said).map(evidence);
    let cites = |url: &str| award.evidence.iter().any(|one| one.url.as_deref() == Some(url));
    // A node has one name: where the award names the commit itself, that is enough.
    let issued = shared.provenance.get(&award.id).filter(|issued| !cites(&issued.commit_url));
    own.chain(issued.map(|issued| record_of_issue(catalog, issued))).collect()
}

fn record_of_issue<'s>(catalog: &Catalog, issued: &'s IssuedBy) -> Tree<'s> {
    let commit = issued.short_commit();
    let what = match &issued.request {
        Some(request) => format!("Issued by merging {}, commit {commit}", request.label),
        None => format!("Issued by commit {commit}"),
    };
    let names = issued.approved_by.iter().map(|slug| catalog.earner(slug).name.as_str());
    let names: Vec<&str> = names.collect();
    let approved = match names.as_slice() {
        [] => String::new(),
        names => format!(", approved by {}", names.join(", ")),
    };
    Fields::default()
        .iri("id", issued.commit_url.clone())
        .with("type", words(&["Evidence"]))
        .text("name", "Record of issue")
        .text("narrative", format!("{what}{approved}."))
        .tree()
}

fn evidence(evidence: &Evidence) -> Tree<'_> {
    let fields = match evidence.url.as_deref().and_then(uri::uri) {
        Some(url) => Fields::default().with("id", Tree::Iri(url)),
        None => Fields::default(),
    };
    fields
        .with("type", words(&["Evidence"]))
        .text_if("name", evidence.name.as_deref())
        .text_if("narrative", evidence.narrative.as_ref().map(|text| text.markdown.as_str()))
        .tree()
}

/// All that a piece of evidence says.
fn said(evidence: &Evidence) -> [Option<&str>; 3] {
    let narrative = evidence.narrative.as_ref().map(|text| text.markdown.as_str());
    [evidence.name.as_deref(), evidence.url.as_deref(), narrative]
}

/// Where the credential's status stands (Bitstring Status List 1.0, section 2.1).
fn status<'a>(catalog: &Catalog, award: &Award) -> Tree<'a> {
    let list = catalog.settings().base_url.join(&routes::status_list(award.status.year));
    let index = award.status.index.get().to_string();
    Fields::default()
        .iri("id", format!("{list}#{index}"))
        .word("type", "BitstringStatusListEntry")
        .word("statusPurpose", "revocation")
        .text("statusListIndex", index)
        .iri("statusListCredential", list)
        .tree()
}
