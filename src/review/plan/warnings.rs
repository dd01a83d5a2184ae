//! What cannot be undone, and what should not be overlooked.

use super::change::{Plan, Warning, Why};
use super::escape;
use crate::model::Catalog;
use crate::review::find::count;

/// The most names that a warning says.
const MOST_NAMES: usize = 5;

pub(super) fn of(plan: &Plan, base: Option<&Catalog>, head: &Catalog) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut warn = |kind, message: String| warnings.push(Warning { kind, message });
    keys(plan, &mut warn);
    if let Some(base) = base {
        moved(base, head, &mut warn);
    }
    vanishing(plan, &mut warn);
    criteria(plan, &mut warn);
    let people = &plan.people.public;
    if !people.is_empty() {
        let names = named(people.iter().map(|person| person.slug.as_str()));
        let become_public = count(people.len(), "person becomes", "people become");
        warn(
            "public",
            format!(
                "{become_public} public: {names}. Names and portfolios can be copied and found by \
                 search engines; `visibility: private` takes pages down, not copies"
            ),
        );
    }
    let revoked = plan.credentials.revoked.len();
    if revoked > 0 {
        let are = count(revoked, "credential is", "credentials are");
        warn("final", format!("{are} revoked for good: a revocation has no way back"));
    }
    let published = plan.credentials.issued.iter().chain(&plan.credentials.published);
    let published = published.filter(|credential| credential.address.is_some()).count();
    if published > 0 {
        let (are, they) = (count(published, "credential is", "credentials are"), it(published));
        warn("issued", format!("{are} published: copies remain, even if {they} later revoked"));
    }
    warnings
}

fn keys(plan: &Plan, warn: &mut impl FnMut(&'static str, String)) {
    let keys = &plan.keys;
    if !keys.added.is_empty() {
        let names = named(keys.added.iter().map(String::as_str));
        warn(
            "key",
            format!(
                "a signing key is added: {names}. Whoever holds its secret can issue in your name"
            ),
        );
    }
    if !keys.vanished.is_empty() {
        let names = named(keys.vanished.iter().map(String::as_str));
        warn("key", format!("a signing key vanishes: {names}. What it signed no longer verifies"));
    }
}

fn moved(base: &Catalog, head: &Catalog, warn: &mut impl FnMut(&'static str, String)) {
    let (was, is) = (base.settings(), head.settings());
    if was.base_url != is.base_url {
        warn(
            "moved",
            format!(
                "the site moves from `{}` to `{}`: every address is another",
                was.base_url, is.base_url
            ),
        );
    }
    if was.did != is.did {
        warn(
            "moved",
            format!(
                "the issuer is `{}` instead of `{}`: copies of credentials name the old one",
                escape::word(&is.did),
                escape::word(&was.did)
            ),
        );
    }
    if was.salt != is.salt && !was.salt.is_empty() {
        warn("salt", "the salt is another, from which addresses follow".to_owned());
    }
}

fn vanishing(plan: &Plan, warn: &mut impl FnMut(&'static str, String)) {
    let gone = plan.credentials.vanished.iter().filter(|gone| gone.why != Why::Private).count();
    if gone > 0 {
        let (vanish, it) = (count(gone, "credential vanishes", "credentials vanish"), them(gone));
        warn(
            "vanished",
            format!(
                "{vanish}, though people hold {it}: `laureate check --base` says how to keep {it}"
            ),
        );
    }
    let pages = plan.addresses.vanished.iter().filter(|path| path.ends_with("index.html"));
    let pages = pages.count();
    if pages > 0 {
        let vanish = count(pages, "page vanishes", "pages vanish");
        warn("addresses", format!("{vanish}: links that lead there break"));
    }
}

fn criteria(plan: &Plan, warn: &mut impl FnMut(&'static str, String)) {
    let changed = plan.badges.changed.iter().filter(|badge| {
        let says = |key: &str| badge.what.iter().any(|what| what == key);
        badge.credentials > 0 && says("criteria") && !says("version")
    });
    for badge in changed {
        let who = count(badge.credentials, "credential", "credentials");
        warn(
            "criteria",
            format!(
                "the criteria of `{}` change under {who}: whoever earned it met others; \
                 a new `version` says so",
                badge.badge
            ),
        );
    }
}

/// `it is`, `they are`
fn it(count: usize) -> &'static str {
    if count == 1 { "it is" } else { "they are" }
}

/// `it`, `them`
fn them(count: usize) -> &'static str {
    if count == 1 { "it" } else { "them" }
}

/// A few of many, each in backticks.
fn named<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let more = names.len().saturating_sub(MOST_NAMES);
    let names: Vec<_> =
        names.take(MOST_NAMES).map(|name| format!("`{}`", escape::word(name))).collect();
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    names.join(", ") + &more
}
