//! `laureate key`.

mod listed;
mod make;
mod reviewer;
mod revoke;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::{Console, Exit, Global, Stop};
use listed::Listed;

/// What `key` understands.
#[derive(Debug, Args)]
pub(crate) struct KeyArguments {
    #[command(subcommand)]
    command: KeyCommand,
}

#[derive(Debug, Subcommand)]
enum KeyCommand {
    /// Make a key: keep the secret here, print the entry for `site.yaml`
    New(MakeArguments),
    /// List the keys of `site.yaml`: which signs, which is revoked, whose secret is here
    List,
    /// Make the next key: it signs everything from now on, older ones stay listed
    Rotate(MakeArguments),
    /// Make a reviewer's own key, to endorse with; print the line for their file
    Reviewer(ReviewerArguments),
    /// Write into `site.yaml` that a key no longer counts
    Revoke(RevokeArguments),
}

/// How a key is made.
#[derive(Debug, Args)]
struct MakeArguments {
    /// What to call it. Default: `key-` and the year
    id: Option<String>,
    /// Where to keep the secret. Default: `.laureate/keys/<ID>.key` beside the content
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Where a reviewer's key is kept.
#[derive(Debug, Args)]
struct ReviewerArguments {
    /// Where to keep the secret. Default: `.laureate/reviewer.key` beside the content
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Which key no longer counts, and since when.
#[derive(Debug, Args)]
struct RevokeArguments {
    /// Its name in `site.yaml`
    id: String,
    /// The first day on which it no longer counts (YYYY-MM-DD). Default: today
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &KeyArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    match &arguments.command {
        KeyCommand::New(arguments) => {
            make::run(global, arguments, &Listed::read_if_there(global)?, false, console)
        }
        KeyCommand::Rotate(arguments) => {
            make::run(global, arguments, &Listed::read(global)?, true, console)
        }
        KeyCommand::Reviewer(arguments) => reviewer::run(global, arguments, console),
        KeyCommand::List => Listed::read(global)?.show(global, console),
        KeyCommand::Revoke(arguments) => {
            revoke::run(global, arguments, &Listed::read(global)?, console)
        }
    }
}
