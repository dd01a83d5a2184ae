//! What verification comes to.

use std::fmt;

use serde_json::Value;

use super::{Claims, Kind, Part};

/// What is said of a draft.
const DRAFT: &str = "it is a draft, made by a development build";

/// How one check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is as it should be.
    Passed,
    /// It is not.
    Failed,
    /// It could not be decided.
    Unknown,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        })
    }
}

/// What a document is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Genuine, and it counts.
    Valid,
    /// Genuine, and its time is over.
    Expired,
    /// Genuine, and its issuer took it back.
    Revoked,
    /// It could not be decided.
    Unknown,
    /// Not genuine, not of its issuer, or not yet valid.
    Invalid,
}

impl Verdict {
    /// Every verdict, the best first.
    pub const ALL: [Self; 5] =
        [Self::Valid, Self::Expired, Self::Revoked, Self::Unknown, Self::Invalid];

    /// Whether the document is genuine and its state could be decided.
    pub fn is_decided(self) -> bool {
        matches!(self, Self::Valid | Self::Expired | Self::Revoked)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Valid => "valid",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Unknown => "unknown",
            Self::Invalid => "invalid",
        })
    }
}

/// One check of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// `parse`, `proof`, `issuer`, `dates` or `status`; also `credentials` of a learner
    /// record, `endorsement` where there are some, `recipient` where one is asked about.
    pub name: &'static str,
    /// How it went.
    pub outcome: Outcome,
    /// Why, for people.
    pub detail: String,
    /// The verdict that a failure comes to.
    pub(super) verdict: Verdict,
}

impl Check {
    pub(super) fn passed(name: &'static str, detail: impl Into<String>) -> Self {
        Self { name, outcome: Outcome::Passed, detail: detail.into(), verdict: Verdict::Valid }
    }

    pub(super) fn failed(name: &'static str, detail: impl Into<String>) -> Self {
        Self { name, outcome: Outcome::Failed, detail: detail.into(), verdict: Verdict::Invalid }
    }

    pub(super) fn unknown(name: &'static str, detail: impl Into<String>) -> Self {
        Self { name, outcome: Outcome::Unknown, detail: detail.into(), verdict: Verdict::Unknown }
    }

    pub(super) fn of(name: &'static str, result: Result<String, String>) -> Self {
        match result {
            Ok(detail) => Self::passed(name, detail),
            Err(detail) => Self::failed(name, detail),
        }
    }

    pub(super) fn with(mut self, verdict: Verdict) -> Self {
        self.verdict = verdict;
        self
    }
}

/// The judgement of one document.
#[derive(Debug, Clone)]
pub struct Report {
    /// What the document is, where it could be told.
    pub kind: Option<Kind>,
    /// Its `id`.
    pub id: Option<String>,
    /// What it says, believed or not.
    pub claims: Claims,
    /// The checks, in the order of `parse`, `proof`, `issuer`, `dates`, `status`, and then
    /// those that not every document has.
    pub checks: Vec<Check>,
    /// The documents that it holds, each judged by itself.
    pub parts: Vec<Part>,
    /// Whether it says of itself that it is a draft of a development build.
    pub is_draft: bool,
    document: Value,
    verdict: Verdict,
}

/// A document that was found valid. Only verification makes one.
#[derive(Debug, Clone)]
pub struct VerifiedCredential(Value);

impl VerifiedCredential {
    /// The document with its proofs.
    pub fn document(&self) -> &Value {
        &self.0
    }
}

impl Report {
    pub(super) fn new(
        kind: Kind,
        document: Value,
        mut checks: Vec<Check>,
        parts: Vec<Part>,
    ) -> Self {
        let claims = Claims::of(&document);
        let id = document.get("id").and_then(Value::as_str).map(str::to_owned);
        // A list names its issuer by the DID alone, and so says it in its own name.
        let is_draft = calls_draft(&document, claims.issuer_id.as_deref())
            || kind == Kind::StatusList && calls_draft(&document, id.as_deref());
        if is_draft {
            tell_draft(&mut checks);
        }
        let verdict = verdict(&checks);
        Self { kind: Some(kind), id, claims, checks, parts, verdict, is_draft, document }
    }

    /// The same of a document that is known to be a draft, though it cannot say so itself:
    /// DID documents have no word for it.
    #[must_use]
    pub fn into_draft(mut self) -> Self {
        if !self.is_draft {
            self.is_draft = true;
            tell_draft(&mut self.checks);
        }
        self
    }

    /// The report on something that is no document.
    pub fn unreadable(reason: String) -> Self {
        Self::without_document(Check::failed("parse", reason))
    }

    /// The report on a document that cannot be had.
    pub fn unavailable(reason: String) -> Self {
        Self::without_document(Check::unknown("parse", reason))
    }

    fn without_document(check: Check) -> Self {
        let checks = vec![check];
        let verdict = verdict(&checks);
        let (claims, parts, document) = (Claims::default(), Vec::new(), Value::Null);
        Self { kind: None, id: None, claims, checks, parts, verdict, is_draft: false, document }
    }

    /// The same, which says where the document was found.
    pub(super) fn read_from(mut self, place: &str) -> Self {
        if let Some(check) = self.checks.iter_mut().find(|check| check.name == "parse") {
            check.detail = format!("{}; {place}", check.detail);
        }
        self
    }

    /// The same, where drafts do not count: a draft is invalid.
    #[must_use]
    pub fn for_production(mut self) -> Self {
        if self.is_draft {
            // A second time changes nothing.
            self.checks.retain(|check| check.name != "issuer");
            let at = self.checks.len().min(2);
            self.checks.insert(at, Check::failed("issuer", format!("{DRAFT}, and none is wanted")));
            self.verdict = verdict(&self.checks);
        }
        self
    }

    /// The same of a document that lies where another one belongs.
    #[must_use]
    pub fn misplaced(mut self, reason: String) -> Self {
        self.checks.push(Check::failed("place", reason));
        self.verdict = verdict(&self.checks);
        self
    }

    /// The same without the document itself, to keep many.
    #[must_use]
    pub fn without_body(self) -> Self {
        let slim = |part: Part| Part { report: part.report.without_body(), ..part };
        let parts = self.parts.into_iter().map(slim).collect();
        Self { document: Value::Null, parts, ..self }
    }

    /// What the checks come to.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    pub(super) fn document(&self) -> &Value {
        &self.document
    }

    /// The check that its verdict stands on, where that is not valid.
    pub fn reason(&self) -> Option<&Check> {
        let is_it = |check: &&Check| check.verdict == self.verdict;
        self.checks.iter().find(is_it).filter(|_| self.verdict != Verdict::Valid)
    }

    /// The check of that name.
    pub fn check(&self, name: &str) -> Option<&Check> {
        self.checks.iter().find(|check| check.name == name)
    }

    /// The document, where it was found valid.
    pub fn into_verified(self) -> Option<VerifiedCredential> {
        let is_whole = self.verdict == Verdict::Valid && self.document.is_object();
        is_whole.then_some(VerifiedCredential(self.document))
    }
}

/// Whether a name is what drafts of development builds are called.
pub fn names_draft(name: &str) -> bool {
    name.ends_with(" (draft)")
}

/// Whether anything in a document calls the one of that id a draft. RDF knows no order and no
/// nesting, so a proof of it alone stays good where a name is moved to another object of the
/// same id, or into a list.
fn calls_draft(value: &Value, id: Option<&str>) -> bool {
    match value {
        Value::Array(entries) => entries.iter().any(|entry| calls_draft(entry, id)),
        Value::Object(fields) => {
            let is_it = fields.get("id").and_then(Value::as_str) == id;
            is_it && fields.get("name").is_some_and(has_draft_name)
                || fields.values().any(|field| calls_draft(field, id))
        }
        _ => false,
    }
}

/// Whether a name, or one of several, is a draft's.
fn has_draft_name(name: &Value) -> bool {
    match name {
        Value::String(name) => names_draft(name),
        Value::Array(names) => names.iter().any(has_draft_name),
        Value::Object(forms) => forms.values().any(has_draft_name),
        _ => false,
    }
}

/// Says so with the issuer, else with the form.
fn tell_draft(checks: &mut [Check]) {
    let at = checks.iter().position(|check| check.name == "issuer").unwrap_or_default();
    if let Some(check) = checks.get_mut(at) {
        check.detail = format!("{}; {DRAFT}", check.detail);
    }
}

/// What is not genuine is invalid, whatever else could not be decided. What is not proven
/// genuine is unknown. Only then does it count what became of it, and what was taken back
/// or is over stays so even where the rest of its state is not known.
fn verdict(checks: &[Check]) -> Verdict {
    let has = |verdict: Verdict| checks.iter().any(|check| check.verdict == verdict);
    let is_open = |check: &Check| {
        ["parse", "proof", "issuer"].contains(&check.name) && check.verdict == Verdict::Unknown
    };
    if has(Verdict::Invalid) {
        return Verdict::Invalid;
    }
    if checks.iter().any(is_open) {
        return Verdict::Unknown;
    }
    let order = [Verdict::Revoked, Verdict::Expired, Verdict::Unknown];
    order.into_iter().find(|verdict| has(*verdict)).unwrap_or(Verdict::Valid)
}
