//! New awards into the files where a person would have put them.

use std::collections::BTreeSet;

use super::change::{Before, Changes};
use crate::cli::{Global, Stop};
use crate::content::edit;
use crate::content::record::{Approvers, AwardRecord};
use crate::content::write::{self, Mapping};
use crate::diagnostic::Target;
use crate::model::{Award, Catalog, Moment, Slug, StatusEntry};

/// So many of the newest awards are asked for their files.
const MOST_FILES: usize = 20;

/// An award that is to be written, with all that is the same for its earners.
#[derive(Debug, Clone)]
pub(crate) struct NewAward {
    pub(crate) badge: Slug,
    /// One or more.
    pub(crate) earners: Vec<Slug>,
    pub(crate) awarded: Moment,
    /// The rest of what it says. Who earned what when is put in.
    pub(crate) record: AwardRecord,
}

/// Adds awards to the files of the folder. `file`: where to, instead of where a person would.
///
/// # Errors
/// The file that is asked for is no list of awards, or no file of `awards/`.
pub(crate) fn add(
    before: &Before<'_>,
    changes: &mut Changes,
    awards: &[NewAward],
    file: Option<&str>,
) -> Result<(), Stop> {
    let mut taken = before.catalog.awards().iter().map(|award| award.status).collect();
    let mut groups: Vec<((&Slug, i16), Vec<AwardRecord>)> = Vec::new();
    for award in awards {
        let records = records(&before.catalog, award, &mut taken);
        let group = (&award.badge, award.awarded.date().year());
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, known)) => known.extend(records),
            None => groups.push((group, records)),
        }
    }
    for ((badge, year), records) in groups {
        match file {
            Some(file) => add_to(before, changes, file, &records)?,
            None => place(before, changes, (badge, year), &records),
        }
    }
    Ok(())
}

/// The entries of an award: one for all its earners, and one for each whose place in the
/// status list is another's already.
fn records(
    catalog: &Catalog,
    award: &NewAward,
    taken: &mut BTreeSet<StatusEntry>,
) -> Vec<AwardRecord> {
    let mut together = Vec::new();
    let mut apart = Vec::new();
    for earner in &award.earners {
        let id = catalog.id_of(&award.badge, earner, award.awarded);
        match Catalog::place_for(&id, award.awarded, taken) {
            None => together.push(earner.to_string()),
            Some(index) => apart.push((earner.to_string(), index)),
        }
    }
    let base = AwardRecord { badge: award.badge.to_string(), ..award.record.clone() };
    let first = match together.as_slice() {
        [] => None,
        [one] => Some(AwardRecord { earner: Some(one.clone()), ..base.clone() }),
        _ => Some(AwardRecord { earners: Some(together), ..base.clone() }),
    };
    let apart = apart.into_iter().map(|(earner, index)| AwardRecord {
        earner: Some(earner),
        status_index: Some(index.get()),
        ..base.clone()
    });
    first.into_iter().chain(apart).collect()
}

/// Puts entries of a badge and a year where a person would: after the others of its badge and year, or where the
/// year before would lead to expect it, or in a file of its own.
fn place(
    before: &Before<'_>,
    changes: &mut Changes,
    (badge, year): (&Slug, i16),
    records: &[AwardRecord],
) {
    let keys: Vec<Mapping> = records.iter().map(write::award_keys).collect();
    for file in files(&before.catalog, badge, year) {
        let text = changes.text(before, &file).and_then(|text| edit::append(text, &keys));
        if let Some(text) = text {
            return changes.put(&file, text);
        }
    }
    let stem = stem(&before.catalog, badge, year);
    let numbered = (2_u32..).map(|number| format!("{stem}-{number}.yaml"));
    for file in std::iter::once(format!("{stem}.yaml")).chain(numbered) {
        match changes.text(before, &file) {
            Some(text) => {
                if let Some(text) = edit::append(text, &keys) {
                    return changes.put(&file, text);
                }
            }
            None if changes.has(before, &file) => {}
            None => return changes.put(&file, write::award_list(records)),
        }
    }
}

/// The files in which an award of that badge and year would be looked for, best first.
fn files(catalog: &Catalog, badge: &Slug, year: i16) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    let mut add = |file: String| {
        if !files.contains(&file) {
            files.push(file);
        }
    };
    let of_year = |award: &&Award| award.period.from().date().year() == year;
    let newest_first = || catalog.awards_of_badge(badge);
    newest_first()
        .filter(of_year)
        .take(MOST_FILES)
        .for_each(|award| add(award.place.file.to_string()));
    if let Some(last) = newest_first().next() {
        let then = last.period.from().date().year();
        if last.place.file.contains(&then.to_string()) {
            add(last.place.file.replace(&then.to_string(), &year.to_string()));
        }
    }
    files
}

/// The file for the first award of a badge in a year, without its ending. Where a file is
/// called after its year alone, the next one is too.
fn stem(catalog: &Catalog, badge: &Slug, year: i16) -> String {
    let last = catalog.awards_of_badge(badge).next();
    let by_year = last.and_then(|last| {
        let then = last.period.from().date().year();
        last.place.file.strip_suffix(&format!("/{then}.yaml"))
    });
    match by_year {
        Some(folder) => format!("{folder}/{year}"),
        None => format!("awards/{year}/{badge}"),
    }
}

/// Puts entries into the file that is asked for.
fn add_to(
    before: &Before<'_>,
    changes: &mut Changes,
    file: &str,
    records: &[AwardRecord],
) -> Result<(), Stop> {
    let keys: Vec<Mapping> = records.iter().map(write::award_keys).collect();
    let text = match changes.text(before, file) {
        None => write::award_list(records),
        Some(text) => edit::append(text, &keys).ok_or_else(|| {
            let path = before.global.content.join(file);
            Stop::new(format!("`{}` is no list that can be added to", path.display()))
                .help("name another with `--file`, or leave it away")
        })?,
    };
    changes.put(file, text);
    Ok(())
}

/// Adds keys to one award. Of a cohort the one earner gets an entry of their own.
///
/// # Errors
/// It is written in a way that is not edited → what to write by hand.
pub(crate) fn change_award(
    before: &Before<'_>,
    changes: &mut Changes,
    award: &Award,
    keys: &Mapping,
) -> Result<(), Stop> {
    let file = &*award.place.file;
    let edited = (|| {
        let Target::Value(pointer) = &award.place.target else { return None };
        let text = changes.text(before, file)?;
        if cohort(before, award) > 1 {
            return edit::split(text, pointer, award.earner.as_str(), keys);
        }
        edit::add(text, pointer, "", keys).map(|text| edit::Split { text, alone: None })
    })();
    let edited = edited.ok_or_else(|| not_edited(before, award, keys))?;
    changes.put(file, edited.text);
    if let Some(alone) = edited.alone {
        let stem = file.strip_suffix(".yaml").unwrap_or(file);
        let stem = format!("{stem}-{}", award.earner);
        let numbered = (2_u32..).map(|number| format!("{stem}-{number}.yaml"));
        let mut names = std::iter::once(format!("{stem}.yaml")).chain(numbered);
        let name = names.find(|name| !changes.has(before, name)).unwrap_or_default();
        changes.put(&name, alone);
    }
    Ok(())
}

/// How many have the award of one entry.
fn cohort(before: &Before<'_>, award: &Award) -> usize {
    before.catalog.awards().iter().filter(|one| one.place == award.place).count()
}

/// A file of the content is written in a way that no edit was found for; `advice` is what to do.
pub(crate) fn file_not_edited(global: &Global, file: &str, advice: &str) -> Stop {
    let path = global.content.join(file);
    Stop::new(format!("`{}` is written in a way that is not edited", path.display())).help(advice)
}

/// An award is written in a way that no edit was found for.
pub(crate) fn not_edited(before: &Before<'_>, award: &Award, keys: &Mapping) -> Stop {
    let line = before.sources.locate(&award.place).map_or(0, |span| span.line);
    let file = before.global.content.join(&*award.place.file);
    Stop::new(format!(
        "the award at `{}:{line}` is written in a way that is not edited",
        file.display()
    ))
    .help(match cohort(before, award) {
        1 => format!("add to it: `{}`", keys.to_text().trim()),
        _ => format!(
            "take `{}` out of its `earners`, and write an award of their own with `{}`",
            award.earner,
            keys.to_text().trim()
        ),
    })
}

/// Who approved, as an award says it.
pub(crate) fn approved_by(mut slugs: Vec<String>) -> Option<Approvers> {
    match slugs.len() {
        0 => None,
        1 => slugs.pop().map(Approvers::One),
        _ => Some(Approvers::Several(slugs)),
    }
}
