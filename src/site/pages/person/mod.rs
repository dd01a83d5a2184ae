//! Portfolios.

mod badges;
mod pathways;
mod skills;
mod times;

use std::collections::BTreeMap;

use tera::Value;

pub(super) use badges::strongest_first;

use super::shared::{Shared, initials};
use super::{cards, share};
use crate::diagnostic::Code;
use crate::model::{Award, CredentialId, Earner, SitePath, routes};
use crate::site::plan::Planner;
use crate::site::view::{Folded, LinkView, MovedView, PersonView, Tally, web};
use crate::site::{Body, RenderFault};

/// How many skills are shown at once.
const SKILLS: usize = 12;

/// Adds the portfolio of everybody who has one.
pub(super) fn add(planner: &mut Planner<'_>) {
    let earners = planner.shared.catalog.earners().iter().filter(|earner| earner.has_page());
    for earner in earners {
        planner.file(&earner.place, routes::portfolio(earner), move |shared, address| {
            let mut head = shared.head("people", address);
            head.noindex |= !earner.is_listed();
            let feed = routes::portfolio_file(earner, "feed.xml");
            head.alternates.push(shared.alternate(
                "application/atom+xml",
                &feed,
                Some(&earner.name),
            ));
            let calendar = routes::expiry_calendar(earner);
            head.alternates.push(shared.alternate("text/calendar", &calendar, Some(&earner.name)));
            if has_record(shared, earner) {
                head.alternates.push(shared.alternate(
                    "application/vc+ld+json",
                    &record(earner),
                    None,
                ));
            }
            if earner.is_listed() {
                head.card = Some(cards::of_earner(shared, earner));
                head.username = Some(earner.slug.to_string());
                head.data = Some(shared.linked_data().person(earner, &shared.standing));
            }
            shared.page(address, "person.html", &head, ("person", &view(shared, earner)))
        });
        for name in earner.former_address_names() {
            planner.file(&earner.place, routes::former_portfolio(name), move |shared, address| {
                let mut head = shared.head("people", address);
                head.noindex = true;
                let page = routes::portfolio(earner);
                head.canonical = Some(shared.settings().base_url.join(&page));
                let view = MovedView { name: &earner.name, link: page.link().to_owned() };
                shared.page(address, "moved.html", &head, ("moved", &view))
            });
        }
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

/// The awards of somebody ([`crate::site::view::AwardRow`]), each put into words once for all
/// lists that it stands in.
struct Rows<'a>(BTreeMap<&'a CredentialId, Value>);

impl<'a> Rows<'a> {
    fn of(shared: &Shared<'_>, awards: &[&'a Award]) -> Self {
        Self(awards.iter().map(|award| (&award.id, shared.row(award))).collect())
    }

    fn get(&self, award: &Award) -> Value {
        self.0.get(&award.id).cloned().unwrap_or_else(Value::none)
    }
}

fn view(shared: &Shared<'_>, earner: &Earner) -> PersonView {
    let page = routes::portfolio(earner);
    let awards: Vec<_> = shared.catalog.awards_of_earner(&earner.slug).collect();
    let held = strongest_first(shared, earner);
    let (featured, rest) = held.split_at(badges::featured(held.len()));
    let rows = Rows::of(shared, &awards);
    let row = |award: &&_| rows.get(award);
    let skills = skills::proven(shared, &held);
    let (timeline, earlier) = times::timeline(&rows, &awards);
    let links = earner
        .links
        .iter()
        .filter_map(|link| Some(LinkView { label: link.label.clone(), url: web(&link.url)? }));
    PersonView {
        name: earner.name.clone(),
        initials: initials(&earner.name),
        picture: earner.image.as_ref().map(|picture| shared.file(&picture.address)),
        headline: earner.headline.clone(),
        bio: earner.bio.as_ref().map(|bio| shared.prose(bio, &page, "bio")),
        links: links.collect(),
        current: Tally::new(held.iter().map(|award| award.period.until())),
        proven: Tally::new(skills.iter().map(skills::until)),
        has_record: has_record(shared, earner),
        calendar: shared.file(&routes::expiry_calendar(earner)),
        since: awards.last().map(|award| award.period.from().date().year()),
        featured: featured.iter().map(row).collect(),
        families: badges::by_family(shared, &rows, rest),
        skills: Folded::new(skills.iter().map(|skill| skills::view(shared, skill)), SKILLS),
        pathways: pathways::begun(shared, earner, &held),
        expiring: times::expiring(&rows, &held),
        former: times::former(shared, &rows, &awards),
        timeline,
        earlier,
        sharing: share::of_earner(shared, earner),
        code: share::code(&shared.settings().base_url.join(&page)),
        held: held.iter().map(row).collect(),
    }
}
