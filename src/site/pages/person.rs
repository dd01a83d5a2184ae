//! Portfolios.

use std::collections::BTreeSet;

use super::share;
use super::shared::{NO_FAMILY, Shared, alternate, css, initials, link_of};
use crate::diagnostic::Code;
use crate::model::{Award, Earner, Family, Pathway, SitePath, Slug, State, routes};
use crate::site::plan::Planner;
use crate::site::view::{FamilyAwards, LinkView, PersonView, Progress, Year, web};
use crate::site::{Body, RenderFault};

/// Adds the portfolio of everybody who has one.
pub(super) fn add(planner: &mut Planner<'_>) {
    let earners = planner.shared.catalog.earners().iter().filter(|earner| earner.has_page());
    for earner in earners {
        planner.file(&earner.place, routes::portfolio(earner), move |shared, address| {
            let mut head = shared.head("people", address);
            head.noindex = !earner.is_listed();
            let feed = routes::portfolio_file(earner, "feed.xml");
            head.alternates.push(alternate("application/atom+xml", &feed, Some(&earner.name)));
            let calendar = routes::expiry_calendar(earner);
            head.alternates.push(alternate("text/calendar", &calendar, Some(&earner.name)));
            if has_record(shared, earner) {
                head.alternates.push(alternate("application/vc+ld+json", &record(earner), None));
            }
            head.card = shared.preview(earner.image.as_ref(), &earner.name);
            if earner.is_listed() {
                head.username = Some(earner.slug.to_string());
                head.data = Some(shared.linked_data().person(earner, &shared.standing));
            }
            shared.page(address, "person.html", &head, ("person", &view(shared, earner)))
        });
        if has_record(&planner.shared, earner) {
            planner.file(&earner.place, record(earner), move |shared, address| {
                make_record(shared, earner, address)
            });
        }
    }
}

/// Where the signed portfolio stands.
fn record(earner: &Earner) -> SitePath {
    routes::portfolio_file(earner, "portfolio.json")
}

/// Whether there is one: a signed portfolio holds at least one credential that counts.
fn has_record(shared: &Shared<'_>, earner: &Earner) -> bool {
    shared.documents.has_portfolio(earner, shared.standing.as_of())
}

fn make_record(
    shared: &Shared<'_>,
    earner: &Earner,
    address: &SitePath,
) -> Result<Body, RenderFault> {
    let fault = |reason: String| RenderFault {
        address: address.clone(),
        reason,
        place: Some(earner.place.clone()),
        code: Code::TemplateFault,
    };
    let signed = shared.documents.portfolio(earner, shared.standing.as_of());
    let signed = signed.map_err(|found| fault(found.to_string()))?;
    // It was planned, so there is one.
    let signed = signed.ok_or_else(|| fault("nothing is held".to_owned()))?;
    Ok(Body::Bytes(signed.into_json().into_bytes()))
}

fn view(shared: &Shared<'_>, earner: &Earner) -> PersonView {
    let page = routes::portfolio(earner);
    let awards: Vec<_> = shared.catalog.awards_of_earner(&earner.slug).collect();
    let links = earner
        .links
        .iter()
        .filter_map(|link| Some(LinkView { label: link.label.clone(), url: web(&link.url)? }));
    PersonView {
        name: earner.name.clone(),
        initials: initials(&earner.name),
        picture: earner.image.as_ref().map(link_of),
        headline: earner.headline.clone(),
        bio: earner.bio.as_ref().map(|bio| shared.prose(bio, &page, "bio")),
        links: links.collect(),
        current: shared.standing.count(earner),
        has_record: has_record(shared, earner),
        since: awards.last().map(|award| award.period.from().date().year()),
        families: families(shared, &awards),
        former: former(shared, &awards).map(|award| shared.row(award)).collect(),
        timeline: timeline(shared, &awards),
        sharing: share::of_earner(shared, earner),
        code: share::code(&shared.settings().base_url.join(&page)),
        pathways: shared
            .catalog
            .pathways()
            .iter()
            .filter_map(|pathway| progress(shared, earner, pathway))
            .collect(),
    }
}

/// The newest award that counts of each badge, by family.
fn families(shared: &Shared<'_>, awards: &[&Award]) -> Vec<FamilyAwards> {
    let mut seen = BTreeSet::new();
    let current: Vec<_> = awards
        .iter()
        .filter(|award| shared.standing.state(award) == State::Current && seen.insert(&award.badge))
        .collect();
    let view = |family: Option<&Family>| {
        let slug = family.map(|family| &family.slug);
        let of = |award: &&&&Award| shared.catalog.badge(&award.badge).family.as_ref() == slug;
        FamilyAwards {
            name: family.map(|family| family.name.clone()),
            color: family.map_or_else(|| NO_FAMILY.to_owned(), |family| css(family.color)),
            awards: current.iter().filter(of).map(|award| shared.row(award)).collect(),
        }
    };
    shared.families().map(view).filter(|family| !family.awards.is_empty()).collect()
}

/// What was revoked, and the last award of each badge that expired and was not renewed.
fn former<'a>(shared: &Shared<'_>, awards: &[&'a Award]) -> impl Iterator<Item = &'a Award> {
    let mut expired = BTreeSet::new();
    awards.iter().copied().filter(move |award| match shared.standing.state(award) {
        State::Current => false,
        State::Expired => {
            !shared.standing.holds(&award.earner, &award.badge) && expired.insert(&award.badge)
        }
        State::Revoked => true,
    })
}

/// All awards by year. They come newest first.
fn timeline(shared: &Shared<'_>, awards: &[&Award]) -> Vec<Year> {
    let year = |award: &&Award| award.period.from().date().year();
    awards
        .chunk_by(|a, b| year(a) == year(b))
        .map(|chunk| Year {
            year: year(&chunk[0]),
            awards: chunk.iter().map(|award| shared.row(award)).collect(),
        })
        .collect()
}

/// How far somebody came on a pathway. Nothing where it was not begun.
fn progress(shared: &Shared<'_>, earner: &Earner, pathway: &Pathway) -> Option<Progress> {
    let held = shared.standing.steps(&earner.slug, pathway);
    let done: usize = held.iter().sum();
    if done == 0 {
        return None;
    }
    let mut open = pathway.steps.iter().zip(&held).filter(|(step, held)| **held < step.any);
    let next = open.next();
    let missing = next.map(|(step, _)| {
        let holds = |badge: &Slug| shared.standing.holds(&earner.slug, badge);
        let badges = step.of.iter().map(|badge| shared.catalog.badge(badge));
        let mut missing: Vec<_> =
            badges.filter(|badge| !holds(&badge.slug) && !badge.retired).collect();
        // What can be earned right away comes first.
        missing.sort_by_key(|badge| !badge.requires.iter().all(holds));
        missing.iter().map(|badge| shared.card(&badge.slug)).collect()
    });
    Some(Progress {
        name: pathway.name.clone(),
        link: routes::pathway_page(pathway).link().to_owned(),
        done,
        total: pathway.steps.iter().map(|step| step.any).sum(),
        complete: next.is_none(),
        any: next.map_or(0, |(step, held)| step.any - held),
        next: missing.unwrap_or_default(),
    })
}
