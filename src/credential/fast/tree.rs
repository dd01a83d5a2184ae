//! A document as a tree: what its shape fixes, and what each document fills in.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::Known;

/// A JSON document whose variable parts are told apart from what its shape fixes.
///
/// Two trees that differ in [`Tree::Iri`] and [`Tree::Text`] alone have one shape, and
/// so one expansion: JSON-LD treats any two plain texts alike, and any two absolute IRIs.
#[derive(Debug, Clone)]
pub(in crate::credential) enum Tree<'a> {
    /// A text of the shape: a type, a context.
    Word(&'static str),
    /// A truth value of the shape.
    Flag(bool),
    /// An absolute IRI that names a node. Fit to stand in N-Quads as it is.
    Iri(Cow<'a, str>),
    /// Any text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Tree<'a>>),
    /// An object, in the order in which people like to read it.
    Map(Vec<(&'static str, Tree<'a>)>),
    /// An object that many documents share.
    Known(Arc<Known<'a>>),
}

impl Tree<'_> {
    /// The fields of an object.
    pub(super) fn fields(&self) -> Option<&[(&'static str, Self)]> {
        match self {
            Self::Map(fields) => Some(fields),
            Self::Known(known) => Some(known.fields()),
            _ => None,
        }
    }

    /// The tree as a JSON value.
    pub(in crate::credential) fn value(&self) -> Value {
        match self {
            Self::Word(word) => Value::from(*word),
            Self::Flag(flag) => Value::from(*flag),
            Self::Iri(text) | Self::Text(text) => Value::from(text.as_ref()),
            Self::List(items) => items.iter().map(Self::value).collect(),
            Self::Map(fields) => object(fields),
            Self::Known(known) => object(known.fields()),
        }
    }

    /// An object with one more field at its end.
    pub(in crate::credential) fn and(mut self, key: &'static str, field: Self) -> Self {
        if let Self::Map(fields) = &mut self {
            fields.push((key, field));
        }
        self
    }

    /// The tree as text, two spaces a level, with a line end.
    pub(in crate::credential) fn pretty(&self) -> String {
        let mut text = String::with_capacity(1 << 13);
        self.write(&mut text, 0);
        text.push('\n');
        text
    }

    /// The tree as [`Tree::pretty`] writes it, with one more field at its end.
    pub(in crate::credential) fn pretty_with(&self, key: &str, field: &Tree<'_>) -> String {
        let mut text = self.pretty();
        if text.ends_with("\n}\n") {
            text.truncate(text.len() - "\n}\n".len());
            text.push_str(",\n  ");
            quote(&mut text, key);
            text.push_str(": ");
            field.write(&mut text, 1);
            text.push_str("\n}\n");
        }
        text
    }

    /// Adds the tree as it stands so many levels deep.
    pub(super) fn write(&self, out: &mut String, depth: usize) {
        match self {
            Self::Word(word) => quote(out, word),
            Self::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Iri(text) | Self::Text(text) => quote(out, text),
            Self::List(items) => {
                let write = |out: &mut String, item: &Self| item.write(out, depth + 1);
                block(out, depth, ['[', ']'], items, write);
            }
            Self::Map(fields) => write_object(out, depth, fields),
            Self::Known(known) => match known.pretty(depth) {
                Some(text) => out.push_str(text),
                None => write_object(out, depth, known.fields()),
            },
        }
    }
}

fn object(fields: &[(&'static str, Tree<'_>)]) -> Value {
    let entry = |(key, field): &(&'static str, Tree<'_>)| ((*key).into(), field.value());
    fields.iter().map(entry).collect::<Map<_, _>>().into()
}

fn write_object(out: &mut String, depth: usize, fields: &[(&'static str, Tree<'_>)]) {
    block(out, depth, ['{', '}'], fields, |out, (key, field)| {
        quote(out, key);
        out.push_str(": ");
        field.write(out, depth + 1);
    });
}

/// Writes a list or an object, one item a line.
fn block<T>(
    out: &mut String,
    depth: usize,
    [open, close]: [char; 2],
    items: &[T],
    write: impl Fn(&mut String, &T),
) {
    out.push(open);
    for (at, item) in items.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        indent(out, depth + 1);
        write(out, item);
    }
    if !items.is_empty() {
        out.push('\n');
        indent(out, depth);
    }
    out.push(close);
}

fn indent(out: &mut String, depth: usize) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    super::escape::json(out, text);
    out.push('"');
}

/// An object in the making.
#[derive(Debug, Clone, Default)]
pub(in crate::credential) struct Fields<'a>(Vec<(&'static str, Tree<'a>)>);

impl<'a> Fields<'a> {
    /// An object of that type, where types are a list.
    pub(in crate::credential) fn typed(kind: &'static str) -> Self {
        Self::default().with("type", Tree::List(vec![Tree::Word(kind)]))
    }

    /// Adds a field.
    pub(in crate::credential) fn with(mut self, key: &'static str, value: Tree<'a>) -> Self {
        self.0.push((key, value));
        self
    }

    /// Adds a word of the shape.
    pub(in crate::credential) fn word(self, key: &'static str, word: &'static str) -> Self {
        self.with(key, Tree::Word(word))
    }

    /// Adds the name of a node.
    pub(in crate::credential) fn iri(
        self,
        key: &'static str,
        iri: impl Into<Cow<'a, str>>,
    ) -> Self {
        self.with(key, Tree::Iri(iri.into()))
    }

    /// Adds a text.
    pub(in crate::credential) fn text(
        self,
        key: &'static str,
        text: impl Into<Cow<'a, str>>,
    ) -> Self {
        self.with(key, Tree::Text(text.into()))
    }

    /// Adds a text where there is one.
    pub(in crate::credential) fn text_if(self, key: &'static str, text: Option<&'a str>) -> Self {
        match text {
            Some(text) => self.text(key, text),
            None => self,
        }
    }

    /// Adds a field where there is one.
    pub(in crate::credential) fn with_if(self, key: &'static str, value: Option<Tree<'a>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Adds a list where it has an item.
    pub(in crate::credential) fn list(self, key: &'static str, items: Vec<Tree<'a>>) -> Self {
        if items.is_empty() { self } else { self.with(key, Tree::List(items)) }
    }

    /// Adds all fields of another object.
    pub(in crate::credential) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The object, to be shared by documents that hold it `depth` levels deep.
    pub(in crate::credential) fn known(self, depth: usize) -> Tree<'a> {
        Tree::Known(Arc::new(Known::new(self, depth)))
    }

    /// The object.
    pub(in crate::credential) fn tree(self) -> Tree<'a> {
        Tree::Map(self.0)
    }
}

/// A list of words of the shape.
pub(in crate::credential) fn words<'a>(words: &[&'static str]) -> Tree<'a> {
    Tree::List(words.iter().map(|word| Tree::Word(word)).collect())
}

/// Each item once, where it first stands.
pub(in crate::credential) fn distinct<'a, T, K: Ord>(
    items: &'a [T],
    key: impl Fn(&'a T) -> K,
) -> impl Iterator<Item = &'a T> {
    let mut seen = BTreeSet::new();
    items.iter().filter(move |item| seen.insert(key(item)))
}
