//! A text with places for names in it.

use std::ops::Range;

/// A Markdown text in which `{name}` and the like stand for something. Braces around
/// anything but a word are braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(String);

impl Template {
    /// What a template may hold.
    pub const WORDS: [&str; 4] = ["name", "first_name", "years", "badge"];

    /// Takes a text.
    ///
    /// # Errors
    /// A word in braces that stands for nothing → its bytes, with the braces.
    pub fn new(text: &str) -> Result<Self, Range<usize>> {
        let unknown = places(text).find(|range| !Self::WORDS.contains(&word(text, range)));
        unknown.map_or_else(|| Ok(Self(text.to_owned())), Err)
    }

    /// The text with `value` of each word in its place. Letters that Markdown would take for
    /// marks are escaped there.
    pub fn fill<'v>(&self, value: impl Fn(&str) -> &'v str) -> String {
        let text = &self.0;
        let (mut out, mut done) = (String::with_capacity(text.len()), 0);
        for range in places(text) {
            out.push_str(&text[done..range.start]);
            for c in value(word(text, &range)).chars() {
                if "\\`*_[]<>#&|~".contains(c) {
                    out.push('\\');
                }
                out.push(c);
            }
            done = range.end;
        }
        out.push_str(&text[done..]);
        out
    }
}

/// The words in braces.
fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('{').filter_map(|(start, _)| {
        let inner = &text[start + 1..];
        let end = inner.find(|c: char| !(c.is_ascii_lowercase() || c == '_'))?;
        (end > 0 && inner[end..].starts_with('}')).then(|| start..start + end + 2)
    })
}

fn word<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    &text[range.start + 1..range.end - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(text: &str) -> String {
        Template::new(text).unwrap().fill(|word| match word {
            "first_name" => "Ada_1",
            "name" => "*Ada* {years}",
            _ => "5",
        })
    }

    #[test]
    fn words_in_braces_stand_for_something() {
        assert_eq!(fill("Dear {first_name}, {years} years."), "Dear Ada\\_1, 5 years.");
        assert_eq!(fill("{name}"), "\\*Ada\\* {years}", "names are not read again");
        assert_eq!(fill("{ x } {} {A} {x"), "{ x } {} {A} {x");
        assert_eq!(fill("{{years}}"), "{5}");
    }

    #[test]
    fn a_word_that_stands_for_nothing_is_found() {
        assert_eq!(Template::new("Dear {fist_name}!"), Err(5..16));
    }
}
