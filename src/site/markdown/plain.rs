//! Markdown as plain words, for descriptions and feeds.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::parser;

/// The words of a text, in one line, without footnotes and raw HTML.
pub fn plain_text(markdown: &str) -> String {
    words(markdown, usize::MAX)
}

/// The first words of a text, at most `limit` characters, with `…` where more follows.
pub fn excerpt(markdown: &str, limit: usize) -> String {
    let words = words(markdown, limit.saturating_add(1));
    if words.chars().count() <= limit {
        return words;
    }
    let room: String = words.chars().take(limit.saturating_sub(1)).collect();
    // Back to the last whole word, unless that loses more than half.
    let cut = room.rfind(' ').filter(|at| *at > room.len() / 2).unwrap_or(room.len());
    format!("{}…", room[..cut].trim_end_matches([' ', ',', ';', ':', '.', '–', '-']))
}

/// The words, until there are `enough` characters of them.
fn words(markdown: &str, enough: usize) -> String {
    let mut words = String::new();
    let mut footnotes = 0_usize;
    for event in parser(markdown) {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => footnotes += 1,
            Event::End(TagEnd::FootnoteDefinition) => footnotes = footnotes.saturating_sub(1),
            _ if footnotes > 0 => {}
            Event::Text(text) | Event::Code(text) => push(&mut words, &text),
            Event::SoftBreak | Event::HardBreak | Event::Rule => push(&mut words, " "),
            Event::End(end) if is_block(end) => push(&mut words, " "),
            _ => {}
        }
        // A character is at most four bytes.
        if words.len() / 4 > enough {
            break;
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// Adds text with its white space drawn together.
fn push(words: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() && !c.is_control() {
            words.push(c);
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
}

fn is_block(end: TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
