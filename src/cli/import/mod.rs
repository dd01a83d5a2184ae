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
