//! Whether a document has the form that its type prescribes.

use serde_json::Value;

use super::claims::issuer_id;
use super::{Check, dates, did};
use crate::credential::contexts;

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An Open Badge.
    Badge,
    /// An endorsement of something.
    Endorsement,
    /// A Comprehensive Learner Record.
    LearnerRecord,
    /// A list of revocations.
    StatusList,
    /// The keys of a DID.
    DidDocument,
}

impl Kind {
    /// What a document says it is.
    ///
    /// # Errors
    /// It is none of the documents that can be judged → what it is not.
    pub fn of(document: &Value) -> Result<Self, String> {
        if !document.is_object() {
            return Err("it is no JSON object".to_owned());
        }
        if !has_type(document, "VerifiableCredential") {
            return if did::looks_like_document(document) {
                Ok(Self::DidDocument)
            } else if is_open_badge_2(document) {
                Err("it is an Open Badges 2.0 assertion, which carries no proof".to_owned())
            } else {
                Err("it is no verifiable credential".to_owned())
            };
        }
        let kinds = [
            ("OpenBadgeCredential", Self::Badge),
            ("AchievementCredential", Self::Badge),
            ("EndorsementCredential", Self::Endorsement),
            ("ClrCredential", Self::LearnerRecord),
            ("BitstringStatusListCredential", Self::StatusList),
        ];
        let kind = kinds.into_iter().find(|(name, _)| has_type(document, name));
        kind.map(|(_, kind)| kind)
            .ok_or_else(|| "it is neither a badge nor anything that belongs to one".to_owned())
    }

    pub(super) fn with_article(self) -> String {
        let article = if self == Self::Endorsement { "an" } else { "a" };
        format!("{article} {}", self.name())
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Badge => "badge",
            Self::Endorsement => "endorsement",
            Self::LearnerRecord => "learner record",
            Self::StatusList => "status list",
            Self::DidDocument => "DID document",
        }
    }
}

/// Whether a document is an assertion of Open Badges 2.0, whose worth is where it is hosted.
pub(super) fn is_open_badge_2(document: &Value) -> bool {
    let is_revoked = || document.get("revoked").is_some(); // then nothing else need be said
    has_type(document, "Assertion") && (document.get("badge").is_some() || is_revoked())
}

/// Checks the form, as far as a reader depends on it. (Open Badges 3.0, section B.1; what
/// else there is, the proof covers.)
pub(super) fn check(kind: Kind, document: &Value) -> Check {
    if !matches!(first_context(document), Some(contexts::CREDENTIALS_V2 | contexts::CREDENTIALS_V1))
    {
        return Check::failed(
            "parse",
            format!("its first context is not `{}`", contexts::CREDENTIALS_V2),
        );
    }
    let faults = [
        fault_of_id(kind, document.get("id")),
        issuer_id(document).is_none().then_some("it names no `issuer`"),
        fault_of_kind(kind, document),
    ];
    match (faults.into_iter().flatten().next(), unknown_context(document)) {
        (Some(fault), _) => Check::failed("parse", fault),
        (None, Some(why)) => Check::unknown("parse", why),
        (None, None) if kind != Kind::StatusList && !speaks_of_badges(document) => {
            Check::unknown("parse", "none of its contexts is that of Open Badges")
        }
        (None, None) if is_of_version_1(document) => Check::passed(
            "parse",
            format!("{} of data model 1.1, well formed", kind.with_article()),
        ),
        (None, None) => Check::passed("parse", format!("{}, well formed", kind.with_article())),
    }
}

/// Why it is not known what a document means, whatever it is signed with: it names a context
/// that is not embedded, or brings words of its own.
fn unknown_context(document: &Value) -> Option<String> {
    let unknown =
        contexts_of(document).iter().find(|one| !one.as_str().is_some_and(is_embedded))?;
    Some(match unknown.as_str() {
        Some(address) => format!("its context `{address}` is not known here"),
        None => "it brings a context of its own, which is not judged".to_owned(),
    })
}

fn speaks_of_badges(document: &Value) -> bool {
    let of_badges = |one: &Value| {
        one.as_str().is_some_and(|one| one.starts_with("https://purl.imsglobal.org/spec/"))
    };
    contexts_of(document).iter().any(of_badges)
}

fn contexts_of(document: &Value) -> &[Value] {
    match document.get("@context") {
        Some(Value::Array(all)) => all.as_slice(),
        Some(only) => std::slice::from_ref(only),
        None => &[],
    }
}

fn is_embedded(address: &str) -> bool {
    contexts::find(address).is_some()
}

fn fault_of_id(kind: Kind, id: Option<&Value>) -> Option<&'static str> {
    match id {
        Some(id) if is_uri(id) => None,
        Some(_) => Some("its `id` is no absolute address"),
        None if kind == Kind::StatusList => None,
        None => Some("it has no `id`"),
    }
}

fn fault_of_kind(kind: Kind, document: &Value) -> Option<&'static str> {
    let subject = document.get("credentialSubject");
    let Some(subject) = subject.filter(|subject| subject.is_object()) else {
        return Some("its `credentialSubject` is no object");
    };
    if matches!(kind, Kind::Badge | Kind::Endorsement | Kind::LearnerRecord) {
        if !has_type(document.get("issuer")?, "Profile") {
            return Some("its `issuer` is no Profile");
        }
        if !matches!(dates::start(document), Ok(Some(_))) {
            return Some("it does not say when it begins to count, with a time and a zone");
        }
    }
    match kind {
        Kind::Badge => fault_of_badge(subject),
        Kind::Endorsement if !has_type(subject, "EndorsementSubject") => {
            Some("its subject is no EndorsementSubject")
        }
        Kind::Endorsement if document.get("name").is_none() => Some("it has no `name`"),
        Kind::LearnerRecord if !has_type(subject, "ClrSubject") => {
            Some("its subject is no ClrSubject")
        }
        Kind::LearnerRecord if holds_nothing(subject) => Some("it holds no credential"),
        _ => None,
    }
}

fn holds_nothing(record: &Value) -> bool {
    match record.get("verifiableCredential") {
        None | Some(Value::Null) => true,
        Some(held) => held.as_array().is_some_and(Vec::is_empty),
    }
}

fn fault_of_badge(subject: &Value) -> Option<&'static str> {
    let achievement = subject.get("achievement").unwrap_or(&Value::Null);
    let criteria = achievement.get("criteria").unwrap_or(&Value::Null);
    let has_criteria = ["id", "narrative"].iter().any(|key| criteria[*key].is_string());
    let said = |key: &str| achievement.get(key).is_some_and(Value::is_string);
    if !has_type(subject, "AchievementSubject") {
        Some("its subject is no AchievementSubject")
    } else if !has_type(achievement, "Achievement") {
        Some("its subject has no Achievement")
    } else if !(said("id") && said("name") && said("description")) {
        Some("its achievement lacks an `id`, a `name` or a `description`")
    } else if !has_criteria {
        Some("its achievement has no criteria")
    } else {
        None
    }
}

/// Whether the `type` of an object is, or has among it, `name`.
pub(super) fn has_type(object: &Value, name: &str) -> bool {
    match object.get("type") {
        Some(Value::String(only)) => only == name,
        Some(Value::Array(types)) => types.iter().any(|one| one == name),
        _ => false,
    }
}

/// Whether a document is of version 1.1 of the data model.
fn is_of_version_1(document: &Value) -> bool {
    first_context(document) == Some(contexts::CREDENTIALS_V1)
}

fn first_context(document: &Value) -> Option<&str> {
    match document.get("@context")? {
        Value::Array(contexts) => contexts.first()?.as_str(),
        context => context.as_str(),
    }
}

fn is_uri(id: &Value) -> bool {
    id.as_str().is_some_and(|id| oxrdf::NamedNode::new(id).is_ok())
}
