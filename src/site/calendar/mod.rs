//! Calendars (RFC 5545) of what expires: one per portfolio, to subscribe to.
//!
//! Everything in one comes from the content, so that it changes only when something that it
//! tells of does.

mod lines;

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

pub use lines::Lines;

use super::words::Words;
use crate::credential::Mode;
use crate::model::{Award, Catalog, Earner, Moment, State, routes};

/// How long something that has expired stays in the calendar, in days. Without it the day on
/// which something expires would come, and its event be gone.
const STAYS: i64 = 30;

/// The calendar of what somebody holds and will lose, soonest first. What expired lately and
/// was not renewed is there too. Only for earners who have pages.
pub fn expiry(
    catalog: &Catalog,
    mode: Mode,
    words: &Words,
    earner: &Earner,
    as_of: Timestamp,
) -> String {
    let settings = catalog.settings();
    let title =
        words.fill("calendar.title", &[("earner", &earner.name), ("site", &settings.title)]);
    let title = words.titled(mode, &title);
    let mut lines = Lines::new();
    lines.push("BEGIN", "VCALENDAR");
    lines.push("VERSION", "2.0");
    lines.push("PRODID", "-//laureate//expiry//EN");
    lines.push("CALSCALE", "GREGORIAN");
    // RFC 7986, sections 5.1, 5.5 and 5.7; what begins with X is older programs' word for it.
    lines.push_text("NAME", &title);
    lines.push_text("X-WR-CALNAME", &title);
    lines.push("URL;VALUE=URI", &settings.base_url.join(&routes::portfolio(earner)));
    lines.push("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    lines.push("X-PUBLISHED-TTL", "P1D");
    let events = events(catalog, earner, as_of);
    for (award, day) in &events {
        push_event(&mut lines, (catalog, mode), words, award, *day);
    }
    if events.is_empty() {
        push_zone(&mut lines);
    }
    lines.push("END", "VCALENDAR");
    lines.into_text()
}

/// The awards that the calendar tells of, each with the day on which it expires.
fn events<'c>(catalog: &'c Catalog, earner: &Earner, as_of: Timestamp) -> Vec<(&'c Award, Date)> {
    let held = catalog.held(&earner.slug, as_of);
    let mut told: BTreeSet<_> = held.iter().map(|award| &award.badge).collect();
    let lately = as_of.checked_sub(SignedDuration::from_hours(STAYS * 24)).unwrap_or(as_of);
    let lapsed = catalog.awards_of_earner(&earner.slug).filter(|award| {
        let until = award.period.until().map(Moment::timestamp);
        award.state(as_of) == State::Expired
            && told.insert(&award.badge)
            && until.is_some_and(|until| until > lately)
    });
    let lapsed: Vec<_> = lapsed.collect();
    let day = |award: &'c Award| Some((award, award.period.until()?.date()));
    let mut events: Vec<_> = held.into_iter().chain(lapsed).filter_map(day).collect();
    events.sort_by_key(|(award, day)| (*day, &award.badge));
    events
}

fn push_event(
    lines: &mut Lines,
    (catalog, mode): (&Catalog, Mode),
    words: &Words,
    award: &Award,
    day: Date,
) {
    let base = &catalog.settings().base_url;
    let badge = catalog.badge_of(award);
    let earner = catalog.earner(&award.earner);
    let page = base.join(&routes::credential_page(award));
    let host = base.as_str().split('/').nth(2).unwrap_or_default();
    let summary =
        words.fill("calendar.expires", &[("badge", &badge.name), ("earner", &earner.name)]);
    let summary = words.titled(mode, &summary);
    lines.push("BEGIN", "VEVENT");
    lines.push("UID", &format!("{}-expiry@{host}", award.id));
    lines.push("DTSTAMP", &award.period.from().timestamp().strftime("%Y%m%dT%H%M%SZ").to_string());
    lines.push("DTSTART;VALUE=DATE", &compact(day));
    lines.push_text("SUMMARY", &summary);
    lines.push_text("DESCRIPTION", &description((catalog, mode), words, award, &page));
    lines.push("URL", &page);
    lines.push("TRANSP", "TRANSPARENT");
    lines.push("BEGIN", "VALARM");
    lines.push("ACTION", "DISPLAY");
    lines.push_text("DESCRIPTION", &summary);
    lines.push("TRIGGER", "-P30D");
    lines.push("END", "VALARM");
    lines.push("END", "VEVENT");
}

/// What was awarded, and what to do about its end.
fn description(
    (catalog, mode): (&Catalog, Mode),
    words: &Words,
    award: &Award,
    page: &str,
) -> String {
    let settings = catalog.settings();
    let badge = catalog.badge(&award.badge);
    let day = words.day("long", &award.period.from().into()).unwrap_or_default();
    let awarded = words.fill(
        "calendar.awarded",
        &[
            ("badge", &badge.name),
            ("earner", &catalog.earner(&award.earner).name),
            ("issuer", &mode.issuer_name(settings)),
            ("day", &day),
        ],
    );
    let renewal = if badge.retired {
        words.text("calendar.retired").into_owned()
    } else {
        let criteria = settings.base_url.join(&routes::badge_page(badge));
        words.fill("calendar.renewal", &[("address", &criteria)])
    };
    let credential = words.fill("calendar.credential", &[("address", &page)]);
    format!("{awarded}\n{renewal}\n{credential}")
}

/// `20270503`.
fn compact(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Something that says nothing: a calendar must have one component (RFC 5545, section 3.6),
/// also where nothing expires. The address stays for those who subscribed.
fn push_zone(lines: &mut Lines) {
    lines.push("BEGIN", "VTIMEZONE");
    lines.push("TZID", "Etc/UTC");
    lines.push("BEGIN", "STANDARD");
    lines.push("DTSTART", "19700101T000000");
    lines.push("TZOFFSETFROM", "+0000");
    lines.push("TZOFFSETTO", "+0000");
    lines.push("END", "STANDARD");
    lines.push("END", "VTIMEZONE");
}
