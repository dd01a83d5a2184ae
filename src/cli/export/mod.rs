//! `laureate export`.

mod arguments;

use std::fmt::Write;
use std::path::PathBuf;

use jiff::Timestamp;
use rayon::prelude::*;

pub(crate) use arguments::ExportArguments;

use super::build::{SELF_CHECKED, faults};
use super::provenance::{self, History};
use super::reading::Reading;
use super::writing::faults_of_site;
use super::{Console, Exit, Global, Stop, clock, keys};
use crate::credential::Documents;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{BaseUrl, Catalog, Earner};
use crate::output::{self, OutputError, Packed};
use crate::site::{Archives, RenderFault, Theme};

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &ExportArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    if let Some(url) = &arguments.base_url {
        let unusable = |why| Stop::new(format!("`{url}` cannot be the base of a site: {why}"));
        BaseUrl::new(url).map_err(unusable)?;
    }
    let as_of = clock::as_of(arguments.as_of)?;
    let mut reading = Reading::at(global, as_of, arguments.base_url.as_deref())?;
    let tally = faults::tell(&reading.diagnostics, None, &reading, global, console);
    let mut catalog = reading.catalog.take().filter(|_| tally.errors == 0);
    if let Some(whole) = &catalog {
        // What no build publishes is not signed for anybody either.
        let found = faults_of_site(global, whole, as_of)?;
        if faults::tell(&found, None, &reading, global, console).errors > 0 {
            catalog = None;
        }
    }
    let Some(catalog) = catalog.map(Catalog::for_earners) else {
        console.say("nothing was exported");
        return Ok(Exit::AtFault);
    };
    let export = Export { global, arguments, console, as_of, reading: &reading };
    export.run(&catalog)
}

/// An export and all that it is asked to do.
struct Export<'a> {
    global: &'a Global,
    arguments: &'a ExportArguments,
    console: &'a Console,
    as_of: Timestamp,
    reading: &'a Reading,
}

/// Why one archive was not written.
enum Failure {
    /// It could not be made.
    Render(RenderFault),
    /// It could not be written.
    Output(OutputError),
}

impl Export<'_> {
    fn run(&self, catalog: &Catalog) -> Result<Exit, Stop> {
        let Self { global, arguments, console, as_of, .. } = *self;
        let wanted = self.wanted(catalog)?;
        if wanted.is_empty() {
            console.say("nobody has earned anything yet: there is nothing to export");
            return Ok(Exit::Done);
        }
        let settings = catalog.settings();
        let named = Place::file(&"site.yaml".into()).at("theme");
        let theme = match Theme::load(&global.themes, &settings.theme, &named) {
            Ok(theme) => theme,
            Err(found) => return Ok(self.at_fault(&found, None)),
        };
        let given = keys::given(arguments.key.as_deref(), console)?;
        let signer = keys::signer(settings, &global.content, given, arguments.draft, console)?;
        let documents = Documents::new(catalog, signer.key, signer.mode)
            .map_err(|fault| Stop::new(fault.to_string()))?;
        let documents = if arguments.git {
            let history = History::around(&global.content)?;
            provenance::told(documents, &history, global, catalog, console)?
        } else {
            documents
        };
        documents.self_check(SELF_CHECKED).map_err(|fault| Stop::new(fault.to_string()))?;
        let archives = Archives::new(catalog, &documents, &theme, as_of);
        if let Some(folder) = &arguments.all {
            output::folder_for_archives(folder, &global.content).map_err(|error| stop(&error))?;
        }
        let write = |(earner, path): &(&Earner, PathBuf)| {
            let archive = archives.of(earner).map_err(Failure::Render)?;
            let packed = output::write_archive(&archive, path, &global.content);
            Ok((archive.credentials, packed.map_err(Failure::Output)?))
        };
        let written: Vec<_> = wanted.par_iter().map(write).collect();
        let mut done = Vec::new();
        let mut faults = Vec::new();
        for result in written {
            match result {
                Ok(one) => done.push(one),
                Err(Failure::Render(fault)) => faults.push(fault.diagnostic()),
                Err(Failure::Output(error)) => return Err(stop(&error)),
            }
        }
        if !faults.is_empty() {
            // A template at fault is so for everybody.
            faults.dedup_by(|a, b| a.place == b.place && a.message == b.message);
            return Ok(self.at_fault(&faults, Some(&theme)));
        }
        self.tell(&wanted, &done, documents.is_draft())?;
        Ok(Exit::Done)
    }

    /// Whose archive goes where.
    fn wanted<'c>(&self, catalog: &'c Catalog) -> Result<Vec<(&'c Earner, PathBuf)>, Stop> {
        let has_any = |earner: &Earner| catalog.awards_of_earner(&earner.slug).next().is_some();
        if let Some(folder) = &self.arguments.all {
            let earners = catalog.earners().iter().filter(|earner| has_any(earner));
            let file = |earner: &'c Earner| (earner, folder.join(format!("{}.zip", earner.slug)));
            return Ok(earners.map(file).collect());
        }
        let name = self.arguments.earner.as_deref().unwrap_or_default();
        let earner = catalog.earner_named(name).map_err(|near| unknown(name, near))?;
        if !has_any(earner) {
            let message = format!("`{name}` has earned nothing yet, so there is nothing to export");
            return Err(Stop::new(message));
        }
        let out = self.arguments.out.clone();
        let out = out.unwrap_or_else(|| PathBuf::from(format!("{}.zip", earner.slug)));
        Ok(vec![(earner, out)])
    }

    fn at_fault(&self, found: &[Diagnostic], theme: Option<&Theme>) -> Exit {
        faults::tell(found, theme, self.reading, self.global, self.console);
        self.console.say("nothing was exported");
        Exit::AtFault
    }

    /// Says what was written; the paths are the result.
    fn tell(
        &self,
        wanted: &[(&Earner, PathBuf)],
        done: &[(usize, Packed)],
        is_draft: bool,
    ) -> Result<(), Stop> {
        let mut paths = String::new();
        for ((earner, path), (credentials, packed)) in wanted.iter().zip(done) {
            // Writing to a `String` cannot fail.
            let _ = writeln!(paths, "{}", path.display());
            let plural = if *credentials == 1 { "" } else { "s" };
            self.console.say_more(&format!(
                "{}: {credentials} credential{plural}, {} files, {} bytes",
                earner.slug, packed.files, packed.bytes
            ));
        }
        if is_draft {
            self.console.say("note: signed with a development key; page and README say so");
        }
        let private = "note: an archive names its earner and holds a hash of the e-mail address: \
                       hand it to nobody else";
        self.console.say(private);
        Ok(self.console.result(&paths)?)
    }
}

fn unknown(name: &str, near: Option<&str>) -> Stop {
    let stop = Stop::new(format!("there is no earner `{name}`"));
    match near {
        Some(near) => stop.help(format!("did you mean `{near}`?")),
        None => stop.help("an earner is called as the file under `people/`, or by `slug:`"),
    }
}

fn stop(error: &OutputError) -> Stop {
    let stop = Stop::new(error.to_string());
    match error.help() {
        Some(help) => stop.help(help),
        None => stop,
    }
}
