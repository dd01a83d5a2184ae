//! Pathways: the index and a page each.

use super::root_of;
use super::shared::Shared;
use crate::model::{Pathway, routes};
use crate::site::pathway_map;
use crate::site::plan::Planner;
use crate::site::view::{PathwayMark, PathwayView, StepView};

/// Adds the pages.
pub(super) fn add(planner: &mut Planner<'_>) {
    planner.page(routes::fixed("pathways/index.html"), |shared, address| {
        let mut head = shared.head("pathways", address);
        head.current = "page";
        let view: Vec<PathwayMark> = shared.pathways().collect();
        shared.page(address, "pathways.html", &head, ("pathways", &view))
    });
    for pathway in planner.shared.catalog.pathways() {
        planner.file(&pathway.place, routes::pathway_page(pathway), move |shared, address| {
            let head = shared.head("pathways", address);
            shared.page(address, "pathway.html", &head, ("pathway", &view(shared, pathway)))
        });
    }
}

fn view(shared: &Shared<'_>, pathway: &Pathway) -> PathwayView {
    let map = pathway_map::draw(pathway, shared.catalog, shared.words(), None);
    let step = |step: &crate::model::Step| StepView { any: step.any, of: shared.cards(&step.of) };
    PathwayView {
        name: pathway.name.clone(),
        description: pathway.description.clone(),
        lang: shared.lang_of(&pathway.translations),
        map: map.within(&root_of(&routes::pathway_page(pathway)), shared.up()),
        steps: pathway.steps.iter().map(step).collect(),
        completes_with: pathway.completes_with.as_ref().map(|badge| shared.card(badge)),
        completed: shared.standing.completed(pathway),
    }
}
