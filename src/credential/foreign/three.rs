//! Open Badges 3.0, and its forms on the way there.

use serde_json::Value;

use super::json::{id, list, others, scalar, text};
use super::text::{line, markdown, name};
use super::{
    Address, ForeignAchievement, ForeignAward, ForeignEvidence, Picture, Recipient, time, two,
};

/// Keys of a credential that are read, or say nothing that is missed.
const CREDENTIAL: [&str; 20] = [
    "@context",
    "type",
    "id",
    "name",
    "description",
    "issuer",
    "image",
    "awardedDate",
    "validFrom",
    "validUntil",
    "issuanceDate",
    "expirationDate",
    "issued",
    "credentialSubject",
    "evidence",
    "credentialStatus",
    "credentialSchema",
    "proof",
    "refreshService",
    "iss",
];

/// Keys of its subject, likewise.
const SUBJECT: [&str; 7] =
    ["type", "id", "identifier", "name", "narrative", "achievement", "result"];

/// Keys of an Achievement, likewise.
const ACHIEVEMENT: [&str; 15] = [
    "@context",
    "type",
    "id",
    "name",
    "description",
    "criteria",
    "achievementType",
    "alignment",
    "image",
    "tag",
    "version",
    "inLanguage",
    "creator",
    "otherIdentifier",
    "resultDescription",
];

/// The subject of a credential, the first where it has several.
pub(super) fn subject(credential: &Value) -> Option<&Value> {
    list(credential, "credentialSubject").next()
}

/// The award that a credential speaks of.
///
/// # Errors
/// It does not say whose it is or when it was made → that.
pub(super) fn award(credential: &Value) -> Result<ForeignAward, String> {
    let subject = subject(credential).ok_or("it has no `credentialSubject`")?;
    let keys = ["awardedDate", "validFrom", "issuanceDate", "issued"];
    let (key, issued) = keys
        .iter()
        .find_map(|key| Some((key, scalar(credential, key)?)))
        .ok_or("it has no `validFrom`")?;
    let awarded = time::moment(&issued)
        .ok_or_else(|| format!("its `{key}`, `{}`, is no date", line(&issued)))?;
    let expires = match two::expiry(credential, "validUntil")? {
        None => two::expiry(credential, "expirationDate")?,
        found => found,
    };
    let mut left_out = others(credential, &CREDENTIAL);
    left_out.extend(others(subject, &SUBJECT));
    Ok(ForeignAward {
        id: text(credential, "id").map(name),
        recipient: recipient(subject),
        awarded,
        expires,
        narrative: text(subject, "narrative").map(markdown),
        evidence: list(credential, "evidence").map(evidence).collect(),
        results: results(subject),
        revoked: None,
        left_out,
    })
}

fn recipient(subject: &Value) -> Recipient {
    let mut recipient = Recipient { name: text(subject, "name").map(line), ..Recipient::default() };
    match text(subject, "id").map(name) {
        Some(did) if did.starts_with("did:") => recipient.did = Some(did),
        Some(address) => match address.strip_prefix("mailto:") {
            Some(email) => recipient.emails.push(Address::Plain(email.to_owned())),
            None => recipient.others.push(address),
        },
        None => {}
    }
    for identifier in list(subject, "identifier") {
        let Some(identity) = text(identifier, "identityHash").map(name) else { continue };
        let hashed = identifier.get("hashed").is_some_and(|hashed| hashed == true);
        match (text(identifier, "identityType"), hashed) {
            (Some("emailAddress"), false) => recipient.emails.push(Address::Plain(identity)),
            (Some("emailAddress"), true) => {
                let salt = identifier.get("salt").and_then(Value::as_str).unwrap_or_default();
                recipient.emails.push(Address::Hashed { hash: identity, salt: salt.to_owned() });
            }
            (Some("name"), false) => recipient.name = recipient.name.or(Some(line(&identity))),
            (_, false) => recipient.others.push(identity),
            (_, true) => {}
        }
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

/// What was marked, by the Achievement's word for it, and the mark.
fn results(subject: &Value) -> Vec<(String, String)> {
    let none = Value::Null;
    let achievement = subject.get("achievement").unwrap_or(&none);
    let described = |result: &Value| {
        let wanted = text(result, "resultDescription");
        list(achievement, "resultDescription").find(|one| wanted.is_some() && id(one) == wanted)
    };
    let results = list(subject, "result").filter_map(|result| {
        let description = described(result);
        let level = text(result, "achievedLevel").map(|level| {
            let levels = description.into_iter().flat_map(|one| list(one, "rubricCriterionLevel"));
            let named =
                levels.filter(|one| id(one) == Some(level)).find_map(|one| text(one, "name"));
            line(named.unwrap_or(level))
        });
        let value = scalar(result, "value").map(|value| line(&value));
        let value = value.or(level).or_else(|| text(result, "status").map(line))?;
        let name = description.and_then(|one| text(one, "name")).map_or("Result".into(), line);
        Some((name, value))
    });
    results.collect()
}

/// A badge.
///
/// # Errors
/// It has no name → that.
pub(super) fn badge(achievement: &Value) -> Result<ForeignAchievement, String> {
    let title = text(achievement, "name").ok_or("its achievement has no name")?;
    let (criteria, criteria_page) = two::criteria(achievement);
    let tags = list(achievement, "tag").filter_map(Value::as_str).map(line);
    let identifiers = list(achievement, "otherIdentifier");
    let identifiers = identifiers.filter_map(|one| text(one, "identifier").map(name));
    Ok(ForeignAchievement {
        id: text(achievement, "id").map(name),
        name: line(title),
        description: text(achievement, "description").map(line).unwrap_or_default(),
        criteria,
        criteria_page,
        achievement_type: list(achievement, "achievementType").find_map(Value::as_str).map(line),
        version: scalar(achievement, "version").map(|version| line(&version)),
        tags: tags.filter(|tag| !tag.is_empty()).collect(),
        alignments: list(achievement, "alignment").filter_map(two::alignment).collect(),
        other_identifiers: identifiers.collect(),
        picture: achievement.get("image").map_or(Picture::None, two::picture),
        left_out: others(achievement, &ACHIEVEMENT),
    })
}
