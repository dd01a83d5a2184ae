//! Badges in a comment.

use super::super::change::BadgeChange;
use super::super::escape::{html, line, markdown as said};
use super::comment::{Comment, NAME};
use super::words::words;
use crate::review::find::count;

/// The most badges whose new criteria lie open: of a few, they are what there is to review.
const MOST_OPEN: usize = 3;
/// The most characters of a stretch of words, where there is room.
const STRETCH: usize = 4000;

impl Comment<'_> {
    pub(super) fn badges(&mut self) {
        let badges = &self.plan.badges;
        let kinds = [
            ("New", &badges.added),
            ("Retired", &badges.retired),
            ("Awarded again", &badges.resumed),
            ("Vanished", &badges.vanished),
            ("Changed", &badges.changed),
        ];
        let number: usize = kinds.iter().map(|(_, list)| list.len()).sum();
        if number == 0 {
            return;
        }
        self.title("Badges", number);
        for (kind, list) in kinds {
            for badge in list.iter().take(self.most) {
                self.one_badge(kind, badge);
            }
            self.more(list.len());
        }
        let reworded = badges.changed.iter().filter(|badge| !badge.criteria.is_empty());
        let are_few = reworded.clone().count() <= MOST_OPEN;
        for badge in reworded.take(self.most) {
            self.criteria(badge, are_few);
        }
    }

    fn one_badge(&mut self, kind: &str, badge: &BadgeChange) {
        let held = match badge.credentials {
            0 => String::new(),
            number => format!(", {}", count(number, "credential", "credentials")),
        };
        let what = match &badge.what[..] {
            [] => String::new(),
            what => format!(": {}", what.join(", ").replace('_', "\\_")),
        };
        let name = said(&badge.name, NAME);
        self.put(&format!("- {kind}: {name} `{}`{held}{what}\n", badge.badge));
    }

    fn criteria(&mut self, badge: &BadgeChange, is_open: bool) {
        let name = html(&line(&badge.name, NAME));
        let summary = format!("What changes in the criteria of <b>{name}</b>");
        let words = words(&badge.criteria, STRETCH.min(20 * self.most));
        let text = format!("<blockquote>{words}</blockquote>");
        if is_open {
            self.unfolded(&summary, &text);
        } else {
            self.details(&summary, &text);
        }
    }
}
