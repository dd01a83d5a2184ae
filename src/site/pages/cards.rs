//! The pictures that previews show: of the site, of each badge, of each listed portfolio.

use std::cmp::Reverse;

use super::person::strongest_first;
use super::shared::Shared;
use crate::diagnostic::Code;
use crate::model::{Badge, Earner, SitePath, routes};
use crate::site::art::{self, Color};
use crate::site::card::{Banner, HEIGHT, Layer, MOST_BADGES, Mast, Medal, Subject, WIDTH};
use crate::site::plan::Planner;
use crate::site::view::Card;
use crate::site::{Body, RenderFault};

/// What a card is called beside its page.
const CARD: &str = "card.png";

/// The colour of what has no family, as on pages.
const NO_FAMILY: Color = Color([0x5b, 0x64, 0x72]);

/// Adds every card.
pub(super) fn add(planner: &mut Planner<'_>) {
    planner.page(routes::fixed(CARD), make_of_site);
    for badge in planner.shared.catalog.badges() {
        planner.file(&badge.place, routes::badge_file(badge, CARD), move |shared, address| {
            make_of_badge(shared, badge, address)
        });
    }
    let listed = planner.shared.catalog.earners().iter().filter(|earner| earner.is_listed());
    for earner in listed {
        planner.file(
            &earner.place,
            routes::portfolio_file(earner, CARD),
            move |shared, address| make_of_earner(shared, earner, address),
        );
    }
}

/// The card of the site, for every page without one of its own.
pub(super) fn of_site(shared: &Shared<'_>) -> Card {
    card(shared, &routes::fixed(CARD), [Some(shared.settings().title.as_str()), None])
}

/// The card of a badge.
pub(super) fn of_badge(shared: &Shared<'_>, badge: &Badge) -> Card {
    let tier = badge.tier.and_then(|tier| shared.settings().tier_name(tier));
    card(shared, &routes::badge_file(badge, CARD), [Some(badge.name.as_str()), tier])
}

/// The card of a listed portfolio.
pub(super) fn of_earner(shared: &Shared<'_>, earner: &Earner) -> Card {
    let names = [Some(earner.name.as_str()), earner.headline.as_deref()];
    card(shared, &routes::portfolio_file(earner, CARD), names)
}

fn card(shared: &Shared<'_>, address: &SitePath, names: [Option<&str>; 2]) -> Card {
    let issuer = Some(shared.settings().issuer.name.as_str());
    let shown: Vec<_> = names.into_iter().chain([issuer]).flatten().collect();
    Card {
        url: shared.settings().base_url.join(address),
        width: WIDTH,
        height: HEIGHT,
        alt: shown.join(" · "),
    }
}

fn make_of_site(shared: &Shared<'_>, address: &SitePath) -> Result<Body, RenderFault> {
    let settings = shared.settings();
    let shown = sample(shared);
    let color = settings.families.first().map_or(NO_FAMILY, |it| Color(it.color));
    let line = settings.description.as_deref().unwrap_or_default();
    banner(shared, &settings.title, line, &shown, color, address)
}

fn make_of_earner(
    shared: &Shared<'_>,
    earner: &Earner,
    address: &SitePath,
) -> Result<Body, RenderFault> {
    let held = strongest_first(shared, earner);
    let held: Vec<_> = held.iter().map(|award| shared.catalog.badge(&award.badge)).collect();
    let color = held.first().map(|badge| Color(art::color(badge, shared.settings())));
    let line = earner.headline.as_deref().unwrap_or_default();
    banner(shared, &earner.name, line, &held, color.unwrap_or(NO_FAMILY), address)
}

/// Badges that stand for a site: of each family the highest first, the families in turn.
fn sample<'a>(shared: &Shared<'a>) -> Vec<&'a Badge> {
    let badges = || shared.catalog.badges().iter().filter(|badge| !badge.retired);
    let mut ranked = Vec::new();
    for (at, family) in shared.families().enumerate() {
        let slug = family.map(|family| &family.slug);
        let mut those: Vec<_> = badges().filter(|badge| badge.family.as_ref() == slug).collect();
        those.sort_by_key(|badge| (Reverse(badge.tier), &badge.slug));
        ranked.extend(those.into_iter().enumerate().map(|(rank, badge)| (rank, at, badge)));
    }
    ranked.sort_by_key(|(rank, family, _)| (*rank, *family));
    ranked.into_iter().map(|(_, _, badge)| badge).collect()
}

fn banner(
    shared: &Shared<'_>,
    title: &str,
    line: &str,
    badges: &[&Badge],
    color: Color,
    address: &SitePath,
) -> Result<Body, RenderFault> {
    let shown = match badges.len() {
        count if count > MOST_BADGES => &badges[..MOST_BADGES - 1],
        _ => badges,
    };
    let issuer = shared.documents.issuer_name();
    let banner = Banner {
        mast: mast(shared, &issuer),
        title,
        line,
        badges: u16::try_from(shown.len()).unwrap_or_default(),
        more: badges.len() - shown.len(),
        color,
    };
    png(shared, &banner, shown, address)
}

fn make_of_badge(
    shared: &Shared<'_>,
    badge: &Badge,
    address: &SitePath,
) -> Result<Body, RenderFault> {
    let settings = shared.settings();
    let tier = badge.tier.and_then(|tier| settings.tier_name(tier));
    let family = badge.family.as_ref().and_then(|slug| settings.family(slug));
    let about = [tier, family.map(|family| family.name.as_str())];
    let count = |tiers: usize| u16::try_from(tiers).unwrap_or(u16::MAX);
    let issuer = shared.documents.issuer_name();
    let medal = Medal {
        mast: mast(shared, &issuer),
        name: &badge.name,
        about: &about.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        tiers: badge.tier.map(|tier| (count(settings.tiers.len()), count(tier + 1))),
        color: Color(art::color(badge, settings)),
    };
    png(shared, &medal, &[badge], address)
}

/// What stands at the top of every card.
fn mast<'m>(shared: &Shared<'m>, issuer: &'m str) -> Mast<'m> {
    let base = shared.settings().base_url.as_str();
    let site = base.split_once("://").map_or(base, |(_, rest)| rest).trim_end_matches('/');
    let has_logo = shared.previews.logo().is_some();
    Mast { issuer, has_logo, site }
}

fn png(
    shared: &Shared<'_>,
    subject: &impl Subject,
    badges: &[&Badge],
    address: &SitePath,
) -> Result<Body, RenderFault> {
    let mut layers: Vec<_> = shared.previews.logo().map(Layer::Logo).into_iter().collect();
    for badge in badges {
        layers.push(Layer::Badge(&badge.slug, shared.art(badge, address)?));
    }
    let png = shared.previews.png(subject, &layers);
    png.map(Body::Bytes).map_err(|reason| RenderFault {
        address: address.clone(),
        reason,
        place: None,
        code: Code::UndrawableImage,
    })
}
