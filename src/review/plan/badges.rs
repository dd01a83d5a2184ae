//! What becomes of badges.

use super::Side;
use super::change::{BadgeChange, Badges};
use crate::model::{Badge, Catalog, compare};
use crate::review::find;

pub(super) fn compared(base: Option<Side>, head: Side) -> Badges {
    let mut found = Badges::default();
    let now = head.catalog();
    let before = base.map(|base| base.catalog());
    for badge in now.badges() {
        let was = before.and_then(|before| find::badge(before, &badge.slug));
        let Some((base, was)) = base.zip(was) else {
            found.added.push(change(badge, 0));
            continue;
        };
        let credentials = base.catalog().awards_of_badge(&badge.slug).len();
        match (was.retired, badge.retired) {
            (false, true) => found.retired.push(change(badge, credentials)),
            (true, false) => found.resumed.push(change(badge, credentials)),
            _ => {}
        }
        let what = differences((base, was), (head, badge));
        if !what.is_empty() {
            let others = what.iter().any(|what| what == "criteria");
            let words = || compare::written(&was.criteria.markdown, &badge.criteria.markdown);
            let criteria = others.then(words).unwrap_or_default();
            found.changed.push(BadgeChange { what, criteria, ..change(badge, credentials) });
        }
    }
    found.vanished = before.map(|before| vanished(before, now)).unwrap_or_default();
    found
}

fn vanished(before: &Catalog, now: &Catalog) -> Vec<BadgeChange> {
    let gone = before.badges().iter().filter(|badge| find::badge(now, &badge.slug).is_none());
    gone.map(|badge| change(badge, before.awards_of_badge(&badge.slug).len())).collect()
}

fn change(badge: &Badge, credentials: usize) -> BadgeChange {
    BadgeChange {
        badge: badge.slug.to_string(),
        name: badge.name.clone(),
        version: badge.version.to_string(),
        credentials,
        what: Vec::new(),
        criteria: Vec::new(),
    }
}

/// The keys of a badge that say something else.
fn differences((base, was): (Side, &Badge), (head, is): (Side, &Badge)) -> Vec<String> {
    let valid_for = |badge: &Badge| badge.valid_for.map(|span| span.to_string());
    let differ = [
        ("name", was.name != is.name),
        ("description", was.description != is.description),
        ("criteria", was.criteria.markdown != is.criteria.markdown),
        ("version", was.version != is.version),
        ("family", was.family != is.family),
        ("tier", was.tier != is.tier),
        ("type", was.achievement_type != is.achievement_type),
        ("requires", was.requires != is.requires),
        ("valid_for", valid_for(was) != valid_for(is)),
        ("skills", was.skills != is.skills),
        ("tags", was.tags != is.tags),
        ("reviewers", was.reviewers != is.reviewers),
        ("issuing", was.issuing != is.issuing),
        ("repeatable", was.repeatable != is.repeatable),
        ("picture", picture(base, was) != picture(head, is)),
    ];
    let differ = differ.into_iter().filter(|(_, differs)| *differs);
    differ.map(|(key, _)| key.to_owned()).collect()
}

/// The author's own picture of a badge: its file, and what is in it.
fn picture<'a>(side: Side<'a>, badge: &'a Badge) -> Option<(&'a str, Option<&'a [u8; 32]>)> {
    let file = &*badge.art.as_ref()?.file;
    Some((file, side.sources.digest(file)))
}
