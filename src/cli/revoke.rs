//! `laureate revoke`.

use clap::Args;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::writing::{self, After, Before, Changes, Purpose, WritingArguments};
use super::{Console, Exit, Global, Stop, clock, find};
use crate::content::record::RevocationRecord;
use crate::content::write::{self, Mapping};
use crate::model::{Award, Catalog, Moment};

/// What `revoke` understands.
#[derive(Debug, Args)]
pub(crate) struct RevokeArguments {
    /// The award: `BADGE/EARNER`, a credential's id or address, or `FILE:LINE` of its YAML
    award: String,
    /// Why. It is published with the credential
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The first day on which it no longer counts (YYYY-MM-DD). Default: today
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    #[command(flatten)]
    writing: WritingArguments,
}

/// Runs it.
pub(super) fn run(
    global: &Global,
    arguments: &RevokeArguments,
    console: &Console,
) -> Result<Exit, Stop> {
    let Some(before) = Before::read(global, clock::as_of(None)?, console)? else {
        return Ok(Exit::AtFault);
    };
    let award = find::award(&before.catalog, &before.sources, &global.content, &arguments.award)?;
    if revoked_already(global, award, arguments, console)? {
        return Ok(Exit::Done);
    }
    let record = RevocationRecord {
        on: day(&before, arguments, award),
        reason: Some(arguments.reason.clone()),
    };
    let keys = Mapping::default().mapping("revoked", write::revocation(&record));
    let mut changes = Changes::default();
    writing::change_award(&before, &mut changes, award, &keys)?;
    let after = After::new(&before, &changes)?;
    if after.catalog.as_ref().is_some_and(|after| !is_all(&before.catalog, after, award)) {
        return Err(writing::not_edited(&before, award, &keys));
    }
    let purpose = purpose(&before, award, &record);
    writing::finish_judged(&before, &changes, &after, &purpose, &arguments.writing, console)
}

/// Whether that award is revoked, and every other is as it was.
fn is_all(before: &Catalog, after: &Catalog, award: &Award) -> bool {
    let stays = |old: &Award| {
        let new = after.award(&old.id);
        new.is_some_and(|new| (new.revoked == old.revoked) == (old.id != award.id))
    };
    before.awards().len() == after.awards().len() && before.awards().iter().all(stays)
}

/// Whether there is nothing to do.
///
/// # Errors
/// It was revoked on another day or for another reason than is asked for.
fn revoked_already(
    global: &Global,
    award: &Award,
    arguments: &RevokeArguments,
    console: &Console,
) -> Result<bool, Stop> {
    let Some(revoked) = &award.revoked else { return Ok(false) };
    let since = revoked.on.date();
    let is_other_day = arguments.on.is_some_and(|on| on != since);
    let reason = revoked.reason.as_deref();
    if is_other_day || reason != Some(arguments.reason.trim()) {
        let why = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
        let file = global.content.join(&*award.place.file);
        return Err(Stop::new(format!("it is revoked since {since} already{why}"))
            .help(format!("to change the day or the reason, edit `{}`", file.display())));
    }
    console.say(&format!("revoked since {since} already: nothing to do"));
    Ok(true)
}

/// The day to write: today, with the time where it was awarded later than the day begins.
fn day(before: &Before<'_>, arguments: &RevokeArguments, award: &Award) -> String {
    let today = before.as_of.to_zoned(TimeZone::UTC).date();
    let day = arguments.on.unwrap_or(today);
    let from = award.period.from();
    let now = Moment::time(clock::now()).filter(|now| {
        arguments.on.is_none() && from.date() == today && !from.is_day() && *now >= from
    });
    now.map_or_else(|| day.to_string(), |now| now.to_string())
}

fn purpose(before: &Before<'_>, award: &Award, record: &RevocationRecord) -> Purpose {
    let (badge, earner) =
        (before.catalog.badge(&award.badge), before.catalog.earner(&award.earner));
    Purpose {
        subject: format!("Revoke {} of {}", badge.name, earner.name),
        lines: vec![format!(
            "`{}` of `{}`, awarded on {}, is revoked on {}: {}",
            badge.slug,
            earner.slug,
            award.period.from().date(),
            record.on,
            record.reason.as_deref().unwrap_or_default()
        )],
        branch: format!("revoke-{}-{}", badge.slug, earner.slug),
    }
}
