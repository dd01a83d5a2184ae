//! Signed documents that the standards publish, with the contexts they name.

use laureate::credential::canonical::{CanonicalError, Hash, rdfc_with};
use laureate::credential::contexts::Contexts;
use laureate::credential::proof::{ProofFault, Secured};
use laureate::credential::{SigningKey, VerificationKey};
use serde_json::Value;

use super::shared;

/// The embedded contexts and the W3C's for examples.
fn contexts() -> Option<Contexts> {
    let examples = shared::text("contexts/credentials-examples-v2.jsonld")?;
    let address = "https://www.w3.org/ns/credentials/examples/v2";
    Some(Contexts::default().with(address, &examples))
}

/// What the proof of a published document comes to, by the key that it names.
fn check(document: &Value, contexts: &Contexts) -> Vec<Result<(), ProofFault>> {
    let secured = Secured::new(document).unwrap().with_contexts(contexts.clone());
    let check = |proof: &Value| {
        let method = proof["verificationMethod"].as_str().unwrap();
        let key = VerificationKey::from_multikey(method.rsplit_once('#').unwrap().1).unwrap();
        secured.check(proof, key)
    };
    secured.proofs().iter().map(check).collect()
}

#[test]
fn documents_of_the_eddsa_suites() {
    let Some(contexts) = contexts() else { return };
    let vectors = [
        ("eddsa-rdfc-2022", "signedDataInt", "canonDocDataInt"),
        ("Ed25519Signature2020", "signedEdSig", "canonDocEdSig"),
    ];
    for (folder, signed, canonical) in vectors {
        let document = shared::json(&format!("vc-di-eddsa/{folder}/{signed}.json")).unwrap();
        let secured = Secured::new(&document).unwrap();
        let expected = shared::text(&format!("vc-di-eddsa/{folder}/{canonical}.txt")).unwrap();
        let made = rdfc_with(secured.unsigned(), &contexts, Hash::Sha256).unwrap();
        assert_eq!(made, expected, "{folder}");
        assert_eq!(check(&document, &contexts), [Ok(())], "{folder}");
        let mut changed = document.clone();
        changed["id"] = Value::from("urn:uuid:00000000-0000-0000-0000-000000000000");
        assert_eq!(check(&changed, &contexts), [Err(ProofFault::Signature)], "{folder}");
        // Without the context, nothing is said of the signature.
        let open = check(&document, &Contexts::default());
        assert!(matches!(open[..], [Err(ProofFault::Canonical(_))]), "{folder}");
    }
}

/// It names a context that is nowhere to be had here.
#[test]
fn a_context_that_is_not_known_leaves_it_open() {
    let name = "vc-di-eddsa/eddsa-rdfc-2022/employ/signedDataInt.json";
    let (Some(contexts), Some(document)) = (contexts(), shared::json(name)) else { return };
    let results = check(&document, &contexts);
    let unknown = CanonicalError::UnknownContext("`https://w3id.org/citizenship/v4rc1`".to_owned());
    assert_eq!(results, [Err(ProofFault::Canonical(unknown))]);
}

#[test]
fn sets_of_proofs_and_chains() {
    let Some(contexts) = contexts() else { return };
    let document = |name: &str| shared::json(&format!("vc-di-eddsa/proof-set-chain/{name}.json"));
    for (name, proofs) in [("signedProofSet1", 1), ("signedProofSet2", 2)] {
        let results = check(&document(name).unwrap(), &contexts);
        assert_eq!(results, vec![Ok(()); proofs], "{name}");
    }
    let results = check(&document("signedProofChain2").unwrap(), &contexts);
    let is_open = |result: &Result<(), ProofFault>| matches!(result, Err(ProofFault::Unsupported(reason)) if reason.contains("chains"));
    assert!(results.iter().any(is_open), "{results:?}");
}

/// The learner record of the 1EdTech guide.
#[test]
fn the_learner_record_of_the_guide() {
    let Some(document) = shared::json("ob3-guide-vectors/clrv2p0/signed.json") else { return };
    let canonical = shared::text("ob3-guide-vectors/clrv2p0/document-canon.txt").unwrap();
    let secured = Secured::new(&document).unwrap();
    let made = rdfc_with(secured.unsigned(), &Contexts::default(), Hash::Sha256).unwrap();
    assert_eq!(made.trim_end(), canonical.trim_end());
    let seed = shared::json("ob3-guide-vectors/expected.json").unwrap();
    let seed = data_encoding::HEXLOWER.decode(seed["secretSeedHex"].as_str().unwrap().as_bytes());
    let key = SigningKey::from_seed(&seed.unwrap().try_into().unwrap());
    assert_eq!(secured.check(&secured.proofs()[0], key.public()), Ok(()));
}
