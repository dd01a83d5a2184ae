//! `laureate retire`.

use clap::Args;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::writing::{self, Before, Changes, Purpose, WritingArguments};
use super::{Console, Exit, Global, Stop, clock, find};
use crate::content::edit;
use crate::content::write::Mapping;
use crate::diagnostic::Pointer;
use crate::model::{Badge, Catalog};

/// What `retire` understands.
#[derive(Debug, Args)]
pub(crate) struct RetireArguments {
    /// The badge, by its slug or its name
    badge: String,
    /// The last day on which it is awarded (YYYY-MM-DD). Default: today
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    #[command(flatten)]
    writing: WritingArguments,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &RetireArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let Some(before) = Before::read(global, clock::as_of(None)?, console)? else {
        return Ok(Exit::AtFault);
    };
    let badge = find::badge(&before.catalog, &arguments.badge)?;
    let today = before.as_of.to_zoned(TimeZone::UTC).date();
    let day = arguments.on.unwrap_or(today);
    if retired_already(global, badge, arguments.on, console)? {
        return Ok(Exit::Done);
    }
    let file = &*badge.place.file;
    let text = before.sources.text(file).unwrap_or_default();
    let mut keys = vec![("retired_on", day.to_string())];
    if day <= today {
        keys.insert(0, ("status", "retired".to_owned()));
    }
    let text = write(text, &keys).ok_or_else(|| {
        let lines: Vec<_> = keys.iter().map(|(key, value)| format!("`{key}: {value}`")).collect();
        let advice = format!("write {} into it", lines.join(" and "));
        writing::file_not_edited(global, file, &advice)
    })?;
    let mut changes = Changes::default();
    changes.put(file, text);
    for other in needs(&before.catalog, badge) {
        console.warn(&format!(
            "note: {other} asks for `{}`; who does not hold it by then never will",
            badge.slug
        ));
    }
    let purpose = Purpose {
        subject: format!("Retire {}", badge.name),
        lines: vec![format!("`{}` is not awarded after {day}; its page stays", badge.slug)],
        branch: format!("retire-{}", badge.slug),
    };
    writing::finish(&before, &changes, &purpose, &arguments.writing, console)
}

/// Whether there is nothing to do.
///
/// # Errors
/// It was retired on another day than is asked for.
fn retired_already(
    global: &Global,
    badge: &Badge,
    asked: Option<Date>,
    console: &Console,
) -> Result<bool, Stop> {
    if !badge.retired && (badge.retired_on.is_none() || badge.retired_on != asked) {
        return Ok(false);
    }
    let since = badge.retired_on.map(|day| format!(", since {day}")).unwrap_or_default();
    if asked.is_some() && badge.retired_on != asked {
        let file = global.content.join(&*badge.place.file);
        return Err(Stop::new(format!("`{}` is retired already{since}", badge.slug))
            .help(format!("to change the day, edit `{}`", file.display())));
    }
    console.say(&format!("`{}` is retired already{since}: nothing to do", badge.slug));
    Ok(true)
}

/// The text with these keys: in the place of those that are there, else after the last.
fn write(text: &str, keys: &[(&'static str, String)]) -> Option<String> {
    keys.iter().try_fold(text.to_owned(), |text, (key, value)| {
        let place = Pointer::root().key(key);
        edit::set(&text, &[place], value).or_else(|| {
            edit::add(&text, &Pointer::root(), "status", &Mapping::default().plain(key, value))
        })
    })
}

/// What asks for a badge: other badges, and pathways.
fn needs(catalog: &Catalog, badge: &Badge) -> Vec<String> {
    let others = catalog.badges().iter().filter(|other| other.requires.contains(&badge.slug));
    let others = others.map(|other| format!("the badge `{}`", other.slug));
    let asks = |step: &crate::model::Step| step.of.contains(&badge.slug);
    let pathways = catalog.pathways().iter().filter(|pathway| pathway.steps.iter().any(asks));
    others.chain(pathways.map(|pathway| format!("the pathway `{}`", pathway.slug))).collect()
}
