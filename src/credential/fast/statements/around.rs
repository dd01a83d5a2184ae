//! Telling blank nodes apart of which the same is said, by the nodes around them.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{Labels, Line};

/// Labels groups of nodes that are alike in themselves (RDFC-1.0, section 4.4.3, step 5).
/// Nothing where one of them has a neighbour without a label: that needs a search.
///
/// With neighbours that are all labelled, Hash N-Degree Quads (section 4.8) finds one order
/// to try. Nodes that are alike even then can change places, and the text stays the same.
pub(super) fn label(
    text: &str,
    lines: &[Line],
    alike: &[&[([u8; 32], usize)]],
    labels: &mut Labels,
) -> Option<()> {
    let mut spoken = vec![Vec::new(); labels.texts.len()];
    for line in lines {
        line.blanks().for_each(|blank| spoken[blank].push(line));
    }
    for group in alike {
        let mut hashes = Vec::with_capacity(group.len());
        for (_, blank) in *group {
            hashes.push((hash(text, *blank, &spoken[*blank], labels)?, *blank));
        }
        hashes.sort_unstable();
        hashes.into_iter().for_each(|(_, blank)| labels.issue(blank));
    }
    Some(())
}

/// Hash N-Degree Quads of a node whose neighbours are labelled.
fn hash(text: &str, blank: usize, spoken: &[&Line], labels: &Labels) -> Option<[u8; 32]> {
    let mut around = Vec::with_capacity(spoken.len());
    for line in spoken {
        let places = [("s", line.subject.blank()), ("o", line.object), ("g", line.graph)];
        for (place, other) in places {
            let Some(other) = other.filter(|other| *other != blank) else { continue };
            let label = labels.texts[other].as_str();
            if label.is_empty() {
                return None;
            }
            // Hash Related Blank Node (section 4.7).
            let mut related = Sha256::new_with_prefix(place);
            if place != "g" {
                related.update(predicate(text, line)?);
            }
            around.push((related.chain_update(label).finalize(), label));
        }
    }
    around.sort_unstable();
    let mut hash = Sha256::new();
    for group in around.chunk_by(|a, b| a.0 == b.0) {
        hash.update(HEXLOWER.encode(&group[0].0));
        group.iter().for_each(|(_, label)| hash.update(label));
    }
    Some(hash.finalize().into())
}

/// The predicate of a line, in its brackets.
fn predicate<'t>(text: &'t str, line: &Line) -> Option<&'t str> {
    text[line.text.clone()].split(' ').next()
}
