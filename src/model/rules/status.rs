//! Each award has a place of its own in its year's status list.

use std::collections::{HashMap, HashSet};

use super::view::{Known, View};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::resolve::Faults;
use crate::model::{CredentialId, StatusIndex};

/// A year and a place in its list.
type Bit = (i16, StatusIndex);

pub(super) fn check(faults: &mut Faults, view: &View) {
    let mut awards: Vec<(Known, Bit, &CredentialId)> = view
        .known_awards()
        .filter_map(|award| {
            let year = award.awarded.date().year();
            Some((award, (year, award.draft.index?), award.draft.id.as_ref()?))
        })
        .collect();
    // Older awards are published already, so they keep their place.
    awards.sort_by_key(|(award, _, id)| (award.awarded, *id));
    let mut taken: HashSet<Bit> = awards.iter().map(|(_, bit, _)| *bit).collect();
    let mut first: HashMap<Bit, usize> = HashMap::with_capacity(awards.len());
    for (at, (award, bit, id)) in awards.iter().enumerate() {
        let holder = *first.entry(*bit).or_insert(at);
        let (other, _, other_id) = &awards[holder];
        // The same credential twice is told by another rule.
        if holder != at && id != other_id {
            let free = free_after(*bit, &mut taken);
            faults.push(collision(award, other, *bit, free));
        }
    }
}

/// The next free place of the year's list, which is taken then.
fn free_after((year, index): Bit, taken: &mut HashSet<Bit>) -> Option<StatusIndex> {
    let following = (1..StatusIndex::LIST_BITS)
        .map(|step| (index.get() + step) % StatusIndex::LIST_BITS)
        .filter_map(StatusIndex::new);
    let free = following.into_iter().find(|index| !taken.contains(&(year, *index)))?;
    taken.insert((year, free));
    Some(free)
}

fn collision(award: &Known, other: &Known, bit: Bit, free: Option<StatusIndex>) -> Diagnostic {
    let (year, index) = (bit.0, bit.1.get());
    let name = |award: &Known| format!("`{}` to `{}`", award.badge.slug, award.earner.slug);
    let message = format!(
        "the award of {} has the same place as that of {} in the status list of {year}: {index}",
        name(award),
        name(other)
    );
    let help = match (free, award.draft.nth) {
        (Some(free), None) => format!("write `status_index: {}` here", free.get()),
        (Some(free), Some(_)) => format!(
            "give `{}` an entry of their own, with `earner` and `status_index: {}`",
            award.earner.slug,
            free.get()
        ),
        (None, _) => "the list of that year is full".into(),
    };
    Diagnostic::error(Code::StatusIndexCollision, place(award), message)
        .help(help)
        .related(place(other), "the other")
}

fn place(award: &Known) -> Place {
    match (award.draft.nth, award.draft.record.status_index) {
        (None, Some(_)) => award.draft.place.at("status_index"),
        (None, None) => award.draft.place.clone(),
        (Some(_), _) => award.draft.earner_place(),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::Folder;
    use crate::model::{CredentialId, derive};

    fn folder(awards: &[&str]) -> Folder {
        let folder = Folder::new().person("joan", "name: Joan\n");
        awards
            .iter()
            .fold(folder, |folder, award| folder.award(&format!("{{badge: gdpr, {award}}}")))
    }

    #[test]
    fn a_place_is_taken_once_a_year() {
        let codes = |awards: &[&str]| folder(awards).codes();
        let ada = "earner: ada, awarded: 2026-05-01, status_index: 7";
        assert_eq!(codes(&[ada, "earner: joan, awarded: 2026-05-01, status_index: 8"]), [""; 0]);
        assert_eq!(codes(&[ada, "earner: joan, awarded: 2025-05-01, status_index: 7"]), [""; 0]);
        assert_eq!(
            codes(&[ada, "earner: joan, awarded: 2026-05-01, status_index: 7"]),
            ["status-index-collision"]
        );
        assert_eq!(
            codes(&["earners: [ada, joan], awarded: 2026-05-01, status_index: 7"]),
            ["status-index-collision"]
        );
        assert_eq!(codes(&["earners: [ada], awarded: 2026-05-01, status_index: 7"]), [""; 0]);
        assert_eq!(codes(&["earner: ada, awarded: 2026-05-01, status_index: 8388607"]), [""; 0]);
        assert_eq!(
            codes(&["earner: ada, awarded: 2026-05-01, status_index: 8388608"]),
            ["status-index-range"]
        );
    }

    #[test]
    fn the_later_award_moves_to_the_next_free_place() {
        let index = derive::status_index(&CredentialId::new("x").unwrap()).get();
        let faults = folder(&[
            &format!("earner: joan, awarded: 2026-07-01, status_index: {index}"),
            &format!("earner: joan, awarded: 2026-03-01, status_index: {}", index + 1),
            "earner: ada, awarded: 2026-05-01, id: x",
        ])
        .repeatable()
        .diagnostics();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].message.starts_with("the award of `gdpr` to `joan`"));
        let help = format!("write `status_index: {}` here", index + 2);
        assert_eq!(faults[0].help.as_deref(), Some(help.as_str()));
    }
}
