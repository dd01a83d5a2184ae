//! What a document says, to be shown beside the verdict.

use serde_json::Value;

/// The main words of a document. Believe them only where the verdict allows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claims {
    /// The name of the credential or its badge.
    pub name: Option<String>,
    /// The name of the earner.
    pub earner: Option<String>,
    /// The name of the issuer.
    pub issuer_name: Option<String>,
    /// The identifier of the issuer.
    pub issuer_id: Option<String>,
    /// When it was awarded, or is valid from.
    pub awarded: Option<String>,
}

impl Claims {
    pub(super) fn of(document: &Value) -> Self {
        let text = |pointer: &str| Some(document.pointer(pointer)?.as_str()?.to_owned());
        Self {
            name: text("/name").or_else(|| text("/credentialSubject/achievement/name")),
            earner: text("/credentialSubject/name").or_else(|| earner(document)),
            issuer_name: text("/issuer/name"),
            issuer_id: issuer_id(document).map(str::to_owned),
            awarded: ["/awardedDate", "/validFrom", "/issuanceDate"].into_iter().find_map(text),
        }
    }
}

/// The identifier of the issuer, which may stand alone or in a Profile.
pub(super) fn issuer_id(document: &Value) -> Option<&str> {
    let issuer = document.get("issuer")?;
    issuer.as_str().or_else(|| issuer.get("id")?.as_str())
}

/// The identifier of the earner that is a name in plain text.
fn earner(document: &Value) -> Option<String> {
    let identifiers = document.pointer("/credentialSubject/identifier")?.as_array()?;
    let name = identifiers
        .iter()
        .find(|identifier| identifier["identityType"] == "name" && identifier["hashed"] == false)?;
    Some(name["identityHash"].as_str()?.to_owned())
}
