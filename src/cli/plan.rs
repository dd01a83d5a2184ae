//! `laureate plan`.

use std::collections::BTreeSet;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::civil::Date;

use super::base::Base;
use super::build::faults;
use super::reading::Reading;
use super::{Console, Exit, Global, Stop, clock};
use crate::credential::{Documents, Mode, SigningKey};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Catalog, SitePath};
use crate::review::plan::{self, Side};
use crate::site::{self, Theme};

/// What `plan` understands.
#[derive(Debug, Args)]
pub(crate) struct PlanArguments {
    /// Compare with this branch, tag or commit: where it and the present branch part
    #[arg(long, value_name = "REV")]
    base: String,
    /// The form of the plan
    #[arg(long, default_value = "human")]
    format: PlanFormat,
    /// Judge as of this day (YYYY-MM-DD) instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// The form of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PlanFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// For a comment on a pull request
    Markdown,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &PlanArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let as_of = clock::as_of(arguments.as_of)?;
    let reading = Reading::new(global, as_of)?;
    let tally = faults::tell(&reading.diagnostics, None, &reading, global, console);
    let catalog = reading.catalog.as_ref().filter(|_| tally.errors == 0);
    let Some(catalog) = catalog else {
        return at_fault(tally.errors, arguments.format, console);
    };
    let named = Place::file(&"site.yaml".into()).at("theme");
    let tell = |found: &[Diagnostic], theme| {
        let tally = faults::tell(found, theme, &reading, global, console);
        at_fault(tally.errors, arguments.format, console)
    };
    let theme = match Theme::load(&global.themes, &catalog.settings().theme, &named) {
        Ok(theme) => theme,
        Err(found) => return tell(&found, None),
    };
    let documents = documents(catalog)?;
    let addresses = match addresses(catalog, &documents, &theme, as_of) {
        Ok(addresses) => addresses,
        Err(found) => return tell(&found, Some(&theme)),
    };
    let sources = &reading.sources;
    let head = Side { documents: &documents, addresses: &addresses, sources };
    let base = Base::read(global, &arguments.base, as_of, console)?;
    let compared = base.commit().short();
    let plan = match base.catalog() {
        None => plan::plan(None, head, compared, as_of),
        Some(catalog) => {
            let documents = self::documents(catalog)?;
            // Files of a theme are no news of the content, so both have the one of now.
            let addresses = self::addresses(catalog, &documents, &theme, as_of);
            let addresses = addresses.unwrap_or_else(|_| {
                console.warn("warning: addresses of the base clash: none is said to be new");
                head.addresses.clone()
            });
            let sources = base.sources();
            let base = Side { documents: &documents, addresses: &addresses, sources };
            plan::plan(Some(base), head, compared, as_of)
        }
    };
    console.result(&match arguments.format {
        PlanFormat::Human => plan::text(&plan),
        PlanFormat::Json => plan::json(&plan),
        PlanFormat::Markdown => plan::markdown(&plan),
    })?;
    Ok(Exit::Done)
}

fn at_fault(errors: usize, format: PlanFormat, console: &Console) -> Result<Exit, Stop> {
    if format == PlanFormat::Markdown {
        console.result(&plan::markdown_of_faults(errors))?;
    }
    console.warn("nothing can be planned before that is mended");
    Ok(Exit::AtFault)
}

/// What the credentials of a catalogue say. No secret is needed for that, and none is used.
fn documents(catalog: &Catalog) -> Result<Documents<'_>, Stop> {
    let key = SigningKey::from_seed(&[0; 32]);
    Documents::new(catalog, key, Mode::Draft).map_err(|fault| Stop::new(fault.to_string()))
}

/// Every file that the site of a catalogue has.
fn addresses(
    catalog: &Catalog,
    documents: &Documents<'_>,
    theme: &Theme,
    as_of: Timestamp,
) -> Result<BTreeSet<SitePath>, Vec<Diagnostic>> {
    let site = site::plan(catalog, documents, theme, as_of)?;
    Ok(site.addresses().cloned().collect())
}
