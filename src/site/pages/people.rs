//! The index of people.

use std::sync::Arc;

use super::paging::Paged;
use super::shared::{Shared, initials};
use crate::model::{Earner, routes};
use crate::site::plan::Planner;
use crate::site::view::{PeopleView, PersonCard};

/// The most people on one page.
const EACH: usize = 100;

/// Adds the pages.
pub(super) fn add(planner: &mut Planner<'_>) {
    let listed = planner.shared.catalog.earners().iter().filter(|earner| earner.is_listed());
    let list =
        Paged::new(listed.collect(), EACH, |earner| &earner.name, |earner| earner.slug.clone());
    for number in 1..=list.count() {
        let list = Arc::clone(&list);
        planner.page(routes::people_page(number), move |shared, address| {
            let mut head = shared.head("people", address);
            head.current = "page";
            let shown = list.items(number).map(|(earner, anchor)| card(shared, earner, anchor));
            let view = PeopleView {
                shown: shown.collect(),
                total: list.total(),
                pages: list.pages(number, |number| routes::people_page(number).link().to_owned()),
            };
            shared.page(address, "people.html", &head, ("people", &view))
        });
    }
}

fn card(shared: &Shared<'_>, earner: &Earner, anchor: Option<String>) -> PersonCard {
    PersonCard {
        name: earner.name.clone(),
        initials: initials(&earner.name),
        link: routes::portfolio(earner).link().to_owned(),
        picture: earner.image.as_ref().map(|picture| shared.file(&picture.address)),
        headline: earner.headline.clone(),
        badges: shared.standing.count(earner),
        anchor,
    }
}
