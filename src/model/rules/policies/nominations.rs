//! How many colleagues one person nominates.

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::resolve::Faults;
use crate::model::rules::view::{Known, View};
use crate::model::{Issuing, Quarter, Settings, Slug};

/// Nobody nominates more colleagues in a quarter of a year than is allowed. Those of a cohort
/// count one by one, and what was revoked was nominated too.
pub(super) fn check(faults: &mut Faults, view: &View, settings: &Settings) {
    let Some(most) = settings.policies.nominations_per_quarter else { return };
    let mut by: BTreeMap<(&Slug, Quarter), Vec<Known>> = BTreeMap::new();
    for award in view.known_awards() {
        let (Some(nominator), day) = (&award.draft.nominated_by, award.awarded.date()) else {
            continue;
        };
        if award.badge.issuing == Issuing::Peer && settings.policies.hold_on(day) {
            by.entry((nominator, Quarter::of(day))).or_default().push(award);
        }
    }
    for ((nominator, quarter), mut awards) in by {
        awards.sort_by_key(|award| (award.awarded, &award.badge.slug, &award.earner.slug));
        let mut told: HashSet<&Place> = HashSet::new();
        let all = awards.len();
        for award in awards.iter().skip(most as usize) {
            if told.insert(award.draft.place) {
                let message = format!(
                    "`{nominator}` nominated {all} colleagues in {quarter}, the limit is {most}"
                );
                let place = award.draft.place.at("nominated_by");
                let fault = Diagnostic::warning(Code::TooManyNominations, place, message)
                    .help("let somebody else nominate, or wait for the next quarter");
                faults.push(match view.site() {
                    Some((_, site)) => {
                        let policy = site.at("policies").at("nominations_per_quarter");
                        fault.related(policy, "said here")
                    }
                    None => fault,
                });
            }
        }
    }
}
