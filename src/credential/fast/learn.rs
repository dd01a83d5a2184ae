//! Learning what fields become, from the real libraries.

use std::borrow::Cow;

use oxrdf::{BlankNode, GraphName, NamedOrBlankNode, Quad, Term};

use super::Tree;
use super::lexicon::{Edge, Kind, Lexicon, Meaning, Node, shape_words};
use super::statements::Statements;
use crate::credential::canonical::{self, CanonicalError};

/// The most statements that are searched. Documents of more are no pattern for others.
const MAX_QUADS: usize = 4096;

/// Expands a document like `tree`, with a mark in place of each text, and adds what its
/// fields became. What cannot be told is left out; the reference path is for it. Says
/// whether there was anything to learn.
///
/// # Errors
/// The document has no expansion: a term or a context is unknown.
pub(super) fn learn(lexicon: &mut Lexicon, tree: &Tree<'_>) -> Result<bool, CanonicalError> {
    let before = lexicon.len();
    let mut marks = 0;
    let marked = mark(&thin(lexicon.document(tree), tree), &mut marks);
    let Tree::Map(fields) = &marked else { return Ok(false) };
    let quads = canonical::to_quads(&marked.value())?;
    let is_named = |quad: &Quad| matches!(quad.graph_name, GraphName::NamedNode(_));
    if quads.len() > MAX_QUADS || quads.iter().any(is_named) {
        return Ok(false);
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
    Ok(lexicon.len() > before)
}

/// The most objects of one list that are learnt from at once.
const AT_ONCE: usize = 4;

/// The tree without the objects of long lists that are known already: what is left fits
/// what is searched.
fn thin<'a>(node: Option<&Node>, tree: &Tree<'a>) -> Tree<'a> {
    let Some(fields) = tree.fields() else { return tree.clone() };
    let thinned = fields.iter().map(|(key, value)| {
        let inner = |value: &Tree<'a>| {
            let node = match node.and_then(|node| node.find(key, value)) {
                Some(Meaning::Map(_, _, node) | Meaning::Graph(_, _, node)) => Some(node),
                _ => None,
            };
            thin(node, value)
        };
        let known = |item: &Tree<'a>| node.is_some_and(|node| Statements::knows(node, key, item));
        let value = match value {
            Tree::List(items) if items.len() > AT_ONCE && items[0].fields().is_some() => {
                let unknown = items.iter().filter(|item| !known(item));
                let kept: Vec<_> = unknown.take(AT_ONCE).map(inner).collect();
                Tree::List(if kept.is_empty() { vec![inner(&items[0])] } else { kept })
            }
            Tree::List(items) => Tree::List(items.iter().map(inner).collect()),
            value => inner(value),
        };
        (*key, value)
    });
    Tree::Map(thinned.collect())
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

    /// The graph that speaks of a node, where it is not that of the document.
    fn graph(&self, subject: &NamedOrBlankNode) -> Option<BlankNode> {
        let quad = self.quads.iter().find(|quad| quad.subject == *subject)?;
        let GraphName::BlankNode(graph) = &quad.graph_name else { return None };
        Some(graph.clone())
    }

    /// The statement that a value with a mark became.
    fn of_value(&self, value: &Tree<'_>) -> Option<&Quad> {
        let object = |quad: &&Quad| match value {
            Tree::Iri(mark) | Tree::Text(mark) => is_marked(&quad.object, mark),
            _ => false,
        };
        match value {
            Tree::Map(fields) => {
                let subject = self.subject(fields)?;
                let node = Term::from(subject.clone());
                let graph = || self.graph(&subject).map(Term::from);
                let is = |node: &Term| self.quads.iter().find(|quad| quad.object == *node);
                is(&node).or_else(|| is(&graph()?))
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
                let in_graph = quad.object != Term::from(subject.clone());
                let meaning = if in_graph { Meaning::Graph } else { Meaning::Map };
                let value = meaning(kind, predicate, inner);
                node.edges.push(Edge { key, value });
            }
            let edges = node.edges.iter_mut().filter(|edge| edge.key == key);
            for edge in edges {
                match &mut edge.value {
                    Meaning::Map(kind, _, inner) | Meaning::Graph(kind, _, inner)
                        if *kind == Kind::of(fields) =>
                    {
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
