//! A person's name in addresses stays theirs.

use crate::diagnostic::{Bounded, Code, Diagnostic, Place};
use crate::model::{Catalog, Earner, routes};
use crate::review::find::{self, count};
use crate::review::renamed::marks;
use crate::review::{Head, pairs::Pairs, words};

pub(super) fn check(faults: &mut Bounded, base: &Catalog, head: Head<'_>, pairs: &Pairs<'_>) {
    for earner in base.earners() {
        if let Some(now) = find::earner(head.catalog, &earner.slug) {
            if is_another(earner, now) {
                faults.push(reused(earner, now));
            }
        } else if let Some(now) = pairs.renamed.get(&earner.slug) {
            let now = head.catalog.earner(now);
            let lost = pairs.replaced.iter().filter(|(base, _)| base.earner == earner.slug);
            faults.extend(renamed(earner, now, lost.count()));
        } else if earner.has_page() && base.awards_of_earner(&earner.slug).len() == 0 {
            // Who had awards is told of by them.
            let page = routes::portfolio(earner);
            if !head.left_out.has_address(&page) {
                faults.push(vanished(earner, page.link()));
            }
        }
    }
}

/// Whether a slug stands for somebody else. A new name or a new e-mail address alone does not.
pub(super) fn is_another(base: &Earner, now: &Earner) -> bool {
    let (before, after): (Vec<_>, Vec<_>) = (marks(base).collect(), marks(now).collect());
    let is_known = before.iter().any(|mark| after.contains(mark));
    !is_known && !words::share(&base.name, &now.name)
}

pub(super) fn reused(base: &Earner, now: &Earner) -> Diagnostic {
    let message =
        format!("`{}` was published as {}, and now is {}", base.slug, base.name, now.name);
    Diagnostic::error(Code::SlugReused, now.place.at("name"), message).help(
        "give somebody else a slug of their own; where it is the same person, change the name \
         and the e-mail address one after the other",
    )
}

/// With the credentials that are lost by it a fault, without them only a warning.
fn renamed(base: &Earner, now: &Earner, lost: usize) -> Option<Diagnostic> {
    let (old, new) = (&base.slug, &now.slug);
    if lost == 0 {
        let message = format!("`{old}` is called `{new}` now, so the portfolio moves");
        let help = format!(
            "links to it break; keep `{old}`, or add `former_slugs: [{old}]` to their file, and \
             the old address leads to the new one"
        );
        let fault = Diagnostic::warning(Code::PersonRenamed, now.place.clone(), message);
        // What leads on does not break.
        let leads_on = now.former_slugs.contains(old);
        return (base.has_page() && !leads_on).then(|| fault.help(help));
    }
    let credentials = count(lost, "credential", "credentials");
    let message =
        format!("`{old}` is called `{new}` now, so the addresses of {credentials} would vanish");
    let help = format!(
        "keep `{old}` and change the `name`, or let `laureate rename-person {old} {new}` keep the \
         addresses of the credentials"
    );
    Some(Diagnostic::error(Code::PersonRenamed, now.place.clone(), message).help(help))
}

fn vanished(earner: &Earner, page: &str) -> Diagnostic {
    let message = format!("`{}` was published and is gone", earner.slug);
    Diagnostic::warning(Code::PersonVanished, Place::file(&earner.place.file), message).help(
        format!("links to `{page}` break; `visibility: private` takes pages down and says so"),
    )
}
