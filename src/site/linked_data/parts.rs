//! Things that several descriptions name.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Value, json};

use crate::model::{Moment, Settings, Skill, routes};
use crate::site::view::web;

/// What the organisation is called in the whole site.
pub(super) fn organisation_id(settings: &Settings) -> String {
    settings.base_url.join(&routes::fixed("issuer.json"))
}

/// Who issues, in full.
pub(super) fn organisation(settings: &Settings) -> Value {
    let about = &settings.issuer;
    let mut told = json!(issuer(settings));
    let logo = about.image.as_ref().map(|picture| settings.base_url.join(&picture.address));
    told = with(told, "logo", logo.as_deref());
    told = with(told, "description", about.description.as_deref());
    let company = about.linkedin.as_ref();
    let company = company.map(|id| format!("https://www.linkedin.com/company/{id}"));
    with(told, "sameAs", company.as_deref())
}

/// A skill, and where it is defined.
pub(super) fn term(skill: &Skill) -> Value {
    let mut told = json!({"@type": "DefinedTerm", "name": skill.name});
    told = with(told, "termCode", skill.code.as_deref());
    told = with(told, "inDefinedTermSet", skill.framework.as_deref());
    with(told, "url", skill.url.as_deref())
}

/// Who issues, in short.
#[derive(Serialize)]
pub(super) struct Organisation<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    url: Cow<'a, str>,
}

/// Who issues.
pub(super) fn issuer(settings: &Settings) -> Organisation<'_> {
    let url = settings.issuer.url.as_deref().and_then(web);
    Organisation {
        kind: "Organization",
        id: organisation_id(settings),
        name: &settings.issuer.name,
        url: url.map_or(Cow::Borrowed(settings.base_url.as_str()), Cow::Owned),
    }
}

/// The way to a page, from the site. It has names only, and so no words of any language.
pub(super) fn breadcrumbs(settings: &Settings, name: &str, url: &str) -> Value {
    let step = |position: usize, name: &str, url: &str| json!({"@type": "ListItem", "position": position, "name": name, "item": url});
    let site = step(1, &settings.title, settings.base_url.as_str());
    json!({"@type": "BreadcrumbList", "itemListElement": [site, step(2, name, url)]})
}

/// A day, or the time where one is known.
pub(super) fn moment(at: Moment) -> String {
    if at.is_day() { at.date().to_string() } else { at.to_string() }
}

/// `told` with one more text, where there is one.
pub(super) fn with(mut told: Value, name: &str, text: Option<&str>) -> Value {
    if let (Value::Object(fields), Some(text)) = (&mut told, text) {
        fields.insert(name.to_owned(), json!(text));
    }
    told
}
