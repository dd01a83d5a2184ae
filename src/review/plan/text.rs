//! A plan for people at a terminal.

use super::change::{BadgeChange, Credential, Plan, Was, Why};
use super::escape::line;
use super::groups::{by_badge, by_what, days};
use super::summary::summary;
use crate::model::compare::{Fate, Piece};
use crate::review::find::count;

/// The most credentials of a kind that stand on a line each. More are put together by badge.
const MOST_LINES: usize = 50;
/// The most names of a group, and the most pages that vanish, that are told.
const MOST_NAMES: usize = 10;
/// The most characters of a name.
const NAME: usize = 60;

/// The plan as text, with its last line end.
pub fn text(plan: &Plan) -> String {
    let mut out = format!("{}.\n", summary(plan));
    warnings(&mut out, plan);
    let credentials = &plan.credentials;
    section(&mut out, "Issued", &credentials.issued, awarded, plain);
    section(&mut out, "Published", &credentials.published, awarded, plain);
    let revoked: Vec<_> = credentials.revoked.iter().collect();
    lines(&mut out, "Revoked", &revoked, |one| {
        let reason = one.reason.as_ref().map(|reason| format!(": {}", line(reason, NAME)));
        format!("{}, on {}{}", named(&one.credential), one.on, reason.unwrap_or_default())
    });
    changed(&mut out, plan);
    let vanished: Vec<_> = credentials.vanished.iter().collect();
    lines(&mut out, "Vanished", &vanished, |one| {
        let why = match one.why {
            Why::Removed => "the award is gone",
            Why::Replaced => "the award is another now",
            Why::Private => "the earner is private now",
        };
        format!("{}: {why}", named(&one.credential))
    });
    badges(&mut out, plan);
    people(&mut out, plan);
    addresses(&mut out, plan);
    let title = "Expiring within 90 days, with or without this";
    section(&mut out, title, &credentials.expiring, ends, |one| {
        format!("{}  {}", ends(one), named(one))
    });
    out
}

/// A line more.
fn put(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

fn warnings(out: &mut String, plan: &Plan) {
    for warning in &plan.warnings {
        put(out, &format!("warning: {}", line(&warning.message, 1000)));
    }
}

fn named(credential: &Credential) -> String {
    let Credential { badge_name, badge, earner_name, earner, .. } = credential;
    let (badge_name, earner_name) = (line(badge_name, NAME), line(earner_name, NAME));
    format!("{badge_name} ({badge}) to {earner_name} ({earner})")
}

fn plain(credential: &Credential) -> String {
    let until = credential.expires.as_ref().map(|until| format!(", until {until}"));
    let hidden = if credential.address.is_none() { ", private: no page" } else { "" };
    format!("{}  {}{}{hidden}", credential.awarded, named(credential), until.unwrap_or_default())
}

fn awarded(credential: &Credential) -> &str {
    &credential.awarded
}

fn ends(credential: &Credential) -> &str {
    credential.expires.as_deref().unwrap_or_default()
}

/// Each on a line, or put together by badge where there are many, with the first and
/// the last `day`.
fn section(
    out: &mut String,
    title: &str,
    credentials: &[Credential],
    day: fn(&Credential) -> &str,
    say: impl Fn(&Credential) -> String,
) {
    if credentials.len() <= MOST_LINES {
        let all: Vec<_> = credentials.iter().collect();
        return lines(out, title, &all, |one| say(one));
    }
    put(out, &format!("\n{title} ({})", credentials.len()));
    for (badge, group) in by_badge(credentials) {
        let when = days(group.iter().map(|one| day(one)));
        let number = count(group.len(), "credential", "credentials");
        let name = line(&group[0].badge_name, NAME);
        put(out, &format!("  {name} ({badge}): {number}, {when}: {}", names(&group)));
    }
}

fn names(group: &[&Credential]) -> String {
    let some: Vec<_> = group.iter().take(MOST_NAMES).map(|one| one.earner.as_str()).collect();
    let more = group.len().saturating_sub(MOST_NAMES);
    some.join(", ") + &if more == 0 { String::new() } else { format!(" and {more} more") }
}

fn lines<T>(out: &mut String, title: &str, all: &[T], say: impl Fn(&T) -> String) {
    if all.is_empty() {
        return;
    }
    put(out, &format!("\n{title} ({})", all.len()));
    for one in all.iter().take(MOST_LINES) {
        put(out, &format!("  {}", say(one)));
    }
    if all.len() > MOST_LINES {
        put(out, &format!("  and {} more", all.len() - MOST_LINES));
    }
}

fn changed(out: &mut String, plan: &Plan) {
    let changed = &plan.credentials.changed;
    if changed.is_empty() {
        return;
    }
    put(out, &format!("\nChanged ({})", changed.len()));
    for (what, group) in by_what(changed) {
        if let [only] = group[..] {
            put(out, &format!("  {}: {what}", named(only)));
        } else {
            let number = count(group.len(), "credential", "credentials");
            put(out, &format!("  {number}, of {}: {what}", names(&group)));
        }
    }
}

fn badges(out: &mut String, plan: &Plan) {
    let badges = &plan.badges;
    let say = |badge: &&BadgeChange| format!("{} ({})", line(&badge.name, NAME), badge.badge);
    let held = |badge: &&BadgeChange| {
        format!("{}, {}", say(badge), count(badge.credentials, "credential", "credentials"))
    };
    lines(out, "Badges added", &badges.added.iter().collect::<Vec<_>>(), say);
    lines(out, "Badges retired", &badges.retired.iter().collect::<Vec<_>>(), held);
    lines(out, "Badges awarded again", &badges.resumed.iter().collect::<Vec<_>>(), held);
    lines(out, "Badges vanished", &badges.vanished.iter().collect::<Vec<_>>(), held);
    lines(out, "Badges changed", &badges.changed.iter().collect::<Vec<_>>(), |badge| {
        let diff = if badge.criteria.is_empty() { String::new() } else { words(&badge.criteria) };
        format!("{}: {}{diff}", held(badge), badge.what.join(", "))
    });
}

/// What changed in a text, as `git diff --word-diff` shows it, indented.
fn words(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        let (open, close) = match piece.fate {
            Fate::Kept => ("", ""),
            Fate::Removed => ("[-", "-]"),
            Fate::Added => ("{+", "+}"),
        };
        let words = piece.text.trim_end();
        text.extend([open, words, close, &piece.text[words.len()..]]);
    }
    let lines: Vec<_> = text.lines().map(|one| format!("\n      {}", line(one, 1000))).collect();
    lines.concat()
}

fn people(out: &mut String, plan: &Plan) {
    let was = |other| match other {
        Was::Absent => "new",
        Was::Unlisted => "was unlisted",
        Was::Private => "was private",
    };
    let is = |other| match other {
        Was::Absent => "gone",
        Was::Unlisted => "unlisted now",
        Was::Private => "private now",
    };
    let people: Vec<_> = plan.people.public.iter().collect();
    lines(out, "People who become public", &people, |one| {
        format!("{} ({}), {}", line(&one.name, NAME), one.slug, was(one.other))
    });
    let people: Vec<_> = plan.people.hidden.iter().collect();
    lines(out, "People who are no longer public", &people, |one| {
        format!("{} ({}), {}", line(&one.name, NAME), one.slug, is(one.other))
    });
}

fn addresses(out: &mut String, plan: &Plan) {
    let pages = plan.addresses.vanished.iter();
    let pages: Vec<_> = pages.filter_map(|path| path.strip_suffix("index.html")).collect();
    lines(out, "Pages that vanish", &pages, |page| format!("{}{page}", plan.was_at));
}
