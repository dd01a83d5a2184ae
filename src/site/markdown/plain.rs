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

/// The words of each block of a text: a paragraph, a heading, an entry of a list, a cell of a
/// table. An entry begins with `•`, a link is followed by its address.
pub(in crate::site) fn blocks(markdown: &str) -> Vec<String> {
    let (mut blocks, mut block) = (Vec::new(), String::new());
    let mut links = Vec::new();
    for event in parser(markdown) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url),
            Event::End(TagEnd::Link) => {
                let address = links.pop().filter(|address| !block.ends_with(&**address));
                address.into_iter().for_each(|address| push(&mut block, &format!(" ({address})")));
            }
            Event::Start(Tag::Item) => {
                end_block(&mut blocks, &mut block);
                block.push_str("• ");
            }
            // The first paragraph of an entry is on the line of its `•`.
            Event::Start(tag) if is_block(tag.to_end()) && block != "• " => {
                end_block(&mut blocks, &mut block);
            }
            Event::End(end) if is_block(end) => end_block(&mut blocks, &mut block),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                push(&mut block, &text);
            }
            Event::SoftBreak | Event::HardBreak => push(&mut block, " "),
            _ => {}
        }
    }
    end_block(&mut blocks, &mut block);
    blocks
}

fn end_block(blocks: &mut Vec<String>, block: &mut String) {
    let block = std::mem::take(block);
    let words = block.trim_end();
    if !matches!(words, "" | "•") {
        blocks.push(words.to_owned());
    }
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
