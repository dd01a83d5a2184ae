//! A slug that was somebody's stays theirs.

use std::collections::HashMap;

use super::view::View;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Slug;
use crate::model::resolve::Faults;

pub(super) fn check(faults: &mut Faults, view: &View) {
    let earners = &view.draft.earners;
    if earners.iter().all(|earner| earner.former_slugs.is_empty()) {
        return;
    }
    let mut taken: HashMap<&Slug, Place> =
        earners.iter().map(|earner| (&earner.slug, earner.place.clone())).collect();
    for earner in earners {
        for (at, slug) in earner.former_slugs.iter().enumerate() {
            let place = earner.place.at("former_slugs").nth(at);
            if let Some(other) = taken.insert(slug, place.clone()) {
                let message = format!("`{slug}` is a slug that is taken already");
                faults.push(
                    Diagnostic::error(Code::DuplicateSlug, place, message)
                        .help("addresses lead to one person: give the newer one another slug")
                        .related(other, "the other"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::Folder;

    fn codes(ada: &str, joan: &str) -> Vec<&'static str> {
        let person = |former: &str| format!("name: A\nformer_slugs: [{former}]\n");
        Folder::new().person("ann", &person(ada)).person("joan", &person(joan)).codes()
    }

    #[test]
    fn a_former_slug_is_nobody_elses() {
        assert_eq!(codes("", ""), [""; 0]);
        assert_eq!(codes("anna, annie", "jo"), [""; 0]);
        assert_eq!(codes("joan", ""), ["duplicate-slug"]);
        assert_eq!(codes("ann", ""), ["duplicate-slug"], "their own");
        assert_eq!(codes("jo", "jo"), ["duplicate-slug"]);
        assert_eq!(codes("jo, jo", ""), ["duplicate-reference"]);
        assert_eq!(codes("'No'", ""), ["bad-slug"]);
    }
}
