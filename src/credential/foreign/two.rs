//! Open Badges 2.0.

use serde_json::Value;

use super::json::{id, is, list, others, scalar, text};
use super::text::{line, markdown, name};
use super::{
    Address, ForeignAchievement, ForeignAlignment, ForeignAward, ForeignEvidence, ForeignProfile,
    Picture, Recipient, time,
};

/// Keys of an Assertion that are read, or say nothing that is missed.
const ASSERTION: [&str; 16] = [
    "@context",
    "type",
    "id",
    "recipient",
    "badge",
    "verification",
    "issuedOn",
    "expires",
    "evidence",
    "narrative",
    "image",
    "revoked",
    "revocationReason",
    "related",
    "uid",
    "extensions:recipientProfile",
];

/// Keys of a `BadgeClass`, likewise.
const BADGE_CLASS: [&str; 12] = [
    "@context",
    "type",
    "id",
    "name",
    "description",
    "image",
    "criteria",
    "issuer",
    "tags",
    "alignment",
    "version",
    "related",
];

/// The award that an Assertion speaks of.
///
/// # Errors
/// It does not say when it was made → that.
pub(super) fn award(assertion: &Value) -> Result<ForeignAward, String> {
    let issued = scalar(assertion, "issuedOn").ok_or("it has no `issuedOn`")?;
    let awarded = time::moment(&issued)
        .ok_or_else(|| format!("its `issuedOn`, `{}`, is no date", line(&issued)))?;
    let revoked = assertion.get("revoked").is_some_and(|revoked| revoked == true);
    Ok(ForeignAward {
        id: id(assertion).map(name),
        recipient: recipient(assertion),
        awarded,
        expires: expiry(assertion, "expires")?,
        narrative: text(assertion, "narrative").map(markdown),
        evidence: list(assertion, "evidence").map(evidence).collect(),
        results: Vec::new(),
        revoked: revoked.then(|| text(assertion, "revocationReason").map(line).unwrap_or_default()),
        left_out: others(assertion, &ASSERTION),
    })
}

/// The time under `key`.
///
/// # Errors
/// It cannot be read → that: an award that ends must not come to last for ever.
pub(super) fn expiry(value: &Value, key: &str) -> Result<Option<String>, String> {
    let Some(written) = scalar(value, key) else { return Ok(None) };
    match time::moment(&written) {
        Some(moment) => Ok(Some(moment)),
        None => Err(format!("its `{key}`, `{}`, is no date", line(&written))),
    }
}

fn recipient(assertion: &Value) -> Recipient {
    let mut recipient = Recipient::default();
    if let Some(profile) = assertion.get("extensions:recipientProfile") {
        recipient.name = text(profile, "name").map(line);
    }
    let Some(named) = assertion.get("recipient") else { return recipient };
    let Some(identity) = text(named, "identity").map(name) else { return recipient };
    let hashed = named.get("hashed").is_some_and(|hashed| hashed == true);
    if identity.starts_with("did:") {
        recipient.did = Some(identity);
    } else if is(named, "email") || identity.contains('@') {
        recipient.emails.push(if hashed {
            Address::Hashed {
                hash: identity,
                // It is hashed as it stands, spaces and all.
                salt: named.get("salt").and_then(Value::as_str).unwrap_or_default().to_owned(),
            }
        } else {
            Address::Plain(identity)
        });
    } else {
        recipient.others.push(identity);
    }
    recipient
}

fn evidence(value: &Value) -> ForeignEvidence {
    let narrative = text(value, "narrative").or_else(|| text(value, "description"));
    ForeignEvidence {
        name: text(value, "name").map(line),
        url: id(value).map(name),
        narrative: narrative.map(markdown),
    }
}

/// A badge.
///
/// # Errors
/// It has no name → that.
pub(super) fn badge(class: &Value) -> Result<ForeignAchievement, String> {
    let title = text(class, "name").ok_or("its badge has no name")?;
    let (criteria, criteria_page) = criteria(class);
    let tags = list(class, "tags").filter_map(Value::as_str).map(line);
    Ok(ForeignAchievement {
        id: id(class).map(name),
        name: line(title),
        description: text(class, "description").map(line).unwrap_or_default(),
        criteria,
        criteria_page,
        achievement_type: None,
        version: scalar(class, "version").map(|version| line(&version)),
        tags: tags.filter(|tag| !tag.is_empty()).collect(),
        alignments: list(class, "alignment").filter_map(alignment).collect(),
        other_identifiers: Vec::new(),
        picture: class.get("image").map(picture).unwrap_or_default(),
        left_out: others(class, &BADGE_CLASS),
    })
}

/// The criteria as Markdown, and the page that tells them.
pub(super) fn criteria(badge: &Value) -> (Option<String>, Option<String>) {
    let Some(criteria) = badge.get("criteria") else { return (None, None) };
    let narrative = text(criteria, "narrative").map(markdown).filter(|text| !text.is_empty());
    let page = id(criteria).map(name);
    match page {
        // Some write the criteria themselves where their address belongs.
        Some(words) if !words.contains("://") && narrative.is_none() => {
            (id(criteria).map(markdown), None)
        }
        page => (narrative, page),
    }
}

/// What a badge stands for, of either version.
pub(super) fn alignment(value: &Value) -> Option<ForeignAlignment> {
    Some(ForeignAlignment {
        name: line(text(value, "targetName")?),
        framework: text(value, "targetFramework").map(line),
        code: scalar(value, "targetCode").map(|code| line(&code)),
        url: text(value, "targetUrl").map(name),
        description: text(value, "targetDescription").map(line),
    })
}

/// A picture: its bytes from a `data:` address (RFC 2397), else its address.
pub(super) fn picture(value: &Value) -> Picture {
    let Some(address) = id(value) else { return Picture::None };
    if !address.starts_with("data:") {
        return Picture::Address(name(address));
    }
    let bytes = address.split_once(";base64,").and_then(|(_, data)| {
        let data: Vec<u8> = data.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
        data_encoding::BASE64.decode(&data).ok()
    });
    bytes.map_or(Picture::None, |bytes| Picture::Bytes(bytes.into()))
}

/// Who issued it.
pub(super) fn profile(issuer: &Value) -> ForeignProfile {
    ForeignProfile {
        id: id(issuer).map(name),
        name: text(issuer, "name").map(line),
        url: text(issuer, "url").map(name),
    }
}
