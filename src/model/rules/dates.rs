//! What comes before what.

use std::collections::BTreeMap;

use jiff::SignedDuration;

use super::view::{Known, View};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::resolve::{AwardDraft, Faults};
use crate::model::{Moment, Slug};

/// How far ahead of the day of judgement an award may be dated: somewhere it is tomorrow.
const TIME_ZONES: SignedDuration = SignedDuration::from_hours(24);

pub(super) fn check(faults: &mut Faults, view: &View) {
    for award in view.written_awards() {
        let Some(awarded) = award.awarded else { continue };
        in_future(faults, view, award, awarded);
        expiry(faults, award, awarded);
        revocation(faults, award, awarded);
        revoked_in_future(faults, view, award);
        retired(faults, view, award, awarded);
    }
    for award in view.known_awards() {
        had_left(faults, &award);
    }
    retired_since_when(faults, view);
}

/// Whether `moment` has come nowhere yet.
pub(super) fn is_in_future(view: &View, moment: Moment) -> bool {
    let latest = view.as_of.checked_add(TIME_ZONES).unwrap_or(view.as_of);
    moment.timestamp() > latest
}

/// An award is not taken back ahead of time: it would be published as revoked at once.
fn revoked_in_future(faults: &mut Faults, view: &View, award: &AwardDraft) {
    let Some(revoked) = award.revoked.as_ref().filter(|r| is_in_future(view, r.on)) else {
        return;
    };
    let place = award.place.at("revoked").at("on");
    let message = format!("the revocation is dated {}, which is in the future", revoked.on.date());
    faults.push(Diagnostic::error(Code::AwardInFuture, place, message).help(
        "correct the date, or revoke the award when its day has come; what ends on a day \
             known before has `expires`",
    ));
}

/// Without a last day, new awards of a retired badge could hide behind an early date.
fn retired_since_when(faults: &mut Faults, view: &View) {
    let retired = |slug: &Slug| {
        let badge = view.badge(slug)?;
        (badge.retired && badge.retired_on.is_none()).then_some((&badge.slug, badge))
    };
    let awarded = view.draft.awards.iter().filter_map(|award| retired(award.badge.as_ref()?));
    for badge in awarded.collect::<BTreeMap<_, _>>().into_values() {
        let message = format!("the badge `{}` is retired, but not since when", badge.slug);
        faults.push(
            Diagnostic::warning(Code::RetiredBadge, badge.place.at("status"), message)
                .help("add `retired_on:` with the last day that it was awarded on"),
        );
    }
}

/// An award is not dated in the future.
fn in_future(faults: &mut Faults, view: &View, award: &AwardDraft, awarded: Moment) {
    if is_in_future(view, awarded) {
        let message = format!("the award is dated {}, which is in the future", awarded.date());
        faults.push(
            Diagnostic::error(Code::AwardInFuture, award.place.at("awarded"), message)
                .help("correct the date, or add the award when its day has come"),
        );
    }
}

/// An award counts for some time.
fn expiry(faults: &mut Faults, award: &AwardDraft, awarded: Moment) {
    if award.record.expires.is_some() && award.expires.is_some_and(|expires| expires <= awarded) {
        let message = "the award expires no later than it begins";
        faults.push(
            Diagnostic::error(Code::ExpiryNotAfterAward, award.place.at("expires"), message)
                .help("correct one of the dates")
                .related(award.place.at("awarded"), "awarded here"),
        );
    }
}

/// An award is made before it is taken back, at the earliest on the same day.
fn revocation(faults: &mut Faults, award: &AwardDraft, awarded: Moment) {
    let Some(revoked) = &award.revoked else { return };
    let before = if revoked.on.is_day() || awarded.is_day() {
        revoked.on.date() < awarded.date()
    } else {
        revoked.on < awarded
    };
    if before {
        let place = award.place.at("revoked").at("on");
        let message = format!("the award was revoked on {}, before it was made", revoked.on.date());
        faults.push(
            Diagnostic::error(Code::RevocationBeforeAward, place, message)
                .help("correct one of the dates")
                .related(award.place.at("awarded"), "awarded here"),
        );
    }
}

/// A retired badge has no new awards: none after its last day, or, where that is not said,
/// none dated today or later.
fn retired(faults: &mut Faults, view: &View, award: &AwardDraft, awarded: Moment) {
    let Some(badge) = award.badge.as_ref().and_then(|slug| view.badge(slug)) else { return };
    let (too_late, since, key) = match badge.retired_on {
        Some(last) => {
            (awarded.date() > last, format!(", and last awarded on {last}"), "retired_on")
        }
        None => (badge.retired && awarded.date() >= view.today(), String::new(), "status"),
    };
    if too_late {
        let message = format!("the badge `{}` is retired{since}", badge.slug);
        faults.push(
            Diagnostic::error(Code::RetiredBadge, award.place.at("badge"), message)
                .help("award another badge, or correct the date")
                .related(badge.place.at(key), "retired here"),
        );
    }
}

/// Nobody earns a badge after their last day.
fn had_left(faults: &mut Faults, award: &Known) {
    let Some(left) = award.earner.hr.left.filter(|left| award.awarded.date() > *left) else {
        return;
    };
    let (earner, day) = (&award.earner.slug, award.awarded.date());
    let message = format!("`{earner}` had left on {left}, before the award of {day}");
    faults.push(
        Diagnostic::error(Code::EarnerHadLeft, award.draft.earner_place(), message)
            .help("correct one of the dates, or remove the award")
            .related(award.earner.place.at("hr").at("left"), "left here"),
    );
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::Folder;

    fn award(rest: &str) -> Vec<&'static str> {
        Folder::new().award(&format!("{{badge: gdpr, earner: ada, {rest}}}")).codes()
    }

    #[test]
    fn tomorrow_is_today_somewhere() {
        assert_eq!(award("awarded: 2026-11-01"), [""; 0]);
        assert_eq!(award("awarded: 2026-11-02"), [""; 0]);
        assert_eq!(award("awarded: 2026-11-02T00:00:01Z"), ["award-in-future"]);
        assert_eq!(award("awarded: 2026-11-03"), ["award-in-future"]);
        assert_eq!(award("awarded: 9998-12-31"), ["award-in-future"]);
    }

    #[test]
    fn an_award_counts_for_some_time() {
        assert_eq!(award("awarded: 2026-05-01, expires: 2026-05-02"), [""; 0]);
        assert_eq!(award("awarded: 2026-05-01, expires: 2026-05-01"), ["expiry-not-after-award"]);
        assert_eq!(award("awarded: 2026-05-01, expires: 2025-05-01"), ["expiry-not-after-award"]);
        assert_eq!(award("awarded: 2026-05-01T09:00:00Z, expires: 2026-05-01T10:00:00Z"), [""; 0]);
        assert_eq!(award("awarded: 2026-05-01, expires: soon"), ["bad-date"]);
    }

    #[test]
    fn it_is_made_before_it_is_revoked() {
        assert_eq!(award("awarded: 2026-05-01, revoked: {on: 2026-05-01}"), [""; 0]);
        assert_eq!(award("awarded: 2026-05-01T10:00:00Z, revoked: {on: 2026-05-01}"), [""; 0]);
        assert_eq!(
            award("awarded: 2026-05-01, revoked: {on: 2026-04-30}"),
            ["revocation-before-award"]
        );
        assert_eq!(
            award("awarded: 2026-05-01T10:00:00Z, revoked: {on: '2026-05-01T09:00:00Z'}"),
            ["revocation-before-award"]
        );
    }

    #[test]
    fn it_is_not_revoked_ahead_of_time() {
        assert_eq!(award("awarded: 2026-05-01, revoked: {on: 2026-11-02}"), [""; 0]);
        assert_eq!(award("awarded: 2026-05-01, revoked: {on: 2026-11-03}"), ["award-in-future"]);
    }

    #[test]
    fn a_retired_badge_is_asked_since_when() {
        let folder = Folder::new().badge("old", "status: retired\n");
        assert_eq!(folder.codes(), [""; 0], "nobody has it");
        let of = |earner, day| format!("{{badge: old, earner: {earner}, awarded: 2020-01-{day}}}");
        let folder = folder.person("joan", "name: Joan\n");
        let folder = folder.award(&of("ada", "01")).award(&of("joan", "02"));
        assert_eq!(folder.codes(), ["retired-badge"], "once");
        assert!(folder.catalog().is_some(), "it is but a warning");
    }

    #[test]
    fn a_retired_badge_has_no_new_awards() {
        let codes = |badge: &str, awarded: &str| {
            Folder::new()
                .badge("old", badge)
                .award(&format!("{{badge: old, earner: ada, awarded: {awarded}}}"))
                .codes()
        };
        assert_eq!(codes("status: retired\n", "2026-10-31"), ["retired-badge"], "since when?");
        assert_eq!(codes("status: retired\n", "2026-11-01"), ["retired-badge"; 2]);
        let last = "status: retired\nretired_on: 2026-03-01\n";
        assert_eq!(codes(last, "2026-03-01"), [""; 0]);
        assert_eq!(codes(last, "2026-03-02"), ["retired-badge"]);
        assert_eq!(codes("retired_on: 2026-03-01\n", "2026-03-02"), ["retired-badge"]);
        assert_eq!(codes("retired_on: 2026-12-31\n", "2026-11-01"), [""; 0]);
        assert_eq!(codes("status: retired\nretired_on: soon\n", "2026-11-01"), ["bad-date"]);
    }

    #[test]
    fn who_has_left_earns_nothing() {
        let codes = |awarded: &str| {
            Folder::new()
                .person("joan", "name: Joan\nhr: {left: 2026-03-31}\n")
                .award(&format!("{{badge: gdpr, earners: [ada, joan], awarded: {awarded}}}"))
                .codes()
        };
        assert_eq!(codes("2026-03-31"), [""; 0]);
        assert_eq!(codes("2026-04-01"), ["earner-had-left"]);
    }
}
