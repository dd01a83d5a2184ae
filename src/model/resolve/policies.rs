//! Who may issue: `reviewers`, and `policies` and `teams` of `site.yaml`.

use std::collections::BTreeMap;

use super::{Faults, Known, Problem, Spot, key_of};
use crate::content::record::{PoliciesRecord, SiteRecord};
use crate::diagnostic::Code;
use crate::model::scalar;
use crate::model::{Policies, Reviewer, Slug};

/// The most people who have to approve one award.
const MOST_APPROVALS: u32 = 20;

/// Reads people and handles who may approve.
pub(in crate::model) fn reviewers(
    faults: &mut Faults,
    spot: &Spot,
    texts: &[String],
    people: &Known,
) -> Vec<Reviewer> {
    let found = texts.iter().enumerate().filter_map(|(at, text)| {
        let spot = spot.nth(at);
        let reviewer = if text.starts_with('@') {
            Reviewer::Handle(faults.take(&spot, scalar::handle(text))?)
        } else {
            Reviewer::Person(people.find_as(faults, &spot, text, Code::UnknownApprover)?)
        };
        Some((at, reviewer))
    });
    let found: Vec<_> = found.collect();
    faults.once(spot, found)
}

/// Reads `policies` and `teams`.
pub(in crate::model) fn policies(
    faults: &mut Faults,
    root: &Spot,
    record: &SiteRecord,
    people: &Known,
) -> Policies {
    let teams = teams(faults, &root.key("teams"), &record.teams, people);
    let PoliciesRecord { approvals, manager_approves_peer, nominations_per_quarter, since } =
        &record.policies;
    let spot = root.key("policies");
    let read = |count: &u32| faults.take(&spot.key("approvals"), enough_approvals(*count));
    Policies {
        approvals: approvals.as_ref().and_then(read),
        manager_approves_peer: *manager_approves_peer,
        nominations_per_quarter: *nominations_per_quarter,
        since: faults.maybe(&spot.key("since"), since.as_ref(), scalar::day),
        teams,
    }
}

fn enough_approvals(count: u32) -> Result<u32, Problem> {
    if (1..=MOST_APPROVALS).contains(&count) {
        return Ok(count);
    }
    Err(Problem::new(Code::BadValue, format!("an award cannot need {count} approvals"))
        .help(format!("write a number from 1 to {MOST_APPROVALS}, or leave `approvals` out")))
}

fn teams(
    faults: &mut Faults,
    spot: &Spot,
    records: &BTreeMap<String, Vec<String>>,
    people: &Known,
) -> BTreeMap<String, Vec<Slug>> {
    let mut teams = BTreeMap::new();
    for (handle, members) in records {
        let spot = spot.key(handle);
        let members = faults.references(&spot, members, people);
        match scalar::handle(handle) {
            Ok(handle) => {
                // Of two spellings in one case each, all are in it.
                teams.entry(handle.to_ascii_lowercase()).or_insert_with(Vec::new).extend(members);
            }
            Err(problem) => faults.push(problem.at(key_of(&spot))),
        }
    }
    teams
}
