//! Links that would lead nowhere once a text stands on another site.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// The text with links to other than `http`, `https` and `mailto`, and all pictures, left
/// as their words.
pub(super) fn without_dangling(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut open: Vec<Open> = Vec::new();
    // What is cut out: from the beginning of a link to its words, and from there to its end.
    let mut cuts = Vec::new();
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, link_type, .. }) => {
                let keeps = leads_out(&dest_url)
                    || matches!(link_type, LinkType::Email | LinkType::Autolink);
                open.push(Open { cut: (!keeps).then_some(range), words: None });
            }
            Event::Start(Tag::Image { .. }) => open.push(Open { cut: Some(range), words: None }),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let Some(Open { cut, words }) = open.pop() else { continue };
                if let Some(whole) = cut {
                    let words = words.clone().unwrap_or(whole.end..whole.end);
                    cuts.push(whole.start..words.start);
                    cuts.push(words.end..whole.end);
                }
                words.into_iter().for_each(|words| add_words(&mut open, words));
            }
            _ => add_words(&mut open, range),
        }
    }
    cuts.sort_by_key(|cut| (cut.start, cut.end));
    let mut out = String::with_capacity(markdown.len());
    let mut at = 0;
    for cut in cuts {
        if cut.start > at {
            out.push_str(&markdown[at..cut.start]);
        }
        at = at.max(cut.end);
    }
    out.push_str(&markdown[at..]);
    out
}

/// A link or picture that has not ended.
struct Open {
    /// All of it, where it is cut out but for its words.
    cut: Option<Range<usize>>,
    /// Its words as far as they were read.
    words: Option<Range<usize>>,
}

/// Tells the innermost of its words. Those around it learn of them when it ends: to tell
/// each of each word takes for ever where a stranger nests thousands.
fn add_words(open: &mut [Open], range: Range<usize>) {
    if let Some(innermost) = open.last_mut() {
        let from = innermost.words.as_ref().map_or(range.start, |words| words.start);
        innermost.words = Some(from..range.end);
    }
}

fn leads_out(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}
