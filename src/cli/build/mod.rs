//! `laureate build`.

mod arguments;
pub(super) mod faults;
mod inputs;
mod told;

use std::time::Instant;

use jiff::Timestamp;

pub(crate) use arguments::BuildArguments;

use super::cache::Cache;
use super::keys::{self, Found};
use super::progress::BuildBar;
use super::provenance::{self, History};
use super::reading::Reading;
use super::{Console, Exit, Global, Stop, clock};
use crate::credential::Documents;
use crate::diagnostic::Place;
use crate::model::{BaseUrl, Catalog, LeftOut};
use crate::output::{self, Edition, Options, OutputError, Written};
use crate::site::{self, RenderFault, Site, Theme, links};
use inputs::Inputs;

/// How many credentials each build signs by the reference path too, and compares.
pub(super) const SELF_CHECKED: usize = 6;

/// How many portfolios, likewise.
const RECORDS_CHECKED: usize = 2;

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &BuildArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let start = Instant::now();
    if let Some(url) = &arguments.base_url {
        let unusable = |why| Stop::new(format!("`{url}` cannot be the base of a site: {why}"));
        BaseUrl::new(url).map_err(unusable)?;
    }
    let build = Build { global, arguments, console, as_of: clock::as_of(arguments.as_of)?, start };
    let Some(written) = build.run()? else {
        console.say(&format!("`{}` is as it was", arguments.out.display()));
        return Ok(Exit::AtFault);
    };
    told::tell(&written, &arguments.out, start.elapsed(), console);
    Ok(Exit::Done)
}

/// A build and all that it is asked to do.
struct Build<'a> {
    global: &'a Global,
    arguments: &'a BuildArguments,
    console: &'a Console,
    as_of: Timestamp,
    start: Instant,
}

/// What a build has read.
struct Read {
    reading: Reading,
    inputs: Inputs,
    /// Whether there is nothing that a later build has to say again.
    is_clean: bool,
}

impl Build<'_> {
    /// Builds. Nothing where the content is at fault, which is said then.
    fn run(&self) -> Result<Option<Written>, Stop> {
        let Self { global, arguments, console, as_of, .. } = *self;
        let given = keys::given(arguments.key.as_deref(), console)?;
        // Before anything is read for good: see `fingerprint`.
        let history = arguments.git.then(|| History::around(&global.content)).transpose()?;
        let head = history.as_ref().map(History::head);
        let inputs = Inputs::take(global, arguments, as_of, given.as_ref(), head)?;
        let current = inputs.memory().and_then(|memory| output::unchanged(&arguments.out, &memory));
        if current.is_some() {
            return Ok(current);
        }
        let reading = Reading::at(global, as_of, arguments.base_url.as_deref())?;
        let tally = faults::tell(&reading.diagnostics, None, &reading, global, console);
        let read = Read { is_clean: reading.diagnostics.is_empty(), reading, inputs };
        let built = match &read.reading.catalog {
            Some(catalog) if tally.errors == 0 => {
                self.publish(&read, catalog, given, history.as_ref())
            }
            _ => Ok(None),
        };
        // The program ends: to give back what it read piece by piece only takes time.
        std::mem::forget(read);
        built
    }

    /// Makes the site of a catalogue.
    fn publish(
        &self,
        read: &Read,
        catalog: &Catalog,
        given: Option<Found>,
        history: Option<&History>,
    ) -> Result<Option<Written>, Stop> {
        let Self { global, arguments, console, as_of, .. } = *self;
        let settings = catalog.settings();
        let named = Place::file(&"site.yaml".into()).at("theme");
        let theme = match Theme::load(&global.themes, &settings.theme, &named) {
            Ok(theme) => theme,
            Err(found) => {
                faults::tell(&found, None, &read.reading, global, console);
                return Ok(None);
            }
        };
        let signer = keys::signer(settings, &global.content, given, arguments.draft, console)?;
        let documents = Documents::new(catalog, signer.key, signer.mode)
            .map_err(|fault| Stop::new(fault.to_string()))?;
        let documents = match history {
            Some(history) => provenance::told(documents, history, global, catalog, console)?,
            None => documents,
        };
        let edition = if documents.is_draft() { Edition::Draft } else { Edition::Production };
        let cache = Cache::beside(&global.content, "cards");
        let plan = || match site::plan_with(catalog, &documents, &theme, as_of, &cache) {
            Ok(site) => {
                let mut found = links::check(catalog, &LeftOut::default(), &site);
                found.extend(site::check_accent(catalog));
                (Some(site), found)
            }
            Err(found) => (None, found),
        };
        let check = || {
            let checked = documents.self_check(SELF_CHECKED);
            checked.and_then(|()| documents.self_check_portfolios(RECORDS_CHECKED, as_of))
        };
        // Both keep one processor busy, and neither needs the other.
        let ((site, found), checked) = rayon::join(plan, check);
        let tally = faults::tell(&found, Some(&theme), &read.reading, global, console);
        match site {
            Some(site) if tally.errors == 0 => {
                checked.map_err(|fault| Stop::new(fault.to_string()))?;
                let written = self.write(read, &theme, &site, edition, found.is_empty());
                std::mem::forget(site);
                written
            }
            _ => Ok(None),
        }
    }

    fn write(
        &self,
        read: &Read,
        theme: &Theme,
        site: &Site<'_>,
        edition: Edition,
        is_clean: bool,
    ) -> Result<Option<Written>, Stop> {
        let Self { global, arguments, console, .. } = *self;
        let options = Options {
            edition,
            force: arguments.force,
            shard: arguments.shard,
            protected: &[&global.content, &global.themes],
            memory: read.inputs.memory().filter(|_| is_clean && read.is_clean),
        };
        let bar = BuildBar::new(console, self.start);
        let written = output::write(site, &arguments.out, &options, &bar);
        drop(bar);
        match written {
            Ok(written) => Ok(Some(written)),
            Err(OutputError::Render(found)) => {
                let found: Vec<_> = found.iter().map(RenderFault::diagnostic).collect();
                faults::tell(&found, Some(theme), &read.reading, global, console);
                Ok(None)
            }
            Err(error) => Err(stop(&error)),
        }
    }
}

fn stop(error: &OutputError) -> Stop {
    let stop = Stop::new(error.to_string());
    match error.help() {
        Some(help) => stop.help(help),
        None => stop,
    }
}
