//! People and pages in a comment.

use super::super::change::{Person, Plan, Was};
use super::super::escape::markdown as said;
use super::comment::{Comment, NAME};
use crate::review::find::count;

impl Comment<'_> {
    pub(super) fn people(&mut self) {
        let people = &self.plan.people;
        self.turned("People who become public", &people.public, |other| match other {
            Was::Absent => "new",
            Was::Unlisted => "was unlisted",
            Was::Private => "was private",
        });
        self.turned("People who are no longer public", &people.hidden, |other| match other {
            Was::Absent => "gone",
            Was::Unlisted => "unlisted now",
            Was::Private => "private now",
        });
    }

    fn turned(&mut self, title: &str, all: &[Person], word: fn(Was) -> &'static str) {
        if all.is_empty() {
            return;
        }
        self.title(title, all.len());
        for one in all.iter().take(self.most) {
            let (name, slug) = (said(&one.name, NAME), &one.slug);
            self.put(&format!("- {name} `{slug}`, {}\n", word(one.other)));
        }
        self.more(all.len());
    }

    pub(super) fn addresses(&mut self) {
        let Plan { addresses, was_at, .. } = self.plan;
        let pages = addresses.vanished.iter().filter_map(|path| path.strip_suffix("index.html"));
        let pages: Vec<_> = pages.collect();
        if pages.is_empty() || self.most == 0 {
            return;
        }
        let mut some = String::new();
        for page in pages.iter().take(self.most) {
            some.extend(["- `", was_at, page, "`\n"]);
        }
        let more = pages.len().saturating_sub(self.most);
        let more = if more == 0 { String::new() } else { format!("\n… and {more} more.") };
        let summary = count(pages.len(), "page vanishes", "pages vanish");
        self.details(&summary, &(some + &more));
    }
}
