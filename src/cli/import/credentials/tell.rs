//! What is said of an import.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use super::plan::Planned;
use crate::cli::{Console, Exit, Stop};
use crate::credential::foreign::Refusal;

/// What there is to say.
#[derive(Default)]
pub(super) struct Told {
    refused: Vec<Refusal>,
    /// Notes, each with where it applies.
    notes: BTreeMap<String, Vec<String>>,
    pub(super) warnings: Vec<String>,
    /// Badges and awards that were read.
    pub(super) read: usize,
    /// Those that are in the folder already.
    pub(super) there: usize,
    /// Credentials whose proof holds.
    pub(super) proven: usize,
    /// Credentials whose proof could not be judged here.
    pub(super) unproven: usize,
    badges: usize,
    people: usize,
    awards: usize,
    /// Where the awards were found.
    taken: BTreeSet<String>,
}

impl Told {
    /// Begins with what could not even be read.
    pub(super) fn new(refused: Vec<Refusal>) -> Self {
        Self { read: refused.len(), refused, ..Self::default() }
    }

    /// Something was not taken.
    pub(super) fn refuse(&mut self, source: &str, reason: String) {
        self.refused.push(Refusal { source: source.to_owned(), reason });
    }

    /// Something to know of what was taken.
    pub(super) fn note(&mut self, note: &str, source: &str) {
        let sources = self.notes.entry(note.to_owned()).or_default();
        if sources.last().is_none_or(|last| last != source) {
            sources.push(source.to_owned());
        }
    }

    /// Parts that have no place here.
    pub(super) fn left_out(&mut self, keys: &[String], source: &str) {
        for key in keys {
            self.note(&format!("left out: `{key}`, which has no place here"), source);
        }
    }

    /// How much will be written.
    pub(super) fn count(&mut self, planned: &Planned) {
        self.badges = planned.badges.len();
        self.people = planned.people.len();
        self.awards = planned.awards.len();
        self.taken = planned.awards.values().map(|award| award.source.clone()).collect();
    }

    /// Whether what was found there becomes an award.
    pub(super) fn took(&self, source: &str) -> bool {
        self.taken.contains(source)
    }

    /// Prints the files to standard output, all else to standard error.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub(super) fn print(
        &self,
        files: &BTreeMap<String, Vec<u8>>,
        content: &Path,
        dry_run: bool,
        console: &Console,
    ) -> Result<Exit, Stop> {
        for (note, sources) in &self.notes {
            console.say(&format!("note: {note}: {}", some_of(sources)));
        }
        self.warnings.iter().for_each(|warning| console.warn(warning));
        for (reason, sources) in self.refusals() {
            let sources = if console.is_verbose() { all_of(&sources) } else { some_of(&sources) };
            console.warn(&format!("not taken: {sources}: {reason}"));
        }
        let lines = files.keys().map(|file| format!("{}\n", content.join(file).display()));
        console.result(&lines.collect::<String>())?;
        console.say(&self.summary(dry_run));
        if !files.is_empty() && !dry_run {
            console.say("help: look through them (`git diff`), then `laureate check`");
        }
        Ok(if self.refused.is_empty() { Exit::Done } else { Exit::AtFault })
    }

    /// What was not taken, by the reason, in the order in which the reasons came up.
    fn refusals(&self) -> Vec<(&str, Vec<String>)> {
        let mut places = BTreeMap::new();
        let mut refusals: Vec<(&str, Vec<String>)> = Vec::new();
        for Refusal { source, reason } in &self.refused {
            let place = *places.entry(reason.as_str()).or_insert_with(|| {
                refusals.push((reason, Vec::new()));
                refusals.len() - 1
            });
            refusals[place].1.push(source.clone());
        }
        refusals
    }

    fn summary(&self, dry_run: bool) -> String {
        let count = |count: usize, one: &str, many: &str| match count {
            1 => format!("1 {one}"),
            count => format!("{count} {many}"),
        };
        let made = [
            count(self.badges, "badge", "badges"),
            count(self.people, "person", "people"),
            count(self.awards, "award", "awards"),
        ];
        let verb = if dry_run { "would be written" } else { "written" };
        let mut parts = vec![format!("{} {verb}", made.join(", "))];
        if self.there > 0 {
            parts.push(format!("{} there already", self.there));
        }
        if !self.refused.is_empty() {
            parts.push(format!("{} not taken", self.refused.len()));
        }
        let mut summary = format!("{} read: {}", self.read, parts.join("; "));
        if self.proven + self.unproven > 0 {
            // Writing to a `String` cannot fail.
            let _ = write!(
                summary,
                "\nof the credentials, {} proven genuine by keys that were given and {} not \
                 verified, for nothing is looked up here; `laureate verify` does",
                self.proven, self.unproven
            );
        }
        if self.people > 0 {
            summary.push_str(
                "\nnew people are public, each with a page, unless `privacy: \
                 {default_visibility: …}` in `site.yaml` says otherwise",
            );
        }
        summary
    }
}

fn all_of(sources: &[String]) -> String {
    sources.iter().map(|source| format!("`{source}`")).collect::<Vec<_>>().join(", ")
}

/// The first few, and how many more.
fn some_of(sources: &[String]) -> String {
    match sources.len().saturating_sub(3) {
        0 => all_of(sources),
        more => format!("{} and {more} more", all_of(&sources[..3])),
    }
}
