//! Learning what fields become, from the real libraries.

use std::borrow::Cow;

use oxrdf::{GraphName, NamedOrBlankNode, Quad, Term};

use super::Tree;
use super::lexicon::{Edge, Kind, Lexicon, Meaning, Node, shape_words};
use crate::credential::canonical::{self, CanonicalError};

/// The most statements that are searched. Documents of more are no pattern for others.
const MAX_QUADS: usize = 4096;

/// Expands a document like `tree`, with a mark in place of each text, and adds what its
/// fields became. What cannot be told is left out; the reference path is for it.
///
/// # Errors
/// The document has no expansion: a term or a context is unknown.
pub(super) fn learn(lexicon: &mut Lexicon, tree: &Tree<'_>) -> Result<(), CanonicalError> {
    let mut marks = 0;
    let marked = mark(tree, &mut marks);
    let Tree::Map(fields) = &marked else { return Ok(()) };
    let quads = canonical::to_quads(&marked.value())?;
    if quads.len() > MAX_QUADS
        || quads.iter().any(|quad| quad.graph_name != GraphName::DefaultGraph)
    {
        return Ok(());
    }
    let expansion = Expansion { quads };
    let kind = Kind::of(fields);
    let known = lexicon.documents.iter().position(|(other, _)| *other == kind);
    let at = known.unwrap_or_else(|| {
        let node = Node::new(None, &kind);
        lexicon.documents.push((kind, node));
        lexicon.documents.len() - 1
    });
    if let Some(subject) = expansion.subject(fields) {
        expansion.add(&mut lexicon.documents[at].1, &subject, fields);
    }
    Ok(())
}

/// The tree with a mark of its own in place of each text: an IRI, and a text like any other.
fn mark(tree: &Tree<'_>, marks: &mut usize) -> Tree<'static> {
    let mut next = || {
        *marks += 1;
        Cow::Owned(format!("urn:mark:{marks}"))
    };
    match tree {
        Tree::Word(word) => Tree::Word(word),
        Tree::Flag(flag) => Tree::Flag(*flag),
        Tree::Iri(_) => Tree::Iri(next()),
        Tree::Text(_) => Tree::Text(next()),
        Tree::List(items) => Tree::List(items.iter().map(|item| mark(item, marks)).collect()),
        Tree::Map(fields) => mark_fields(fields, marks),
        Tree::Known(known) => mark_fields(known.fields(), marks),
    }
}

fn mark_fields(fields: Fields<'_>, marks: &mut usize) -> Tree<'static> {
    Tree::Map(fields.iter().map(|(key, field)| (*key, mark(field, marks))).collect())
}

struct Expansion {
    quads: Vec<Quad>,
}

type Fields<'t> = &'t [(&'static str, Tree<'t>)];

impl Expansion {
    /// The node that an object became: named, or the subject of what one of its fields became.
    fn subject(&self, fields: Fields<'_>) -> Option<NamedOrBlankNode> {
        let id = fields.iter().find(|(key, _)| *key == "id");
        if let Some((_, Tree::Iri(mark))) = id {
            let named = |quad: &&Quad| is_node(&quad.subject, mark);
            return self.quads.iter().find(named).map(|quad| quad.subject.clone());
        }
        let values = fields.iter().flat_map(|(_, value)| items(value));
        values.filter_map(|value| self.of_value(value)).map(|quad| quad.subject.clone()).next()
    }

    /// The statement that a value with a mark became.
    fn of_value(&self, value: &Tree<'_>) -> Option<&Quad> {
        let object = |quad: &&Quad| match value {
            Tree::Iri(mark) | Tree::Text(mark) => is_marked(&quad.object, mark),
            _ => false,
        };
        match value {
            Tree::Map(fields) => {
                let node = Term::from(self.subject(fields)?);
                self.quads.iter().find(|quad| quad.object == node)
            }
            _ => self.quads.iter().find(object),
        }
    }

    /// Adds what the fields of one object became.
    fn add(&self, node: &mut Node, subject: &NamedOrBlankNode, fields: Fields<'_>) {
        let mut rest: Vec<&Quad> =
            self.quads.iter().filter(|quad| quad.subject == *subject).collect();
        let mut fixed = Vec::new();
        for (key, value) in fields {
            if matches!(*key, "@context" | "id") {
                continue;
            }
            if shape_words(value).is_some() || matches!(value, Tree::Flag(_)) {
                fixed.push((*key, value));
                continue;
            }
            for item in items(value) {
                if let Some(quad) = self.of_value(item) {
                    rest.retain(|other| *other != quad);
                    self.add_field(node, key, item, quad);
                }
            }
        }
        add_fixed(node, fixed, rest);
    }

    fn add_field(&self, node: &mut Node, key: &'static str, value: &Tree<'_>, quad: &Quad) {
        let predicate = format!("{} ", quad.predicate);
        if let Tree::Map(fields) = value {
            let Some(subject) = self.subject(fields) else { return };
            if node.find(key, value).is_none() {
                let kind = Kind::of(fields);
                let inner = Node::new(Some((&*node, key)), &kind);
                let value = Meaning::Map(kind, predicate, inner);
                node.edges.push(Edge { key, value });
            }
            let edges = node.edges.iter_mut().filter(|edge| edge.key == key);
            for edge in edges {
                match &mut edge.value {
                    Meaning::Map(kind, _, inner) if *kind == Kind::of(fields) => {
                        self.add(inner, &subject, fields);
                    }
                    _ => {}
                }
            }
        } else if node.find(key, value).is_none() {
            node.edges.extend(leaf(value, quad).map(|value| Edge { key, value }));
        }
    }
}

/// What a text became, around its mark.
fn leaf(value: &Tree<'_>, quad: &Quad) -> Option<Meaning> {
    let line = format!("{} {} .\n", quad.predicate, quad.object);
    let (Tree::Iri(mark) | Tree::Text(mark)) = value else { return None };
    let (before, after) = line.split_once(mark.as_ref())?;
    let around = [before.to_owned(), after.to_owned()];
    match value {
        Tree::Iri(_) if quad.object.is_named_node() => Some(Meaning::Iri(around)),
        Tree::Text(_) if quad.object.is_literal() => Some(Meaning::Text(around)),
        _ => None,
    }
}

/// Adds what words and truth values became. They bear no mark: types are told by their
/// predicate, others by their text, and the last by being left.
fn add_fixed(node: &mut Node, fixed: Vec<(&'static str, &Tree<'_>)>, mut rest: Vec<&Quad>) {
    let mut unclear = Vec::new();
    for (key, value) in fixed {
        let mut found: Vec<&Quad> =
            rest.iter().copied().filter(|quad| speaks_of(quad, key, value)).collect();
        found.sort_unstable_by_key(ToString::to_string);
        rest.retain(|quad| !found.contains(quad));
        let expected = shape_words(value).map_or(1, |words| words.len());
        if found.len() == expected {
            add_words(node, key, value, &found);
        } else if found.is_empty() {
            unclear.push((key, value));
        } else {
            return;
        }
    }
    if let ([(key, value)], [_]) = (unclear.as_slice(), rest.as_slice()) {
        add_words(node, key, value, &rest);
    }
}

fn speaks_of(quad: &Quad, key: &str, value: &Tree<'_>) -> bool {
    if key == "type" {
        return quad.predicate == oxrdf::vocab::rdf::TYPE;
    }
    let Term::Literal(literal) = &quad.object else { return false };
    match value {
        Tree::Word(word) => literal.value() == *word,
        Tree::Flag(flag) => literal.value() == flag.to_string(),
        _ => false,
    }
}

fn add_words(node: &mut Node, key: &'static str, value: &Tree<'_>, quads: &[&Quad]) {
    if node.find(key, value).is_some() {
        return;
    }
    let line = |quad: &&Quad| format!("{} {} .\n", quad.predicate, quad.object);
    let lines = quads.iter().map(line).collect();
    let value = match (value, shape_words(value)) {
        (_, Some(words)) => Meaning::Words(words, lines),
        (Tree::Flag(flag), None) => Meaning::Flag(*flag, lines),
        _ => return,
    };
    node.edges.push(Edge { key, value });
}

/// The items of a list, or the value itself.
fn items<'t, 'a>(value: &'t Tree<'a>) -> &'t [Tree<'a>] {
    match value {
        Tree::List(items) => items,
        other => std::slice::from_ref(other),
    }
}

fn is_node(node: &NamedOrBlankNode, iri: &str) -> bool {
    matches!(node, NamedOrBlankNode::NamedNode(node) if node.as_str() == iri)
}

fn is_marked(term: &Term, mark: &str) -> bool {
    match term {
        Term::NamedNode(node) => node.as_str() == mark,
        Term::Literal(literal) => literal.value() == mark,
        Term::BlankNode(_) => false,
    }
}
