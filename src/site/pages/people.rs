//! The index of people.

use super::page_count;
use super::shared::{Shared, initials, link_of};
use crate::model::{Earner, routes};
use crate::site::plan::Planner;
use crate::site::view::{Pages, PeopleView, PersonCard};

/// The most people on one page.
const EACH: usize = 100;

/// Adds the pages.
pub(super) fn add(planner: &mut Planner<'_>) {
    let mut listed: Vec<_> =
        planner.shared.catalog.earners().iter().filter(|earner| earner.is_listed()).collect();
    listed.sort_by_cached_key(|earner| (earner.name.to_lowercase(), earner.slug.clone()));
    let total = listed.len();
    let count = page_count(total, EACH);
    for number in 1..=count {
        let here: Vec<_> = listed.iter().skip((number - 1) * EACH).take(EACH).copied().collect();
        planner.page(routes::people_page(number), move |shared, address| {
            let mut head = shared.head("people", address);
            head.current = "page";
            let link = |number| routes::people_page(number).link().to_owned();
            let view = PeopleView {
                shown: here.iter().map(|earner| card(shared, earner)).collect(),
                total,
                pages: Pages::new(number, count, link),
            };
            shared.page(address, "people.html", &head, ("people", &view))
        });
    }
}

fn card(shared: &Shared<'_>, earner: &Earner) -> PersonCard {
    PersonCard {
        name: earner.name.clone(),
        initials: initials(&earner.name),
        link: routes::portfolio(earner).link().to_owned(),
        picture: earner.image.as_ref().map(link_of),
        headline: earner.headline.clone(),
        badges: shared.standing.count(earner),
    }
}
