//! All addresses of a site, decided at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::machine::{self, Sitemap};
use super::pages::{self, Shared};
use super::theme::Static;
use super::{
    Artifact, Body, Forgetful, Keep, RenderFault, Site, Theme, appearance, calendar, feeds, search,
};
use crate::credential::{DocumentFault, Documents};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Catalog, SitePath, Visibility, routes};

/// Plans the site of a catalogue. States are told as of `as_of`; nothing else depends on it.
///
/// # Errors
/// Two things that claim one address → a diagnostic for each.
pub fn plan<'a>(
    catalog: &'a Catalog,
    documents: &'a Documents<'a>,
    theme: &'a Theme,
    as_of: Timestamp,
) -> Result<Site<'a>, Vec<Diagnostic>> {
    plan_with(catalog, documents, theme, as_of, &Forgetful)
}

/// The same, where `keep` keeps what is dear to make. The site is the same with any.
///
/// # Errors
/// As for [`plan`].
pub fn plan_with<'a>(
    catalog: &'a Catalog,
    documents: &'a Documents<'a>,
    theme: &'a Theme,
    as_of: Timestamp,
    keep: &'a dyn Keep,
) -> Result<Site<'a>, Vec<Diagnostic>> {
    let shared = Arc::new(Shared::new(catalog, documents, theme, as_of, keep));
    let mut planner = Planner { shared, site: Site::new(), faults: Vec::new() };
    add_documents(&mut planner);
    add_open_badges_2(&mut planner);
    add_theme(&mut planner);
    pages::add_all(&mut planner);
    add_feeds(&mut planner, as_of);
    add_calendars(&mut planner, as_of);
    add_indexes(&mut planner);
    add_search(&mut planner);
    add_pictures(&mut planner);
    for translated in catalog.translated() {
        planner.shared = Arc::new(Shared::new(translated, documents, theme, as_of, keep));
        pages::add_all(&mut planner);
        add_words(&mut planner);
        add_search(&mut planner);
    }
    if planner.faults.is_empty() { Ok(planner.site) } else { Err(planner.faults) }
}

/// A site in the making.
pub(super) struct Planner<'a> {
    pub(super) shared: Arc<Shared<'a>>,
    site: Site<'a>,
    faults: Vec<Diagnostic>,
}

impl<'a> Planner<'a> {
    /// Adds what `place` asks for.
    pub(super) fn insert(&mut self, place: &Place, artifact: Artifact<'a>) {
        if let Err(taken) = self.site.insert(artifact) {
            let message =
                format!("this would stand at `{}`, where something else does", taken.link());
            let fault = Diagnostic::error(Code::AddressClash, place.clone(), message);
            self.faults.push(fault.help("rename one of the two"));
        }
    }

    /// Adds a page or another file that `place` asks for.
    pub(super) fn file(
        &mut self,
        place: &Place,
        address: SitePath,
        make: impl Fn(&Shared<'a>, &SitePath) -> Result<Body, RenderFault> + Send + Sync + 'a,
    ) {
        // Files are not doubled for other languages.
        if !self.shared.is_translated() || address.as_str().ends_with(".html") {
            self.in_language(place, address, make);
        }
    }

    /// Adds a page, or a file that says other things in each language.
    pub(super) fn in_language(
        &mut self,
        place: &Place,
        address: SitePath,
        make: impl Fn(&Shared<'a>, &SitePath) -> Result<Body, RenderFault> + Send + Sync + 'a,
    ) {
        let shared = Arc::clone(&self.shared);
        let address = shared.tongue().place(address);
        let addresses = vec![address.clone()];
        self.insert(place, Artifact::new(addresses, move || Ok(vec![make(&shared, &address)?])));
    }

    /// Adds a page or another file that every site has.
    pub(super) fn page(
        &mut self,
        address: SitePath,
        make: impl Fn(&Shared<'a>, &SitePath) -> Result<Body, RenderFault> + Send + Sync + 'a,
    ) {
        self.file(&Place::file(&"site.yaml".into()), address, make);
    }
}

/// The issuer, its keys and the status lists.
fn add_documents(planner: &mut Planner<'_>) {
    let bytes = |text: String| Ok(Body::Bytes(text.into_bytes()));
    planner.page(routes::fixed("issuer.json"), move |shared, _| {
        bytes(shared.documents.issuer_profile())
    });
    planner
        .page(routes::fixed("did.json"), move |shared, _| bytes(shared.documents.did_document()));
    // Without a path, did:web looks here (did:web method, section 2.5.2).
    if planner.shared.catalog.settings().base_url.path() == "/" {
        planner.page(routes::fixed(".well-known/did.json"), move |shared, _| {
            bytes(shared.documents.did_document())
        });
    }
    for year in planner.shared.documents.status_years() {
        planner.page(routes::status_list(year), move |shared, address| {
            let list = shared.documents.status_list(year);
            bytes(list.map_err(|fault| unsigned(address, &fault))?)
        });
    }
    // Without it, GitHub Pages leaves out what begins with a dot.
    planner.page(routes::fixed(".nojekyll"), |_, _| Ok(Body::Bytes(Vec::new())));
}

/// The same for programs that read Open Badges 2.0, where the organisation wants it.
fn add_open_badges_2(planner: &mut Planner<'_>) {
    let catalog = planner.shared.catalog;
    if !catalog.settings().open_badges_2 {
        return;
    }
    let bytes = |text: String| Ok(Body::Bytes(text.into_bytes()));
    planner.page(routes::open_badges_2_issuer(), move |shared, _| {
        bytes(shared.documents.open_badges_2_issuer())
    });
    let versions = catalog.badges().iter().flat_map(|badge| catalog.versions(&badge.slug));
    for badge in versions {
        planner.file(&badge.place, routes::badge_class(badge), move |shared, _| {
            bytes(shared.documents.badge_class(badge))
        });
    }
    for award in catalog.awards() {
        if planner.shared.documents.has_assertion(award) {
            planner.file(&award.place, routes::assertion(award), move |shared, _| {
                bytes(shared.documents.assertion(award).unwrap_or_default())
            });
        }
    }
}

fn unsigned(address: &SitePath, fault: &DocumentFault) -> RenderFault {
    RenderFault {
        address: address.clone(),
        reason: fault.to_string(),
        place: None,
        code: Code::TemplateFault,
    }
}

/// What scripts say.
fn add_words(planner: &mut Planner<'_>) {
    let place = Place::file(&"site.yaml".into());
    planner.in_language(&place, routes::fixed("verify/words.json"), |shared, _| {
        Ok(Body::Bytes(shared.words().for_scripts().into_bytes()))
    });
}

/// The stylesheet, the words of scripts, and what the theme publishes.
fn add_theme(planner: &mut Planner<'_>) {
    let theme = planner.shared.theme;
    planner.page(routes::fixed("style.css"), |shared, _| {
        let own = appearance::stylesheet(&shared.catalog.settings().appearance);
        Ok(Body::Bytes([shared.theme.stylesheet(), own.as_bytes()].concat()))
    });
    for (address, font) in appearance::fonts(&planner.shared.catalog.settings().appearance) {
        let place = Place::file(&font.file);
        planner.file(&place, address.clone(), |_, _| Ok(Body::Copy(font.source.clone())));
    }
    add_words(planner);
    for (address, file) in theme.statics() {
        planner.page(address.clone(), move |_, _| {
            Ok(match file {
                Static::Embedded(bytes) => Body::Bytes(bytes.to_vec()),
                Static::Made(bytes) => Body::Bytes(bytes.clone()),
                Static::File(path) => Body::Copy(path.clone()),
            })
        });
    }
}

/// What feed readers follow: the site, and each portfolio.
fn add_feeds(planner: &mut Planner<'_>, as_of: Timestamp) {
    planner.page(routes::fixed("feed.xml"), move |shared, _| {
        Ok(Body::Bytes(
            feeds::site(shared.catalog, shared.mode(), shared.words(), as_of).into_bytes(),
        ))
    });
    let earners = planner.shared.catalog.earners().iter().filter(|earner| earner.has_page());
    for earner in earners {
        let address = routes::portfolio_file(earner, "feed.xml");
        planner.file(&earner.place, address, move |shared, _| {
            let feed =
                feeds::portfolio(shared.catalog, shared.mode(), shared.words(), earner, as_of);
            Ok(Body::Bytes(feed.into_bytes()))
        });
    }
}

/// What calendars subscribe to: when what somebody holds expires.
fn add_calendars(planner: &mut Planner<'_>, as_of: Timestamp) {
    let earners = planner.shared.catalog.earners().iter().filter(|earner| earner.has_page());
    for earner in earners {
        planner.file(&earner.place, routes::expiry_calendar(earner), move |shared, _| {
            let calendar =
                calendar::expiry(shared.catalog, shared.mode(), shared.words(), earner, as_of);
            Ok(Body::Bytes(calendar.into_bytes()))
        });
    }
}

/// What search engines and programs read.
fn add_indexes(planner: &mut Planner<'_>) {
    planner.page(routes::fixed("robots.txt"), |shared, _| {
        let robots = machine::robots(&shared.catalog.settings().base_url, shared.mode());
        Ok(Body::Bytes(robots.into_bytes()))
    });
    planner.page(routes::fixed("index.json"), |shared, _| {
        Ok(Body::Bytes(machine::index(shared.catalog, shared.mode()).into_bytes()))
    });
    let shared = Arc::clone(&planner.shared);
    let settings = shared.catalog.settings();
    let sitemap = Sitemap::of(machine::listed_pages(shared.catalog))
        .in_languages(&settings.main_language, &settings.languages);
    let recipe = {
        let sitemap = sitemap.clone();
        move || {
            let texts = sitemap.render(&shared.catalog.settings().base_url);
            Ok(texts.into_iter().map(|text| Body::Bytes(text.into_bytes())).collect())
        }
    };
    let place = Place::file(&"site.yaml".into());
    planner.insert(&place, Artifact::new(sitemap.addresses(), recipe));
}

/// What the search in pages loads. How many files it has is known only once they are made.
fn add_search(planner: &mut Planner<'_>) {
    for (address, text) in search::files(planner.shared.catalog) {
        let place = Place::file(&"site.yaml".into());
        planner
            .in_language(&place, address, move |_, _| Ok(Body::Bytes(text.clone().into_bytes())));
    }
}

/// The pictures of the content, but for portraits of people who have no page.
fn add_pictures(planner: &mut Planner<'_>) {
    let catalog = planner.shared.catalog;
    let portraits = |private: bool| {
        let earners = catalog.earners().iter();
        let those = earners.filter(move |e| (e.visibility == Visibility::Private) == private);
        those.filter_map(|earner| Some(&earner.image.as_ref()?.file)).collect::<BTreeSet<_>>()
    };
    let (private, public) = (portraits(true), portraits(false));
    for (file, picture) in catalog.pictures() {
        if private.contains(file) && !public.contains(file) {
            continue;
        }
        let place = Place::file(file);
        planner
            .file(&place, picture.address.clone(), |_, _| Ok(Body::Copy(picture.source.clone())));
    }
}
