//! Links that would lead nowhere once a text stands on another site.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// The text with links to other than `http`, `https` and `mailto`, and all pictures, left
/// as their words.
pub(super) fn without_dangling(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut open = Vec::new();
    // What is cut out: from the beginning of a link to its words, and from there to its end.
    let mut cuts = Vec::new();
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, link_type, .. }) => {
                let keeps = leads_out(&dest_url)
                    || matches!(link_type, LinkType::Email | LinkType::Autolink);
                open.push((!keeps).then_some((range, None)));
            }
            Event::Start(Tag::Image { .. }) => open.push(Some((range, None))),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some((whole, words)) = open.pop().flatten() {
                    let (from, to) = words.unwrap_or((whole.end, whole.end));
                    cuts.push(whole.start..from);
                    cuts.push(to..whole.end);
                }
            }
            _ => {
                for (_, words) in open.iter_mut().flatten() {
                    let (from, _) = words.unwrap_or((range.start, range.end));
                    *words = Some((from, range.end));
                }
            }
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

fn leads_out(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}
