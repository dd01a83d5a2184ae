//! What all pages share, made once for a site.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use serde::Serialize;
use tera::{Context, Value};

use super::{cards, root_of};
use crate::credential::Documents;
use crate::credential::bake::Inlay;
use crate::diagnostic::{Code, Place};
use crate::model::{
    Award, Badge, Catalog, Earner, Family, Moment, Picture, Settings, SitePath, Slug, State, Text,
    routes,
};
use crate::site::card::Cards;
use crate::site::linked_data::LinkedData;
use crate::site::links::Destinations;
use crate::site::markdown::{self, Setting};
use crate::site::picture::{self, Art, Pictures};
use crate::site::standing::Standing;
use crate::site::theme::Language;
use crate::site::view::{
    Alternate, AwardRow, BadgeCard, FamilyMark, Head, Holder, HoldersView, IssuerView, MenuEntry,
    PathwayMark, PersonMark, RevocationView, SiteView, SkillMark, TierMark, state_word, web,
    words as in_words,
};
use crate::site::words::{self, Words};
use crate::site::{Body, Keep, RenderFault, Sanitised, Theme, art};

/// The most holders on one page.
pub(super) const HOLDERS: usize = 100;

/// How many days before its end something is marked.
const NEAR_DAYS: i64 = 90;

/// The colour of what has no family.
pub(super) const NO_FAMILY: &str = "#5b6472";

/// What all pages share.
pub(in crate::site) struct Shared<'a> {
    pub(in crate::site) catalog: &'a Catalog,
    pub(in crate::site) documents: &'a Documents<'a>,
    pub(in crate::site) theme: &'a Theme,
    /// The theme in the language of the site.
    pub(in crate::site) language: &'a Language,
    pub(in crate::site) standing: Standing<'a>,
    pub(in crate::site) destinations: Destinations<'a>,
    pictures: Pictures<'a>,
    site: Value,
    cards: BTreeMap<&'a Slug, Value>,
    /// What draws the pictures that previews show.
    pub(super) previews: Cards<'a>,
}

impl<'a> Shared<'a> {
    pub(in crate::site) fn new(
        catalog: &'a Catalog,
        documents: &'a Documents<'a>,
        theme: &'a Theme,
        as_of: jiff::Timestamp,
        keep: &'a dyn Keep,
    ) -> Self {
        let language = theme.language(&catalog.settings().language);
        let lang = foreign(catalog.settings(), language);
        let card = |badge| card(badge, catalog.settings(), language.words(), lang.clone());
        let logo = catalog.settings().issuer.image.as_ref();
        let slugs = catalog.badges().iter().map(|badge| &badge.slug);
        let cards = catalog
            .badges()
            .iter()
            .map(|badge| (&badge.slug, Value::from_serializable(&card(badge))));
        Self {
            catalog,
            documents,
            theme,
            language,
            standing: Standing::new(catalog, as_of),
            destinations: Destinations::of(catalog),
            pictures: Pictures::of(catalog.badges(), catalog.settings()),
            site: Value::from_serializable(&site_view(catalog, documents, language)),
            cards: cards.collect(),
            previews: Cards::new(slugs, logo, keep),
        }
    }

    /// The words of the interface.
    pub(in crate::site) fn words(&self) -> &'a Words {
        self.language.words()
    }

    pub(super) fn settings(&self) -> &'a Settings {
        self.catalog.settings()
    }

    /// A badge where it is named ([`BadgeCard`]).
    pub(super) fn card(&self, badge: &Slug) -> Value {
        self.cards.get(badge).cloned().unwrap_or_else(Value::none)
    }

    /// Badges where they are named.
    pub(super) fn cards(&self, badges: &[Slug]) -> Vec<Value> {
        badges.iter().map(|badge| self.card(badge)).collect()
    }

    /// A Markdown text on the page at `page`.
    pub(super) fn prose(&self, text: &Text, page: &SitePath, prefix: &str) -> Sanitised {
        let setting = Setting { page, heading: 3, prefix };
        markdown::render(text, &setting, &self.destinations).under(&root_of(page))
    }

    /// The head of a page: `section` of the menu, at `address`.
    pub(super) fn head(&self, section: &'static str, address: &SitePath) -> Head {
        Head {
            section,
            current: "true",
            link: address.link().to_owned(),
            root: root_of(address),
            canonical: Some(self.settings().base_url.join(address)),
            card: Some(cards::of_site(self)),
            locale: open_graph_locale(&self.settings().language),
            ..Head::default()
        }
    }

    /// Fills the page at `address`. The view stands under `name` in the template.
    pub(in crate::site) fn page(
        &self,
        address: &SitePath,
        template: &str,
        head: &Head,
        (name, view): (&'static str, &impl Serialize),
    ) -> Result<Body, RenderFault> {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert("page", head);
        context.insert(name, view);
        match self.theme.render(self.language, template, &context) {
            Ok(html) => Ok(Body::Bytes(html)),
            Err(fault) => Err(RenderFault {
                address: address.clone(),
                reason: fault.reason,
                place: fault.place,
                code: Code::TemplateFault,
            }),
        }
    }

    /// A badge's picture in both formats, for the file at `address`.
    ///
    /// # Errors
    /// The author's file cannot be drawn → why.
    pub(in crate::site) fn art(
        &self,
        badge: &Badge,
        address: &SitePath,
    ) -> Result<&Art, RenderFault> {
        self.pictures.get(badge).map_err(|why| undrawable(badge, address, why))
    }

    /// A badge's picture as a small PNG, for the file at `address`.
    ///
    /// # Errors
    /// The author's file cannot be drawn → why.
    pub(super) fn icon(&self, badge: &Badge, address: &SitePath) -> Result<Vec<u8>, RenderFault> {
        let small = picture::small(self.art(badge, address)?, 96);
        small.map_err(|why| undrawable(badge, address, &why))
    }

    /// A badge's picture with an award's credential inside, as PNG and as SVG.
    ///
    /// # Errors
    /// The author's picture cannot be drawn or baked → why.
    pub(in crate::site) fn baked(
        &self,
        award: &Award,
        json: &str,
    ) -> Result<[Vec<u8>; 2], RenderFault> {
        let address = routes::credential_file(award, "badge.png");
        let badge = self.catalog.badge(&award.badge);
        let art = self.art(badge, &address)?;
        let inlay = Inlay::open_badge(json)
            .map_err(|fault| undrawable(badge, &address, &fault.to_string()))?;
        Ok([art.png.holding(&inlay), art.svg.holding(&inlay)])
    }

    /// What search engines read of pages.
    pub(super) fn linked_data(&self) -> LinkedData<'a> {
        LinkedData { catalog: self.catalog, is_draft: self.documents.is_draft() }
    }

    /// Somebody where they are named; without a name unless they are listed.
    pub(super) fn colleague(&self, earner: &Slug) -> PersonMark {
        let earner = self.catalog.earner(earner);
        if earner.is_listed() { person_mark(earner) } else { PersonMark { name: None, link: None } }
    }

    /// The first holders of a badge, and how many there are.
    pub(super) fn holders_of(&self, badge: &Badge) -> HoldersView {
        let awards = self.standing.holders(badge);
        let listed = self.listed(awards);
        HoldersView {
            shown: listed.iter().take(HOLDERS).map(|award| self.holder(award)).collect(),
            total: awards.len(),
            hidden: awards.len() - listed.len(),
            more: (listed.len() > HOLDERS)
                .then(|| routes::holders_page(badge, 1).link().to_owned()),
        }
    }

    /// The awards of listed people.
    pub(super) fn listed(&self, awards: &[&'a Award]) -> Vec<&'a Award> {
        let listed = |award: &&Award| self.catalog.earner(&award.earner).is_listed();
        awards.iter().copied().filter(listed).collect()
    }

    /// A listed holder of a badge.
    pub(super) fn holder(&self, award: &Award) -> Holder {
        let earner = self.catalog.earner(&award.earner);
        Holder {
            awarded: Some(award.period.from().into()),
            until: award.period.until().map(Into::into),
            credential: Some(routes::credential_page(award).link().to_owned()),
            ..plain_holder(earner)
        }
    }

    /// An award on its earner's page.
    pub(super) fn row(&self, award: &Award) -> AwardRow {
        let state = match self.standing.state(award) {
            State::Expired if self.standing.holds(&award.earner, &award.badge) => "renewed",
            state => state_word(state),
        };
        AwardRow {
            badge: self.card(&award.badge),
            link: routes::credential_page(award).link().to_owned(),
            file: award.badge.to_string(),
            awarded: award.period.from().into(),
            until: award.period.until().map(Into::into),
            soon: award.period.until().and_then(soon),
            state,
            revoked: award.revoked.as_ref().map(RevocationView::from),
        }
    }

    /// A skill where it is named.
    pub(super) fn skill(&self, slug: &Slug) -> SkillMark {
        let skill = self.catalog.skill(slug);
        SkillMark {
            name: skill.name.clone(),
            link: routes::skill_page(skill).link().to_owned(),
            framework: skill.framework.clone(),
            code: skill.code.clone(),
            description: skill.description.clone(),
            badges: 0,
            people: 0,
            anchor: None,
        }
    }

    /// The pathways, where they are named.
    pub(super) fn pathways(&self) -> impl Iterator<Item = PathwayMark> {
        self.catalog.pathways().iter().map(|pathway| PathwayMark {
            name: pathway.name.clone(),
            description: pathway.description.clone(),
            link: routes::pathway_page(pathway).link().to_owned(),
            steps: pathway.steps.len(),
            completes_with: pathway.completes_with.as_ref().map(|badge| self.card(badge)),
        })
    }

    /// The families and then none, for putting badges under.
    pub(super) fn families(&self) -> impl Iterator<Item = Option<&'a Family>> {
        self.settings().families.iter().map(Some).chain([None])
    }
}

/// From when on an end is near, as in `datetime`.
fn soon(until: Moment) -> Option<String> {
    let near = until.timestamp().checked_sub(SignedDuration::from_hours(NEAR_DAYS * 24)).ok()?;
    Some(near.to_string())
}

/// The author's own picture of a badge, without any credential in it.
///
/// # Errors
/// It cannot be read → why.
pub(super) fn own_art(
    badge: &Badge,
    art: &Picture,
    address: &SitePath,
) -> Result<Body, RenderFault> {
    let plain = picture::published(art).map_err(|why| undrawable(badge, address, &why))?;
    Ok(plain.map_or_else(|| Body::Copy(art.source.clone()), Body::Bytes))
}

fn undrawable(badge: &Badge, address: &SitePath, why: &str) -> RenderFault {
    RenderFault {
        address: address.clone(),
        reason: format!("the badge's picture cannot be drawn: {why}"),
        place: badge.art.as_ref().map(|picture| Place::file(&picture.file)),
        code: Code::UndrawableImage,
    }
}

/// Somebody who has pages, where they are named.
pub(super) fn person_mark(earner: &Earner) -> PersonMark {
    PersonMark {
        name: Some(earner.name.clone()),
        link: Some(routes::portfolio(earner).link().to_owned()),
    }
}

/// A listed person who has a skill.
pub(super) fn plain_holder(earner: &Earner) -> Holder {
    Holder {
        name: earner.name.clone(),
        initials: initials(&earner.name),
        link: routes::portfolio(earner).link().to_owned(),
        picture: earner.image.as_ref().map(link_of),
        headline: earner.headline.clone(),
        anchor: None,
        awarded: None,
        until: None,
        credential: None,
    }
}

/// The first letters of the first and the last word.
pub(super) fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    let letters = first.into_iter().chain(words.next_back());
    letters.flat_map(char::to_uppercase).collect()
}

/// Where a picture stands.
pub(super) fn link_of(picture: &Picture) -> String {
    picture.address.as_str().to_owned()
}

/// `#rrggbb`.
pub(super) fn css(color: [u8; 3]) -> String {
    let [red, green, blue] = color;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A language tag as Open Graph writes it, with the country that it asks for: of a language
/// alone the one that it is named after. Nothing for what it has no way to say.
fn open_graph_locale(language: &str) -> Option<String> {
    const NAMED_AFTER: [(&str, &str); 12] = [
        ("ar", "AR"), // all of the Arab world, as Facebook writes it
        ("de", "DE"),
        ("en", "US"), // the default of Open Graph
        ("es", "ES"),
        ("fr", "FR"),
        ("it", "IT"),
        ("ja", "JP"),
        ("ko", "KR"),
        ("nl", "NL"),
        ("pl", "PL"),
        ("pt", "PT"),
        ("zh", "CN"),
    ];
    let mut parts = language.split('-');
    let primary = parts.next()?.to_ascii_lowercase();
    let is_country = |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
    let country = parts.find(is_country).map(str::to_ascii_uppercase).or_else(|| {
        let (_, country) = NAMED_AFTER.iter().find(|(known, _)| *known == primary)?;
        Some((*country).to_owned())
    })?;
    Some(format!("{primary}_{country}"))
}

/// An alternate form of a page.
pub(super) fn alternate(
    media_type: &'static str,
    address: &SitePath,
    title: Option<&str>,
) -> Alternate {
    Alternate { media_type, link: address.as_str().to_owned(), title: title.map(ToOwned::to_owned) }
}

fn card(badge: &Badge, settings: &Settings, words: &Words, lang: Option<String>) -> BadgeCard {
    let family = badge.family.as_ref().and_then(|slug| settings.family(slug));
    let tier = badge.tier.and_then(|rank| {
        let name = settings.tiers.get(rank)?;
        let dots = (0..settings.tiers.len()).map(|dot| dot <= rank).collect();
        Some(TierMark { slug: name.to_string(), name: in_words(name), dots })
    });
    BadgeCard {
        name: badge.name.clone(),
        description: badge.description.clone(),
        lang,
        link: routes::badge_page(badge).link().to_owned(),
        picture: routes::badge_picture(badge).as_str().to_owned(),
        alt: art::describe(badge, settings, words),
        color: css(art::color(badge, settings)),
        family: family
            .map(|family| FamilyMark { slug: family.slug.to_string(), name: family.name.clone() }),
        tier,
        skills: badge.skills.iter().map(ToString::to_string).collect(),
        retired: badge.retired,
    }
}

/// The language of the texts, where the interface does not speak it.
fn foreign(settings: &Settings, language: &Language) -> Option<String> {
    let speaks = words::primary(language.words().tag()) == words::primary(&settings.language);
    (!speaks).then(|| settings.language.clone())
}

fn site_view(catalog: &Catalog, documents: &Documents<'_>, language: &Language) -> SiteView {
    let settings = catalog.settings();
    let issuer = &settings.issuer;
    let lang = foreign(settings, language);
    let mut menu: Vec<_> = catalog.pages().iter().filter(|page| page.menu.is_some()).collect();
    menu.sort_by_key(|page| (page.menu, &page.address));
    let entry = |page: &&crate::model::Page| MenuEntry {
        title: page.title.clone(),
        link: page.address.link().to_owned(),
    };
    SiteView {
        title: settings.title.clone(),
        description: settings.description.clone(),
        language: settings.language.clone(),
        interface: match &lang {
            None => settings.language.clone(),
            Some(_) => language.words().tag().to_owned(),
        },
        direction: language.direction(),
        lang,
        base: settings.base_url.as_str().to_owned(),
        did: settings.did.clone(),
        issuer: IssuerView {
            name: issuer.name.clone(),
            url: issuer.url.as_deref().and_then(web),
            contact: issuer.email.clone(),
            description: issuer.description.clone(),
            picture: issuer.image.as_ref().map(link_of),
        },
        draft: documents.is_draft(),
        menu: menu.iter().map(entry).collect(),
        has_pathways: !catalog.pathways().is_empty(),
        has_skills: !catalog.skills().is_empty(),
    }
}
