//! `badges/<slug>.v<version>.yaml`: what badges said before.

use std::collections::BTreeMap;

use super::badge::BadgeReader;
use super::terms::Written;
use super::{AwardDraft, Faults, Skills, Spot};
use crate::content::{BadgeFile, Records, VersionFile};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Badge, Slug, Version, scalar};

/// Reads the earlier versions of `badges`.
pub(super) fn earlier(
    faults: &mut Faults,
    reader: &BadgeReader,
    skills: &mut Skills,
    badges: &[Badge],
) -> Vec<Badge> {
    let present: BTreeMap<&str, &Badge> =
        badges.iter().map(|badge| (badge.slug.as_str(), badge)).collect();
    let mut earlier = Vec::new();
    for file in &reader.records.versions {
        let version = scalar::version(&file.version);
        let version = version.map_err(|problem| faults.push(problem.at(at_name(file)))).ok();
        let Some(badge) = present.get(&*file.badge) else {
            without_badge(faults, reader, file);
            continue;
        };
        let root = Spot::Root(&file.place);
        let until = faults.take(&root.key("until"), scalar::day(&file.record.until));
        let name = BadgeFile { slug: &file.badge, version: Some(&file.version), language: None };
        let terms = reader.terms(faults, skills, &Written::version(&name.record(), file));
        let (Some(version), Some(_)) = (version, until) else { continue };
        earlier.push(Badge {
            name: terms.name,
            description: terms.description,
            achievement_type: terms.achievement_type,
            criteria: terms.criteria,
            requires: terms.requires,
            valid_for: terms.valid_for,
            skills: terms.skills,
            tags: terms.tags,
            translations: terms.translations,
            version,
            until,
            place: file.place.clone(),
            ..(*badge).clone()
        });
    }
    earlier
}

/// A version of a badge that is not there, unless that is a fault of the badge.
fn without_badge(faults: &mut Faults, reader: &BadgeReader, file: &VersionFile) {
    let records = reader.records;
    let is_written = records.badges.iter().any(|badge| badge.slug == file.badge);
    if is_written || records.unreadable.badges.contains(&file.badge) {
        faults.missing_elsewhere();
        return;
    }
    let (badge, place) = (&file.badge, at_name(file));
    let message = format!("`{}` is a version of a badge that is not there", place.file);
    faults.push(
        Diagnostic::error(Code::UnknownBadge, place, message)
            .help(format!("write `badges/{badge}.yaml`, or correct the name of this file")),
    );
}

/// The name of the file.
fn at_name(file: &VersionFile) -> Place {
    Place::file(&file.place.file)
}

/// The versions of badges, oldest first.
pub(super) struct Versions<'b>(BTreeMap<&'b Slug, Vec<&'b Badge>>);

impl<'b> Versions<'b> {
    /// Those of the present `badges`, and the `earlier` ones.
    pub(super) fn new(badges: &'b [Badge], earlier: &'b [Badge]) -> Self {
        let mut versions: BTreeMap<&Slug, Vec<&Badge>> = BTreeMap::new();
        for badge in earlier.iter().chain(badges) {
            versions.entry(&badge.slug).or_default().push(badge);
        }
        for all in versions.values_mut() {
            // The present one has no end, and comes last.
            all.sort_by_key(|badge| (badge.until.is_none(), badge.until));
        }
        Self(versions)
    }

    /// The badge of an award, in the version that the award names, or that was in force on its
    /// day. Nothing where that cannot be told.
    pub(super) fn of(
        &self,
        faults: &mut Faults,
        records: &Records,
        award: &AwardDraft,
    ) -> Option<&'b Badge> {
        let (slug, awarded) = (award.badge.as_ref()?, award.awarded?);
        let all = self.0.get(slug)?;
        if award.record.version.is_none() {
            let in_force = |badge: &&&Badge| badge.until.is_none_or(|last| awarded.date() <= last);
            return all.iter().find(in_force).copied();
        }
        let named = award.version.as_ref()?;
        let found = all.iter().find(|badge| badge.version == *named).copied();
        if found.is_none() && records.unreadable.badges.contains(slug.as_str()) {
            faults.missing_elsewhere();
        } else if found.is_none() && award.nth.unwrap_or(0) == 0 {
            faults.push(unknown(award, named, all));
        }
        found
    }
}

fn unknown(award: &AwardDraft, named: &Version, all: &[&Badge]) -> Diagnostic {
    let badge = all.last().map_or("", |badge| badge.slug.as_str());
    let known: Vec<String> = all.iter().map(|badge| format!("`{}`", badge.version)).collect();
    let help = match known.as_slice() {
        [only] => format!("its only version is {only}: leave `version` out"),
        several => format!("it has the versions {}", several.join(", ")),
    };
    let message = format!("the badge `{badge}` has no version `{named}`");
    let help = format!("{help}; an earlier one stands in `badges/{badge}.v{named}.yaml`");
    Diagnostic::error(Code::UnknownVersion, award.place.at("version"), message).help(help)
}
