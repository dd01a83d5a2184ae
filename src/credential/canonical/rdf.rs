//! RDFC-1.0, bounded.
//!
//! Labelling alike blank nodes can take factorial time, and a document can be made so that
//! it does (RDF Dataset Canonicalization, "Dataset Poisoning"). The steps are counted, and
//! too many are refused.

use std::collections::BTreeMap;

use oxrdf::{
    BlankNode, BlankNodeRef, Dataset, GraphNameRef, NamedOrBlankNodeRef, Quad, QuadRef, TermRef,
};

use super::CanonicalError;
use super::labels::{Node, Tie, number};

/// The most quads a document comes to.
const MAX_QUADS: usize = 100_000;

/// The most steps to tell blank nodes apart.
const MAX_STEPS: u64 = 500_000;

/// What blank nodes are labelled by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hash {
    /// SHA-256, as for nearly every proof.
    Sha256,
    /// SHA-384, as for proofs on the curve P-384.
    Sha384,
}

/// The canonical N-Quads of a dataset (RDFC-1.0).
///
/// # Errors
/// There are too many quads, or too many blank nodes that only their neighbours tell apart.
pub fn canonicalize(quads: &[Quad], hash: Hash) -> Result<String, CanonicalError> {
    if quads.len() > MAX_QUADS {
        return Err(CanonicalError::TooMuch("it comes to too many statements".to_owned()));
    }
    let dataset: Dataset = quads.iter().collect();
    let mut names = BTreeMap::<&str, usize>::new();
    for (_, name) in dataset.iter().flat_map(places) {
        let next = names.len();
        names.entry(name).or_insert(next);
    }
    let numbers = number(&nodes(&dataset, &names), hash, MAX_STEPS)?;
    let labels: BTreeMap<&str, BlankNode> = names
        .iter()
        .map(|(name, at)| (*name, BlankNode::new_unchecked(format!("c14n{}", numbers[*at]))))
        .collect();
    let label = |node: BlankNodeRef<'_>| labels[node.as_str()].as_ref();
    let mut lines: Vec<String> =
        dataset.iter().map(|quad| format!("{} .\n", relabel(quad, &label))).collect();
    lines.sort_unstable();
    Ok(lines.concat())
}

/// What is said of each blank node.
fn nodes<'d>(dataset: &'d Dataset, names: &BTreeMap<&'d str, usize>) -> Vec<Node<'d>> {
    let mut nodes: Vec<Node<'_>> =
        names.iter().map(|_| Node { look: Vec::new(), ties: Vec::new() }).collect();
    for quad in dataset {
        let here: Vec<(char, &str)> = places(quad).collect();
        let mut seen: Vec<&str> = Vec::new();
        for (_, name) in &here {
            if seen.contains(name) {
                continue;
            }
            seen.push(name);
            let node = &mut nodes[names[name]];
            let mask = |other: BlankNodeRef<'_>| other.as_str() == *name;
            node.look.push(format!("{} .\n", masked(quad, &mask)));
            for (place, other) in here.iter().filter(|(_, other)| other != name) {
                let predicate = quad.predicate.as_str();
                node.ties.push(Tie { place: *place, predicate, other: names[other] });
            }
        }
    }
    nodes
}

/// The blank nodes of a statement, with the place of each.
fn places(quad: QuadRef<'_>) -> impl Iterator<Item = (char, &str)> {
    let subject = match quad.subject {
        NamedOrBlankNodeRef::BlankNode(node) => Some(('s', node.as_str())),
        NamedOrBlankNodeRef::NamedNode(_) => None,
    };
    let object = match quad.object {
        TermRef::BlankNode(node) => Some(('o', node.as_str())),
        TermRef::NamedNode(_) | TermRef::Literal(_) => None,
    };
    let graph = match quad.graph_name {
        GraphNameRef::BlankNode(node) => Some(('g', node.as_str())),
        GraphNameRef::NamedNode(_) | GraphNameRef::DefaultGraph => None,
    };
    [subject, object, graph].into_iter().flatten()
}

/// A statement with `_:a` for one node and `_:z` for the others (section 4.6).
fn masked<'q>(quad: QuadRef<'q>, is_it: &dyn Fn(BlankNodeRef<'_>) -> bool) -> QuadRef<'q> {
    relabel(quad, &|node| BlankNodeRef::new_unchecked(if is_it(node) { "a" } else { "z" }))
}

/// A statement with other blank nodes.
fn relabel<'q>(
    quad: QuadRef<'q>,
    label: &dyn Fn(BlankNodeRef<'q>) -> BlankNodeRef<'q>,
) -> QuadRef<'q> {
    let subject = match quad.subject {
        NamedOrBlankNodeRef::BlankNode(node) => label(node).into(),
        named @ NamedOrBlankNodeRef::NamedNode(_) => named,
    };
    let object = match quad.object {
        TermRef::BlankNode(node) => label(node).into(),
        other => other,
    };
    let graph = match quad.graph_name {
        GraphNameRef::BlankNode(node) => label(node).into(),
        other => other,
    };
    QuadRef::new(subject, quad.predicate, object, graph)
}
