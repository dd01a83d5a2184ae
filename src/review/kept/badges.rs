//! A badge that somebody holds keeps its page and its words.

use crate::diagnostic::{Bounded, Code, Diagnostic, Place};
use crate::model::{Badge, Catalog, routes};
use crate::review::find::{self, count};
use crate::review::{Head, words};

pub(super) fn check(faults: &mut Bounded, base: &Catalog, head: Head<'_>) {
    for badge in base.badges() {
        let awards = base.awards_of_badge(&badge.slug).len();
        match find::badge(head.catalog, &badge.slug) {
            Some(now) if is_another(badge, now) => faults.push(reused(badge, now, awards)),
            Some(now) => versions(faults, base, head, now),
            None if head.left_out.has_address(&routes::badge_page(badge)) => {}
            None => faults.push(vanished(base, head, badge, awards)),
        }
    }
}

/// Each version that somebody earned the badge under is there, and says what it said.
fn versions(faults: &mut Bounded, base: &Catalog, head: Head, present: &Badge) {
    for was in base.versions(&present.slug) {
        let under = base.awards_of_badge(&was.slug).filter(|award| award.version == was.version);
        let awards = under.count();
        let is = head.catalog.versions(&was.slug).find(|is| is.version == was.version);
        match is {
            _ if awards == 0 => {}
            Some(is) => criteria(faults, was, is, awards),
            None if head.left_out.has_address(&routes::badge_page(present)) => {}
            None => faults.push(version_vanished(was, present, awards)),
        }
    }
}

fn version_vanished(was: &Badge, present: &Badge, awards: usize) -> Diagnostic {
    let (slug, version) = (&was.slug, &was.version);
    let made = count(awards, "award was", "awards were");
    let message = format!("version {version} of `{slug}` is gone, and {made} made under it");
    Diagnostic::error(Code::VersionVanished, present.place.at("version"), message).help(format!(
        "keep its words in `badges/{slug}.v{version}.yaml`, with the last day of awards under them \
         as `until`"
    ))
}

fn vanished(base: &Catalog, head: Head, badge: &Badge, awards: usize) -> Diagnostic {
    let slug = &badge.slug;
    let new = head.catalog.badges().iter().filter(|new| find::badge(base, &new.slug).is_none());
    let renamed = new.into_iter().find(|new| new.name == badge.name);
    let new = renamed.map_or_else(String::new, |new| format!(": it is `{}` now", new.slug));
    let message = format!("the badge `{slug}` was published and is gone{new}");
    let place = Place::file(&badge.place.file);
    let file = &badge.place.file;
    if awards == 0 {
        let back = match renamed {
            Some(_) => format!("call the file `{file}` again"),
            None => format!("put back the file `{file}` and say `status: retired`"),
        };
        return Diagnostic::warning(Code::BadgeVanished, place, message)
            .help(format!("nobody holds it, but links to `badges/{slug}/` would break; {back}"));
    }
    let awards = count(awards, "award was", "awards were");
    let fault = format!("{message}, and {awards} made of it");
    Diagnostic::error(Code::BadgeVanished, place, fault).help(match renamed {
        Some(_) => format!(
            "call the file `{file}` again, and write `badge: {slug}` in its awards; another name \
             goes into `name`"
        ),
        None => format!(
            "put back the file `{file}`, with its awards; `laureate retire {slug}` ends new ones \
             and keeps its page"
        ),
    })
}

/// The same criteria, however their lines end.
fn criteria(faults: &mut Bounded, base: &Badge, now: &Badge, awards: usize) {
    let lines = |badge: &Badge| {
        let text = badge.criteria.markdown.trim();
        text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>()
    };
    if lines(base) == lines(now) {
        return;
    }
    let slug = &base.slug;
    let holds = count(awards, "award that was", "awards that were");
    let message = format!("the criteria of `{slug}` changed under {holds} made by them");
    let fault = Diagnostic::error(Code::CriteriaChanged, now.criteria.place.clone(), message);
    faults.push(match base.version.next().filter(|_| now.until.is_none()) {
        Some(next) => fault.help(format!(
            "put the old words back; `laureate revise {slug}` then begins version {next} and keeps \
             them, before you write the new ones"
        )),
        None => fault.help("put the old words back: a version that was published stays as it is"),
    });
}

/// Whether a slug stands for another badge than before: nothing that it says is the same.
pub(super) fn is_another(base: &Badge, now: &Badge) -> bool {
    !words::share(&base.name, &now.name)
        && base.description != now.description
        && base.criteria.markdown != now.criteria.markdown
}

pub(super) fn reused(base: &Badge, now: &Badge, awards: usize) -> Diagnostic {
    let slug = &base.slug;
    let holds = if awards == 0 {
        String::new()
    } else {
        format!(", which {}", count(awards, "credential names", "credentials name"))
    };
    let message = format!(
        "`{slug}` was published as the badge “{}”{holds}, and now is “{}”",
        base.name, now.name
    );
    Diagnostic::error(Code::SlugReused, now.place.at("name"), message).help(
        "give the new badge a file and so a slug of its own; the old one stays, \
         with `status: retired`",
    )
}
