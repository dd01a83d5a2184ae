//! RDFC-1.0, bounded.
//!
//! Labelling alike blank nodes can take factorial time, and a document can be made so that
//! it does (RDF Dataset Canonicalization, "Dataset Poisoning"). How much there is to try
//! can be told beforehand, and too much is refused.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use oxrdf::{BlankNodeRef, Dataset, GraphNameRef, NamedOrBlankNodeRef, Quad, QuadRef, TermRef};

use super::CanonicalError;

/// The most quads a document comes to.
const MAX_QUADS: usize = 100_000;

/// The most labellings that are tried for a document of JSON.
const MAX_LABELLINGS: u64 = 50_000;

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
    canonicalize_within(quads, hash, MAX_LABELLINGS)
}

/// As [`canonicalize`], with another bound on the labellings that are tried.
///
/// # Errors
/// There are too many quads, or more labellings.
pub fn canonicalize_within(
    quads: &[Quad],
    hash: Hash,
    most: u64,
) -> Result<String, CanonicalError> {
    if quads.len() > MAX_QUADS {
        return Err(CanonicalError::TooMuch("it comes to too many statements".to_owned()));
    }
    let mut dataset: Dataset = quads.iter().collect();
    if labellings(&dataset) > most {
        return Err(CanonicalError::TooMuch(
            "it has too many nodes without an id that are alike".to_owned(),
        ));
    }
    let hash_algorithm = match hash {
        Hash::Sha256 => CanonicalizationHashAlgorithm::Sha256,
        Hash::Sha384 => CanonicalizationHashAlgorithm::Sha384,
    };
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 { hash_algorithm });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    Ok(lines.concat())
}

type Quads<'a> = BTreeMap<&'a str, Vec<QuadRef<'a>>>;

/// An upper bound of the labellings that RDFC-1.0 tries (its step 5): of each connected set
/// of alike nodes, every order of every set of alike neighbours, from every start.
fn labellings(dataset: &Dataset) -> u64 {
    let mut quads = Quads::new();
    for quad in dataset {
        for node in blank_nodes(quad) {
            quads.entry(node).or_default().push(quad);
        }
    }
    let looks: BTreeMap<&str, String> =
        quads.iter().map(|(node, quads)| (*node, look(node, quads))).collect();
    let mut counts = BTreeMap::<&str, usize>::new();
    for look in looks.values() {
        *counts.entry(look).or_default() += 1;
    }
    let alike: BTreeMap<&str, &str> = looks
        .iter()
        .filter(|(_, look)| counts.get(look.as_str()).is_some_and(|count| *count > 1))
        .map(|(node, look)| (*node, look.as_str()))
        .collect();
    let mut seen = BTreeSet::new();
    let mut total = 0_u64;
    for start in alike.keys() {
        total = total.saturating_add(component(start, &quads, &alike, &mut seen));
    }
    total
}

fn component<'a>(
    start: &'a str,
    quads: &Quads<'a>,
    alike: &BTreeMap<&'a str, &str>,
    seen: &mut BTreeSet<&'a str>,
) -> u64 {
    let mut waiting = vec![start];
    let (mut nodes, mut orders) = (0_u64, 1_u64);
    while let Some(node) = waiting.pop() {
        if !seen.insert(node) {
            continue;
        }
        nodes += 1;
        // Alike neighbours by the place they take in a statement, as in Hash Related Blank Node.
        let mut neighbours = BTreeMap::<(u8, &str, &str), BTreeSet<&'a str>>::new();
        for quad in quads.get(node).into_iter().flatten() {
            for (place, other) in places(*quad) {
                if let Some(look) = alike.get(other).filter(|_| other != node) {
                    let predicate = if place == b'g' { "" } else { quad.predicate.as_str() };
                    neighbours.entry((place, predicate, look)).or_default().insert(other);
                }
            }
        }
        for group in neighbours.into_values() {
            orders = (1..=group.len() as u64).fold(orders, u64::saturating_mul);
            waiting.extend(group);
        }
    }
    orders.saturating_mul(nodes).saturating_mul(nodes)
}

fn places(quad: QuadRef<'_>) -> impl Iterator<Item = (u8, &str)> {
    let subject = match quad.subject {
        NamedOrBlankNodeRef::BlankNode(node) => Some((b's', node.as_str())),
        NamedOrBlankNodeRef::NamedNode(_) => None,
    };
    let object = match quad.object {
        TermRef::BlankNode(node) => Some((b'o', node.as_str())),
        TermRef::NamedNode(_) | TermRef::Literal(_) => None,
    };
    let graph = match quad.graph_name {
        GraphNameRef::BlankNode(node) => Some((b'g', node.as_str())),
        GraphNameRef::NamedNode(_) | GraphNameRef::DefaultGraph => None,
    };
    [subject, object, graph].into_iter().flatten()
}

fn blank_nodes(quad: QuadRef<'_>) -> BTreeSet<&str> {
    places(quad).map(|(_, node)| node).collect()
}

/// What Hash First Degree Quads hashes.
fn look(node: &str, quads: &[QuadRef<'_>]) -> String {
    let mask = |other: BlankNodeRef<'_>| {
        BlankNodeRef::new_unchecked(if other.as_str() == node { "a" } else { "z" })
    };
    let mut lines: Vec<String> = quads
        .iter()
        .map(|quad| {
            let subject = match quad.subject {
                NamedOrBlankNodeRef::BlankNode(other) => mask(other).into(),
                named @ NamedOrBlankNodeRef::NamedNode(_) => named,
            };
            let object = match quad.object {
                TermRef::BlankNode(other) => mask(other).into(),
                other => other,
            };
            let graph = match quad.graph_name {
                GraphNameRef::BlankNode(other) => mask(other).into(),
                other => other,
            };
            QuadRef::new(subject, quad.predicate, object, graph).to_string()
        })
        .collect();
    lines.sort_unstable();
    lines.join("\n")
}
