//! Documents of anybody as trees, as far as they are made of the words that ours are.

use serde_json::Value;

use super::Tree;
use crate::credential::contexts;

/// The keys whose values are words of the shape.
const WORD_KEYS: [&str; 9] = [
    "@context",
    "associationType",
    "cryptosuite",
    "identifierType",
    "identityType",
    "proofPurpose",
    "resultType",
    "statusPurpose",
    "type",
];

/// The keys whose values name nodes.
const IRI_KEYS: [&str; 4] = ["id", "issuer", "statusListCredential", "verificationMethod"];

/// The other keys.
const KEYS: [&str; 48] = [
    "achievement",
    "achievementType",
    "alignment",
    "association",
    "awardedDate",
    "created",
    "creator",
    "credentialStatus",
    "credentialSubject",
    "criteria",
    "description",
    "email",
    "endorsement",
    "endorsementComment",
    "evidence",
    "encodedList",
    "hashed",
    "identifier",
    "identityHash",
    "image",
    "inLanguage",
    "name",
    "narrative",
    "otherIdentifier",
    "partial",
    "proof",
    "proofValue",
    "result",
    "resultDescription",
    "salt",
    "source",
    "sourceId",
    "statusListIndex",
    "tag",
    "targetCode",
    "targetDescription",
    "targetFramework",
    "targetId",
    "targetName",
    "targetUrl",
    "url",
    "validFrom",
    "validUntil",
    "value",
    "verifiableCredential",
    "version",
    "activityStartDate",
    "activityEndDate",
];

/// The words, besides the addresses of contexts.
const WORDS: [&str; 31] = [
    "Achievement",
    "AchievementCredential",
    "AchievementSubject",
    "Alignment",
    "Association",
    "BitstringStatusList",
    "BitstringStatusListCredential",
    "BitstringStatusListEntry",
    "ClrCredential",
    "ClrSubject",
    "DataIntegrityProof",
    "EndorsementCredential",
    "EndorsementSubject",
    "Evidence",
    "IdentifierEntry",
    "IdentityObject",
    "Image",
    "OpenBadgeCredential",
    "Profile",
    "Result",
    "ResultDescription",
    "VerifiableCredential",
    "assertionMethod",
    "eddsa-jcs-2022",
    "eddsa-rdfc-2022",
    "emailAddress",
    "identifier",
    "name",
    "precedes",
    "revocation",
    "isPartOf",
];

/// How IRIs begin that no context makes another of.
const SCHEMES: [&str; 5] = ["https://", "http://", "did:", "urn:", "mailto:"];

impl<'a> Tree<'a> {
    /// A document as a tree. Nothing where it has other keys and words, or values that trees
    /// have no room for.
    pub(in crate::credential) fn read(document: &'a Value) -> Option<Self> {
        let Value::Object(entries) = document else { return None };
        let field = |(key, value): (&'a String, &'a Value)| {
            if let Some(key) = known(&WORD_KEYS, key) {
                return Some((key, words(value)?));
            }
            if let Some(key) = known(&IRI_KEYS, key) {
                // An issuer may stand there in full.
                let is_object = key == "issuer" && value.is_object();
                return Some((key, if is_object { Tree::read(value)? } else { iri(value)? }));
            }
            let key = known(&KEYS, key)?;
            Some((key, any(value)?))
        };
        entries.iter().map(field).collect::<Option<_>>().map(Tree::Map)
    }
}

fn any(value: &Value) -> Option<Tree<'_>> {
    match value {
        Value::String(text) => Some(Tree::Text(text.as_str().into())),
        Value::Bool(flag) => Some(Tree::Flag(*flag)),
        Value::Object(_) => Tree::read(value),
        // An empty list says nothing, or that there is nothing.
        Value::Array(items) if !items.is_empty() && !items.iter().any(Value::is_array) => {
            items.iter().map(any).collect::<Option<_>>().map(Tree::List)
        }
        Value::Array(_) | Value::Number(_) | Value::Null => None,
    }
}

fn words(value: &Value) -> Option<Tree<'_>> {
    let word = |value: &Value| {
        let text = value.as_str()?;
        let context = contexts::ALL.iter().map(|(address, _)| *address);
        context.chain(WORDS).find(|word| *word == text).map(Tree::Word)
    };
    match value {
        Value::Array(items) if !items.is_empty() => {
            items.iter().map(word).collect::<Option<_>>().map(Tree::List)
        }
        value => word(value),
    }
}

/// The name of a node.
fn iri(value: &Value) -> Option<Tree<'_>> {
    let text = value.as_str()?;
    let is_plain = SCHEMES.iter().any(|scheme| text.starts_with(scheme));
    let is_iri = is_plain && oxrdf::NamedNodeRef::new(text).is_ok();
    is_iri.then(|| Tree::Iri(text.into()))
}

fn known(keys: &[&'static str], key: &str) -> Option<&'static str> {
    keys.iter().copied().find(|known| *known == key)
}

#[cfg(test)]
mod tests {
    use super::super::Canonicaliser;
    use super::*;
    use crate::credential::canonical;
    use serde_json::json;

    fn badge() -> Value {
        json!({
            "@context": [contexts::CREDENTIALS_V2, contexts::OPEN_BADGES],
            "id": "https://badges.example/credentials/1",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": {"id": "did:web:badges.example", "type": ["Profile"], "name": "Acme"},
            "validFrom": "2026-05-01T00:00:00Z",
            "credentialSubject": {
                "type": ["AchievementSubject"],
                "identifier": [{"type": "IdentityObject", "hashed": false,
                    "identityHash": "Ada", "identityType": "name"}],
                "achievement": {
                    "id": "https://badges.example/badges/x", "type": ["Achievement"],
                    "name": "X", "description": "Does \"x\".\t", "tag": ["a", "b"],
                    "criteria": {"narrative": "Did x.\nTwice."}
                }
            }
        })
    }

    /// Whatever is changed: the same as by the reference path, where there is a form at all.
    #[test]
    fn documents_of_others_have_the_form_that_the_reference_path_gives() {
        let values = [
            json!("Ada"),
            json!("https://x.example/"),
            json!("relative"),
            json!("https://a b/"),
            json!("_:b0"),
            json!([]),
            json!(["x", "x"]),
            json!(null),
            json!(7),
            json!(true),
            json!({"narrative": "x"}),
            json!({"type": ["Profile"], "name": "x"}),
            json!([{"type": ["Achievement"]}, {"type": ["Achievement"]}]),
            json!("Profile"),
            json!(["Achievement", "Profile"]),
            json!("urn:mark:1"),
        ];
        let places = [
            "",
            "/issuer",
            "/credentialSubject",
            "/credentialSubject/achievement",
            "/credentialSubject/achievement/criteria",
            "/credentialSubject/identifier/0",
        ];
        let keys = [
            "id",
            "type",
            "name",
            "narrative",
            "hashed",
            "identityType",
            "criteria",
            "tag",
            "image",
            "creator",
            "alignment",
            "evidence",
            "description",
            "@context",
            "value",
        ];
        let fast = Canonicaliser::default();
        let (mut read, mut formed) = (0, 0);
        let ways = places.iter().flat_map(|place| keys.map(|key| (place, key)));
        for (at, (place, key)) in ways.enumerate() {
            // A fifth of all, each value at other places.
            for value in values.iter().skip(at % 5).step_by(5) {
                let mut document = badge();
                document.pointer_mut(place).unwrap()[key] = value.clone();
                let Some(tree) = Tree::read(&document) else { continue };
                read += 1;
                let reference = canonical::rdfc(&document);
                if let Ok(text) = fast.rdfc(&tree) {
                    assert_eq!(Ok(text), reference, "{place}/{key}: {value}");
                    formed += 1;
                } else {
                    assert!(reference.is_err(), "{place}/{key}: {value}");
                }
            }
        }
        assert!(read > 100 && formed > 20, "{read} {formed}");
    }
}
