//! Awards that end soon.

use jiff::{Timestamp, tz::TimeZone};

use super::Proposal;
use crate::model::{Award, Catalog, Issuing, Moment};

/// A new award, as of the day of `as_of`, for each that ends between then and `until`, and
/// that nothing which lasts longer follows. Who has left is passed over, and so are badges
/// that are retired, do not expire by themselves, or need a nomination.
pub fn renewals(catalog: &Catalog, as_of: Timestamp, until: Timestamp) -> Vec<Proposal> {
    let today = as_of.to_zoned(TimeZone::UTC).date();
    let Some(awarded) = Moment::day(today) else { return Vec::new() };
    let mut proposals = Vec::new();
    for badge in catalog.badges() {
        if badge.retired || badge.valid_for.is_none() || badge.issuing == Issuing::Peer {
            continue;
        }
        for earner in catalog.earners() {
            let stays = earner.hr.left.is_none_or(|left| today <= left);
            let mut held = catalog.held(&earner.slug, as_of).into_iter();
            let Some(award) = held.find(|award| award.badge == badge.slug).filter(|_| stays) else {
                continue;
            };
            let Some(end) = end(award).filter(|end| *end <= until) else { continue };
            if award.period.from().date() == today {
                continue;
            }
            let end = end.to_zoned(TimeZone::UTC).date();
            proposals.push(Proposal {
                badge: badge.slug.clone(),
                earner: earner.slug.clone(),
                awarded,
                message: None,
                evidence: Vec::new(),
                why: format!("the award of {} ends on {end}", award.period.from().date()),
            });
        }
    }
    proposals
}

fn end(award: &Award) -> Option<Timestamp> {
    award.period.until().map(Moment::timestamp)
}
