//! Pages that authors write, and those that only templates write.

use crate::model::routes;
use crate::site::markdown::{self, Setting};
use crate::site::plan::Planner;
use crate::site::view::FreeView;

/// Adds the pages that only templates write.
pub(super) fn add_fixed(planner: &mut Planner<'_>) {
    planner.page(routes::fixed("verify/index.html"), |shared, address| {
        let mut head = shared.head("verify", address);
        head.current = "page";
        shared.page(address, "verify.html", &head, ("verify", &()))
    });
    planner.page(routes::search_page(), |shared, address| {
        let mut head = shared.head("search", address);
        head.noindex = true;
        shared.page(address, "search.html", &head, ("search", &()))
    });
    if planner.shared.is_translated() {
        // Hosts know but one.
        return;
    }
    planner.page(routes::fixed("404.html"), |shared, address| {
        let mut head = shared.head("404", address);
        // It is served at any address, so only a way from the host's root leads home.
        shared.settings().base_url.path().clone_into(&mut head.root);
        head.root.clone_into(&mut head.files);
        head.translations.clear();
        head.canonical = None;
        head.noindex = true;
        shared.page(address, "404.html", &head, ("missing", &()))
    });
}

/// Adds the pages that authors write.
pub(super) fn add(planner: &mut Planner<'_>) {
    for page in planner.shared.catalog.pages() {
        planner.file(&page.place, page.address.clone(), move |shared, address| {
            let mut head = shared.head("page", address);
            head.description.clone_from(&page.description);
            let setting = Setting { page: &page.address, heading: 2, prefix: "text" };
            let body = markdown::render(&page.body, &setting, &shared.destinations);
            let view = FreeView {
                title: &page.title,
                lang: shared.lang_of(&page.translations),
                body: body.within(&head.root, shared.up()),
            };
            shared.page(address, "page.html", &head, ("free", &view))
        });
    }
}
