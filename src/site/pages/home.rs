//! The first page.

use tera::Value;

use super::badges::families;
use super::shared::{Shared, person_mark};
use crate::model::{State, routes};
use crate::site::plan::Planner;
use crate::site::view::{FamilyView, HomeView, RecentAward};

/// The most badges of a family on the first page.
const SAMPLE: usize = 6;

/// The most badges beside the title.
const SHOWCASE: usize = 4;

/// The most recent awards on the first page.
const RECENT: usize = 12;

/// Adds the page.
pub(super) fn add(planner: &mut Planner<'_>) {
    let address = routes::fixed("index.html");
    planner.page(address, |shared, address| {
        let mut head = shared.head("home", address);
        head.current = "page";
        head.data = Some(shared.linked_data().home());
        let feed = routes::fixed("feed.xml");
        head.alternates.push(shared.alternate("application/atom+xml", &feed, None));
        let index = routes::fixed("index.json");
        head.alternates.push(shared.alternate("application/json", &index, None));
        shared.page(address, "home.html", &head, ("home", &view(shared)))
    });
}

fn view(shared: &Shared<'_>) -> HomeView {
    let catalog = shared.catalog;
    let mut families = families(shared, |badge| !badge.retired);
    let showcase = showcase(&families);
    for family in &mut families {
        family.badges.truncate(SAMPLE);
    }
    let earners = catalog.earners().iter();
    let recognised = |slug| catalog.awards_of_earner(slug).len() > 0;
    HomeView {
        badges: catalog.badges().len(),
        recognitions: catalog.awards().len(),
        people: earners.filter(|earner| recognised(&earner.slug)).count(),
        skills: catalog.skills().len(),
        showcase,
        families,
        recent: recent(shared),
        pathways: shared.pathways().collect(),
    }
}

/// Of each family the badge of the highest tier, then the next ones, until there are enough.
fn showcase(families: &[FamilyView]) -> Vec<Value> {
    let most = families.iter().map(|family| family.badges.len()).max().unwrap_or_default();
    let of_rank = |rank| families.iter().filter_map(move |one| one.badges.iter().rev().nth(rank));
    let all: Vec<Value> = (0..most).flat_map(of_rank).take(SHOWCASE).cloned().collect();
    if all.len() < 3 { Vec::new() } else { all }
}

fn recent(shared: &Shared<'_>) -> Vec<RecentAward> {
    let current = shared
        .catalog
        .awards()
        .iter()
        .filter(|award| shared.standing.state(award) == State::Current)
        .map(|award| (award, shared.catalog.earner(&award.earner)))
        .filter(|(_, earner)| earner.is_listed());
    let view = |(award, earner): (&crate::model::Award, _)| RecentAward {
        badge: shared.card(&award.badge),
        earner: person_mark(earner),
        link: routes::credential_page(award).link().to_owned(),
        awarded: award.period.from().into(),
        until: award.period.until().map(Into::into),
    };
    current.take(RECENT).map(view).collect()
}
