//! Whether a document is signed, and by its issuer.

use serde_json::Value;

use super::claims::issuer_id;
use super::issuer::Issuer;
use super::method::MethodFault;
use super::{Check, Sources, dates};
use crate::credential::VerificationKey;
use crate::credential::canonical::CanonicalError;
use crate::credential::proof::{ProofFault, Secured, supported};

/// The most proofs that are checked: a set has one for each suite, or each key in a change
/// of keys.
const MAX_PROOFS: usize = 8;

/// The check of the signatures, and of whose they are.
pub(super) fn check(secured: &Secured, sources: &dyn Sources) -> (Check, Check) {
    let proofs = secured.proofs();
    if proofs.is_empty() {
        let issuer = Check::unknown("issuer", "nobody signed it");
        return (Check::failed("proof", "it has no proof"), issuer);
    }
    if proofs.len() > MAX_PROOFS {
        let issuer = Check::unknown("issuer", "its proofs were not looked at");
        return (Check::unknown("proof", "it has more proofs than are checked"), issuer);
    }
    let issuer = issuer_id(secured.unsigned()).unwrap_or_default();
    let issuer = Issuer::resolve(issuer, sources);
    // The cheap ones first; one that does not hold settles it.
    let is_dear = |proof: &&Value| supported(proof).is_ok_and(|(suite, _)| suite.is_rdf());
    let cheap = proofs.iter().filter(|proof| !is_dear(proof));
    let mut judged = Vec::new();
    for proof in cheap.chain(proofs.iter().filter(is_dear)) {
        judged.push(Judged::of(secured, proof, &issuer));
        if judged.last().is_some_and(Judged::is_broken) {
            break;
        }
    }
    (signatures(&judged), signers(&judged, &issuer))
}

/// What was found about one proof.
struct Judged {
    /// The suite, in words.
    suite: String,
    /// Whether the signature matches the key that the proof names.
    signature: Result<(), ProofFault>,
    /// Whether that key is the issuer's: why not, or why it cannot be said.
    signer: Signer,
    /// Whether proofs of this kind are checked at all.
    is_supported: bool,
}

enum Signer {
    Issuer(VerificationKey),
    Other(String),
    Unknown(String),
}

impl Judged {
    fn of(secured: &Secured, proof: &Value, issuer: &Issuer<'_>) -> Self {
        let text = |key: &str| proof.get(key).and_then(Value::as_str);
        let suite = text("cryptosuite").or_else(|| text("type")).unwrap_or("proof").to_owned();
        let method = text("verificationMethod").unwrap_or_default();
        let signer = signer(proof, method, issuer);
        // A did:key is its own only key, so some name it without a fragment.
        let name = method.split_once('#').map(|(_, name)| name);
        let named = name.or_else(|| method.strip_prefix("did:key:"));
        let named = named.and_then(VerificationKey::from_multikey);
        let key = match &signer {
            Signer::Issuer(key) => Some(*key),
            // The name of the key may be the key itself: then the signature can be checked
            // even where nobody says whose it is.
            Signer::Other(_) | Signer::Unknown(_) => named,
        };
        let supported = supported(proof);
        let is_supported =
            !matches!(supported, Err(ProofFault::Foreign(_) | ProofFault::Unsupported(_)));
        let signature = match (supported, key) {
            (Err(fault), _) => Err(fault),
            (Ok(_), Some(key)) => secured.check(proof, key),
            (Ok(_), None) => Err(ProofFault::Unsupported("its key is not known".to_owned())),
        };
        Self { suite, signature, signer, is_supported }
    }

    fn is_broken(&self) -> bool {
        self.signature.as_ref().is_err_and(|fault| !is_open(fault))
    }
}

fn signer(proof: &Value, method: &str, issuer: &Issuer<'_>) -> Signer {
    let found = issuer.key(method).and_then(|(key, entry)| {
        still_counts(proof, &entry, method).map_err(MethodFault::Wrong)?;
        Ok(key)
    });
    match found {
        Ok(key) => Signer::Issuer(key),
        Err(MethodFault::Wrong(reason)) => Signer::Other(reason),
        Err(MethodFault::Open(reason)) => Signer::Unknown(reason),
    }
}

/// A key signs nothing from the moment it was revoked or ran out.
/// (*Controlled Identifiers 1.0*, section 2.2.)
fn still_counts(proof: &Value, entry: &Value, method: &str) -> Result<(), String> {
    let created = dates::of(proof, "created")?;
    for (key, what) in [("revoked", "was revoked"), ("expires", "ran out")] {
        let Some(end) = dates::of(entry, key)? else { continue };
        if created.is_none_or(|created| created >= end) {
            return Err(format!("the key `{method}` {what} on {end}, before it signed this"));
        }
    }
    Ok(())
}

fn signatures(judged: &[Judged]) -> Check {
    let (mut passed, mut open, mut is_odd) = (Vec::new(), Vec::new(), false);
    for Judged { suite, signature, .. } in judged {
        match signature {
            Ok(()) => passed.push(suite.as_str()),
            Err(fault) if is_open(fault) => {
                // A proof of a kind that is judged here, but cannot be: it may be tampered with.
                is_odd |= !matches!(fault, ProofFault::Foreign(_));
                open.push(format!("{suite}: {fault}"));
            }
            Err(fault) => return Check::failed("proof", format!("{suite}: {fault}")),
        }
    }
    if passed.is_empty() || is_odd {
        return Check::unknown("proof", open.join("; "));
    }
    let mut detail = format!("the signature matches ({})", passed.join(", "));
    if !open.is_empty() {
        detail = format!("{detail}; not judged: {}", open.join("; "));
    }
    Check::passed("proof", detail)
}

/// Whether a fault leaves it open if the signature is good.
fn is_open(fault: &ProofFault) -> bool {
    match fault {
        ProofFault::Foreign(_) | ProofFault::Unsupported(_) => true,
        ProofFault::Canonical(fault) => {
            matches!(fault, CanonicalError::UnknownContext(_) | CanonicalError::TooMuch(_))
        }
        ProofFault::Malformed(_) | ProofFault::Signature => false,
    }
}

fn signers(judged: &[Judged], issuer: &Issuer<'_>) -> Check {
    let mut found = None;
    // What others prove about the document, in ways of their own, says nothing of the issuer.
    for Judged { signer, signature, .. } in judged.iter().filter(|proof| proof.is_supported) {
        match signer {
            Signer::Other(reason) => return Check::failed("issuer", reason.clone()),
            Signer::Unknown(reason) => return Check::unknown("issuer", reason.clone()),
            // Only a key whose signature holds says anything about who signed.
            Signer::Issuer(key) if signature.is_ok() => found = Some(key),
            Signer::Issuer(_) => {}
        }
    }
    match found {
        Some(key) => {
            let (id, origin) = (issuer.id, issuer.origin());
            let detail = format!("signed by `{id}` with its key `{key}`, {origin}");
            Check::passed("issuer", detail)
        }
        None => Check::unknown("issuer", "no signature that could be checked says who signed"),
    }
}
