//! What all parts of a comment are made of.

use super::super::change::{Credential, Plan};
use super::super::escape::{markdown as said, word};
use super::super::summary::summary;

/// The most characters of a name.
pub(super) const NAME: usize = 80;
/// The most warnings that are told in any case.
const WARNINGS: usize = 20;

/// A comment in the making.
pub(super) struct Comment<'a> {
    pub(super) plan: &'a Plan,
    /// The most rows, names and lines of a kind.
    pub(super) most: usize,
    out: String,
}

impl<'a> Comment<'a> {
    pub(super) fn new(plan: &'a Plan, most: usize) -> Self {
        Self { plan, most, out: String::new() }
    }

    /// The plan in a sentence, and what should not be overlooked.
    pub(super) fn head(&mut self) {
        self.put(&format!("### {}\n", summary(self.plan)));
        let warnings = &self.plan.warnings;
        let Some(first) = warnings.first() else { return };
        // Everything that is issued is published: no reason to be alarmed.
        let is_usual = warnings.iter().all(|warning| warning.kind == "issued");
        let kind = if is_usual { "NOTE" } else { "WARNING" };
        self.put(&format!("\n> [!{kind}]\n"));
        if warnings.len() == 1 {
            return self.put(&format!("> {}.\n", capital(&first.message)));
        }
        for warning in warnings.iter().take(self.most.max(WARNINGS)) {
            self.put(&format!("> - {}.\n", capital(&warning.message)));
        }
    }

    /// What it came to, with what was compared.
    pub(super) fn finish(mut self) -> String {
        let Plan { base, as_of, .. } = self.plan;
        self.put(&format!("\n<sub>Compared with {}, as of {as_of}.</sub>\n", word(base)));
        self.out
    }

    /// Adds Markdown as it is.
    pub(super) fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    pub(super) fn title(&mut self, title: &str, number: usize) {
        self.put(&format!("\n**{title}** ({number})\n\n"));
    }

    /// A row of a table.
    pub(super) fn row(&mut self, cells: &[impl AsRef<str>]) {
        let row = row(cells);
        self.put(&row);
    }

    /// How many are not told.
    pub(super) fn more(&mut self, all: usize) {
        if all > self.most {
            self.put(&format!("\n… and {} more.\n", all - self.most));
        }
    }

    /// Something to unfold. `summary` is HTML, `text` is Markdown.
    pub(super) fn details(&mut self, summary: &str, text: &str) {
        self.unfolding("", summary, text);
    }

    /// The same, which is unfolded already.
    pub(super) fn unfolded(&mut self, summary: &str, text: &str) {
        self.unfolding(" open", summary, text);
    }

    fn unfolding(&mut self, open: &str, summary: &str, text: &str) {
        if !self.out.ends_with("\n\n") && !self.out.ends_with("</details>\n") {
            self.put("\n");
        }
        let text = text.trim_end();
        self.put(&format!("<details{open}><summary>{summary}</summary>\n\n{text}\n\n</details>\n"));
    }

    /// The picture of a badge where one is published, with a blank after it.
    pub(super) fn picture(&self, badge: &str) -> String {
        let picture = self.plan.pictures.get(badge);
        let picture = picture.map(|url| format!("<img src=\"{url}\" width=\"32\" alt=\"\">&nbsp;"));
        picture.unwrap_or_default()
    }

    /// A badge as people know it.
    pub(super) fn badge(&self, credential: &Credential) -> String {
        self.picture(&credential.badge) + &said(&credential.badge_name, NAME)
    }

    /// Names of earners.
    pub(super) fn names(&self, group: &[&Credential]) -> String {
        let some = group.iter().take(self.most);
        let names: Vec<_> = some.map(|one| said(&one.earner_name, NAME)).collect();
        let more = group.len().saturating_sub(self.most);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        names.join(", ") + &more
    }
}

/// A row of a table.
pub(super) fn row(cells: &[impl AsRef<str>]) -> String {
    let cells: Vec<_> = cells.iter().map(AsRef::as_ref).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// An earner, by name and slug.
pub(super) fn earner(credential: &Credential) -> String {
    format!("{} `{}`", said(&credential.earner_name, NAME), credential.earner)
}

/// A date that no table breaks in two.
pub(super) fn date(date: &str) -> String {
    date.replace('-', "\u{2011}")
}

/// With a capital at its beginning, as a sentence.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
