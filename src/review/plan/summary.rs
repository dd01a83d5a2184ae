//! A plan in one sentence.

use super::change::Plan;
use crate::review::find::count;

/// `Merging this issues 3 credentials, revokes 1 and changes 2.`, without the full stop.
pub(super) fn summary(plan: &Plan) -> String {
    let (credentials, badges) = (&plan.credentials, &plan.badges);
    let of_credentials = [
        ("issues", credentials.issued.len()),
        ("publishes", credentials.published.len()),
        ("revokes", credentials.revoked.len()),
        ("changes", credentials.changed.len()),
        ("loses", credentials.vanished.len()),
    ];
    let of_badges = [
        ("adds", badges.added.len()),
        ("retires", badges.retired.len()),
        ("resumes", badges.resumed.len()),
        ("changes", badges.changed.len()),
        ("loses", badges.vanished.len()),
    ];
    let mut parts = said(&of_credentials, "credential", "credentials");
    parts.extend(said(&of_badges, "badge", "badges"));
    let public = plan.people.public.len();
    if public > 0 {
        parts.push(format!("makes {} public", count(public, "person", "people")));
    }
    let keys = plan.keys.added.len() + plan.keys.revoked.len() + plan.keys.vanished.len();
    if keys > 0 {
        parts.push(format!("changes {}", count(keys, "signing key", "signing keys")));
    }
    match parts.split_last() {
        None if plan.is_empty() => {
            "Merging this changes no credential, badge or address".to_owned()
        }
        None => "Merging this changes addresses, but no credential and no badge".to_owned(),
        Some((last, [])) => format!("Merging this {last}"),
        Some((last, others)) => format!("Merging this {} and {last}", others.join(", ")),
    }
}

/// `issues 3 credentials`, `revokes 1`: what is counted is said once.
fn said(parts: &[(&str, usize)], one: &str, many: &str) -> Vec<String> {
    let mut told = Vec::new();
    for (verb, number) in parts.iter().filter(|(_, number)| *number > 0) {
        let what = if told.is_empty() { count(*number, one, many) } else { number.to_string() };
        told.push(format!("{verb} {what}"));
    }
    told
}
