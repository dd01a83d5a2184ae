//! Versions of a badge: the page that each keeps for good, and what changed between them.

use super::badge::kind;
use super::cards;
use super::shared::Shared;
use crate::model::compare::{self, Fate, Piece};
use crate::model::{Badge, Moment, Slug, routes};
use crate::site::plan::Planner;
use crate::site::view::{
    ChangedPart, ChangesView, Day, LastsView, PieceView, VersionMark, VersionView,
};
use crate::site::{Body, markdown};

/// Adds what stands below `badges/<slug>/v<version>/`.
pub(super) fn add(planner: &mut Planner<'_>) {
    let catalog = planner.shared.catalog;
    for badge in catalog.badges().iter().flat_map(|badge| catalog.versions(&badge.slug)) {
        planner.file(&badge.place, routes::version_page(badge), move |shared, address| {
            let mut head = shared.head("badges", address);
            head.alternates.push(shared.alternate(
                "application/json",
                &routes::achievement(badge),
                None,
            ));
            head.card = Some(cards::of_badge(shared, shared.catalog.badge(&badge.slug)));
            if badge.until.is_none() {
                let page = shared.tongue().place(routes::badge_page(badge));
                head.canonical = Some(shared.settings().base_url.join(&page));
            }
            let view = view(shared, badge);
            shared.page(address, "version.html", &head, ("version", &view))
        });
        planner.file(&badge.place, routes::version_file(badge), move |shared, _| {
            Ok(Body::Bytes(shared.documents.achievement(badge).into_bytes()))
        });
    }
}

fn view(shared: &Shared<'_>, badge: &Badge) -> VersionView {
    let (address, page) = (routes::version_page(badge), routes::badge_page(badge));
    VersionView {
        card: shared.version_card(badge),
        kind: kind(shared, badge),
        mark: mark(shared, badge, true),
        criteria: shared.prose_at(&address, &badge.criteria, &page, "criteria"),
        valid_for: badge.valid_for.as_ref().map(Into::into),
        requires: shared.cards(&badge.requires),
        skills: badge.skills.iter().map(|skill| shared.skill(skill)).collect(),
        versions: marks(shared, badge),
        changes: match badge.until {
            Some(_) => Some(changes(shared, badge, shared.catalog.badge(&badge.slug))),
            None => changes_in(shared, badge),
        },
        json: shared.file(&routes::achievement(badge)),
    }
}

/// All versions of a badge, the present one first, seen from one of them. None where there is
/// but one.
pub(super) fn marks(shared: &Shared<'_>, seen_from: &Badge) -> Vec<VersionMark> {
    if shared.catalog.earlier_versions(&seen_from.slug).is_empty() {
        return Vec::new();
    }
    let versions = shared.catalog.versions(&seen_from.slug).rev();
    versions.map(|badge| mark(shared, badge, badge.version == seen_from.version)).collect()
}

/// The version of a badge that somebody earned, where there may be several.
pub(super) fn on_credential(shared: &Shared<'_>, badge: &Badge) -> Option<VersionMark> {
    let several = !shared.catalog.earlier_versions(&badge.slug).is_empty();
    (several || !badge.version.is_first()).then(|| mark(shared, badge, false))
}

fn mark(shared: &Shared<'_>, badge: &Badge, here: bool) -> VersionMark {
    let since = before(shared, badge).and_then(|before| before.until?.tomorrow().ok());
    let day = |date| Moment::day(date).map(Day::from);
    VersionMark {
        version: badge.version.to_string(),
        link: routes::version_page(badge).link().to_owned(),
        since: since.and_then(day),
        until: badge.until.and_then(day),
        here,
    }
}

/// The version before one.
fn before<'s>(shared: &'s Shared<'_>, badge: &Badge) -> Option<&'s Badge> {
    let versions = shared.catalog.versions(&badge.slug);
    versions.take_while(|version| version.version != badge.version).last()
}

/// What changed with a version.
pub(super) fn changes_in(shared: &Shared<'_>, badge: &Badge) -> Option<ChangesView> {
    before(shared, badge).map(|before| changes(shared, before, badge))
}

fn changes(shared: &Shared<'_>, before: &Badge, after: &Badge) -> ChangesView {
    let (old, new) = (before.terms(), after.terms());
    let words = shared.words();
    let line = |label: &'static str, old: &str, new: &str| {
        part(words.text(label).into_owned(), vec![compare::words(old, new)])
    };
    let list = |label: &'static str, old: Vec<String>, new: Vec<String>| {
        part(words.text(label).into_owned(), compare::stretches(&old, &new))
    };
    let badges = |slugs: &[Slug]| {
        slugs.iter().map(|slug| shared.catalog.badge(slug).name.clone()).collect::<Vec<_>>()
    };
    let skills = |slugs: &[Slug]| {
        slugs.iter().map(|slug| shared.catalog.skill(slug).name.clone()).collect::<Vec<_>>()
    };
    let (criteria, later) = (markdown::blocks(old.criteria), markdown::blocks(new.criteria));
    let parts = [
        line("versions.name", old.name, new.name),
        line("versions.description", old.description, new.description),
        list("badge.criteria", criteria, later),
        list("badge.requires", badges(old.requires), badges(new.requires)),
        list("badge.skills", skills(old.skills), skills(new.skills)),
    ];
    ChangesView {
        before: before.version.to_string(),
        after: after.version.to_string(),
        parts: parts.into_iter().flatten().collect(),
        lasts: (old.valid_for != new.valid_for).then(|| LastsView {
            before: before.valid_for.as_ref().map(Into::into),
            after: after.valid_for.as_ref().map(Into::into),
        }),
    }
}

/// A text that differs. Nothing where it does not.
fn part(label: String, blocks: Vec<Vec<Piece>>) -> Option<ChangedPart> {
    let differs = blocks.iter().flatten().any(|piece| piece.fate != Fate::Kept);
    let piece = |piece: Piece| {
        // White space is not part of what is marked.
        let text = piece.text.trim_end();
        let (text, space) = (text.to_owned(), piece.text[text.len()..].to_owned());
        let fate = match piece.fate {
            Fate::Kept => "kept",
            Fate::Added => "added",
            Fate::Removed => "removed",
        };
        [PieceView { fate, text }, PieceView { fate: "kept", text: space }]
    };
    let pieces = |block: Vec<Piece>| block.into_iter().flat_map(piece).collect();
    let blocks = || blocks.into_iter().map(pieces);
    differs.then(|| ChangedPart { label, blocks: blocks().collect() })
}
