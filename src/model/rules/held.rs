//! Prerequisites are held, unexpired, when a badge is awarded.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};

use super::view::{Known, View};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::resolve::Faults;
use crate::model::{Moment, Slug};

/// Holds each award against what its badge requires. Badges in a circle are passed over:
/// nobody could meet them.
pub(super) fn check(faults: &mut Faults, view: &View, circular: &HashSet<&Slug>) {
    if view.records.unreadable.awards || view.draft.badges.iter().all(|b| b.requires.is_empty()) {
        return;
    }
    let doubts = doubts(view);
    let mut held: HashMap<(&Slug, &Slug), Vec<Known>> = HashMap::new();
    for award in view.known_awards() {
        held.entry((&award.badge.slug, &award.earner.slug)).or_default().push(award);
    }
    for award in view.known_awards() {
        for required in &award.badge.requires {
            let in_circle = circular.contains(required) && circular.contains(&award.badge.slug);
            let earner = &award.earner.slug;
            if in_circle || doubts.may_hold(required, earner) {
                continue;
            }
            let candidates = held.get(&(required, earner)).map_or(&[][..], Vec::as_slice);
            faults_of(faults, &award, required, candidates);
        }
    }
}

/// Awards of which it is not known who earned what when, because of another fault.
#[derive(Default)]
struct Doubts<'a> {
    of_badge: HashSet<&'a Slug>,
    of_earner: HashSet<&'a Slug>,
    of_both: HashSet<(&'a Slug, &'a Slug)>,
    anything: bool,
}

fn doubts<'a>(view: &View<'a>) -> Doubts<'a> {
    let mut doubts = Doubts::default();
    for award in &view.draft.awards {
        match (&award.badge, &award.earner) {
            (None, None) => doubts.anything = true,
            (Some(badge), None) => {
                doubts.of_badge.insert(badge);
            }
            (None, Some(earner)) => {
                doubts.of_earner.insert(earner);
            }
            (Some(badge), Some(earner)) if award.awarded.is_none() => {
                doubts.of_both.insert((badge, earner));
            }
            _ => {}
        }
    }
    doubts
}

impl Doubts<'_> {
    fn may_hold(&self, badge: &Slug, earner: &Slug) -> bool {
        self.anything
            || self.of_badge.contains(badge)
            || self.of_earner.contains(earner)
            || self.of_both.contains(&(badge, earner))
    }
}

fn faults_of(faults: &mut Faults, award: &Known, required: &Slug, candidates: &[Known]) {
    if candidates.iter().any(|candidate| counts_at(candidate, award.awarded)) {
        return;
    }
    let (earner, day) = (&award.earner.slug, award.awarded.date());
    let message = format!("`{earner}` did not hold `{required}` on {day}");
    let place = match award.draft.nth {
        Some(_) => award.draft.earner_place(),
        None => award.draft.place.at("badge"),
    };
    let fault = Diagnostic::error(Code::RequiresNotHeld, place, message)
        .help(format!("record the award of `{required}`, or correct the dates"))
        .related(award.badge.place.at("requires"), format!("`{}` requires it", award.badge.slug));
    faults.push(match why_not(candidates, award.awarded) {
        Some((place, why)) => fault.related(place, why),
        None => fault,
    });
}

/// Whether `award` counts at some time of the day, or at the very time, of `moment`.
fn counts_at(award: &Known, moment: Moment) -> bool {
    let last = last_instant(moment);
    let until = award.draft.expires.map(Moment::timestamp);
    let revoked = award.draft.revoked.as_ref().map(|revoked| revoked.on.timestamp());
    // Where the author's revocation cannot be read, it is given the benefit of the doubt.
    award.awarded.timestamp() <= last
        && until.is_none_or(|until| until > moment.timestamp())
        && revoked.is_none_or(|revoked| revoked > moment.timestamp())
}

/// A day lasts until its last second.
fn last_instant(moment: Moment) -> Timestamp {
    let rest = SignedDuration::from_secs(if moment.is_day() { 86_399 } else { 0 });
    moment.timestamp().checked_add(rest).unwrap_or(moment.timestamp())
}

/// The award that comes nearest to counting, and why it does not.
fn why_not(candidates: &[Known], moment: Moment) -> Option<(Place, String)> {
    let earlier = candidates
        .iter()
        .filter(|award| award.awarded.timestamp() <= last_instant(moment))
        .max_by_key(|award| award.awarded);
    let Some(award) = earlier else {
        let later = candidates.iter().min_by_key(|award| award.awarded)?;
        let place = later.draft.place.at("awarded");
        return Some((place, format!("it was awarded only on {}", later.awarded.date())));
    };
    if let Some(revoked) =
        award.draft.revoked.as_ref().filter(|r| r.on.timestamp() <= moment.timestamp())
    {
        return Some((
            award.draft.place.at("revoked"),
            format!("it was revoked on {}", revoked.on.date()),
        ));
    }
    let expired = award.draft.expires?.date();
    Some((award.draft.place.at("expires"), format!("it had expired on {expired}")))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostic;
    use crate::model::rules::testing::Folder;

    fn folder(awards: &[&str]) -> Folder {
        let folder = Folder::new()
            .badge("first", "valid_for: P1Y\n")
            .badge("second", "requires: [first]\n")
            .person("joan", "name: Joan\n");
        awards.iter().fold(folder, |folder, award| folder.award(award))
    }

    fn codes(awards: &[&str]) -> Vec<&'static str> {
        folder(awards).codes()
    }

    const SECOND: &str = "{badge: second, earner: ada, awarded: 2026-05-01}";

    #[test]
    fn a_prerequisite_is_held_on_the_day() {
        let first = |awarded: &str| format!("{{badge: first, earner: ada, awarded: {awarded}}}");
        assert_eq!(codes(&[SECOND, &first("2025-05-02")]), [""; 0]);
        assert_eq!(codes(&[SECOND, &first("2026-05-01")]), [""; 0], "the same day");
        assert_eq!(codes(&[SECOND, &first("2026-05-01T23:59:59Z")]), [""; 0]);
        assert_eq!(codes(&[SECOND, &first("2025-05-01")]), ["requires-not-held"], "expired");
        assert_eq!(codes(&[SECOND, &first("2026-05-02")]), ["requires-not-held"], "too late");
        assert_eq!(codes(&[SECOND]), ["requires-not-held"]);
        assert_eq!(
            codes(&[SECOND, &first("2024-01-01"), &first("2026-01-01")]),
            [""; 0],
            "renewed"
        );
        let joan = "{badge: first, earner: joan, awarded: 2026-01-01}";
        assert_eq!(codes(&[SECOND, joan]), ["requires-not-held"], "somebody else's");
        let revoked = "{badge: first, earner: ada, awarded: 2026-01-01, revoked: {on: 2026-02-01}}";
        assert_eq!(codes(&[SECOND, revoked]), ["requires-not-held"]);
        let later = "{badge: first, earner: ada, awarded: 2026-01-01, revoked: {on: 2026-06-01}}";
        assert_eq!(codes(&[SECOND, later]), [""; 0]);
    }

    #[test]
    fn a_cohort_is_judged_one_by_one() {
        let cohort = "{badge: second, earners: [ada, joan], awarded: 2026-05-01}";
        let faults =
            folder(&[cohort, "{badge: first, earner: ada, awarded: 2026-01-01}"]).diagnostics();
        assert_eq!(faults.len(), 1);
        assert!(faults[0].message.contains("`joan`"));
    }

    #[test]
    fn nothing_is_said_that_another_fault_may_cause() {
        for broken in [
            "{badge: first, earner: addda, awarded: 2026-01-01}",
            "{badge: frist, earner: ada, awarded: 2026-01-01}",
            "{badge: first, earner: ada, awarded: someday}",
            "{badge: first, awarded: 2026-01-01}",
        ] {
            assert_eq!(codes(&[SECOND, broken]).len(), 1, "{broken}");
            assert!(!codes(&[SECOND, broken]).contains(&"requires-not-held"), "{broken}");
        }
        let mut lost = folder(&[SECOND]);
        lost.records.unreadable.awards = true;
        assert_eq!(lost.codes(), [""; 0]);
    }

    #[test]
    fn the_reason_is_told() {
        let why = |first: &str| -> String {
            let faults: Vec<Diagnostic> = folder(&[SECOND, first]).diagnostics();
            faults[0].related[1].1.clone()
        };
        let first = |rest: &str| format!("{{badge: first, earner: ada, {rest}}}");
        assert_eq!(why(&first("awarded: 2026-07-01")), "it was awarded only on 2026-07-01");
        assert_eq!(why(&first("awarded: 2024-07-01")), "it had expired on 2025-07-01");
        assert_eq!(
            why(&first("awarded: 2026-01-01, revoked: {on: 2026-02-01}")),
            "it was revoked on 2026-02-01"
        );
    }
}
