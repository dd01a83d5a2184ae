//! Whether the issuer took a document back (*Bitstring Status List v1.0*).

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use serde_json::Value;

use super::claims::issuer_id;
use super::form::has_type;
use super::{BitList, Check, Report, Verdict};

/// What became of a list that was asked for.
pub(super) enum ListState {
    /// It cannot be had.
    Missing(String),
    /// It is there and cannot be believed.
    Bad(String),
    /// It could not be judged, or is out of date.
    Open(String),
    /// It is genuine.
    Good(List),
    /// It is a list of the ids that were revoked, as Open Badges had before.
    Revocations(Revocations),
}

/// A `1EdTechRevocationList` (*Verifiable Credentials Revocation List 1.0*). It is not
/// signed: it is believed for the address that the signed credential names.
pub(super) struct Revocations {
    ids: BTreeSet<String>,
    origin: String,
}

impl Revocations {
    /// Reads one. Nothing where it is none.
    pub(super) fn of(document: &Value, origin: String) -> Option<Self> {
        let entries = document.get("revokedCredential")?.as_array()?;
        let revoked =
            entries.iter().filter(|entry| entry.get("revoked") != Some(&Value::Bool(false)));
        let id = |entry: &Value| Some(entry.get("id").unwrap_or(entry).as_str()?.to_owned());
        Some(Self { ids: revoked.filter_map(id).collect(), origin })
    }
}

/// A genuine list.
pub(super) struct List {
    issuer: String,
    id: Option<String>,
    purposes: Vec<String>,
    bits: BitList,
    origin: String,
}

impl ListState {
    /// How many bytes of memory it takes, for the most part.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Good(list) => list.bits.len() / 8,
            Self::Revocations(list) => list.ids.iter().map(|id| id.len() + 64).sum(),
            Self::Missing(_) | Self::Bad(_) | Self::Open(_) => 0,
        }
    }

    /// What a judged list comes to, that begins to count at `early` only, after the time
    /// that is asked about.
    pub(super) fn of(report: &Report, early: Option<Timestamp>, origin: String) -> Self {
        let mut invalid = report.checks.iter().filter(|check| check.verdict == Verdict::Invalid);
        if let Some(from) = early
            && report.verdict() == Verdict::Invalid
            && invalid.all(|check| check.name == "dates")
        {
            return Self::Open(format!("it says nothing of the time before {from}"));
        }
        let why = |verdict: Verdict| {
            let check = report.checks.iter().find(|check| check.verdict == verdict);
            check.map_or_else(String::new, |check| check.detail.clone())
        };
        match report.verdict() {
            Verdict::Valid => {}
            Verdict::Expired => return Self::Open("it is out of date".to_owned()),
            Verdict::Unknown => return Self::Open(why(Verdict::Unknown)),
            Verdict::Invalid | Verdict::Revoked => return Self::Bad(why(Verdict::Invalid)),
        }
        let document = report.document();
        match (read_list(document), issuer_id(document)) {
            (Ok((purposes, bits)), Some(issuer)) => {
                let (issuer, id) = (issuer.to_owned(), report.id.clone());
                Self::Good(List { issuer, id, purposes, bits, origin })
            }
            (Err(fault), _) => Self::Bad(fault),
            (_, None) => Self::Bad("it names no issuer".to_owned()),
        }
    }
}

/// Checks a list by itself.
pub(super) fn check_list(document: &Value) -> Check {
    let read = read_list(document)
        .map(|(_, bits)| format!("a list of {}, with {} set", bits.len(), bits.count_set()));
    Check::of("status", read)
}

fn read_list(document: &Value) -> Result<(Vec<String>, BitList), String> {
    let subject = document.get("credentialSubject").unwrap_or(&Value::Null);
    if !has_type(subject, "BitstringStatusList") {
        return Err("its subject is no BitstringStatusList".to_owned());
    }
    let purposes: Vec<String> = match subject.get("statusPurpose") {
        Some(Value::String(purpose)) => vec![purpose.clone()],
        Some(Value::Array(purposes)) => {
            purposes.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        _ => return Err("it has no `statusPurpose`".to_owned()),
    };
    let encoded = subject.get("encodedList").and_then(Value::as_str).ok_or("it has no list")?;
    Ok((purposes, BitList::unpack(encoded)?))
}

/// Checks each entry under `credentialStatus`.
pub(super) fn check(document: &Value, lists: &dyn Fn(&str) -> Arc<OnceLock<ListState>>) -> Check {
    let entries = match document.get("credentialStatus") {
        None => return Check::passed("status", "it names no list of revocations"),
        Some(Value::Array(entries)) => entries.as_slice(),
        Some(entry) => std::slice::from_ref(entry),
    };
    if entries.is_empty() || entries.len() > 8 {
        return Check::failed("status", "its `credentialStatus` is empty or overlong");
    }
    let mut checks: Vec<Check> =
        entries.iter().map(|entry| check_entry(entry, document, lists)).collect();
    checks.sort_by_key(|check| match check.verdict {
        Verdict::Invalid => 0,
        Verdict::Revoked => 1,
        Verdict::Unknown => 2,
        Verdict::Expired | Verdict::Valid => 3,
    });
    checks.swap_remove(0)
}

fn check_entry(
    entry: &Value,
    document: &Value,
    lists: &dyn Fn(&str) -> Arc<OnceLock<ListState>>,
) -> Check {
    let failed = |what: &str| Check::failed("status", what.to_owned());
    let text = |key: &str| entry.get(key).and_then(Value::as_str);
    if has_type(entry, "1EdTechRevocationList") {
        return check_revocations(text("id"), document, lists);
    }
    if !has_type(entry, "BitstringStatusListEntry") {
        let kind = text("type").unwrap_or("none");
        return Check::unknown(
            "status",
            format!("its status is of the type `{kind}`, which is not checked"),
        );
    }
    let Some(purpose) = text("statusPurpose") else {
        return failed("its status has no `statusPurpose`");
    };
    if !matches!(purpose, "revocation" | "suspension") {
        let what = format!("its status is about `{purpose}`, which is not checked");
        return Check::unknown("status", what);
    }
    // As JSON has it, 1.0 is the same number.
    if entry.get("statusSize").is_some_and(|size| size.as_f64() != Some(1.0)) {
        return Check::unknown("status", "its status has more than one bit, which is not checked");
    }
    // The standard wants a text; some issuers write a number.
    let index = match entry.get("statusListIndex") {
        Some(Value::Number(number)) => number.as_u64(),
        _ => text("statusListIndex").and_then(index),
    };
    let Some(index) = index else {
        return failed("its `statusListIndex` is no number in text");
    };
    let Some(address) = text("statusListCredential") else {
        return failed("its status names no list");
    };
    match lists(address).get() {
        Some(ListState::Good(list)) => look_up(list, address, purpose, index, document),
        Some(ListState::Revocations(_)) => {
            failed(&format!("the list `{address}` is not genuine: it is no status list"))
        }
        other => undecided(address, other),
    }
}

/// Checks an entry of the kind that Open Badges had before.
fn check_revocations(
    address: Option<&str>,
    document: &Value,
    lists: &dyn Fn(&str) -> Arc<OnceLock<ListState>>,
) -> Check {
    let (Some(address), Some(id)) = (address, document.get("id").and_then(Value::as_str)) else {
        return Check::failed("status", "its status names no list");
    };
    match lists(address).get() {
        Some(ListState::Revocations(Revocations { ids, origin })) if ids.contains(id) => {
            let detail = format!("its issuer revoked it, by the list `{address}`, {origin}");
            Check::failed("status", detail).with(Verdict::Revoked)
        }
        Some(ListState::Revocations(Revocations { origin, .. })) => {
            Check::passed("status", format!("not in the list `{address}`, {origin}"))
        }
        Some(ListState::Good(_)) => {
            Check::failed("status", format!("the list `{address}` is no list of revocations"))
        }
        other => undecided(address, other),
    }
}

/// What a list comes to that is not there, or not to be believed.
fn undecided(address: &str, state: Option<&ListState>) -> Check {
    let unknown = |what: String| Check::unknown("status", format!("the list `{address}` {what}"));
    match state {
        Some(ListState::Missing(why)) => unknown(format!("cannot be had: {why}")),
        Some(ListState::Open(why)) => unknown(format!("cannot be judged: {why}")),
        Some(ListState::Bad(why)) => {
            Check::failed("status", format!("the list `{address}` is not genuine: {why}"))
        }
        _ => unknown("was not looked at".to_owned()),
    }
}

fn look_up(list: &List, address: &str, purpose: &str, index: u64, document: &Value) -> Check {
    if issuer_id(document) != Some(list.issuer.as_str()) {
        return Check::failed("status", format!("the list `{address}` is of another issuer"));
    }
    if list.id.as_ref().is_some_and(|id| id != address) {
        return Check::failed("status", format!("the list at `{address}` is another one"));
    }
    if !list.purposes.iter().any(|listed| listed == purpose) {
        return Check::failed("status", format!("the list `{address}` is not about {purpose}"));
    }
    match list.bits.get(index) {
        None => Check::failed("status", format!("the list `{address}` has no entry {index}")),
        Some(false) => {
            Check::passed("status", format!("not set in the list `{address}`, {}", list.origin))
        }
        Some(true) if purpose == "suspension" => {
            Check::failed("status", "its issuer suspended it".to_owned())
        }
        Some(true) => {
            let detail = format!("its issuer revoked it, by the list `{address}`, {}", list.origin);
            Check::failed("status", detail).with(Verdict::Revoked)
        }
    }
}

/// A number in base 10, without sign or leading zero.
fn index(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    plain.then(|| text.parse().ok()).flatten()
}
