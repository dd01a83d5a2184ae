//! `laureate theme`: new, list, variables.

mod new;
mod variables;

use std::fs;
use std::path::Path;

use clap::{Args, Subcommand};

use super::{Console, Exit, Global, Stop};
use crate::model::Slug;
use crate::site::BuiltIn;
use new::NewArguments;
use variables::VariablesArguments;

/// What `theme` understands.
#[derive(Debug, Args)]
pub(crate) struct ThemeArguments {
    #[command(subcommand)]
    command: ThemeCommand,
}

#[derive(Debug, Subcommand)]
enum ThemeCommand {
    /// Begin a theme of your own
    New(NewArguments),
    /// Print the themes that `site.yaml` may name
    List,
    /// Print what templates see: variables, components, functions, words
    Variables(VariablesArguments),
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    theme: &ThemeArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    match &theme.command {
        ThemeCommand::New(arguments) => new::run(global, arguments, console),
        ThemeCommand::List => list(&global.themes, console),
        ThemeCommand::Variables(arguments) => variables::run(arguments, console),
    }
}

/// Prints a line for each theme.
fn list(themes: &Path, console: &Console) -> Result<Exit, Stop> {
    let folders = folders(themes)?;
    let mut lines: Vec<_> = BuiltIn::all()
        .iter()
        .map(|theme| {
            let own = folders.iter().any(|name| name == theme.name());
            let also = if own { ", with your files over it" } else { "" };
            format!("{:<20} built in{also}: {}\n", theme.name(), theme.about())
        })
        .collect();
    let own = folders.iter().filter(|name| BuiltIn::of(name).is_none());
    lines.extend(own.map(|name| format!("{name:<20} {}\n", themes.join(name).display())));
    console.result(&lines.concat())?;
    Ok(Exit::Done)
}

/// The folders of themes, sorted. None where there is no such folder.
fn folders(themes: &Path) -> Result<Vec<String>, Stop> {
    if !themes.exists() {
        return Ok(Vec::new());
    }
    let failed = |error| Stop::new(format!("cannot read `{}`: {error}", themes.display()));
    let mut names = Vec::new();
    for entry in fs::read_dir(themes).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_str().and_then(Slug::new);
        names.extend(name.filter(|_| entry.path().is_dir()).map(|name| name.to_string()));
    }
    names.sort();
    Ok(names)
}
