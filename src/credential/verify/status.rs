//! Whether the issuer took a document back (*Bitstring Status List v1.0*).

use std::io::Read;
use std::sync::{Arc, OnceLock};

use data_encoding::BASE64URL_NOPAD;
use flate2::read::GzDecoder;
use jiff::Timestamp;
use serde_json::Value;

use super::claims::issuer_id;
use super::form::has_type;
use super::{Check, Report, Verdict};

/// The fewest bytes of a list: 131,072 entries, so that one hides among many.
const MIN_BYTES: usize = 16 << 10;

/// The most bytes of a list: 16 MiB.
const MAX_BYTES: usize = 16 << 20;

/// The bits of a list, from the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BitList(Vec<u8>);

impl BitList {
    /// Unpacks an `encodedList`: `u`, then base64url of a gzip of the bits.
    ///
    /// # Errors
    /// It is not packed so, or is shorter or longer than a list may be.
    pub fn unpack(encoded: &str) -> Result<Self, String> {
        let text = encoded.strip_prefix('u').ok_or("its list is not in base64url")?;
        let packed = BASE64URL_NOPAD.decode(text.as_bytes());
        let packed = packed.map_err(|error| format!("its list is not in base64url: {error}"))?;
        let mut bits = Vec::new();
        let mut unpacked = GzDecoder::new(packed.as_slice()).take(MAX_BYTES as u64 + 1);
        let read = unpacked.read_to_end(&mut bits);
        read.map_err(|error| format!("its list cannot be unpacked: {error}"))?;
        match bits.len() {
            length if length > MAX_BYTES => Err("its list is longer than 16 MiB".to_owned()),
            length if length < MIN_BYTES => {
                Err("its list is shorter than 131,072 entries".to_owned())
            }
            _ => Ok(Self(bits)),
        }
    }

    /// The bit at `index`. Nothing where the list is not that long.
    pub fn get(&self, index: u64) -> Option<bool> {
        let byte = self.0.get(usize::try_from(index / 8).ok()?)?;
        Some(byte & (0x80 >> (index % 8)) != 0)
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.0.len() * 8
    }

    /// Whether it has none; no list that unpacks is so.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many bits are set.
    pub fn count_set(&self) -> u32 {
        self.0.iter().map(|byte| byte.count_ones()).sum()
    }
}

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
        return Check::passed("status", format!("its status is about `{purpose}` only"));
    }
    if entry.get("statusSize").is_some_and(|size| *size != 1) {
        return Check::unknown("status", "its status has more than one bit, which is not checked");
    }
    let Some(index) = text("statusListIndex").and_then(index) else {
        return failed("its `statusListIndex` is no number in text");
    };
    let Some(address) = text("statusListCredential") else {
        return failed("its status names no list");
    };
    let slot = lists(address);
    match slot.get() {
        None => Check::unknown("status", format!("the list `{address}` was not looked at")),
        Some(ListState::Missing(why)) => {
            Check::unknown("status", format!("the list `{address}` cannot be had: {why}"))
        }
        Some(ListState::Open(why)) => {
            Check::unknown("status", format!("the list `{address}` cannot be judged: {why}"))
        }
        Some(ListState::Bad(why)) => {
            Check::failed("status", format!("the list `{address}` is not genuine: {why}"))
        }
        Some(ListState::Good(list)) => look_up(list, address, purpose, index, document),
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
