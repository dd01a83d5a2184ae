//! `index.json`: what the site has, for programs.
//!
//! An object with `version` (1), `draft` (only where it is one: true), `title`, `base_url`,
//! `issuer` and the lists `badges`, `people`, `credentials`, `pathways`, `skills`. Addresses are absolute, times RFC 3339 in
//! UTC, what is not known is left out. Later versions may add keys.

use std::borrow::Cow;

use serde::Serialize;

use crate::credential::Mode;
use crate::model::{Award, Badge, Catalog, Earner, Pathway, SitePath, Skill, Slug, routes};

#[derive(Serialize)]
struct Index<'a> {
    version: u8,
    #[serde(skip_serializing_if = "is_production")]
    draft: bool,
    title: &'a str,
    base_url: &'a str,
    issuer: IssuerEntry<'a>,
    badges: Vec<BadgeEntry<'a>>,
    people: Vec<PersonEntry<'a>>,
    credentials: Vec<CredentialEntry<'a>>,
    pathways: Vec<PathwayEntry<'a>>,
    skills: Vec<SkillEntry<'a>>,
}

#[derive(Serialize)]
struct IssuerEntry<'a> {
    id: &'a str,
    name: Cow<'a, str>,
    profile: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct BadgeEntry<'a> {
    slug: &'a str,
    name: &'a str,
    description: &'a str,
    url: String,
    achievement: String,
    image: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tier: Option<&'a str>,
    #[serde(rename = "type")]
    achievement_type: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    requires: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skills: Vec<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    other_identifiers: &'a [String],
    version: &'a str,
    retired: bool,
}

#[derive(Serialize)]
struct PersonEntry<'a> {
    slug: &'a str,
    name: &'a str,
    url: String,
    feed: String,
}

#[derive(Serialize)]
struct CredentialEntry<'a> {
    id: &'a str,
    badge: &'a str,
    version: &'a str,
    earner: &'a str,
    awarded: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked: Option<String>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    other_identifiers: &'a [String],
    url: String,
    credential: String,
}

#[derive(Serialize)]
struct PathwayEntry<'a> {
    slug: &'a str,
    name: &'a str,
    url: String,
    steps: Vec<StepEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    completes_with: Option<&'a str>,
}

#[derive(Serialize)]
struct StepEntry<'a> {
    any: usize,
    of: Vec<&'a str>,
}

#[derive(Serialize)]
struct SkillEntry<'a> {
    slug: &'a str,
    name: &'a str,
    url: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_production(draft: &bool) -> bool {
    !draft
}

/// The JSON of `index.json`, in one line. Only listed people and their credentials are in it.
pub fn index(catalog: &Catalog, mode: Mode) -> String {
    let settings = catalog.settings();
    let url = |path: SitePath| settings.base_url.join(&path);
    let listed = |award: &&Award| catalog.earner(&award.earner).is_listed();
    let index = Index {
        version: 1,
        draft: mode == Mode::Draft,
        title: &settings.title,
        base_url: settings.base_url.as_str(),
        issuer: IssuerEntry {
            id: &settings.did,
            name: mode.issuer_name(settings),
            profile: url(routes::fixed("issuer.json")),
            url: settings.issuer.url.as_deref(),
        },
        badges: catalog.badges().iter().map(|one| badge(one, catalog, url)).collect(),
        people: catalog
            .earners()
            .iter()
            .filter(|earner| earner.is_listed())
            .map(|earner| person(earner, url))
            .collect(),
        credentials: catalog
            .awards()
            .iter()
            .filter(listed)
            .map(|one| credential(one, url))
            .collect(),
        pathways: catalog.pathways().iter().map(|pathway| entry(pathway, url)).collect(),
        skills: catalog.skills().iter().map(|one| skill(one, url)).collect(),
    };
    // Strings, numbers and lists: nothing that could fail to be written.
    let mut json = serde_json::to_string(&index).unwrap_or_default();
    json.push('\n');
    json
}

fn badge<'a>(
    badge: &'a Badge,
    catalog: &'a Catalog,
    url: impl Fn(SitePath) -> String,
) -> BadgeEntry<'a> {
    let tiers = &catalog.settings().tiers;
    BadgeEntry {
        slug: badge.slug.as_str(),
        name: &badge.name,
        description: &badge.description,
        url: url(routes::badge_page(badge)),
        achievement: url(routes::achievement(badge)),
        image: url(routes::badge_picture(badge)),
        family: badge.family.as_ref().map(Slug::as_str),
        tier: badge.tier.and_then(|tier| tiers.get(tier)).map(Slug::as_str),
        achievement_type: &badge.achievement_type,
        requires: badge.requires.iter().map(Slug::as_str).collect(),
        skills: badge.skills.iter().map(Slug::as_str).collect(),
        tags: &badge.tags,
        other_identifiers: &badge.other_identifiers,
        version: badge.version.as_str(),
        retired: badge.retired,
    }
}

fn person(earner: &Earner, url: impl Fn(SitePath) -> String) -> PersonEntry<'_> {
    PersonEntry {
        slug: earner.slug.as_str(),
        name: &earner.name,
        url: url(routes::portfolio(earner)),
        feed: url(routes::portfolio_file(earner, "feed.xml")),
    }
}

fn credential(award: &Award, url: impl Fn(SitePath) -> String) -> CredentialEntry<'_> {
    CredentialEntry {
        id: award.id.as_str(),
        badge: award.badge.as_str(),
        version: award.version.as_str(),
        earner: award.earner.as_str(),
        awarded: award.period.from().to_string(),
        expires: award.period.until().map(|until| until.to_string()),
        revoked: award.revoked.as_ref().map(|revocation| revocation.on.to_string()),
        other_identifiers: &award.other_identifiers,
        url: url(routes::credential_page(award)),
        credential: url(routes::credential_file(award, "credential.json")),
    }
}

fn entry(pathway: &Pathway, url: impl Fn(SitePath) -> String) -> PathwayEntry<'_> {
    let steps = pathway
        .steps
        .iter()
        .map(|step| StepEntry { any: step.any, of: step.of.iter().map(Slug::as_str).collect() });
    PathwayEntry {
        slug: pathway.slug.as_str(),
        name: &pathway.name,
        url: url(routes::pathway_page(pathway)),
        steps: steps.collect(),
        completes_with: pathway.completes_with.as_ref().map(Slug::as_str),
    }
}

fn skill(skill: &Skill, url: impl Fn(SitePath) -> String) -> SkillEntry<'_> {
    SkillEntry { slug: skill.slug.as_str(), name: &skill.name, url: url(routes::skill_page(skill)) }
}
