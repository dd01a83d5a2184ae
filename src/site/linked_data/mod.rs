//! What search engines read of a page: JSON-LD in the words of schema.org.
//!
//! It says what the page says, and never an e-mail address of a person.

mod parts;

use serde_json::{Map, Value, json};

use super::Sanitised;
use super::standing::Standing;
use crate::model::{Award, Badge, Catalog, Earner, State, routes};
use parts::{breadcrumbs, issuer, moment, organisation, with};

/// The most credentials that are told of one person, newest first.
const MOST_CREDENTIALS: usize = 25;

/// What the descriptions of a site are made from.
#[derive(Clone, Copy)]
pub(super) struct LinkedData<'a> {
    pub(super) catalog: &'a Catalog,
    /// Whether a development key signs. Then all that is described says that it is a draft.
    pub(super) is_draft: bool,
}

impl LinkedData<'_> {
    /// The organisation and its site.
    pub(super) fn home(self) -> Sanitised {
        let settings = self.catalog.settings();
        let site = with(
            json!({
                "@type": "WebSite",
                "name": settings.title,
                "url": settings.base_url.as_str(),
                "inLanguage": settings.language,
                "publisher": {"@id": parts::organisation_id(settings)},
            }),
            "description",
            settings.description.as_deref(),
        );
        graph(&[organisation(settings), site])
    }

    /// A badge.
    pub(super) fn badge(self, badge: &Badge) -> Sanitised {
        let settings = self.catalog.settings();
        let base = &settings.base_url;
        let page = base.join(&routes::badge_page(badge));
        let mut told = self.credential_of(badge);
        told.insert("@id".to_owned(), json!(page));
        told.insert("url".to_owned(), json!(page));
        told.insert("description".to_owned(), json!(badge.description));
        let picture = base.join(&routes::badge_file(badge, "badge.png"));
        told.insert("image".to_owned(), json!(picture));
        let skills = badge.skills.iter().map(|slug| parts::term(self.catalog.skill(slug)));
        let skills: Vec<_> = skills.collect();
        if !skills.is_empty() {
            told.insert("competencyRequired".to_owned(), json!(skills));
        }
        if let Some(valid_for) = &badge.valid_for {
            told.insert("validFor".to_owned(), json!(valid_for.to_string()));
        }
        told.insert("version".to_owned(), json!(badge.version.as_str()));
        told.insert("inLanguage".to_owned(), json!(settings.language));
        let way = breadcrumbs(settings, &badge.name, &page);
        graph(&[Value::Object(told), way])
    }

    /// A person, and what counts of what was earned.
    pub(super) fn person(self, earner: &Earner, standing: &Standing<'_>) -> Sanitised {
        let settings = self.catalog.settings();
        let base = &settings.base_url;
        let page = base.join(&routes::portfolio(earner));
        let held = self.catalog.awards_of_earner(&earner.slug);
        let held = held.filter(|award| standing.state(award) == State::Current);
        let credentials: Vec<_> =
            held.take(MOST_CREDENTIALS).map(|award| self.held(award)).collect();
        let mut person = json!({
            "@type": "Person",
            "@id": page,
            "name": earner.name,
            "url": page,
        });
        person = with(person, "description", earner.headline.as_deref());
        let image = earner.image.as_ref().map(|picture| base.join(&picture.address));
        person = with(person, "image", image.as_deref());
        let web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
        let links: Vec<_> = earner.links.iter().map(|link| link.url.as_str()).filter(web).collect();
        if let Value::Object(fields) = &mut person {
            if !links.is_empty() {
                fields.insert("sameAs".to_owned(), json!(links));
            }
            if !credentials.is_empty() {
                fields.insert("hasCredential".to_owned(), json!(credentials));
            }
        }
        let profile = json!({"@type": "ProfilePage", "url": page, "mainEntity": person});
        graph(&[profile, breadcrumbs(settings, &earner.name, &page)])
    }

    /// An award.
    pub(super) fn credential(self, award: &Award, state: State) -> Sanitised {
        let base = &self.catalog.settings().base_url;
        let badge = self.catalog.badge_of(award);
        let earner = self.catalog.earner(&award.earner);
        let page = base.join(&routes::credential_page(award));
        let mut told = self.credential_of(badge);
        let mut add = |name: &str, value: Value| {
            told.insert(name.to_owned(), value);
        };
        add("url", json!(page));
        add("identifier", json!(award.id.as_str()));
        add(
            "about",
            json!({
                "@type": "Person",
                "name": earner.name,
                "url": base.join(&routes::portfolio(earner)),
            }),
        );
        add("datePublished", moment(award.period.from()));
        if let Some(until) = award.period.until() {
            add("expires", moment(until));
        }
        add("isBasedOn", json!(base.join(&routes::badge_page(badge))));
        match state {
            State::Revoked => add("creativeWorkStatus", json!("Revoked")),
            State::Expired => add("creativeWorkStatus", json!("Expired")),
            State::Current => {}
        }
        told.insert("@context".to_owned(), json!(CONTEXT));
        script(&Value::Object(told))
    }

    /// A credential that somebody holds, in short.
    fn held(self, award: &Award) -> Value {
        let badge = self.catalog.badge_of(award);
        let page = self.catalog.settings().base_url.join(&routes::credential_page(award));
        json!({
            "@type": "EducationalOccupationalCredential",
            "name": badge.name,
            "url": page,
            "credentialCategory": badge.achievement_type,
        })
    }

    /// What is true of a badge and of each award of it.
    fn credential_of(self, badge: &Badge) -> Map<String, Value> {
        let settings = self.catalog.settings();
        let mut fields = Map::new();
        let mut add = |name: &str, value: Value| {
            fields.insert(name.to_owned(), value);
        };
        add("@type", json!("EducationalOccupationalCredential"));
        add("name", json!(badge.name));
        add("credentialCategory", json!(badge.achievement_type));
        if let Some(tier) = badge.tier.and_then(|tier| settings.tier_name(tier)) {
            add("educationalLevel", json!(tier));
        }
        add("recognizedBy", issuer(settings));
        if self.is_draft {
            add("creativeWorkStatus", json!("Draft"));
        }
        fields
    }
}

const CONTEXT: &str = "https://schema.org";

fn graph(things: &[Value]) -> Sanitised {
    script(&json!({"@context": CONTEXT, "@graph": things}))
}

/// JSON as the content of a `script` element: nothing in it can end that, or begin a
/// comment (HTML, section 4.12.1.3).
fn script(value: &Value) -> Sanitised {
    let json = value.to_string();
    let mut safe = String::with_capacity(json.len() + 32);
    for c in json.chars() {
        match c {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            c => safe.push(c),
        }
    }
    Sanitised::proven(&safe)
}
