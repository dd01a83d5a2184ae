//! What becomes of credentials.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use rayon::prelude::*;

use super::change::{Changed, Credential, Credentials, Revoked, Vanished, Why};
use super::{Side, what};
use crate::model::{Award, Catalog, routes};
use crate::review::find::day;
use crate::review::pairs::Pairs;

/// How many days ahead is told what expires.
const DAYS: i64 = 90;

pub(super) fn compare(base: Option<Side>, head: Side, as_of: Timestamp) -> Credentials {
    let now = head.catalog();
    let mut found = Credentials { expiring: expiring(now, as_of), ..Credentials::default() };
    let Some(base) = base else {
        found.issued = now.awards().iter().map(|award| credential(now, award)).collect();
        return found;
    };
    let before = base.catalog();
    let pairs = Pairs::new(before, now);
    let replacing: BTreeSet<_> = pairs.replaced.iter().map(|(_, new)| &new.id).collect();
    let new = now.awards().iter().filter(|award| before.award(&award.id).is_none());
    found.issued = new.map(|award| credential(now, award)).collect();
    debug_assert!(pairs.new.len() + replacing.len() == found.issued.len());
    for (was, is) in &pairs.same {
        match (has_page(before, was), has_page(now, is)) {
            (false, true) => found.published.push(credential(now, is)),
            (true, false) => found.vanished.push(vanished(before, was, Why::Private, None)),
            _ => {}
        }
        found.revoked.extend(revoked(now, was, is));
    }
    let gone = pairs.gone.iter().filter(|award| has_page(before, award));
    found.vanished.extend(gone.map(|award| vanished(before, award, Why::Removed, None)));
    let replaced = pairs.replaced.iter().filter(|(award, _)| has_page(before, award));
    found.vanished.extend(
        replaced.map(|(was, is)| vanished(before, was, Why::Replaced, Some(is.id.to_string()))),
    );
    // What gets a page, or loses it, is told as that.
    let same = pairs.same.par_iter();
    let same = same.filter(|(was, is)| has_page(before, was) == has_page(now, is));
    found.changed = same.filter_map(|(was, is)| changed(base, head, was, is)).collect();
    found
}

fn has_page(catalog: &Catalog, award: &Award) -> bool {
    catalog.earner(&award.earner).has_page()
}

fn credential(catalog: &Catalog, award: &Award) -> Credential {
    let page = || catalog.settings().base_url.join(&routes::credential_page(award));
    Credential {
        id: award.id.to_string(),
        address: has_page(catalog, award).then(page),
        badge: award.badge.to_string(),
        badge_name: catalog.badge(&award.badge).name.clone(),
        earner: award.earner.to_string(),
        earner_name: catalog.earner(&award.earner).name.clone(),
        awarded: day(award.period.from()),
        expires: award.period.until().map(day),
        approved_by: award.approved_by.iter().map(ToString::to_string).collect(),
        file: award.place.file.to_string(),
    }
}

fn vanished(catalog: &Catalog, award: &Award, why: Why, replaced_by: Option<String>) -> Vanished {
    Vanished { credential: credential(catalog, award), why, replaced_by }
}

fn revoked(catalog: &Catalog, was: &Award, is: &Award) -> Option<Revoked> {
    let revocation = is.revoked.as_ref().filter(|_| was.revoked.is_none())?;
    Some(Revoked {
        credential: credential(catalog, is),
        on: day(revocation.on),
        reason: revocation.reason.clone(),
    })
}

/// Where what a credential says is another, in what.
fn changed(base: Side, head: Side, was: &Award, is: &Award) -> Option<Changed> {
    let (before, now) = (base.documents.claims(was).ok()?, head.documents.claims(is).ok()?);
    if before == now {
        return None;
    }
    let settings = (base.catalog().settings(), head.catalog().settings());
    let what = what::of_credential(&before, &now, settings);
    Some(Changed { credential: credential(head.catalog(), is), what })
}

/// What counts on that day and soon will not, but for what somebody holds longer by another.
fn expiring(catalog: &Catalog, as_of: Timestamp) -> Vec<Credential> {
    let last = as_of.to_zoned(TimeZone::UTC).checked_add(DAYS.days());
    let Ok(last) = last.map(|last| last.timestamp()) else { return Vec::new() };
    let held = catalog.earners().iter().flat_map(|earner| catalog.held(&earner.slug, as_of));
    let mut soon: Vec<_> = held
        .filter_map(|award| Some((award.period.until()?.timestamp(), award)))
        .filter(|(until, _)| *until <= last)
        .collect();
    soon.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.id.cmp(&other.id)));
    soon.into_iter().map(|(_, award)| credential(catalog, award)).collect()
}
