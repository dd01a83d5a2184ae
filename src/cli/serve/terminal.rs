//! What the server asks of the terminal, and what it says there.

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use zeroize::Zeroizing;

use crate::cli::report::{self, Tally};
use crate::cli::secrecy::without_secrets;
use crate::cli::{Console, clock};
use crate::content::Sources;
use crate::credential::SigningKey;
use crate::diagnostic::{self, Diagnostic, PageFault};
use crate::serve::{Terminal, Told};
use crate::site::Theme;

/// The terminal that `serve` was started in.
pub(super) struct ServeTerminal {
    pub(super) console: Console,
    pub(super) content: PathBuf,
    /// The day that the user asked for.
    pub(super) asked: Option<Date>,
    /// The day it was when the server was started.
    pub(super) as_of: Timestamp,
    /// The development key, as a Multikey.
    pub(super) key: Zeroizing<String>,
    pub(super) url: String,
    pub(super) open: bool,
}

impl Terminal for ServeTerminal {
    fn as_of(&self) -> Timestamp {
        // A server may run past midnight.
        clock::as_of(self.asked).unwrap_or(self.as_of)
    }

    fn key(&self) -> SigningKey {
        SigningKey::from_text(&self.key)
            .unwrap_or_else(|fault| unreachable!("it was written by a key: {fault}"))
    }

    fn faults(
        &self,
        faults: Vec<Diagnostic>,
        sources: &Sources,
        theme: Option<&Theme>,
    ) -> Vec<PageFault> {
        let faults = without_secrets(faults);
        let templates = report::templates(&faults, theme);
        let mut shown = report::shown(&faults, sources, &templates, &self.content);
        for one in &shown {
            self.console.warn_text(&(diagnostic::human(one, true) + "\n"));
        }
        // What stops the site first.
        shown.sort_by_key(|one| one.diagnostic.severity);
        shown.iter().map(diagnostic::page).collect()
    }

    fn told(&self, told: &Told) {
        let Told { changed, took, errors, warnings } = *told;
        let tally = Tally { errors, warnings };
        let done = if errors > 0 { "read" } else { "reloaded" };
        let what = match changed {
            None => "loaded".to_owned(),
            Some(0) => format!("looked at everything again, {done}"),
            Some(1) => format!("1 file changed, {done}"),
            Some(changed) => format!("{changed} files changed, {done}"),
        };
        let found = if errors + warnings == 0 { String::new() } else { format!("; {tally}") };
        let stays = if errors > 0 && changed.is_some() { "; the last good site stays" } else { "" };
        self.console.say(&format!("{what} in {} ms{found}{stays}", took.as_millis()));
    }

    fn warn(&self, text: &str) {
        self.console.warn(text);
    }

    fn ready(&self) {
        self.console.say(&format!(
            "serving {} until Ctrl-C\nall is signed with the development key and marked as a \
             draft: nothing here has been issued",
            self.url
        ));
        if self.open
            && let Err(error) = open::that_detached(&self.url)
        {
            self.console.warn(&format!("warning: cannot open the browser: {error}"));
        }
    }
}
