//! Pathways: every step can be done, and none leads back to itself.

use std::collections::{HashMap, HashSet};

use super::graph;
use super::view::View;
use crate::content::record::{ChoiceRecord, StepRecord};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Pathway;
use crate::model::resolve::Faults;

pub(super) fn check(faults: &mut Faults, view: &View) {
    for pathway in &view.records.pathways {
        for (at, step) in pathway.record.steps.iter().enumerate() {
            if let StepRecord::Choice(choice) = step {
                unreachable_step(faults, &pathway.place.at("steps").nth(at), choice);
            }
        }
    }
    for pathway in &view.draft.pathways {
        repeated_badge(faults, pathway);
    }
    circles(faults, view);
}

/// A step asks for at least one badge, and for no more than it offers.
fn unreachable_step(faults: &mut Faults, place: &Place, choice: &ChoiceRecord) {
    let offered = choice.of.iter().collect::<HashSet<_>>().len();
    let asked = usize::try_from(choice.any).unwrap_or(usize::MAX);
    if asked > offered {
        let message = format!("the step asks for {asked} badges of {offered}");
        faults.push(
            Diagnostic::error(Code::PathwayUnreachable, place.at("any"), message)
                .help("ask for fewer, or offer more"),
        );
    } else if asked == 0 {
        faults.push(
            Diagnostic::error(
                Code::PathwayUnreachable,
                place.at("any"),
                "the step asks for nothing",
            )
            .help("ask for at least 1, or leave the step out"),
        );
    }
}

/// A badge that stands in two steps is done with the first.
fn repeated_badge(faults: &mut Faults, pathway: &Pathway) {
    let mut first = HashMap::new();
    for (at, step) in pathway.steps.iter().enumerate() {
        for badge in &step.of {
            let earlier = *first.entry(badge).or_insert(at);
            if earlier != at {
                let steps = pathway.place.at("steps");
                let message = format!("`{badge}` stands in an earlier step already");
                faults.push(
                    Diagnostic::warning(Code::DuplicateReference, steps.nth(at), message)
                        .help("take it out of one of them")
                        .related(steps.nth(earlier), "the earlier step"),
                );
            }
        }
    }
}

/// A pathway leads to the badge that completes it, and a badge to the pathways that it is a
/// step of.
fn circles(faults: &mut Faults, view: &View) {
    let mut pathways: Vec<&Pathway> = view.draft.pathways.iter().collect();
    pathways.sort_by(|a, b| a.slug.cmp(&b.slug));
    let mut next = vec![Vec::new(); pathways.len()];
    let mut nodes = HashMap::new();
    let mut node = |next: &mut Vec<Vec<usize>>, badge| {
        *nodes.entry(badge).or_insert_with(|| {
            next.push(Vec::new());
            next.len() - 1
        })
    };
    for (at, pathway) in pathways.iter().enumerate() {
        for badge in pathway.steps.iter().flat_map(|step| &step.of) {
            let badge = node(&mut next, badge);
            next[badge].push(at);
        }
        if let Some(badge) = &pathway.completes_with {
            let badge = node(&mut next, badge);
            next[at].push(badge);
        }
    }
    for circle in graph::circles(&next) {
        let way = circle.way.iter().filter_map(|at| pathways.get(*at).copied());
        faults.push(fault(&way.collect::<Vec<_>>()));
    }
}

fn fault(way: &[&Pathway]) -> Diagnostic {
    let first = way[0];
    let badge = first.completes_with.as_ref().map(ToString::to_string).unwrap_or_default();
    let message = if way.len() == 1 {
        format!("the pathway is completed with `{badge}`, which is one of its own steps")
    } else {
        let names: Vec<_> = way.iter().map(|way| &way.slug).collect();
        format!("pathways lead to each other in a circle: {}", graph::round(&names))
    };
    let place = first.place.at("completes_with");
    let fault = Diagnostic::error(Code::PathwayCycle, place, message)
        .help("let one of them end with another badge, or take the step out");
    let shown = way.iter().take(graph::SHOWN.end).skip(graph::SHOWN.start);
    shown.fold(fault, |fault, pathway| {
        fault.related(pathway.place.at("completes_with"), "and on from here")
    })
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::Folder;

    fn folder() -> Folder {
        ["a", "b", "c", "d"].iter().fold(Folder::new(), |folder, slug| folder.badge(slug, ""))
    }

    #[test]
    fn steps_can_be_done() {
        let codes = |steps: &str| folder().pathway("p", &format!("steps: [{steps}]\n")).codes();
        assert_eq!(codes("a, {any: 2, of: [b, c]}"), [""; 0]);
        assert_eq!(codes("a, {any: 3, of: [b, c]}"), ["pathway-unreachable"]);
        assert_eq!(codes("a, {any: 0, of: [b, c]}"), ["pathway-unreachable"]);
        assert_eq!(codes("a, {any: 1, of: []}"), ["pathway-unreachable"]);
        assert_eq!(codes("{any: 2, of: [b, b]}"), ["duplicate-reference", "pathway-unreachable"]);
        assert_eq!(codes("{any: 2, of: [b, x]}"), ["unknown-badge"], "nothing follows");
        assert_eq!(codes("a, b, a"), ["duplicate-reference"]);
        assert_eq!(codes(""), ["bad-value"]);
    }

    #[test]
    fn pathways_do_not_lead_back() {
        let codes = |one: &str, two: &str| folder().pathway("p", one).pathway("q", two).codes();
        let done = "steps: [a]\ncompletes_with: b\n";
        assert_eq!(codes(done, "steps: [b]\ncompletes_with: c\n"), [""; 0]);
        assert_eq!(codes(done, "steps: [b]\ncompletes_with: a\n"), ["pathway-cycle"]);
        assert_eq!(
            codes(done, "steps: [d, {any: 1, of: [b, c]}]\ncompletes_with: a\n"),
            ["pathway-cycle"]
        );
        assert_eq!(codes("steps: [a, b]\ncompletes_with: b\n", done), ["pathway-cycle"]);
    }
}
