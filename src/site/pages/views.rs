//! Views that many pages share.

use super::shared::css;
use super::tongue::Tongue;
use crate::credential::Documents;
use crate::model::{Badge, Catalog, Settings, Translations, routes};
use crate::site::art;
use crate::site::theme::Language;
use crate::site::view::{BadgeCard, FamilyMark, IssuerView, MenuEntry, SiteView, TierMark, web};
use crate::site::words;

/// A badge where it is named.
pub(super) fn card(
    badge: &Badge,
    settings: &Settings,
    language: &Language,
    tongue: &Tongue,
) -> BadgeCard {
    let family = badge.family.as_ref().and_then(|slug| settings.family(slug));
    let tier = badge.tier.and_then(|rank| {
        let (slug, name) = (settings.tiers.get(rank)?, settings.tier_name(rank)?);
        let dots = (0..settings.tiers.len()).map(|dot| dot <= rank).collect();
        Some(TierMark { slug: slug.to_string(), name: name.to_owned(), dots })
    });
    BadgeCard {
        name: badge.name.clone(),
        description: badge.description.clone(),
        lang: lang_of(settings, language, &badge.translations),
        translated: badge
            .translations
            .get(&settings.language)
            .is_some_and(|own| own.name.is_some()),
        link: routes::badge_page(badge).link().to_owned(),
        picture: format!("{}{}", tongue.up(), routes::badge_picture(badge)),
        alt: art::describe(badge, settings, language.words()),
        color: css(art::color(badge, settings)),
        family: family.map(|family| FamilyMark {
            slug: family.slug.to_string(),
            name: family.name.clone(),
            lang: lang_of(settings, language, &family.translations),
        }),
        tier,
        skills: badge.skills.iter().map(ToString::to_string).collect(),
        retired: badge.retired,
    }
}

/// A language, where the interface does not speak it.
fn foreign(tag: &str, language: &Language) -> Option<String> {
    let speaks = words::primary(language.words().tag()) == words::primary(tag);
    (!speaks).then(|| tag.to_owned())
}

/// The language of what has these translations, where the interface does not speak it.
pub(super) fn lang_of(
    settings: &Settings,
    language: &Language,
    translations: &Translations,
) -> Option<String> {
    let own = translations.get(&settings.language).map(|_| &settings.language);
    foreign(own.unwrap_or(&settings.main_language), language)
}

/// The site, as every page sees it.
pub(super) fn site_view(
    catalog: &Catalog,
    documents: &Documents<'_>,
    language: &Language,
    tongue: &Tongue,
) -> SiteView {
    let settings = catalog.settings();
    let issuer = &settings.issuer;
    let foreign = |tag| foreign(tag, language);
    let own = settings.translations.get(&settings.language);
    let told_in = |is_translated: bool| {
        foreign(if is_translated { &settings.language } else { &settings.main_language })
    };
    let mut menu: Vec<_> = catalog.pages().iter().filter(|page| page.menu.is_some()).collect();
    menu.sort_by_key(|page| (page.menu, &page.address));
    let entry = |page: &&crate::model::Page| MenuEntry {
        title: page.title.clone(),
        link: page.address.link().to_owned(),
        lang: lang_of(settings, language, &page.translations),
    };
    SiteView {
        title: settings.title.clone(),
        description: settings.description.clone(),
        language: settings.language.clone(),
        interface: match foreign(&settings.language) {
            None => settings.language.clone(),
            Some(_) => language.words().tag().to_owned(),
        },
        direction: language.direction(),
        lang: foreign(&settings.main_language),
        title_lang: told_in(own.is_some_and(|own| own.name.is_some())),
        description_lang: told_in(own.is_some_and(|own| own.description.is_some())),
        base: settings.base_url.as_str().to_owned(),
        did: settings.did.clone(),
        issuer: IssuerView {
            name: issuer.name.clone(),
            url: issuer.url.as_deref().and_then(web),
            contact: issuer.email.clone(),
            description: issuer.description.clone(),
            picture: issuer
                .image
                .as_ref()
                .map(|picture| format!("{}{}", tongue.up(), picture.address)),
        },
        draft: documents.is_draft(),
        menu: menu.iter().map(entry).collect(),
        has_pathways: !catalog.pathways().is_empty(),
        has_skills: !catalog.skills().is_empty(),
    }
}

/// A language tag as Open Graph writes it, with the country that it asks for: of a language
/// alone the one that it is named after. Nothing for what it has no way to say.
pub(super) fn open_graph_locale(language: &str) -> Option<String> {
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
