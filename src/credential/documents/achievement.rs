//! A badge as an Open Badges Achievement.

use super::issuer::{self, CONTEXTS, image};
use super::{Mode, uri};
use crate::credential::fast::{Fields, Tree, distinct, words};
use crate::model::{Badge, Catalog, Skill, routes};

/// The Achievement (Open Badges 3.0, section B.1.1), without `@context`.
///
/// `results` are what the marks of an award are called, each once: its copy describes them.
pub(super) fn fields<'a>(
    catalog: &'a Catalog,
    badge: &'a Badge,
    results: &[&'a str],
) -> Fields<'a> {
    let base = &catalog.settings().base_url;
    let criteria = Fields::default()
        .iri("id", base.join(&routes::version_page(badge)))
        .text("narrative", badge.criteria.markdown.as_str());
    Fields::default()
        .iri("id", id(catalog, badge))
        .with("type", words(&["Achievement"]))
        .text("achievementType", badge.achievement_type.as_str())
        .text("name", badge.name.as_str())
        .text("description", badge.description.as_str())
        .with("criteria", criteria.tree())
        .with("image", image(base.join(&routes::badge_picture(badge))))
        .list("alignment", alignments(catalog, badge))
        .list("tag", tags(badge))
        .list("otherIdentifier", other_identifiers(badge))
        .text("version", badge.version.as_str())
        .text_if("inLanguage", language(&catalog.settings().language))
        .list("related", related(catalog, badge))
        .list("resultDescription", descriptions(catalog, badge, results))
}

/// `achievement.json` beside the page of a version. It names its creator, for nothing around it does.
pub(super) fn document<'a>(catalog: &'a Catalog, badge: &'a Badge, mode: Mode) -> Tree<'a> {
    let creator = issuer::named(catalog.settings(), mode).tree();
    let mut document = vec![("@context", words(&CONTEXTS))];
    if let Tree::Map(fields) = fields(catalog, badge, &[]).with("creator", creator).tree() {
        document.extend(fields);
    }
    Tree::Map(document)
}

/// The name of the Achievement: where its JSON is published.
pub(super) fn id(catalog: &Catalog, badge: &Badge) -> String {
    catalog.settings().base_url.join(&routes::achievement(badge))
}

/// The version before this one.
fn related<'a>(catalog: &'a Catalog, badge: &Badge) -> Vec<Tree<'a>> {
    let related = |before: &'a Badge| {
        Fields::default()
            .iri("id", id(catalog, before))
            .with("type", words(&["Related"]))
            .text("version", before.version.as_str())
            .tree()
    };
    before(catalog, badge).map(related).into_iter().collect()
}

/// The version before this one. Those after it are left out: what is published stays as it is.
fn before<'a>(catalog: &'a Catalog, badge: &Badge) -> Option<&'a Badge> {
    let mut versions = catalog.versions(&badge.slug).rev();
    versions.find(|version| version.version == badge.version)?;
    versions.next()
}

/// The name of what describes the results called `name`.
pub(super) fn result_id(catalog: &Catalog, badge: &Badge, name: &str) -> String {
    format!("{}#result-{}", id(catalog, badge), uri::fragment(name))
}

fn descriptions<'a>(catalog: &Catalog, badge: &Badge, results: &[&'a str]) -> Vec<Tree<'a>> {
    let describe = |name: &&'a str| {
        Fields::default()
            .iri("id", result_id(catalog, badge, name))
            .with("type", words(&["ResultDescription"]))
            .text("name", *name)
            .word("resultType", "Result")
            .tree()
    };
    results.iter().map(describe).collect()
}

/// The skills that have a page, for an Alignment must say where its target is defined.
/// Each once: two nodes without a name that say the same are one to a verifier.
fn alignments<'a>(catalog: &'a Catalog, badge: &'a Badge) -> Vec<Tree<'a>> {
    let skills = distinct(&badge.skills, |slug| said(catalog.skill(slug)));
    skills.filter_map(|slug| alignment(catalog.skill(slug))).collect()
}

/// All that an Alignment says of a skill.
fn said(skill: &Skill) -> (&str, [Option<&str>; 4]) {
    let Skill { name, url, description, framework, code, .. } = skill;
    let rest = [url, description, framework, code].map(Option::as_deref);
    (name, rest)
}

fn alignment(skill: &Skill) -> Option<Tree<'_>> {
    let fields = Fields::typed("Alignment")
        .text("targetName", skill.name.as_str())
        .text("targetUrl", skill.url.as_deref()?)
        .text_if("targetDescription", skill.description.as_deref())
        .text_if("targetFramework", skill.framework.as_deref())
        .text_if("targetCode", skill.code.as_deref());
    Some(fields.tree())
}

fn tags(badge: &Badge) -> Vec<Tree<'_>> {
    let tags = distinct(&badge.tags, |tag| tag);
    tags.map(|tag| Tree::Text(tag.as_str().into())).collect()
}

/// What the badge is called elsewhere. Their `type` is a plain string, unlike that of others.
fn other_identifiers(badge: &Badge) -> Vec<Tree<'_>> {
    let entry = |identifier: &'_ String| {
        Fields::default()
            .word("type", "IdentifierEntry")
            .text("identifier", identifier.clone())
            .word("identifierType", "identifier")
            .tree()
    };
    distinct(&badge.other_identifiers, |one| one).map(entry).collect()
}

/// The language, where Open Badges can say it:
/// `^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$`.
fn language(tag: &str) -> Option<&str> {
    let lower = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase());
    let upper = |text: &str| text.bytes().all(|b| b.is_ascii_uppercase());
    let is_script = |part: &str| part.len() == 4 && upper(&part[..1]) && lower(&part[1..]);
    let is_region = |part: &str| {
        part.len() == 2 && upper(part)
            || part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit())
    };
    let mut parts = tag.split('-').peekable();
    let language = parts.next().is_some_and(|part| (2..=4).contains(&part.len()) && lower(part));
    parts.next_if(|part| part.is_ascii() && is_script(part));
    parts.next_if(|part| is_region(part));
    (language && parts.next().is_none()).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn a_language_is_named_only_where_the_schema_allows_it() {
        for fine in ["en", "de-AT", "zh-Hant-TW", "es-419", "sr-Latn"] {
            assert_eq!(language(fine), Some(fine));
        }
        for other in ["", "e", "EN", "en-us", "de-CH-1996", "x-klingon", "en-é1"] {
            assert_eq!(language(other), None, "{other}");
        }
    }
}
