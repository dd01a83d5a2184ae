//! Many things, put together.

use std::collections::BTreeMap;

use super::change::{Changed, Credential};

/// Credentials of each badge, by its slug.
pub(super) fn by_badge<'a>(
    credentials: impl IntoIterator<Item = &'a Credential>,
) -> BTreeMap<&'a str, Vec<&'a Credential>> {
    let mut groups: BTreeMap<&str, Vec<&Credential>> = BTreeMap::new();
    for credential in credentials {
        groups.entry(&credential.badge).or_default().push(credential);
    }
    groups
}

/// Credentials that change in the same, by what that is: those that say why with the fewest
/// words first.
pub(super) fn by_what(changed: &[Changed]) -> Vec<(String, Vec<&Credential>)> {
    let mut groups: BTreeMap<(usize, String), Vec<&Credential>> = BTreeMap::new();
    for one in changed {
        let key = (one.what.len(), one.what.join(", "));
        groups.entry(key).or_default().push(&one.credential);
    }
    groups.into_iter().map(|((_, what), credentials)| (what, credentials)).collect()
}

/// From the first day to the last: `2026-05-01`, `2026-05-01 to 2026-06-30`.
pub(super) fn days<'a>(days: impl Iterator<Item = &'a str> + Clone) -> String {
    let (first, last) = (days.clone().min().unwrap_or_default(), days.max().unwrap_or_default());
    if first == last { first.to_owned() } else { format!("{first} to {last}") }
}
