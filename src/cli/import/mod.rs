//! `laureate import`.

mod credentials;

use clap::{Args, Subcommand};

use super::{Console, Exit, Global, Stop};
use credentials::CredentialsArguments;

/// What `import` understands.
#[derive(Debug, Args)]
pub(crate) struct ImportArguments {
    #[command(subcommand)]
    command: ImportCommand,
}

#[derive(Debug, Subcommand)]
enum ImportCommand {
    /// Write badges, people and awards from credentials of another system
    ///
    /// What is imported becomes content of yours: awards that your organisation makes again,
    /// under its own name and key. So only credentials that name you as their issuer are taken
    /// (by the DID, the web site, the base URL or the exact name of `site.yaml`), unless you say
    /// `--any-issuer`. Their signatures are checked as far as that goes without the network,
    /// and the outcome is told; it decides nothing.
    ///
    /// A badge is known again by its old address (`other_identifiers`), else by its name; a
    /// person by DID, by e-mail address (also where only its hash is given), else by name; an
    /// award by its old address, else by badge, earner and date. So a second run changes
    /// nothing. No file that is there is ever changed.
    ///
    /// The names of files that are written go to standard output. What was not taken is listed
    /// with the reason, and the exit code is then 1; what could be taken is written all the same.
    Credentials(CredentialsArguments),
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &ImportArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    match &arguments.command {
        ImportCommand::Credentials(arguments) => credentials::run(global, arguments, console),
    }
}
