//! `awards/**/*.yaml`.

use std::collections::HashSet;

use super::{Faults, Known, Problem, Spot};
use crate::content::Located;
use crate::content::record::{
    Approvers, AwardRecord, EvidenceRecord, ResultRecord, RevocationRecord,
};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::scalar::{self, LINE, LONG_LINE};
use crate::model::{
    Award, CredentialId, Evidence, Moment, Outcome, Period, Revocation, Slug, StatusEntry,
    StatusIndex, Text, Version, derive,
};

/// What references of an award are resolved with.
pub(in crate::model) struct AwardReader<'a> {
    pub(in crate::model) badges: &'a Known<'a>,
    pub(in crate::model) earners: &'a Known<'a>,
    pub(in crate::model) salt: &'a str,
}

/// An award whose parts may be at fault. Nothing stands for what is.
pub(in crate::model) struct AwardDraft<'a> {
    /// As written. A cohort has several drafts of one record.
    pub(in crate::model) record: &'a AwardRecord,
    /// Where.
    pub(in crate::model) place: &'a Place,
    /// The position in `earners`, where it is a cohort.
    pub(in crate::model) nth: Option<usize>,
    pub(in crate::model) badge: Option<Slug>,
    /// As written, or that in force on the day.
    pub(in crate::model) version: Option<Version>,
    pub(in crate::model) earner: Option<Slug>,
    pub(in crate::model) awarded: Option<Moment>,
    /// As written, or from the badge's `valid_for`.
    pub(in crate::model) expires: Option<Moment>,
    pub(in crate::model) approved_by: Vec<Slug>,
    pub(in crate::model) nominated_by: Option<Slug>,
    pub(in crate::model) revoked: Option<Revocation>,
    /// As written, or derived.
    pub(in crate::model) id: Option<CredentialId>,
    /// As written, or derived.
    pub(in crate::model) index: Option<StatusIndex>,
    message: Option<Text>,
    evidence: Vec<Evidence>,
    results: Vec<Outcome>,
    other_identifiers: Vec<String>,
}

impl AwardReader<'_> {
    /// Reads one record: one award, or one for each of a cohort. `is_whole`: no key of it
    /// is at fault.
    pub(in crate::model) fn awards<'a>(
        &self,
        faults: &mut Faults,
        located: &'a Located<AwardRecord>,
        is_whole: bool,
        drafts: &mut Vec<AwardDraft<'a>>,
    ) {
        let root = Spot::Root(&located.place);
        let earners = self.earners(faults, &root, &located.record, is_whole);
        let shared = self.shared(faults, &root, located);
        let shared = if earners.len() > 1 { for_several(faults, &root, shared) } else { shared };
        drafts.reserve(earners.len());
        for (nth, earner) in earners {
            drafts.push(self.named(AwardDraft { nth, earner, ..shared.clone() }));
        }
    }

    /// Who earned it: `earner` or `earners`, each with the position in the list.
    fn earners(
        &self,
        faults: &mut Faults,
        root: &Spot,
        record: &AwardRecord,
        is_whole: bool,
    ) -> Vec<(Option<usize>, Option<Slug>)> {
        let many = root.key("earners");
        match (&record.earner, &record.earners) {
            (Some(earner), None) => {
                vec![(None, self.earners.find(faults, &root.key("earner"), earner))]
            }
            (None, Some(earners)) if !earners.is_empty() => {
                let found = earners.iter().enumerate().map(|(at, earner)| {
                    (Some(at), self.earners.find(faults, &many.nth(at), earner))
                });
                found.collect()
            }
            (None, Some(_)) => {
                let problem = Problem::new(Code::BadValue, "nobody stands in `earners`");
                faults.add(&many, problem.help("name who earned the badge, or remove the award"));
                vec![(None, None)]
            }
            (Some(_), Some(_)) => {
                let message = "the award names `earner` and `earners`";
                faults.push(
                    Diagnostic::error(Code::BadValue, many.place(), message)
                        .help("put everybody into `earners`")
                        .related(root.key("earner").place(), "the other key"),
                );
                vec![(None, None)]
            }
            // Who earned it may stand under a key that is at fault.
            (None, None) if !is_whole => vec![(None, None)],
            (None, None) => {
                let problem =
                    Problem::new(Code::MissingKey, "the award does not say who earned it");
                faults.add(root, problem.help("add `earner:`, or `earners:` for several people"));
                vec![(None, None)]
            }
        }
    }

    /// What all of a cohort have in common.
    fn shared<'a>(
        &self,
        faults: &mut Faults,
        root: &Spot,
        located: &'a Located<AwardRecord>,
    ) -> AwardDraft<'a> {
        let record = &located.record;
        AwardDraft {
            record,
            place: &located.place,
            nth: None,
            earner: None,
            badge: self.badges.find(faults, &root.key("badge"), &record.badge),
            version: faults.maybe(&root.key("version"), record.version.as_ref(), scalar::version),
            awarded: faults.take(&root.key("awarded"), scalar::moment(&record.awarded)),
            expires: faults.maybe(&root.key("expires"), record.expires.as_ref(), scalar::moment),
            approved_by: self.approvers(
                faults,
                &root.key("approved_by"),
                record.approved_by.as_ref(),
            ),
            nominated_by: record.nominated_by.as_ref().and_then(|text| {
                let spot = root.key("nominated_by");
                self.earners.find_as(faults, &spot, text, Code::UnknownPerson)
            }),
            revoked: record
                .revoked
                .as_ref()
                .and_then(|record| revocation(faults, &root.key("revoked"), record)),
            id: faults.maybe(&root.key("id"), record.id.as_ref(), credential_id),
            index: record
                .status_index
                .and_then(|index| faults.take(&root.key("status_index"), status_index(index))),
            message: faults.markdown(&root.key("message"), record.message.as_ref()),
            evidence: evidence(faults, &root.key("evidence"), &record.evidence),
            results: results(faults, &root.key("results"), &record.results),
            other_identifiers: faults
                .identifiers(&root.key("other_identifiers"), &record.other_identifiers),
        }
    }

    fn approvers(
        &self,
        faults: &mut Faults,
        spot: &Spot,
        approvers: Option<&Approvers>,
    ) -> Vec<Slug> {
        let find = |faults: &mut Faults, spot: &Spot, text: &str| {
            self.earners.find_as(faults, spot, text, Code::UnknownApprover)
        };
        match approvers {
            None => Vec::new(),
            Some(Approvers::One(text)) => find(faults, spot, text).into_iter().collect(),
            Some(Approvers::Several(texts)) => {
                let found = texts.iter().enumerate().filter_map(|(at, text)| {
                    find(faults, &spot.nth(at), text).map(|slug| (at, slug))
                });
                let found: Vec<_> = found.collect();
                faults.once(spot, found)
            }
        }
    }

    /// The same, with the id and the status index that follow from it.
    fn named<'a>(&self, mut draft: AwardDraft<'a>) -> AwardDraft<'a> {
        let AwardDraft { badge: Some(badge), earner: Some(earner), awarded: Some(awarded), .. } =
            &draft
        else {
            return draft;
        };
        if draft.record.id.is_none() {
            draft.id = Some(derive::credential_id(self.salt, badge, earner, *awarded));
        }
        if draft.record.status_index.is_none() {
            draft.index = draft.id.as_ref().map(derive::status_index);
        }
        draft
    }
}

impl Clone for AwardDraft<'_> {
    fn clone(&self) -> Self {
        Self {
            badge: self.badge.clone(),
            version: self.version.clone(),
            earner: self.earner.clone(),
            approved_by: self.approved_by.clone(),
            nominated_by: self.nominated_by.clone(),
            revoked: self.revoked.clone(),
            id: self.id.clone(),
            message: self.message.clone(),
            evidence: self.evidence.clone(),
            results: self.results.clone(),
            other_identifiers: self.other_identifiers.clone(),
            ..*self
        }
    }
}

impl AwardDraft<'_> {
    /// Where the earner is named.
    pub(in crate::model) fn earner_place(&self) -> Place {
        match self.nth {
            Some(at) => self.place.at("earners").nth(at),
            None => self.place.at("earner"),
        }
    }

    /// How many approvers are named, known or not.
    pub(in crate::model) fn approvers_named(&self) -> usize {
        let written = self.record.approved_by.as_ref().map_or(&[][..], Approvers::as_slice);
        written.iter().collect::<HashSet<_>>().len()
    }

    /// Where the approver at that position is named.
    pub(in crate::model) fn approver_place(&self, at: usize) -> Place {
        let key = self.place.at("approved_by");
        match self.record.approved_by {
            Some(Approvers::Several(_)) => key.nth(at),
            _ => key,
        }
    }

    /// The award. Nothing where a part of it is at fault.
    pub(in crate::model) fn finish(self) -> Option<Award> {
        let awarded = self.awarded?;
        Some(Award {
            id: self.id?,
            badge: self.badge?,
            version: self.version?,
            earner: self.earner?,
            period: Period::new(awarded, self.expires)?,
            approved_by: self.approved_by,
            nominated_by: self.nominated_by,
            message: self.message,
            evidence: self.evidence,
            results: self.results,
            revoked: self.revoked,
            other_identifiers: self.other_identifiers,
            status: StatusEntry { year: awarded.date().year(), index: self.index? },
            place: self.place.clone(),
        })
    }
}

/// What is one credential's alone cannot be said of a cohort.
fn for_several<'a>(faults: &mut Faults, root: &Spot, mut shared: AwardDraft<'a>) -> AwardDraft<'a> {
    let mut alone = |key: &str, code, what: &str| {
        let message = format!("the awards of a cohort cannot share one {what}");
        faults.push(
            Diagnostic::error(code, root.key(key).place(), message)
                .help(format!("give whoever needs `{key}` an entry of their own, with `earner`"))
                .related(root.key("earners").place(), "the cohort"),
        );
    };
    if shared.id.take().is_some() {
        alone("id", Code::AddressClash, "address");
    }
    if !std::mem::take(&mut shared.other_identifiers).is_empty() {
        alone("other_identifiers", Code::AddressClash, "address of an older system");
    }
    if shared.index.take().is_some() {
        alone("status_index", Code::StatusIndexCollision, "status index");
    }
    shared
}

fn revocation(faults: &mut Faults, spot: &Spot, record: &RevocationRecord) -> Option<Revocation> {
    let reason = faults.optional(&spot.key("reason"), record.reason.as_ref(), LONG_LINE);
    let on = faults.take(&spot.key("on"), scalar::moment(&record.on))?;
    Some(Revocation { on, reason })
}

fn credential_id(text: &str) -> Result<CredentialId, Problem> {
    CredentialId::new(text).ok_or_else(|| {
        Problem::new(Code::BadId, format!("`{text}` is not a credential id")).help(
            "an id has 1 to 64 letters, digits, `-`, `_` and `.`, and begins with none of `.`",
        )
    })
}

fn status_index(index: u32) -> Result<StatusIndex, Problem> {
    StatusIndex::new(index).ok_or_else(|| {
        let last = StatusIndex::LIST_BITS - 1;
        Problem::new(Code::StatusIndexRange, format!("a status list has no place {index}"))
            .help(format!("take a number from 0 to {last}, or leave `status_index` out"))
    })
}

fn evidence(faults: &mut Faults, spot: &Spot, records: &[EvidenceRecord]) -> Vec<Evidence> {
    let read = records.iter().enumerate().map(|(at, record)| {
        let spot = spot.nth(at);
        Evidence {
            name: faults.optional(&spot.key("name"), record.name.as_ref(), LINE),
            url: faults.maybe(&spot.key("url"), record.url.as_ref(), scalar::url),
            narrative: faults.markdown(&spot.key("narrative"), record.narrative.as_ref()),
        }
    });
    read.collect()
}

fn results(faults: &mut Faults, spot: &Spot, records: &[ResultRecord]) -> Vec<Outcome> {
    let read = records.iter().enumerate().map(|(at, record)| {
        let spot = spot.nth(at);
        Outcome {
            name: faults.required(&spot.key("name"), &record.name, LINE),
            value: faults.required(&spot.key("value"), &record.value, LINE),
        }
    });
    read.collect()
}
