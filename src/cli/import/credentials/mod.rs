//! `laureate import credentials`.

mod address;
mod award;
mod badge;
mod gate;
mod input;
mod known;
mod person;
mod plan;
mod slug;
mod tell;
mod verdicts;

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use crate::cli::{Console, Exit, Global, Stop, clock, new_files};
use crate::content;
use crate::diagnostic::Severity;
use crate::model;
use known::Known;
use plan::Plan;
use tell::Told;

/// What `import credentials` understands.
#[derive(Debug, Args)]
pub(crate) struct CredentialsArguments {
    /// JSON of Open Badges 2.0 or 3.0, signed tokens, baked PNG or SVG; folders and zip
    /// archives of them. What an Open Badges 2.0 assertion links to has to be among them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Whose the credentials are that do not name anybody of `people/`
    #[arg(long, value_name = "SLUG")]
    earner: Option<String>,
    /// Take credentials of other issuers too, as awards of your own
    #[arg(long)]
    any_issuer: bool,
    /// Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Judge as of this day (YYYY-MM-DD) instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// Runs it. Paths of files that are written go to standard output, the rest to standard error.
pub(super) fn run(
    global: &Global,
    arguments: &CredentialsArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let as_of = clock::as_of(arguments.as_of)?;
    if !global.content.is_dir() {
        return Err(Stop::new(format!("there is no folder `{}`", global.content.display()))
            .help("make `site.yaml` in it first, or name the folder with `--content DIR`"));
    }
    let loaded = content::load(&global.content);
    let resolved = model::resolve(&loaded.records, as_of);
    let diagnostics = loaded.diagnostics.iter().chain(&resolved.diagnostics);
    let errors = diagnostics.filter(|one| one.severity == Severity::Error).count();
    let Some(catalog) = resolved.catalog.filter(|_| errors == 0) else {
        console.warn(&format!(
            "error: the content is at fault in {errors} places, so nothing is imported\n\
             help: `laureate check` tells where"
        ));
        return Ok(Exit::AtFault);
    };
    let known = Known::new(&catalog, &loaded);
    if let Some(earner) = arguments.earner.as_deref().filter(|slug| !known.has_person(slug)) {
        return Err(Stop::new(format!("there is nobody `{earner}` in `people/`"))
            .help(format!("write `people/{earner}.yaml` first, or correct the slug")));
    }
    let input::Input { collection, empty } = input::read(&arguments.files)?;
    let given = collection.supporting();
    let (mut foreign, refused) = collection.read();
    let judged_at = if arguments.as_of.is_some() { as_of } else { clock::now() };
    let judged = verdicts::judge(&foreign, &given, judged_at);
    verdicts::mark_revoked(&mut foreign, &judged);
    let mut told = Told::new(refused);
    empty.iter().for_each(|source| told.note("holds no credential, and was not named", source));
    let mut plan = Plan::new(known, arguments.earner.clone(), arguments.any_issuer);
    for one in &foreign {
        plan.add(one, &mut told);
    }
    let as_planned = plan.finish();
    let files = gate::pass(global, as_of, as_planned, &mut told)?;
    verdicts::tell(&foreign, judged, &mut told);
    if !arguments.dry_run {
        new_files::write(&global.content, &files)?;
    }
    told.print(&files, &global.content, arguments.dry_run, console)
}
