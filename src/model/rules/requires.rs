//! What badges require.

use std::collections::{HashMap, HashSet};

use super::graph;
use super::view::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::resolve::Faults;
use crate::model::{Badge, Slug};

/// No badge requires itself, by whatever way. Returns the badges that do.
pub(super) fn check<'a>(faults: &mut Faults, view: &View<'a>) -> HashSet<&'a Slug> {
    let mut badges: Vec<&Badge> = view.draft.badges.iter().collect();
    badges.sort_by(|a, b| a.slug.cmp(&b.slug));
    let at: HashMap<_, _> =
        badges.iter().enumerate().map(|(at, badge)| (&badge.slug, at)).collect();
    let next: Vec<Vec<usize>> = badges
        .iter()
        .map(|badge| badge.requires.iter().filter_map(|slug| at.get(slug).copied()).collect())
        .collect();
    let mut circular = HashSet::new();
    for circle in graph::circles(&next) {
        let way: Vec<_> = circle.way.iter().map(|at| badges[*at]).collect();
        faults.push(fault(&way));
        circular.extend(circle.knot.iter().map(|at| &badges[*at].slug));
    }
    circular
}

fn fault(way: &[&Badge]) -> Diagnostic {
    let first = way[0];
    let names: Vec<_> = way.iter().map(|badge| &badge.slug).collect();
    let message = match way {
        [badge] => format!("the badge `{}` requires itself", badge.slug),
        _ => format!("badges require each other in a circle: {}", graph::round(&names)),
    };
    let fault = Diagnostic::error(Code::RequiresCycle, first.place.at("requires"), message)
        .help("nobody could earn the first of them: take one link out");
    let shown = way.iter().take(graph::SHOWN.end).skip(graph::SHOWN.start);
    shown.fold(fault, |fault, badge| fault.related(badge.place.at("requires"), "and on from here"))
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::Folder;

    #[test]
    fn badges_do_not_require_themselves() {
        let codes = |of_a: &str, of_b: &str| {
            Folder::new()
                .badge("a", &format!("requires: [{of_a}]\n"))
                .badge("b", &format!("requires: [{of_b}]\n"))
                .badge("c", "requires: [a, b]\n")
                .codes()
        };
        assert_eq!(codes("", "a"), [""; 0]);
        assert_eq!(codes("a", ""), ["requires-cycle"]);
        assert_eq!(codes("b", "a"), ["requires-cycle"]);
        assert_eq!(codes("b", "b"), ["requires-cycle"]);
        assert_eq!(codes("a", "b"), ["requires-cycle", "requires-cycle"]);
        assert_eq!(codes("b, c", "a"), ["requires-cycle"], "one knot, one fault");
    }

    #[test]
    fn the_circle_is_named() {
        let faults = Folder::new()
            .badge("a", "requires: [b]\n")
            .badge("b", "requires: [c]\n")
            .badge("c", "requires: [a]\n")
            .award("{badge: a, earner: ada, awarded: 2026-05-01}")
            .diagnostics();
        assert_eq!(faults.len(), 1, "what follows is not said: {faults:?}");
        assert!(faults[0].message.ends_with("`a` → `b` → `c` → `a`"));
        assert_eq!(faults[0].related.len(), 2);
    }

    #[test]
    fn a_long_circle_is_told_briefly() {
        let count = 2_000;
        let folder = (0..count).fold(Folder::new(), |folder, at| {
            let next = (at + 1) % count;
            folder.badge(&format!("b{at:05}"), &format!("requires: [b{next:05}]\n"))
        });
        let faults = folder.diagnostics();
        assert_eq!(faults.len(), 1);
        assert!(faults[0].message.ends_with("`b00005` and 1994 more"), "{}", faults[0].message);
        assert_eq!(faults[0].related.len(), 5);
    }

    #[test]
    fn a_hundred_thousand_faults_are_told_briefly() {
        let unknown: Vec<_> = (0..100_000).map(|at| format!("x{at}")).collect();
        let unknown = unknown.join(", ");
        let folder = Folder::new()
            .badge("a", &format!("requires: [{unknown}]\n"))
            .award(&format!("{{badge: gdpr, earners: [{unknown}], awarded: 2026-05-01}}"));
        let resolved = folder.resolve();
        assert_eq!(resolved.diagnostics.len(), 2 * 1_001);
        assert!(resolved.catalog.is_none());
    }
}
