//! The same award, twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::view::{Known, View};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::resolve::Faults;
use crate::model::{Repeatable, Slug};

pub(super) fn check(faults: &mut Faults, view: &View) {
    let mut once: HashMap<(&Slug, &Slug, _), Known> = HashMap::new();
    let mut kept = Vec::with_capacity(view.draft.awards.len());
    for award in view.known_awards() {
        let key = (&award.badge.slug, &award.earner.slug, award.awarded.timestamp());
        match once.entry(key) {
            Entry::Occupied(first) => faults.push(duplicate(&award, first.get())),
            Entry::Vacant(free) => {
                free.insert(award);
                kept.push(award);
            }
        }
    }
    kept.sort_by_key(|award| (&award.badge.slug, &award.earner.slug, award.awarded));
    let same =
        |a: &Known, b: &Known| a.badge.slug == b.badge.slug && a.earner.slug == b.earner.slug;
    // What was taken back was not earned.
    kept.retain(|award| award.draft.record.revoked.is_none());
    for awards in kept.chunk_by(same) {
        again(faults, awards);
    }
}

fn place(award: &Known) -> Place {
    match award.draft.nth {
        Some(_) => award.draft.earner_place(),
        None => award.draft.place.clone(),
    }
}

fn duplicate(award: &Known, first: &Known) -> Diagnostic {
    let (badge, earner, day) = (&award.badge.slug, &award.earner.slug, award.awarded.date());
    let message = format!("the award of `{badge}` to `{earner}` on {day} stands twice");
    Diagnostic::error(Code::DuplicateAward, place(award), message)
        .help("remove one of them; if both are meant, give them times")
        .related(place(first), "the other")
}

/// What may be earned but once is not earned again while it counts. `awards` are those of
/// one badge to one earner, oldest first.
fn again(faults: &mut Faults, awards: &[Known]) {
    for pair in awards.windows(2) {
        let [first, second] = pair else { continue };
        let too_early = match first.badge.repeatable {
            Repeatable::Always => false,
            Repeatable::Yearly => first.awarded.date().year() == second.awarded.date().year(),
            Repeatable::Never => !renews(second, first),
        };
        let lost =
            |award: &Known| award.draft.record.expires.is_some() && award.draft.expires.is_none();
        if !too_early || lost(first) || lost(second) {
            continue;
        }
        let (badge, earner) = (&first.badge.slug, &first.earner.slug);
        let since = first.awarded.date();
        let (message, help) = match first.badge.repeatable {
            Repeatable::Yearly => (
                format!("`{earner}` earned `{badge}` in the same year already, on {since}"),
                "the badge says `repeatable: yearly`: remove one award, or write `always`",
            ),
            _ => (
                format!("`{earner}` holds `{badge}` already, since {since}"),
                "if it can be earned again, write `repeatable: always` or `yearly` to the badge",
            ),
        };
        faults.push(
            Diagnostic::warning(Code::RepeatedAward, place(second), message)
                .help(help)
                .related(place(first), "the earlier award"),
        );
    }
}

/// What expires is renewed by what lasts longer, often before its last day.
fn renews(second: &Known, first: &Known) -> bool {
    match (first.draft.expires, second.draft.expires) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(first), Some(second)) => second > first,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::Folder;

    fn codes(badge: &str, awards: &[&str]) -> Vec<&'static str> {
        let folder = Folder::new().badge("b", badge).person("joan", "name: Joan\n");
        awards
            .iter()
            .fold(folder, |folder, award| folder.award(&format!("{{badge: b, {award}}}")))
            .codes()
    }

    #[test]
    fn the_same_award_stands_once() {
        let ada = "earner: ada, awarded: 2026-05-01";
        assert_eq!(codes("", &[ada]), [""; 0]);
        assert_eq!(codes("", &[ada, "earner: joan, awarded: 2026-05-01"]), [""; 0]);
        assert_eq!(codes("", &[ada, ada]), ["duplicate-award"]);
        assert_eq!(codes("", &[ada, ada, ada]), ["duplicate-award", "duplicate-award"]);
        assert_eq!(
            codes("", &[ada, "earners: [joan, ada], awarded: 2026-05-01"]),
            ["duplicate-award"]
        );
        assert_eq!(codes("", &["earners: [ada, ada], awarded: 2026-05-01"]), ["duplicate-award"]);
        let midnight = "earner: ada, awarded: '2026-05-01T02:00:00+02:00'";
        assert_eq!(codes("", &[ada, midnight]), ["duplicate-award"]);
        let other_id = "earner: ada, awarded: 2026-05-01, id: other";
        assert_eq!(codes("", &[ada, other_id]), ["duplicate-award"]);
    }

    #[test]
    fn what_is_earned_once_is_not_earned_again() {
        let pair = ["earner: ada, awarded: 2025-05-01", "earner: ada, awarded: 2026-05-01"];
        assert_eq!(codes("", &pair), ["repeated-award"]);
        assert_eq!(codes("valid_for: P2Y\n", &pair), [""; 0], "a renewal");
        let sooner = ["earner: ada, awarded: 2025-05-01, expires: 2027-05-01", pair[1]];
        assert_eq!(codes("valid_for: P1Y\n", &sooner), ["repeated-award"], "it renews nothing");
        assert_eq!(codes("", &sooner), [""; 0], "for ever");
        assert_eq!(codes("repeatable: yearly\n", &pair), [""; 0]);
        assert_eq!(codes("repeatable: always\n", &pair), [""; 0]);
        let revoked = "earner: ada, awarded: 2025-05-01, revoked: {on: 2025-06-01}";
        assert_eq!(codes("", &[pair[1], revoked]), [""; 0]);
        let between = "earner: ada, awarded: 2025-06-01, revoked: {on: 2025-07-01}";
        assert_eq!(codes("", &[pair[0], between, pair[1]]), ["repeated-award"]);
        let same_year = ["earner: ada, awarded: 2026-06-01", "earner: ada, awarded: 2026-05-01"];
        assert_eq!(codes("repeatable: yearly\n", &same_year), ["repeated-award"]);
        assert_eq!(codes("repeatable: always\n", &same_year), [""; 0]);
    }
}
