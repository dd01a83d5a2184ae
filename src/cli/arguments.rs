//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::art::ArtArguments;
use super::award::AwardArguments;
use super::bake::{BakeArguments, UnbakeArguments};
use super::build::BuildArguments;
use super::check::CheckArguments;
use super::endorse::EndorseArguments;
use super::export::ExportArguments;
use super::import::ImportArguments;
use super::init::InitArguments;
use super::key::KeyArguments;
use super::nominate::NominateArguments;
use super::plan::PlanArguments;
use super::propose::ProposeArguments;
use super::rename_person::RenamePersonArguments;
use super::retire::RetireArguments;
use super::revise::ReviseArguments;
use super::revoke::RevokeArguments;
use super::schema::SchemaArguments;
use super::serve::ServeArguments;
use super::theme::ThemeArguments;
use super::verify::VerifyArguments;

/// Turns a folder of YAML into a site of badges, portfolios and credentials that anyone
/// can verify.
#[derive(Debug, Parser)]
#[command(name = "laureate", version, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What every command understands.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// The folder of badges, people and awards
    #[arg(long, value_name = "DIR", default_value = "content", global = true)]
    pub(crate) content: PathBuf,
    /// The folder of your own themes
    #[arg(long, value_name = "DIR", default_value = "themes", global = true)]
    pub(crate) themes: PathBuf,
    /// Say only what is wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say more
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
    /// When to use colour
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub(crate) color: Color,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Human,
    /// For programs
    Json,
    /// For the lines of a pull request on GitHub
    Github,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Draw the badges: one of them, or all on a contact sheet
    Art(ArtArguments),
    /// Write an award into the content, as a person would have, and show what changes
    ///
    /// The entry goes where a person would have put it: after the newest award of that badge in
    /// the same year, written as the entries there are; else into `awards/YEAR/BADGE.yaml`.
    /// Several earners become one entry with `earners`. The change is printed as a patch. What
    /// `check` would find at fault is not written. Who holds the badge already is passed over, so
    /// that a second run changes nothing.
    Award(AwardArguments),
    /// Put a credential into a PNG or SVG picture
    Bake(BakeArguments),
    /// Make the site: pages, portfolios, signed credentials
    Build(BuildArguments),
    /// Report every fault of the content, each with its place and a way out
    Check(CheckArguments),
    /// Sign, with a key of your own, that an award is deserved
    Endorse(EndorseArguments),
    /// Pack what somebody has earned into a zip to take away
    Export(ExportArguments),
    /// Bring in what people already have: credentials of Open Badges 2.0 and 3.0
    Import(ImportArguments),
    /// Begin a folder of badges, with all that a forge needs to issue from it
    Init(InitArguments),
    /// Make, list, rotate and revoke signing keys
    Key(KeyArguments),
    /// Tell what merging a change would do: what it issues, revokes, changes, and cannot undo
    Plan(PlanArguments),
    /// Write the award that a filled-in nomination form asks for
    Nominate(NominateArguments),
    /// Find awards that are due, and write them for somebody to confirm
    ///
    /// Each writes awards as `laureate award` does, prints the patch, and writes nothing that
    /// `check` would find at fault. Whoever merges them says that they are deserved: look through
    /// the patch, and take out what is not. A second run changes nothing.
    Propose(ProposeArguments),
    /// Give somebody another name or another slug, wherever they are named
    ///
    /// A new name changes one line, and no address. With a new slug, what names the old one in
    /// awards, badges, people and `site.yaml` names the new one, endorsements of theirs move, and
    /// each of their awards gets the `id` it has, so that credentials stay where they are (of a
    /// cohort they get an entry of their own). The portfolio moves; `former_slugs` in their file
    /// keeps the old address, which leads to the new one. The change is printed as a patch. A
    /// second run changes nothing.
    RenamePerson(RenamePersonArguments),
    /// Write into a badge that it is not awarded any more
    ///
    /// Writes `status: retired` and `retired_on: DATE` into the badge, and leaves every other byte
    /// of its file as it is. Its page and its awards stay; awards after that day are faults. With
    /// a day to come only `retired_on` is written, and the badge is retired once it has passed.
    /// The change is printed as a patch. A second run changes nothing.
    Retire(RetireArguments),
    /// Begin a new version of a badge, and keep what it said
    ///
    /// What the badge says now is kept as an earlier version, in `badges/<slug>.v1.yaml`, and the
    /// badge says `version: "2"`. Then write what is new into its own file. Who earned it keeps
    /// what they earned: no byte of their credentials changes. The change is printed as a patch.
    /// A second run changes nothing, until the badge says something else.
    Revise(ReviseArguments),
    /// Write into an award that it is taken back, since when and why
    ///
    /// Writes `revoked: {on: …, reason: …}` into the award, and leaves every other byte of its
    /// file as it is. Of a cohort the one earner gets an entry of their own. The credential keeps
    /// its address and is reported as revoked from the next build on. The change is printed as a
    /// patch. A second run changes nothing.
    Revoke(RevokeArguments),
    /// Print the JSON Schemas of the content, or write them for editors that complete and check
    Schema(SchemaArguments),
    /// Show the site in the browser while you write it, and renew it with every change
    Serve(ServeArguments),
    /// Begin a theme of your own, or list those there are
    Theme(ThemeArguments),
    /// Print the credential that is in a picture
    Unbake(UnbakeArguments),
    /// Verify credentials: signature, issuer, dates, status, one verdict each
    Verify(VerifyArguments),
}
