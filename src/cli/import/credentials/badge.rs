//! A badge of another system as one of ours.

use std::collections::BTreeSet;

use super::address;
use super::known::Known;
use super::tell::Told;
use crate::content::record::{BadgeRecord, LocalText, SkillRecord, SkillReference};
use crate::credential::bake::{self, BakeFault, Format};
use crate::credential::foreign::{ForeignAchievement, ForeignAlignment, Picture};
use crate::model::{Slug, Version, is_achievement_type, web_address};
use crate::site::check_art;

/// A badge that is not there yet.
pub(super) struct NewBadge {
    pub(super) record: BadgeRecord,
    /// The end of its file name, and its bytes.
    pub(super) art: Option<(&'static str, Vec<u8>)>,
    /// Where it was first found.
    pub(super) source: String,
    /// Whether it was given by itself, and not only with awards.
    pub(super) is_given: bool,
}

/// The longest tag.
const LONGEST_TAG: usize = 100;

/// What it is called elsewhere, each name once.
pub(super) fn identifiers(badge: &ForeignAchievement) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let all = address::identifier(badge.id.as_ref()).into_iter();
    let all =
        all.chain(badge.other_identifiers.iter().filter_map(|one| address::identifier(Some(one))));
    all.filter(|one| seen.insert(one.clone())).collect()
}

/// The badge as a record, and its picture.
///
/// # Errors
/// It says nothing of how it is earned → that.
pub(super) fn new(
    known: &mut Known<'_>,
    badge: &ForeignAchievement,
    source: &str,
    told: &mut Told,
) -> Result<NewBadge, String> {
    let mut description = badge.description.clone();
    if description.is_empty() {
        told.note("the badge has no description: its name stands for it", source);
        description.clone_from(&badge.name);
    }
    let achievement_type = badge.achievement_type.clone().filter(|kind| kind != "Badge");
    let known_type = achievement_type.clone().filter(|kind| is_achievement_type(kind));
    if let Some(unknown) = achievement_type.filter(|_| known_type.is_none()) {
        let unknown: String = unknown.chars().take(60).collect();
        told.note(
            &format!("left out: the type `{unknown}`, which is none of the standard"),
            source,
        );
    }
    told.left_out(&badge.left_out, source);
    if badge.criteria.is_some()
        && badge.criteria_page.as_deref().is_some_and(|page| {
            page.contains("://") && address::badge(&known.settings().base_url, page).is_none()
        })
    {
        told.note("left out: the page of the criteria, for they are written out", source);
    }
    let skills = skills(known, badge, source, told);
    let record = BadgeRecord {
        name: badge.name.clone().into(),
        description: description.into(),
        achievement_type: known_type,
        criteria: Some(criteria(badge)?.into()),
        skills,
        tags: tags(badge, source, told),
        version: version(badge, source, told),
        other_identifiers: kept_identifiers(known, badge),
        ..BadgeRecord::default()
    };
    let art = art(&badge.picture, source, told);
    Ok(NewBadge { record, art, source: source.to_owned(), is_given: false })
}

/// All that makes two badges of different names the same: what they say.
pub(super) type Content = [String; 4];

/// What a badge says.
pub(super) fn content(record: &BadgeRecord) -> Content {
    let criteria = record.criteria.as_ref().map_or("", LocalText::as_str).trim().to_owned();
    let version = record.version.clone().unwrap_or_else(|| Version::first().to_string());
    let text = |text: &LocalText| text.as_str().to_owned();
    [text(&record.name), text(&record.description), criteria, version]
}

/// Names of this site are told by the slug.
fn kept_identifiers(known: &Known<'_>, badge: &ForeignAchievement) -> Vec<String> {
    let base = &known.settings().base_url;
    let all = identifiers(badge).into_iter();
    all.filter(|one| address::badge(base, one).is_none()).collect()
}

/// The version, where it can stand in an address and says more than that it is the first.
fn version(badge: &ForeignAchievement, source: &str, told: &mut Told) -> Option<String> {
    let text = badge.version.as_deref()?;
    let Some(version) = Version::new(text) else {
        told.note(&format!("left out: the version `{}`", short(text)), source);
        return None;
    };
    (!version.is_first()).then(|| version.to_string())
}

fn criteria(badge: &ForeignAchievement) -> Result<String, String> {
    if let Some(text) = badge.criteria.clone().filter(|text| !text.is_empty()) {
        return Ok(text);
    }
    let page = badge.criteria_page.as_deref().and_then(web_address);
    page.map(|page| format!("See <{page}>.")).ok_or_else(|| {
        "its badge does not say how it is earned: write the badge yourself, with its old address \
         under `other_identifiers`, and import again"
            .to_owned()
    })
}

fn tags(badge: &ForeignAchievement, source: &str, told: &mut Told) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let once = badge.tags.iter().filter(|tag| seen.insert(tag.as_str()));
    let (fine, long): (Vec<&String>, _) = once.partition(|tag| tag.chars().count() <= LONGEST_TAG);
    if !long.is_empty() {
        told.note("left out: tags of over 100 characters", source);
    }
    fine.into_iter().cloned().collect()
}

/// Each skill once, and none that says something else than the skill of that name here.
fn skills(
    known: &mut Known<'_>,
    badge: &ForeignAchievement,
    source: &str,
    told: &mut Told,
) -> Vec<SkillReference> {
    let mut seen = BTreeSet::new();
    let mut skills = Vec::new();
    for alignment in &badge.alignments {
        let alignment = ForeignAlignment {
            url: alignment.url.as_deref().and_then(web_address),
            ..alignment.clone()
        };
        let Some(slug) = Slug::nearest(&alignment.name) else {
            told.note(&format!("left out: the alignment `{}`", short(&alignment.name)), source);
            continue;
        };
        if !seen.insert(slug.clone()) || !known.agrees(&slug, &alignment) {
            let name = short(&alignment.name);
            told.note(
                &format!("left out: the alignment `{name}`, for another skill has that name"),
                source,
            );
            continue;
        }
        let ForeignAlignment { name, framework, code, url, description } = alignment;
        let (name, description) = (name.into(), description.map(Into::into));
        let record = SkillRecord { name, framework, code, url, description };
        skills.push(SkillReference::Skill(record));
    }
    skills
}

fn short(text: &str) -> String {
    text.chars().take(80).collect()
}

/// The picture, if it can be the art of a badge.
pub(super) fn art(
    picture: &Picture,
    source: &str,
    told: &mut Told,
) -> Option<(&'static str, Vec<u8>)> {
    match picture {
        Picture::None => None,
        Picture::Address(address) => {
            let address: String = address.chars().take(300).collect();
            let message = format!(
                "left out: the picture, which is only linked to: download `{address}`, and put it \
                 beside the badge"
            );
            told.note(&message, source);
            None
        }
        Picture::Bytes(bytes) => {
            let ending = match Format::of(bytes) {
                Some(Format::Png) => "png",
                Some(Format::Svg) => "svg",
                None => {
                    told.note("left out: the picture, which is neither PNG nor SVG", source);
                    return None;
                }
            };
            // The credential that was baked into it is somebody's, and the art is everybody's.
            let plain = match bake::unbake(bytes) {
                Ok((_, plain)) => Ok(plain),
                Err(BakeFault::NotBaked) => Ok(bytes.to_vec()),
                Err(fault) => Err(fault.to_string()),
            };
            match plain.and_then(|plain| check_art(&plain).map(|()| plain)) {
                Ok(plain) => Some((ending, plain)),
                Err(why) => {
                    let note = format!("left out: the picture, which cannot be drawn: {why}");
                    told.note(&note, source);
                    None
                }
            }
        }
    }
}
