//! Years of service.

use jiff::civil::Date;
use jiff::{Span, Timestamp, tz::TimeZone};

use super::Proposal;
use crate::model::{Badge, Catalog, Earner, Milestone, Moment};

/// Every anniversary of a first day of work (`hr: {hired: …}`) until `as_of` that a badge is
/// given for and has not been, by badge and earner. Who had left by then is passed over, and
/// so are days before the milestone's `since` and after the badge was retired.
pub fn milestones(catalog: &Catalog, as_of: Timestamp) -> Vec<Proposal> {
    let today = as_of.to_zoned(TimeZone::UTC).date();
    let mut proposals = Vec::new();
    for badge in catalog.badges() {
        let Some(milestone) = &badge.milestone else { continue };
        let reached = catalog.earners().iter().filter_map(|earner| {
            let day = day(badge, milestone, earner).filter(|day| *day <= today)?;
            let awarded = Moment::day(day)?;
            // Given once, on whatever day.
            let mut given = catalog.awards_of_earner(&earner.slug);
            if given.any(|award| award.badge == badge.slug) {
                return None;
            }
            Some(Proposal {
                badge: badge.slug.clone(),
                earner: earner.slug.clone(),
                awarded,
                message: message(badge, milestone, earner),
                evidence: Vec::new(),
                why: format!("{} years on {day}", milestone.years),
            })
        });
        proposals.extend(reached);
    }
    proposals
}

/// The anniversary, where it counts. Of somebody hired on 29 February it is the 28th, in a
/// year that has no other.
fn day(badge: &Badge, milestone: &Milestone, earner: &Earner) -> Option<Date> {
    let span = Span::new().try_years(milestone.years).ok()?;
    let day = earner.hr.hired?.checked_add(span).ok()?;
    let is_there = earner.hr.left.is_none_or(|left| day <= left);
    let is_given = milestone.since.is_none_or(|since| since <= day);
    let is_over = match badge.retired_on {
        Some(last) => last < day,
        None => badge.retired,
    };
    (is_there && is_given && !is_over).then_some(day)
}

fn message(badge: &Badge, milestone: &Milestone, earner: &Earner) -> Option<String> {
    let years = milestone.years.to_string();
    let first_name = earner.name.split_whitespace().next().unwrap_or(&earner.name);
    let filled = milestone.message.as_ref()?.fill(|word| match word {
        "name" => &earner.name,
        "first_name" => first_name,
        "years" => &years,
        _ => &badge.name,
    });
    Some(filled)
}
