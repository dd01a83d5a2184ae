//! An award of another system as one of ours.

use super::address;
use super::tell::Told;
use crate::content::record::{AwardRecord, EvidenceRecord, ResultRecord};
use crate::credential::foreign::ForeignAward;
use crate::model::{BaseUrl, web_address};

/// The award as a record. An address of this site is kept as `id`, any other as one of
/// `other_identifiers`.
pub(super) fn record(
    award: &ForeignAward,
    (badge, earner): (&str, &str),
    base: &BaseUrl,
    source: &str,
    told: &mut Told,
) -> AwardRecord {
    let identifier = address::identifier(award.id.as_ref());
    let id = identifier.as_deref().and_then(|address| address::credential(base, address));
    let result = |(name, value): &(String, String)| ResultRecord {
        name: name.clone(),
        value: value.clone(),
    };
    AwardRecord {
        badge: badge.to_owned(),
        earner: Some(earner.to_owned()),
        awarded: award.awarded.clone(),
        expires: award.expires.clone(),
        message: award.narrative.clone().filter(|text| !text.is_empty()),
        evidence: evidence(award, source, told),
        results: award.results.iter().map(result).collect(),
        other_identifiers: identifier.into_iter().filter(|_| id.is_none()).collect(),
        id: id.map(|id| id.to_string()),
        ..AwardRecord::default()
    }
}

fn evidence(award: &ForeignAward, source: &str, told: &mut Told) -> Vec<EvidenceRecord> {
    let some = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let mut kept = Vec::new();
    for item in &award.evidence {
        let url = item.url.as_deref().and_then(web_address);
        // Names of nodes in a graph are no addresses that anybody would miss.
        if url.is_none() && item.url.as_ref().is_some_and(|url| !url.starts_with("_:")) {
            told.note("left out: an address of evidence, which is not on the web", source);
        }
        let record =
            EvidenceRecord { name: some(&item.name), url, narrative: some(&item.narrative) };
        if record.name.is_some() || record.url.is_some() || record.narrative.is_some() {
            kept.push(record);
        }
    }
    kept
}
