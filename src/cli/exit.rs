//! How a command ends.

use std::fmt;
use std::process::ExitCode;

use super::Console;

/// A command that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is well: 0.
    Done,
    /// The content or a credential is at fault, and diagnostics say where: 1.
    AtFault,
    /// It could not be decided: 2.
    Undecided,
}

/// A command that could not do its work: usage, or the machine. Exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stop {
    message: String,
    help: Option<String>,
}

impl Stop {
    /// Says why, in lower case and without a full stop.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// The same, with a way out.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        match &self.help {
            Some(help) => write!(f, "\nhelp: {help}"),
            None => Ok(()),
        }
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::new(error.to_string())
    }
}

/// Ends with what a command came to.
pub(super) fn code(outcome: Result<Exit, Stop>, console: &Console) -> ExitCode {
    match outcome {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::AtFault) => ExitCode::from(1),
        Ok(Exit::Undecided) => ExitCode::from(2),
        Err(stop) => {
            console.warn(&stop.to_string());
            ExitCode::from(2)
        }
    }
}

/// Ends where the arguments could not be read, or help was asked for.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    // Where the terminal is gone there is nobody to tell.
    let _ = error.print();
    if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}
