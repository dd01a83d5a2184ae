//! `laureate revise`.

use clap::Args;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::writing::{self, Before, Changes, Purpose, WritingArguments};
use super::{Console, Exit, Global, Stop, clock, find};
use crate::content::record::{BadgeRecord, VersionRecord};
use crate::content::write::{self, Mapping};
use crate::content::{self, BadgeFile, edit};
use crate::diagnostic::Pointer;
use crate::model::{Badge, Catalog, Version, routes};

/// What `revise` understands.
#[derive(Debug, Args)]
pub(crate) struct ReviseArguments {
    /// The badge, by its slug or its name
    badge: String,
    /// What the new version is called. Default: the next number
    #[arg(long, value_name = "VERSION")]
    version: Option<String>,
    /// The last day of awards under the version that ends (YYYY-MM-DD). Default: today
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    #[command(flatten)]
    writing: WritingArguments,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &ReviseArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let Some(before) = Before::read(global, clock::as_of(None)?, console)? else {
        return Ok(Exit::AtFault);
    };
    let badge = find::badge(&before.catalog, &arguments.badge)?;
    let asked = arguments.version.as_deref().map(version).transpose()?;
    if is_begun(&before.catalog, badge, asked.as_ref()) {
        let (slug, file) = (&badge.slug, global.content.join(&*badge.place.file));
        let version = &badge.version;
        console.say(&format!(
            "`{slug}` is at version {version} already, and says the same as before: nothing to do"
        ));
        console.say(&format!("next: write what is new into `{}`", file.display()));
        return Ok(Exit::Done);
    }
    let new = new_version(&before.catalog, badge, asked)?;
    let until = last_day(&before, badge, arguments.until)?;
    let changes = changes(&before, badge, &new, until)?;
    let purpose = purpose(&before.catalog, badge, &new, until);
    writing::finish(&before, &changes, &purpose, &arguments.writing, console)
}

fn version(text: &str) -> Result<Version, Stop> {
    Version::new(text).ok_or_else(|| {
        Stop::new(format!("`{}` is not a version", text.escape_debug())).help(
            "a version begins with a digit and has small letters, digits, `.` and `-` between \
             them: `2`, `2.1`, `2026-07`",
        )
    })
}

/// Whether a new version was begun, and says nothing new yet.
fn is_begun(catalog: &Catalog, badge: &Badge, asked: Option<&Version>) -> bool {
    let last = catalog.earlier_versions(&badge.slug).last();
    asked.is_none_or(|asked| *asked == badge.version)
        && last.is_some_and(|last| last.terms() == badge.terms())
}

/// The name of the new version.
///
/// # Errors
/// It is taken, or there is no number to count on from.
fn new_version(catalog: &Catalog, badge: &Badge, asked: Option<Version>) -> Result<Version, Stop> {
    let Some(new) = asked.or_else(|| badge.version.next()) else {
        let message = format!("no number follows the version `{}`", badge.version);
        return Err(Stop::new(message).help("name the new one: `--version VERSION`"));
    };
    if catalog.versions(&badge.slug).any(|known| known.version == new) {
        let message = format!("there is a version `{new}` of `{}` already", badge.slug);
        return Err(Stop::new(message).help("give the new one another name: `--version VERSION`"));
    }
    Ok(new)
}

/// The last day of the version that ends. No award of it comes after.
///
/// # Errors
/// An award, or the version before, ends later than is asked for.
fn last_day(before: &Before<'_>, badge: &Badge, asked: Option<Date>) -> Result<Date, Stop> {
    let awards = before.catalog.awards_of_badge(&badge.slug);
    let those = awards.filter(|award| award.version == badge.version);
    let newest = those.map(|award| award.period.from().date()).max();
    let today = before.as_of.to_zoned(TimeZone::UTC).date();
    let last = asked.unwrap_or(today);
    if let Some(newest) = newest.filter(|newest| *newest > last) {
        if asked.is_none() {
            return Ok(newest); // somewhere it is tomorrow already
        }
        let message = format!("`{}` was awarded on {newest}, after {last}", badge.slug);
        return Err(Stop::new(message)
            .help("that award would be under the new version; give a day from then on"));
    }
    let earlier = before.catalog.earlier_versions(&badge.slug).last();
    match earlier.and_then(|earlier| earlier.until.filter(|until| *until >= last)) {
        None => Ok(last),
        Some(until) => Err(Stop::new(format!(
            "the version `{}` begins after {until}, and cannot end on {last}",
            badge.version
        ))
        .help("give a later day: `--until DATE`")),
    }
}

fn changes(
    before: &Before<'_>,
    badge: &Badge,
    new: &Version,
    until: Date,
) -> Result<Changes, Stop> {
    let mut changes = Changes::default();
    let (slug, old) = (badge.slug.as_str(), &badge.version);
    // The catalogue holds what the record means, the file says how it is written.
    let loaded = content::load(&before.global.content);
    let named = loaded.records.badges.into_iter().find(|named| named.slug == slug);
    let record = named.map(|named| named.record).unwrap_or_default();
    changes.put(&format!("badges/{slug}.v{old}.yaml"), write::version(&frozen(record, until)));
    for (name, file) in &loaded.records.criteria {
        let of = BadgeFile::of(name);
        if of.slug == slug && of.version.is_none() {
            let language = of.language.map(|tag| format!(".{tag}")).unwrap_or_default();
            let text = before.sources.text(&file.file).unwrap_or_default().to_owned();
            changes.put(&format!("badges/{slug}.v{old}{language}.md"), text);
        }
    }
    let file = &*badge.place.file;
    let text = before.sources.text(file).unwrap_or_default();
    let text = renumbered(text, new).ok_or_else(|| {
        let advice = format!("write `version: \"{new}\"` into it, and run this again");
        writing::file_not_edited(before.global, file, &advice)
    })?;
    changes.put(file, text);
    Ok(changes)
}

/// The file of a badge with another version.
fn renumbered(text: &str, new: &Version) -> Option<String> {
    edit::set_text(text, &[Pointer::root().key("version")], new.as_str()).or_else(|| {
        let keys = Mapping::default().text("version", new.as_str());
        edit::add(text, &Pointer::root(), "version", &keys)
    })
}

fn frozen(record: BadgeRecord, until: Date) -> VersionRecord {
    VersionRecord {
        until: until.to_string(),
        name: record.name,
        description: record.description,
        achievement_type: record.achievement_type,
        criteria: record.criteria,
        requires: record.requires,
        valid_for: record.valid_for,
        skills: record.skills,
        tags: record.tags,
    }
}

fn purpose(catalog: &Catalog, badge: &Badge, new: &Version, until: Date) -> Purpose {
    let Badge { slug, version: old, .. } = badge;
    let page = catalog.settings().base_url.join(&routes::version_page(badge));
    Purpose {
        subject: format!("Begin version {new} of {}", badge.name),
        lines: vec![
            format!("awards of `{slug}` until {until} are under version {old}, which keeps {page}"),
            format!("those after it are under version {new}: what is new goes into `{slug}.yaml`"),
        ],
        branch: format!("revise-{slug}-{new}"),
    }
}
