//! The shape of every address of the site, and the only place that knows it.
//!
//! It lives in `model`, for credentials name their addresses as pages do.

use std::fmt::{Display, Write};

use super::{Award, Badge, CredentialId, Earner, Family, Pathway, SitePath, Skill, Slug, Version};

/// The pages that every site has, in the order of its menu.
pub const INDEX_PAGES: [&str; 6] = [
    "index.html",
    "badges/index.html",
    "people/index.html",
    "pathways/index.html",
    "skills/index.html",
    "verify/index.html",
];

/// Makes a path of parts that are proven: slugs, ids and literals.
fn path(parts: impl Display) -> SitePath {
    let mut text = String::with_capacity(96);
    // Writing to a `String` cannot fail.
    let _ = write!(text, "{parts}");
    SitePath::proven(&text)
}

/// A fixed address, such as `badges/index.html`.
///
/// # Panics
/// Where `literal` is no site path.
pub fn fixed(literal: &'static str) -> SitePath {
    SitePath::new(literal).unwrap_or_else(|| unreachable!("`{literal}` is no site path"))
}

/// The page of a badge's criteria.
pub fn badge_page(badge: &Badge) -> SitePath {
    path(format_args!("badges/{}/index.html", badge.slug))
}

/// The page that a version of a badge keeps for good.
pub fn version_page(badge: &Badge) -> SitePath {
    path(format_args!("badges/{}/v{}/index.html", badge.slug, badge.version))
}

/// The achievement beside the page of a version.
pub fn version_file(badge: &Badge) -> SitePath {
    path(format_args!("badges/{}/v{}/achievement.json", badge.slug, badge.version))
}

/// Where the achievement of a version is by its name. The first version has the name that the
/// badge had before there was a second.
pub fn achievement(badge: &Badge) -> SitePath {
    if badge.version.is_first() {
        badge_file(badge, "achievement.json")
    } else {
        version_file(badge)
    }
}

/// A file beside the page of a badge's criteria.
pub fn badge_file(badge: &Badge, name: &'static str) -> SitePath {
    path(format_args!("badges/{}/{name}", badge.slug))
}

/// A badge's picture: the author's PNG as `badge.png`, else `badge.svg`.
pub fn badge_picture(badge: &Badge) -> SitePath {
    match &badge.art {
        Some(picture) => picture.address.clone(),
        None => badge_file(badge, "badge.svg"),
    }
}

/// An earner's portfolio. Only for earners who have one.
pub fn portfolio(earner: &Earner) -> SitePath {
    path(format_args!("people/{}/index.html", earner.address_name()))
}

/// A file beside an earner's portfolio.
pub fn portfolio_file(earner: &Earner, name: &'static str) -> SitePath {
    path(format_args!("people/{}/{name}", earner.address_name()))
}

/// The calendar of what an earner holds and will lose.
pub fn expiry_calendar(earner: &Earner) -> SitePath {
    portfolio_file(earner, "expiry.ics")
}

/// The page of one credential.
pub fn credential_page(award: &Award) -> SitePath {
    credential_page_of(&award.id)
}

/// The page of the credential of that id.
pub fn credential_page_of(id: &CredentialId) -> SitePath {
    path(format_args!("credentials/{id}/index.html"))
}

/// Where a portfolio stood before its earner was renamed.
pub fn former_portfolio(address_name: &Slug) -> SitePath {
    path(format_args!("people/{address_name}/index.html"))
}

/// A file beside the page of one credential.
pub fn credential_file(award: &Award, name: &'static str) -> SitePath {
    path(format_args!("credentials/{}/{name}", award.id))
}

/// Of an address beside the page of one credential, the credential's id and the file's name.
pub fn credential_parts(address: &str) -> Option<(&str, &str)> {
    address.strip_prefix("credentials/")?.split_once('/')
}

/// The page of a pathway.
pub fn pathway_page(pathway: &Pathway) -> SitePath {
    path(format_args!("pathways/{}/index.html", pathway.slug))
}

/// The page of a skill.
pub fn skill_page(skill: &Skill) -> SitePath {
    path(format_args!("skills/{}/index.html", skill.slug))
}

/// A year's status list.
pub fn status_list(year: i16) -> SitePath {
    path(format_args!("status/{year}.json"))
}

/// What every Open Badges 2.0 file stands under, and nothing else does.
pub const OPEN_BADGES_2: &str = "ob2/";

/// The issuer as Open Badges 2.0 says it.
pub fn open_badges_2_issuer() -> SitePath {
    path(format_args!("{OPEN_BADGES_2}issuer.json"))
}

/// A version of a badge as Open Badges 2.0 says it: a `BadgeClass`.
pub fn badge_class(badge: &Badge) -> SitePath {
    let Badge { slug, version, .. } = badge;
    if version.is_first() {
        return path(format_args!("{OPEN_BADGES_2}badges/{slug}.json"));
    }
    path(format_args!("{OPEN_BADGES_2}badges/{slug}/v{version}.json"))
}

/// An award as Open Badges 2.0 says it: an `Assertion`.
pub fn assertion(award: &Award) -> SitePath {
    path(format_args!("{OPEN_BADGES_2}assertions/{}.json", award.id))
}

/// A page of the index of people, from 1.
pub fn people_page(number: usize) -> SitePath {
    match number {
        0 | 1 => fixed("people/index.html"),
        _ => path(format_args!("people/page/{number}/index.html")),
    }
}

/// Search on a page of its own, which others open over themselves.
pub fn search_page() -> SitePath {
    fixed("search/index.html")
}

/// The index that the search in pages loads first.
pub fn search_index() -> SitePath {
    fixed("search/index.json")
}

/// A part of that index, from 1, where one file would be too long.
pub fn search_shard(number: usize) -> SitePath {
    path(format_args!("search/{number}.json"))
}

/// A page of the badges of a family, from 1, where one page would be too long for all badges.
pub fn family_page(family: &Family, number: usize) -> SitePath {
    match number {
        0 | 1 => path(format_args!("badges/family/{}/index.html", family.slug)),
        _ => path(format_args!("badges/family/{}/{number}/index.html", family.slug)),
    }
}

/// A page of the badges of no family, from 1; the first is that of all badges.
pub fn badges_page(number: usize) -> SitePath {
    match number {
        0 | 1 => fixed("badges/index.html"),
        _ => path(format_args!("badges/page/{number}/index.html")),
    }
}

/// A page of the index of skills, from 1.
pub fn skills_page(number: usize) -> SitePath {
    match number {
        0 | 1 => fixed("skills/index.html"),
        _ => path(format_args!("skills/page/{number}/index.html")),
    }
}

/// A page of the list of all who have a skill, from 1.
pub fn skilled_page(skill: &Skill, number: usize) -> SitePath {
    match number {
        0 | 1 => path(format_args!("skills/{}/holders/index.html", skill.slug)),
        _ => path(format_args!("skills/{}/holders/{number}/index.html", skill.slug)),
    }
}

/// A page of the list of all holders of a badge, from 1.
pub fn holders_page(badge: &Badge, number: usize) -> SitePath {
    match number {
        0 | 1 => badge_file(badge, "holders/index.html"),
        _ => path(format_args!("badges/{}/holders/{number}/index.html", badge.slug)),
    }
}

/// The credential that stands at an address, given relative to the base: its page, or one of
/// its forms.
pub fn credential_at(path: &str) -> Option<CredentialId> {
    let assertion = path
        .strip_prefix(OPEN_BADGES_2)
        .and_then(|rest| rest.strip_prefix("assertions/")?.strip_suffix(".json"));
    let page = path.strip_prefix("credentials/").and_then(|rest| {
        let rest = rest.strip_suffix("index.html").unwrap_or(rest);
        rest.strip_suffix("credential.json").unwrap_or(rest).strip_suffix('/')
    });
    CredentialId::new(assertion.or(page)?)
}

/// The badge that stands at an address, given relative to the base, likewise; in any version.
pub fn badge_at(path: &str) -> Option<Slug> {
    let class = path
        .strip_prefix(OPEN_BADGES_2)
        .and_then(|rest| rest.strip_prefix("badges/")?.strip_suffix(".json"));
    let page = path.strip_prefix("badges/").and_then(|rest| {
        let rest = rest.strip_suffix("index.html").unwrap_or(rest);
        rest.strip_suffix("achievement.json").unwrap_or(rest).strip_suffix('/')
    });
    let name = class.or(page)?;
    let version = name.split_once("/v").filter(|(_, version)| Version::new(version).is_some());
    Slug::new(version.map_or(name, |(slug, _)| slug))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_back() {
        let credential = |path| credential_at(path).map(|id| id.to_string());
        for path in [
            "credentials/x.1/",
            "credentials/x.1/index.html",
            "credentials/x.1/credential.json",
            "ob2/assertions/x.1.json",
        ] {
            assert_eq!(credential(path).as_deref(), Some("x.1"), "{path}");
        }
        for path in ["credentials/", "credentials/a/b/", "ob2/assertions/a/b.json", "x/y/", ""] {
            assert_eq!(credential(path), None, "{path}");
        }
        let badge = |path| badge_at(path).map(|slug| slug.to_string());
        for path in [
            "badges/x/",
            "badges/x/achievement.json",
            "badges/x/v1.2/",
            "badges/x/v2/achievement.json",
            "ob2/badges/x.json",
            "ob2/badges/x/v2.json",
        ] {
            assert_eq!(badge(path).as_deref(), Some("x"), "{path}");
        }
        assert_eq!(badge("badges/x/holders/"), None);
        assert_eq!(badge("badges/"), None);
        assert_eq!(badge("badges/X/"), None);
    }
}
