//! What each field of a document becomes in RDF, as far as it was met.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::Tree;

/// What fields become, by the way to them. It grows with the vocabulary, not with documents.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    /// Documents, by their contexts and types.
    pub(super) documents: Vec<(Kind, Node)>,
}

/// What an object is called: the words of its `@context` and `type`. They decide what its
/// fields mean.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    contexts: Vec<&'static str>,
    types: Vec<&'static str>,
}

/// An object of one kind, at one place.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Stands for the kinds and keys on the way to it.
    pub(super) way: u64,
    pub(super) edges: Vec<Edge>,
}

/// A field of an object, with what its value looks like.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    pub(super) key: &'static str,
    pub(super) value: Meaning,
}

/// What a value becomes. All texts are canonical N-Quads, from the predicate to the line end.
#[derive(Debug, Clone)]
pub(super) enum Meaning {
    /// Words of the shape: a line each, after the subject.
    Words(Vec<&'static str>, Vec<String>),
    /// A truth value: likewise.
    Flag(bool, Vec<String>),
    /// The name of a node, between two texts.
    Iri([String; 2]),
    /// A text, between two texts.
    Text([String; 2]),
    /// An object of that kind, after a predicate.
    Map(Kind, String, Node),
    /// Likewise, in a graph of its own: a proof.
    Graph(Kind, String, Node),
}

impl Lexicon {
    /// How many fields are known.
    pub(super) fn len(&self) -> usize {
        self.documents.iter().map(|(_, node)| node.len()).sum()
    }

    /// What the fields of such a document mean.
    pub(super) fn document(&self, tree: &Tree<'_>) -> Option<&Node> {
        let Tree::Map(fields) = tree else { return None };
        self.documents.iter().find(|(kind, _)| kind.is_of(fields)).map(|(_, node)| node)
    }
}

impl Node {
    /// An object of that kind as a document, or under `key` of another.
    pub(super) fn new(parent: Option<(&Self, &'static str)>, kind: &Kind) -> Self {
        // Only words of this program go in, so nobody can choose two ways to be one.
        let mut way = DefaultHasher::new();
        (parent.map(|(node, key)| (node.way, key)), kind).hash(&mut way);
        Self { way: way.finish(), edges: Vec::new() }
    }

    fn len(&self) -> usize {
        let inner = |edge: &Edge| match &edge.value {
            Meaning::Map(_, _, node) | Meaning::Graph(_, _, node) => node.len(),
            _ => 0,
        };
        self.edges.iter().map(|edge| 1 + inner(edge)).sum()
    }

    /// What such a field means. A list is asked for item by item, unless it is of words.
    pub(super) fn find(&self, key: &str, value: &Tree<'_>) -> Option<&Meaning> {
        let mut edges = self.edges.iter().filter(|edge| edge.key == key);
        edges.find(|edge| edge.value.fits(value)).map(|edge| &edge.value)
    }
}

impl Meaning {
    fn fits(&self, tree: &Tree<'_>) -> bool {
        match (self, tree) {
            (Self::Words(words, _), _) => same_words(words, Some(tree)),
            (Self::Flag(flag, _), Tree::Flag(other)) => flag == other,
            (Self::Iri(_), Tree::Iri(_)) | (Self::Text(_), Tree::Text(_)) => true,
            (Self::Map(kind, ..) | Self::Graph(kind, ..), _) => {
                tree.fields().is_some_and(|fields| kind.is_of(fields))
            }
            _ => false,
        }
    }
}

impl Kind {
    /// The kind of an object.
    pub(super) fn of(fields: &[(&'static str, Tree<'_>)]) -> Self {
        let read = |key| field(fields, key).and_then(shape_words).unwrap_or_default();
        Self { contexts: read("@context"), types: read("type") }
    }

    fn is_of(&self, fields: &[(&'static str, Tree<'_>)]) -> bool {
        same_words(&self.types, field(fields, "type"))
            && same_words(&self.contexts, field(fields, "@context"))
    }
}

fn field<'t, 'a>(fields: &'t [(&'static str, Tree<'a>)], key: &str) -> Option<&'t Tree<'a>> {
    fields.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
}

/// The words that a tree is made of, if it is of words alone.
pub(super) fn shape_words(tree: &Tree<'_>) -> Option<Vec<&'static str>> {
    match tree {
        Tree::Word(word) => Some(vec![word]),
        Tree::List(items) => items
            .iter()
            .map(|item| if let Tree::Word(word) = item { Some(*word) } else { None })
            .collect(),
        _ => None,
    }
}

fn same_words(words: &[&'static str], tree: Option<&Tree<'_>>) -> bool {
    let is = |item: &Tree<'_>, word: &str| matches!(item, Tree::Word(other) if *other == word);
    match tree {
        None => words.is_empty(),
        Some(Tree::List(items)) => {
            items.len() == words.len() && items.iter().zip(words).all(|(item, word)| is(item, word))
        }
        Some(item) => words.len() == 1 && is(item, words[0]),
    }
}
