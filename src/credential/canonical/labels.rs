//! The labels of blank nodes: the steps of RDFC-1.0 that tell them apart (sections 4.4 to
//! 4.8), with a bound on the work.
//!
//! Two statements that tie one node to another in the same way count twice in Hash N-Degree
//! Quads, as in the implementations that others sign with.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256, Sha384};

use super::{CanonicalError, Hash};

/// The deepest search through nodes that are alike.
const MAX_DEPTH: usize = 256;

/// What ties a node to another: the place of the other in a statement (`s`, `o`, `g`), and
/// the predicate in its brackets, which does not count for a graph.
pub(super) struct Tie<'q> {
    pub(super) place: char,
    pub(super) predicate: &'q str,
    pub(super) other: usize,
}

/// How much of a predicate is hashed in a step.
const STEP_BYTES: usize = 256;

impl Tie<'_> {
    /// The steps that hashing it takes.
    fn steps(&self) -> usize {
        1 + self.predicate.len() / STEP_BYTES
    }
}

/// What is said of one blank node.
pub(super) struct Node<'q> {
    /// The statements with it, in N-Quads, with `_:a` for it and `_:z` for any other.
    pub(super) look: Vec<String>,
    pub(super) ties: Vec<Tie<'q>>,
}

/// Numbers the nodes in their canonical order.
///
/// # Errors
/// Telling them apart takes more than `most` steps.
pub(super) fn number(
    nodes: &[Node<'_>],
    hash: Hash,
    most: u64,
) -> Result<Vec<usize>, CanonicalError> {
    let first: Vec<String> = nodes
        .iter()
        .map(|node| {
            let mut look: Vec<&str> = node.look.iter().map(String::as_str).collect();
            look.sort_unstable();
            digest(hash, &look.concat())
        })
        .collect();
    let mut groups = BTreeMap::<&str, Vec<usize>>::new();
    for (node, hash) in first.iter().enumerate() {
        groups.entry(hash).or_default().push(node);
    }
    let canonical = Issuer::default();
    let mut search = Search { nodes, first: &first, hash, canonical, left: most };
    for node in groups.values().filter(|group| group.len() == 1).flatten() {
        search.canonical.issue(*node);
    }
    for group in groups.values().filter(|group| group.len() > 1) {
        search.tell_apart(group)?;
    }
    Ok((0..nodes.len()).map(|node| search.canonical.issue(node)).collect())
}

/// Numbers given to nodes, in the order of asking.
#[derive(Clone, Default)]
struct Issuer {
    numbers: BTreeMap<usize, usize>,
    order: Vec<usize>,
}

impl Issuer {
    fn number(&self, node: usize) -> Option<usize> {
        self.numbers.get(&node).copied()
    }

    /// The number of a node: the next one, where it has none yet.
    fn issue(&mut self, node: usize) -> usize {
        let next = self.order.len();
        *self.numbers.entry(node).or_insert_with(|| {
            self.order.push(node);
            next
        })
    }
}

struct Search<'n> {
    nodes: &'n [Node<'n>],
    /// The hash of each node by itself.
    first: &'n [String],
    hash: Hash,
    canonical: Issuer,
    /// The steps that are left.
    left: u64,
}

impl Search<'_> {
    /// Numbers nodes that are alike in themselves (section 4.4.3, step 5).
    fn tell_apart(&mut self, group: &[usize]) -> Result<(), CanonicalError> {
        let mut found = Vec::new();
        for node in group {
            if self.canonical.number(*node).is_none() {
                let mut issuer = Issuer::default();
                issuer.issue(*node);
                found.push(self.hash_around(*node, issuer, 0)?);
            }
        }
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (_, issuer) in found {
            for node in issuer.order {
                self.canonical.issue(node);
            }
        }
        Ok(())
    }

    /// Hash N-Degree Quads (section 4.8).
    fn hash_around(
        &mut self,
        node: usize,
        mut issuer: Issuer,
        depth: usize,
    ) -> Result<(String, Issuer), CanonicalError> {
        if depth > MAX_DEPTH {
            return Err(too_much());
        }
        let nodes = self.nodes;
        let mut groups = BTreeMap::<String, Vec<usize>>::new();
        self.spend(nodes[node].ties.iter().map(Tie::steps).sum())?;
        for tie in &nodes[node].ties {
            groups.entry(self.hash_related(tie, &issuer)).or_default().push(tie.other);
        }
        let mut hashed = String::new();
        for (hash, mut group) in groups {
            hashed.push_str(&hash);
            group.sort_unstable();
            let mut chosen: Option<(String, Issuer)> = None;
            loop {
                let tried = self.path(&group, issuer.clone(), chosen.as_ref(), depth)?;
                chosen = tried.or(chosen);
                if !permute(&mut group) {
                    break;
                }
            }
            let Some((path, best)) = chosen else { continue };
            hashed.push_str(&path);
            issuer = best;
        }
        Ok((digest(self.hash, &hashed), issuer))
    }

    /// The path through nodes in one order (section 4.8.3, step 5.4). Nothing where it comes
    /// after the one that was found before.
    fn path(
        &mut self,
        group: &[usize],
        mut issuer: Issuer,
        before: Option<&(String, Issuer)>,
        depth: usize,
    ) -> Result<Option<(String, Issuer)>, CanonicalError> {
        self.spend(group.len() + issuer.order.len())?;
        let comes_after = |path: &str| {
            before.is_some_and(|(chosen, _)| path.len() >= chosen.len() && path > chosen.as_str())
        };
        let (mut path, mut open) = (String::new(), Vec::new());
        for node in group {
            if let Some(number) = self.canonical.number(*node) {
                path.extend(["_:c14n", &number.to_string()]);
            } else {
                if issuer.number(*node).is_none() {
                    open.push(*node);
                }
                path.extend(["_:b", &issuer.issue(*node).to_string()]);
            }
            if comes_after(&path) {
                return Ok(None);
            }
        }
        for node in open {
            let (hash, after) = self.hash_around(node, issuer.clone(), depth + 1)?;
            path.extend(["_:b", &issuer.issue(node).to_string(), "<", &hash, ">"]);
            issuer = after;
            if comes_after(&path) {
                return Ok(None);
            }
        }
        let is_better = before.is_none_or(|(chosen, _)| path < *chosen);
        Ok(is_better.then_some((path, issuer)))
    }

    /// Hash Related Blank Node (section 4.7).
    fn hash_related(&self, tie: &Tie<'_>, issuer: &Issuer) -> String {
        let mut text = String::from(tie.place);
        if tie.place != 'g' {
            text.extend(["<", tie.predicate, ">"]);
        }
        if let Some(number) = self.canonical.number(tie.other) {
            text.extend(["_:c14n", &number.to_string()]);
        } else if let Some(number) = issuer.number(tie.other) {
            text.extend(["_:b", &number.to_string()]);
        } else {
            text.push_str(&self.first[tie.other]);
        }
        digest(self.hash, &text)
    }

    fn spend(&mut self, steps: usize) -> Result<(), CanonicalError> {
        self.left = self.left.checked_sub(1 + steps as u64).ok_or_else(too_much)?;
        Ok(())
    }
}

/// The next order of a list, where alike entries do not change places. Whether there is one.
fn permute(list: &mut [usize]) -> bool {
    let Some(at) = list.windows(2).rposition(|pair| pair[0] < pair[1]) else { return false };
    let Some(with) = list.iter().rposition(|entry| *entry > list[at]) else { return false };
    list.swap(at, with);
    list[at + 1..].reverse();
    true
}

fn digest(hash: Hash, text: &str) -> String {
    match hash {
        Hash::Sha256 => HEXLOWER.encode(&Sha256::digest(text)),
        Hash::Sha384 => HEXLOWER.encode(&Sha384::digest(text)),
    }
}

fn too_much() -> CanonicalError {
    CanonicalError::TooMuch("it has too many nodes without an id that are alike".to_owned())
}
