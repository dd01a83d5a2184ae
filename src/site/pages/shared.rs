//! What all pages share, made once for a site.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::SignedDuration;
use tera::Value;

use super::frame::Frames;
use super::tongue::Tongue;
use super::views::{card, lang_of, open_graph_locale, site_view};
use super::{cards, root_of, share};
use crate::credential::bake::Inlay;
use crate::credential::{Documents, Mode};
use crate::diagnostic::{Code, Place};
use crate::model::{
    Award, Badge, Catalog, Earner, Family, Moment, Picture, Settings, SitePath, Slug, State, Text,
    Translations, routes,
};
use crate::site::card::Cards;
use crate::site::linked_data::LinkedData;
use crate::site::links::Destinations;
use crate::site::markdown::{self, Setting};
use crate::site::picture::{self, Art, Pictures};
use crate::site::sharing::AlikeCodes;
use crate::site::standing::Standing;
use crate::site::theme::Language;
use crate::site::view::{
    Alternate, AwardRow, Head, Holder, HoldersView, PathwayMark, PersonMark, RevocationView,
    SkillMark, state_word,
};
use crate::site::words::Words;
use crate::site::{Body, Keep, RenderFault, Sanitised, Theme};

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
    tongue: Tongue,
    pub(super) site: Value,
    /// Where the menu leads beside the parts of the site.
    pub(super) menu: Vec<String>,
    pub(super) frames: Frames,
    alike_codes: OnceLock<Option<AlikeCodes>>,
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
        let tongue = Tongue::of(catalog.settings(), theme);
        let card = |badge| card(badge, catalog.settings(), language, &tongue);
        let logo = catalog.settings().issuer.image.as_ref();
        let slugs = catalog.badges().iter().map(|badge| &badge.slug);
        let cards = catalog
            .badges()
            .iter()
            .map(|badge| (&badge.slug, Value::from_serializable(&card(badge))));
        let cards = cards.collect();
        let site = site_view(catalog, documents, language, &tongue);
        Self {
            catalog,
            documents,
            theme,
            language,
            standing: Standing::new(catalog, as_of),
            destinations: Destinations::of(catalog),
            pictures: Pictures::kept(catalog.badges(), catalog.settings(), keep),
            site: Value::from_serializable(&site),
            menu: site.menu.into_iter().map(|entry| entry.link).collect(),
            frames: Frames::default(),
            alike_codes: OnceLock::new(),
            cards,
            tongue,
            previews: Cards::new(slugs, logo, keep),
        }
    }

    /// The words of the interface.
    pub(in crate::site) fn words(&self) -> &'a Words {
        self.language.words()
    }

    /// Which of the languages of the site its pages are in.
    pub(in crate::site) fn tongue(&self) -> &Tongue {
        &self.tongue
    }

    /// Whether its pages are in another language than what they are made of.
    pub(in crate::site) fn is_translated(&self) -> bool {
        self.tongue.folder().is_some()
    }

    /// The way from where the site begins in its language to the base, where files are.
    pub(in crate::site) fn up(&self) -> &'static str {
        if self.is_translated() { "../" } else { "" }
    }

    /// Where a file is, from where the site begins in its language.
    pub(super) fn file(&self, address: &SitePath) -> String {
        format!("{}{address}", self.up())
    }

    /// The language of what has these translations, where it is not that of the interface.
    pub(super) fn lang_of(&self, translations: &Translations) -> Option<String> {
        lang_of(self.settings(), self.language, translations)
    }

    pub(super) fn settings(&self) -> &'a Settings {
        self.catalog.settings()
    }

    /// A badge where it is named ([`BadgeCard`]).
    pub(super) fn card(&self, badge: &Slug) -> Value {
        self.cards.get(badge).cloned().unwrap_or_else(Value::none)
    }

    /// A version of a badge where it is named ([`BadgeCard`]).
    pub(super) fn version_card(&self, badge: &Badge) -> Value {
        if badge.until.is_none() {
            return self.card(&badge.slug);
        }
        let card = card(badge, self.settings(), self.language, &self.tongue);
        Value::from_serializable(&card)
    }

    /// Badges where they are named.
    pub(super) fn cards(&self, badges: &[Slug]) -> Vec<Value> {
        badges.iter().map(|badge| self.card(badge)).collect()
    }

    /// A Markdown text on the page at `page`.
    pub(super) fn prose(&self, text: &Text, page: &SitePath, prefix: &str) -> Sanitised {
        self.prose_at(page, text, page, prefix)
    }

    /// A Markdown text of the page at `page`, shown on the one at `address`.
    pub(super) fn prose_at(
        &self,
        address: &SitePath,
        text: &Text,
        page: &SitePath,
        prefix: &str,
    ) -> Sanitised {
        let setting = Setting { page, heading: 3, prefix };
        markdown::render(text, &setting, &self.destinations).within(&root_of(address), self.up())
    }

    /// The head of a page: `section` of the menu, at `address`.
    pub(super) fn head(&self, section: &'static str, address: &SitePath) -> Head {
        let own = self.tongue.plain(address);
        let root = root_of(&own);
        let files = format!("{root}{}", self.up());
        let folder = own.link();
        Head {
            section,
            current: "true",
            beside: if self.is_translated() { format!("{files}{folder}") } else { String::new() },
            translations: self.tongue.translations(&own, &self.settings().base_url),
            link: folder.to_owned(),
            root,
            files,
            canonical: Some(self.settings().base_url.join(address)),
            card: Some(cards::of_site(self)),
            locale: open_graph_locale(&self.settings().language),
            noindex: self.documents.is_draft(),
            ..Head::default()
        }
    }

    /// The QR codes of all credentials, made from that of whichever is asked for first.
    pub(super) fn alike_codes(&self, award: &Award) -> Option<&AlikeCodes> {
        self.alike_codes.get_or_init(|| share::alike_codes(self, award)).as_ref()
    }

    /// Whether the site is the real thing.
    pub(in crate::site) fn mode(&self) -> Mode {
        self.documents.mode()
    }

    /// An alternate form of a page.
    pub(super) fn alternate(
        &self,
        media_type: &'static str,
        address: &SitePath,
        title: Option<&str>,
    ) -> Alternate {
        let title = title.map(ToOwned::to_owned);
        Alternate { media_type, link: self.file(address), title }
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
        let small = self.pictures.small(self.art(badge, address)?, 96);
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
            ..self.plain_holder(earner)
        }
    }

    /// A listed person who has a skill.
    pub(super) fn plain_holder(&self, earner: &Earner) -> Holder {
        Holder {
            name: earner.name.clone(),
            initials: initials(&earner.name),
            link: routes::portfolio(earner).link().to_owned(),
            picture: earner.image.as_ref().map(|picture| self.file(&picture.address)),
            headline: earner.headline.clone(),
            anchor: None,
            awarded: None,
            until: None,
            credential: None,
        }
    }

    /// An award on its earner's page ([`AwardRow`]).
    pub(super) fn row(&self, award: &Award) -> Value {
        let state = match self.standing.state(award) {
            State::Expired if self.standing.holds(&award.earner, &award.badge) => "renewed",
            state => state_word(state),
        };
        Value::from_serializable(&AwardRow {
            badge: self.card(&award.badge),
            link: routes::credential_page(award).link().to_owned(),
            file: award.badge.to_string(),
            awarded: award.period.from().into(),
            until: award.period.until().map(Into::into),
            soon: award.period.until().and_then(soon),
            state,
            revoked: award.revoked.as_ref().map(RevocationView::from),
        })
    }

    /// A skill where it is named.
    pub(super) fn skill(&self, slug: &Slug) -> SkillMark {
        let skill = self.catalog.skill(slug);
        SkillMark {
            name: skill.name.clone(),
            lang: self.lang_of(&skill.translations),
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
            lang: self.lang_of(&pathway.translations),
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

/// The first letters of the first and the last word.
pub(super) fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    let letters = first.into_iter().chain(words.next_back());
    letters.flat_map(char::to_uppercase).collect()
}

/// `#rrggbb`.
pub(super) fn css(color: [u8; 3]) -> String {
    let [red, green, blue] = color;
    format!("#{red:02x}{green:02x}{blue:02x}")
}
