//! Nothing is written that `check` would find at fault.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::badge::NewBadge;
use super::plan::Planned;
use super::tell::Told;
use crate::cli::writing::faults_of_site;
use crate::cli::{Global, Stop};
use crate::content::record::Repeatable;
use crate::content::{self, write};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model;

/// How often what is at fault is taken out before the whole is given up.
const MOST_ROUNDS: usize = 50;

/// The files to write, without those that would be at fault and those that only they need.
///
/// # Errors
/// Faults that follow from no single credential.
pub(super) fn pass(
    global: &Global,
    as_of: Timestamp,
    mut planned: Planned,
    told: &mut Told,
) -> Result<BTreeMap<String, Vec<u8>>, Stop> {
    for _ in 0..MOST_ROUNDS {
        prune(&mut planned);
        let files = files(&planned);
        if files.is_empty() {
            return Ok(files);
        }
        let faults = faults(global, as_of, &files)?;
        if faults.is_empty() {
            told.count(&planned);
            return Ok(files);
        }
        for fault in &faults {
            if !move_status(&mut planned, fault) && !let_repeat(&mut planned, fault, told) {
                take_out(&mut planned, fault, told);
            }
        }
        prune(&mut planned);
        if self::files(&planned) == files {
            let fault = faults.first().map(|fault| fault.message.clone()).unwrap_or_default();
            return Err(Stop::new(format!("the content would be at fault: {fault}"))
                .help("nothing was written"));
        }
    }
    Err(Stop::new("the content would be at fault in more ways than can be told apart")
        .help("import fewer files at once; nothing was written"))
}

/// Takes out badges and people that no award needs any more.
fn prune(planned: &mut Planned) {
    let awards = planned.awards.values().map(|award| &award.record);
    let (badges, earners): (BTreeSet<_>, BTreeSet<_>) =
        awards.map(|award| (award.badge.clone(), award.earner.clone().unwrap_or_default())).unzip();
    planned.badges.retain(|slug, badge| badge.is_given || badges.contains(slug));
    planned.people.retain(|slug, _| earners.contains(slug));
}

fn files(planned: &Planned) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for (slug, badge) in &planned.badges {
        files.insert(format!("badges/{slug}.yaml"), write::badge(&badge.record).into_bytes());
        if let Some((ending, bytes)) = &badge.art {
            files.insert(format!("badges/{slug}.{ending}"), bytes.clone());
        }
    }
    for (slug, person) in &planned.people {
        files.insert(format!("people/{slug}.yaml"), write::person(person).into_bytes());
    }
    for (file, award) in &planned.awards {
        files.insert(file.clone(), write::award(&award.record).into_bytes());
    }
    files
}

/// The errors that `check` would report of the folder with these files in it.
fn faults(
    global: &Global,
    as_of: Timestamp,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Vec<Diagnostic>, Stop> {
    let loaded = content::load_with(&global.content, files);
    let resolved = model::resolve(&loaded.records, as_of);
    let mut faults = loaded.diagnostics;
    faults.extend(resolved.diagnostics);
    // `check` holds who may issue against new awards; what was there before is not of this.
    for fault in faults.iter_mut().filter(|fault| fault.code.is_policy()) {
        if files.contains_key(&*fault.place.file) {
            fault.severity = Severity::Error;
        }
    }
    faults.retain(|fault| fault.severity == Severity::Error);
    match &resolved.catalog {
        Some(catalog) if faults.is_empty() => faults_of_site(global, catalog, as_of),
        _ => Ok(faults),
    }
}

/// Gives an award another place in the status list of its year, where two came to one: the
/// place that `check` names as free. Whether that was the fault.
fn move_status(planned: &mut Planned, fault: &Diagnostic) -> bool {
    if fault.code != Code::StatusIndexCollision {
        return false;
    }
    let help = fault.help.as_deref().unwrap_or_default();
    let digits = help.split("status_index: ").nth(1).unwrap_or_default();
    let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
    let Ok(free) = digits.parse() else { return false };
    let related = fault.related.iter().map(|(place, _)| place);
    for place in std::iter::once(&fault.place).chain(related) {
        if let Some(award) = planned.awards.get_mut(&*place.file) {
            award.record.status_index = Some(free);
            return true;
        }
    }
    false
}

/// Lets a new badge be earned again that somebody earned again. Whether that was the fault.
fn let_repeat(planned: &mut Planned, fault: &Diagnostic, told: &mut Told) -> bool {
    if fault.code != Code::RepeatedAward {
        return false;
    }
    let related = fault.related.iter().map(|(place, _)| place);
    let mut places = std::iter::once(&fault.place).chain(related);
    let badge =
        places.find_map(|place| planned.awards.get(&*place.file)).map(|new| &new.record.badge);
    let Some(badge) = badge.and_then(|slug| planned.badges.get_mut(slug)) else { return false };
    if badge.record.repeatable == Repeatable::Always {
        return false;
    }
    badge.record.repeatable = Repeatable::Always;
    told.note("somebody earned it more than once, so its badge is `repeatable`", &badge.source);
    true
}

/// Takes out what is at fault, and says why. Of art only the art.
fn take_out(planned: &mut Planned, fault: &Diagnostic, told: &mut Told) {
    let related = fault.related.iter().map(|(place, _)| place);
    for place in std::iter::once(&fault.place).chain(related) {
        if leave_skills(planned, fault, &place.file, told)
            || take_out_file(planned, &place.file, &fault.message, told)
        {
            return;
        }
    }
}

/// Leaves out what a badge stands for, where a skill of that name says something else here.
/// Whether that was the fault.
fn leave_skills(planned: &mut Planned, fault: &Diagnostic, file: &str, told: &mut Told) -> bool {
    let slug = file.strip_prefix("badges/").and_then(|rest| rest.strip_suffix(".yaml"));
    let badge = slug.and_then(|slug| planned.badges.get_mut(slug));
    let is_it = |badge: &&mut NewBadge| {
        fault.code == Code::DuplicateSlug && !badge.record.skills.is_empty()
    };
    let Some(badge) = badge.filter(is_it) else { return false };
    badge.record.skills.clear();
    told.note(&format!("left out: the alignments: {}", fault.message), &badge.source);
    true
}

fn take_out_file(planned: &mut Planned, file: &str, why: &str, told: &mut Told) -> bool {
    if let Some(award) = planned.awards.remove(file) {
        told.refuse(&award.source, format!("it would be at fault: {why}"));
        return true;
    }
    if let Some(slug) = file.strip_prefix("people/").and_then(|rest| rest.strip_suffix(".yaml")) {
        let earner = |award: &super::plan::NewAward| award.record.earner.as_deref() == Some(slug);
        let why = format!("its earner would be at fault: {why}");
        return planned.people.remove(slug).is_some() | drop_awards(planned, earner, &why, told);
    }
    let Some((slug, ending)) = file.strip_prefix("badges/").and_then(|rest| rest.rsplit_once('.'))
    else {
        return false;
    };
    let Some(badge) = planned.badges.get_mut(slug) else { return false };
    if badge.art.as_ref().is_some_and(|(known, _)| *known == ending) {
        badge.art = None;
        told.note(&format!("left out: the picture: {why}"), &badge.source);
        return true;
    }
    if badge.is_given {
        told.refuse(&badge.source, format!("it would be at fault: {why}"));
    }
    planned.badges.remove(slug);
    let of_badge = |award: &super::plan::NewAward| award.record.badge == slug;
    drop_awards(planned, of_badge, &format!("its badge would be at fault: {why}"), told);
    true
}

/// Takes out awards. Whether there was one.
fn drop_awards(
    planned: &mut Planned,
    is_out: impl Fn(&super::plan::NewAward) -> bool,
    why: &str,
    told: &mut Told,
) -> bool {
    let before = planned.awards.len();
    planned.awards.retain(|_, award| {
        let is_out = is_out(award);
        if is_out {
            told.refuse(&award.source, why.to_owned());
        }
        !is_out
    });
    planned.awards.len() < before
}
