//! Markdown made into harmless HTML: `CommonMark` with tables and footnotes.
//!
//! Every tag in the output is a literal of this room's writer, and all else goes through
//! `escape`, so that the safety of the output can be read off one file:
//! - raw HTML is shown as text;
//! - links keep `http`, `https`, `mailto` and addresses of the site, see
//!   [`Destinations`]; other links leave only their words;
//! - pictures come from `images/`; any other leaves its alternative text;
//! - the highest heading takes the level that the page gives it, and no level is skipped;
//! - ids of headings and footnotes begin with a prefix that the page chooses;
//! - nesting ends at a depth of 32, what lies deeper is shown without its tags.
//!
//! Links to elsewhere carry no `rel`: they open in the same tab, where `noopener` means
//! nothing, and what stands in the content was reviewed by whoever publishes it.
//!
//! The output is as small as it gets (no line ends between blocks, quotes and end tags
//! left out where HTML allows), so that it needs no minifier.

mod headings;
mod plain;
mod writer;

use pulldown_cmark::{Options, Parser};

pub(in crate::site) use plain::blocks;
pub use plain::{excerpt, plain_text};

use super::Sanitised;
use super::links::{Destinations, Standpoint};
use crate::model::{SitePath, Text};

/// Stands for the way from a page to where the site begins in its language, until the page is
/// known.
/// Nothing that an author writes can hold it: control characters are replaced.
pub(in crate::site) const ROOT: char = '\u{1}';

/// Stands for the way from a page to the base of the site, where its files are: pages in other
/// languages have a folder of their own, files have not.
pub(in crate::site) const FILES: char = '\u{2}';

/// How a text sits in its page.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The address that relative links start from: the page that the text belongs to.
    pub page: &'a SitePath,
    /// The level of its highest heading, 1 to 6.
    pub heading: u8,
    /// What its ids begin with. Unique among the texts of a page.
    pub prefix: &'a str,
}

/// Harmless HTML that can be put into pages at any depth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    html: String,
}

impl Fragment {
    /// The HTML for a page from which `root` leads to the base of the site: `""` for a page
    /// at the base, `"../../"` for `badges/gdpr/`.
    pub fn under(&self, root: &str) -> Sanitised {
        self.within(root, "")
    }

    /// The HTML for a page from which `root` leads to where the site begins in its language,
    /// and `up` from there to the base of the site: `"../"`, or nothing.
    pub(in crate::site) fn within(&self, root: &str, up: &str) -> Sanitised {
        let root = if root.is_empty() { "./" } else { root };
        let mut html = String::with_capacity(self.html.len() + 32);
        let mut rest = self.html.as_str();
        while let Some(at) = rest.find([ROOT, FILES]) {
            html.push_str(&rest[..at]);
            html.push_str(root);
            if rest[at..].starts_with(FILES) {
                html.push_str(up);
            }
            rest = &rest[at + ROOT.len_utf8()..];
        }
        html.push_str(rest);
        Sanitised::proven(&html)
    }

    /// Takes HTML that a maker of this room put together of literals and escaped text, with
    /// [`ROOT`] before addresses of the site.
    pub(in crate::site) fn made(html: String) -> Self {
        Self { html }
    }

    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty()
    }
}

/// Renders a text. What is wrong in it (see [`links::check`](super::links::check)) is left
/// out or shown as text.
pub fn render(text: &Text, setting: &Setting<'_>, destinations: &Destinations<'_>) -> Fragment {
    let standpoint = Standpoint { file: &text.place.file, page: setting.page };
    let events: Vec<_> = parser(&text.markdown).collect();
    let headings = headings::Headings::of(&events, setting);
    let writer = writer::Writer::new(setting, destinations, standpoint, headings);
    Fragment::made(writer.write(events))
}

/// The dialect.
pub(in crate::site) fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
}

#[cfg(test)]
mod tests;
