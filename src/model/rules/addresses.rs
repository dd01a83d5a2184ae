//! Two things never claim one address.

use std::collections::HashMap;

use super::view::{Known, View};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::resolve::Faults;
use crate::model::{Earner, SitePath, routes};

pub(super) fn check(faults: &mut Faults, view: &View) {
    credentials(faults, view);
    portfolios(faults, view);
    pages(faults, view);
    pictures(faults, view);
}

fn clash(address: &str, place: Place, other: Place) -> Diagnostic {
    let message = format!("something else is published at `{address}` already");
    Diagnostic::error(Code::AddressClash, place, message)
        .help("rename the one that is not published yet")
        .related(other, "the other")
}

/// Ids differ in more than case: some file systems do not tell it.
fn credentials(faults: &mut Faults, view: &View) {
    let mut awards: Vec<(String, Known)> = view
        .known_awards()
        .filter_map(|award| Some((award.draft.id.as_ref()?.as_str().to_ascii_lowercase(), award)))
        .collect();
    // Of two, the one whose id is not written keeps it; else the older one.
    awards.sort_by(|(a, one), (b, other)| {
        let key = |award: &Known| {
            (award.draft.record.id.is_some(), award.awarded, award.earner.slug.clone())
        };
        a.cmp(b).then_with(|| key(one).cmp(&key(other)))
    });
    for same in awards.chunk_by(|(a, _), (b, _)| a == b) {
        let [(_, first), others @ ..] = same else { continue };
        for (id, other) in others {
            // The same award twice is told by another rule.
            let twice = other.badge.slug == first.badge.slug
                && other.earner.slug == first.earner.slug
                && other.awarded.timestamp() == first.awarded.timestamp();
            if !twice {
                let place = other.draft.place.at("id");
                let address = format!("credentials/{id}/");
                faults.push(clash(&address, place, first.draft.place.at("id")));
            }
        }
    }
}

/// A slug may look like another earner's hidden name.
fn portfolios(faults: &mut Faults, view: &View) {
    let mut first: HashMap<_, &Earner> = HashMap::new();
    for earner in view.draft.earners.iter().filter(|earner| earner.has_page()) {
        let holder = first.entry(earner.address_name()).or_insert(earner);
        if holder.slug != earner.slug {
            let address = format!("people/{}/", earner.address_name());
            faults.push(clash(&address, earner.place.clone(), holder.place.clone()));
        }
    }
}

/// Free pages stand where nothing else does.
fn pages(faults: &mut Faults, view: &View) {
    if view.draft.pages.is_empty() {
        return;
    }
    let taken = taken(view);
    let mut first: HashMap<&SitePath, &Place> = HashMap::new();
    for page in &view.draft.pages {
        let place = Place::file(&page.place.file);
        let address = page.address.as_str();
        if routes::INDEX_PAGES.contains(&address) {
            let message = match page.address.link() {
                "" => "every site has a first page already".to_owned(),
                link => format!("`{link}` is a page that every site has"),
            };
            faults.push(
                Diagnostic::error(Code::AddressClash, place, message)
                    .help("rename the file: its name tells its address"),
            );
        } else if let Some(other) = taken.get(address) {
            faults.push(clash(page.address.link(), place, (*other).clone()));
        } else if let Some(other) = first.insert(&page.address, &page.place) {
            faults.push(clash(page.address.link(), place, Place::file(&other.file)));
        }
    }
}

/// The pages of things, with the things' places.
fn taken<'a>(view: &View<'a>) -> HashMap<String, &'a Place> {
    let draft = view.draft;
    let page = |folder: &str, name: &dyn std::fmt::Display| format!("{folder}/{name}/index.html");
    let badges = draft.badges.iter().map(|badge| (page("badges", &badge.slug), &badge.place));
    let people = draft.earners.iter().filter(|earner| earner.has_page());
    let people = people.map(|earner| (page("people", earner.address_name()), &earner.place));
    let pathways = draft.pathways.iter().map(|way| (page("pathways", &way.slug), &way.place));
    let awards = view.known_awards().filter_map(|award| {
        Some((page("credentials", award.draft.id.as_ref()?), award.draft.place))
    });
    let site = view.site().map(|(_, place)| place);
    let skills = draft.skills.iter().filter_map(|skill| Some((page("skills", &skill.slug), site?)));
    badges.chain(people).chain(pathways).chain(awards).chain(skills).collect()
}

/// Names of pictures differ by more than what addresses cannot hold.
fn pictures(faults: &mut Faults, view: &View) {
    let mut first: HashMap<_, _> = HashMap::new();
    for picture in view.draft.pictures.values() {
        if let Some(other) = first.insert(&picture.address, &picture.file) {
            let (place, other) = (Place::file(&picture.file), Place::file(other));
            faults.push(clash(picture.address.as_str(), place, other));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::Folder;

    #[test]
    fn ids_are_told_apart() {
        let codes = |a: &str, b: &str| {
            Folder::new()
                .person("joan", "name: Joan\n")
                .award(&format!("{{badge: gdpr, earner: ada, awarded: 2026-05-01, id: {a}}}"))
                .award(&format!("{{badge: gdpr, earner: joan, awarded: 2026-05-01, id: {b}}}"))
                .codes()
        };
        assert_eq!(codes("one", "two"), [""; 0]);
        assert_eq!(codes("one", "one"), ["address-clash"]);
        assert_eq!(codes("one", "ONE"), ["address-clash"]);
        assert_eq!(codes("one", "a/b"), ["bad-id"]);
        let derived = Folder::new()
            .award("{badge: gdpr, earner: ada, awarded: 2026-05-01}")
            .catalog()
            .unwrap();
        let id = derived.awards()[0].id.to_string();
        let folder = Folder::new()
            .person("joan", "name: Joan\n")
            .award(&format!("{{badge: gdpr, earner: joan, awarded: 2020-05-01, id: {id}}}"))
            .award("{badge: gdpr, earner: ada, awarded: 2026-05-01}");
        assert_eq!(folder.codes(), ["address-clash"]);
        let cohort = "{badge: gdpr, earners: [ada, joan], awarded: 2026-05-01, id: x}";
        let folder = Folder::new().person("joan", "name: Joan\n").award(cohort);
        assert_eq!(folder.codes(), ["address-clash"]);
    }

    #[test]
    fn pages_stand_where_nothing_else_does() {
        let codes = |names: &[&str]| {
            names.iter().fold(Folder::new(), |folder, name| folder.page(name)).codes()
        };
        assert_eq!(codes(&["about", "rules/appeals", "badges/how-to"]), [""; 0]);
        assert_eq!(codes(&["index"]), ["address-clash"]);
        assert_eq!(codes(&["badges/index"]), ["address-clash"]);
        assert_eq!(codes(&["verify"]), ["address-clash"]);
        assert_eq!(codes(&["badges/gdpr"]), ["address-clash"]);
        assert_eq!(codes(&["people/ada/index"]), ["address-clash"]);
        assert_eq!(codes(&["rules", "rules/index"]), ["address-clash"]);
        assert_eq!(codes(&["About Us"]), ["bad-slug"]);
    }

    #[test]
    fn pictures_keep_their_names_apart() {
        let codes = |names: &[&str]| {
            names.iter().fold(Folder::new(), |folder, name| folder.image(name)).codes()
        };
        assert_eq!(
            codes(&["images/a b.png", "images/a_b.png", "images/ä.png", "images/ö.png"]),
            [""; 0]
        );
        assert_eq!(codes(&["images/a b.png", "images/a-b.png"]), ["address-clash"]);
    }
}
