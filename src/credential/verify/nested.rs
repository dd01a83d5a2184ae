//! Documents within a document: the credentials of a learner record, and endorsements.
//!
//! Each is judged by itself. (*Comprehensive Learner Record 2.0*, `ClrSubject`; Open Badges
//! 3.0, `endorsement` of a credential, an achievement or a Profile.)

use jiff::Timestamp;
use serde_json::Value;

use super::form::{Kind, has_type};
use super::person::{Likeness, Person};
use super::{Check, Report, Verdict, dates};

/// The most documents that are judged within one.
pub(super) const MAX_PARTS: usize = 1000;

/// How deep documents within documents are judged: an endorsement, of the endorser of a
/// badge, in a learner record.
pub(super) const MAX_LEVELS: usize = 3;

/// A document that another holds, judged by itself.
#[derive(Debug, Clone)]
pub struct Part {
    /// Where it is: a JSON Pointer (RFC 6901).
    pub place: String,
    /// The judgement of it.
    pub report: Report,
}

/// A document that another holds.
pub(super) struct Held<'a> {
    /// Where it is.
    pub(super) place: String,
    /// It.
    pub(super) document: &'a Value,
    /// What an endorsement is found at: the `id` of the object that holds it.
    owner: Option<&'a Value>,
    is_endorsement: bool,
}

impl Held<'_> {
    /// The time that it is judged by. Who endorses later than that says nothing against the
    /// badge: such an endorsement is judged as of its beginning, and told with it.
    pub(super) fn judged_at(&self, at: Timestamp) -> Timestamp {
        self.later_start(at).unwrap_or(at)
    }

    /// When an endorsement begins to count, if that is later.
    fn later_start(&self, at: Timestamp) -> Option<Timestamp> {
        let start = dates::start(self.document).ok().flatten();
        start.filter(|start| self.is_endorsement && *start > at)
    }
}

/// The documents that one holds, those of a learner record first.
pub(super) fn held(kind: Kind, document: &Value) -> Vec<Held<'_>> {
    let mut held = Vec::new();
    if kind == Kind::LearnerRecord {
        let place = "/credentialSubject/verifiableCredential";
        for (place, document) in items(document.pointer(place), place) {
            held.push(Held { place, document, owner: None, is_endorsement: false });
        }
    }
    endorsements(document, "", &mut held);
    held
}

/// The endorsements in an object and in the objects in it, but not in other credentials.
fn endorsements<'a>(value: &'a Value, place: &str, held: &mut Vec<Held<'a>>) {
    match value {
        Value::Object(entries) => {
            for (key, entry) in entries {
                let place = format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"));
                match key.as_str() {
                    "endorsement" | "endorsementJwt" => {
                        let owner = value.get("id");
                        held.extend(items(Some(entry), &place).map(|(place, document)| Held {
                            place,
                            document,
                            owner,
                            is_endorsement: true,
                        }));
                    }
                    "verifiableCredential" | "proof" => {}
                    _ => endorsements(entry, &place, held),
                }
            }
        }
        Value::Array(entries) => {
            for (at, entry) in entries.iter().enumerate() {
                endorsements(entry, &format!("{place}/{at}"), held);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Each item of a list with its place, or the value itself.
fn items<'a>(
    value: Option<&'a Value>,
    place: &str,
) -> impl Iterator<Item = (String, &'a Value)> + use<'a> {
    let place = place.to_owned();
    let is_list = value.is_some_and(Value::is_array);
    let items = match value {
        Some(Value::Array(items)) => items.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    items.iter().enumerate().map(move |(at, item)| {
        (if is_list { format!("{place}/{at}") } else { place.clone() }, item)
    })
}

/// Checks that the credentials of a learner record are genuine and about its person.
pub(super) fn check_credentials(document: &Value, held: &[Held<'_>], parts: &[Part]) -> Check {
    let name = "credentials";
    let subject = document.get("credentialSubject").unwrap_or(&Value::Null);
    let person = Person::of(subject);
    let mut open = None;
    let of_record = held.iter().zip(parts).filter(|(held, _)| !held.is_endorsement);
    let (mut count, mut expired, mut revoked) = (0, 0, None);
    for (held, Part { report, .. }) in of_record {
        count += 1;
        let what = title(held.document);
        match report.verdict() {
            Verdict::Invalid => {
                return Check::failed(name, format!("{what} in it: {}", why(report)));
            }
            Verdict::Revoked => revoked = Some(format!("{what} in it: {}", why(report))),
            Verdict::Unknown => open = Some(format!("{what} in it: {}", why(report))),
            Verdict::Expired => expired += 1,
            Verdict::Valid => {}
        }
        match report.kind {
            Some(Kind::Badge | Kind::LearnerRecord) => {}
            Some(kind) => {
                let is = kind.with_article();
                open = Some(format!("{what} in it is {is}, and no credential of the person"));
                continue;
            }
            // It has the verdict of something that could not be read.
            None => continue,
        }
        match person.likeness(&Person::of(&held.document["credentialSubject"])) {
            Likeness::Same => {}
            Likeness::Other => {
                return Check::failed(name, format!("{what} in it is of somebody else"));
            }
            Likeness::Open => {
                open = Some(format!("whether {what} in it is of the same person cannot be told"));
            }
        }
    }
    if let Some(open) = open {
        return Check::unknown(name, open);
    }
    if let Some(revoked) = revoked {
        return Check::failed(name, revoked).with(Verdict::Revoked);
    }
    let over = if expired > 0 { format!(", of which {expired} expired") } else { String::new() };
    let each = if count == 1 { "1 credential" } else { &format!("{count} credentials") };
    Check::passed(name, format!("{each}, all genuine and of the same person{over}"))
}

/// Checks that endorsements are genuine and of the thing they are found at. Nothing where
/// there are none.
pub(super) fn check_endorsements(
    held: &[Held<'_>],
    parts: &[Part],
    at: Timestamp,
) -> Option<Check> {
    let name = "endorsement";
    let (mut open, mut revoked) = (None, None);
    let mut endorsers = Vec::new();
    for (held, Part { report, .. }) in
        held.iter().zip(parts).filter(|(held, _)| held.is_endorsement)
    {
        let by = report.claims.issuer_name.as_ref().or(report.claims.issuer_id.as_ref());
        let by = by.map_or_else(|| "an endorsement".to_owned(), |by| format!("that by {by}"));
        let is_about_owner =
            held.owner.is_some() && held.document.pointer("/credentialSubject/id") == held.owner;
        match (report.verdict(), report.kind) {
            (Verdict::Invalid, _) => {
                return Some(Check::failed(name, format!("{by}: {}", why(report))));
            }
            (Verdict::Unknown, _) => open = Some(format!("{by}: {}", why(report))),
            (_, kind) if kind != Some(Kind::Endorsement) => {
                return Some(Check::failed(name, format!("{by} is none")));
            }
            _ if !is_about_owner => {
                return Some(Check::failed(name, format!("{by} is of something else")));
            }
            (Verdict::Revoked, _) => revoked = Some(format!("{by}: {}", why(report))),
            (verdict, _) => {
                let note = match (verdict, held.later_start(at)) {
                    (Verdict::Expired, _) => " (expired)".to_owned(),
                    (_, Some(start)) => format!(" (only from {start})"),
                    _ => String::new(),
                };
                endorsers.push(format!("{}{note}", by.trim_start_matches("that ")));
            }
        }
    }
    match (open, revoked) {
        (Some(open), _) => Some(Check::unknown(name, open)),
        (None, Some(revoked)) => Some(Check::failed(name, revoked).with(Verdict::Revoked)),
        (None, None) if endorsers.is_empty() => None,
        (None, None) => Some(Check::passed(name, format!("endorsed {}", endorsers.join(", ")))),
    }
}

/// What a part is called in a sentence.
fn title(document: &Value) -> String {
    let name =
        document.get("name").or_else(|| document.pointer("/credentialSubject/achievement/name"));
    match name.and_then(Value::as_str) {
        Some(name) => format!("“{name}”"),
        None if has_type(document, "VerifiableCredential") => "a credential".to_owned(),
        None => "something".to_owned(),
    }
}

/// The reason that its verdict stands on.
fn why(report: &Report) -> &str {
    report.reason().map_or("", |check| check.detail.as_str())
}
