//! What search engines read of a page: JSON-LD in the words of schema.org.
//!
//! It says what the page says, and never an e-mail address of a person.

mod parts;
mod told;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Sanitised;
use super::standing::Standing;
use crate::model::{Award, Badge, Catalog, Earner, State, routes};
use parts::{breadcrumbs, issuer, moment, organisation, with};
use told::{Graph, Held, Person, Profile, Told};

/// The most credentials that are told of one person, newest first.
const MOST_CREDENTIALS: usize = 25;

/// What the descriptions of a site are made from.
#[derive(Clone, Copy)]
pub(super) struct LinkedData<'a> {
    pub(super) catalog: &'a Catalog,
    /// Whether a development key signs. Then all that is described says that it is a draft.
    pub(super) is_draft: bool,
}

impl<'a> LinkedData<'a> {
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
        let web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
        let person = Person {
            id: Some(&page),
            description: earner.headline.as_deref(),
            image: earner.image.as_ref().map(|picture| base.join(&picture.address)),
            links: earner.links.iter().map(|link| link.url.as_str()).filter(web).collect(),
            credentials: held.take(MOST_CREDENTIALS).map(|award| self.held(award)).collect(),
            ..Person::named(&earner.name, &page)
        };
        let profile = Profile { kind: "ProfilePage", url: &page, person };
        let way = breadcrumbs(settings, &earner.name, &page);
        script(&Graph { context: CONTEXT, things: (profile, way) })
    }

    /// An award.
    pub(super) fn credential(self, award: &Award, state: State) -> Sanitised {
        let settings = self.catalog.settings();
        let base = &settings.base_url;
        let badge = self.catalog.badge_of(award);
        let earner = self.catalog.earner(&award.earner);
        let page = base.join(&routes::credential_page(award));
        let status = match state {
            State::Revoked => Some("Revoked"),
            State::Expired => Some("Expired"),
            State::Current => self.is_draft.then_some("Draft"),
        };
        script(&Told {
            kind: CREDENTIAL,
            name: &badge.name,
            category: &badge.achievement_type,
            level: badge.tier.and_then(|tier| settings.tier_name(tier)),
            issuer: issuer(settings),
            url: &page,
            identifier: award.id.as_str(),
            about: Person::named(&earner.name, &base.join(&routes::portfolio(earner))),
            published: moment(award.period.from()),
            expires: award.period.until().map(moment),
            badge: base.join(&routes::badge_page(badge)),
            status,
            context: CONTEXT,
        })
    }

    /// A credential that somebody holds, in short.
    fn held(self, award: &Award) -> Held<'a> {
        let badge = self.catalog.badge_of(award);
        Held {
            kind: CREDENTIAL,
            name: &badge.name,
            url: self.catalog.settings().base_url.join(&routes::credential_page(award)),
            category: &badge.achievement_type,
        }
    }

    /// What is true of a badge and of each award of it.
    fn credential_of(self, badge: &Badge) -> Map<String, Value> {
        let settings = self.catalog.settings();
        let mut fields = Map::new();
        let mut add = |name: &str, value: Value| {
            fields.insert(name.to_owned(), value);
        };
        add("@type", json!(CREDENTIAL));
        add("name", json!(badge.name));
        add("credentialCategory", json!(badge.achievement_type));
        if let Some(tier) = badge.tier.and_then(|tier| settings.tier_name(tier)) {
            add("educationalLevel", json!(tier));
        }
        add("recognizedBy", json!(issuer(settings)));
        if self.is_draft {
            add("creativeWorkStatus", json!("Draft"));
        }
        fields
    }
}

const CONTEXT: &str = "https://schema.org";
const CREDENTIAL: &str = "EducationalOccupationalCredential";

fn graph(things: &[Value]) -> Sanitised {
    script(&Graph { context: CONTEXT, things })
}

/// JSON as the content of a `script` element: nothing in it can end that, or begin a
/// comment (HTML, section 4.12.1.3).
fn script(value: &impl Serialize) -> Sanitised {
    let json = serde_json::to_string(value)
        .unwrap_or_else(|fault| unreachable!("texts can be written: {fault}"));
    let special = ['<', '>', '&', '\u{2028}', '\u{2029}'];
    let mut safe = String::with_capacity(json.len() + 32);
    let mut done = 0;
    for (at, found) in json.match_indices(special) {
        safe.push_str(&json[done..at]);
        safe.push_str(match found {
            "<" => "\\u003c",
            ">" => "\\u003e",
            "&" => "\\u0026",
            "\u{2028}" => "\\u2028",
            _ => "\\u2029",
        });
        done = at + found.len();
    }
    safe.push_str(&json[done..]);
    Sanitised::proven(&safe)
}
