//! `site.yaml`.

use std::collections::BTreeMap;

use super::appearance::appearance;
use super::policies::{policies, reviewers};
use super::{Faults, Known, Languages, Part, Problem, Spot, key_of};
use crate::content::record::{
    FamilyRecord, IssuerRecord, KeyRecord, LocalText, SiteRecord, Visibility as VisibilityRecord,
};
use crate::content::{Located, Records};
use crate::diagnostic::Code;
use crate::model::scalar::{self, LINE, LONG_LINE};
use crate::model::{
    BaseUrl, Family, Issuer, Motif, PublicKey, Settings, Slug, Translations, Visibility, derive,
};

/// The theme that is always there.
const DEFAULT_THEME: &str = "default";
/// The language of a site that names none.
const MAIN_LANGUAGE: &str = "en";
/// The longest salt.
const MAX_SALT: usize = 1_000;

/// What other records need of `site.yaml`, even where some of it is at fault.
pub(in crate::model) struct SiteDraft<'a> {
    /// All of it. Nothing where it is missing or has no base.
    pub(in crate::model) settings: Option<Settings>,
    /// The families that badges may name.
    pub(in crate::model) families: Known<'a>,
    /// The tiers that badges may name.
    pub(in crate::model) tiers: Known<'a>,
    /// The tiers, lowest first.
    pub(in crate::model) ladder: Vec<Slug>,
    /// What makes addresses unguessable, or nothing at all.
    pub(in crate::model) salt: &'a str,
    /// For earners who do not say it themselves.
    pub(in crate::model) visibility: Visibility,
    /// The languages that texts may stand in.
    pub(in crate::model) languages: Languages,
}

/// Reads `site.yaml`.
pub(in crate::model) fn site<'a>(
    faults: &mut Faults,
    records: &'a Records,
    people: &Known,
) -> SiteDraft<'a> {
    let Some(Located { record, place }) = &records.site else {
        faults.missing_elsewhere();
        return SiteDraft {
            settings: None,
            families: Known::new("family", Code::UnknownFamily, []).open(true),
            tiers: Known::new("tier", Code::UnknownTier, []).open(true),
            ladder: Vec::new(),
            salt: "",
            visibility: Visibility::Public,
            languages: Languages { main: MAIN_LANGUAGE.into(), others: Vec::new() },
        };
    };
    let (root, is_whole) = (Spot::Root(place), records.is_whole(place));
    let ladder = tiers(faults, &root.key("tiers"), &record.tiers);
    let default = record.privacy.default_visibility.unwrap_or_default();
    let languages = languages(faults, &root, record);
    SiteDraft {
        settings: settings(faults, &root, (record, records, people), &ladder, &languages),
        families: Known::new(
            "family",
            Code::UnknownFamily,
            record.families.iter().map(|(key, _)| key.as_str()),
        )
        .open(!is_whole),
        tiers: Known::new("tier", Code::UnknownTier, record.tiers.iter().map(String::as_str))
            .open(!is_whole),
        ladder,
        salt: record.privacy.salt.as_deref().unwrap_or_default().trim(),
        visibility: visibility(default),
        languages,
    }
}

/// What a record says of who can find the pages.
pub(in crate::model) fn visibility(record: VisibilityRecord) -> Visibility {
    match record {
        VisibilityRecord::Public => Visibility::Public,
        VisibilityRecord::Unlisted => Visibility::Unlisted,
        VisibilityRecord::Private => Visibility::Private,
    }
}

fn settings(
    faults: &mut Faults,
    root: &Spot,
    (record, records, people): (&SiteRecord, &Records, &Known),
    ladder: &[Slug],
    languages: &Languages,
) -> Option<Settings> {
    let mut translations = Translations::default();
    let (title, into) = ((&record.title, LINE), (&mut translations, Part::Name));
    let title = faults.required_local(&root.key("title"), title, languages, into);
    let description = (record.description.as_ref(), LONG_LINE);
    let into = (&mut translations, Part::Description);
    let description = faults.optional_local(&root.key("description"), description, languages, into);
    let base = faults.take(&root.key("base_url"), base_url(&record.base_url));
    let did = faults.maybe(&root.key("did"), record.did.as_ref(), scalar::did_web);
    let theme = faults.optional(&root.key("theme"), record.theme.as_ref(), LINE);
    let appearance = appearance(faults, &root.key("appearance"), &record.appearance, records);
    let repository =
        faults.maybe(&root.key("repository"), record.repository.as_ref(), scalar::folder_url);
    let issuer = issuer(faults, &root.key("issuer"), &record.issuer, records);
    let keys = keys(faults, &root.key("keys"), &record.keys);
    let families = families(faults, &root.key("families"), &record.families, (languages, people));
    let policies = policies(faults, root, record, people);
    let tier_names =
        tier_names(faults, &root.key("tier_names"), &record.tier_names, (ladder, languages));
    let privacy = root.key("privacy");
    let salt = faults.optional(&privacy.key("salt"), record.privacy.salt.as_ref(), MAX_SALT);
    let base_url = base?;
    Some(Settings {
        title,
        description,
        did: did.unwrap_or_else(|| scalar::did_web_of(&base_url)),
        base_url,
        language: languages.main.clone(),
        main_language: languages.main.clone(),
        languages: languages.others.clone(),
        translations,
        theme: theme.unwrap_or_else(|| DEFAULT_THEME.into()),
        appearance,
        issuer,
        repository,
        keys,
        families,
        tiers: ladder.to_vec(),
        tier_names,
        policies,
        salt: salt.unwrap_or_default(),
        email_hash: record.privacy.email_hash,
        open_badges_2: record.open_badges_2,
    })
}

/// The language of the site, and the others that it exists in.
fn languages(faults: &mut Faults, root: &Spot, record: &SiteRecord) -> Languages {
    let read = |text: &str| {
        let tag = scalar::language(text)?;
        scalar::known_language(&tag).map(|()| tag)
    };
    let main = faults.maybe(&root.key("language"), record.language.as_ref(), read);
    let main = main.unwrap_or_else(|| MAIN_LANGUAGE.into());
    let spot = root.key("languages");
    let others = record
        .languages
        .iter()
        .enumerate()
        .filter_map(|(at, text)| faults.take(&spot.nth(at), read(text)).map(|tag| (at, tag)));
    let others: Vec<_> = others.collect();
    let mut others = faults.once(&spot, others);
    others.retain(|tag| *tag != main);
    others.sort();
    Languages { main, others }
}

/// What pages call each tier.
fn tier_names(
    faults: &mut Faults,
    spot: &Spot,
    names: &BTreeMap<String, LocalText>,
    (ladder, languages): (&[Slug], &Languages),
) -> Vec<(String, Translations)> {
    let known = Known::new("tier", Code::UnknownTier, ladder.iter().map(Slug::as_str));
    let mut found: BTreeMap<Slug, (String, Translations)> = BTreeMap::new();
    for (key, text) in names {
        let spot = spot.key(key);
        let mut translations = Translations::default();
        let into = (&mut translations, Part::Name);
        let name = faults.required_local(&spot, (text, LINE), languages, into);
        if let Some(tier) = known.find(faults, &spot, key) {
            found.insert(tier, (name, translations));
        }
    }
    let usual = |tier: &Slug| (tier.to_words(), Translations::default());
    ladder.iter().map(|tier| found.remove(tier).unwrap_or_else(|| usual(tier))).collect()
}

fn base_url(text: &str) -> Result<BaseUrl, Problem> {
    BaseUrl::new(text).map_err(|why| {
        Problem::new(Code::BadUrl, format!("`{text}` cannot be the base of a site: {why}"))
            .help("write where the site will be published: `https://acme.github.io/badges/`")
    })
}

fn issuer(faults: &mut Faults, spot: &Spot, record: &IssuerRecord, records: &Records) -> Issuer {
    // Its address for questions is published, so it is kept as text.
    let email = |text: &str| scalar::email(text).map(|_| text.trim().to_owned());
    Issuer {
        name: faults.required(&spot.key("name"), &record.name, LINE),
        url: faults.maybe(&spot.key("url"), record.url.as_ref(), scalar::url),
        email: faults.maybe(&spot.key("email"), record.email.as_ref(), email),
        description: faults.optional(
            &spot.key("description"),
            record.description.as_ref(),
            LONG_LINE,
        ),
        image: faults.picture(&spot.key("image"), record.image.as_ref(), records),
        linkedin: faults.maybe(&spot.key("linkedin"), record.linkedin.as_ref(), scalar::linkedin),
    }
}

fn keys(faults: &mut Faults, spot: &Spot, records: &[KeyRecord]) -> Vec<PublicKey> {
    let keys = records.iter().enumerate().filter_map(|(at, record)| {
        let spot = spot.nth(at);
        let id = faults.take(&spot.key("id"), scalar::slug(&record.id));
        let multikey = faults.take(&spot.key("public_key"), scalar::public_key(&record.public_key));
        let created = faults.take(&spot.key("created"), scalar::moment(&record.created));
        let revoked = faults.maybe(&spot.key("revoked"), record.revoked.as_ref(), scalar::moment);
        Some(PublicKey { id: id?.to_string(), multikey: multikey?, created: created?, revoked })
    });
    keys.collect()
}

fn families(
    faults: &mut Faults,
    spot: &Spot,
    records: &[(String, FamilyRecord)],
    (languages, people): (&Languages, &Known),
) -> Vec<Family> {
    let families = records.iter().filter_map(|(key, record)| {
        let spot = spot.key(key);
        let slug = scalar::slug(key).map_err(|problem| faults.push(problem.at(key_of(&spot))));
        let mut translations = Translations::default();
        let (name, into) = ((record.name.as_ref(), LINE), (&mut translations, Part::Name));
        let name = faults.optional_local(&spot.key("name"), name, languages, into);
        let description = (record.description.as_ref(), LONG_LINE);
        let into = (&mut translations, Part::Description);
        let description =
            faults.optional_local(&spot.key("description"), description, languages, into);
        let motif = faults.maybe(&spot.key("motif"), record.motif.as_ref(), scalar::motif);
        let color = faults.maybe(&spot.key("color"), record.color.as_ref(), scalar::color);
        let reviewers = reviewers(faults, &spot.key("reviewers"), &record.reviewers, people);
        let slug = slug.ok()?;
        Some(Family {
            name: name.unwrap_or_else(|| slug.to_words()),
            description,
            motif: motif.unwrap_or_else(|| usual_motif(&slug)),
            color: color.unwrap_or_else(|| usual_color(&slug)),
            reviewers,
            translations,
            slug,
        })
    });
    families.collect()
}

fn usual_motif(family: &Slug) -> Motif {
    Motif::ALL[derive::choice(family, Motif::ALL.len())].1
}

/// Colours that white text is read on with ease, for families without their own.
const USUAL_COLORS: [[u8; 3]; 8] = [
    [0x1d, 0x4e, 0xd8],
    [0xb4, 0x53, 0x09],
    [0x04, 0x78, 0x57],
    [0xbe, 0x18, 0x5d],
    [0x6d, 0x28, 0xd9],
    [0x0f, 0x76, 0x6e],
    [0xb9, 0x1c, 0x1c],
    [0x33, 0x41, 0x55],
];

fn usual_color(family: &Slug) -> [u8; 3] {
    USUAL_COLORS[derive::choice(family, USUAL_COLORS.len())]
}

fn tiers(faults: &mut Faults, spot: &Spot, texts: &[String]) -> Vec<Slug> {
    let found = texts.iter().enumerate().filter_map(|(at, text)| {
        faults.take(&spot.nth(at), scalar::slug(text)).map(|slug| (at, slug))
    });
    let found: Vec<_> = found.collect();
    faults.once(spot, found)
}
