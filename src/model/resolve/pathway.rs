//! `pathways/<slug>.yaml` and `roles/<slug>.yaml`.

use super::{Faults, Known, Languages, Part, Problem, Spot};
use crate::content::Named;
use crate::content::record::{PathwayRecord, RoleRecord, StepRecord};
use crate::diagnostic::Code;
use crate::model::scalar::{LINE, LONG_LINE};
use crate::model::{Pathway, Role, Slug, Step, Translations};

/// Reads one pathway.
pub(in crate::model) fn pathway(
    faults: &mut Faults,
    badges: &Known,
    languages: &Languages,
    (slug, named): (Slug, &Named<PathwayRecord>),
) -> Pathway {
    let (record, root) = (&named.record, Spot::Root(&named.place));
    let mut translations = Translations::default();
    let name = (&record.name, LINE);
    let into = (&mut translations, Part::Name);
    let name = faults.required_local(&root.key("name"), name, languages, into);
    let description = (record.description.as_ref(), LONG_LINE);
    let into = (&mut translations, Part::Description);
    let description = faults.optional_local(&root.key("description"), description, languages, into);
    Pathway {
        slug,
        name,
        description,
        steps: steps(faults, badges, &root.key("steps"), &record.steps),
        completes_with: faults.reference(
            &root.key("completes_with"),
            record.completes_with.as_ref(),
            badges,
        ),
        translations,
        place: named.place.clone(),
    }
}

/// The steps, one for each that is written, so that positions stay the author's.
fn steps(faults: &mut Faults, badges: &Known, spot: &Spot, records: &[StepRecord]) -> Vec<Step> {
    if records.is_empty() {
        faults.add(
            spot,
            Problem::new(Code::BadValue, "the pathway has no steps")
                .help("name at least one badge"),
        );
    }
    let steps = records.iter().enumerate().map(|(at, record)| {
        let spot = spot.nth(at);
        match record {
            StepRecord::Badge(text) => {
                let of = badges.find(faults, &spot, text).into_iter().collect();
                Step { any: 1, of }
            }
            StepRecord::Choice(choice) => Step {
                any: usize::try_from(choice.any).unwrap_or(usize::MAX),
                of: faults.references(&spot.key("of"), &choice.of, badges),
            },
        }
    });
    steps.collect()
}

/// Reads one role.
pub(in crate::model) fn role(
    faults: &mut Faults,
    badges: &Known,
    slug: Slug,
    named: &Named<RoleRecord>,
) -> Role {
    let (record, root) = (&named.record, Spot::Root(&named.place));
    Role {
        slug,
        name: faults.required(&root.key("name"), &record.name, LINE),
        description: faults.optional(
            &root.key("description"),
            record.description.as_ref(),
            LONG_LINE,
        ),
        requires: faults.references(&root.key("requires"), &record.requires, badges),
        desired: faults.references(&root.key("desired"), &record.desired, badges),
        targets: record.targets.clone(),
        place: named.place.clone(),
    }
}
