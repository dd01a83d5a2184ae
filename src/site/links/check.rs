//! Links and pictures in Markdown that lead nowhere.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::{Destination, Destinations, Refusal, Standpoint};
use crate::diagnostic::{Code, Diagnostic, Place, Target};
use crate::model::{Catalog, LeftOut, SitePath, Text, routes};
use crate::site::{Site, markdown};

/// Addresses are compared for a suggestion for so many faults; after that a suggestion
/// would cost more than it helps.
const MOST_SUGGESTIONS: usize = 50;

/// Every link and picture in the catalogue's texts that leads nowhere in the site, in the
/// order of the catalogue. What is `left_out` of it is no reason.
pub fn check(catalog: &Catalog, left_out: &LeftOut, site: &Site<'_>) -> Vec<Diagnostic> {
    let destinations = Destinations::of(catalog);
    let mut check = Check { destinations: &destinations, left_out, site, faults: Vec::new() };
    for (text, page) in texts(catalog) {
        check.text(text, &page);
    }
    check.faults
}

/// All texts, each with the page that it belongs to.
fn texts(catalog: &Catalog) -> impl Iterator<Item = (&Text, SitePath)> {
    let versions = catalog.badges().iter().flat_map(|badge| catalog.versions(&badge.slug));
    let badges = versions.flat_map(|badge| {
        let texts = std::iter::once(&badge.criteria).chain(badge.translations.texts());
        texts.map(move |text| (text, routes::badge_page(badge)))
    });
    let bios = catalog
        .earners()
        .iter()
        .filter_map(|earner| Some((earner.bio.as_ref()?, routes::portfolio(earner))));
    let awards = catalog.awards().iter().flat_map(|award| {
        let narratives = award.evidence.iter().filter_map(|evidence| evidence.narrative.as_ref());
        let texts = award.message.iter().chain(narratives);
        texts.map(|text| (text, routes::credential_page(award)))
    });
    let pages = catalog.pages().iter().flat_map(|page| {
        let texts = std::iter::once(&page.body).chain(page.translations.texts());
        texts.map(|text| (text, page.address.clone()))
    });
    badges.chain(bios).chain(awards).chain(pages)
}

struct Check<'a> {
    destinations: &'a Destinations<'a>,
    left_out: &'a LeftOut,
    site: &'a Site<'a>,
    faults: Vec<Diagnostic>,
}

impl Check<'_> {
    fn text(&mut self, text: &Text, page: &SitePath) {
        // Every link and picture has one of these. Most texts of awards have neither.
        if !text.markdown.contains(['[', '<']) {
            return;
        }
        let standpoint = Standpoint { file: &text.place.file, page };
        for (event, range) in markdown::parser(&text.markdown).into_offset_iter() {
            let fault = match event {
                Event::Start(Tag::Link { dest_url, .. }) => self.link(&dest_url, standpoint),
                Event::Start(Tag::Image { dest_url, .. }) => self.picture(&dest_url, standpoint),
                _ => continue,
            };
            if let Some(fault) = fault {
                self.faults.push(fault.diagnostic(text, range));
            }
        }
    }

    fn link(&self, written: &str, from: Standpoint<'_>) -> Option<Fault> {
        let refusal = match self.destinations.resolve(written, from) {
            Destination::Elsewhere(_) | Destination::Here(_) => return None,
            Destination::Site { path, .. } if self.site.contains(&path) => return None,
            Destination::Site { path, .. }
                if self.left_out.has_address(&path)
                    || is_source(&path) && self.left_out.has_file(written) =>
            {
                return None;
            }
            Destination::Site { path, .. } => return Some(self.nowhere(written, &path)),
            Destination::Nowhere(refusal) => refusal,
        };
        let (code, message, help) = match refusal {
            Refusal::Scheme => (
                Code::BadUrl,
                format!("`{written}` is not an address that a page may link to"),
                "links begin with `https://`, `http://` or `mailto:`, or lead into the site",
            ),
            Refusal::NoScheme => (
                Code::BadUrl,
                format!("`{written}` does not say how to get there"),
                "write `https://` in full, or one `/` for the base of the site",
            ),
            Refusal::Outside => (
                Code::BrokenLink,
                format!("`{written}` leads out of the site"),
                "a link that begins with `/` starts at the base of the site, whatever its path",
            ),
            Refusal::Form => (
                Code::BrokenLink,
                format!("`{written}` leads nowhere: no file of the site is called like that"),
                "write `https://` in full for a link to elsewhere",
            ),
        };
        Some(Fault { code, written: written.into(), message, help: help.into() })
    }

    /// A link to an address that the site does not have.
    fn nowhere(&self, written: &str, path: &SitePath) -> Fault {
        if is_source(path) {
            let message =
                format!("`{written}` names no file of the content with a page of its own");
            let help = "name it from the text's own file, or from the content folder; lists, and \
                        people who are not public, have none";
            let (code, help) = (Code::BrokenLink, help.into());
            return Fault { code, written: written.into(), message, help };
        }
        let looks_like_host = written.split('/').next().is_some_and(|first| {
            first.starts_with("www.")
                || first.rsplit('.').next().is_some_and(|end| {
                    matches!(end, "com" | "org" | "net" | "io" | "dev" | "example")
                })
        });
        let near = if looks_like_host { None } else { self.nearest(path) };
        let help = match near {
            Some(near) => format!("did you mean `/{}`?", near.link()),
            None if looks_like_host => format!("did you mean `https://{written}`?"),
            None => "a link that begins with `/` starts at the base of the site".into(),
        };
        let message =
            format!("`{written}` leads to `/{}`, where the site has nothing", path.link());
        Fault { code: Code::BrokenLink, written: written.into(), message, help }
    }

    /// The address that comes nearest. Addresses of credentials are nobody's guess.
    fn nearest(&self, path: &SitePath) -> Option<&SitePath> {
        if self.faults.len() >= MOST_SUGGESTIONS {
            return None;
        }
        let candidates = self.site.addresses().filter(|address| {
            !address.as_str().starts_with("credentials/")
                && address.as_str().len().abs_diff(path.as_str().len()) < 16
        });
        let near = candidates.map(|address| (likeness(path, address), address));
        let best = near.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
        (best.0 >= 0.8).then_some(best.1)
    }

    fn picture(&self, written: &str, from: Standpoint<'_>) -> Option<Fault> {
        if self.destinations.picture(written, from).is_some() || self.left_out.has_file(written) {
            return None;
        }
        let elsewhere = written.contains("//") || written.starts_with("data:");
        let (message, help) = if elsewhere {
            (
                format!("the image `{written}` is not in the content folder"),
                "put a copy under `images/`: pages load nothing from elsewhere",
            )
        } else {
            (
                format!("there is no image `{written}`"),
                "images lie under `images/`, and are named from the content folder",
            )
        };
        let code = Code::ImageMissing;
        Some(Fault { code, written: written.into(), message, help: help.into() })
    }
}

/// Whether it looks like a file that pages are made of.
fn is_source(path: &SitePath) -> bool {
    [".yaml", ".yml", ".md"].iter().any(|ending| path.as_str().ends_with(ending))
}

/// How alike two addresses are, 0 to 1.
fn likeness(a: &SitePath, b: &SitePath) -> f64 {
    strsim::normalized_damerau_levenshtein(a.link(), b.link())
}

/// What is wrong with a link, before its place is known.
struct Fault {
    code: Code,
    written: String,
    message: String,
    help: String,
}

impl Fault {
    fn diagnostic(self, text: &Text, link: Range<usize>) -> Diagnostic {
        // The address itself, where it is written as it reads; else the whole link.
        let source = text.markdown.get(link.clone()).unwrap_or_default();
        let range = match source.rfind(&self.written) {
            Some(at) if !self.written.is_empty() => {
                link.start + at..link.start + at + self.written.len()
            }
            _ => link,
        };
        let file = &text.place.file;
        let place = match &text.place.target {
            Target::Value(pointer) | Target::Key(pointer) | Target::Within(pointer, _)
                if !pointer.segments().is_empty() =>
            {
                Place { file: file.clone(), target: Target::Within(pointer.clone(), range) }
            }
            _ => Place::bytes(file, text.offset + range.start..text.offset + range.end),
        };
        Diagnostic::error(self.code, place, self.message).help(self.help)
    }
}
