//! A YAML mapping in the making.

use super::scalar;
use crate::content::record::LocalText;

/// The longest line that a list or a mapping is put on as a whole.
const WIDTH: usize = 96;

/// A mapping, in the order in which its keys are added.
#[derive(Debug, Clone, Default)]
pub struct Mapping(Vec<(&'static str, Value)>);

/// An item of a list.
#[derive(Debug, Clone)]
pub enum Entry {
    /// A text.
    Text(String),
    /// A mapping.
    Mapping(Mapping),
}

#[derive(Debug, Clone)]
enum Value {
    /// Written as it is.
    Plain(String),
    Text(String),
    Words(Vec<String>),
    Entries(Vec<Entry>),
    Mapping(Mapping),
}

impl From<&str> for Entry {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Mapping> for Entry {
    fn from(mapping: Mapping) -> Self {
        Self::Mapping(mapping)
    }
}

impl Mapping {
    fn with(mut self, key: &'static str, value: Value) -> Self {
        self.0.push((key, value));
        self
    }

    /// Adds any text. Of one with several lines the last line end does not count.
    #[must_use]
    pub fn text(self, key: &'static str, text: &str) -> Self {
        self.with(key, Value::Text(scalar::settled(text).into_owned()))
    }

    /// Adds a text where there is one.
    #[must_use]
    pub fn text_if(self, key: &'static str, text: Option<&String>) -> Self {
        match text {
            Some(text) => self.text(key, text),
            None => self,
        }
    }

    /// Adds a text where there is one, in the language of the site: what is written by
    /// programs has no other.
    #[must_use]
    pub fn local_if(self, key: &'static str, text: Option<&LocalText>) -> Self {
        match text {
            Some(text) => self.text(key, text.as_str()),
            None => self,
        }
    }

    /// Adds a date, a number, or a word of the format: as it is, where YAML allows it.
    #[must_use]
    pub fn plain(self, key: &'static str, text: &str) -> Self {
        let word = |byte: u8| byte.is_ascii_alphanumeric() || b"-:.+".contains(&byte);
        let fine = text.bytes().all(word) && text.starts_with(|c: char| c.is_ascii_alphanumeric());
        if fine && !text.ends_with(':') {
            self.with(key, Value::Plain(text.to_owned()))
        } else {
            self.text(key, text)
        }
    }

    /// Adds such a word where there is one.
    #[must_use]
    pub fn plain_if(self, key: &'static str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.plain(key, text),
            None => self,
        }
    }

    /// Adds a list of texts, unless it is empty.
    #[must_use]
    pub fn words(self, key: &'static str, words: &[String]) -> Self {
        match words {
            [] => self,
            words => self.with(key, Value::Words(words.to_vec())),
        }
    }

    /// Adds a list of mappings, unless it is empty.
    #[must_use]
    pub fn entries(self, key: &'static str, entries: Vec<Entry>) -> Self {
        if entries.is_empty() { self } else { self.with(key, Value::Entries(entries)) }
    }

    /// Adds a mapping, unless it is empty.
    #[must_use]
    pub fn mapping(self, key: &'static str, mapping: Mapping) -> Self {
        if mapping.0.is_empty() { self } else { self.with(key, Value::Mapping(mapping)) }
    }

    /// The mapping as the text of a file.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out
    }

    /// Writes each key on a line of its own. The first line is not indented: it may follow
    /// the mark of a list.
    fn write(&self, out: &mut String, indent: usize) {
        for (at, (key, value)) in self.0.iter().enumerate() {
            if at > 0 {
                out.push_str(&" ".repeat(indent));
            }
            out.push_str(key);
            out.push(':');
            value.write(out, indent);
        }
        if self.0.is_empty() {
            out.push_str("{}\n");
        }
    }

    /// The keys as lines of a mapping that stands `indent` spaces from the left.
    pub(in crate::content) fn lines(&self, indent: usize) -> String {
        let mut out = " ".repeat(indent);
        self.write(&mut out, indent);
        out
    }

    /// The mapping as an entry of a list: each key on a line of its own after a dash, or all
    /// in braces where `in_braces` and it is short. `indent`: of the dash; `inner`: from the
    /// dash to the keys.
    pub(in crate::content) fn item(&self, indent: usize, inner: usize, in_braces: bool) -> String {
        let mut out = format!("{}-", " ".repeat(indent));
        if let Some(text) = self.flow().filter(|_| in_braces) {
            line(&mut out, &text);
        } else {
            out.push_str(&" ".repeat(inner.saturating_sub(1).max(1)));
            self.write(&mut out, indent + inner.max(2));
        }
        out
    }

    /// The keys on one line, as they stand between braces, however long it gets.
    pub(in crate::content) fn inline(&self) -> String {
        let part = |(key, value): &(&str, Value)| format!("{key}: {}", value.inline());
        self.0.iter().map(part).collect::<Vec<_>>().join(", ")
    }

    /// The mapping on one line, where all of it is short.
    fn flow(&self) -> Option<String> {
        let parts = self.0.iter().map(|(key, value)| match value {
            Value::Plain(text) => Some(format!("{key}: {text}")),
            Value::Text(text) => Some(format!("{key}: {}", scalar::inline(text, true)?)),
            Value::Words(words) => Some(format!("{key}: {}", flow_words(words)?)),
            Value::Mapping(mapping) => Some(format!("{key}: {}", mapping.flow()?)),
            Value::Entries(_) => None,
        });
        let parts: Option<Vec<String>> = parts.collect();
        let line = format!("{{{}}}", parts?.join(", "));
        (line.chars().count() <= WIDTH).then_some(line)
    }
}

impl Entry {
    fn inline(&self) -> String {
        match self {
            Self::Text(text) => scalar::on_one_line(text),
            Self::Mapping(mapping) => format!("{{{}}}", mapping.inline()),
        }
    }
}

impl Value {
    /// The value on one line, within brackets, however long it gets.
    fn inline(&self) -> String {
        let list = |items: Vec<String>| format!("[{}]", items.join(", "));
        match self {
            Self::Plain(text) => text.clone(),
            Self::Text(text) => scalar::on_one_line(text),
            Self::Words(words) => {
                list(words.iter().map(|word| scalar::on_one_line(word)).collect())
            }
            Self::Entries(entries) => list(entries.iter().map(Entry::inline).collect()),
            Self::Mapping(mapping) => format!("{{{}}}", mapping.inline()),
        }
    }

    /// Writes what follows the colon, with the line end. `indent` is that of the key.
    fn write(&self, out: &mut String, indent: usize) {
        match self {
            Self::Plain(text) => line(out, text),
            Self::Text(text) => match scalar::inline(text, false) {
                Some(text) => line(out, &text),
                None => scalar::block(out, text, indent + 2),
            },
            Self::Words(words) => match flow_words(words) {
                Some(text) => line(out, &text),
                None => items(out, words.iter().map(|word| Entry::Text(word.clone())), indent),
            },
            Self::Entries(entries) => items(out, entries.iter().cloned(), indent),
            Self::Mapping(mapping) => {
                if let Some(text) = mapping.flow() {
                    return line(out, &text);
                }
                out.push('\n');
                out.push_str(&" ".repeat(indent + 2));
                mapping.write(out, indent + 2);
            }
        }
    }
}

fn line(out: &mut String, text: &str) {
    out.push(' ');
    out.push_str(text);
    out.push('\n');
}

fn flow_words(words: &[String]) -> Option<String> {
    let words: Option<Vec<String>> = words.iter().map(|word| scalar::inline(word, true)).collect();
    let line = format!("[{}]", words?.join(", "));
    (line.chars().count() <= WIDTH).then_some(line)
}

fn items(out: &mut String, entries: impl Iterator<Item = Entry>, indent: usize) {
    out.push('\n');
    for entry in entries {
        out.push_str(&" ".repeat(indent + 2));
        out.push('-');
        match entry {
            Entry::Text(text) => Value::Text(text).write(out, indent + 2),
            Entry::Mapping(mapping) => {
                if let Some(text) = mapping.flow() {
                    line(out, &text);
                    continue;
                }
                out.push(' ');
                mapping.write(out, indent + 4);
            }
        }
    }
}
