//! Commands. The only room that prints, exits, reads the clock, the environment and the
//! network. Results go to standard output, the rest to standard error.

mod arguments;
mod art;
mod award;
mod bake;
mod base;
mod build;
mod cache;
mod check;
mod clock;
mod console;
mod endorse;
mod exit;
mod export;
mod file;
mod find;
mod fingerprint;
mod former;
mod git;
mod import;
mod init;
mod key;
mod keys;
mod new_files;
mod nominate;
mod plan;
mod progress;
mod propose;
mod provenance;
mod reading;
mod rename_person;
mod report;
mod retire;
mod revise;
mod revoke;
mod schema;
mod secrecy;
mod serve;
mod theme;
mod verify;
mod writing;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
pub(crate) use arguments::{Format, Global};
pub(crate) use console::Console;
pub(crate) use exit::{Exit, Stop};
#[doc(hidden)] // for the fuzz target
pub use verify::unpack_archive;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return exit::usage(&error),
    };
    let console = Console::new(&arguments.global);
    exit::code(run(&arguments, &console), &console)
}

fn run(arguments: &Arguments, console: &Console) -> Result<Exit, Stop> {
    let global = &arguments.global;
    match &arguments.command {
        Command::Art(art) => art::run(global, art, console),
        Command::Award(award) => award::run(global, award, console),
        Command::Bake(arguments) => bake::bake(arguments, console),
        Command::Build(build) => build::run(global, build, console),
        Command::Check(check) => check::run(global, check, console),
        Command::Endorse(endorse) => endorse::run(global, endorse, console),
        Command::Export(export) => export::run(global, export, console),
        Command::Import(import) => import::run(global, import, console),
        Command::Init(init) => init::run(global, init, console),
        Command::Key(key) => key::run(global, key, console),
        Command::Plan(plan) => plan::run(global, plan, console),
        Command::Nominate(nominate) => nominate::run(global, nominate, console),
        Command::Propose(propose) => propose::run(global, propose, console),
        Command::RenamePerson(rename) => rename_person::run(global, rename, console),
        Command::Retire(retire) => retire::run(global, retire, console),
        Command::Revise(arguments) => revise::run(global, arguments, console),
        Command::Revoke(revoke) => revoke::run(global, revoke, console),
        Command::Schema(schema) => schema::run(global, schema, console),
        Command::Serve(serve) => serve::run(global, serve, console),
        Command::Theme(theme) => theme::run(global, theme, console),
        Command::Unbake(arguments) => bake::unbake(arguments, console),
        Command::Verify(verify) => verify::run(global, verify, console),
    }
}
