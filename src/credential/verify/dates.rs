//! Whether a document counts at a time.

use jiff::Timestamp;
use serde_json::Value;

use super::{Check, Verdict};
use crate::credential::proof::Secured;

/// The date-time under `key`: nothing where there is none.
///
/// # Errors
/// It is no date-time with a zone (RFC 3339).
pub(super) fn of(object: &Value, key: &str) -> Result<Option<Timestamp>, String> {
    let Some(value) = object.get(key) else {
        return Ok(None);
    };
    let fault = || format!("its `{key}` is no date with a time and a zone");
    let text = value.as_str().filter(|text| text.contains('T') && !text.contains('['));
    let time = text.and_then(|text| text.parse().ok().or_else(|| at_the_end_of_time(text)));
    time.map(Some).ok_or_else(fault)
}

/// The last day that can be written, which others write for *never*: the library's time ends
/// shortly before it, so that each zone has a time for it.
fn at_the_end_of_time(text: &str) -> Option<Timestamp> {
    let day = text.strip_prefix("9999-12-3")?.strip_prefix(['0', '1'])?;
    let written = format!("9999-12-29{day}").parse::<Timestamp>();
    written.is_ok().then_some(Timestamp::MAX)
}

/// When a document begins to count: `validFrom`, in version 1.1 of the data model
/// `issuanceDate`; of both the later. Which of them is read must not hang on the contexts,
/// for a document may mean the same by others.
///
/// # Errors
/// As for [`of`].
pub(super) fn start(document: &Value) -> Result<Option<Timestamp>, String> {
    Ok(of(document, "validFrom")?.max(of(document, "issuanceDate")?))
}

/// When a document ceases to count: `validUntil` or `expirationDate`, of both the earlier.
fn end(document: &Value) -> Result<Option<Timestamp>, String> {
    let (until, expires) = (of(document, "validUntil")?, of(document, "expirationDate")?);
    Ok(until.into_iter().chain(expires).min())
}

/// Checks `validFrom` and `validUntil` of the document and `expires` of its proofs.
pub(super) fn check(secured: &Secured, at: Timestamp) -> Check {
    match judge(secured, at) {
        Ok(check) => check,
        Err(fault) => Check::failed("dates", fault),
    }
}

fn judge(secured: &Secured, at: Timestamp) -> Result<Check, String> {
    let document = secured.unsigned();
    let (from, until) = (start(document)?, end(document)?);
    for proof in secured.proofs() {
        if let Some(expires) = of(proof, "expires")?.filter(|expires| *expires <= at) {
            return Ok(Check::failed("dates", format!("its proof counted until {expires}")));
        }
    }
    if let Some(from) = from.filter(|from| *from > at) {
        return Ok(Check::failed("dates", format!("it is not valid before {from}")));
    }
    if let Some(until) = until.filter(|until| *until <= at) {
        let check = Check::failed("dates", format!("it expired on {until}"));
        return Ok(check.with(Verdict::Expired));
    }
    let detail = match (from, until) {
        (Some(from), Some(until)) => format!("valid from {from} until {until}"),
        (Some(from), None) => format!("valid from {from}, without end"),
        (None, Some(until)) => format!("valid until {until}"),
        (None, None) => "valid without a beginning or an end".to_owned(),
    };
    Ok(Check::passed("dates", detail))
}
