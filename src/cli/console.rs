//! The terminal: the only place that prints.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use super::arguments::{Color, Global};

/// Where results and everything else go, and how much of it.
#[derive(Debug, Clone)]
pub(crate) struct Console {
    quiet: bool,
    verbose: bool,
    colour: ColorChoice,
}

impl Console {
    /// A console as the arguments ask for it.
    pub(super) fn new(global: &Global) -> Self {
        let colour = match global.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self { quiet: global.quiet, verbose: global.verbose, colour }
    }

    /// Prints a result to standard output, as it is. Nobody listening is no fault.
    ///
    /// # Errors
    /// Standard output cannot be written → the reason.
    pub(crate) fn result(&self, text: &str) -> io::Result<()> {
        let mut out = AutoStream::new(io::stdout().lock(), self.colour);
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done,
        }
    }

    /// Says a line on standard error, unless `--quiet`.
    pub(crate) fn say(&self, line: &str) {
        if !self.quiet {
            self.warn(line);
        }
    }

    /// Says a line on standard error, only with `--verbose`.
    pub(crate) fn say_more(&self, line: &str) {
        if self.verbose {
            self.warn(line);
        }
    }

    /// Says a line on standard error, always.
    pub(crate) fn warn(&self, line: &str) {
        self.warn_text(&format!("{line}\n"));
    }

    /// Says a text on standard error, always, as it is.
    pub(crate) fn warn_text(&self, text: &str) {
        let mut err = AutoStream::new(io::stderr().lock(), self.colour);
        // Where standard error is closed there is nobody to tell.
        let _ = err.write_all(text.as_bytes());
    }

    /// Whether a progress bar makes sense.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Whether somebody is there who can be asked.
    pub(crate) fn can_ask(&self) -> bool {
        !self.quiet && io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Whether what is said on standard error is shown and not recorded.
    pub(crate) fn is_watched(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Whether more is wanted.
    pub(crate) fn is_verbose(&self) -> bool {
        self.verbose
    }
}
