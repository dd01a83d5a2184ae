//! Atom feeds (RFC 4287): new credentials of the site, and of one earner.
//!
//! Everything in a feed comes from the content, so that a build of the same content is the
//! same on any day. What an earner's feed shows is what the portfolio shows; the site's
//! feed names only earners who are listed.

use std::fmt::{Display, Write};

use jiff::Timestamp;

use super::escape::{push_text, text};
use super::markdown;
use super::words::Words;
use crate::credential::Mode;
use crate::model::{Award, Catalog, Earner, Moment, Revocation, SitePath, State, routes};

/// The most entries of a feed.
pub const MOST_ENTRIES: usize = 50;

/// What a feed says of itself.
struct About<'a> {
    mode: Mode,
    title: String,
    /// The page that it follows.
    page: SitePath,
    /// Where it is published.
    feed: SitePath,
    catalog: &'a Catalog,
    words: &'a Words,
}

/// The site's feed: the newest credentials of listed earners. What was revoked by `as_of`
/// is not announced.
pub fn site(catalog: &Catalog, mode: Mode, words: &Words, as_of: Timestamp) -> String {
    let awards = catalog.awards().iter().filter(|award| {
        catalog.earner(&award.earner).is_listed() && award.state(as_of) != State::Revoked
    });
    let about = About {
        mode,
        title: catalog.settings().title.clone(),
        page: routes::fixed("index.html"),
        feed: routes::fixed("feed.xml"),
        catalog,
        words,
    };
    feed(&about, awards.take(MOST_ENTRIES).map(|award| (award, false)))
}

/// An earner's own feed: the newest credentials, with those revoked by `as_of` told apart.
/// Only for earners who have pages.
pub fn portfolio(
    catalog: &Catalog,
    mode: Mode,
    words: &Words,
    earner: &Earner,
    as_of: Timestamp,
) -> String {
    let about = About {
        mode,
        title: words.fill(
            "feed.portfolio",
            &[("earner", &earner.name), ("site", &catalog.settings().title)],
        ),
        page: routes::portfolio(earner),
        feed: routes::portfolio_file(earner, "feed.xml"),
        catalog,
        words,
    };
    let awards = catalog.awards_of_earner(&earner.slug).take(MOST_ENTRIES);
    feed(&about, awards.map(|award| (award, award.state(as_of) == State::Revoked)))
}

fn feed<'a>(about: &About<'_>, awards: impl Iterator<Item = (&'a Award, bool)>) -> String {
    let settings = about.catalog.settings();
    let mut entries = String::new();
    let mut updated = None;
    for (award, revoked) in awards {
        let changed = changed(award, revoked);
        updated = updated.max(Some(changed));
        push_entry(&mut entries, about, award, changed, revoked);
    }
    let url = |path: &SitePath| text(&settings.base_url.join(path));
    let mut xml = String::with_capacity(entries.len() + 1_024);
    xml.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let language = text(&settings.language);
    let _ = writeln!(xml, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">");
    let _ = writeln!(xml, "<id>{}</id>", url(&about.feed));
    let title = about.words.titled(about.mode, &about.title);
    let _ = writeln!(xml, "<title>{}</title>", text(&title));
    let updated = updated.map_or_else(|| "1970-01-01T00:00:00Z".into(), |at| at.to_string());
    let _ = writeln!(xml, "<updated>{updated}</updated>");
    let _ = writeln!(xml, "<link rel=\"self\" href=\"{}\"/>", url(&about.feed));
    let _ = writeln!(xml, "<link href=\"{}\"/>", url(&about.page));
    let author = about.mode.issuer_name(settings);
    let _ = writeln!(xml, "<author><name>{}</name></author>", text(&author));
    xml.push_str(&entries);
    xml.push_str("</feed>\n");
    xml
}

/// When an entry last changed.
fn changed(award: &Award, revoked: bool) -> Moment {
    let revocation = award.revoked.as_ref().filter(|_| revoked).map(|revocation| revocation.on);
    let awarded = award.period.from();
    revocation.filter(|on| on.timestamp() > awarded.timestamp()).unwrap_or(awarded)
}

fn push_entry(xml: &mut String, about: &About<'_>, award: &Award, changed: Moment, revoked: bool) {
    let About { catalog, words, .. } = about;
    let badge = catalog.badge_of(award);
    let earner = catalog.earner(&award.earner);
    let page = text(&catalog.settings().base_url.join(&routes::credential_page(award)));
    let revocation = award.revoked.as_ref().filter(|_| revoked);
    let _ = writeln!(xml, "<entry>\n<id>{page}</id>");
    // Not that nobody holds the badge: it may have been awarded again.
    let title = match revocation {
        Some(_) => words.fill("feed.revoked", &[("badge", &badge.name)]),
        None => words.fill("feed.earned", &[("earner", &earner.name), ("badge", &badge.name)]),
    };
    let title = words.titled(about.mode, &title);
    let _ = writeln!(xml, "<title>{}</title>", text(&title));
    let _ = writeln!(xml, "<published>{}</published>", award.period.from());
    let _ = writeln!(xml, "<updated>{changed}</updated>\n<link href=\"{page}\"/>");
    xml.push_str("<summary>");
    match revocation {
        Some(revocation) => push_text(xml, &revoked_in_words(words, earner, award, revocation)),
        None => push_text(xml, &badge.description),
    }
    if let Some(message) = award.message.as_ref().filter(|_| !revoked) {
        xml.push('\n');
        push_text(xml, &markdown::excerpt(&message.markdown, 300));
    }
    xml.push_str("</summary>\n</entry>\n");
}

/// What was taken back, when and why.
fn revoked_in_words(
    words: &Words,
    earner: &Earner,
    award: &Award,
    revocation: &Revocation,
) -> String {
    let day = |moment: Moment| words.day("long", &moment.into()).unwrap_or_default();
    let (awarded, on) = (day(award.period.from()), day(revocation.on));
    let (earner, awarded): (&dyn Display, &dyn Display) = (&earner.name, &awarded);
    match &revocation.reason {
        None => {
            words.fill("feed.revocation", &[("earner", earner), ("awarded", awarded), ("day", &on)])
        }
        Some(reason) => words.fill(
            "feed.revocation_why",
            &[("earner", earner), ("awarded", awarded), ("day", &on), ("reason", reason)],
        ),
    }
}
